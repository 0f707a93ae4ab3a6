"""Many assessments beside each other: every question with its level, the four steps, the derived and the chosen advice.

What follows from the verdicts is shown only for a dossier in which every considered question has one (design 5). A level
stands as a sign and as a word; levels of different questions are never added up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from afweging.advice.ladder import bounds, ladder_of
from afweging.advice.models import Bounds
from afweging.framework.models import UNKNOWN, Framework, Level, Outcome
from afweging.texts import Sentences

Mark = Literal["ja", "deels", "nee", "open", "skipped"]
"""What a level or a step counts for; ``open`` is not decided yet, ``skipped`` is not considered any more."""
MARKS: Final[tuple[Mark, ...]] = ("ja", "deels", "nee", "open", "skipped")
SIGNS: Final[Mapping[Mark, str]] = {"ja": "+", "deels": "±", "nee": "−", "open": "?", "skipped": "·"}
"""The sign of each; the same as in the advice report, and each in the shipped fonts."""
ORDERS: Final = ("kenmerk", "title", "peildatum", "status", "advice")
"""What lines can be put in order by, beside the questions and the steps."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Cell:
    """What one dossier says to one question."""

    mark: Mark
    level: Level | None = None
    rank: int = -1
    """The place of the level on its scale, 0 for the lowest; -1 without a level."""
    unknown: bool = False
    """Whether it was worked on, but cannot be decided yet."""


_EMPTY, _UNKNOWN, _SKIPPED = Cell(mark="open"), Cell(mark="open", unknown=True), Cell(mark="skipped")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Line:
    """One dossier in the portfolio. Roles and answers are not in it."""

    kenmerk: str
    number: int
    draft: bool
    """Whether what stands here has not been recorded as a version yet."""
    title: str
    status: str
    phase: str
    peildatum: date
    tags: tuple[str, ...]
    directorate: str
    marking: str
    example: bool
    cells: Mapping[str, Cell]
    """By question id; the question that holds the advice is not among them."""
    steps: Mapping[str, Mark]
    """By the id of the section."""
    derived: Outcome | None
    """None as long as a considered question has no verdict."""
    chosen: Outcome | None
    place: int
    """The place of the advice among the outcomes, lowest first; -1 without one."""
    persons: tuple[str, ...] = ()
    """The names in the person fields: looked for in what is published, printed nowhere."""

    @property
    def outcome(self) -> Outcome | None:
        """The advice readers see: the chosen one, else the derived one."""
        return self.chosen or self.derived

    @property
    def deviates(self) -> bool:
        """Whether the assessor chose another advice than the one that follows."""
        return self.chosen is not None and self.derived is not None and self.chosen.id != self.derived.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which dossiers: every field that is filled must hold; the tuples mean "one of". By default all real ones."""

    status: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    """The year of the reference date."""
    examples: bool = False
    """The examples in place of the real dossiers; never both."""

    def fits(self, line: Line) -> bool:
        """Whether a line is wanted."""
        outcome = line.outcome.id if line.outcome else ""
        return (line.example == self.examples and _among(line.status, self.status) and _among(line.phase, self.phase)
                and _among(outcome, self.advice) and (not self.years or line.peildatum.year in self.years)
                and (not self.tags or not {tag.casefold() for tag in line.tags}.isdisjoint(tag.casefold() for tag in self.tags)))


class Tally(NamedTuple):
    """How many dossiers have each mark at one question or step."""

    name: str
    counts: Mapping[Mark, int]


def line(framework: Framework, data: Mapping[str, Any], *, number: int, draft: bool = False) -> Line:
    """The line of an assessment from its canonical data, which is trusted."""
    head, answers, conclusion = data["head"], data.get("answers", {}), data.get("conclusion", {})
    verdicts: dict[str, str | None] = {name: answer.get("verdict") for name, answer in answers.items()}
    rules, known, ladder = ladder_of(framework), _cells(framework), framework.ladder
    values = rules.values_of(verdicts)
    steps = rules.steps_of(values)
    count = rules.reached_steps(steps)
    reached = _reached(framework, count)
    ready = all(verdicts.get(name) for name in known if name in reached)
    advice = rules.advice_of(rules.outcomes_of(steps), blocked=bool(rules.blocked(values)))
    chosen = ladder.outcome(conclusion["outcome"]) if conclusion.get("outcome") else None
    derived = ladder.outcome(advice) if ready else None
    return Line(
        kenmerk=head["kenmerk"], number=number, draft=draft, title=head["title"], status=head.get("status", "concept"),
        phase=head.get("phase", "verkennen"), peildatum=date.fromisoformat(head["peildatum"]), tags=tuple(head.get("tags", ())),
        directorate=head.get("directorate", ""), marking=head.get("classification", {}).get("level", "geen"),
        example=head.get("example", False),
        cells={name: levels.get(verdicts.get(name) or "", _EMPTY) if name in reached else _SKIPPED
               for name, levels in known.items()},
        steps={step.section: _step_mark(bounds(steps[index]), reached=index < count) if ready else "open"
               for index, step in enumerate(ladder.steps)},
        derived=derived, chosen=chosen, place=_place(framework, chosen or derived),
        persons=tuple(person["name"] for person in head.get("persons", ()) if person.get("name")))


def as_data(one: Line, *, public: bool = False) -> dict[str, Any]:
    """A line as JSON data: levels by id with what they count for. Public: without directorate and tags."""
    cells = {name: {"level": cell.level.id if cell.level else UNKNOWN if cell.unknown else None, "mark": cell.mark}
             for name, cell in one.cells.items()}
    inside = {} if public else {"directorate": one.directorate, "tags": list(one.tags)}
    return {
        "kenmerk": one.kenmerk, "version": one.number, "draft": one.draft, "title": one.title, "status": one.status,
        "phase": one.phase, "peildatum": one.peildatum.isoformat(), **inside, "example": one.example, "questions": cells,
        "steps": dict(one.steps), "derived": one.derived.id if one.derived else None,
        "chosen": one.chosen.id if one.chosen else None, "deviates": one.deviates,
    }


def cell_word(cell: Cell | None, words: Sentences) -> str:
    """A cell in words: the label of its level, or why there is none."""
    if cell is None:
        return words.say("not asked in this framework")
    if cell.mark == "skipped":
        return words.say("no longer relevant")
    if cell.level is None:
        return words.say("not yet decidable") if cell.unknown else words.say("not answered")
    return cell.level.label.at(words.language)


def mark_word(mark: Mark, words: Sentences) -> str:
    """What a mark means, for the legend and for steps."""
    return {"ja": words.say("yes"), "deels": words.say("partly"), "nee": words.say("no"),
            "open": words.say("not decided yet"), "skipped": words.say("no longer relevant")}[mark]


def selected(lines: Iterable[Line], wanted: Wanted) -> tuple[Line, ...]:
    """The lines that are wanted."""
    return tuple(one for one in lines if wanted.fits(one))


def ordered(lines: Iterable[Line], by: str, *, backwards: bool = False) -> tuple[Line, ...]:
    """The lines by one of ``ORDERS``, or by the id of a question or step.

    Texts from A to Z, dates from new to old, levels and advices from the most in favour down; ``backwards`` turns that
    round. Lines without a level or an advice come last either way; equal ones stand by kenmerk.
    """
    rest = sorted(lines, key=lambda one: one.kenmerk)
    if by in ("kenmerk", "title", "status"):
        return tuple(sorted(rest, key=lambda one: str(getattr(one, by)).casefold(), reverse=backwards))
    if by == "peildatum":
        return tuple(sorted(rest, key=lambda one: one.peildatum, reverse=not backwards))
    known = sorted((one for one in rest if _height(one, by) >= 0), key=lambda one: _height(one, by), reverse=not backwards)
    return (*known, *(one for one in rest if _height(one, by) < 0))


def tally(names: Sequence[str], lines: Sequence[Line]) -> tuple[Tally, ...]:
    """Per question or step how many dossiers have each mark; a question that a dossier does not have counts as open."""
    found = []
    for name in names:
        counts = Counter(_mark(one, name) for one in lines)
        found.append(Tally(name, {mark: counts[mark] for mark in MARKS}))
    return tuple(found)


def outcomes(framework: Framework, lines: Sequence[Line]) -> tuple[tuple[Outcome | None, int], ...]:
    """How many dossiers have each advice, most in favour first, and last (None) how many have none yet."""
    counts = Counter(one.outcome.id if one.outcome else "" for one in lines)
    order = [outcome for outcome in reversed(framework.ladder.outcomes) if outcome.id != framework.ladder.undecided]
    known = [(outcome, counts.pop(outcome.id, 0)) for outcome in order]
    return (*known, (None, sum(counts.values())))


@cache
def _cells(framework: Framework) -> Mapping[str, Mapping[str, Cell]]:
    """Every cell there can be: per question that is a column, by the id of the level. Made once for a framework."""
    found: dict[str, Mapping[str, Cell]] = {}
    for question in framework.questions:
        scale = framework.scale_of(question)
        if question.kind != "advice" and scale is not None:
            found[question.id] = {level.id: Cell(mark=level.value, level=level, rank=rank)
                                  for rank, level in enumerate(scale.levels)} | {UNKNOWN: _UNKNOWN}
    return found


@cache
def _reached(framework: Framework, steps: int) -> frozenset[str]:
    """The questions that are considered when so many steps are."""
    return frozenset(ladder_of(framework).reached_questions(steps))


def _step_mark(found: Bounds, *, reached: bool) -> Mark:
    names: tuple[Mark, Mark, Mark] = ("nee", "deels", "ja")
    if not reached:
        return "skipped"
    return names[found.low] if found.decided else "open"


def _place(framework: Framework, outcome: Outcome | None) -> int:
    """The place among the outcomes that decide something."""
    order = [one.id for one in framework.ladder.outcomes if one.id != framework.ladder.undecided]
    return order.index(outcome.id) if outcome is not None and outcome.id in order else -1


def _mark(one: Line, name: str) -> Mark:
    cell = one.cells.get(name)
    return cell.mark if cell is not None else one.steps.get(name, "open")


def _height(one: Line, by: str) -> int:
    """How much in favour; -1 when that is not known."""
    if by == "advice":
        return one.place
    if by in one.steps:
        return {"nee": 0, "deels": 1, "ja": 2}.get(one.steps[by], -1)
    cell = one.cells.get(by)
    return cell.rank if cell is not None else -1


def _among(value: str, allowed: tuple[str, ...]) -> bool:
    return not allowed or value in allowed
