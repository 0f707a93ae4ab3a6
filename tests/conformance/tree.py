"""The tag tree of a PDF as plain objects, with the text of every element in reading order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from tests.conformance.content import Content

ObjectId = tuple[int, int]
_DEEPEST: Final = 200


@dataclass
class Mark:
    """A piece of content of an element: its page and marked content number."""

    page: int
    number: int
    text: str


@dataclass
class Area:
    """The place of a link that an element owns."""

    annotation: pikepdf.Object


@dataclass
class Element:
    """A structure element: its kind after the role map, what it carries, and its kids in reading order."""

    kind: str
    own_kind: str
    language: str
    obj: pikepdf.Object
    parent: "Element | None"
    kids: list["Element | Mark | Area"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def marks(self) -> Iterator[Mark]:
        """All content under this element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.marks

    @property
    def areas(self) -> list[Area]:
        """The link areas this element owns itself."""
        return [kid for kid in self.kids if isinstance(kid, Area)]

    @property
    def text(self) -> str:
        """All text under this element."""
        return "".join(mark.text for mark in self.marks)

    @property
    def pages(self) -> set[int]:
        """The pages it stands on."""
        return {mark.page for mark in self.marks}

    @property
    def alternative(self) -> str:
        """The text that replaces it."""
        return str(self.obj.get("/Alt", ""))

    def attribute(self, name: str) -> pikepdf.Object | None:
        """The value of an attribute of any owner, or None."""
        found = self.obj.get("/A")
        groups = [] if found is None else list(found) if isinstance(found, pikepdf.Array) else [found]
        return next((group[name] for group in groups if isinstance(group, pikepdf.Dictionary) and name in group), None)

    def walk(self) -> Iterator["Element"]:
        """This element and all under it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def find(self, *kinds: str) -> list["Element"]:
        """All elements of these kinds, in reading order."""
        return [element for element in self.walk() if element.kind in kinds]


def read(pdf: pikepdf.Pdf, pages: list[Content]) -> Element:
    """The root element. Raises ``ValueError`` for a PDF without tags."""
    if "/StructTreeRoot" not in pdf.Root:
        raise ValueError("no tag tree")
    root = pdf.Root.StructTreeRoot
    roles = {str(name): str(role) for name, role in (root.get("/RoleMap") or pikepdf.Dictionary()).items()}
    builder = _Builder(roles, {page.obj.objgen: index for index, page in enumerate(pdf.pages)}, pages)
    top = Element(kind="Root", own_kind="Root", language=str(pdf.Root.get("/Lang", "")), obj=root, parent=None)
    top.kids = [builder.element(kid, top, None, 0) for kid in kids_of(root)]
    return top


def kids_of(node: pikepdf.Object) -> list[Any]:
    """The kids of a structure element as a list."""
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


@dataclass
class _Builder:
    roles: Mapping[str, str]
    index: Mapping[ObjectId, int]
    pages: list[Content]

    def element(self, node: pikepdf.Object, parent: Element, page: int | None, depth: int) -> Element:
        """One element with all under it; ``page`` is the one its parent stands on."""
        if depth > _DEEPEST:
            raise ValueError("a tag tree without end")
        own = str(node.S)
        language = str(node.Lang) if "/Lang" in node else parent.language
        made = Element(kind=self._role(own)[1:], own_kind=own[1:], language=language, obj=node, parent=parent)
        if "/Pg" in node:
            page = self.index.get(node.Pg.objgen)
        for kid in kids_of(node):
            if isinstance(kid, int):  # pikepdf hands numbers over as such
                made.kids.append(self._mark(page, kid))
            elif kid.get("/Type") == "/MCR":
                made.kids.append(self._mark(self.index.get(kid.Pg.objgen) if "/Pg" in kid else page, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                made.kids.append(Area(kid.Obj))
            elif "/S" in kid:
                made.kids.append(self.element(kid, made, page, depth + 1))
        return made

    def _mark(self, page: int | None, number: int) -> Mark:
        if page is None or number not in self.pages[page].text:
            return Mark(-1, number, "")
        return Mark(page, number, self.pages[page].text[number])

    def _role(self, kind: str) -> str:
        seen = set()
        while kind in self.roles and kind not in seen:
            seen.add(kind)
            kind = self.roles[kind]
        return kind
