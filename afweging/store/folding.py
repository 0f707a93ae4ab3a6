"""Text without accents and case, for searching; every place in it can be traced back to the original.

Folding takes each character by itself: compatibility decomposition (NFKD), no marks, no control and format characters,
case folded, white space as one space. "Coördinatie" becomes "coordinatie", the ligature "ﬁ" becomes "fi".
"""

import unicodedata
from collections.abc import Iterator


class _Folds(dict[int, str]):
    """What each character becomes, found once and remembered; made for ``str.translate``."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_character(chr(point))
        return folded


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    return "".join(
        " " if part.isspace() else part
        for part in unicodedata.normalize("NFKD", decomposed)
        if part.isspace() or unicodedata.category(part)[0] not in "MC"
    )


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text as search compares it."""
    return text.translate(_FOLDS)


def origins(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Spans (from, up to) of the folded text as spans of the original.

    Marks that follow a span belong to it, so an accent is never cut from its letter.
    """
    if text.isascii() and len(fold(text)) == len(text):
        return spans
    places = [place for place, character in enumerate(text) for _ in _FOLDS[ord(character)]]
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
