"""The matrix: dossiers down, questions across, the first column always in view. Draws only what is in view."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from afweging.advice.portfolio import Line
from afweging.framework.models import Framework
from afweging.texts import _
from afweging.tui.portfolio.columns import Column, columns, first_in_view, fitted, in_view, text


class Matrix(ScrollView, can_focus=True):
    """Rows and columns with one cursor; what is under it is told by ``Moved``."""

    DEFAULT_CSS = """
    Matrix { height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; scrollbar-gutter: stable; }
    Matrix > .matrix--row { background: $primary 30%; color: $foreground; }
    Matrix > .matrix--cell { background: $primary; color: $text; text-style: bold reverse; }
    """
    COMPONENT_CLASSES = {"matrix--row", "matrix--cell"}  # noqa: RUF012 - Textual's own way

    class Moved(Message):
        """The cursor stands on another cell, or other rows are shown."""

    class Chosen(Message):
        """A cell was clicked a second time."""

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework
        self._lines: Sequence[Line] = ()
        self.row = 0
        self.place = 0
        """The column with the cursor; 0 is the one that stays in view."""
        self.first = 1

    @property
    def room(self) -> int:
        """Cells a row may fill."""
        return self.scrollable_content_region.width

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns at the present width."""
        return columns(self._framework, self.room)

    @property
    def column(self) -> Column:
        """The column with the cursor."""
        return self.columns[self.place]

    @property
    def line(self) -> Line | None:
        """The dossier under the cursor."""
        return self._lines[self.row] if 0 <= self.row < len(self._lines) else None

    @property
    def lines(self) -> Sequence[Line]:
        """All dossiers, in view or not."""
        return self._lines

    def show(self, framework: Framework, lines: Sequence[Line], *, keep: str = "") -> None:
        """Show other rows; the cursor stays on the dossier ``keep`` when it is among them."""
        self._framework, self._lines = framework, lines
        self.row = next((place for place, one in enumerate(lines) if one.kenmerk == keep), 0)
        self._settle()

    def move(self, *, down: int = 0, right: int = 0) -> None:
        """Move the cursor, to the edges at most."""
        self.row = max(0, min(len(self._lines) - 1, self.row + down)) if self._lines else 0
        self.place = max(0, min(len(self.columns) - 1, self.place + right))
        self._settle()

    @property
    def page(self) -> int:
        """Rows in view."""
        return max(1, self.size.height)

    def on_resize(self) -> None:
        """Other columns may fit now."""
        self._settle()

    def _settle(self) -> None:
        """Bring the cursor into view and draw."""
        if self.room <= 0:  # not laid out yet
            return
        self.virtual_size = Size(self.room, len(self._lines))
        self.first = first_in_view(self.columns, max(1, self.first), self.place, self.room)
        self.scroll_to_region(Region(0, self.row, 1, 1), animate=False, force=True)
        self.post_message(self.Moved())
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row that is in view."""
        place, width = y + self.scroll_offset.y, self.room
        if place >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        here = place == self.row
        plain = self.get_component_rich_style("matrix--row") if here else self.rich_style
        cell = self.get_component_rich_style("matrix--cell")
        found = self.columns
        parts = [self._part(found, 0, self._lines[place], cell if here and self.place == 0 else plain)]
        parts += [self._part(found, one, self._lines[place], cell if here and self.place == one else plain)
                  for one in in_view(found, self.first, width)]
        return Strip(parts).adjust_cell_length(width, plain)

    @staticmethod
    def _part(found: Sequence[Column], place: int, line: Line, style: Style) -> Segment:
        return Segment(text(found[place], line), style)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the cell; a second click opens the dossier there."""
        offset = event.get_content_offset(self)
        if offset is None or not 0 <= offset.y + self.scroll_offset.y < len(self._lines):
            return
        row, place = offset.y + self.scroll_offset.y, self._place_at(offset.x)
        again = (row, place) == (self.row, self.place) and event.chain > 1
        self.row, self.place = row, place
        self._settle()
        if again:
            self.post_message(self.Chosen())

    def _place_at(self, x: int) -> int:
        found, left = self.columns, self.columns[0].width
        if x < left:
            return 0
        seen = in_view(found, self.first, self.room)
        for place in seen:
            left += found[place].width
            if x < left:
                return place
        return seen[-1] if seen else 0

    def explain(self) -> str:
        """What F1 says."""
        return _("All dossiers beside each other. A row is a dossier, a column a question, a step or the advice. The arrows "
                 "move; the lines below say in words what stands under the cursor. Enter opens the dossier at that question. "
                 "Changing the order puts the dossiers in the order of the column under the cursor; once more turns it round.")


class Heads(Widget):
    """What stands above the columns that are in view; the one with the cursor in bold."""

    DEFAULT_CSS = "Heads { height: 1; color: $text-muted; }"

    def __init__(self, matrix: Matrix) -> None:
        super().__init__()
        self._matrix = matrix

    def render_line(self, y: int) -> Strip:
        """The line of heads."""
        matrix, found = self._matrix, self._matrix.columns
        style, strong = self.rich_style, self.rich_style + Style(bold=True, reverse=True)
        if y:
            return Strip.blank(self.size.width, style)
        parts = [Segment(_head(found[place]), strong if place == matrix.place else style)
                 for place in (0, *in_view(found, matrix.first, matrix.room))]
        return Strip(parts).adjust_cell_length(self.size.width, style)


def _head(column: Column) -> str:
    """A head as wide as its column; a number stands above its sign."""
    if column.kind == "question" and len(column.head) <= 2:
        return fitted(f"{column.head:>2}", column.width)
    return fitted(column.head, column.width - 1) + " "
