"""What a validator does not see: a PDF can pass veraPDF and still be read out badly. Pure pikepdf; no finding is the aim.

``findings`` reads a PDF by itself. Whether it says what its source says, in the same order, is for ``order``.
"""

import io
import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from tests.conformance import lint_blocks, lint_links, tree
from tests.conformance.content import NO_LETTER, Content
from tests.conformance.content import read as read_content
from tests.conformance.tree import Element

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NUMBERS: Final = re.compile(r"\d+")


class Reading:
    """A PDF with its pages and its tag tree, read once for all checks."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages: list[Content] = read_content(self.pdf)
        self.root: Element = tree.read(self.pdf, self.pages)


def findings(reading: Reading) -> list[str]:
    """Everything that is wrong with the structure, in words; empty for a sound document."""
    found = [*_document(reading.pdf), *_content(reading), *_ownership(reading), *_running(reading), *_languages(reading.root)]
    found += lint_blocks.findings(reading.root, reading.pages)
    found += lint_links.findings(reading.pdf, reading.root)
    return found


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Language, title, and that both are said where a reader looks."""
    root = pdf.Root
    if not _LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield "the document has no language"
    if not bool(root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)):
        yield "the document does not say that it is tagged"
    if not bool(root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)):
        yield "the window shows the name of the file, not the title"
    with pdf.open_metadata(update_docinfo=False) as meta:
        title = str(meta.get("dc:title") or "")
    if not title.strip():
        yield "the document has no title"
    elif title != str(pdf.docinfo.get("/Title", "")):
        yield "two titles that differ"
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number}: the Tab key does not follow the structure"


def _content(reading: Reading) -> Iterator[str]:
    for number, page in enumerate(reading.pages, 1):
        yield from (f"page {number}: {fault}" for fault in dict.fromkeys(page.faults))
        if any(NO_LETTER in text for text in page.painted):
            yield f"page {number}: a letter without meaning (no ToUnicode)"


def _ownership(reading: Reading) -> Iterator[str]:
    """Every marked content belongs to one element of the tree, and the parent tree names that very element."""
    owners: dict[tuple[int, int], Element] = {}
    for element in reading.root.walk():
        for kid in element.kids:
            if isinstance(kid, tree.Mark):
                if kid.page < 0:
                    yield f"{element.kind}: content number {kid.number} is on no page"
                elif (kid.page, kid.number) in owners:
                    yield f"{element.kind}: content number {kid.number} of page {kid.page + 1} belongs to two elements"
                owners[kid.page, kid.number] = element
    parents = dict(_entries(reading.pdf.Root.StructTreeRoot.get("/ParentTree", pikepdf.Dictionary())))
    for index, page in enumerate(reading.pages):
        entry = parents.get(int(reading.pdf.pages[index].obj.get("/StructParents", -1)))
        row = list(entry) if isinstance(entry, pikepdf.Array) else []
        for number, text in page.text.items():
            owner = owners.get((index, number))
            if owner is None:
                yield f"page {index + 1}: content outside the tree: {text[:40]!r}"
            elif number >= len(row) or not isinstance(row[number], pikepdf.Dictionary) or row[number].objgen != owner.obj.objgen:
                yield f"page {index + 1}: the parent tree names another element for {text[:40]!r}"


def _entries(node: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    numbers = list(node.get("/Nums", []))
    yield from zip(map(int, numbers[::2]), numbers[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _entries(kid)


def _running(reading: Reading) -> Iterator[str]:
    """The foot of every page is decoration and ends in ``page x of y``."""
    total = len(reading.pages)
    for number, page in enumerate(reading.pages, 1):
        numbers = _NUMBERS.findall(page.decoration("Pagination", "Footer"))
        if numbers[-2:] != [str(number), str(total)]:
            yield f"page {number}: no foot that says page {number} of {total}"


def _languages(root: Element) -> Iterator[str]:
    for element in root.walk():
        if "/Lang" in element.obj and not _LANGUAGE.fullmatch(element.language):
            yield f"{element.kind}: no language: {element.language!r}"
