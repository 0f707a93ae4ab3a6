"""Two dossiers or versions beside each other as data for scripts, and lines folded for a terminal of 80 columns."""

from textwrap import wrap
from typing import Any

from afweging import canonical
from afweging.advice.models import Advice
from afweging.assessment.comparison import FieldChange, Move, QuestionChange
from afweging.library import Dossier
from afweging.library.history import Compared, Said, StepChange
from afweging.library.telling import shown

WIDTH = 80


def folded(text: str, indent: str = "  ") -> str:
    """A text wrapped for a terminal of 80 columns; its own lines stay apart."""
    lines = [part for line in text.split("\n") for part in wrap(line, WIDTH - len(indent), break_long_words=False,
                                                                  break_on_hyphens=False) or [""]]
    return "\n".join(f"{indent}{line}".rstrip() for line in lines)


def as_data(found: Compared, said: Said) -> dict[str, Any]:
    """The comparison as JSON data, whole: with every piece of every text."""
    effect, comparison = found.effect, found.comparison
    seen = all(map(shown, (found.before, found.after)))
    return {
        "before": _side(found.before), "after": _side(found.after), "equal": comparison.empty,
        "other_framework": comparison.other_framework,
        "derived": {
            "changed": effect.changed, "before": _outcome(effect.before), "after": _outcome(effect.after), **_move(effect.move),
            "steps": [_step(step) for step in effect.steps],
            "conditions_added": effect.conditions_added, "conditions_removed": effect.conditions_removed,
        } if seen else None,
        "chosen": {"before": found.before.assessment.conclusion.outcome, "after": found.after.assessment.conclusion.outcome,
                   **_move(comparison.outcome)},
        "questions": [_question(found, change, said) for change in comparison.questions],
        "head": [*map(_field, comparison.head)], "conclusion": [*map(_field, comparison.conclusion)],
        "rest": [*map(_field, comparison.rest)], "checks": said.words,
    }


def _side(dossier: Dossier) -> dict[str, Any]:
    return {"kenmerk": dossier.kenmerk, "version": dossier.info.number, "hash": dossier.info.hash,
            "draft": dossier.draft is not None, "title": dossier.assessment.head.title,
            "status": dossier.assessment.head.status.value}


def _outcome(advice: Advice) -> dict[str, Any]:
    return {"advice": advice.advice, "outcomes": advice.outcomes, "conditions": advice.conditions}


def _move(move: Move) -> dict[str, Any]:
    return {"direction": move.direction.value, "steps": move.steps}


def _step(step: StepChange) -> dict[str, Any]:
    return {"section": step.section, "before": [bound.name.lower() for bound in step.before],
            "after": [bound.name.lower() for bound in step.after], "before_reached": step.before_reached,
            "after_reached": step.after_reached}


def _question(found: Compared, change: QuestionChange, said: Said) -> dict[str, Any]:
    question = found.after.framework.find(change.question)
    why = said.reasons.get(change.question)
    return {"question": change.question, "number": question.number if question else None, **_move(change.move),
            **({"why": why} if why else {}), "fields": [*map(_field, change.fields)]}


def _field(change: FieldChange) -> dict[str, Any]:
    data = {"field": change.field, "before": canonical.plain(change.before), "after": canonical.plain(change.after)}
    if change.pieces:
        data["pieces"] = [{"kind": piece.kind.value, "text": piece.text} for piece in change.pieces]
    if change.added or change.removed:
        data |= {"added": canonical.plain(change.added), "removed": canonical.plain(change.removed)}
    return data
