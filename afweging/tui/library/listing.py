"""The list of dossiers: draws only the rows that are in view, so that ten thousand cost no more than ten."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from afweging.texts import _
from afweging.tui.library.rows import ONE_LINE, Row, column_names, lines


class Columns(Widget):
    """The names of the columns, above a list whose rows are one line."""

    DEFAULT_CSS = "Columns { height: 1; display: none; padding: 0 1 0 2; color: $text-muted; text-style: bold; }"

    def render(self) -> Content:
        """The names, as wide as the rows below."""
        return Content(column_names(self.size.width))


class DossierList(ScrollView, can_focus=True):
    """Rows with a cursor. Other parts move the cursor through ``move``; a click moves it, a second one opens."""

    DEFAULT_CSS = """
    DossierList { height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden;
                  scrollbar-gutter: stable; }
    DossierList > .row--cursor { background: $primary; color: $text; text-style: bold; }
    DossierList > .row--second { color: $text-muted; }
    """
    COMPONENT_CLASSES = {"row--cursor", "row--second"}  # noqa: RUF012 - Textual's own way
    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another row, or on none."""

        def __init__(self, row: Row | None) -> None:
            super().__init__()
            self.row = row

    class Chosen(Message):
        """A row was clicked a second time."""

    def __init__(self, rows: Sequence[Row] = (), *, keep: str = "") -> None:
        super().__init__()
        self._rows = rows
        self.marked = ""
        """The dossier that is to be compared with another one; its row carries a sign."""
        self.set_reactive(DossierList.cursor, self._place_of(keep))

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def row_height(self) -> int:
        """Lines a row takes at the present width."""
        return 1 if self.room >= ONE_LINE else 2

    @property
    def room(self) -> int:
        """Cells a row may fill: the scrollbar is not for rows."""
        return self.scrollable_content_region.width

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, in view or not."""
        return self._rows

    def show(self, rows: Sequence[Row], *, keep: str = "") -> None:
        """Show other rows; the cursor stays on the dossier ``keep`` when it is among them, else goes to the top."""
        self._rows = rows
        self._measure()
        at = self._place_of(keep)
        if at == self.cursor:
            self._follow()
        self.cursor = at
        self.refresh()

    def _place_of(self, kenmerk: str) -> int:
        return next((place for place, row in enumerate(self._rows) if row.entry.kenmerk == kenmerk), 0) if kenmerk else 0

    def mark(self, kenmerk: str) -> None:
        """Mark a dossier to compare with another one; an empty name takes the mark away."""
        self.marked = kenmerk
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, to the first or last at most."""
        if self._rows:
            self.cursor = max(0, min(len(self._rows) - 1, self.cursor + by))

    @property
    def page(self) -> int:
        """Rows in view."""
        return max(1, self.size.height // self.row_height)

    def watch_cursor(self) -> None:
        """Follow the cursor."""
        self._follow()
        self.refresh()

    def on_resize(self) -> None:
        """Rows may take another number of lines now."""
        self._measure()
        self._follow()

    def _measure(self) -> None:
        self.virtual_size = Size(self.room, len(self._rows) * self.row_height)

    def _follow(self) -> None:
        height = self.row_height
        self.scroll_to_region(Region(0, self.cursor * height, 1, height), animate=False, force=True)
        self.post_message(self.Moved(self.current))

    def render_line(self, y: int) -> Strip:
        """One line of the rows in view."""
        width = self.room
        place, part = divmod(y + self.scroll_offset.y, self.row_height)
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        chosen = place == self.cursor
        name = "row--cursor" if chosen else "row--second" if part else None
        style = self.get_component_rich_style(name) if name else self.rich_style
        shown = lines(self._rows[place].entry, width - 2, self._rows[place].remarks)
        marked = self.marked == self._rows[place].entry.kenmerk
        mark = ("›" if chosen else "=" if marked else " ") if part == 0 else "=" if marked else " "
        return Strip([Segment(f"{mark} {shown[part]}", style)]).adjust_cell_length(width, style)

    # --- mouse and help ------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; a second click opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = (offset.y + self.scroll_offset.y) // self.row_height
        if not 0 <= place < len(self._rows):
            return
        again = place == self.cursor and event.chain > 1
        self.cursor = place
        if again:
            self.post_message(self.Chosen())

    def explain(self) -> str:
        """What F1 says about the list."""
        return _("This is the list of dossiers. The arrows, Page Up, Page Down, Home and End move the cursor; Enter opens "
                 "the dossier. Each row shows title, reference number, status, how many of the 14 questions are done, the "
                 "advice as readers see it, and the day of the last change.")
