"""Mend the tag tree that WeasyPrint 70.0 makes, while it makes it.

A validator calls the tree of WeasyPrint valid; a reader with a screen reader meets something else: page headers read
out as text, a paragraph that stops at the end of the page and starts again, a table that is three tables, a list of
contents that is a list of links, a list item whose paragraphs hang outside it. This module mends:

* page headers and footers, dot leaders, repeated table heads and what has ``aria-hidden`` become artifacts: decoration;
* an element that is cut by a page or a line becomes one element again, and the noise of one Span a line goes;
* a paragraph inside a list item gets its LBody (without it PDF/UA-1 fails on every loose Markdown list);
* a link is one link, also when a part of it is bold;
* what single elements lack is added by ``structure.py``; footnotes are placed beside their reference.

It hooks one private function, ``weasyprint.pdf.tags._build_box_tree``, for the time of one document. WeasyPrint is
pinned for that reason, and a test compares the source of the function with the one this was written against.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from afweging.report import structure
from afweging.report.structure import Box, Element, Pdf, at

HOOKED_SHA256: Final = "f716251a83e7096e9cae972b63e633aab21c664d200582166dd0d5096780f9c4"
"""SHA-256 of the source of the hooked function; see ``tests/report/test_tagging.py``."""

_PAGINATION: Final = "<</Type /Pagination>>"
_LAYOUT: Final = "<</Type /Layout>>"
_INLINE: Final = frozenset({"/Span", "/Link", "/Strong", "/Em", "/Code"})
_PLAIN_SPAN: Final = frozenset({"Type", "S", "K", "Pg", "P"})
_ONE_AT_A_TIME: Final = threading.Lock()


@contextmanager
def mended() -> Iterator["Repair"]:
    """While this is open, tag trees are mended. Call ``finish`` of what it gives from the finisher of the document."""
    from weasyprint.pdf import tags  # noqa: PLC0415 - heavy, and only a PDF needs it

    with _ONE_AT_A_TIME:
        original = tags._build_box_tree  # noqa: SLF001 - the one private name we use; pinned and tested
        repair = Repair(original)
        tags._build_box_tree = repair.build  # noqa: SLF001
        try:
            yield repair
        finally:
            tags._build_box_tree = original  # noqa: SLF001


@dataclass(slots=True)
class _Page:
    """What WeasyPrint hands from call to call: the page, and where its marked content and links are recorded."""

    pdf: Pdf
    index: int
    owners: dict[int, Any]
    """Marked content number to the element that owns it."""
    annotations: list[Any]
    tags: dict[Box, Any]


@dataclass(slots=True)
class Repair:
    """The mending of one document: remembers the elements made so far, so that what is cut can be joined again."""

    original: Any
    first: dict[tuple[int, str, str, int], Element] = field(default_factory=dict)
    """The first structure element of an HTML element: by node, tag, kind and how often it is open."""
    kept: set[bytes] = field(default_factory=set)
    """Elements that must stay, even when they look like noise."""
    open_nodes: list[int] = field(default_factory=list)
    head_pages: dict[int, int] = field(default_factory=dict)
    artifacts: dict[int, dict[int, str]] = field(default_factory=dict)
    """Page to marked content number to the properties of the artifact."""
    silent_links: set[bytes] = field(default_factory=set)
    """Links over decoration, and links inside links: taken off the page."""
    note_area: set[int] = field(default_factory=set)
    notes: dict[int, Element] = field(default_factory=dict)
    calls: dict[int, Element] = field(default_factory=dict)
    """Footnote node to its note, and to its reference in the text."""
    cells: list[Element] = field(default_factory=list)

    def build(  # noqa: PLR0917 - the signature of the hooked function
        self, box: Box, parent: Element, pdf: Pdf, index: int, owners: dict[int, Any], annotations: list[Any],
        tags: dict[Box, Any],
    ) -> Iterator[Element]:
        """Stands in for the hooked function: yields the structure elements of a box on one page."""
        page = _Page(pdf, index, owners, annotations, tags)
        real = structure.unwrapped(box)
        if properties := self._decoration(real, index):
            self._make_artifact(real, page, properties)
            return
        self._drop_double_link(real)
        if structure.is_note_area(real):
            self.note_area = {id(child) for child in real.children}
        if real.element is not None and real.element_tag == "li":
            structure.keep_lists_inside(real)
        elements = self.original(box, parent, pdf, index, owners, annotations, tags)
        if structure.is_frame(real):
            yield from (element for element in elements if element.get("K"))
            return
        depth = self.open_nodes.count(id(real.element))
        self.open_nodes.append(id(real.element))
        made = list(elements)
        self.open_nodes.pop()
        for element in made:
            yield from self._settle(element, real, parent, page, depth)

    def finish(self, pdf: Pdf) -> None:
        """The last mending, when the whole tree is there: notes, cells, roles, artifacts."""
        root = at(pdf, pdf.catalog["StructTreeRoot"])
        self._place_notes(pdf, root)
        for element in self.first.values():
            if element.get("S") == "/TOC":
                structure.make_contents(pdf, element)
        for cell in self.cells:
            structure.tidy_cell(cell)
        root["RoleMap"] = structure.role_map()
        for index, reference in enumerate(pdf.page_references):
            page = at(pdf, reference)
            if self.silent_links and "Annots" in page:
                page["Annots"] = structure.array(link for link in page["Annots"] if link not in self.silent_links)
            structure.mark_artifacts(at(pdf, page["Contents"]).stream, self.artifacts.get(index, {}))

    def _decoration(self, box: Box, index: int) -> str:
        """The artifact properties of a box that is decoration; empty for content."""
        if side := structure.margin_side(box):
            return f"<</Type /Pagination /Subtype /{side}>>"
        if box.is_leader or structure.is_hidden(box):
            return _LAYOUT
        if box.element is not None and box.element_tag == "thead":
            return "" if self.head_pages.setdefault(id(box.element), index) == index else _PAGINATION
        return ""

    def _drop_double_link(self, box: Box) -> None:
        """WeasyPrint makes every box inside a link a link once more: ``<a><strong>`` would be two, one with a wrong role."""
        if box.link_annotation and not structure.is_link(box):
            self.silent_links.add(box.link_annotation.reference)
            box.link_annotation = None

    def _make_artifact(self, box: Box, page: _Page, properties: str) -> None:
        box = structure.unwrapped(box)
        marked = page.tags.pop(box, None)
        if marked:
            page.owners[marked["mcid"]] = b"null"
            self.artifacts.setdefault(page.index, {})[marked["mcid"]] = properties
        if box.link_annotation:
            self.silent_links.add(box.link_annotation.reference)
        structure.give_cell_a_mark(box)
        for child in getattr(box, "children", ()):
            self._make_artifact(child, page, properties)

    def _settle(self, element: Element, box: Box, parent: Element, page: _Page, depth: int) -> Iterator[Element]:
        """Join the element with an earlier part of itself, or improve it and let it take its place in the tree."""
        node, tag, kind = box.element, box.element_tag, element["S"]
        if kind != "/Link":
            self._flatten(element, page)
        body = structure.list_item_with_body(page.pdf, element, page.owners) if kind == "/LI" else None
        if kind == "/L" and depth and parent["S"] == "/L":  # a list in columns: one list, not one in each column
            self._join(parent, element, page)
            return
        key = (id(node), tag, kind, depth)
        earlier = self.first.get(key)
        if earlier is not None and self._continues(earlier, element, box, page.pdf):
            structure.label_link(box, node)
            if body is not None:
                self._join_bodies(earlier, element, body, page)
            self._join(earlier, element, page)
            structure.give_cell_a_mark(box)
            return
        if kind == "/Link" and "::" in tag and parent["S"] == "/Link":  # a::after in its link: one link, two areas
            structure.label_link(box, node)
            self._join(parent, element, page)
            return
        self.first[key] = element
        self.kept.add(element.reference)
        if kind in ("/TH", "/TD"):
            self.cells.append(element)
        structure.improve(page.pdf, element, box)
        if tag.endswith("::footnote-call"):
            self.calls[id(node)] = element
        if id(box) in self.note_area:
            self.notes[id(node)] = element
            structure.make_note(element, len(self.notes))
            return  # finish() places it beside its reference
        yield element

    def _continues(self, earlier: Element, element: Element, box: Box, pdf: Pdf) -> bool:
        """Whether an element goes on with an earlier one: the same node, with nothing else in between."""
        if not earlier or "P" not in earlier:
            return False
        if id(box) in self.note_area or any(note is earlier for note in self.notes.values()):
            return True
        other_page = bool(earlier["Pg"] != element["Pg"])
        if element["S"] in ("/TD", "/TH"):  # cells side by side go on side by side
            return other_page
        last = structure.last_kid(pdf, at(pdf, earlier["P"]))
        return last == earlier.reference and (other_page or structure.is_inline(box) or earlier["S"] in _INLINE)

    def _join_bodies(self, earlier: Element, item: Element, body: Element, page: _Page) -> None:
        """A list item cut in two has two bodies: the second goes on in the first."""
        tail = at(page.pdf, earlier["K"][-1]) if earlier["K"] else {}
        if tail.get("S") == "/LBody":
            item["K"].remove(body.reference)
            self._join(tail, body, page)

    @staticmethod
    def _join(target: Element, source: Element, page: _Page) -> None:
        for kid in source["K"]:
            moved = kid
            if isinstance(kid, int):
                if page.owners.get(kid) == source.reference:
                    page.owners[kid] = target.reference
                if source["Pg"] != target["Pg"]:
                    moved = structure.content_on_page(source["Pg"], kid)
            elif "P" in (child := at(page.pdf, kid)):
                child["P"] = target.reference
            target["K"].append(moved)
        for index, (reference, annotation) in enumerate(page.annotations):
            if reference == source.reference:
                page.annotations[index] = (target.reference, annotation)
        source.clear()

    def _flatten(self, element: Element, page: _Page) -> None:
        """Take out the Span that WeasyPrint puts around the text of every line."""
        for index, reference in enumerate(element["K"]):
            if not isinstance(reference, bytes) or reference in self.kept:
                continue
            kid = at(page.pdf, reference)
            plain = kid.get("S") == "/Span" and set(kid) == _PLAIN_SPAN and kid["Pg"] == element["Pg"]
            if plain and len(kid["K"]) == 1 and isinstance(kid["K"][0], int):
                element["K"][index] = kid["K"][0]
                page.owners[kid["K"][0]] = element.reference
                kid.clear()

    def _place_notes(self, pdf: Pdf, root: Element) -> None:
        document = at(pdf, root["K"][0])
        for node, note in self.notes.items():
            call = self.calls.get(node)
            home = at(pdf, call["P"]) if call else document
            place = home["K"].index(call.reference) + 1 if call else len(home["K"])
            home["K"].insert(place, note.reference)
            note["P"] = home.reference
        if self.notes:
            root["IDTree"] = structure.id_tree(pdf, list(self.notes.values()))

