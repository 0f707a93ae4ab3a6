"""Finding words in the answer: a bar below it; Enter goes to the next place, Shift+Tab or up to the one before."""

import re
from itertools import accumulate

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.text_area import Selection

from afweging.texts import _
from afweging.tui.field import Field
from afweging.tui.fill.text import TextField


class FindBar(Horizontal):
    """A box to type in, with which of how many places is shown."""

    DEFAULT_CSS = """
    FindBar { height: 1; display: none; }
    FindBar.-shown { display: block; }
    FindBar Input { width: 1fr; height: 1; padding: 0 1; }
    FindBar #find-count { width: 24; height: 1; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="find")
        self._field: TextField | None = None
        self._places: list[tuple[int, int]] = []
        self._at = -1

    def compose(self) -> ComposeResult:
        """The box and the count."""
        yield Field(placeholder=_("Find in this answer"), id="find-text", compact=True)
        yield Static(Content(""), id="find-count")

    def begin(self, field: TextField) -> None:
        """Open the bar for a field; what was looked for last is offered again."""
        self._field = field
        self.add_class("-shown")
        box = self.query_one(Input)
        if selected := field.selected_text:
            box.value = selected.split("\n")[0]
        self.screen.set_focus(box)
        box.select_all()
        self._look()

    def close(self) -> None:
        """Close the bar; the place that was found stays selected."""
        self.remove_class("-shown")
        if self._field is not None:
            self.screen.set_focus(self._field)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look while typing."""
        event.stop()
        self._look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next place."""
        event.stop()
        self.go(1)

    def on_key(self, event: events.Key) -> None:
        """Up, down and Esc."""
        if event.key in ("up", "down"):
            self.go(1 if event.key == "down" else -1)
        elif event.key == "escape":
            self.close()
        else:
            return
        event.stop()
        event.prevent_default()

    def _look(self) -> None:
        query, field = self.query_one(Input).value, self._field
        self._places, self._at = [], -1
        if query and field is not None:
            self._places = [found.span() for found in re.finditer(re.escape(query), field.text, re.IGNORECASE)]
            if self._places:
                cursor = _offset(field, min(field.selection.start, field.selection.end))
                later = [index for index, (start, _end) in enumerate(self._places) if start >= cursor]
                self._at = (later[0] if later else 0) - 1
                self.go(1)
                return
        self._count()

    def go(self, step: int) -> None:
        """Select the next or the previous place, round and round."""
        if not self._places or self._field is None:
            return
        self._at = (self._at + step) % len(self._places)
        start, end = self._places[self._at]
        self._field.selection = Selection(_location(self._field, start), _location(self._field, end))
        self._field.scroll_cursor_visible(center=True)
        self._count()

    def _count(self) -> None:
        shown = ""
        if self.query_one(Input).value:
            shown = _("not found")
            if self._places:
                shown = _("{at} of {total}").format(at=self._at + 1, total=len(self._places))
        self.query_one("#find-count", Static).update(Content(shown))

    def relabel(self) -> None:
        """Show the texts in the active language."""
        self.query_one(Input).placeholder = _("Find in this answer")
        self._count()

    def explain(self) -> str:
        """What F1 says."""
        return _("Finds words in the answer, whatever their case. Enter or the down arrow goes to the next place, the up arrow "
                 "to the one before, Esc goes back to the answer.")


def _starts(field: TextField) -> list[int]:
    return list(accumulate((len(line) + 1 for line in field.document.lines), initial=0))


def _offset(field: TextField, location: tuple[int, int]) -> int:
    return _starts(field)[location[0]] + location[1]


def _location(field: TextField, offset: int) -> tuple[int, int]:
    starts = _starts(field)
    row = max(index for index, start in enumerate(starts[:-1]) if start <= offset)
    return row, offset - starts[row]
