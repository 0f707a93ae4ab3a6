"""The portfolio as a document for others: all dossiers beside each other, with a picture and the same in words.

Names of persons, answers and closed parts are not in it at all. The public edition is made from lines that the caller has
already narrowed to what may be published; here it loses directorate and tags, and is refused when the name of a person
stands in a title.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from afweging import __version__, canonical
from afweging.advice.portfolio import MARKS, SIGNS, Cell, Line, Mark, Tally, as_data, mark_word, outcomes, tally
from afweging.assessment.labels import MARKING, PHASE, STATUS
from afweging.assessment.models import Marking, Phase, Status
from afweging.errors import NAME_IN_TEXT, PORTFOLIO_EMPTY, AfwegingError, Faults
from afweging.framework.models import Framework, Question
from afweging.report import names
from afweging.report.models import Row
from afweging.report.pdf import About, Archive, Attached
from afweging.report.places import Passage
from afweging.texts import Language, Sentences, active, sentences

TEMPLATE: Final = "portfolio.html.j2"
DATA: Final = "portfolio.json"
"""The attached file with the lines themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioDocument:
    """Lines in order, ready to be reported. ``moment`` is when the newest of them was stored, in UTC."""

    framework: Framework
    lines: tuple[Line, ...]
    moment: datetime
    language: Language
    chosen: str = ""
    """Which dossiers were asked for, in words; empty when all were."""
    order: str = ""
    """By what they are put in order, in words."""
    public: bool = False
    withheld: int = 0
    archive: Archive = "a-3a"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One dossier as a row of the matrix."""

    kenmerk: str
    title: str
    particulars: str
    """Status and reference date."""
    cells: tuple[str, ...]
    """A sign with the code of the level for each question."""
    steps: tuple[str, ...]
    advice: str
    remark: str
    """That the advice differs from the derived one, or that there are changes not recorded yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarView:
    """One question as a bar: how many dossiers have each mark."""

    number: int
    label: str
    parts: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """One question in numbers: how often each level was given, in words."""

    number: int
    label: str
    counts: tuple[str, ...]
    levels: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """The picture: bars, what the signs mean, and the same in words."""

    bars: tuple[BarView, ...]
    legend: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The headings and small words of the page."""

    outcomes: str
    outcome_heads: tuple[str, str]
    picture: str
    questions: str
    question_heads: tuple[str, ...]
    matrix: str
    matrix_heads: tuple[str, ...]
    method: str
    page: str
    of: str
    skip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioView:
    """Everything a portfolio report says. The names it shares with ``ReportView`` mean the same."""

    language: Language
    kind: str
    title: str
    description: str
    mark: str
    unfinished: bool
    marking: str
    example: str
    footer: str
    facts: tuple[Row, ...]
    lead: tuple[str, ...]
    outcomes: tuple[tuple[str, int], ...]
    picture: PictureView
    questions: tuple[QuestionRow, ...]
    legend: str
    matrix: tuple[MatrixRow, ...]
    notes: tuple[str, ...]
    titles: Headings


def view(document: PortfolioDocument) -> PortfolioView:
    """The view of a portfolio. Raises ``AfwegingError`` when there is nothing in it, or a name in a public one."""
    if not document.lines:
        raise AfwegingError(PORTFOLIO_EMPTY)
    if document.public:
        _refuse_names(document)
    words = sentences(document.language)
    kind, asked = words.say("Portfolio"), _asked(document.framework)
    example = words.say("EXAMPLE. Invented verdicts based on public sources. Not a position of the cabinet or the "
                        "ministry.") if document.lines[0].example else ""
    title = words.say("The dossiers beside each other")
    return PortfolioView(
        language=document.language, kind=kind, title=title,
        description=_description(kind, title, words), unfinished=False,
        mark=words.say("public version") if document.public else words.say("internal version"),
        marking=_marking(document.lines, words), example=example, footer=_footer(document, words),
        facts=tuple(_facts(document, words)), lead=tuple(_lead(document, words)),
        outcomes=tuple((outcome.label.at(document.language) if outcome else words.say("no advice yet"), count)
                       for outcome, count in outcomes(document.framework, document.lines)),
        picture=_picture(document, asked, words), questions=tuple(_question_rows(document, asked, words)),
        legend=_legend(words), matrix=tuple(_matrix_row(document, one, asked, words) for one in document.lines),
        notes=tuple(_notes(words)), titles=_titles(document, asked, words))


def _description(kind: str, title: str, words: Sentences) -> str:
    return words.say("{kind} by the framework for vertical EU industrial policy: {title}").format(kind=kind, title=title)


def file_name(document: PortfolioDocument, suffix: str) -> str:
    """A name for the file: what it is, the day of its newest content, language when not Dutch, edition when public."""
    parts = ["portfolio", "voorbeelden" if document.lines[0].example else "", document.moment.date().isoformat(),
             "" if document.language == "nl" else document.language, "openbaar" if document.public else "",
             document.archive if suffix == ".pdf" and document.archive != "a-3a" else ""]
    return "-".join(filter(None, parts)) + suffix


def content(document: PortfolioDocument) -> str:
    """The lines as canonical JSON, as this edition may show them."""
    return canonical.text([as_data(one, public=document.public) for one in document.lines])


def about(document: PortfolioDocument, shown: PortfolioView) -> About:
    """What the PDF says about itself: all of it from the lines, so that the same lines give the same file."""
    which = f"{_digest(document)} {document.language} {shown.mark} {document.archive}"
    return About(title=f"{shown.kind}: {shown.title}", description=shown.description, language=document.language,
                 created=document.moment.astimezone(UTC), document_id=hashlib.sha256(which.encode()).hexdigest(),
                 generator=f"afweging {__version__}", identity={})


def attached(document: PortfolioDocument) -> tuple[Attached, ...]:
    """The lines as data, for whoever wants to count again."""
    described = sentences(document.language).say("The portfolio as data (canonical JSON)")
    return (Attached(name=DATA, content=content(document).encode(), description=described),)


def texts_of(document: PortfolioDocument) -> Iterator[tuple[str, str]]:
    """Every text of a user that is printed, with its place."""
    yield from ((one.kenmerk, f"{one.kenmerk} {one.title}") for one in document.lines)


def _refuse_names(document: PortfolioDocument) -> None:
    known = sorted({name for one in document.lines for name in one.persons})
    words = active()
    passages = (Passage(place=words.say("the title of {kenmerk}").format(kenmerk=one.kenmerk), path="head.title", text=text)
                for one in document.lines for text in (one.title, one.kenmerk))
    found = names.search(known, passages)
    if found:
        raise Faults(tuple(AfwegingError(NAME_IN_TEXT, where=one.place, line=one.line, position=one.position) for one in found))


def _asked(framework: Framework) -> tuple[Question, ...]:
    return tuple(question for question in framework.questions if question.kind != "advice")


def _digest(document: PortfolioDocument) -> str:
    return canonical.digest(content(document))


def _marking(lines: Iterable[Line], words: Sentences) -> str:
    """The highest marking of the dossiers in it, in capitals; empty when none has one."""
    order = list(Marking)
    highest = max((Marking(one.marking) for one in lines), key=order.index)
    return "" if highest is Marking.GEEN else words.say(MARKING[highest]).upper()


def _footer(document: PortfolioDocument, words: Sentences) -> str:
    edition = (words.say("public version"),) if document.public else ()
    return " · ".join((words.say("Portfolio"), _number(document, words), words.day(document.moment.date()), *edition,
                       _digest(document)[:12]))


def _number(document: PortfolioDocument, words: Sentences) -> str:
    return words.plural("{number} dossier", "{number} dossiers", len(document.lines)).format(number=len(document.lines))


def _facts(document: PortfolioDocument, words: Sentences) -> Iterator[Row]:
    found = (
        (words.say("Dossiers"), str(len(document.lines))),
        (words.say("As at"), words.moment(document.moment.astimezone(UTC)) + " UTC"),
        (words.say("Selection"), document.chosen or words.say("all dossiers")),
        (words.say("Ordered by"), document.order),
        (words.say("Edition"), words.say("public version") if document.public else words.say("internal version")),
        (words.say("Framework"), f"{document.framework.id} {document.framework.version}"),
    )
    yield from (Row(label=label, value=value) for label, value in found if value)


def _lead(document: PortfolioDocument, words: Sentences) -> Iterator[str]:
    decided = sum(one.outcome is not None and one.place >= 0 for one in document.lines)
    yield words.say("Dossiers with an advice: {decided} of {total}.").format(total=len(document.lines), decided=decided)
    if deviating := sum(one.deviates for one in document.lines):
        yield words.plural("In {number} of them the assessor chose another advice than the one that follows from the verdicts.",
                           "In {number} of them the assessor chose another advice than the one that follows from the verdicts.",
                           deviating).format(number=deviating)
    if document.withheld:
        yield words.plural("{number} dossier is left out: not finalised, or ministry-confidential.",
                           "{number} dossiers are left out: not finalised, or ministry-confidential.",
                           document.withheld).format(number=document.withheld)


def _picture(document: PortfolioDocument, asked: tuple[Question, ...], words: Sentences) -> PictureView:
    tallies = tally([question.id for question in asked], document.lines)
    bars = tuple(BarView(number=question.number, label=question.label.at(document.language), parts=_parts(one))
                 for question, one in zip(asked, tallies, strict=True))
    told = [words.say("Verdicts per question.")]
    for bar in bars:
        counts = ", ".join(f"{count} {mark_word(mark, words)}" for mark, count in bar.parts if count)
        told.append(words.say("Question {number}, {label}: {counts}.").format(number=bar.number, label=bar.label, counts=counts))
    return PictureView(bars=bars, legend=_legend(words), alternative=" ".join(told))


def _parts(one: Tally) -> tuple[tuple[Mark, int], ...]:
    return tuple((mark, one.counts[mark]) for mark in MARKS)


def _legend(words: Sentences) -> str:
    return "; ".join(f"{SIGNS[mark]} {mark_word(mark, words)}" for mark in MARKS)


def _question_rows(document: PortfolioDocument, asked: tuple[Question, ...], words: Sentences) -> Iterator[QuestionRow]:
    for question, one in zip(asked, tally([question.id for question in asked], document.lines), strict=True):
        scale = document.framework.scale_of(question)
        given = [cell.level.id for line in document.lines if (cell := line.cells.get(question.id)) and cell.level]
        levels = [f"{given.count(level.id)}\u00a0× {level.label.at(words.language)} ({_signed(level.code)})"
                  for level in reversed(scale.levels if scale else ())]
        yield QuestionRow(number=question.number, label=question.label.at(words.language),
                          counts=tuple(str(one.counts[mark]) for mark in MARKS), levels=" · ".join(levels))


def _matrix_row(document: PortfolioDocument, one: Line, asked: tuple[Question, ...], words: Sentences) -> MatrixRow:
    status, sections = words.say(STATUS[Status(one.status)]), [step.section for step in document.framework.ladder.steps]
    remarks = [words.say("not recorded yet")] if one.draft else []
    if one.deviates and one.derived:
        remarks.append(words.say("derived: {outcome}").format(outcome=one.derived.label.at(document.language)))
    return MatrixRow(
        kenmerk=one.kenmerk, title=one.title,
        particulars=" · ".join((status, words.say(PHASE[Phase(one.phase)]), words.day(one.peildatum))),
        cells=tuple(_cell(one.cells.get(question.id)) for question in asked),
        steps=tuple(SIGNS[one.steps[name]] if name in one.steps else "" for name in sections),
        advice=one.outcome.label.at(document.language) if one.outcome else words.say("no advice yet"), remark="; ".join(remarks))


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{SIGNS[cell.mark]} {_signed(cell.level.code)}" if cell.level else SIGNS[cell.mark]


def _signed(code: str) -> str:
    """A code as it is printed: with a real minus."""
    return code.replace("-", "−")


def _notes(words: Sentences) -> Iterator[str]:
    yield words.say("The sign says what a level counts for on the ladder; the figure behind it is the code of the level, in "
                    "words in the table per question.")
    yield words.say("Levels are not added up: a portfolio compares dossiers question by question and gives no score.")
    yield words.say("Steps and derived advice are shown only for a dossier in which every considered question has a verdict.")


def _titles(document: PortfolioDocument, asked: tuple[Question, ...], words: Sentences) -> Headings:
    steps = tuple(step.section for step in document.framework.ladder.steps)
    often = words.say("How often which level (with its code)")
    return Headings(
        outcomes=words.say("The advices"), outcome_heads=(words.say("Advice"), words.say("Dossiers")),
        picture=words.say("The verdicts per question"), questions=words.say("The levels in words"),
        question_heads=(words.say("No."), words.say("Question"), *(SIGNS[mark] for mark in MARKS), often),
        matrix=words.say("The dossiers"),
        matrix_heads=(words.say("Dossier"), *(str(question.number) for question in asked), *steps, words.say("Advice")),
        method=words.say("How to read this"), page=words.say("page"), of=words.say("of"), skip=words.say("Skip to the content"))
