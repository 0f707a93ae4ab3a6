"""What of a dossier under somebody's hands is on disk: drafts, versions, and the file of last resort.

``save`` puts the newest state on disk as the draft of the dossier; it may be called from another thread than the one that
changes things, and then has one writer at a time. Every verb either succeeds or raises and has lost nothing.
"""

import os
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from afweging import errors
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError
from afweging.framework.models import Framework
from afweging.library import Dossier, Library, Turn, VersionInfo, finalising, history
from afweging.library.finalising import Spoken
from afweging.library.turning import NOTHING, Word, Words, cleaned


class Keeping:
    """A dossier as it stands in memory, beside what is kept of it."""

    def __init__(self, library: Library, dossier: Dossier, *, past: bool = False) -> None:
        self.library = library
        self.past = past
        """Whether this is one version as it was recorded: to read, never to change."""
        self.assessment = dossier.assessment
        """What stands there now, on disk or not."""
        self.trouble: AfwegingError | None = None
        """Why the last attempt to save failed; None once a save succeeded."""
        self.resumed = dossier.draft is not None
        """Whether an unfinished draft was found when the session began."""
        self._kept = dossier
        self._writing = threading.Lock()

    @property
    def kenmerk(self) -> str:
        """The reference number of the dossier."""
        return self._kept.kenmerk

    @property
    def name(self) -> str:
        """The name it is opened by: the kenmerk, or ``kenmerk@number`` for a version to read."""
        return f"{self.kenmerk}@{self.info.number}" if self.past else self.kenmerk

    @property
    def framework(self) -> Framework:
        """The framework the dossier is answered under."""
        return self._kept.framework

    @property
    def info(self) -> VersionInfo:
        """The version the present state began from."""
        return self._kept.info

    @property
    def saved_at(self) -> datetime | None:
        """When the draft on disk was written; None when there is none and the newest version is all there is."""
        return self._kept.draft.saved if self._kept.draft else None

    @property
    def dirty(self) -> bool:
        """Whether anything stands here that is not on disk."""
        return self.assessment is not self._kept.assessment and self.assessment != self._kept.assessment

    @property
    def locked(self) -> AfwegingError | None:
        """Why nothing can be changed (a version as it was, finalised, or a library that can only be read); None when all can."""
        if self.past:
            return AfwegingError(errors.VERSION_PAST, where=self.name, kenmerk=self.kenmerk, number=self.info.number)
        if self._kept.frozen:
            return AfwegingError(errors.DOSSIER_FROZEN, where=self.kenmerk, kenmerk=self.kenmerk)
        return self.library.store.read_only

    @property
    def dossier(self) -> Dossier:
        """The dossier as it stands now, for reading."""
        return replace(self._kept, assessment=self.assessment)

    # --- keeping -------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Put the present state on disk; True when it is there. On False ``trouble`` says why, and nothing is lost here."""
        with self._writing:
            try:
                self._kept = self.library.save(self._kept, self.assessment)
            except AfwegingError as error:
                self.trouble = error
                return False
            self.trouble = None
            return True

    def turned(self) -> tuple[Turn, ...]:
        """The verdicts that turned since the newest recorded version; ``because`` must say why before a version is made."""
        return self.library.turned(self.dossier)

    def spoken_checks(self) -> tuple[Spoken, ...]:
        """What the consistency checks say of what stands here, with the words that were given."""
        return finalising.spoken(self.library, self.dossier)

    def unanswered_checks(self) -> tuple[Spoken, ...]:
        """The consistency checks without a word; ``words`` must hold one on each before the dossier is finalised."""
        return tuple(one for one in self.spoken_checks() if one.asks == "word" and one.open)

    def answer_check(self, check: str, word: str) -> Word:
        """Say a word to a check; what stands here is saved first. Raises as ``finalising.say``."""
        with self._writing:
            self._kept = self.library.save(self._kept, self.assessment)
            return finalising.say(self.library, self._kept, check, word)

    def record(self, reason: str, because: Words = NOTHING) -> VersionInfo | None:
        """Make the present state a version; None when nothing changed since the last one. Raises ``AfwegingError``."""
        with self._writing:
            before = self._kept.info
            self._kept = self.library.save(self._kept, self.assessment)  # kept, also when recording is refused
            self._kept = self.library.record(self._kept, clean(reason), cleaned(because))
            self.trouble = None
            return self._kept.info if self._kept.info != before else None

    def circulate(self, reason: str, because: Words = NOTHING) -> VersionInfo:
        """Send the present state round to co-readers. Raises ``AfwegingError``."""
        with self._writing:
            self._kept = self.library.save(self._kept, self.assessment)
            self._kept = self.library.circulate(self._kept, clean(reason), cleaned(because))
            return self._restart()

    def finalise(self, reason: str, because: Words = NOTHING, words: Words = NOTHING) -> VersionInfo:
        """Finalise the present state. Raises ``Faults`` with everything that is still open."""
        with self._writing:
            self._kept = self.library.save(self._kept, self.assessment)
            self._kept = finalising.finalise(self.library, self._kept, clean(reason), because=cleaned(because),
                                             words=cleaned(words))
            return self._restart()

    def restore(self, number: int, reason: str) -> VersionInfo:
        """Put an earlier version back as a new one; what stands here is recorded first. Raises ``AfwegingError``."""
        with self._writing:
            self._kept = self.library.save(self._kept, self.assessment)
            self._kept = history.restore_version(self.library, self.kenmerk, number, clean(reason))
            return self._restart()

    def reopen(self, reason: str) -> VersionInfo:
        """Begin a new concept of a finalised dossier. Raises ``AfwegingError``."""
        with self._writing:
            self._kept = self.library.reopen(self._kept, clean(reason))
            return self._restart()

    def take_over(self, reason: str) -> None:
        """After a change elsewhere: record what stands there as a version, and go on with what stands here.

        Neither of the two is lost. Raises ``AfwegingError``.
        """
        with self._writing:
            theirs = self.library.dossier(self.kenmerk)
            self._kept = self.library.save(history.kept_apart(self.library, theirs, clean(reason)), self.assessment)
            self.trouble = None

    def _restart(self) -> VersionInfo:
        """Go on from a version that changed the status of the dossier."""
        self.assessment, self.trouble = self._kept.assessment, None
        return self._kept.info

    def rescue(self, path: Path) -> None:
        """Write the present state to a file of its own, whole or not at all, readable by the user only.

        YAML that ``afweging import`` reads back. Raises FILE_UNWRITABLE; an existing file is never overwritten.
        """
        from afweging.assessment.interchange import to_yaml  # noqa: PLC0415 - only in need

        write_apart(path, to_yaml(self.assessment))


def write_apart(path: Path, text: str) -> None:
    """Write a new file of mode 0600: first under another name, synced, then under its own. Raises FILE_UNWRITABLE."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.link(partial, path)  # refuses, unlike a rename, when the name is taken
        finally:
            partial.unlink()
    except OSError as error:
        raise AfwegingError(errors.FILE_UNWRITABLE, file=path, reason=error.strerror or type(error).__name__) from error


def rescue_path(kenmerk: str, at: datetime, environment: Mapping[str, str] | None = None) -> Path:
    """A name for a rescue file that is free, in the user's own folder (``HOME``), else where the program was started."""
    found = os.environ if environment is None else environment
    folder = Path(found.get("HOME", "")).expanduser()
    folder = folder if folder.is_absolute() and os.access(folder, os.W_OK) else Path.cwd()
    stem = f"afweging-{''.join(sign if sign.isalnum() or sign in '-_' else '-' for sign in kenmerk)}-{at:%Y%m%d-%H%M%S}"
    names = (folder / f"{stem}{f'-{number}' if number else ''}.yaml" for number in range(1000))
    return next(name for name in names if not name.exists())
