"""What a person with a screen reader would meet in a PDF: the tag tree, read with pikepdf."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

MUST_BE_IN_LIST = {"/LI", "/Caption", "/L"}


@dataclass
class Tree:
    """The elements of a tag tree in reading order, and what is wrong with it."""

    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)


def read(content: bytes) -> Tree:
    """The tree of a PDF. Faults: content outside the tree, lists, cells, notes and figures without what they must carry."""
    pdf = pikepdf.open(io.BytesIO(content))
    tree, reached = Tree(), set()
    for element in _walk(pdf.Root.StructTreeRoot.K[0]):
        reached.add(element.objgen)
        _look(element, tree)
    for entry in _numbers(pdf.Root.StructTreeRoot.ParentTree):
        if isinstance(entry, pikepdf.Array):
            tree.faults += ["content outside the tree" for item in entry
                            if isinstance(item, pikepdf.Dictionary) and item.objgen not in reached]
    for page in pdf.pages:
        tree.links += [str(note.get("/Contents", "")) for note in page.get("/Annots", []) if note.get("/Subtype") == "/Link"]
    tree.faults += [f"link says {text!r}" for text in tree.links if not text or re.fullmatch(r"#?[a-z]+-\d+", text)]
    return tree


def _walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attribute(element: pikepdf.Object, name: str) -> pikepdf.Object | None:
    found = element.get("/A")
    groups = [] if found is None else list(found) if isinstance(found, pikepdf.Array) else [found]
    return next((group[name] for group in groups if isinstance(group, pikepdf.Dictionary) and name in group), None)


def _look(element: pikepdf.Object, tree: Tree) -> None:
    kind = str(element.S)
    tree.kinds[kind[1:]] += 1
    if "/Lang" in element:
        tree.languages.add(str(element.Lang))
    kids = [str(kid.S) for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    if kind == "/L":
        if _attribute(element, "/ListNumbering") is None:
            tree.faults.append("list without numbering")
        tree.faults += [f"{kid} in a list" for kid in kids if kid not in MUST_BE_IN_LIST]
        tree.faults += ["text straight in a list" for kid in _kids(element) if isinstance(kid, int)]
    if kind == "/LI":
        tree.faults += [f"{kid} in a list item" for kid in kids if kid not in ("/Lbl", "/LBody")]
    if kind == "/TH" and _attribute(element, "/Scope") is None:
        tree.faults.append("head without scope")
    if kind == "/Note" and "/ID" not in element:
        tree.faults.append("note without id")
    if kind == "/Figure":
        tree.alternatives.append(str(element.get("/Alt", "")))
        left, bottom, right, top = (float(side) for side in _attribute(element, "/BBox"))
        width, height = (float(side) for side in element.Pg.MediaBox[2:])
        if not (0 <= left < right <= width and 0 <= bottom < top <= height):
            tree.faults.append("figure outside its page")


def _numbers(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield from list(node.get("/Nums", []))[1::2]
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)
