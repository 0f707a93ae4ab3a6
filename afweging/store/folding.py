"""Text without accents and case, for searching; every place in it can be traced back to the original.

Folding takes each character by itself: compatibility decomposition (NFKD), no marks, no control and format characters,
case folded, white space as one space. "Coördinatie" becomes "coordinatie", the ligature "ﬁ" becomes "fi".
"""

import re
import unicodedata
from collections.abc import Iterator


class _Folds(dict[str, str]):
    """What each character becomes, found once and remembered."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold_character(character)
        return folded


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = (part for part in decomposed if part.isspace() or unicodedata.category(part)[0] not in "MC")
    return "".join(" " if part.isspace() else part.lower() for part in kept)


_FOLDS = _Folds()
_UNUSUAL = re.compile(r"[^ -~]")


def fold(text: str) -> str:
    """The text as search compares it. Most characters are plain ASCII, which needs no more than lower case."""
    return _UNUSUAL.sub(lambda match: _FOLDS[match[0]], text).lower()


def origins(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Spans (from, up to) of the folded text as spans of the original.

    Marks that follow a span belong to it, so an accent is never cut from its letter.
    """
    if all(len(_FOLDS[character]) == 1 for character in _UNUSUAL.findall(text)):  # nothing moves, and there are no marks
        return spans
    places = [place for place, character in enumerate(text) for _ in _FOLDS[character]]
    return tuple((places[start], _with_marks(text, places[end - 1] + 1)) for start, end in spans)


def _with_marks(text: str, end: int) -> int:
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end


def occurrences(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a word stands in a text, from left to right, without overlap."""
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))
