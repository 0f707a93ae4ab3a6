"""What single elements of the tag tree of WeasyPrint 70.0 lack, and small readings of its boxes.

``tagging.py`` walks; this module knows what a list, a table cell, a figure, a link or a table of contents must carry:
ListNumbering, Scope, a bounding box in PDF units, a description that says where a link goes, TOC and TOCI.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

Box = Any
"""A WeasyPrint box."""
Element = Any
"""A structure element: a ``pydyf.Dictionary``."""
Pdf = Any
"""A ``pydyf.PDF``."""

_PX_TO_PT: Final = 0.75
_ROLES: Final[Mapping[str, str]] = {"strong": "/Strong", "b": "/Strong", "em": "/Em", "i": "/Em", "code": "/Code"}
_NUMBERING: Final[Mapping[str, str]] = {
    "decimal": "/Decimal", "disc": "/Disc", "circle": "/Circle", "square": "/Square", "none": "/None",
}


def number(reference: bytes) -> int:
    """The object number in a reference such as ``12 0 R``."""
    return int(reference.split()[0])


def at(pdf: Pdf, reference: bytes) -> Any:  # noqa: ANN401 - any PDF object
    """The object a reference points to."""
    return pdf.objects[number(reference)]


def array(items: Iterable[Any]) -> Any:  # noqa: ANN401 - pydyf has no types
    """A PDF array."""
    import pydyf  # noqa: PLC0415 - comes with WeasyPrint

    return pydyf.Array(items)


def dictionary(items: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """A PDF dictionary."""
    import pydyf  # noqa: PLC0415

    return pydyf.Dictionary(items)


def string(text: str) -> Any:  # noqa: ANN401
    """A PDF text string."""
    import pydyf  # noqa: PLC0415

    return pydyf.String(text)


def unwrapped(box: Box) -> Box:
    """The box itself where WeasyPrint holds a placeholder for one that is positioned."""
    from weasyprint.layout.absolute import AbsolutePlaceholder  # noqa: PLC0415

    return box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001 - as WeasyPrint itself does


def is_note_area(box: Box) -> bool:
    """Whether the box holds the footnotes of a page."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    return isinstance(box, boxes.FootnoteAreaBox)


def is_frame(box: Box) -> bool:
    """Whether the box is there for the layout only: the page, html, body, or a box no element asked for."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    return box.element is None or isinstance(box, boxes.PageBox) or box.element_tag in ("html", "body")


def margin_side(box: Box) -> str:
    """``Header`` or ``Footer`` for a box in the margin of the page, else empty."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    if not isinstance(box, boxes.MarginBox):
        return ""
    return "Header" if box.at_keyword.startswith("@top") else "Footer"


def is_inline(box: Box) -> bool:
    """Whether the box flows in a line, and so may go on in the next one: a list item can do so too."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    return isinstance(box, boxes.InlineBox)


def is_link(box: Box) -> bool:
    """Whether the box is a link itself, or text that the style puts before or behind it."""
    return box.element is not None and str(box.element_tag).split("::", maxsplit=1)[0] == "a"


def is_hidden(box: Box) -> bool:
    """Whether the page says that this is decoration (``aria-hidden="true"``)."""
    return box.element is not None and box.element.get("aria-hidden") == "true"


def give_cell_a_mark(box: Box) -> None:
    """Give a cell that will not be tagged the place where WeasyPrint writes its headers."""
    if box.element is not None and box.element_tag in ("th", "td"):
        box.mark = dictionary({"A": dictionary({})})


def improve(pdf: Pdf, element: Element, box: Box) -> None:
    """Add to one element what its kind must carry."""
    node, tag = box.element, box.element_tag
    pseudo = "::" in tag
    if pseudo and element["S"] == "/Link" and not box.link_annotation:
        element["S"] = "/Span"
    if element["S"] == "/NonStruct" and tag in _ROLES:
        element["S"] = _ROLES[tag]
    if not pseudo and not _is_anonymous(box) and node.get("lang"):
        element["Lang"] = string(node.get("lang"))
    match element["S"]:
        case "/TH":
            element["A"]["Scope"] = "/Row" if node.get("scope") == "row" else "/Column"
        case "/L":
            _list(element, box)
        case "/Figure" if "A" in element:
            _figure_bounds(pdf, element)
    if tag == "figure":
        _caption_into_figure(pdf, element)
    elif tag.endswith("::footnote-call"):
        element["S"] = "/Reference"
    elif tag.endswith("::footnote-marker"):
        element["S"] = "/Lbl"
    label_link(box, node)


def keep_lists_inside(item: Box) -> None:
    """Make nested lists stay in their item. WeasyPrint hangs a ``ul`` or ``ol`` beside the item, behind all of its text,
    which changes the order of what is read; a ``dl`` it leaves where it stands, and that is a list as well.
    """
    for child in getattr(item, "children", ()):
        if child.element is not item.element and child.element_tag in ("ul", "ol"):
            child.element_tag = "dl"


def list_item_with_body(pdf: Pdf, item: Element, owners: dict[int, Any]) -> Element | None:
    """Give a list item its LBody: ``<li><p>`` makes WeasyPrint hang the paragraph straight into the item."""
    body, kids = None, array(())
    for kid in item["K"]:
        child = at(pdf, kid) if isinstance(kid, bytes) else None
        kind = child.get("S") if child is not None else None
        if kind == "/Lbl" or (kind == "/LBody" and body is None):
            body = child if kind == "/LBody" else body
            kids.append(kid)
            continue
        if body is None:
            body = _body(pdf, item)
            kids.append(body.reference)
        if child is None:
            owners[kid] = body.reference
        elif "P" in child:
            child["P"] = body.reference
        if child is not None and kind == "/LBody":  # text behind a block in a tight item: one item has one body
            child["S"] = "/NonStruct"
        body["K"].append(kid)
    if body is None:  # an empty item
        body = _body(pdf, item)
        kids.append(body.reference)
    item["K"] = kids
    return body


def _body(pdf: Pdf, item: Element) -> Element:
    body = dictionary({"Type": "/StructElem", "S": "/LBody", "K": array(()), "Pg": item["Pg"], "P": item.reference})
    pdf.add_object(body)
    return body


def last_kid(pdf: Pdf, element: Element) -> Any:  # noqa: ANN401 - a reference, a number, or None
    """The last kid of an element that is content: the area of a link is none."""
    for kid in reversed(element.get("K", ())):
        if not isinstance(kid, bytes) or at(pdf, kid).get("Type") != "/OBJR":
            return kid
    return None


def label_link(box: Box, node: Any) -> None:  # noqa: ANN401 - an lxml-like node
    """Say in the link itself where it goes: its text, and the address unless the text is the address."""
    if box.link_annotation is None or node is None:
        return
    shown, title = " ".join("".join(node.itertext()).split()), " ".join(node.get("title", "").split())
    text = node.get("aria-label") or (title if shown in title else ", ".join(filter(None, (shown, title))))
    address = node.get("href", "")
    inside = address.startswith("#") or text == address
    box.link_annotation["Contents"] = string(text if inside else f"{text} ({address})")


def make_note(element: Element, count: int) -> None:
    """Turn the element of a footnote into a Note with an ID, as PDF/UA-1 asks."""
    element["S"] = "/Note"
    element["ID"] = string(f"note-{count:04d}")


def id_tree(pdf: Pdf, notes: list[Element]) -> Element:
    """The tree of element IDs, sorted as the standard wants."""
    names = array(part for note in sorted(notes, key=lambda note: str(note["ID"].string))
                  for part in (note["ID"], note.reference))
    leaf = dictionary({"Names": names, "Limits": array((names[0], names[-2]))})
    pdf.add_object(leaf)
    return dictionary({"Kids": array([leaf.reference])})


def tidy_cell(cell: Element) -> None:
    """Scope says enough in a regular table; the header ids of WeasyPrint have no IDTree to point into."""
    cell.pop("ID", None)
    if "A" in cell:
        cell["A"].pop("Headers", None)
        if set(cell["A"]) == {"O"}:
            del cell["A"]


def role_map() -> Element:
    """Roles that PDF 1.7 does not know, with the one it does."""
    return dictionary({"Strong": "/Span", "Em": "/Span"})


def content_on_page(page: bytes, marked_content: int) -> Element:
    """Marked content of another page than the element's own."""
    return dictionary({"Type": "/MCR", "Pg": page, "MCID": marked_content})


def mark_artifacts(stream: list[Any], wanted: Mapping[int, str]) -> None:
    """Turn the marked content of decoration into artifacts: ``/Span <</MCID 3>> BDC`` to ``/Artifact <<..>> BDC``."""
    if not wanted:
        return
    for index, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in wanted:
            stream[index - 1], stream[index] = b"/Artifact", wanted[item["MCID"]].encode()


def _is_anonymous(box: Box) -> bool:
    from weasyprint.css import AnonymousStyle  # noqa: PLC0415

    return isinstance(box.style, AnonymousStyle)


def _list(element: Element, box: Box) -> None:
    """ListNumbering for a list; ``ol.toc`` becomes a table of contents."""
    if "toc" in (box.element.get("class") or "").split():
        element["S"] = "/TOC"  # its entries follow when all pages are there: see ``make_contents``
        return
    kind = _NUMBERING.get(box.style["list_style_type"], "/Decimal" if box.element.tag == "ol" else "/Disc")
    element["A"] = dictionary({"O": "/List", "ListNumbering": kind})


def make_contents(pdf: Pdf, contents: Element) -> None:
    """Turn the items of a finished list of contents into its entries."""
    for kid in contents["K"]:
        item = at(pdf, kid)
        if item.get("S") != "/LI":
            continue
        item["S"] = "/TOCI"
        for inner in item["K"]:
            if isinstance(inner, bytes) and at(pdf, inner).get("S") == "/LBody":
                at(pdf, inner)["S"] = "/Reference"


def _figure_bounds(pdf: Pdf, element: Element) -> None:
    """From CSS pixels below the top left corner to points above the bottom left one."""
    height = at(pdf, element["Pg"])["MediaBox"][3]
    left, top, right, bottom = (side * _PX_TO_PT for side in element["A"]["BBox"])
    element["A"]["BBox"] = array((left, height - bottom, right, height - top))
    element["A"]["Placement"] = "/Block"


def _caption_into_figure(pdf: Pdf, element: Element) -> None:
    """``<figure>`` is nothing to PDF; its picture is the Figure, and the caption belongs inside that."""
    caption = figure = None
    for kid in element["K"]:
        found: Element = at(pdf, kid) if isinstance(kid, bytes) else {}
        if found.get("S") == "/Caption":
            caption = found
        while found.get("S") == "/NonStruct" and len(found["K"]) == 1 and isinstance(found["K"][0], bytes):
            found = at(pdf, found["K"][0])
        if found.get("S") == "/Figure":
            figure = figure or found
    if caption is not None and figure is not None:
        element["K"].remove(caption.reference)
        figure["K"].append(caption.reference)
        caption["P"] = figure.reference
