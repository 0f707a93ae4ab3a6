"""What asks for a word before a version is made: verdicts that turned, and consistency checks that speak.

A verdict that stood in the newest recorded version and is another one now needs a reason; a check that warns needs a word
before the dossier is finalised. Both are kept as events in the same stroke as the version.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from afweging import canonical, errors
from afweging.assessment.models import Assessment
from afweging.assessment.wording import clean
from afweging.dossier import Dossier
from afweging.errors import AfwegingError
from afweging.framework.models import UNKNOWN
from afweging.store.protocol import Store
from afweging.texts import _, active

if TYPE_CHECKING:
    from afweging.advice.checks import Warning_
    from afweging.assessment.precedents import Median
    from afweging.evidence.models import Evidence

VERDICT_CHANGED: Final = "verdict-changed"
CHECK_ANSWERED: Final = "check-answered"
Words = Mapping[str, str]
"""What the assessor says: question id or check id to text."""
NOTHING: Final[Words] = {}


def cleaned(words: Words) -> Words:
    """The same with every text cleaned once, as all text that comes in."""
    return {name: clean(text) for name, text in words.items()}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Turn:
    """A verdict that stood in the newest recorded version and is another one now."""

    question: str
    """The id of the question."""
    number: int
    before: str
    """The id of the level that was recorded."""
    after: str | None
    """The verdict now: a level, 'onbekend', or none."""


Note = tuple[str, dict[str, object]]
"""An event about to be kept: its kind and its detail."""


def turned(store: Store, dossier: Dossier) -> tuple[Turn, ...]:
    """The verdicts that turned since the newest recorded version, in official order.

    A verdict that was empty or 'onbekend' there has not turned: it was given. The advice of question 14 is not asked
    about here: when it differs from the derived one, rule R9 asks for a reason.
    """
    number = dossier.draft.base if dossier.draft else dossier.info.number
    recorded = canonical.read(Assessment, store.version(dossier.kenmerk, number).body)
    return tuple(
        Turn(question=question.id, number=question.number, before=before, after=after)
        for question in dossier.framework.questions
        if (before := recorded.answer(question.id).verdict) not in (None, UNKNOWN) and before is not None
        and (after := dossier.assessment.answer(question.id).verdict) != before
    )


def unaccounted(dossier: Dossier, turns: Iterable[Turn], because: Words) -> Iterator[AfwegingError]:
    """One error per verdict that turned without a reason, and one per reason for a verdict that did not turn."""
    found = {turn.question: turn for turn in turns}
    for turn in found.values():
        if not because.get(turn.question, "").strip():
            yield AfwegingError(errors.VERDICT_TURNED, where=dossier.kenmerk, number=turn.number,
                                before=_level(dossier, turn, turn.before), after=_level(dossier, turn, turn.after))
    for name in because:
        if name not in found:
            question = dossier.framework.find(name)
            yield AfwegingError(errors.VERDICT_STANDS, where=dossier.kenmerk, number=question.number if question else name)


def _level(dossier: Dossier, turn: Turn, verdict: str | None) -> str:
    """A verdict by its label."""
    question = dossier.framework.find(turn.question)
    scale = dossier.framework.scale_of(question) if question else None
    level = scale.level(verdict) if scale and verdict else None
    return level.label.at(active().language) if level else _("not yet decidable") if verdict == UNKNOWN else verdict or "-"


def reasons(turns: Iterable[Turn], because: Words, version: int) -> Iterator[Note]:
    """The event for every verdict that turned: question, before, after, why, and the number of the new version."""
    for turn in turns:
        yield VERDICT_CHANGED, {"question": turn.question, "before": turn.before, "after": turn.after,
                                "why": because[turn.question].strip(), "version": version}


def warnings(dossier: Dossier, evidence: "Evidence", medians: "Mapping[str, Median]") -> "tuple[Warning_, ...]":
    """The consistency checks that speak about a dossier as it is now."""
    from afweging.advice.checks import checks  # noqa: PLC0415 - only when a dossier is finalised

    return checks(dossier.framework, dossier.assessment, evidence, medians)


def unanswered(dossier: Dossier, found: "Sequence[Warning_]", words: Words) -> Iterator[AfwegingError]:
    """One error per check that speaks without a word on it, and one per word on a check that does not speak."""
    speaking = {warning.check: warning.text for warning in found}
    for check, text in speaking.items():
        if not words.get(check, "").strip():
            about = questions_of(found, check)
            numbers = (str(question.number) for question in dossier.framework.questions if question.id in about)
            yield AfwegingError(errors.CHECK_OPEN, where=dossier.kenmerk, check=check, numbers=", ".join(numbers),
                                text=text.at(active().language).rstrip("."))
    for check in words:
        if check not in speaking:
            yield AfwegingError(errors.CHECK_SILENT, where=dossier.kenmerk, check=check, speaking=", ".join(speaking) or "-")


def answers(found: "Sequence[Warning_]", words: Words, version: int) -> Iterator[Note]:
    """The event for every check that spoke: check, the questions, the word, and the number of the new version."""
    for check in dict.fromkeys(warning.check for warning in found):
        yield CHECK_ANSWERED, {"check": check, "questions": list(questions_of(found, check)), "word": words[check].strip(),
                               "version": version}


def questions_of(found: "Sequence[Warning_]", check: str) -> tuple[str, ...]:
    """The questions a check speaks about, each once."""
    return tuple(dict.fromkeys(name for warning in found if warning.check == check for name in warning.questions))
