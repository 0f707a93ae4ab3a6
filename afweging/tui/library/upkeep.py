"""Backups from the library screen: make one, and put one back after seeing what that changes."""

from __future__ import annotations  # what is only named here is not loaded: see the imports below

from pathlib import Path
from typing import TYPE_CHECKING

from afweging.errors import AfwegingError
from afweging.texts import _, active
from afweging.tui.aside import aside
from afweging.tui.dialogs import Choice, Message, Offer
from afweging.tui.page import Page
from afweging.tui.shell import shell

if TYPE_CHECKING:
    from afweging.library.backups import Backup, Made, RestorePlan

MOST_OFFERED = 50
"""So many backups are offered, newest first; older ones can be put back from the command line."""

MOST_NAMED = 4
"""So many dossiers are named for each thing that would happen: the choice below must stay in view."""


class Upkeep(Page):
    """The backups of the library screen; the screen itself shows the list."""

    _busy = False
    """Whether a backup is being made or looked at; one at a time."""

    def load(self, keep: str = "") -> None:
        """Read the list anew."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Close what the screen itself has open of the library."""
        raise NotImplementedError

    def action_backup(self) -> None:
        """Make a backup aside; the user goes on meanwhile."""
        from afweging.library import backups  # noqa: PLC0415 - loaded when it is used

        if self._busy:
            return
        self._busy = True
        library = shell(self).library
        shell(self).say(_("The backup is being made."))
        aside(self, lambda: backups.make(library), self._backed_up, self._backup_failed)

    def _backed_up(self, made: Made) -> None:
        from afweging.library import backups  # noqa: PLC0415 - as above

        self._busy = False
        said = _("Backup made and verified: {content}.").format(content=backups.amount(made.content))
        thinned = [backups.thinned(made.removed)] if made.removed else []
        self.app.push_screen(Message(_("Make a backup"), [said, str(made.path), *thinned]))

    def _backup_failed(self, error: AfwegingError) -> None:
        self._busy = False
        self.app.push_screen(Message(_("This did not succeed"), [f"{error.what()} {error.remedy()}"]))

    def action_restore(self) -> None:
        """Ask which backup, show what it changes, and ask again."""
        from afweging.library import backups  # noqa: PLC0415 - as above

        if self._busy:
            return
        found = backups.kept(shell(self).library)[:MOST_OFFERED]
        title = _("Put a backup back")
        if not found:
            self.app.push_screen(Message(title, [_("There are no backups in the backup folder yet.")]))
            return
        offers = tuple(_offer(one) for one in found)
        self.app.push_screen(Choice(title, offers, text=_("Which one? Nothing changes yet.")), self._backup_chosen)

    def _backup_chosen(self, name: str | None) -> None:
        from afweging.library import backups  # noqa: PLC0415 - as above

        if name is None:
            return
        self._busy = True
        library, path = shell(self).library, Path(name)
        aside(self, lambda: backups.preview(library, path), lambda plan: self._show_plan(path, plan), self._backup_failed)

    def _show_plan(self, path: Path, plan: RestorePlan) -> None:
        from afweging.library import backups  # noqa: PLC0415 - as above

        self._busy = False

        def decided(answer: str | None) -> None:
            if answer == "restore":
                self._put_back(path)

        offers = (Offer("no", _("Leave everything as it is")),
                  Offer("restore", _("Put this backup back"), _("The library as it is now is kept beside it.")))
        text = "\n".join(backups.consequences(plan, MOST_NAMED))
        self.app.push_screen(Choice(_("What putting it back changes"), offers, text=text), decided)

    def _put_back(self, path: Path) -> None:
        from afweging.library import backups  # noqa: PLC0415 - as above

        self.let_go()
        try:
            kept = backups.put_back(shell(self).library, path)
        except AfwegingError as error:
            self._backup_failed(error)
            return
        self.load()
        beside = [_("The library as it was is kept as {file}.").format(file=kept)] if kept else []
        self.app.push_screen(Message(_("Put a backup back"), [_("Restored."), *beside]))


def _offer(one: Backup) -> Offer:
    return Offer(str(one.path), active().moment(one.made.astimezone()), f"{one.label} {one.size // 1000} kB".strip())
