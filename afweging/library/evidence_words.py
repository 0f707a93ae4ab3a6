"""What the faces say of facts and sources: found by words, how one stands on a day, a source as one line."""

from collections.abc import Iterator
from datetime import date

from afweging.evidence import citation
from afweging.evidence.models import Evidence, Fact, Source, Standing
from afweging.evidence.own import is_own
from afweging.evidence.period import shown
from afweging.library import fold
from afweging.texts import LANGUAGES, _, active


def facts_with(evidence: Evidence, query: str) -> tuple[Fact, ...]:
    """The facts in whose id, text, sources or places every word of a query occurs, case and accents aside; all without one.

    A parliamentary paper counts as one word, however it is spelled.
    """
    paper = citation.parse(query)
    words = [paper.casefold()] if paper else fold(query).split()
    return tuple(fact for fact in evidence.facts if all(word in _searched(evidence, fact) for word in words)) if words else (
        evidence.facts)


def _searched(evidence: Evidence, fact: Fact) -> str:
    parts = [fact.id, *(fact.text.at(language) for language in LANGUAGES)]
    for ref in fact.refs:
        parts.append(ref.source)
        if (source := evidence.source(ref.source)) is not None:
            parts += [*(source.title.at(language) for language in LANGUAGES), source.kamerstuk or "", source.place or ""]
            if source.kamerstuk:
                parts.append(citation.show(source.kamerstuk, "nl"))
            if source.author:
                parts += [source.author.at(language) for language in LANGUAGES]
    return fold(" ".join(parts))


def successor_at(evidence: Evidence, fact_id: str, on: date) -> Fact | None:
    """The fact that has the place of this one on a day, if any has."""
    fact = evidence.fact(fact_id)
    return evidence.validity(fact, on).successor if fact else None


def standing_words(evidence: Evidence, fact: Fact, on: date) -> str:
    """What must be known before a fact is cited on a day: own, superseded, or younger; empty when there is nothing."""
    found = evidence.validity(fact, on)
    marks = [_("own fact")] if is_own(fact.id) else []
    if found.successor is not None:
        marks.append(_("SUPERSEDED, see {fact}").format(fact=found.successor.id))
    elif found.standing is Standing.NOT_YET:
        marks.append(_("YOUNGER THAN THE REFERENCE DATE"))
    return " · ".join(marks)


def source_line(source: Source) -> str:
    """A source as one line: title, paper, date."""
    words = active()
    parts = [source.title.at(words.language)]
    if source.kamerstuk:
        parts.append(citation.show(source.kamerstuk, words.language))
    if source.published:
        parts.append(words.day(source.published))
    elif source.date_note:
        parts.append(source.date_note.at(words.language))
    return ", ".join(parts)


def fact_lines(evidence: Evidence, fact: Fact, on: date) -> Iterator[str]:
    """Everything known of a fact, line by line."""
    words, language = active(), active().language
    marks = standing_words(evidence, fact, on)
    yield " · ".join(filter(None, (fact.id, shown(fact.valid_from, language), fact.grade, marks)))
    yield fact.text.at(language)
    if limit := fact.limit_at(on):
        yield _("Note: {text}").format(text=limit.at(language))
    yield _("Questions: {numbers}").format(numbers=", ".join(str(number) for number in fact.questions))
    if (cabinet := evidence.cabinet(fact.cabinet or "")) is not None:
        yield _("Cabinet: {name}").format(name=cabinet.label.at(language))
    yield _("Citable from {day}").format(day=words.day(evidence.known_from(fact)))
    for ref in fact.refs:
        source = evidence.source(ref.source)
        lines = f", r. {', '.join(ref.lines)}" if ref.lines else ""
        note = f", {ref.note.at(language)}" if ref.note else ""
        yield f"{ref.source}: {source_line(source) if source else ''}{lines}{note}"
