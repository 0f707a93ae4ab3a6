"""A comparison in words, line by line, the same for the command line and for the face that is heard.

First what it did to the advice, then question by question, then the rest. Nothing depends on colour or place: a direction
is a sign and a word, words stand between [-taken away-] and {+added+}.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from afweging.advice.labels import in_words
from afweging.assessment.comparison import FieldChange, QuestionChange
from afweging.assessment.completeness import without_verdict
from afweging.library import Dossier
from afweging.library.differences import field_name, level_words, marked, move_words, outcome_words, value_words
from afweging.library.history import Compared, Said, StepChange
from afweging.texts import _, active, ngettext

CLOSED: Final = ("confidential", "confidential.text")
"""Fields whose text is not told here, as showing an answer does not tell it."""
APART: Final = ("verdict", "outcome", "kenmerk")
"""Fields that are said in a line of their own."""


class Line(NamedTuple):
    """A line: how deep it stands below a heading, and its text, which may hold line ends of its own."""

    depth: int
    text: str


BREAK: Final = Line(0, "")
"""Where a new part begins."""


def told(found: Compared, said: Said) -> Iterator[Line]:
    """What differs: first what it does to the advice, then question by question, then the rest."""
    yield Line(0, f"{name(found.before)} → {name(found.after)}")
    if found.before.kenmerk != found.after.kenmerk:
        yield Line(0, f"{found.before.assessment.head.title} → {found.after.assessment.head.title}")
    if found.comparison.empty:
        yield Line(0, _("Nothing differs."))
        return
    yield from _advice_lines(found)
    for change in found.comparison.questions:
        yield from _question_lines(found, change, said)
    yield from _part(found, _("Particulars"), found.comparison.head)
    yield from _part(found, _("Conclusion"), found.comparison.conclusion)
    if said.words:
        yield BREAK
        yield Line(0, _("Said to the consistency checks"))
        for check, word in said.words.items():
            yield Line(1, f"{check}: {word}")


def name(dossier: Dossier) -> str:
    """What a side is called: kenmerk and version, or kenmerk and that it is a draft."""
    if dossier.draft:
        return _("{kenmerk}, draft since version {number}").format(kenmerk=dossier.kenmerk, number=dossier.info.number)
    return f"{dossier.kenmerk}@{dossier.info.number}"


def shown(dossier: Dossier) -> bool:
    """Whether the derived advice may be seen unasked: every considered question has a verdict (design 5)."""
    return not without_verdict(dossier.framework, dossier.assessment, dossier.advice.reached)


def _advice_lines(found: Compared) -> Iterator[Line]:
    effect, framework = found.effect, found.after.framework
    sides = found.before, found.after
    derived = [outcome_words(one.framework, one.advice.advice) if shown(one) else _("not shown yet, verdicts are missing")
               for one in sides]
    open_ = not all(map(shown, sides))
    yield BREAK
    yield Line(0, _turn(_("Derived advice"), derived, "" if open_ else move_words(effect.move)))
    chosen = [outcome_words(one.framework, one.assessment.conclusion.outcome) for one in sides]
    yield Line(0, _turn(_("Advice of the assessor"), chosen, move_words(found.comparison.outcome)))
    if not open_:
        for step in effect.steps:
            yield Line(1, _step_words(found, step))
        for sentence, names in ((_("Condition added: {questions}"), effect.conditions_added),
                                (_("Condition lapsed: {questions}"), effect.conditions_removed)):
            if names:
                titles = [f"{q.number} {q.label.at(active().language)}" for q in framework.questions if q.id in names]
                yield Line(1, sentence.format(questions=", ".join(titles)))
    if found.comparison.other_framework:
        yield Line(0, _("The two were made under different versions of the framework; levels may not mean the same."))


def _turn(what: str, sides: Sequence[str], move: str) -> str:
    before, after = sides
    if before == after:
        return f"{what}: {after} ({_('the same')})"
    return f"{what}: {before} → {after}" + (f"  {move}" if move else "")


def _step_words(found: Compared, step: StepChange) -> str:
    section = next((one for one in found.after.framework.sections if one.id == step.section), None)
    title = section.title.at(active().language) if section else step.section
    lapsed = _("not considered any more")
    before = in_words(step.before, active()) if step.before_reached else lapsed
    return f"{title} {before} → {in_words(step.after, active()) if step.after_reached else lapsed}"


def _question_lines(found: Compared, change: QuestionChange, said: Said) -> Iterator[Line]:
    question = found.after.framework.find(change.question) or found.before.framework.find(change.question)
    yield BREAK
    yield Line(0, f"{question.number}. {question.label.at(active().language)}" if question else change.question)
    if change.field("verdict"):
        sides = [_verdict(one, change.question) for one in (found.before, found.after)]
        yield Line(1, _turn(_("Verdict"), sides, move_words(change.move)))
    if reason := said.reasons.get(change.question):
        yield Line(1, f"{_('Reason for the change')}: {reason}")
    yield from _field_lines(found, change.fields)


def _verdict(dossier: Dossier, question_id: str) -> str:
    """A verdict by label and code."""
    verdict, question = dossier.assessment.answer(question_id).verdict, dossier.framework.find(question_id)
    scale = dossier.framework.scale_of(question) if question else None
    level = scale.level(verdict) if scale and verdict else None
    if level:
        return f"{level.label.at(active().language)} [{level.code}]"
    return level_words(dossier.framework, question, verdict) if question else verdict or "–"


def _part(found: Compared, title: str, changes: Iterable[FieldChange]) -> Iterator[Line]:
    if lines := list(_field_lines(found, changes)):
        yield BREAK
        yield Line(0, title)
        yield from lines


def _field_lines(found: Compared, changes: Iterable[FieldChange]) -> Iterator[Line]:
    for change in changes:
        if change.field not in APART:
            what = _("changed") if change.field in CLOSED else _changed(found, change)
            yield Line(1, f"{field_name(change.field)}: {what}")


def _changed(found: Compared, change: FieldChange) -> str:
    """A text as its word diff, a list as what came and went, anything else as before and after."""
    if change.pieces:
        return marked(change.pieces)
    if change.field == "again":
        return " → ".join(_questions(found, names) for names in (change.before, change.after))
    before, after = found.before.framework, found.after.framework
    if isinstance(change.before, tuple) and isinstance(change.after, tuple):
        parts = [*(f"[-{value_words(one, before)}-]" for one in change.removed),
                 *(f"{{+{value_words(one, after)}+}}" for one in change.added)]
        return " ".join(parts) or _("in another order")
    return f"{value_words(change.before, before)} → {value_words(change.after, after)}"


def _questions(found: Compared, names: tuple[str, ...]) -> str:
    """Questions by their numbers, for the answers that are to be looked at again because of them."""
    numbers = [str(question.number) for question in found.after.framework.questions if question.id in names]
    return ngettext("question {numbers}", "questions {numbers}", len(numbers)).format(numbers=", ".join(numbers)) \
        if numbers else "–"
