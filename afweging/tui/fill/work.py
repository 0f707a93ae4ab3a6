"""The middle of the fill screen: the question, its verdict, what is missing, and the answer."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from afweging.editing import Editing
from afweging.framework.models import UNKNOWN, Question
from afweging.library.finalising import Spoken, at_question
from afweging.texts import _, active
from afweging.tui.fill.checks import in_short
from afweging.tui.fill.find import FindBar
from afweging.tui.fill.head import QuestionHead
from afweging.tui.fill.naming import key, titled
from afweging.tui.fill.text import AnswerField, TextField
from afweging.tui.fill.verdict import VerdictChooser


class WorkArea(Vertical):
    """One question at a time. Every answer keeps its own field, made when it is first needed, so its undo stays."""

    DEFAULT_CSS = """
    WorkArea { width: 1fr; }
    WorkArea #again { height: auto; max-height: 3; padding: 0 2; background: $warning 30%; text-style: bold; display: none; }
    WorkArea #check { height: auto; max-height: 3; padding: 0 2; background: $warning 30%; display: none; }
    .-low WorkArea #check { max-height: 1; }
    WorkArea #missing-label { height: auto; padding: 0 2; text-style: bold; }
    WorkArea #missing { max-height: 4; border-left: solid $border-blurred; }
    WorkArea #missing:focus { border-left: thick $border; }
    WorkArea #answers { height: 1fr; min-height: 3; }
    .-low WorkArea #answers { min-height: 0; }
    """

    def __init__(self, editing: Editing, question: Question) -> None:
        super().__init__(id="work")
        self._editing = editing
        self._question = question
        self._fields: dict[str, AnswerField] = {}
        self._checks: tuple[Spoken, ...] = ()

    def compose(self) -> ComposeResult:
        """From the question down to the answer."""
        yield Static(Content(""), id="again")
        yield QuestionHead(self._editing.framework, self._question)
        yield VerdictChooser(self._editing.framework)
        yield Static(Content(""), id="check")
        yield Static(Content(""), id="missing-label")
        yield TextField(id="missing", read_only=self._editing.locked is not None)
        yield Container(id="answers")
        yield FindBar()

    @property
    def answer(self) -> AnswerField:
        """The field with the answer to the question that is shown."""
        return self._fields[self._question.id]

    @property
    def chooser(self) -> VerdictChooser:
        """The levels."""
        return self.query_one(VerdictChooser)

    async def show(self, question: Question) -> None:
        """Swap another question in."""
        self._question = question
        self.query_one(QuestionHead).show(question)
        self.update_verdict()
        await self.prepare(question)
        for name, field in self._fields.items():
            field.display = name == question.id

    async def prepare(self, question: Question) -> None:
        """Make the field of a question beforehand, out of sight, so that going there costs nothing."""
        if question.id in self._fields:
            return
        field = AnswerField(question.id, self._editing.answer(question.id).text, partial(self._editing.set_text, question.id),
                            read_only=self._editing.locked is not None)
        field.display = False
        field.border_title = self._title(question.id)
        self._fields[question.id] = field
        await self.query_one("#answers").mount(field)

    def _title(self, question: str) -> Content:
        """What stands on the border of an answer: its key, and the role that answers for it."""
        owner = self._editing.answer(question).owner
        title = titled(self, _("Answer"), "fill.answer")
        return Content(_("{title} · answered by {role}").format(title=title, role=owner) if owner else title)

    def update_title(self) -> None:
        """Show who answers for the question, as it is now."""
        self.answer.border_title = self._title(self._question.id)

    def update_again(self) -> None:
        """Show that the answer is to be looked at again, and why; nothing when it is not."""
        found = self._editing.to_look_at_again(self._question.id)
        line = self.query_one("#again", Static)
        if found:
            language = active().language
            changed = ", ".join(f"{one.number} {one.label.at(language)}" for one in found)
            text = _("Look again: this answer leans on question {changed}, which changed later. {key}: the answer stands.")
            line.update(Content(text.format(changed=changed, key=key(self, "fill.confirm"))))
        if line.display != bool(found):
            line.display = bool(found)

    def receive_checks(self, found: tuple[Spoken, ...]) -> None:
        """The checks have been looked at."""
        self._checks = found
        self._update_check()

    def _update_check(self) -> None:
        """Show the first check that asks something about this question; nothing when none does."""
        text = in_short(at_question(self._checks, self._question.id), key(self, "fill.checks"))
        line = self.query_one("#check", Static)
        line.update(Content(text))
        if line.display != bool(text):
            line.display = bool(text)

    def update_verdict(self) -> None:
        """Show the verdict as it is now, and what is missing when it is unknown."""
        self.update_again()
        self._update_check()
        question, answer = self._question, self._editing.answer(self._question.id)
        advice = question.kind == "advice"
        chosen = self._editing.assessment.conclusion.outcome if advice else answer.verdict
        derived = self._editing.advice.advice if advice and self._editing.advice_shown else None
        self.chooser.locked = self._editing.locked is not None
        self.chooser.show(question, chosen, derived)
        asked = not advice and (answer.verdict == UNKNOWN or bool(answer.missing))
        missing, label = self.query_one("#missing", TextField), self.query_one("#missing-label", Static)
        missing.display = label.display = asked
        label.update(Content(_("What is missing?")))
        missing.hold(answer.missing, partial(self._editing.set_missing, question.id))

    def show_words(self, words: str, limit: str) -> None:
        """How many words the answer has, on its border."""
        self.answer.border_subtitle = Content(f"{words} {limit}")

    def relabel(self) -> None:
        """Show everything in the active language."""
        self.query_one(QuestionHead).show(self._question)
        self.update_verdict()
        for name, field in self._fields.items():
            field.border_title = self._title(name)
        self.query_one(FindBar).relabel()
