"""A word diff as text to read: what was taken away and added stands between marks, so that it shows without colour."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from afweging.assessment.rewording import Piece, PieceKind, text_after, text_before
from afweging.tui.compare.wrapping import Span, Tone

CONTEXT: Final = 14
"""Words that stayed, shown before and after a change; what lies further away is left out with a sign."""
ALIKE: Final = 0.4
"""The part of the longer text that must have stayed; below that the two are other texts, and are shown whole."""
MARKS: Final[Mapping[PieceKind, tuple[str, str]]] = {PieceKind.REMOVED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}


def alike(pieces: Sequence[Piece]) -> bool:
    """Whether a text is the other one with changes, rather than another text."""
    stayed = sum(len(piece.text) for piece in pieces if piece.kind is PieceKind.EQUAL)
    return stayed >= ALIKE * max(len(text_before(pieces)), len(text_after(pieces)))


def diffed(pieces: Sequence[Piece]) -> Iterator[Span]:
    """A word diff, with the text far from any change left out; two texts that are not alike one after the other."""
    if not alike(pieces):
        before, after = text_before(pieces), text_after(pieces)
        yield from marked(Piece(PieceKind.REMOVED, before)) if before else ()
        yield Span("\n" if before and after else "")
        yield from marked(Piece(PieceKind.ADDED, after)) if after else ()
        return
    for place, piece in enumerate(pieces):
        if piece.kind is PieceKind.EQUAL:
            yield Span(_nearby(piece.text, first=place == 0, last=place == len(pieces) - 1))
        else:
            yield from marked(piece)


def one_side(pieces: Sequence[Piece], kind: PieceKind) -> Iterator[Span]:
    """One of the two texts whole: with REMOVED the one that was there, with ADDED the one that is there now."""
    for piece in pieces:
        if piece.kind is PieceKind.EQUAL or (piece.kind is kind and not alike(pieces)):
            yield Span(piece.text)
        elif piece.kind is kind:
            yield from marked(piece)


def marked(piece: Piece) -> Iterator[Span]:
    """A piece that came or went, between its marks; white space at the ends stays outside them."""
    start, end = MARKS[piece.kind]
    body = piece.text.strip()
    tone: Tone = "added" if piece.kind is PieceKind.ADDED else "removed"
    lead = piece.text[: len(piece.text) - len(piece.text.lstrip())] if body else ""
    yield Span(lead)
    yield Span(f"{start}{body or '¶'}{end}", tone)
    yield Span(piece.text[len(lead) + len(body):])


def _nearby(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    before, after = 0 if first else CONTEXT, 0 if last else CONTEXT
    if len(words) <= before + after + 4:
        return text
    head = " ".join(words[:before]) + " " if before else ""
    tail = " " + " ".join(words[-after:]) if after else ""
    return f"{head}…{tail}"
