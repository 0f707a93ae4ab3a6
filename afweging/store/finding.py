"""Finding words in passages: what a query asks for, which passage answers it best, and the snippet to show.

Pure functions over texts; ``index`` brings the texts. A query is never an error: what is not a word is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from afweging.store.folding import fold, occurrences, origins
from afweging.store.records import Passage, Snippet

TRIGRAM: Final = 3
"""From this many characters the index can find a word."""
_MOST_WORDS: Final = 32
_WIDTH: Final = 160
_LEAD: Final = 48
"""About how much of the text before a hit a snippet shows."""
_TRIED: Final = 20
"""How many occurrences of a word are tried as the beginning of a snippet."""
_WORD: Final = re.compile(r"\w+")
_QUOTES: Final = str.maketrans("“”„‟«»", '""""""')


def wanted(query: str) -> tuple[str, ...]:
    """The folded words and "quoted phrases" of a query, each once; at most 32 count."""
    pieces = query.translate(_QUOTES).split('"')
    if len(pieces) % 2 == 0:  # a quote that is still open, as while typing
        pieces[-2:] = [" ".join(pieces[-2:])]
    found: list[str] = []
    for place, piece in enumerate(pieces):
        folded = fold(piece)
        phrase = " ".join(folded.split())
        if place % 2:
            found.extend([phrase] if _WORD.search(phrase) else [])
        else:
            found.extend(_WORD.findall(folded))
    return tuple(islice(dict.fromkeys(found), _MOST_WORDS))


def match(words: Sequence[str]) -> str:
    """The words that the index can find, as an FTS5 expression; empty when there is none."""
    return " AND ".join('"' + word.replace('"', '""') + '"' for word in words if len(word) >= TRIGRAM)


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a query were found: the best passage, its snippet, and all places with a word."""

    place: str
    places: tuple[str, ...]
    snippet: Snippet


def find(
    words: Sequence[str], passages: Sequence[Passage], folded: Sequence[str], places: Sequence[str] = ()
) -> Found | None:
    """The best passage for the words, or None when one of them occurs nowhere.

    ``folded`` are the passages as the index holds them. With ``places`` all words must be in one of those passages.
    """
    if places:
        chosen = [number for number, passage in enumerate(passages)
                  if passage.place in places and all(word in folded[number] for word in words)]
        passages, folded = [passages[number] for number in chosen], [folded[number] for number in chosen]
    scores = [sum(word in text for word in words) for text in folded]
    if not any(scores) or not all(any(word in text for text in folded) for word in words):
        return None
    best = scores.index(max(scores))
    if folded[best] != fold(passages[best].text):  # an index of another program version
        return find(words, passages, [fold(passage.text) for passage in passages])
    held = dict.fromkeys(passage.place for passage, score in zip(passages, scores, strict=True) if score)
    return Found(passages[best].place, tuple(held), snippet(passages[best].text, folded[best], words))


def snippet(text: str, folded: str, words: Sequence[str]) -> Snippet:
    """About 160 characters of the text around the words, where most of them stand together."""
    spans = sorted({span for word in words for span in islice(occurrences(word, folded), _TRIED)})
    marks = _merged(origins(text, tuple(spans)))
    start, end = max(
        (_window(text, mark) for mark in marks),
        key=lambda window: sum(window[0] <= start and end <= window[1] for start, end in marks),
    )
    inside = tuple((a - start, min(b, end) - start) for a, b in marks if start <= a < end)
    return Snippet(text=text[start:end], marks=inside, start=start, cut_before=start > 0, cut_after=end < len(text))


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, mark: tuple[int, int]) -> tuple[int, int]:
    """From where to where to show, so that the mark is inside and no word is cut unless it is very long."""
    if len(text) <= _WIDTH:
        return 0, len(text)
    start = 0 if mark[0] <= _LEAD else _word_start(text, mark[0] - _LEAD, mark[0])
    end = min(len(text), start + _WIDTH)
    if end < len(text) and not text[end].isspace():
        gap = max((place for place in range(min(mark[1], end), end) if text[place].isspace()), default=end)
        end = gap if gap > mark[0] else end
    return start, end


def _word_start(text: str, earliest: int, latest: int) -> int:
    """The first beginning of a word between two places; else ``earliest``."""
    return next((place for place in range(earliest, latest + 1) if text[place - 1].isspace()), earliest)
