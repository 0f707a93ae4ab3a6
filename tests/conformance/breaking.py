"""Bad files, made from a good report by breaking one thing: a judge that lets one of them pass is no judge."""

import io
from collections.abc import Callable, Iterator
from typing import Final

import pikepdf


def broken(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each bad file. Raises ``ValueError`` when the report has nothing to break."""
    for name, breaking in BREAKINGS.items():
        yield name, changed(good, breaking)


def changed(good: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A report with one change."""
    with pikepdf.open(io.BytesIO(good)) as pdf:
        change(pdf)
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, written so that writing it changes no verdict."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """The structure elements of a kind. Raises ``ValueError`` when there are none."""
    found: list[pikepdf.Object] = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind and "/P" in item]
    if not found:
        raise ValueError(f"the report has no {kind} to break")
    return found


def _no_alternative(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "/Figure")[0].Alt


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_title_shown(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _heading_jump(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/H2")[0].S = pikepdf.Name.H4


def _no_scope(pdf: pikepdf.Pdf) -> None:
    for head in elements(pdf, "/TH"):
        for attributes in [head.get("/A")]:
            if isinstance(attributes, pikepdf.Dictionary) and "/Scope" in attributes:
                del attributes.Scope


def _no_note_id(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "/Note")[0].ID


def _no_relationship(pdf: pikepdf.Pdf) -> None:
    for file in pdf.Root.AF:
        del file.AFRelationship


def _no_link_description(pdf: pikepdf.Pdf) -> None:
    links = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    if not links:
        raise ValueError("the report has no link to break")
    del links[0].Contents


def _untagged_content(pdf: pikepdf.Pdf) -> None:
    """The marks around the first text of the page go; the text stays."""
    page = pdf.pages[0]
    kept, removed = [], False
    for instruction in pikepdf.parse_content_stream(page):
        numbered = str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        if numbered and not removed:
            removed = True
            instruction = pikepdf.ContentStreamInstruction([pikepdf.Name.Span], pikepdf.Operator("BMC"))  # noqa: PLW2901
        kept.append(instruction)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _no_ua_identifier(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata
    packet.write(packet.read_bytes().replace(b"pdfuaid:part>1<", b"pdfuaid:part>9<"))


def _item_without_list(pdf: pikepdf.Pdf) -> None:
    """A paragraph becomes a list item: outside any list."""
    elements(pdf, "/P")[0].S = pikepdf.Name.LI


BREAKINGS: Final[dict[str, Callable[[pikepdf.Pdf], None]]] = {
    "alternative text gone": _no_alternative,
    "language gone": _no_language,
    "title not shown": _no_title_shown,
    "heading level skipped": _heading_jump,
    "scope of heads gone": _no_scope,
    "ID of a note gone": _no_note_id,
    "relationship of the attachments gone": _no_relationship,
    "description of a link gone": _no_link_description,
    "content without tag": _untagged_content,
    "no PDF/UA identifier": _no_ua_identifier,
    "list item outside a list": _item_without_list,
}
"""What is broken, to what breaks it. All of these veraPDF must refuse."""
