"""What asks for a word before a version is made: verdicts that turned, and consistency checks that speak.

A verdict that stood in the newest recorded version and is another one now needs a reason; a check that warns needs a word
before the dossier is finalised. Both are kept as events in the same stroke as the version.
"""

from __future__ import annotations  # what is only named here is not loaded: see the imports below

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.texts import _, active

if TYPE_CHECKING:
    from afweging.advice.checks import Warning_
    from afweging.assessment.precedents import Median
    from afweging.dossier import Dossier
    from afweging.evidence.models import Evidence
    from afweging.report.document import CheckPoint
    from afweging.store.protocol import Store
    from afweging.store.records import Event

VERDICT_CHANGED: Final = "verdict-changed"
CHECK_ANSWERED: Final = "check-answered"
WORD_GIVEN: Final = "check-word"
"""A word on a check before the dossier is finalised; ``CHECK_ANSWERED`` is one that was kept with a finalised version."""
Words = Mapping[str, str]
"""What the assessor says: question id or check id to text."""
NOTHING: Final[Words] = {}


def cleaned(words: Words) -> Words:
    """The same with every text cleaned once, as all text that comes in."""
    from afweging.assessment.wording import clean  # noqa: PLC0415 - only when something was said

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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Word:
    """What was said to a consistency check, by whom (a role) and when."""

    text: str
    role: str
    at: datetime


LONGEST: Final = 1000
"""Characters a word on a check may have: it is a note, not an answer."""
NO_WORDS: Final[Mapping[str, Word]] = {}
Note = tuple[str, dict[str, object]]
"""An event about to be kept: its kind and its detail."""


def turned(store: Store, dossier: Dossier) -> tuple[Turn, ...]:
    """The verdicts that turned since the newest recorded version, in official order.

    A verdict that was empty or 'onbekend' there has not turned: it was given. The advice of question 14 is not asked
    about here: when it differs from the derived one, rule R9 asks for a reason.
    """
    from afweging.assessment.models import Assessment  # noqa: PLC0415 - only when a version is made
    from afweging.framework.models import UNKNOWN  # noqa: PLC0415 - the same

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
    from afweging.framework.models import UNKNOWN  # noqa: PLC0415 - only when a verdict turned

    question = dossier.framework.find(turn.question)
    scale = dossier.framework.scale_of(question) if question else None
    level = scale.level(verdict) if scale and verdict else None
    return level.label.at(active().language) if level else _("not yet decidable") if verdict == UNKNOWN else verdict or "-"


def reasons(turns: Iterable[Turn], because: Words, version: int) -> Iterator[Note]:
    """The event for every verdict that turned: question, before, after, why, and the number of the new version."""
    for turn in turns:
        yield VERDICT_CHANGED, {"question": turn.question, "before": turn.before, "after": turn.after,
                                "why": because[turn.question].strip(), "version": version}


def speaking(dossier: Dossier, evidence: Evidence, medians: Mapping[str, Median]) -> tuple[Warning_, ...]:
    """The consistency checks that speak about a dossier as it is now, also those that no word answers."""
    from afweging.advice.checks import checks  # noqa: PLC0415 - only when a dossier is finalised or looked at

    return checks(dossier.framework, dossier.assessment, evidence, medians)


def warnings(dossier: Dossier, evidence: Evidence, medians: Mapping[str, Median]) -> tuple[Warning_, ...]:
    """Those that a word answers: each needs one before the dossier is finalised."""
    from afweging.advice.checks import asking  # noqa: PLC0415 - only when a dossier is finalised or looked at

    return asking(speaking(dossier, evidence, medians))


def unanswered(dossier: Dossier, found: Sequence[Warning_], words: Words) -> Iterator[AfwegingError]:
    """One error per check that speaks without a word on it, and one per word on a check that does not speak."""
    speaking = {warning.check: warning.text for warning in found}
    for check, text in speaking.items():
        word = words.get(check, "").strip()
        if len(word) > LONGEST:
            yield AfwegingError(errors.CHECK_LONG, where=dossier.kenmerk, check=check, size=len(word), limit=LONGEST)
        if not word:
            about = questions_of(found, check)
            numbers = (str(question.number) for question in dossier.framework.questions if question.id in about)
            yield AfwegingError(errors.CHECK_OPEN, where=dossier.kenmerk, check=check, numbers=", ".join(numbers),
                                text=text.at(active().language).rstrip("."))
    for check in words:
        if check not in speaking:
            yield AfwegingError(errors.CHECK_SILENT, where=dossier.kenmerk, check=check, speaking=", ".join(speaking) or "-")


def answers(found: Sequence[Warning_], words: Words, version: int, earlier: Mapping[str, Word] = NO_WORDS) -> Iterator[Note]:
    """The event for every check that spoke: what it said, the word, and the number of the new version.

    A word that was given before (``earlier``) stays that of who gave it, and when.
    """
    for check in dict.fromkeys(warning.check for warning in found):
        detail = word_detail(found, check, words[check], version)
        if (given := earlier.get(check)) and given.text == detail["word"]:
            detail |= {"by": given.role, "at": given.at.isoformat()}
        yield CHECK_ANSWERED, detail


def word_detail(found: Sequence[Warning_], check: str, word: str, version: int) -> dict[str, object]:
    """What an event keeps of a word: the check, the questions and facts it spoke about, the word, and the version."""
    facts = facts_of(found, check)
    questions = list(questions_of(found, check))
    detail: dict[str, object] = {"check": check, "questions": questions, "word": word.strip(), "version": version}
    return detail | ({"facts": list(facts)} if facts else {})


def words_given(store: Store, kenmerk: str, found: Sequence[Warning_]) -> dict[str, Word]:
    """The last word on every check that still says the same as when it was given: about the same questions and facts."""
    speaking = {warning.check: (questions_of(found, warning.check), facts_of(found, warning.check)) for warning in found}
    given: dict[str, Word] = {}
    for event in store.events(kenmerk, kinds=(WORD_GIVEN, CHECK_ANSWERED)) if speaking else ():
        detail = json.loads(event.detail)
        check, said = detail["check"], (tuple(detail["questions"]), tuple(detail.get("facts", ())))
        if speaking.get(check) == said and check not in given:
            given[check] = Word(text=detail["word"], role=detail.get("by", event.role), at=_at(detail, event))
    return given


def points(store: Store, dossier: Dossier, evidence: Evidence) -> tuple[CheckPoint, ...]:
    """What a report says of the checks: for a finalised version what was answered with it, else what is asked now.

    The latter without what compares with earlier dossiers, for those change with every dossier that is finalised.
    """
    from afweging.report.document import CheckPoint  # noqa: PLC0415 - only when a report is made

    if dossier.frozen and dossier.draft is None:
        texts = {check.id: check.text for check in dossier.framework.checks}
        kept = (event for event in reversed(store.events(dossier.kenmerk, kinds=(CHECK_ANSWERED,))))
        said = [(json.loads(event.detail), event) for event in kept]
        return tuple(
            CheckPoint(questions=tuple(detail["questions"]), says=texts[detail["check"]], word=detail["word"],
                       role=detail.get("by", event.role), at=_at(detail, event))
            for detail, event in said if detail["version"] == dossier.info.number and detail["check"] in texts)
    found = warnings(dossier, evidence, {})
    given = words_given(store, dossier.kenmerk, found)
    texts = {one.check: one.text for one in reversed(found)}
    made = {check: CheckPoint(questions=questions_of(found, check), says=text) for check, text in reversed(texts.items())}
    for check, word in given.items():
        made[check] = replace(made[check], word=word.text, role=word.role, at=word.at)
    return tuple(made.values())


def _at(detail: Mapping[str, str], event: Event) -> datetime:
    """When a word was given: before the version, or with it."""
    return datetime.fromisoformat(detail["at"]) if "at" in detail else event.at


def facts_of(found: Sequence[Warning_], check: str) -> tuple[str, ...]:
    """The facts a check speaks about, each once."""
    return tuple(dict.fromkeys(name for warning in found if warning.check == check for name in warning.facts))


def questions_of(found: Sequence[Warning_], check: str) -> tuple[str, ...]:
    """The questions a check speaks about, each once."""
    return tuple(dict.fromkeys(name for warning in found if warning.check == check for name in warning.questions))
