"""A text as its sentences, each with its place.

Written for Dutch and English government prose with Markdown: headings, list items and paragraphs each begin a sentence,
and the points of abbreviations ("nr.", "o.a.", "mld.", "art.") and initials do not end one. A row of a table is no sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from afweging.language.masking import readable
from afweging.language.word_list import words

_OPENING = re.compile(r"[ \t]*(?:(?:[-*+•]|\d{1,3}[.)]|[a-z]\))[ \t]+|#{1,6}[ \t]+)", re.ASCII)
"""What begins a list item or a heading."""
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_TABLE = re.compile(r"[ \t]*\|")
_END = re.compile(r"(?<![.!?…])(?P<sign>[.!?…]++)[\"'”’»)\]*_]*+(?=\s)")
_NEXT = re.compile(r"\s*[\"'“‘«(\[*_]*(?P<sign>\S?)")
_AROUND: Final = frozenset(" \t\n\r([“\"‘'/*_")
"""What a word in front of a point begins after."""
LONGEST_SHORT: Final = 10
"""Signs; what is longer in front of a point is no abbreviation."""

SHORTENED: Final = words(
    # Dutch
    "a.d.h.v a.g.v afb afd art artt bijl bijv blz bv ca c.q d.d d.i dhr dir dr drs d.m.v d.w.z e.v evt excl fig h.o.d.n "
    "i.c.m i.e i.h.b i.h.k.v i.i.g incl i.o i.p.v ir i.s.m i.t.t i.v.m jhr jl m.a.w m.b.t m.b.v mevr m.i mld mln mr m.m.v "
    "m.n m.u.v n.a.v nr nrs o.a o.b.v o.g.v o.l.v o.m p.a p.j p.m prof resp r.o s.v.p stb stcrt t.a.v t.b.v t.g.v t.h.v t.l.v "
    "t.n.v t.o.v t.w tel trb t.z.t v.a verg vgl vlg vnl voorz vz w.o z.g zgn z.o.z "
    # English
    "approx cf e.g nos mrs ms para paras pp pt pts ref viz vol vs")
"""Abbreviations after whose point a sentence goes on, written without that point. Ordinary words are not among them."""
BEFORE_NUMBER: Final = words("apr aug ch dec feb gem jan min mrt no nov oct okt p par sec sep sept")
"""Abbreviations only in front of a number: "no. 147"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: from ``start`` up to ``end``, in characters; ``text`` is what is read there, without hidden parts."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; together they hold every word that is read, outside tables."""
    shown = readable(text)
    found = []
    for start, end in _units(shown):
        for first, last in _cut(shown, start, end):
            begin, finish = _trim(shown, first, last)
            if any(sign.isalnum() for sign in shown[begin:finish]):
                found.append(Sentence(start=begin, end=finish, text=shown[begin:finish]))
    return tuple(found)


def _units(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that no sentence crosses: paragraphs, list items, headings."""
    start = at = 0
    for line in text.split("\n"):
        end = at + len(line)
        opening = _OPENING.match(line)
        if opening or not line.strip() or _TABLE.match(line):
            yield start, at
            start = at + opening.end() if opening else end
        if _HEADING.match(line):
            yield start, end
            start = end
        at = end + 1
    yield start, len(text)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch, cut where a sentence ends."""
    for found in _END.finditer(text, start, end):
        if _ends(text, start, found, end):
            yield start, found.end()
            start = found.end()
    if start < end:
        yield start, end


def _ends(text: str, start: int, found: "re.Match[str]", end: int) -> bool:
    """Whether a sentence ends at these signs: not after an abbreviation or initial, nor in front of a small letter."""
    following = _NEXT.match(text, found.end(), end)
    sign = following["sign"] if following else ""
    if not sign:
        return True
    if sign.islower():
        return False
    word = _word_before(text, start, found.start()) if found["sign"] == "." else ""
    initial = len(word) == 1 and word.isupper()
    small = word.lower()
    return not (initial or small in SHORTENED or (small in BEFORE_NUMBER and sign.isdecimal()))


def _word_before(text: str, start: int, end: int) -> str:
    """The word that stands right in front of a place, points within it included; empty when it is a long one."""
    first = end
    while first > start and text[first - 1] not in _AROUND:
        first -= 1
        if end - first > LONGEST_SHORT:
            return ""
    return text[first:end]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without the blanks around it."""
    cut = text[start:end]
    return start + len(cut) - len(cut.lstrip()), start + len(cut.rstrip())
