"""What stands on the pages of a PDF, read with pikepdf alone: text by marked content, decoration, and what is neither.

Fonts are read through their ToUnicode maps, as any reader does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import pikepdf

PAINTING: Final = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI", "INLINE IMAGE"})
_SHOWING: Final = frozenset({"Tj", "TJ", "'", '"'})
_PAIR: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_DEEPEST: Final = 8
NO_LETTER: Final = "\ufdd0"
"""Stands for a code of a font that no reader can turn into a letter."""


@dataclass
class Artifact:
    """A piece of decoration: ``Pagination`` or ``Layout`` (or nothing), ``Header`` or ``Footer`` (or nothing), its text."""

    kind: str
    side: str
    text: str = ""


@dataclass
class Content:
    """One page: its text by marked content number, its decoration, all text as painted, and what is wrong."""

    text: dict[int, str] = field(default_factory=dict)
    artifacts: list[Artifact] = field(default_factory=list)
    painted: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def decoration(self, kind: str, side: str = "") -> str:
        """The text of the decoration of one kind, in the order it was painted."""
        return "".join(item.text for item in self.artifacts if item.kind == kind and side in ("", item.side))


@dataclass
class _Mark:
    """An open marked content: a number, decoration, or something that only carries properties."""

    number: int | None = None
    artifact: Artifact | None = None

    @property
    def plain(self) -> bool:
        return self.number is None and self.artifact is None


class Font:
    """The letters a font shows for its codes; one code is one or two bytes long."""

    def __init__(self, font: pikepdf.Object) -> None:
        self._font = font
        self._bytes = 2 if font.get("/Subtype") == "/Type0" else 1

    @cached_property
    def _letters(self) -> dict[int, str]:
        stream = self._font.get("/ToUnicode")
        found: dict[int, str] = {}
        if not isinstance(stream, pikepdf.Stream):
            return found
        for kind, body in _SECTION.findall(stream.read_bytes()):
            if kind == b"char":
                found.update({int(code, 16): _unicode(letters) for code, letters in _PAIR.findall(body)})
                continue
            for first, last, letters in _TRIPLE.findall(body):
                start = _unicode(letters)
                for step in range(int(last, 16) - int(first, 16) + 1):
                    found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
        return found

    def read(self, shown: bytes) -> str:
        """The text of a shown string; ``NO_LETTER`` for a code that has none."""
        codes = (int.from_bytes(shown[at:at + self._bytes], "big") for at in range(0, len(shown), self._bytes))
        return "".join(self._letters.get(code, NO_LETTER) for code in codes)


def read(pdf: pikepdf.Pdf) -> list[Content]:
    """The content of every page."""
    fonts: dict[tuple[int, int], Font] = {}
    return [_Reader(page, fonts).content for page in pdf.pages]


def _unicode(letters: bytes) -> str:
    return bytes.fromhex(letters.decode()).decode("utf-16-be", errors="replace")


class _Reader:
    """Reads one page; ``content`` is the result."""

    def __init__(self, page: pikepdf.Page, fonts: dict[tuple[int, int], Font]) -> None:
        self.content = Content()
        self._fonts = fonts
        self._font: Font | None = None
        self._open: list[_Mark] = []
        self._run(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), 0)
        if self._open:
            self.content.faults.append("marked content that is never closed")

    def _run(self, stream: pikepdf.Object, resources: pikepdf.Object, depth: int) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator in ("BDC", "BMC"):
                self._begin(operator, operands, resources, depth)
            elif operator == "EMC":
                if self._open:
                    self._open.pop()
                else:
                    self.content.faults.append("marked content that was never opened is closed")
            elif operator == "Tf":
                self._choose(resources.Font[str(operands[0])])
            elif operator in _SHOWING:
                self._show(operands)
            elif operator in PAINTING:
                self._owned("drawing")
            elif operator == "Do":
                self._picture(resources.XObject[str(operands[0])], resources, depth)

    def _begin(self, operator: str, operands: list[pikepdf.Object], resources: pikepdf.Object, depth: int) -> None:
        kind = str(operands[0])
        properties: pikepdf.Object = operands[1] if operator == "BDC" else pikepdf.Dictionary()
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[str(properties)]
        mark = _Mark()
        if kind == "/Artifact":
            mark.artifact = Artifact(str(properties.get("/Type", ""))[1:], str(properties.get("/Subtype", ""))[1:])
            self.content.artifacts.append(mark.artifact)
        elif "/MCID" in properties:
            mark.number = int(properties.MCID)
            if mark.number in self.content.text or depth:
                self.content.faults.append(f"marked content number {mark.number} twice, or in a picture")
            self.content.text[mark.number] = ""
        if not mark.plain and any(not other.plain for other in self._open):
            self.content.faults.append("content inside decoration, or in two elements at once")
        self._open.append(mark)

    def _choose(self, font: pikepdf.Object) -> None:
        self._font = self._fonts.setdefault(font.objgen, Font(font))

    def _show(self, operands: list[pikepdf.Object]) -> None:
        text = "".join(self._letters(operands))
        self.content.painted.append(text)
        mark = self._owned("text")
        if mark is None:
            return
        if mark.artifact is not None:
            mark.artifact.text += text
        elif mark.number is not None:
            self.content.text[mark.number] += text

    def _letters(self, operands: list[pikepdf.Object]) -> Iterator[str]:
        for part in operands:
            pieces = list(part) if isinstance(part, pikepdf.Array) else [part]
            for piece in pieces:
                if isinstance(piece, pikepdf.String) and self._font is not None:
                    yield self._font.read(bytes(piece))

    def _owned(self, what: str) -> _Mark | None:
        """The innermost mark that says whose this is; a fault when nothing does."""
        mark = next((mark for mark in reversed(self._open) if not mark.plain), None)
        if mark is None:
            self.content.faults.append(f"{what} that is neither tagged nor decoration")
        return mark

    def _picture(self, picture: pikepdf.Object, resources: pikepdf.Object, depth: int) -> None:
        if picture.get("/Subtype") == "/Form" and depth < _DEEPEST:
            self._run(picture, picture.get("/Resources", resources), depth + 1)
        else:
            self._owned("picture")
