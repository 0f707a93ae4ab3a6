"""What the parts of an assessment are called, and how their values read, where two of them stand beside each other."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from afweging.assessment.comparison import Direction, Move
from afweging.assessment.labels import BUDGET, MARKING, PHASE, PURPOSE, STATUS
from afweging.assessment.models import (
    Budget,
    Citation,
    Confidential,
    DeviationReason,
    FreeSource,
    Marking,
    NextMoment,
    Person,
    Phase,
    Purpose,
    Status,
    Tick,
)
from afweging.assessment.rewording import Piece, PieceKind
from afweging.framework.models import UNKNOWN, Framework, Question
from afweging.texts import N_, _, active, ngettext

FIELDS: Final[Mapping[str, str]] = {
    # answers
    "verdict": N_("Verdict"), "missing": N_("What is missing"), "text": N_("Answer"), "ticks": N_("Prompts"),
    "facts": N_("Facts"), "sources": N_("Sources"), "confidential": N_("Closed part"), "confidential.text": N_("Closed part"),
    "confidential.ground": N_("Ground of the Woo"), "owner": N_("Answered by"), "again": N_("Look again"),
    # head
    "title": N_("Title"), "kenmerk": N_("Reference"), "peildatum": N_("Reference date"), "phase": N_("Phase"),
    "directorate": N_("Directorate"), "opsteller": N_("Lead author"), "persons": N_("Persons"), "status": N_("Status"),
    "classification.level": N_("Marking"), "classification.set_by": N_("Marking set by"),
    "classification.until": N_("Marking until"), "budget": N_("Budget cover"), "member_state": N_("Member state"),
    "language": N_("Language"), "tags": N_("Tags"), "example": N_("Example"),
    "second_of": N_("Second judgement of"), "copied_from": N_("Carried over from"), "memo.purpose": N_("Memo: purpose"),
    "memo.directorate_general": N_("Memo: directorate-general"), "memo.addressees": N_("Memo: to"),
    "memo.copy_to": N_("Memo: copy to"), "memo.enclosures": N_("Memo: enclosures"),
    "memo.co_signatories": N_("Memo: on behalf of"), "memo.sign_off": N_("Memo: initialled by"),
    # conclusion
    "outcome": N_("Advice"), "focus": N_("Focus"), "conditions": N_("Conditions"),
    "accumulation": N_("Reason with many conditions"), "deviation": N_("Reason for deviating"),
    "deviation.reason": N_("Reason for deviating"), "deviation.role": N_("Deviation: role"),
    "deviation.date": N_("Deviation: date"), "deviation.second_reader": N_("Second reader"),
    "next_moment": N_("Next decision moment"), "next_moment.text": N_("Next decision moment"),
    "next_moment.day": N_("Day of the decision moment"),
}
"""What a field is called, by its path in a comparison."""
SIGN: Final[Mapping[Direction, str]] = {
    Direction.UP: "▲", Direction.DOWN: "▼", Direction.OPENED: "○", Direction.CLOSED: "●", Direction.NONE: "=",
}


def field_name(path: str) -> str:
    """What a field is called; one we do not know keeps its path."""
    return _(FIELDS[path]) if path in FIELDS else path


def move_words(move: Move) -> str:
    """Where a verdict went, as sign and words; nothing when it has no direction."""
    sign = SIGN[move.direction]
    if move.direction is Direction.UP:
        return f"{sign} {_higher(move.steps)}"
    if move.direction is Direction.DOWN:
        return f"{sign} {_lower(move.steps)}"
    if move.direction is Direction.OPENED:
        return f"{sign} {_('open again')}"
    if move.direction is Direction.CLOSED:
        return f"{sign} {_('now judged')}"
    return ""


def _higher(steps: int) -> str:
    return ngettext("{number} level higher", "{number} levels higher", steps).format(number=steps) if steps else _("higher")


def _lower(steps: int) -> str:
    return ngettext("{number} level lower", "{number} levels lower", steps).format(number=steps) if steps else _("lower")


def outcome_words(framework: Framework, outcome: str | None) -> str:
    """An advice by its label; a dash when there is none. One that the framework does not know keeps its id."""
    found = next((one for one in framework.ladder.outcomes if one.id == outcome), None)
    return found.label.at(active().language) if found else outcome or "–"


def value_words(value: Any, framework: Framework) -> str:  # noqa: ANN401, PLR0911 - any part of an assessment
    """A value as people read it; a dash when there is none."""
    if value is None or value in ("", ()):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return active().day(value)
    for kind, names in _NAMED:
        if isinstance(value, kind):
            return _(names[value])
    if isinstance(value, tuple):
        return "; ".join(value_words(one, framework) for one in value)
    for kind, worded in _WORDED.items():
        if isinstance(value, kind):
            return worded(value, framework)
    return str(value)


def _tick(tick: Tick, framework: Framework) -> str:
    prompt = next((found for question in framework.questions if (found := question.prompt(tick.prompt))), None)
    text = prompt.text.at(active().language) if prompt else tick.prompt
    effect = f" ({tick.effect})" if tick.effect else ""
    return f"{text}{effect}{': ' if tick.note else ''}{tick.note}"


def _citation(citation: Citation, _framework: Framework) -> str:
    return f"{citation.fact} ({citation.grade})" if citation.grade else citation.fact


def _source(source: FreeSource, _framework: Framework) -> str:
    return ", ".join(filter(None, (source.title, source.place))) + f" ({source.grade})"


def _closed(closed: Confidential, _framework: Framework) -> str:
    return f"{closed.text} ({closed.ground})"


def _person(person: Person, _framework: Framework) -> str:
    return f"{person.role}: {person.name}"


def _deviation(found: DeviationReason, _framework: Framework) -> str:
    roles = ", ".join(filter(None, (found.role, active().day(found.date), found.second_reader)))
    return f"{found.reason} ({roles})"


def _moment(found: NextMoment, _framework: Framework) -> str:
    return ", ".join(filter(None, (found.text, active().day(found.day) if found.day else "")))


_NAMED: Final[tuple[tuple[type, Mapping[Any, str]], ...]] = (
    (Status, STATUS), (Phase, PHASE), (Marking, MARKING), (Budget, BUDGET), (Purpose, PURPOSE))
_WORDED: Final[Mapping[type, Callable[[Any, Framework], str]]] = {
    Tick: _tick, Citation: _citation, FreeSource: _source, Confidential: _closed, Person: _person,
    DeviationReason: _deviation, NextMoment: _moment,
}


# --- texts -------------------------------------------------------------------------------------------------------

NEARBY: Final = 14
"""Words that stayed, kept before and after a change; what lies further away is left out with a sign."""


def marked(pieces: Sequence[Piece]) -> str:
    """A word diff as plain text: ``[-taken away-]`` and ``{+added+}``; what stayed far from any change is left out."""
    shown = []
    for place, piece in enumerate(pieces):
        if piece.kind is PieceKind.EQUAL:
            shown.append(nearby(piece.text, first=place == 0, last=place == len(pieces) - 1))
        else:
            start, end = ("[-", "-]") if piece.kind is PieceKind.REMOVED else ("{+", "+}")
            lead, body, tail = _around(piece.text)
            shown.append(f"{lead}{start}{body}{end}{tail}")
    return "".join(shown)


def nearby(text: str, *, first: bool, last: bool) -> str:
    """Text that stayed, without what lies far from the changes before and after it."""
    words = text.split(" ")
    before, after = 0 if first else NEARBY, 0 if last else NEARBY
    if len(words) <= before + after + 4:
        return text
    head = " ".join(words[:before]) + " " if before else ""
    tail = " " + " ".join(words[-after:]) if after else ""
    return f"{head}…{tail}"


def _around(text: str) -> tuple[str, str, str]:
    """White space, words, white space; white space alone is shown as a sign, because it is the change."""
    body = text.strip()
    if not body:
        return "", "¶" if "\n" in text else "␣", text
    lead = text[: len(text) - len(text.lstrip())]
    return lead, body, text[len(lead) + len(body):]


# --- what happened -----------------------------------------------------------------------------------------------

EVENTS: Final[Mapping[str, str]] = {
    "created": N_("started"), "imported": N_("imported"), "recorded": N_("recorded as a version"),
    "circulated": N_("sent round to co-readers"), "finalised": N_("finalised"), "reopened": N_("reopened"),
    "restored": N_("an earlier version was put back"), "verdict-changed": N_("verdict changed"),
    "check-answered": N_("said to a consistency check"), "check-word": N_("word on a consistency check"),
    "advice-seen-early": N_("derived advice looked at early"),
    "remark": N_("remark made"), "remark-reply": N_("remark replied to"), "remark-resolved": N_("remark resolved"),
    "remark-reopened": N_("remark reopened"), "second-done": N_("second judgement closed"),
    "settled": N_("difference with the second judgement settled"), "reconciled": N_("reconciled with the second judgement"),
}
"""What each kind of event is called."""


def event_words(kind: str) -> str:
    """What a kind of event is called; one we do not know keeps its name."""
    return _(EVENTS[kind]) if kind in EVENTS else kind


def level_words(framework: Framework, question: Question, verdict: str | None) -> str:
    """A verdict by its label; one that the framework does not know keeps its id."""
    if verdict == UNKNOWN:
        return _("not yet decidable")
    scale = framework.scale_of(question)
    level = scale.level(verdict) if scale and verdict else None
    return level.label.at(active().language) if level else verdict or "–"
