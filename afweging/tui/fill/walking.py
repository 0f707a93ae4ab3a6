"""Going about the fill screen: its three parts as far as there is room, and from one question to another."""

import asyncio
from dataclasses import replace
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from afweging.assessment.completeness import DONE, State
from afweging.framework.models import Question
from afweging.texts import _
from afweging.tui.fill.head import StatusLine
from afweging.tui.fill.naming import key
from afweging.tui.fill.navigator import Navigator
from afweging.tui.fill.recording import Recording
from afweging.tui.fill.side import SidePanel, Tabs
from afweging.tui.fill.verdict import VerdictChooser
from afweging.tui.fill.work import WorkArea
from afweging.tui.shell import shell

Part = Literal["navigator", "work", "side"]
WIDE, MEDIUM = 120, 100
"""Columns from which three and two parts stand side by side."""


class Walking(Recording):
    """The parts of the questionnaire and the ways between them."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [  # obeyed before the part with the focus sees the letters typed behind it
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Walking #columns { height: 1fr; }
    Walking Navigator { width: 38; }
    Walking SidePanel { width: 34%; min-width: 38; }
    Walking.-medium SidePanel { width: 40; }
    Walking.-narrow Navigator, Walking.-narrow SidePanel { width: 1fr; min-width: 0; }
    Walking.-tiny Navigator, Walking.-tiny SidePanel { width: 1fr; min-width: 0; }
    Walking #notice { height: auto; max-height: 3; display: none; padding: 0 1; background: $warning 30%; }
    """

    def __init__(self, kenmerk: str, question: str | None = None) -> None:
        super().__init__(kenmerk)
        remembered = shell(self).remembered
        if question is None and remembered.dossier == self.editing.kenmerk:
            question = remembered.question
        self.question: Question = self.editing.framework.find(question or "") or self.editing.framework.questions[0]
        self._part: Part = "work"

    def body(self) -> ComposeResult:
        """A line for what must be said, the three parts, and what is on disk."""
        yield Static(Content(""), id="notice")
        with Horizontal(id="columns"):
            yield Navigator(self.editing)
            yield WorkArea(self.editing, self.question)
            yield SidePanel(self.editing, shell(self).remembered.panel)
        yield StatusLine()

    @on(events.Mount)
    async def _begin_work(self) -> None:
        """Show the question and put the cursor where the work is."""
        self._arrange("work")
        await self.go_to(self.question)

    def heading(self) -> str:
        """The dossier and how far it is."""
        found = self.editing.progress
        done = _("{done} of {total}").format(done=found.done, total=found.total)
        head = self.editing.assessment.head
        return " · ".join(filter(None, (self.editing.name, _("2nd judgement") if head.second_of else "", done, head.title)))

    # --- parts ---------------------------------------------------------------------------------------------------

    @property
    def work(self) -> WorkArea:
        """The middle."""
        return self.query_one(WorkArea)

    @property
    def side(self) -> SidePanel:
        """What stands beside the question."""
        return self.query_one(SidePanel)

    @property
    def navigator(self) -> Navigator:
        """The list of questions."""
        return self.query_one(Navigator)

    def _arrange(self, part: Part) -> None:
        """Show the part that is worked in, and the others as far as there is room. The focused part is never hidden."""
        self._part = part
        width = self.size.width
        self.navigator.display = width >= WIDE or part == "navigator"
        self.work.display = width >= MEDIUM or part == "work"
        self.side.display = width >= WIDE or part == "side" or (width >= MEDIUM and part != "navigator")

    def on_resize(self, _event: events.Resize) -> None:
        """Arrange anew; focus and text stay."""
        self._arrange(self._part)
        self.work.chooser.refresh(layout=True)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The part with the focus is the part that is shown."""
        for part in (self.navigator, self.side):
            if event.widget is part or part in event.widget.ancestors:
                self._arrange("navigator" if part is self.navigator else "side")
                return
        self._arrange("work")

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Leaving a part saves what was typed there."""
        self.collect()

    def _focus(self, part: Part, widget: Widget) -> None:
        self._arrange(part)
        self.set_focus(widget)

    # --- questions -----------------------------------------------------------------------------------------------

    async def go_to(self, question: Question, *, focus: bool = True) -> None:
        """Swap another question in; what was typed is taken over and saved first."""
        await self._let_finish()
        self.collect()
        kind = type(self.focused)
        self.question = question
        with self.app.batch_update():
            await self.work.show(question)
            await self.side.show(question)
            self.navigator.go_to(question.id)
            self.show_words()
            if focus:
                self._focus("work", self.work.chooser if kind is VerdictChooser else self.work.answer)
        app = shell(self)
        app.remembered = replace(app.remembered, dossier=self.editing.kenmerk, question=question.id)
        self.update_status()
        self.set_timer(0.3, self._prepare_next)

    async def _let_finish(self) -> None:
        """Keys typed ahead still belong to the question that is shown: let the focused widget handle them first."""
        for _turn in range(100):
            if self.focused is None or not self.focused.message_queue_size:
                break
            await asyncio.sleep(0)

    async def _prepare_next(self) -> None:
        if (following := self._neighbour(1)) is not None:
            await self.work.prepare(following)

    def _neighbour(self, step: int) -> Question | None:
        questions = self.editing.framework.questions
        position = questions.index(self.question) + step
        return questions[position] if 0 <= position < len(questions) else None

    async def action_next_question(self) -> None:
        """The next question."""
        await self._step(1)

    async def action_previous_question(self) -> None:
        """The previous question."""
        await self._step(-1)

    async def _step(self, step: int) -> None:
        if (found := self._neighbour(step)) is None:
            last = _("This is the last question. {key} shows the advice.").format(key=key(self, "fill.advice"))
            shell(self).say(last if step > 0 else _("This is the first question."))
        else:
            await self.go_to(found)

    async def action_next_open(self) -> None:
        """The next question that is not done, round and round."""
        self.collect()
        questions = self.editing.framework.questions
        position = questions.index(self.question)
        states = self.editing.states
        for question in (*questions[position + 1:], *questions[:position + 1]):
            again = bool(self.editing.answer(question.id).again)
            if (again or states[question.id] not in DONE) and states[question.id] is not State.NOT_REACHED:
                if question is self.question:
                    shell(self).say(_("Only this question is still open."))
                await self.go_to(question)
                return
        shell(self).say(_("No question is open any more. {key} shows the advice.").format(key=key(self, "fill.advice")))

    def action_jump(self) -> None:
        """All fourteen with a key each."""
        from afweging.tui.fill.jump import Jump  # noqa: PLC0415 - when it is first asked for

        self.collect()
        self.app.push_screen(Jump(self.editing), self._jump)

    async def _jump(self, name: str | None) -> None:
        if name and (question := self.editing.framework.find(name)):
            await self.go_to(question)

    @on(Navigator.Chosen)
    async def _chosen(self, event: Navigator.Chosen) -> None:
        await self._jump(event.question)

    # --- parts of a question -------------------------------------------------------------------------------------

    def action_verdict(self) -> None:
        """To the levels."""
        self._focus("work", self.work.chooser)

    def action_answer(self) -> None:
        """To the answer."""
        self._focus("work", self.work.answer)

    def action_questions(self) -> None:
        """To the list of questions."""
        self._focus("navigator", self.navigator)

    async def action_side(self) -> None:
        """To the panel beside the question; from there to the next one."""
        names = self.side.names
        inside = self._part == "side" and self.focused is not None
        position = names.index(self.side.current)
        await self._panel(names[(position + 1) % len(names)] if inside else self.side.current)

    async def action_panel_guidance(self) -> None:
        """To the guidance."""
        await self._panel("guidance")

    async def action_panel_prompts(self) -> None:
        """To the prompts."""
        await self._panel("prompts")

    async def action_panel_facts(self) -> None:
        """To the facts."""
        await self._panel("facts")

    async def action_panel_remarks(self) -> None:
        """To the remarks of readers."""
        await self._panel("remarks")

    async def action_panel_precedents(self) -> None:
        """To how earlier dossiers judged this question."""
        await self._panel("precedents")

    async def action_panel_closed(self) -> None:
        """To the closed part."""
        await self._panel("closed")

    async def action_panel_conclusion(self) -> None:
        """To what belongs to the advice, at question 14."""
        if self.question.kind != "advice":
            await self.go_to(self.editing.framework.concluding.question)
        await self._panel("conclusion")

    async def _panel(self, name: str) -> None:
        self.collect()
        self._arrange("side")
        await self.side.turn_to(name)
        self.set_focus(self.side.target())
        app = shell(self)
        app.remembered = replace(app.remembered, panel=name)

    @on(Tabs.Turn)
    async def _turned(self, event: Tabs.Turn) -> None:
        await self._panel(event.name)

    async def action_published(self) -> None:
        """Between the reading shown and the published one."""
        if self.side.current != "guidance":
            await self._panel("guidance")
        self._arrange("side")
        self.set_focus(self.side.target())
        self.side.turn_published()

    def show_words(self) -> None:
        """Show how many words the answer has."""

    def key_escape(self, event: events.Key) -> None:
        """Back to the answer; from there, in a version that is only read, back to the list of versions.

        Else it only says how to leave: an Alt key that comes in slowly begins with an Escape, and must not close the dossier.
        """
        event.stop()  # or the page that comes in view would hear it as well
        if self.focused is not self.work.answer:
            self.action_answer()
        elif self.editing.past:
            self.action_versions()
        else:
            shell(self).say(_("{key} goes back to the list of dossiers.").format(key=key(self, "app.library")))
