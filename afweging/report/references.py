"""The list of sources of a report: every fact and source that is cited, numbered in the order of first appearance."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from afweging.assessment.models import Answer, FreeSource
from afweging.evidence import citation
from afweging.evidence.models import Evidence, Fact, SourceRef, Standing
from afweging.framework.models import Grade, Question
from afweging.report.markdown import Reference, References, cited, linked, place
from afweging.report.models import BackLink, SourceLink, SourceView
from afweging.texts import Language, Sentences, sentences


@dataclass(slots=True)
class Listing:
    """The numbering, filled answer by answer and then read."""

    evidence: Evidence
    at: date
    language: Language
    entries: list[SourceView] = field(default_factory=list)
    facts: dict[str, Reference] = field(default_factory=dict)
    _free: dict[FreeSource, int] = field(default_factory=dict)
    _cited_by: dict[int, list[BackLink]] = field(default_factory=dict)

    def take(self, question: Question, anchor: str, answer: Answer) -> tuple[SourceLink, ...]:
        """Number the sources of an answer; returns links to them, in the order of the list.

        ``anchor`` is the place of the question. The list leads back to the citation in the answer, or to these links.
        """
        grades = {citation.fact: citation.grade for citation in answer.facts}
        names = dict.fromkeys((*cited(answer.text), *grades))
        numbers = {self._fact(name, grades.get(name)) for name in names}
        numbers |= {self._source(source) for source in answer.sources}
        words, in_text = sentences(self.language), linked(answer.text, self.facts)
        made = []
        for number in sorted(number for number in numbers if number):
            entry = self.entries[number - 1]
            at = place(anchor, Reference(number=number, anchor=entry.anchor, name=entry.title))
            made.append(SourceLink(number=number, anchor=entry.anchor, title=f"{number}. {entry.title}",
                                   place="" if number in in_text else at))
            self._cited_by.setdefault(number, []).append(BackLink(
                number=question.number, place=at, title=words.say("Back to question {number}").format(number=question.number)))
        return tuple(made)

    def finished(self) -> tuple[SourceView, ...]:
        """The list, with what cites each entry: when every answer was taken."""
        words = sentences(self.language)
        return tuple(
            replace(entry, cited_by=tuple(found), cited_label=words.plural("question", "questions", len(found)))
            for entry in self.entries for found in (self._cited_by.get(entry.number, []),))

    @property
    def references(self) -> References:
        """Fact id to its reference."""
        return self.facts

    def _fact(self, name: str, grade: Grade | None) -> int:
        """The number of a fact; 0 when the evidence does not have it and its text stays as written."""
        if name in self.facts:
            return self.facts[name].number
        fact = self.evidence.fact(name)
        if fact is None:
            return 0
        number = len(self.entries) + 1
        entry = _fact_entry(self, fact, grade or fact.grade, number)
        self.entries.append(entry)
        self.facts[name] = Reference(number=number, anchor=entry.anchor, name=entry.title)
        return number

    def _source(self, source: FreeSource) -> int:
        if source not in self._free:
            number = len(self.entries) + 1
            details = tuple(filter(None, (source.grade, source.place)))
            self.entries.append(SourceView(number=number, anchor=_anchor(number), title=source.title, details=details,
                                           flag=""))
            self._free[source] = number
        return self._free[source]


def listing(evidence: Evidence, at: date, language: Language) -> Listing:
    """An empty list for a reference date."""
    return Listing(evidence, at, language)


def unknown_facts(evidence: Evidence, answers: Iterable[Answer]) -> tuple[str, ...]:
    """The fact ids that are cited but not in the evidence, each once."""
    names = dict.fromkeys(name for answer in answers
                          for name in (*cited(answer.text), *(citation.fact for citation in answer.facts)))
    return tuple(name for name in names if evidence.fact(name) is None)


def _anchor(number: int) -> str:
    return f"bron-{number}"


def _fact_entry(listing: Listing, fact: Fact, grade: Grade, number: int) -> SourceView:
    words = sentences(listing.language)
    places = "; ".join(_place(listing.evidence, ref, words) for ref in fact.refs)
    details: list[str] = [grade, places]
    if (limit := fact.limit_at(listing.at)) is not None:
        details.append(words.say("Note: {text}").format(text=limit.at(listing.language)))
    return SourceView(number=number, anchor=_anchor(number), title=f"{fact.text.at(listing.language)} [{fact.id}]",
                      details=tuple(details), flag=_flag(listing, fact, words))


def _place(evidence: Evidence, ref: SourceRef, words: Sentences) -> str:
    source = evidence.source(ref.source)
    if source is None:
        return ref.source
    parts = [source.title.at(words.language)]
    if source.kamerstuk:
        parts.append(citation.show(source.kamerstuk, "nl"))  # the number of a paper is not translated (domain 7.2)
    if source.published:
        parts.append(words.day(source.published))
    elif source.date_note:
        parts.append(source.date_note.at(words.language))
    if ref.note:
        parts.append(ref.note.at(words.language))
    return ", ".join(parts)


def _flag(listing: Listing, fact: Fact, words: Sentences) -> str:
    validity = listing.evidence.validity(fact, listing.at)
    if validity.standing is Standing.NOT_YET:
        return words.say("Younger than the reference date")
    if validity.successor is not None:
        return words.say("Superseded: {text} [{fact}]").format(
            text=validity.successor.text.at(listing.language), fact=validity.successor.id)
    return ""
