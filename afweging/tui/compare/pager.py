"""A long text to scroll through, drawn only as far as it is in view; keys go from one part to the next."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from afweging.texts import _
from afweging.tui.compare.wrapping import Line, Sheet, Tone, plain

Draw = Callable[[int], Sheet]
"""Makes the lines for a width in cells."""


def _nothing(_width: int) -> Sheet:
    return Sheet(())


class Pager(ScrollView, can_focus=True):
    """Shows a sheet. The arrows and Page Up and Down scroll; ``go`` jumps from part to part."""

    DEFAULT_CSS = """
    Pager { height: 1fr; width: 1fr; border: round $border-blurred; padding: 0 1; background: $background;
            overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Pager:focus { border: round $border; }
    Pager > .pager--strong { text-style: bold; }
    Pager > .pager--heading { text-style: bold; color: $text-accent; }
    Pager > .pager--dim { color: $text-muted; }
    Pager > .pager--added { color: $text-success; text-style: underline; }
    Pager > .pager--removed { color: $text-error; text-style: strike; }
    """
    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual's own way
        "pager--strong", "pager--heading", "pager--dim", "pager--added", "pager--removed"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False), Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False), Binding("pagedown,space", "page_down", show=False),
        Binding("home", "scroll_home", show=False), Binding("end", "scroll_end", show=False)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._draw: Draw = _nothing
        self._sheet = Sheet(())

    def show(self, draw: Draw, *, keep: bool = False) -> None:
        """Show another text, from its start; with ``keep`` from where the reader was."""
        self._draw = draw
        self._measure()
        if not keep:
            self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    @property
    def text(self) -> str:
        """Everything there is to read, without tones."""
        return "\n".join(plain(line) for line in self._sheet.lines)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            self._sheet = self._draw(width)
            self.virtual_size = Size(width, len(self._sheet.lines))

    def go(self, step: int) -> bool:
        """To the next part (1) or the one before (-1); whether there is one."""
        here = round(self.scroll_offset.y)
        later = [stop for stop in self._sheet.stops if stop > here]
        before = [stop for stop in self._sheet.stops if stop < here]
        found = later[:1] if step > 0 else before[-1:]
        if not found or (step > 0 and here >= self.max_scroll_y):
            return False
        self.scroll_to(y=found[0], animate=False, force=True)
        return True

    def render_line(self, y: int) -> Strip:
        """One line in view."""
        width = self.scrollable_content_region.width
        place = y + round(self.scroll_offset.y)
        if place >= len(self._sheet.lines):
            return Strip.blank(width, self.rich_style)
        return self._strip(self._sheet.lines[place]).adjust_cell_length(width, self.rich_style)

    def _strip(self, line: Line) -> Strip:
        return Strip([Segment(text, self._style(tone)) for text, tone in line])

    def _style(self, tone: Tone) -> Style:
        return self.rich_style if tone == "plain" else self.get_component_rich_style(f"pager--{tone}")

    def title(self, text: str) -> None:
        """What stands on its border."""
        self.border_title = Content(text)

    def explain(self) -> str:
        """What F1 says."""
        return _("What changed. The arrows, Page Up, Page Down, Home and End scroll. [- and -] stand around words that were "
                 "taken away, {start} and {end} around words that were added; ▲ and ▼ say that a verdict went up or down, with "
                 "the word beside it.").format(start="{+", end="+}")
