"""Headings, lists, tables, notes and figures: what each must carry, and what may stand in it."""

import re
from collections.abc import Iterator
from typing import Final

from tests.conformance.content import Content
from tests.conformance.tree import Element, Mark

_HEADING: Final = re.compile(r"H([1-6])")
_BLOCKS: Final = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "Sect", "BlockQuote", "TOC", "Part", "Div"})
_NO_BLOCKS_IN: Final = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Span", "Link", "Reference", "Code"})
_MAY_BE_EMPTY: Final = frozenset({"NonStruct", "Code", "BlockQuote", "TD", "TH", "LBody", "LI", "L", "TR", "Table", "TBody", "THead"})
_ROW_PARENTS: Final = frozenset({"Table", "THead", "TBody", "TFoot"})
_STANDARD: Final = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "NonStruct", "P", "H1", "H2", "H3", "H4",
    "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note",
    "Reference", "BibEntry", "Code", "Link", "Figure",
})


def findings(root: Element, pages: list[Content]) -> Iterator[str]:
    """Everything that is wrong with the elements."""
    yield from _nesting(root)
    yield from _headings(root)
    for element in root.find("L"):
        yield from _list(element)
    for element in root.find("Table"):
        yield from _table(element, pages)
    yield from _notes(root)
    for element in root.find("Figure"):
        yield from _figure(element)


def _nesting(root: Element) -> Iterator[str]:
    """Known kinds, no block inside a line of text, nothing empty that is read out as something."""
    if [element.kind for element in root.elements] != ["Document"]:
        yield "the tree does not begin with one Document"
    for element in root.walk():
        if element is root:
            continue
        if element.kind not in _STANDARD:
            yield f"a kind of element no reader knows: {element.own_kind}"
        if element.kind in _NO_BLOCKS_IN:
            yield from (f"{kid.kind} inside {element.kind}: {kid.text[:40]!r}" for kid in element.elements if kid.kind in _BLOCKS)
        if not element.kids and element.kind not in _MAY_BE_EMPTY:
            yield f"an empty {element.kind}"


def _headings(root: Element) -> Iterator[str]:
    before = 0
    for element in root.walk():
        if (found := _HEADING.fullmatch(element.kind)) is None:
            continue
        level = int(found[1])
        if level > before + 1:
            yield f"heading jumps from {before} to {level}: {element.text[:40]!r}"
        if level == 1 and before:
            yield f"a second title: {element.text[:40]!r}"
        if not element.text.strip():
            yield "a heading without text"
        before = level


def _list(element: Element) -> Iterator[str]:
    numbering = str(element.attribute("/ListNumbering") or "")
    if not numbering:
        yield f"list without numbering: {element.text[:40]!r}"
    if any(isinstance(kid, Mark) for kid in element.kids):
        yield f"text straight in a list: {element.text[:40]!r}"
    yield from (f"{kid.kind} in a list" for kid in element.elements if kid.kind not in ("LI", "Caption", "L"))
    items = [kid for kid in element.elements if kid.kind == "LI"]
    if not items:
        yield "a list without items"
    for item in items:
        kinds = [kid.kind for kid in item.elements]
        if kinds not in (["Lbl", "LBody"], ["LBody"]) or len(kinds) != len(item.kids):
            yield f"a list item of {kinds or 'text'}: {item.text[:40]!r}"
    labels = [kid.text.strip() for item in items for kid in item.elements if kid.kind == "Lbl"]
    if numbering in ("/Decimal", "/Disc", "/Circle", "/Square") and len(labels) != len(items):
        yield f"{len(labels)} labels for {len(items)} items: {element.text[:40]!r}"
    if numbering == "/None" and labels:
        yield f"a list without numbering has labels: {labels[:3]}"
    if numbering == "/Decimal" and labels:
        yield from _counted(labels)


def _counted(labels: list[str]) -> Iterator[str]:
    numbers = [int(label.rstrip(".")) if label.rstrip(".").isdecimal() else -1 for label in labels]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        yield f"labels of a numbered list that do not count: {labels[:6]}"


def _table(table: Element, pages: list[Content]) -> Iterator[str]:
    where = f"table {table.text[:30]!r}"
    rows = [element for element in table.find("TR") if _table_of(element) is table]
    yield from (f"{where}: {kid.kind} straight in it" for kid in table.elements
                if kid.kind not in ("THead", "TBody", "TFoot", "TR", "Caption"))
    if [kid.kind for kid in table.elements].count("THead") > 1:
        yield f"{where}: more than one head"
    widths = {sum(_span(cell, "/ColSpan") for cell in row.elements) for row in rows}
    if len(widths) != 1 or any(_span(cell, "/RowSpan") > 1 for row in rows for cell in row.elements):
        yield f"{where}: rows of {sorted(widths)} cells"
    for row in rows:
        if row.parent is None or row.parent.kind not in _ROW_PARENTS:
            yield f"{where}: a row outside the table"
        yield from (f"{where}: {cell.kind} in a row" for cell in row.elements if cell.kind not in ("TH", "TD"))
        yield from (f"{where}: head {cell.text[:30]!r} without scope" for cell in row.elements
                    if cell.kind == "TH" and str(cell.attribute("/Scope")) not in ("/Row", "/Column", "/Both"))
    yield from _headed(rows, where)
    yield from _repeated_head(table, pages, where)


def _headed(rows: list[Element], where: str) -> Iterator[str]:
    """Every cell with data has a head above it or beside it."""
    columns: set[int] = set()
    for row in rows:
        scopes = {str(cell.attribute("/Scope")) for cell in row.elements if cell.kind == "TH"}
        for place, cell in enumerate(row.elements):
            if cell.kind == "TH" and str(cell.attribute("/Scope")) in ("/Column", "/Both"):
                columns.add(place)
            elif cell.kind == "TD" and cell.text.strip() and place not in columns and not scopes & {"/Row", "/Both"}:
                yield f"{where}: cell {cell.text[:30]!r} has no head"
                return


def _repeated_head(table: Element, pages: list[Content], where: str) -> Iterator[str]:
    """On the next page the head is painted again, as decoration."""
    head = next((kid for kid in table.elements if kid.kind == "THead"), None)
    if head is None or not squeezed(head.text):
        return
    for number in sorted(table.pages - head.pages):
        if squeezed(head.text) not in squeezed(pages[number].decoration("Pagination")):
            yield f"{where}: no repeated head on page {number + 1}"


def _notes(root: Element) -> Iterator[str]:
    """A note has an ID of its own and stands beside the reference with the same mark."""
    seen: set[str] = set()
    for note in root.find("Note"):
        name = str(note.obj.get("/ID", ""))
        if not name or name in seen:
            yield f"note without an ID of its own: {note.text[:40]!r}"
        seen.add(name)
        beside = note.parent.kids if note.parent else []
        place = next(index for index, kid in enumerate(beside) if kid is note)
        before = beside[place - 1] if place else None
        label = note.elements[0].text.strip(" .") if note.elements and note.elements[0].kind == "Lbl" else ""
        if not label:
            yield f"note without its mark: {note.text[:40]!r}"
        elif not (isinstance(before, Element) and before.kind == "Reference" and before.text.strip(" .") == label):
            yield f"note {label} does not stand beside its reference"


def _figure(figure: Element) -> Iterator[str]:
    if len(figure.alternative.split()) < 1:
        yield "figure without alternative text"
    bounds = figure.attribute("/BBox")
    if bounds is None or "/Pg" not in figure.obj:
        yield "figure without bounds"
        return
    left, bottom, right, top = (float(side) for side in list(bounds))
    box = [float(side) for side in figure.obj.Pg.MediaBox]
    if not (box[0] <= left < right <= box[2] and box[1] <= bottom < top <= box[3]):
        yield f"figure outside its page: {left:.0f} {bottom:.0f} {right:.0f} {top:.0f}"


def squeezed(text: str) -> str:
    """The text without white space and without places to break, to compare what was laid out with what was written."""
    return "".join(text.replace("\u200b", "").split())


def _span(cell: Element, name: str) -> int:
    found = cell.attribute(name)
    return int(found) if found is not None else 1


def _table_of(row: Element) -> Element | None:
    above = row.parent
    while above is not None and above.kind != "Table":
        above = above.parent
    return above
