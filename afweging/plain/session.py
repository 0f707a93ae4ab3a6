"""The editing session of this face: every change is saved at once, and every change can be taken back."""

from afweging.assessment.models import Assessment
from afweging.editing import Editing


class Session:
    """An ``Editing`` in which each change goes to disk before it is acknowledged, with undo of whole changes.

    A change that cannot be stored stays in memory: ``editing.trouble`` says why, ``editing.dirty`` that it is so.
    """

    def __init__(self, editing: Editing) -> None:
        self.editing = editing
        self._past: list[Assessment] = []
        self._future: list[Assessment] = []

    def keep(self, assessment: Assessment) -> None:
        """Store a state on the way to another one. Raises ``AfwegingError``; nothing changes in a locked dossier."""
        if (locked := self.editing.locked) is not None:
            raise locked
        self.editing.assessment = assessment
        self.store()

    def store(self) -> None:
        """Store the present state. Raises ``AfwegingError``; the state then stays in memory."""
        if not self.editing.save() and self.editing.trouble is not None:
            raise self.editing.trouble

    def change(self, assessment: Assessment, since: Assessment | None = None) -> bool:
        """Store a changed state; ``undo`` returns to ``since``, by default the state before. Whether anything changed.

        Raises ``AfwegingError``; the state then stays in memory and can still be taken back.
        """
        before = self.editing.assessment if since is None else since
        if assessment == before:
            if self.editing.assessment != assessment:
                self.keep(assessment)
            return False
        if self.editing.locked is None:
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

    def forget(self) -> None:
        """Begin a new history, after the status of the dossier changed."""
        self._past.clear()
        self._future.clear()

    def _step(self, source: list[Assessment], target: list[Assessment]) -> bool:
        if not source:
            return False
        target.append(self.editing.assessment)
        self.keep(source.pop())
        return True
