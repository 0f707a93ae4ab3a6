"""Text with tones, broken into lines of so many cells: what a pager shows. Knows no widgets and no markup.

A tone is how a piece of text is drawn (bold, added, removed…). It never stands alone: what was added or taken away also
carries marks in the text itself, so that nothing is lost without colour.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len, chop_cells

from afweging.assessment.wording import clean

Tone = Literal["plain", "strong", "heading", "dim", "added", "removed"]
_BITS = re.compile(r"\n|[^\S\n]+|\S+")
LEAST = 12
"""Cells below which nothing is broken any smaller."""


class Span(NamedTuple):
    """A piece of text in one tone."""

    text: str
    tone: Tone = "plain"


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines to show, and the lines at which a part begins (for going from one part to the next)."""

    lines: tuple[Line, ...]
    stops: tuple[int, ...] = ()


def width_of(line: Iterable[Span]) -> int:
    """The cells a line takes."""
    return sum(cell_len(span.text) for span in line)


def plain(line: Iterable[Span]) -> str:
    """A line without its tones."""
    return "".join(span.text for span in line)


def wrapped(spans: Sequence[Span], width: int, *, indent: str = "") -> list[Line]:
    """The spans as lines of at most ``width`` cells; every line begins with ``indent``. At least one line."""
    room = max(width - cell_len(indent), LEAST)
    lines: list[list[Span]] = [[]]
    used, gap = 0, ""
    for word in _words(spans):
        if word == "\n":
            lines.append([])
            used, gap = 0, ""
        elif isinstance(word, str):
            gap = word if used else gap
        else:
            for piece in _fitting(word, room):
                size = width_of(piece)
                if used and used + cell_len(gap) + size > room:
                    lines.append([])
                    used, gap = 0, ""
                if used and gap:
                    lines[-1].append(Span(gap, piece[0].tone if lines[-1][-1].tone == piece[0].tone else "plain"))
                lines[-1] += piece
                used += (cell_len(gap) if used else 0) + size
                gap = ""
    return [((Span(indent),) if indent else ()) + tuple(line) for line in lines]


def _words(spans: Sequence[Span]) -> Iterator[str | list[Span]]:
    """Line ends and white space as texts, words as lists of spans: a word may change its tone half way."""
    word: list[Span] = []
    for text, tone in spans:
        for bit in _BITS.findall(clean(text)):
            if bit.isspace():
                if word:
                    yield word
                    word = []
                yield "\n" if bit == "\n" else " " * min(len(bit), 4)
            else:
                word.append(Span(bit, tone))
    if word:
        yield word


def _fitting(word: list[Span], room: int) -> Iterator[list[Span]]:
    """A word as it is; one that is too long for a line, in pieces."""
    if width_of(word) <= room:
        yield word
        return
    for text, tone in word:
        yield from ([Span(piece, tone)] for piece in chop_cells(text, room))


def filled(line: Line, width: int) -> Line:
    """A line, filled with spaces to ``width`` cells."""
    spare = width - width_of(line)
    return (*line, Span(" " * spare)) if spare > 0 else line


def beside(left: Sequence[Line], right: Sequence[Line], width: int) -> list[Line]:
    """Two columns, each ``width`` cells, with a line between them."""
    rows = max(len(left), len(right))
    pairs = zip([*left, *[()] * (rows - len(left))], [*right, *[()] * (rows - len(right))], strict=True)
    return [(*filled(one, width), Span(" │ ", "dim"), *other) for one, other in pairs]
