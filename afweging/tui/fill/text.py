"""The fields people write in: texts cleaned on the way in, undo that is kept, and a cursor that stays in view."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from afweging.assessment.wording import clean
from afweging.tui.at_once import obeyed

CHECKPOINTS = 500
"""How many steps back a field remembers."""


class Kept(Message):
    """Something was changed in the editing session by a panel; it is to be saved, and shown elsewhere."""


class TextField(TextArea):
    """A text area for prose. Tab goes to the next part; Alt+I types a tab."""

    DEFAULT_CSS = """
    TextField { height: auto; min-height: 1; max-height: 6; border: none; padding: 0 1; }
    TextField:focus { border: none; background: $surface-lighten-1; }
    TextField.-textual-compact { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+i", "type_tab", "tab", show=False),
        Binding("ctrl+home", "text_start", "start", show=False),
        Binding("ctrl+end", "text_end", "end", show=False),
    ]

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None, read_only: bool = False) -> None:  # noqa: A002 - Textual's name
        super().__init__(text, id=id, read_only=read_only, max_checkpoints=CHECKPOINTS, highlight_cursor_line=False,
                         placeholder=Content(placeholder), show_cursor=True)
        self.cursor_blink = False
        self._keep: Callable[[str], None] = _nowhere
        self._kept = self.text

    async def _on_key(self, event: events.Key) -> None:
        await obeyed(self, event)

    def hold(self, text: str, keep: Callable[[str], None]) -> None:
        """Show another text, which belongs somewhere else: ``keep`` puts it there. The undo of the old one ends."""
        self.collect()
        self._keep = keep
        if text != self.text:
            with self.prevent(TextArea.Changed):
                self.load_text(text)
        self._kept = self.text

    def collect(self) -> bool:
        """Put the text where it belongs when it changed; whether it had."""
        if (text := self.text) == self._kept:
            return False
        self._keep(text)
        self._kept = text
        return True

    @on(events.Unmount)
    def _collect_last(self) -> None:
        """However the screen ends, the last keys are taken over before it does."""
        self.collect()

    def edit(self, edit: Edit) -> EditResult:
        """Carry out an edit with its text cleaned, and bring the cursor back into view when it wrapped out of it."""
        edit.text = clean(edit.text)
        result = super().edit(edit)
        # Textual scrolls before the new height is known: a word that wraps at the end would stay out of sight.
        self.scroll_cursor_visible()
        return result

    def exchange(self, text: str) -> None:
        """Another text in one undoable step, the cursor about where it was."""
        row, column = self.cursor_location
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        row = min(row, self.document.line_count - 1)
        self.move_cursor((row, min(column, len(self.document.get_line(row)))))

    def action_text_start(self) -> None:
        """To the beginning of the text."""
        self.move_cursor((0, 0))

    def action_text_end(self) -> None:
        """To the end of the text."""
        self.move_cursor(self.document.end)

    def action_type_tab(self) -> None:
        """Type a tab."""
        if not self.read_only:
            self.replace("\t", *self.selection, maintain_selection_offset=False)


def _nowhere(_text: str) -> None:
    """Where a text goes that belongs nowhere yet."""


class AnswerField(TextField):
    """The answer to one question."""

    DEFAULT_CSS = """
    AnswerField { height: 1fr; min-height: 3; max-height: 100%; border: round $border-blurred; padding: 0 1; overflow-y: scroll; }
    AnswerField:focus { border: round $border; background: $surface; }
    """

    def __init__(self, question: str, text: str, keep: Callable[[str], None], *, read_only: bool) -> None:
        super().__init__(text, read_only=read_only)
        self.question = question
        """The id of the question it answers."""
        self._keep = keep

    def _refresh_size(self) -> None:
        """As its parent, without a layout of the whole screen: the field is as high as its place, however long the text is."""
        size = Size(0, self.wrapped_document.height)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
            self.refresh()
