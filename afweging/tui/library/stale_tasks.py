"""On the library screen: only the dossiers whose facts lapsed, with what reopening would do; and all facts."""

from __future__ import annotations  # what is only named here is not loaded: see the imports below

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from afweging.library import Library, today
from afweging.texts import _
from afweging.tui.aside import aside
from afweging.tui.library.rows import Row
from afweging.tui.library.tasks import Tasks
from afweging.tui.shell import shell

if TYPE_CHECKING:
    from afweging.evidence.models import Evidence
    from afweging.library.stale import Found, Stale


class StaleTasks(Tasks):
    """The filter on stale dossiers; the screen itself shows the list."""

    stale_found: Mapping[str, Stale] | None = None
    """The stale dossiers by kenmerk while only they are shown; None while all are."""

    def show_rows(self) -> None:
        """Show the rows that match."""
        raise NotImplementedError

    def action_stale(self) -> None:
        """Show only dossiers that cite facts which lapsed since; once more shows all."""
        from afweging.library import stale  # noqa: PLC0415 - loaded when it is used
        from afweging.tui.fill.evidence import read_apart  # noqa: PLC0415 - the same

        if self.stale_found is not None:
            self.show_all_ages()
            return
        path, library = shell(self).library.store.path, shell(self).library
        shell(self).say(_("Looking for facts that lapsed…"))

        def look() -> Found:
            read_apart(library)
            with Library.open(path, mode="read") as reader:
                reader.shipped_evidence = library.shipped_evidence
                return stale.find(reader, today())

        aside(self, look, self._stale_found, self.trouble)

    def _stale_found(self, found: Found) -> None:
        self.stale_found = {one.kenmerk: one for one in found.stale}
        for kenmerk in found.damaged:
            said = _("{kenmerk} is damaged, so nobody can tell; afweging check says more.")
            shell(self).say(said.format(kenmerk=kenmerk), "warning")
        self.show_rows()

    def show_all_ages(self) -> None:
        """Show all dossiers again, whatever they cite."""
        if self.stale_found is not None:
            self.stale_found = None
            self.show_rows()

    def of_that_age(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of stale dossiers while only they are shown; else all of them."""
        return rows if self.stale_found is None else [one for one in rows if one.entry.kenmerk in self.stale_found]

    def stale_words(self, row: Row | None) -> str:
        """What lapsed in a dossier and what reopening would do, in sentences; empty while all are shown."""
        one = (self.stale_found or {}).get(row.entry.kenmerk) if row else None
        if one is None:
            return ""
        from afweging.library import stale  # noqa: PLC0415 - loaded when it is used

        known = shell(self).library.evidence
        return "\n".join((*(stale.lapsed_words(each, known) for each in one.lapsed), stale.effect_words(one)))

    def action_evidence(self) -> None:
        """Look through all facts."""
        from afweging.tui.evidence_window import EvidenceWindow  # noqa: PLC0415 - when it is first asked for
        from afweging.tui.fill.evidence import read_apart  # noqa: PLC0415 - the same

        library = shell(self).library

        def show(_evidence: Evidence) -> None:
            self.app.push_screen(EvidenceWindow(library, today()))

        aside(self, lambda: read_apart(library), show, self.trouble)
