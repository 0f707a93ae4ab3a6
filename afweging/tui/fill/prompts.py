"""The prompts of a question: sub-questions to tick, some with an effect and a note, and under them its optional tables."""

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.assessment.labels import EFFECT, EFFECT_SIGN
from afweging.assessment.models import Effect
from afweging.assessment.tables import noted
from afweging.editing import Editing
from afweging.framework.models import Prompt, Question, Table
from afweging.texts import N_, _, active
from afweging.tui.fill.text import Kept, TextField


class PromptList(OptionList):
    """The list itself; the keys are those of the panel."""

    class Touched(Message):
        """The user ticked a prompt, or gave it an effect."""

        def __init__(self, prompt: str, effect: Effect | None) -> None:
            super().__init__()
            self.prompt = prompt
            self.effect: Effect | None = effect

    def on_key(self, event: events.Key) -> None:
        """Space ticks; minus, nought, plus and slash give the effect."""
        name = self.get_option_at_index(self.highlighted).id if self.highlighted is not None else None
        effect = next((sign for sign in EFFECT_SIGN if sign == event.character), None)
        if name is None or not (event.key == "space" or effect):
            return
        self.post_message(self.Touched(name, effect))
        event.stop()
        event.prevent_default()

    def explain(self) -> str:
        """What F1 says."""
        return _("The sub-questions of the guidance, and proposals marked as such. Space or Enter ticks what your answer deals "
                 "with. At question 13 and in a table the keys -, 0, + and / note whether it is against, neutral or in favour, "
                 "or does not apply; Tab goes to the note. A table is optional: it counts nowhere, and the report prints it only "
                 "when it was used. Ctrl+Z takes a tick back.")


class PromptsPanel(Vertical):
    """The prompts of the question that is shown, with the note of the one under the cursor."""

    DEFAULT_CSS = """
    PromptsPanel PromptList, PromptsPanel PromptList:focus { height: 1fr; border: none; background: $background; padding: 0; }
    PromptsPanel PromptList > .option-list--option-disabled { color: $foreground; }
    PromptsPanel #note { border-left: solid $border-blurred; }
    PromptsPanel #note:focus { border-left: thick $border; }
    PromptsPanel #note-label { height: auto; color: $foreground; text-style: bold; }
    """

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="prompts")
        self._editing = editing
        self._question = editing.framework.questions[0]
        self._filled = ""

    def compose(self) -> ComposeResult:
        """The list, and under it the note."""
        yield PromptList(id="prompt-list")
        yield Static(Content(""), id="note-label")
        yield TextField(id="note", read_only=self._editing.locked is not None)

    def show(self, question: Question) -> None:
        """Show the prompts of a question."""
        self._question = question
        listed = self.query_one(PromptList)
        if self._filled != question.id:
            self._filled = question.id
            listed.clear_options()
            listed.add_options(self._options())
            listed.highlighted = 0 if question.prompts else None
        else:
            for option in self._options():
                listed.replace_option_prompt(str(option.id), option.prompt)
        self._show_note()

    def _options(self) -> Iterator[Option]:
        """The prompts, and every table under a heading of its own that the cursor passes over."""
        yield from (Option(self._line(prompt), id=prompt.id) for prompt in self._question.prompts)
        for table in self._question.tables:
            yield Option(self._heading(table), id=f"table-{table.id}", disabled=True)
            yield from (Option(self._row(prompt), id=prompt.id) for prompt in table.prompts)

    def _heading(self, table: Table) -> Content:
        language = active().language
        done = noted(table, self._editing.answer(self._question.id))
        count = _("{done} of {total}").format(done=done, total=len(table.prompts))
        return Content.assemble("\n", (f"{table.title.at(language)} · {count}", "bold"),
                                f"\n({_('proposal')}; {table.source})\n{table.intro.at(language)}")

    def _row(self, prompt: Prompt) -> Content:
        """An aspect of a table on one line: its effect, its name, and the note."""
        tick = self._editing.tick_of(self._question.id, prompt.id)
        sign = " " if tick is None else EFFECT_SIGN.get(tick.effect, "x")
        name = prompt.text.at(active().language)
        return Content(f"[{sign}] {name}" + (f": {tick.note}" if tick and tick.note else ""))

    def _line(self, prompt: Prompt) -> Content:
        tick = self._editing.tick_of(self._question.id, prompt.id)
        line = f"[{'x' if tick else ' '}] {prompt.id} {prompt.text.at(active().language)}"
        if prompt.origin == "proposal":
            line += f" ({_('proposal')})"
        if prompt.effect:
            effect = tick.effect if tick else ""
            line += f"\n    {EFFECT_SIGN.get(effect, '…')} {_(EFFECT.get(effect, N_('no effect yet')))}"
            line += f": {tick.note}" if tick and tick.note else ""
        return Content(line)

    @property
    def _prompt(self) -> Prompt | None:
        listed = self.query_one(PromptList)
        name = listed.get_option_at_index(listed.highlighted).id if listed.highlighted is not None else None
        return self._question.prompt(name) if name else None

    def _show_note(self) -> None:
        prompt, note = self._prompt, self.query_one("#note", TextField)
        shown = prompt is not None and prompt.effect
        note.display = shown
        label = self.query_one("#note-label", Static)
        label.display = shown
        if prompt is None or not shown:
            return
        tick = self._editing.tick_of(self._question.id, prompt.id)
        note.hold(tick.note if tick else "", self._keeper(self._question.id, prompt.id))
        called = prompt.id if prompt in self._question.prompts else prompt.text.at(active().language)
        label.update(Content(_("Note with {prompt} (one line)").format(prompt=called)))

    def _keeper(self, question: str, prompt: str) -> "NoteKeeper":
        return NoteKeeper(self._editing, question, prompt)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The note follows the cursor."""
        event.stop()
        self._show_note()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The row shows its note as soon as the field is left; the note may have been saved by itself before."""
        note = self.query_one("#note", TextField)
        if event.widget is not note:
            return
        if note.collect():
            self.post_message(Kept())
        self.show(self._question)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter ticks as well."""
        event.stop()
        if event.option_id:
            self.post_message(PromptList.Touched(event.option_id, None))


class NoteKeeper:
    """Puts the text of the note field where it belongs; an empty note at a prompt without tick stays nothing."""

    def __init__(self, editing: Editing, question: str, prompt: str) -> None:
        self._editing, self._question, self._prompt = editing, question, prompt

    def __call__(self, text: str) -> None:
        """Keep a text."""
        if text or self._editing.tick_of(self._question, self._prompt):
            self._editing.set_note(self._question, self._prompt, text)
