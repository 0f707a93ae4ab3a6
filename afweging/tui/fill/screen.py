"""The fill screen: everything that can be done to the answer that is shown."""

import os
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import SuspendNotSupported
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from afweging import errors
from afweging.assessment.models import FreeSource, Head
from afweging.assessment.wording import count_words
from afweging.errors import AfwegingError
from afweging.external_editor import edited
from afweging.framework.models import UNKNOWN, Question
from afweging.texts import _, active
from afweging.tui.actions import Place
from afweging.tui.aside import aside
from afweging.tui.chrome import TitleLine
from afweging.tui.fill.checking import Checking
from afweging.tui.fill.evidence import read_apart
from afweging.tui.fill.facts import FactList, FactsPanel
from afweging.tui.fill.find import FindBar
from afweging.tui.fill.head import StatusLine
from afweging.tui.fill.naming import key
from afweging.tui.fill.prompts import PromptList
from afweging.tui.fill.remarks import RemarksPanel, open_by_question
from afweging.tui.fill.text import TextField
from afweging.tui.fill.verdict import VerdictChooser
from afweging.tui.page import bindings
from afweging.tui.shell import shell
from afweging.undoing import Choice

FACTS_AFTER = 0.4
"""Seconds after the first paint until the facts are read, aside."""


class FillScreen(Checking):
    """The questionnaire of one dossier."""

    place: ClassVar[Place] = "fill"
    BINDINGS: ClassVar[list[BindingType]] = bindings("fill")
    _told_once = False
    """Whether the line above the work says how it began, until the user goes on."""

    @on(events.Mount)
    def _say_how_it_began(self) -> None:
        """Say how it began."""
        editing = self.editing
        if editing.locked is not None:
            self._tell_locked()
        elif editing.resumed and editing.saved_at is not None:
            when = active().moment(editing.saved_at.astimezone())
            found = _("Your unfinished draft of {when} is here again; it is not recorded as a version yet.")
            self.notice(found.format(when=when))
            self._told_once = True

    @on(events.Mount)
    def _read_facts_later(self) -> None:
        self.set_timer(FACTS_AFTER, self._read_facts)

    def _read_facts(self) -> None:
        aside(self, partial(read_apart, self.editing.library), self.evidence_read, self._facts_failed)

    def _facts_failed(self, error: AfwegingError) -> None:
        shell(self).say(str(error), "error")

    def notice(self, text: str) -> None:
        """A line above the work; an empty text takes it away."""
        line = self.query_one("#notice", Static)
        line.update(Content(text))
        line.display = bool(text)

    def _tell_locked(self) -> None:
        """Say why nothing can be changed, for as long as that is so."""
        locked = self.editing.locked
        self.notice(f"{locked.what()} {_('You can read everything here.')} {self.way_on()}" if locked else "")

    def _told_enough(self) -> None:
        """The user goes on: the line that the draft is here again gives its room to the work."""
        if self._told_once:
            self._told_once = False
            self.notice("")

    async def go_to(self, question: Question, *, focus: bool = True) -> None:
        """As its parent; who goes to another question has read how it began."""
        if question is not self.question:
            self._told_enough()
        await super().go_to(question, focus=focus)

    def show_trouble(self) -> None:
        """What can be done while the store fails."""
        self._told_once = False
        text = _("NOT saved; your text is still here. {retry} tries again, {rescue} writes a rescue file.")
        if self.editing.trouble and self.editing.trouble.code is errors.STORE_STALE_DRAFT:
            text = _("NOT saved: this dossier was changed elsewhere. {take_over} keeps both and goes on with your text.")
        self.notice(text.format(retry=key(self, "app.retry"), rescue=key(self, "fill.rescue"),
                                take_over=key(self, "fill.take_over")))

    def show_well(self) -> None:
        """Saving works again."""
        self.notice("")

    # --- what depends on the answers -----------------------------------------------------------------------------

    def show_changes(self) -> None:
        """The list, the words, and the remarks."""
        self._told_enough()
        self.navigator.update_states()
        self.work.update_again()
        self.side.update_remarks()
        self.checks_soon()
        self.show_words()
        self.query_one(TitleLine).refresh()

    def show_words(self) -> None:
        """How many words the answer has, against the soft limit; in fixed width."""
        words = count_words(self.editing.answer(self.question.id).text)
        limit = self.question.word_limit
        shown = _("{words} of about {limit} words").format(words=f"{active().number(words):>4}", limit=active().number(limit))
        carried = self.editing.carried_over(self.question.id)
        self.query_one(StatusLine).show_words(shown + ("  " if words <= limit else " !"), carried)

    @on(events.Mount)
    @on(RemarksPanel.Touched)
    def _count_remarks(self) -> None:
        """Show in the list how many remarks are open."""
        self.navigator.show_remarks(open_by_question(self.editing))

    def action_confirm(self) -> None:
        """The answer stands, though answers it leans on changed."""
        if not self.may_change():
            return
        self.collect()
        if not self.editing.confirm(self.question.id):
            shell(self).say(_("There is nothing to look at again at this question."))
            return
        self.changed()
        shell(self).say(_("Confirmed: the answer to question {number} stands.").format(number=self.question.number))

    @on(VerdictChooser.Changed)
    def _verdict_chosen(self, event: VerdictChooser.Changed) -> None:
        event.stop()
        self.collect()
        self.editing.set_verdict(event.question, event.verdict)
        self.changed()
        self.work.update_verdict()
        self.side.refresh_panel()
        if event.verdict == UNKNOWN:
            self.set_focus(self.work.query_one("#missing", TextField))

    @on(PromptList.Touched)
    def _prompt_touched(self, event: PromptList.Touched) -> None:
        event.stop()
        if self.editing.locked is not None:
            return
        self.collect()
        if event.effect is None:
            gone = self.editing.tick_of(self.question.id, event.prompt)
            self.editing.toggle(self.question.id, event.prompt)
            if gone and (gone.effect or gone.note):
                shell(self).say(_("The tick is gone, with the effect or note that stood there. {key} brings it back.").format(
                    key=key(self, "fill.undo")))
        else:
            prompt = self.question.prompt(event.prompt)
            if prompt is None or not prompt.effect:
                return
            self.editing.set_effect(self.question.id, event.prompt, event.effect)
        self.changed()
        self.side.refresh_panel()

    @on(FactsPanel.Cite)
    def _cited(self, event: FactsPanel.Cite) -> None:
        event.stop()
        if not self.may_change():
            return
        field = self.work.answer
        row, column = field.cursor_location
        before = field.document.get_line(row)[:column]
        space = "" if not before or before[-1].isspace() else " "
        field.insert(f"{space}[@{event.fact}]")
        self.editing.cite(self.question.id, event.fact)
        self.collect()
        self.changed()
        self.side.refresh_panel()
        shell(self).say(_("[@{fact}] stands in the answer.").format(fact=event.fact))

    @on(FactList.Drop)
    def _dropped(self, event: FactList.Drop) -> None:
        event.stop()
        if not self.may_change():
            return
        if event.name.startswith("source-"):
            self.editing.drop_source(self.question.id, int(event.name.removeprefix("source-")))
        else:
            self.editing.drop_fact(self.question.id, event.name)
        self.changed()
        self.side.refresh_panel()

    def action_source(self) -> None:
        """Ask for a source of the assessor's own."""
        from afweging.tui.fill.source import AddSource  # noqa: PLC0415 - when it is first asked for

        if self.may_change():
            self.app.push_screen(AddSource(), self._add_source)

    def _add_source(self, source: FreeSource | None) -> None:
        if source is not None:
            self.editing.add_source(self.question.id, source)
            self.changed()
            self.side.refresh_panel()

    def action_head(self) -> None:
        """Show the particulars of the dossier to change them."""
        from afweging.tui.fill.head_form import HeadForm  # noqa: PLC0415 - when it is first asked for

        if self.may_change():
            self.app.push_screen(HeadForm(self.editing.assessment.head), self._head_changed)

    def _head_changed(self, head: Head | None) -> None:
        if head is not None:
            self.editing.set_head(head)
            self.changed()
            self.side.refresh_panel()

    # --- undo, find, editor --------------------------------------------------------------------------------------

    async def action_undo(self) -> None:
        """Take back the last verdict or tick."""
        if self.may_change():
            sentence = _("Undone: {what} at question {number}.")
            await self._show_choice(self.editing.undo(), sentence, _("There is nothing to undo."))

    async def action_redo(self) -> None:
        """Bring back what was taken back."""
        if self.may_change():
            sentence = _("Done again: {what} at question {number}.")
            await self._show_choice(self.editing.redo(), sentence, _("There is nothing to redo."))

    async def _show_choice(self, choice: Choice | None, sentence: str, nothing: str) -> None:
        if choice is None:
            shell(self).say(nothing)
            return
        question = self.editing.framework.find(choice.question)
        if question is None:
            return
        if question is not self.question:
            await self.go_to(question)
        self.changed()
        self.work.update_verdict()
        self.side.refresh_panel()
        what = {"ticks": _("the ticks"), "again": _("the confirmation")}.get(choice.part, _("the verdict"))
        shell(self).say(sentence.format(what=what, number=question.number))

    def action_find(self) -> None:
        """Open the bar under the answer."""
        self.action_answer()
        self.query_one(FindBar).begin(self.work.answer)

    def action_editor(self) -> None:
        """Write in the user's own editor: the field that has the focus, else the answer."""
        if not self.may_change():
            return
        focused = self.focused
        field = focused if isinstance(focused, TextField) else self.work.answer
        self.flush()
        text, name = field.text, f"{self.editing.kenmerk}-{self.question.number}"
        name = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name)
        trouble: AfwegingError | None = None
        back: str | None = None
        try:
            with self.app.suspend():
                # Caught inside: Textual would not take the screen back after an exception.
                try:
                    back = edited(text, name, os.environ)
                except AfwegingError as error:
                    trouble = error
        except SuspendNotSupported:
            shell(self).say(_("Your own editor cannot be opened here."), "warning")
            return
        self.app.refresh(layout=True)
        if trouble is not None:
            shell(self).say(f"{trouble.what()} {trouble.remedy()}", "error")
        elif back is not None:
            field.exchange(back)
            self.flush()

    def action_advice(self) -> None:
        """The advice on what stands here now."""
        self.flush()
        shell(self).show_advice(self.editing.name)

    # --- as a whole ----------------------------------------------------------------------------------------------

    async def reload(self) -> None:
        """Show everything anew after the dossier was frozen or thawed."""
        for field in self.query(TextField):
            field.read_only = self.editing.locked is not None
        self._tell_locked()
        await self.go_to(self.question)

    def relabel(self) -> None:
        """Show all texts in the active language."""
        super().relabel()
        self.navigator.relabel()
        self.work.relabel()
        self.side.relabel()
        self.show_words()
        self.update_status()
        if self.editing.locked is not None:
            self._tell_locked()

    def explain(self) -> str:
        """What F1 says when the focused part has nothing to say itself."""
        return _("Write the answer in Markdown. Everything is saved by itself within a second; the line at the bottom says what "
                 "is on disk. F2 goes to the verdict, F3 to the answer, F4 to the help beside it, F5 to the list of questions; "
                 "F7 and F8 go to the previous and the next question.")

