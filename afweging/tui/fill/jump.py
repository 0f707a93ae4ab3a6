"""All fourteen questions with a key each: the second of the two keys that lead anywhere."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from afweging.editing import Editing
from afweging.texts import _, active
from afweging.tui.fill.signs import standing

KEYS = "1234567890abcd"
"""The key of each question, in official order."""


class Jump(ModalScreen[str | None]):
    """The list; a key goes there, any other key closes it."""

    DEFAULT_CSS = """
    Jump { align: center middle; background: $background 60%; }
    Jump > Vertical { width: 56; max-width: 96%; height: auto; max-height: 96%; background: $surface; border: round $accent;
                      padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing

    def compose(self) -> ComposeResult:
        """A line for every question."""
        states = self._editing.states
        lines = [_("Go to which question?")]
        for key, question in zip(KEYS, self._editing.framework.questions, strict=False):
            label = f"{question.number:>2} {question.label.at(active().language)}"
            stands = standing(states[question.id], again=bool(self._editing.answer(question.id).again))
            lines.append(f" [{key}] {label:<24} {stands}")
        with Vertical():
            yield Static(Content("\n".join([*lines, _("Esc changes nothing.")])))

    def on_key(self, event: events.Key) -> None:
        """Go there."""
        event.stop()
        event.prevent_default()
        if not self.is_current:  # a key typed ahead, after the one that closed the window
            return
        position = KEYS.find(event.character.lower()) if event.character else -1
        questions = self._editing.framework.questions
        self.dismiss(questions[position].id if 0 <= position < len(questions) else None)
