"""Remarks of readers on the answers of a dossier, as they follow from the log of what happened.

A remark, a reply to it, and its being resolved or reopened are each one event that never changes; ``fold`` makes remarks
of them. Remarks stand beside an assessment, not in it: they change no version, and no report for the public holds them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

from afweging import canonical, errors
from afweging.assessment.remark_kinds import KINDS, MADE, REPLIED, RESOLVED
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError

LONGEST: Final = 4000
"""Characters a remark or a reply may have: it is a note beside an answer, not an answer."""


class Happening(Protocol):
    """An event of the log, as far as remarks need it. ``detail`` is the canonical text of a ``Detail``."""

    @property
    def kind(self) -> str:
        """One of ``KINDS``; others are passed over."""
        ...

    @property
    def role(self) -> str:
        """The role of who did it."""
        ...

    @property
    def at(self) -> datetime:
        """When."""
        ...

    @property
    def detail(self) -> str:
        """What exactly."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Detail:
    """What an event about a remark says. ``remark`` is its number within the dossier, counted from 1."""

    remark: int
    question: str = ""
    text: str = ""
    version: int = 0
    """The number of the newest version when it was said."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Reply:
    """An answer to a remark."""

    role: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Remark:
    """A remark on the answer to one question. ``number`` counts from 1 within the dossier; ``question`` is an id."""

    number: int
    question: str
    role: str
    at: datetime
    text: str
    version: int
    """The number of the newest version when it was made."""
    replies: tuple[Reply, ...] = ()
    resolved: bool = False
    resolved_by: str = ""
    """The role that resolved it."""
    resolved_at: datetime | None = None


def fold(happenings: Iterable[Happening]) -> tuple[Remark, ...]:
    """The remarks that follow from events, oldest event first; by number.

    What cannot be read or is about a remark that does not exist is passed over; that the log was damaged, ``check`` says.
    """
    found: dict[int, Remark] = {}
    for one in happenings:
        detail = _detail(one) if one.kind in KINDS else None
        if detail is None:
            continue
        present = found.get(detail.remark)
        if one.kind == MADE and present is None:
            found[detail.remark] = Remark(number=detail.remark, question=detail.question, role=one.role, at=one.at,
                                          text=detail.text, version=detail.version)
        elif one.kind != MADE and present is not None:
            found[detail.remark] = _after(present, one, detail)
    return tuple(remark for _number, remark in sorted(found.items()))


def _detail(one: Happening) -> Detail | None:
    try:
        return canonical.read(Detail, one.detail)
    except (ValueError, TypeError):
        return None


def _after(remark: Remark, one: Happening, detail: Detail) -> Remark:
    if one.kind == REPLIED:
        return replace(remark, replies=(*remark.replies, Reply(role=one.role, at=one.at, text=detail.text)))
    if one.kind == RESOLVED:
        return replace(remark, resolved=True, resolved_by=one.role, resolved_at=one.at)
    return replace(remark, resolved=False, resolved_by="", resolved_at=None)


def still_open(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Those that nobody resolved yet."""
    return tuple(remark for remark in remarks if not remark.resolved)


def at_question(remarks: Iterable[Remark], question_id: str) -> tuple[Remark, ...]:
    """Those on one question."""
    return tuple(remark for remark in remarks if remark.question == question_id)


def numbered(remarks: Iterable[Remark], number: int) -> Remark:
    """The remark with this number. Raises REMARK_UNKNOWN with the numbers there are."""
    known = {remark.number: remark for remark in remarks}
    if number not in known:
        raise AfwegingError(errors.REMARK_UNKNOWN, found=number, allowed=", ".join(map(str, known)) or "-")
    return known[number]


def accepted(text: str) -> str:
    """The text of a remark or reply as it is kept. Raises REMARK_EMPTY and REMARK_TOO_LONG."""
    kept = clean(text).strip()
    if not kept:
        raise AfwegingError(errors.REMARK_EMPTY)
    if len(kept) > LONGEST:
        raise AfwegingError(errors.REMARK_TOO_LONG, size=len(kept), limit=LONGEST)
    return kept
