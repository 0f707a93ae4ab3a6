"""The states of questions as a sign and a word: never a colour alone."""

from collections.abc import Mapping
from typing import Final

from afweging.assessment.completeness import State
from afweging.framework.models import UNKNOWN, Framework, Question
from afweging.texts import N_, Language, _

SIGN: Final[Mapping[State, str]] = {
    State.EMPTY: "·", State.STARTED: "~", State.MOTIVATED: "✓", State.UNKNOWN: "?", State.NOT_REACHED: "–",
}
WORD: Final[Mapping[State, str]] = {
    State.EMPTY: N_("empty"), State.STARTED: N_("started"), State.MOTIVATED: N_("motivated"),
    State.UNKNOWN: N_("unknown"), State.NOT_REACHED: N_("lapsed"),
}
AGAIN_SIGN: Final = "!"
AGAIN_WORD: Final = N_("again")
"""An answer to look at again, because one it leans on changed; shown in place of its state."""


def marked(state: State) -> str:
    """A state as its sign and its word."""
    return f"{SIGN[state]} {_(WORD[state])}"


def standing(state: State, *, again: bool) -> str:
    """How a question stands: to be looked at again when that is so and it is still considered, else its state."""
    return f"{AGAIN_SIGN} {_(AGAIN_WORD)}" if again and state is not State.NOT_REACHED else marked(state)


def verdict_words(framework: Framework, question: Question, verdict: str | None, language: Language) -> str:
    """A verdict as code and label; for the advice the outcome; a dash when there is none."""
    if verdict is None:
        return "–"
    if question.kind == "advice":
        return framework.ladder.outcome(verdict).label.at(language)
    if verdict == UNKNOWN:
        return _("unknown: not yet decidable")
    scale = framework.scale_of(question)
    level = scale.level(verdict) if scale else None
    return f"{level.code} {level.label.at(language)}" if level else verdict
