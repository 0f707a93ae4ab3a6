"""Links that say where they go and go there, the table of contents, and bookmarks that are the headings."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pikepdf

from tests.conformance.lint_blocks import squeezed
from tests.conformance.tree import Element

_BARE: Final = re.compile(r"#?[a-z]+(-[a-z0-9]+)*-\d+|#[\w-]+|")
"""What is no description: nothing at all, or the name of a place in the file."""
_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_PAGE: Final = re.compile(r"(.*?)(\d+)", re.DOTALL)
_HEADINGS: Final = ("H1", "H2", "H3", "H4", "H5", "H6")


def findings(pdf: pikepdf.Pdf, root: Element) -> Iterator[str]:
    """Everything that is wrong with links, contents and bookmarks."""
    places = destinations(pdf)
    yield from _areas(pdf, root)
    for link in root.find("Link"):
        yield from _link(link, places)
    yield from _contents(pdf, root, places)
    yield from _bookmarks(pdf, root)


def destinations(pdf: pikepdf.Pdf) -> Mapping[str, pikepdf.Object]:
    """The named places of a document."""
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    return {} if names is None else {str(name): place for name, place in pikepdf.NameTree(names).items()}


def _areas(pdf: pikepdf.Pdf, root: Element) -> Iterator[str]:
    """Every link on a page belongs to one Link of the tree."""
    owned = [area.annotation.objgen for element in root.find("Link") for area in element.areas]
    if len(owned) != len(set(owned)):
        yield "an area belongs to two links"
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.objgen not in set(owned):
                yield f"page {number}: a link outside the tree: {annotation.get('/Contents', '')!s}"


def _link(link: Element, places: Mapping[str, pikepdf.Object]) -> Iterator[str]:
    text = squeezed(link.text)
    if not link.areas:
        yield f"a link that cannot be followed: {link.text[:40]!r}"
    if not text:
        yield "a link without text"
    for area in link.areas:
        says = str(area.annotation.get("/Contents", ""))
        if _BARE.fullmatch(says.strip()):
            yield f"a link that does not say where it goes: {says!r} at {link.text[:40]!r}"
        target = _target(area.annotation)
        if target is None:
            yield f"a link to nowhere: {link.text[:40]!r}"
        elif not _ADDRESS.match(target) and target not in places:
            yield f"a link to a place that is not there: {target[:60]!r}"


def _target(annotation: pikepdf.Object) -> str | None:
    """The address or the named place a link goes to."""
    if "/Dest" in annotation:
        return str(annotation.Dest)
    action = annotation.get("/A", pikepdf.Dictionary())
    return str(action.URI) if "/URI" in action else None


def _contents(pdf: pikepdf.Pdf, root: Element, places: Mapping[str, pikepdf.Object]) -> Iterator[str]:
    """Each entry of the contents is a reference with a link, and names the page its heading is on."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    headings = {squeezed(element.text) for element in root.find(*_HEADINGS)}
    for contents in root.find("TOC"):
        yield from (f"{kid.kind} in the contents" for kid in contents.elements if kid.kind != "TOCI")
    for entry in root.find("TOCI"):
        link = next(iter(entry.find("Link")), None)
        if link is None or not entry.find("Reference") or not link.areas:
            yield f"an entry of the contents without reference or link: {entry.text[:40]!r}"
            continue
        parts = _PAGE.fullmatch(entry.text.strip())
        place = places.get(_target(link.areas[0].annotation) or "")
        page = numbers.get(next(iter(place)).objgen) if isinstance(place, pikepdf.Array) else None
        if parts is None or page is None or int(parts[2][-len(str(page)):]) != page:
            yield f"the contents give a wrong page: {entry.text[:60]!r}, it is {page}"
        elif not any(heading.startswith(squeezed(entry.text).removesuffix(str(page))) for heading in headings):
            yield f"an entry of the contents that is no heading: {entry.text[:60]!r}"


def _bookmarks(pdf: pikepdf.Pdf, root: Element) -> Iterator[str]:
    """Bookmarks are the headings, each on its own level."""
    wanted = [(int(element.kind[1]), squeezed(element.text)) for element in root.find(*_HEADINGS)]
    with pdf.open_outline() as outline:
        found = [(level, squeezed(title)) for level, title in _flat(outline.root, 1)]
    if wanted != found:
        missing = next((pair for pair in zip(wanted, found, strict=False) if pair[0] != pair[1]), (len(wanted), len(found)))
        yield f"bookmarks are not the headings: {missing[0]} and {missing[1]}"


def _flat(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _flat(item.children, level + 1)
