"""What changed between two texts, word by word.

Words and signs are compared; the white space after a word travels with it and counts only between words that stayed.
The pieces are exact: those that stayed and those taken away are the old text, those that stayed and those added the new.
The work is bounded: a text too long to compare by words is first compared by lines, and what is too long even then is
shown as taken away and added whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

PAIRS = 400_000
"""So many pairs of equal words may be looked at, a fraction of a second: about 1,500 words beside 1,500 others."""
BRIDGE = 3
"""So few words that stayed between longer changes are shown as changed as well: a reader wants sentences, not crumbs."""
_TOKEN = re.compile(r"(\[@[A-Za-z0-9._-]+\]|\w+|[^\w\s]?)(\s*)")
"""A citation, a word, or a sign; and the white space after it."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class PieceKind(StrEnum):
    """What happened to a piece of text."""

    EQUAL = "equal"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A piece of text that stayed, was added or was taken away."""

    kind: PieceKind
    text: str


class _Span(NamedTuple):
    """A stretch of tokens, the same on both sides or not: from and up to, on the side before and the side after."""

    equal: bool
    before: slice
    after: slice


class _Budget:
    """How many pairs of equal tokens may still be looked at in this comparison."""

    def __init__(self) -> None:
        self.left = PAIRS

    def take(self, pairs: int) -> bool:
        """Take so many, if there are as many left."""
        if pairs > self.left:
            return False
        self.left -= pairs
        return True


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The change from one text to another, in reading order; what was taken away stands before what was added."""
    return tuple(_joined(_by_words(before, after, _Budget())))


def text_before(found: Sequence[Piece]) -> str:
    """The text that was there."""
    return "".join(piece.text for piece in found if piece.kind is not PieceKind.ADDED)


def text_after(found: Sequence[Piece]) -> str:
    """The text that is there now."""
    return "".join(piece.text for piece in found if piece.kind is not PieceKind.REMOVED)


def _by_words(before: str, after: str, budget: _Budget) -> Iterator[Piece]:
    old, new = _tokens(before), _tokens(after)
    spans = _spans([word for word, _gap in old], [word for word, _gap in new], budget)
    if spans is None:
        yield from _by_lines(before, after, budget)
        return
    for span in _bridged(spans):
        if span.equal:
            for (word, gap), (_same, other) in zip(old[span.before], new[span.after], strict=True):
                yield Piece(PieceKind.EQUAL, word)
                yield from _whole(gap, other)
        else:
            yield from _replaced(old[span.before], new[span.after])


def _by_lines(before: str, after: str, budget: _Budget) -> Iterator[Piece]:
    old, new = _LINE.findall(before), _LINE.findall(after)
    for span in _spans(old, new, budget) or (_Span(equal=False, before=slice(None), after=slice(None)),):
        one, other = "".join(old[span.before]), "".join(new[span.after])
        if span.equal:
            yield Piece(PieceKind.EQUAL, one)
        elif len(old[span.before]) < len(old) or len(new[span.after]) < len(new):  # a part, so that this comes to an end
            yield from _by_words(one, other, budget)
        else:
            yield from _whole(one, other)


def _replaced(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    """Words in place of others; the white space that follows both stayed."""
    gap = old[-1][1] if old and new and old[-1][1] == new[-1][1] else ""
    one, other = "".join(map("".join, old)), "".join(map("".join, new))
    yield from _whole(one.removesuffix(gap), other.removesuffix(gap))
    yield Piece(PieceKind.EQUAL, gap)


def _whole(before: str, after: str) -> Iterator[Piece]:
    """One text in place of another, without looking inside."""
    if before == after:
        yield Piece(PieceKind.EQUAL, before)
    else:
        yield Piece(PieceKind.REMOVED, before)
        yield Piece(PieceKind.ADDED, after)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Words and signs, each with the white space after it; white space at the start follows an empty word."""
    return [(word, gap) for word, gap in _TOKEN.findall(text) if word or gap]


def _spans(before: Sequence[str], after: Sequence[str], budget: _Budget) -> list[_Span] | None:
    """What stayed and what did not, in order; None when looking would take too long."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only when texts are compared, and every verb loads this module

    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    old, new = before[start:len(before) - end], after[start:len(after) - end]
    counted = Counter(new)
    if not budget.take(sum(counted[token] for token in old)):
        return None
    found = [_Span(equal=True, before=slice(0, start), after=slice(0, start))] if start else []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        found.append(_Span(equal=tag == "equal", before=slice(start + i, start + i_end), after=slice(start + j, start + j_end)))
    if end:
        found.append(_Span(equal=True, before=slice(len(before) - end, len(before)), after=slice(len(after) - end, len(after))))
    return found


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens at the start are the same."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _pair in same)


def _bridged(spans: Sequence[_Span]) -> Iterator[_Span]:
    """The same, with crumbs that stayed between longer changes counted among the changes."""
    kept: list[_Span] = []
    for place, span in enumerate(spans):
        last = kept[-1] if kept else None
        if last and not last.equal and (not span.equal or _is_crumb(spans, place)):
            kept[-1] = _Span(equal=False, before=slice(last.before.start, span.before.stop),
                             after=slice(last.after.start, span.after.stop))
        else:
            kept.append(span)
    return iter(kept)


def _is_crumb(spans: Sequence[_Span], place: int) -> bool:
    """Whether a stretch that stayed is short, and shorter than the changes on both sides of it."""
    size = _size(spans[place])
    return place + 1 < len(spans) and size <= BRIDGE and size < min(_size(spans[place - 1]), _size(spans[place + 1]))


def _size(span: _Span) -> int:
    longest: int = max(span.before.stop - span.before.start, span.after.stop - span.after.start)
    return longest


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces of the same kind joined, empty ones left out; between two that stayed, first all that went, then all that came."""
    stayed, removed, added = "", "", ""
    for piece in found:
        if piece.kind is PieceKind.EQUAL:
            if piece.text and (removed or added):
                yield from _flushed(stayed, removed, added)
                stayed, removed, added = "", "", ""
            stayed += piece.text
        elif piece.kind is PieceKind.REMOVED:
            removed += piece.text
        else:
            added += piece.text
    yield from _flushed(stayed, removed, added)


def _flushed(stayed: str, removed: str, added: str) -> Iterator[Piece]:
    found = (Piece(PieceKind.EQUAL, stayed), Piece(PieceKind.REMOVED, removed), Piece(PieceKind.ADDED, added))
    return (piece for piece in found if piece.text)
