"""What may be cited: sources, the facts read in them, and from when to when a fact holds.

Field names are the keys of ``seeds/evidence/sources.yaml`` and ``seeds/evidence/facts.yaml``. Values are immutable.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from afweging.evidence.period import first_day
from afweging.framework.models import Grade, Strict, Text

SourceKind = Literal["kamerstuk", "nota", "news", "web", "official", "document"]
"""A paper of parliament, a decision memo, news, a web page, an official publication such as the Staatscourant, or any other
document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabinet(Strict):
    """The cabinet whose policy a source holds; the label says so when the sources do not name it."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Strict):
    """A document or page that facts were read in. An unknown number or date stays empty, never guessed (domain 0)."""

    id: str
    title: Text
    kind: SourceKind
    kamerstuk: str | None = None
    """The stored form of ``citation``: 29826-147."""
    published: date | None = None
    date_note: Text | None = None
    """What is known of the date when there is no day."""
    not_before: date | None = None
    """The earliest day an undated source can be of, as far as ``date_note`` says; empty when nothing is known."""
    author: Text | None = None
    cabinet: str | None = None
    place: str | None = None
    """Address, or the public place where it can be found."""
    file: str | None = None
    """File name in the set of source documents; its lines are counted from 1."""

    @property
    def earliest(self) -> date | None:
        """The day it was published, else the earliest it can be of; None when neither is known (domain 0)."""
        return self.published or self.not_before


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef(Strict):
    """A place in a source: lines such as ``240`` or ``191-195``, and where to look inside them."""

    source: str
    lines: tuple[str, ...] = ()
    note: Text | None = None

    def ranges(self) -> tuple[range, ...]:
        """The cited lines as ranges of line numbers. Raises ``ValueError`` when one is not a line or range of lines."""
        return tuple(_range(part) for part in self.lines)


def _range(part: str) -> range:
    shape = re.fullmatch(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", part, re.ASCII)
    found = range(int(shape[1]), int(shape[2] or shape[1]) + 1) if shape else range(0)
    if not found:
        raise ValueError(part)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Strict):
    """One fact with its places in the sources and the questions it serves (by official number)."""

    id: str
    text: Text
    questions: tuple[int, ...]
    refs: tuple[SourceRef, ...]
    valid_from: str
    """A year, quarter, month or day; see ``period``."""
    superseded_by: str | None = None
    """The id of the fact that takes its place."""
    limited: Text | None = None
    """What limits the fact without another fact taking its place."""
    limited_from: str | None = None
    """From when that can be known, as a period; empty means as long as the fact itself."""
    grade: Grade
    cabinet: str | None = None
    """The cabinet it comes from; empty for a fact that is not from a cabinet document."""
    figures: tuple[str, ...] = ()
    """The figures of the fact, letter for letter as the source has them."""

    def limit_at(self, day: date) -> Text | None:
        """What limits the fact, as far as it could be known on a day."""
        return None if self.limited_from and first_day(self.limited_from) > day else self.limited

    @property
    def since(self) -> date:
        """The first day on which the fact holds."""
        return first_day(self.valid_from)


class Standing(StrEnum):
    """Whether a fact holds on a day."""

    VALID = "valid"
    SUPERSEDED = "superseded"
    NOT_YET = "not-yet"
    """Younger than the reference date: it did not hold, or its sources did not exist, so nobody could have known it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """The standing of a fact on a day, with the fact that had taken its place by then."""

    standing: Standing
    successor: Fact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile(Strict):
    """The file with the sources and the cabinets they come from."""

    format: Literal["1"]
    cabinets: tuple[Cabinet, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFile(Strict):
    """The file with the facts."""

    format: Literal["1"]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything that may be cited. The loader proves that all ids exist and that no supersession runs in a circle."""

    cabinets: tuple[Cabinet, ...] = ()
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()

    def cabinet(self, cabinet_id: str) -> Cabinet | None:
        """The cabinet with this id."""
        return next((cabinet for cabinet in self.cabinets if cabinet.id == cabinet_id), None)

    def source(self, source_id: str) -> Source | None:
        """The source with this id."""
        return next((source for source in self.sources if source.id == source_id), None)

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def for_question(self, number: int) -> tuple[Fact, ...]:
        """The facts that serve the question with this official number, in the order of the file."""
        return tuple(fact for fact in self.facts if number in fact.questions)

    def successors(self, fact: Fact) -> Iterator[Fact]:
        """The facts that take the place of this one, one after another; stops where a chain would run in a circle."""
        seen = {fact.id}
        following = self.fact(fact.superseded_by or "")
        while following is not None and following.id not in seen:
            yield following
            seen.add(following.id)
            following = self.fact(following.superseded_by or "")

    def known_from(self, fact: Fact) -> date:
        """The first day on which a fact can be cited: it holds, and every source a part of it was read in exists.

        A source of which not even the earliest day is known sets no bound.
        """
        found = (self.source(ref.source) for ref in fact.refs)
        return max(fact.since, *(source.earliest for source in found if source and source.earliest), date.min)

    def validity(self, fact: Fact, at: date) -> Validity:
        """Whether a fact holds on a day and could be known. It is superseded once its successor can be cited.

        So what is offered in its place is never itself younger than the day; the last of a chain is named.
        """
        if self.known_from(fact) > at:
            return Validity(standing=Standing.NOT_YET)
        last = fact
        for successor in self.successors(fact):
            if self.known_from(successor) > at:
                break
            last = successor
        if last is fact:
            return Validity(standing=Standing.VALID)
        return Validity(standing=Standing.SUPERSEDED, successor=last)
