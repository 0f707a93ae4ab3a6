"""The use case of the portfolio: all dossiers of a library beside each other, as they stand now.

A dossier stands as the list shows it: its draft, else its newest version. A second, blind judgement is no dossier of its
own and is left out. What the store can tell from its list is filtered there, so that no more bodies are read than needed.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from afweging import errors
from afweging.advice import portfolio as pure
from afweging.advice.portfolio import Line, Wanted
from afweging.assessment.labels import PHASE, STATUS
from afweging.assessment.models import Marking, Phase, Status
from afweging.errors import AfwegingError
from afweging.framework.models import Framework
from afweging.library import Library, narrowing
from afweging.store.records import Entry, Filter
from afweging.texts import N_, Language, Sentences, active, sentences

if TYPE_CHECKING:
    from afweging.report.pdf import Archive
    from afweging.report.portfolio import PortfolioDocument

ALL = Wanted()
ORDER_WORDS: Final[Mapping[str, str]] = {
    "kenmerk": N_("reference number"), "title": N_("title"), "peildatum": N_("reference date"), "status": N_("status"),
    "advice": N_("advice"),
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Portfolio:
    """Lines in order, under the framework whose questions are the columns."""

    framework: Framework
    lines: tuple[Line, ...]
    wanted: Wanted
    by: str
    moment: datetime | None
    """When the newest of what stands in it was stored."""
    damaged: tuple[str, ...] = ()
    """Dossiers that could not be read."""
    withheld: int = 0
    """How many the public edition leaves out."""
    typed: str = ""
    """The filter, as it was typed."""


def portfolio(library: Library, wanted: Wanted = ALL, *, by: str = "kenmerk", backwards: bool = False,
              public: bool = False, typed: str = "") -> Portfolio:
    """The dossiers that are wanted, in order. ``by`` is one of ``portfolio.ORDERS`` or the id of a question or step.

    ``typed`` is a filter as it is typed on the screen (``narrowing``); raises as that does.
    ``public``: only what is finalised, without changes since, and not marked ministry-confidential; the others are counted.
    """
    chosen = Filter(status=wanted.status, phase=wanted.phase, years=wanted.years, example=wanted.examples)
    query = narrowing.asked(library, typed)
    damaged, found = [], []
    moment: datetime | None = None
    used: Counter[str] = Counter()
    withheld = 0
    for entry in library.store.entries(chosen, order="kenmerk", descending=False):
        try:
            line = _line(library, entry, used)
        except AfwegingError as error:
            if error.code not in (errors.STORE_DAMAGED_VERSION, errors.STORE_DAMAGED_DRAFT):
                raise
            damaged.append(entry.kenmerk)
            continue
        if line is None or not wanted.fits(line) or not narrowing.passes(query, line):
            continue
        if public and not publishable(line):
            withheld += 1
            continue
        found.append(line)
        moment = max(filter(None, (moment, entry.updated)))
    return Portfolio(
        framework=framework_of(library, used), lines=pure.ordered(found, by, backwards=backwards), wanted=wanted, by=by,
        typed=" ".join(typed.split()), moment=moment, damaged=tuple(damaged), withheld=withheld)


def portfolio_apart(library: Library, *, examples: bool = False) -> Portfolio:
    """All lines, read through a library of its own: for a thread beside the screen."""
    with Library.open(library.store.path, mode="read") as reader:
        return portfolio(reader, Wanted(examples=examples))


def document(found: Portfolio, *, language: Language | None = None, public: bool = False,
             archive: "Archive" = "a-3a") -> "PortfolioDocument":
    """What a portfolio report is made from; by default in the language in use. Raises PORTFOLIO_EMPTY without dossiers."""
    from afweging.report.portfolio import PortfolioDocument  # noqa: PLC0415 - only when a report is made

    if found.moment is None:
        raise AfwegingError(errors.PORTFOLIO_EMPTY)
    words = sentences(language or active().language)
    return PortfolioDocument(
        framework=found.framework, lines=found.lines, moment=found.moment, language=words.language, public=public,
        chosen=chosen_words(found, words), order=order_words(found.framework, found.by, words), withheld=found.withheld,
        archive=archive)


def chosen_words(found: Portfolio, words: Sentences) -> str:
    """What was asked for, in words; empty when all dossiers were."""
    wanted, ladder = found.wanted, found.framework.ladder
    parts = (
        [words.say(STATUS[Status(one)]) for one in wanted.status], [words.say(PHASE[Phase(one)]) for one in wanted.phase],
        [str(year) for year in wanted.years], [ladder.outcome(one).label.at(words.language) for one in wanted.advice],
        list(wanted.tags), [words.say("the examples")] if wanted.examples else [],
        [words.say("filter “{typed}”").format(typed=found.typed)] if found.typed else [])
    return "; ".join(", ".join(part) for part in parts if part)


def order_words(framework: Framework, by: str, words: Sentences) -> str:
    """An order in words."""
    question = framework.find(by)
    if question is not None:
        return f"{question.number}. {question.label.at(words.language)}"
    return words.say(ORDER_WORDS[by]) if by in ORDER_WORDS else words.say("step {name}").format(name=by)


def publishable(line: Line) -> bool:
    """Whether a line may stand in the public edition."""
    return line.status == Status.VASTGESTELD and not line.draft and line.marking != Marking.DEPARTEMENTAAL_VERTROUWELIJK


def orders(framework: Framework) -> tuple[str, ...]:
    """Everything a portfolio can be put in order by."""
    return (*pure.ORDERS, *columns(framework), *steps(framework))


def columns(framework: Framework) -> tuple[str, ...]:
    """The ids of the questions that are columns, in official order."""
    return tuple(question.id for question in framework.questions if question.kind != "advice")


def steps(framework: Framework) -> tuple[str, ...]:
    """The ids of the steps that are columns, in order."""
    return tuple(step.section for step in framework.ladder.steps)


def framework_of(library: Library, used: Counter[str] | None = None) -> Framework:
    """Whose questions are the columns: the framework of most dossiers; without dossiers one that is kept, or the shipped one.

    ``used`` counts dossiers by the hash of their framework.
    """
    kept = [name for name, _count in (used or Counter()).most_common(1)] or list(library.store.frameworks()[-1:])
    return library.framework(kept[0]) if kept else library.shipped_framework


def _line(library: Library, entry: Entry, used: Counter[str]) -> Line | None:
    draft = library.store.draft(entry.kenmerk) if entry.has_draft else None
    data = json.loads(draft.body if draft else library.store.version(entry.kenmerk).body)
    if data["head"].get("second_of"):
        return None
    used[data["framework"]["hash"]] += 1
    return pure.line(library.framework(data["framework"]["hash"]), data, number=entry.number, draft=draft is not None)
