"""The prompts of a question: sub-questions to tick, at question 13 with an effect and a note."""

from collections.abc import Mapping
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.editing import Editing, Effect
from afweging.framework.models import Prompt, Question
from afweging.texts import N_, _, active
from afweging.tui.fill.text import TextField

EFFECTS: Final[Mapping[str, tuple[str, str]]] = {
    "-": ("−", N_("against")), "0": ("0", N_("neutral")), "+": ("+", N_("in favour")),
}


class PromptList(OptionList):
    """The list itself; the keys are those of the panel."""

    class Touched(Message):
        """The user ticked a prompt, or gave it an effect."""

        def __init__(self, prompt: str, effect: Effect | None) -> None:
            super().__init__()
            self.prompt = prompt
            self.effect: Effect | None = effect

    def on_key(self, event: events.Key) -> None:
        """Space ticks; minus, nought and plus give the effect."""
        name = self.get_option_at_index(self.highlighted).id if self.highlighted is not None else None
        if name is None or not (event.key == "space" or event.character in EFFECTS):
            return
        effects: dict[str | None, Effect] = {"-": "-", "0": "0", "+": "+"}
        self.post_message(self.Touched(name, None if event.key == "space" else effects[event.character]))
        event.stop()
        event.prevent_default()

    def explain(self) -> str:
        """What F1 says."""
        return _("The sub-questions of the guidance, and proposals marked as such. Space or Enter ticks what your answer deals "
                 "with. At question 13 the keys -, 0 and + note whether it weighs against, is neutral or in favour; Tab goes to "
                 "the note. Ctrl+Z takes a tick back.")


class PromptsPanel(Vertical):
    """The prompts of the question that is shown, with the note of the one under the cursor."""

    DEFAULT_CSS = """
    PromptsPanel PromptList, PromptsPanel PromptList:focus { height: 1fr; border: none; background: $background; padding: 0; }
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
            listed.add_options([Option(self._line(prompt), id=prompt.id) for prompt in question.prompts])
            listed.highlighted = 0 if question.prompts else None
        else:
            for prompt in question.prompts:
                listed.replace_option_prompt(prompt.id, self._line(prompt))
        self._show_note()

    def _line(self, prompt: Prompt) -> Content:
        tick = self._editing.tick_of(self._question.id, prompt.id)
        line = f"[{'x' if tick else ' '}] {prompt.id} {prompt.text.at(active().language)}"
        if prompt.origin == "proposal":
            line += f" ({_('proposal')})"
        if prompt.effect:
            sign, word = EFFECTS.get(tick.effect if tick else "", ("…", N_("no effect yet")))
            line += f"\n    {sign} {_(word)}" + (f": {tick.note}" if tick and tick.note else "")
        return Content(line)

    @property
    def _prompt(self) -> Prompt | None:
        listed = self.query_one(PromptList)
        if listed.highlighted is None or listed.highlighted >= len(self._question.prompts):
            return None
        return self._question.prompts[listed.highlighted]

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
        label.update(Content(_("Note with {prompt} (one line)").format(prompt=prompt.id)))

    def _keeper(self, question: str, prompt: str) -> "NoteKeeper":
        return NoteKeeper(self._editing, question, prompt)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The note follows the cursor."""
        event.stop()
        self._show_note()

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
