"""A comparison as lines to read: first what it did to the advice, then verdicts, then everything else, question by question.

Nothing here depends on colour: [-taken away-], {+added+}, and ▲ or ▼ with a word.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from rich.cells import set_cell_size

from afweging.advice.labels import in_words
from afweging.assessment.comparison import Comparison, FieldChange, QuestionChange, verdict_move
from afweging.assessment.completeness import without_verdict
from afweging.framework.models import UNKNOWN, Framework, Question
from afweging.library import Dossier
from afweging.library.differences import field_name, move_words, outcome_words, value_words
from afweging.library.history import Effect
from afweging.texts import _, active, ngettext
from afweging.tui.advice.drawing import questions_named
from afweging.tui.compare.diffing import diffed
from afweging.tui.compare.wrapping import Line, Sheet, Span, wrapped
from afweging.tui.fill.signs import verdict_words

UNSEEN: Final = frozenset({"kenmerk", "text", "verdict"})
"""Fields that have a place of their own: a head line, the text below it, the verdict above it."""


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """Two dossiers or versions, what differs between them, and what that does to the derived advice."""

    before: Dossier
    after: Dossier
    comparison: Comparison
    effect: Effect
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Why a verdict turned on the way from the one to the other, by question id."""
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What was said to the consistency checks on that way, by check id."""

    def verdicts(self, question: Question) -> tuple[str | None, str | None]:
        """What both sides say to a question; for the question that holds the advice, the outcome chosen."""
        one, other = self.before.assessment, self.after.assessment
        if question.kind == "advice":
            return one.conclusion.outcome, other.conclusion.outcome
        return one.answer(question.id).verdict, other.answer(question.id).verdict

    def move(self, question: Question) -> str:
        """Where a verdict went, in words."""
        before, after = self.verdicts(question)
        if question.kind == "advice":
            return move_words(self.comparison.outcome)
        return move_words(verdict_move(self.after.framework, question.id, before, after, under=self.before.framework))


class Page:
    """Lines as they come, with the places where a part begins."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[Line] = []
        self.stops: list[int] = []

    def part(self, *title: Span) -> None:
        """Begin a part."""
        if self.lines:
            self.lines.append(())
        self.stops.append(len(self.lines))
        self.lines += wrapped(title, self.width)

    def say(self, *spans: Span, indent: str = "  ") -> None:
        """Lines of the part."""
        self.lines += wrapped(spans, self.width, indent=indent)

    def sheet(self) -> Sheet:
        """Everything."""
        return Sheet(tuple(self.lines), tuple(self.stops))


def changes(pair: Pair, width: int, *, names: tuple[str, ...] = (), everything: bool = False) -> Sheet:
    """What differs, one below the other; with ``everything`` also the questions that do not. ``names`` come first."""
    page = Page(width)
    for sign, name in zip(("[-]", "{+}"), names, strict=False):
        page.say(Span(f"{sign} "), Span(name, "strong"), indent="")
    if pair.comparison.empty and not pair.words and not everything:
        page.say(Span(_("Nothing differs.")), indent="")
        return page.sheet()
    head(page, pair, everything=everything)
    for question in pair.after.framework.questions:
        change = pair.comparison.question(question.id)
        if change or everything:
            _question(page, pair, question, change)
    tail(page, pair)
    return page.sheet()


def head(page: Page, pair: Pair, *, everything: bool) -> None:
    """What comes before the questions: the advice, the verdicts, the particulars."""
    advice(page, pair)
    table(page, pair, everything=everything)
    fields(page, pair, _("Particulars"), pair.comparison.head)


def tail(page: Page, pair: Pair) -> None:
    """What comes after the questions: the conclusion, answers nobody asked for, and what was said to the checks."""
    fields(page, pair, _("Conclusion"), [one for one in pair.comparison.conclusion if one.field != "outcome"])
    unknown(page, pair)
    said(page, pair)


# --- the advice ---------------------------------------------------------------------------------------------------

def derived_shown(dossier: Dossier) -> bool:
    """Whether the derived advice may be seen: every considered question has a verdict (design 5)."""
    return not without_verdict(dossier.framework, dossier.assessment, dossier.advice.reached)


def derived_words(dossier: Dossier) -> str:
    """The derived advice, or why it is not shown yet."""
    if derived_shown(dossier):
        return outcome_words(dossier.framework, dossier.advice.advice)
    left = len(without_verdict(dossier.framework, dossier.assessment, dossier.advice.reached))
    return ngettext("not shown yet, {number} question without a verdict", "not shown yet, {number} questions without a verdict",
                    left).format(number=left)


def advice(page: Page, pair: Pair) -> None:
    """What the difference does to the derived advice, and to the one the assessor chose."""
    before, after = pair.before, pair.after
    page.part(Span(_("What it does to the advice"), "heading"))
    shown = derived_shown(before) and derived_shown(after)
    move = move_words(pair.effect.move) if shown else ""
    _turned(page, _("Derived advice"), (derived_words(before), derived_words(after)), move)
    one, other = (outcome_words(found.framework, found.assessment.conclusion.outcome) for found in (before, after))
    _turned(page, _("Advice of the assessor"), (one, other), move_words(pair.comparison.outcome))
    if shown:
        _steps(page, pair)
    if pair.comparison.other_framework:
        page.say(Span(_("The two were made under different versions of the framework; levels may not mean the same.")))


def _steps(page: Page, pair: Pair) -> None:
    """The steps of the ladder that became something else, and the conditions that came and went."""
    framework, language, effect = pair.after.framework, active().language, pair.effect
    for step in effect.steps:
        title = next(section.title.at(language) for section in framework.sections if section.id == step.section)
        lapsed = _("not considered any more")
        before = in_words(step.before, active()) if step.before_reached else lapsed
        after = in_words(step.after, active()) if step.after_reached else lapsed
        page.say(Span(f"{title} "), Span(before, "removed"), Span(" → "), Span(after, "added"))
    for sentence, names in ((_("Condition added: {questions}"), effect.conditions_added),
                            (_("Condition lapsed: {questions}"), effect.conditions_removed)):
        if names:
            page.say(Span(sentence.format(questions=questions_named(framework, names))))


def said(page: Page, pair: Pair) -> None:
    """What was said to the consistency checks."""
    if pair.words:
        page.part(Span(_("Said to the consistency checks"), "heading"))
    for name, word in pair.words.items():
        check = next((one for one in pair.after.framework.checks if one.id == name), None)
        page.say(Span(check.text.at(active().language) if check else name), Span(" "), Span(word, "strong"))


def _turned(page: Page, name: str, turn: tuple[str, str], move: str) -> None:
    before, after = turn
    if before == after:
        page.say(Span(f"{name}: "), Span(after, "strong"), Span(f" ({_('the same')})"))
    else:
        page.say(Span(f"{name}: "), Span(before, "removed"), Span(" → "), Span(after, "added"),
                 Span(f"  {move}" if move else "", "strong"))


# --- all verdicts in a table --------------------------------------------------------------------------------------

def code(framework: Framework, question: Question, verdict: str | None) -> str:
    """A verdict in one or two signs, as assessors know it."""
    if verdict is None or verdict == UNKNOWN:
        return "–" if verdict is None else "?"
    scale = framework.scale_of(question)
    level = scale.level(verdict) if scale else None
    return level.code if level else verdict


def table(page: Page, pair: Pair, *, everything: bool) -> None:
    """The verdicts that differ, or all of them, one a line."""
    rows = [(question, *pair.verdicts(question)) for question in pair.after.framework.questions if question.kind != "advice"]
    rows = [row for row in rows if everything or row[1] != row[2]]
    if not rows:
        return
    page.part(Span(_("Verdicts"), "heading"))
    room = max(min(30, page.width - 32), 14)
    for question, before, after in rows:
        name = f"{question.number:>2} {question.label.at(active().language)}"
        one, other = code(pair.before.framework, question, before), code(pair.after.framework, question, after)
        turned = "" if before == after else f"  {pair.move(question) or _('other')}"
        page.lines.append((Span(f"  {set_cell_size(name, room)}  "), Span(f"{one:>3} → {other:>3}", "plain"),
                           Span(turned, "strong")))


# --- one question -------------------------------------------------------------------------------------------------

def title(question: Question) -> Span:
    """The number and the label of a question, as a heading."""
    return Span(f"{question.number}. {question.label.at(active().language)}", "heading")


def _question(page: Page, pair: Pair, question: Question, change: QuestionChange | None) -> None:
    page.part(title(question))
    before, after = pair.verdicts(question)
    if before != after or change is None:
        words = (verdict_or_id(pair.before.framework, question, before), verdict_or_id(pair.after.framework, question, after))
        _turned(page, _("Verdict") if question.kind != "advice" else _("Advice"), words, pair.move(question))
    if reason := pair.reasons.get(question.id):
        page.say(Span(f"{_('Reason for the change')}: ", "strong"), Span(reason))
    if change is None:
        page.say(Span(_("Nothing else differs.")))
        return
    if text := change.field("text"):
        page.say(Span(f"{_('Answer')}: ", "strong"), *diffed(text.pieces))
    for one in change.fields:
        if one.field not in UNSEEN:
            one_field(page, pair, one)


def verdict_or_id(framework: Framework, question: Question, verdict: str | None) -> str:
    """A verdict as code and label; one the framework does not know keeps its id."""
    if question.kind == "advice":
        return outcome_words(framework, verdict)
    return verdict_words(framework, question, verdict, active().language)


def fields(page: Page, pair: Pair, title: str, found: Iterable[FieldChange]) -> None:
    """A part with these fields, if there are any."""
    shown = [one for one in found if one.field != "kenmerk"]
    if shown:
        page.part(Span(title, "heading"))
    for one in shown:
        one_field(page, pair, one)


def unknown(page: Page, pair: Pair) -> None:
    """Answers to questions that the framework does not know."""
    known = {question.id for question in pair.after.framework.questions}
    for change in pair.comparison.questions:
        if change.question not in known:
            page.part(Span(change.question, "heading"))
            for one in change.fields:
                one_field(page, pair, one)


def one_field(page: Page, pair: Pair, change: FieldChange) -> None:
    """One field that differs: its name and what happened to it."""
    page.say(Span(f"{field_name(change.field)}: ", "strong"), *field_spans(pair, change))


def field_spans(pair: Pair, change: FieldChange) -> Iterator[Span]:
    """What happened to a field: a text as its word diff, a list as what came and went, anything else as before and after."""
    if change.field == "again":
        yield from _arrow(*(_numbers(pair, one) for one in (change.before, change.after)))
    elif change.pieces:
        yield from diffed(change.pieces)
    elif isinstance(change.before, tuple) and isinstance(change.after, tuple):
        came = [Span(f"{{+{value_words(one, pair.after.framework)}+}} ", "added") for one in change.added]
        went = [Span(f"[-{value_words(one, pair.before.framework)}-] ", "removed") for one in change.removed]
        yield from [*went, *came] or [Span(_("in another order"))]
    else:
        yield from _arrow(value_words(change.before, pair.before.framework), value_words(change.after, pair.after.framework))


def _arrow(before: str, after: str) -> tuple[Span, ...]:
    return Span(before, "removed"), Span(" → "), Span(after, "added")


def _numbers(pair: Pair, names: tuple[str, ...]) -> str:
    found = [pair.after.framework.find(name) for name in names]
    return ", ".join(str(question.number) for question in found if question) or "–"
