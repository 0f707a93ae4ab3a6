"""The list of versions: two lines each, with a cursor."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from afweging.texts import _
from afweging.tui.versions.rows import VersionRow, two_lines


class VersionList(OptionList):
    """The versions of one dossier, newest first."""

    DEFAULT_CSS = """
    VersionList { height: auto; max-height: 40%; width: 1fr; border: round $border-blurred; padding: 0 1;
                  background: $background; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; }
    VersionList:focus { border: round $border; }
    """

    def __init__(self, rows: Sequence[VersionRow]) -> None:
        super().__init__(markup=False)
        self._rows = tuple(rows)

    @property
    def rows(self) -> tuple[VersionRow, ...]:
        """All rows."""
        return self._rows

    @property
    def current(self) -> VersionRow | None:
        """The row under the cursor."""
        place = self.highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    @property
    def before_current(self) -> VersionRow | None:
        """The version before the row under the cursor; None for the first one."""
        place = self.highlighted
        return self._rows[place + 1] if place is not None and place + 1 < len(self._rows) else None

    def on_mount(self) -> None:
        """Fill the list; the cursor stands on the newest."""
        self.show(self._rows)

    def show(self, rows: Sequence[VersionRow]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        self.clear_options()
        self.add_options([Option(Content(""), id=row.name) for row in rows])
        self.highlighted = 0 if rows else None
        self.redraw()

    def on_resize(self, _event: events.Resize) -> None:
        """Draw the rows to the new width."""
        self.redraw()

    def redraw(self) -> None:
        """Draw every row to the width there is, in the active language."""
        self.border_title = Content(_("Versions, newest first"))
        width = self.scrollable_content_region.width
        if width > 0:
            for row in self._rows:
                self.replace_option_prompt(row.name, Content(two_lines(row, width)))
            self.refresh(layout=True)

    def explain(self) -> str:
        """What F1 says."""
        return _("All versions of this dossier, newest first; the draft on top when there is one. Each shows its number, time, "
                 "status and advice, the reason it was made for, role, phase and the start of its hash. What changed against "
                 "the version before stands beside or below the list. Enter shows the version as it was, to read only.")
