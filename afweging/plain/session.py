"""A dossier that is being worked on: what it is now, what of that is on disk, and what came before.

Nothing here reads or writes a line; the clock and the disk are those of the ``Library``.
"""

from afweging.assessment.models import Assessment
from afweging.errors import DOSSIER_FROZEN, AfwegingError
from afweging.library import Dossier, Library


class Session:
    """One dossier of one library, with undo.

    ``assessment`` is the dossier as it is now. When it could not be stored, ``trouble`` says why, and it is kept here until
    ``store`` succeeds.
    """

    def __init__(self, library: Library, kenmerk: str) -> None:
        self.library = library
        self.dossier: Dossier = library.dossier(kenmerk)
        """The dossier as the library holds it."""
        self.assessment: Assessment = self.dossier.assessment
        self.trouble: AfwegingError | None = None
        self._past: list[Assessment] = []
        self._future: list[Assessment] = []

    @property
    def unsaved(self) -> bool:
        """Whether the present state is not in the library."""
        return self.assessment != self.dossier.assessment

    @property
    def now(self) -> Dossier:
        """The dossier with the present state, stored or not."""
        dossier = self.dossier
        return Dossier(dossier.kenmerk, self.assessment, dossier.framework, dossier.info, dossier.draft)

    def keep(self, assessment: Assessment) -> None:
        """Store a state on the way to another one. Raises ``AfwegingError``; the state is then kept in memory only."""
        if self.dossier.frozen:
            raise AfwegingError(DOSSIER_FROZEN, where=self.dossier.kenmerk, kenmerk=self.dossier.kenmerk)
        self.assessment = assessment
        self.store()

    def store(self) -> None:
        """Store the present state. Raises ``AfwegingError``."""
        try:
            self.dossier = self.library.save(self.dossier, self.assessment)
        except AfwegingError as error:
            self.trouble = error
            raise
        self.trouble = None

    def change(self, assessment: Assessment, since: Assessment | None = None) -> bool:
        """Store a changed state; ``undo`` will return to ``since``, by default the state before. Whether it changed.

        Raises ``AfwegingError``: for a finalised dossier nothing has changed then, else the state is kept in memory.
        """
        before = self.assessment if since is None else since
        if assessment == before:
            if self.assessment != assessment:
                self.keep(assessment)
            return False
        if not self.dossier.frozen:
            self._past.append(before)
            self._future.clear()
        self.keep(assessment)
        return True

    def undo(self) -> bool:
        """Take back the last change; whether there was one."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """Make the change again that was taken back; whether there was one."""
        return self._step(self._future, self._past)

    def _step(self, source: list[Assessment], target: list[Assessment]) -> bool:
        if not source:
            return False
        target.append(self.assessment)
        self.keep(source.pop())
        return True

    def record(self, reason: str) -> None:
        """Make the present state a version."""
        self.store()
        self.dossier = self.library.record(self.dossier, reason)

    def finalise(self, reason: str) -> None:
        """Finalise the dossier. Raises ``Faults`` with everything that is still in the way."""
        self.store()
        self._take(self.library.finalise(self.dossier, reason))

    def reopen(self, reason: str) -> None:
        """Make a new draft of the finalised dossier."""
        self._take(self.library.reopen(self.dossier, reason))

    def reload(self) -> None:
        """Read the dossier again as the library holds it; what was not stored is given up."""
        self._take(self.library.dossier(self.dossier.kenmerk))

    def _take(self, dossier: Dossier) -> None:
        self.dossier, self.assessment, self.trouble = dossier, dossier.assessment, None
        self._past.clear()
        self._future.clear()
