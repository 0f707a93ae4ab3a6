"""The screen Versies: the history of one dossier, what changed in every version, and what can be done with it."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.timer import Timer
from textual.widgets import OptionList

from afweging.errors import AfwegingError
from afweging.library.history import restore_version
from afweging.texts import _
from afweging.tui.actions import Place
from afweging.tui.aside import aside
from afweging.tui.compare.drawing import Pair
from afweging.tui.compare.pager import Pager
from afweging.tui.compare.pairs import paired
from afweging.tui.compare.wrapping import Sheet
from afweging.tui.dialogs import Choice, Line, Offer, reason_given
from afweging.tui.page import Page, bindings
from afweging.tui.shell import shell
from afweging.tui.versions.card import card
from afweging.tui.versions.listing import VersionList
from afweging.tui.versions.rows import VersionRow, described, rows_of

REST = 0.08
"""Seconds the cursor rests on a version before it is compared with the one before."""


class VersionsScreen(Page):
    """The versions of one dossier."""

    place: ClassVar[Place] = "versions"
    BINDINGS: ClassVar[list[BindingType]] = bindings("versions")
    AUTO_FOCUS = "VersionList"
    DEFAULT_CSS = """
    VersionsScreen #parts { layout: vertical; height: 1fr; }
    VersionsScreen.-wide #parts { layout: horizontal; }
    VersionsScreen.-wide VersionList { width: 68; height: 1fr; max-height: 100%; }
    """

    def __init__(self, kenmerk: str) -> None:
        super().__init__()
        self._dossier = kenmerk
        self._rows = rows_of(shell(self).library, kenmerk)
        self._wait: Timer | None = None
        self._asked = 0
        self._pair: Pair | None = None
        self._seen = False

    def body(self) -> ComposeResult:
        """The list, and beside or below it what changed."""
        with Container(id="parts"):
            yield VersionList(self._rows)
            yield Pager(id="changes")

    def heading(self) -> str:
        """The dossier."""
        row = self._rows[0]
        title = (row.draft or row.info).summary.title
        return f"{self._dossier} · {_('Versions')} · {title}"

    def kenmerk(self) -> str:
        """The version under the cursor; a report is made of that one."""
        row = self._list.current
        return row.name if row else self._dossier

    @property
    def dossier(self) -> str:
        """The dossier whose versions these are."""
        return self._dossier

    @property
    def _list(self) -> VersionList:
        return self.query_one(VersionList)

    @property
    def changes(self) -> Pager:
        """What changed in the version under the cursor."""
        return self.query_one("#changes", Pager)

    def on_screen_resume(self) -> None:
        """Something may have happened to the dossier while another page was in view."""
        if self._seen:
            self._read_again()
        self._seen = True

    def _read_again(self) -> None:
        try:
            rows = rows_of(shell(self).library, self._dossier)
        except AfwegingError as error:
            shell(self).store_trouble(error)
            return
        if [row.name for row in rows] != [row.name for row in self._rows]:
            self._rows = rows
            self._list.show(rows)
            self.refresh_chrome()

    # --- what changed --------------------------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self._wait:
            self._wait.stop()
        self._wait = self.set_timer(REST, self._compare_current)

    def _compare_current(self) -> None:
        row, before = self._list.current, self._list.before_current
        if row is None:
            return
        self._asked += 1
        count = self._asked
        if before is None:
            self._show(count, row, None)
            return
        library = shell(self).library
        aside(self, partial(paired, library, before.name, row.name), partial(self._show, count, row), shell(self).store_trouble)

    def _show(self, count: int, row: VersionRow, pair: Pair | None) -> None:
        """Show what changed, unless the cursor has moved on since."""
        if count != self._asked or not self.is_attached:
            return
        self._pair = pair

        def draw(width: int) -> Sheet:
            return card(row, pair, width)

        self.changes.show(draw)
        self.changes.title(_("What changed in {version}").format(version=row.label))

    def on_resize(self, _event: events.Resize) -> None:
        """The list may have another width now."""
        self.call_after_refresh(self._list.redraw)

    # --- keys ----------------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_back(self) -> None:
        """Close the list."""
        self.app.pop_screen()

    def action_open(self) -> None:
        """Show the version under the cursor as it was; the draft opens to go on with."""
        row = self._list.current
        if row is None:
            return
        if row.draft:
            shell(self).open_dossier(self._dossier)
        else:
            shell(self).show_version(row.name)

    def action_advice(self) -> None:
        """Show what followed from the answers of the version under the cursor."""
        if row := self._list.current:
            shell(self).show_advice(row.name)

    def action_next(self) -> None:
        """To the next change."""
        if not self.changes.go(1):
            shell(self).say(_("There is no further change."))

    def action_previous(self) -> None:
        """To the change before."""
        if not self.changes.go(-1):
            shell(self).say(_("This is the first change."))

    def action_compare(self) -> None:
        """Choose another version to see beside the one under the cursor."""
        row, before = self._list.current, self._list.before_current
        others = [one for one in self._rows if one is not row]
        if row is None or not others:
            shell(self).say(_("There is only one version; there is nothing to compare it with."))
            return
        offers = [Offer(one.name, described(one)) for one in others]
        title = _capital(_("Compare {version} with").format(version=row.label))
        self.app.push_screen(Choice(title, offers, chosen=before.name if before else ""), partial(self._compared, row))

    def _compared(self, row: VersionRow, chosen: str | None) -> None:
        if chosen:
            order = [one.name for one in self._rows]
            older, newer = sorted((row.name, chosen), key=order.index, reverse=True)
            shell(self).show_comparison(older, newer)

    def action_restore(self) -> None:
        """Ask why the version under the cursor is to be the newest again."""
        row = self._list.current
        if row is None:
            return
        if row is self._rows[0]:
            shell(self).say(_("This is how the dossier stands now; there is nothing to restore."))
            return
        text = _("A new version is made with the content of {version}; everything after it stays in the history. Why?").format(
            version=row.label)
        if self._rows[0].draft:
            text = f"{_('The draft is recorded as a version first, so that nothing is lost.')} {text}"
        title = _capital(_("Restore {version}").format(version=row.label))
        window = Line(title, text, button_label=_("Restore"), check=reason_given)
        self.app.push_screen(window, partial(self._restored, row))

    def _restored(self, row: VersionRow, reason: str | None) -> None:
        if reason is None:
            return
        app = shell(self)
        try:
            made = restore_version(app.library, self._dossier, row.info.number, reason)
        except AfwegingError as error:
            app.store_trouble(error)
            return
        app.open_dossier(self._dossier)
        app.say(_("Version {number} is made with the content of version {restored}.").format(
            number=made.info.number, restored=row.info.number))

    # --- language and help ---------------------------------------------------------------------------------------

    def relabel(self) -> None:
        """Show all texts in the active language."""
        super().relabel()
        self._list.redraw()
        self._compare_current()

    def explain(self) -> str:
        """What F1 says."""
        return _("The history of the dossier. Nothing in it is ever rewritten: restoring makes a new version.")


def _capital(title: str) -> str:
    """A title that begins with a capital, also where the name of a version comes first."""
    return title[:1].upper() + title[1:]
