"""Abbreviations in a text, and whether the text says in the same place what they stand for.

Two or more capitals make an abbreviation: RVO, R&D, JTF, EZK, SDE++. It is explained where it stands between brackets
behind its full form, or has that form between brackets behind it. Roman numerals, kenmerken (AFW-2026-0001), words in
capitals throughout and names with one capital more (PhotonDelta) are none.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from afweging.language.masking import readable
from afweging.language.models import Glossary

_SHORT = re.compile(
    r"(?<![\w&/.-])(?P<short>[A-Z][A-Z0-9₂&]{1,7}(?:\+{1,2})?)(?:['’]?s)?(?P<joined>-[a-zà-ü]\w*)?(?![\w&+]|[-/.]\w)")
_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMBERED = re.compile(r"[A-Z]\d+")
"""A number with a letter, such as F15 or B1."""
_HEREAFTER = re.compile(r"\(\s*(?:hierna|hereafter|hereinafter)[:,]?\Z", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\W\d_][\w'’.-]*[\s,]*\Z")
_FULL_BEHIND = re.compile(r"\s*\((?!\d)[^()]{6,120}\)")
NEAR: Final = 40
"""How far in front of a bracket is looked for words, in signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """One abbreviation where it stands, and whether its full form stands beside it."""

    short: str
    start: int
    end: int
    explained: bool


@lru_cache(maxsize=64)
def abbreviations(text: str) -> tuple[Short, ...]:
    """Every abbreviation in a text, in order, each time it stands there."""
    shown = readable(text)
    found = []
    for match in _SHORT.finditer(shown):
        short = match["short"]
        if not (_ROMAN.fullmatch(short) or _NUMBERED.fullmatch(short) or _among_capitals(shown, match)):
            start, end = match.span("short")
            found.append(Short(short=short, start=start, end=end, explained=_explained(shown, start, end)))
    return tuple(found)


def _among_capitals(text: str, match: "re.Match[str]") -> bool:
    """Whether the word beside it is in capitals as well, as in a line that is written so for emphasis."""
    start, end = match.span()
    before = text[max(0, start - NEAR):start].rpartition("\n")[2].split(" ")[-2:-1]
    behind = text[end:end + NEAR].partition("\n")[0].split(" ")[1:2]
    return any(len(word) > 3 and word.isalpha() and word.isupper() for word in (*before, *behind))


def _explained(text: str, start: int, end: int) -> bool:
    """Whether the full form stands in front of the brackets around it, or between brackets behind it."""
    before = text[max(0, start - NEAR):start].rstrip("“\"'‘ ")
    named = _HEREAFTER.search(before) or (before.endswith("(") and _WORD_BEFORE.search(before[:-1]))
    return bool(named or _FULL_BEHIND.match(text, end))


def unexplained(text: str, glossary: Glossary, seen: Set[str] = frozenset()) -> tuple[Short, ...]:
    """The first use of every abbreviation that is not explained there, is not generally known and was not ``seen`` before."""
    found: dict[str, Short] = {}
    for one in abbreviations(text):
        if one.short not in seen:
            found.setdefault(one.short, one)
    known = glossary.shorts
    return tuple(one for one in found.values() if not one.explained and one.short not in known)
