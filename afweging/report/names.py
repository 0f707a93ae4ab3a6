"""Names of persons in free text: the public edition is refused while one of them stands outside its field.

Looked for are the whole name, the surname alone when it has four letters or more, and a shorter surname behind a first
name or initial. Capitals, accents, invisible characters and Markdown inside a word make no difference. What is found
is told by its place, never by its text.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from afweging.report.places import Passage

ALONE: Final = 4
"""From so many letters a surname is looked for without a first name: "Bos" is a wood, "Jansen" is a person."""

_PARTICLES: Final = frozenset((
    "van", "von", "vom", "zu", "zum", "de", "der", "den", "des", "het", "ten", "ter", "te", "in", "op", "la", "le", "les", "du",
    "da", "dos", "di", "del", "della", "el", "al", "bin", "ben", "ibn", "af"))
_TITLES: Final = frozenset((
    "mr", "mw", "mevr", "dhr", "dr", "drs", "ir", "ing", "prof", "ds", "msc", "ma", "bsc", "llm", "phd", "jhr", "jkvr"))
_BESIDE: Final = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
_MARKS: Final = frozenset("*_~`\\")
_BEGIN, _END, _BETWEEN = r"(?<![^\W_])", r"(?![^\W_])", r"[\W_]{1,6}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a name stands: the place of the text, and the line and position in it (both from 1)."""

    place: str
    line: int
    position: int


def search(names: Iterable[str], passages: Iterable[Passage]) -> tuple[Found, ...]:
    """Every place where one of the names stands in a text that the public edition keeps."""
    shapes = tuple(dict.fromkeys(shape for name in names for shape in _shapes(name)))
    if not shapes:
        return ()
    pattern = re.compile(f"{_BEGIN}(?:{'|'.join(shapes)}){_END}")
    return tuple(found for passage in passages if not passage.left_out for found in _in_text(pattern, passage))


def _in_text(pattern: re.Pattern[str], passage: Passage) -> Iterator[Found]:
    text = passage.text
    starts = set(_starts(pattern, text, frozenset()))
    if not _MARKS.isdisjoint(text):
        starts.update(_starts(pattern, text, _MARKS))
    if not starts and "&" in text and pattern.search(_folded(html.unescape(text))[0]):
        starts.add(text.index("&"))  # written with character references; the first of them is where to look
    for start in sorted(starts):
        before = text[:start]
        yield Found(place=passage.place, line=before.count("\n") + 1, position=start - (before.rfind("\n") + 1) + 1)


def _starts(pattern: re.Pattern[str], text: str, without: frozenset[str]) -> Iterator[int]:
    folded, origin = _folded(text, without)
    return (origin[found.start()] for found in pattern.finditer(folded))


def _folded(text: str, without: frozenset[str] = frozenset()) -> tuple[str, list[int]]:
    """The text without capitals, accents and what draws nothing, and for each of its characters where it came from."""
    parts: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        if character in without:
            continue
        kept = character.lower() if character.isascii() else _letters(character)
        parts.append(kept)
        origin.extend([index] * len(kept))
    return "".join(parts), origin


def _letters(character: str) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFKD", character)
                    if unicodedata.category(part) not in ("Mn", "Me", "Cf")).casefold()
    return "".join(_BESIDE.get(letter, letter) for letter in plain)


def _shapes(name: str) -> Iterator[str]:
    """The patterns of one name, as it may stand in folded text."""
    if "," in name:  # Jansen, P.
        last, _comma, rest = name.partition(",")
        name = f"{rest} {last}"
    words = [word for word in re.findall(r"[^\W_]+", _folded(name)[0]) if word not in _TITLES]
    if not words:
        return
    yield _BETWEEN.join(map(re.escape, words))
    given, surname = _surname(name, words)
    for word in surname:
        if len(word) >= ALONE:
            yield f"{re.escape(word)}s?"
        elif given:
            forms = "|".join(sorted({form for one in given for form in (re.escape(one), re.escape(one[0]))}, reverse=True))
            particles = f"(?:(?:{'|'.join(sorted(_PARTICLES))}){_BETWEEN})*"
            yield f"(?:{forms}){_BETWEEN}{particles}{re.escape(word)}"
            yield f"{re.escape(word)}{_BETWEEN}(?:{forms})"


def _surname(name: str, words: list[str]) -> tuple[list[str], list[str]]:
    """First names and initials, and the words of the surname: from the first particle, else the last word with its hyphens."""
    start = next((index for index, word in enumerate(words) if index and word in _PARTICLES), None)
    if start is None:
        last = len(re.findall(r"[^\W_]+", _folded(name.rsplit(maxsplit=1)[-1])[0]))
        start = max(len(words) - last, 0)
    return words[:start], [word for word in words[start:] if word not in _PARTICLES]
