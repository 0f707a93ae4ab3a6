"""One of a few words on one line: the arrows, the space bar or a click show the next one."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from afweging.texts import _
from afweging.tui.at_once import obeyed


class Cycle(Widget, can_focus=True):
    """A choice without a window of its own; ``value`` is the value chosen."""

    DEFAULT_CSS = """
    Cycle { height: 1; width: 1fr; background: $surface; }
    Cycle:focus { background: $primary; color: $text; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", show=False), Binding("right,down,space", "turn(1)", show=False)]
    place: reactive[int] = reactive(0)

    def __init__(self, options: Sequence[tuple[str, str]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._options = options

    @property
    def value(self) -> str:
        """The value chosen."""
        return self._options[self.place][0]

    async def _on_key(self, event: events.Key) -> None:
        await obeyed(self, event)

    def action_turn(self, by: int) -> None:
        """The next or the previous one."""
        self.place = (self.place + by) % len(self._options)

    def on_click(self, event: events.Click) -> None:
        """The next one."""
        event.stop()
        self.focus()
        self.action_turn(1)

    def render(self) -> Content:
        """The word, with signs that there are others, and which of how many it is."""
        word = self._options[self.place][1]
        return Content(f"‹ {word} ›  {self.place + 1}/{len(self._options)}")

    def explain(self) -> str:
        """What F1 says about it."""
        return _("Choose with the arrows or the space bar: {words}.").format(words=", ".join(word for _v, word in self._options))
