"""The rows of the list of versions: the draft on top when there is one, then every version, newest first."""

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from afweging.assessment.labels import PHASE
from afweging.assessment.models import Phase, Status
from afweging.library import Draft, Library, VersionInfo
from afweging.library.history import versions
from afweging.texts import _, active
from afweging.tui.library.rows import ADVICE_SHORT, STATUS_SHORT, STATUS_SIGN, fitted

HASH = 10
"""So many signs of a hash are shown in a row; the whole of it stands beside the list."""

NUMBER, STATUS = 7, 13
"""Cells for the number and for the status."""

FORMS: Final = (("%d-%m-%Y %H:%M ", 17, STATUS), ("%d-%m-%y %H:%M", 14, STATUS), ("%d-%m-%y", 8, STATUS), ("%d-%m-%y", 8, 1))
"""How a moment is written, its cells and those of the status: the widest that fits is taken."""


@dataclass(frozen=True, slots=True, repr=False)
class VersionRow:
    """One version, or the draft that is not one yet."""

    info: VersionInfo
    """The version, or the one the draft began from."""
    draft: Draft | None = None

    @property
    def name(self) -> str:
        """The name it is opened by: ``kenmerk@number``; for the draft the kenmerk."""
        return self.info.kenmerk if self.draft else f"{self.info.kenmerk}@{self.info.number}"

    @property
    def label(self) -> str:
        """What it is called in a sentence."""
        return _("the draft") if self.draft else _("version {number}").format(number=self.info.number)


def rows_of(library: Library, kenmerk: str) -> tuple[VersionRow, ...]:
    """The rows of a dossier, newest first; the draft on top. Raises the errors of the library."""
    found = [VersionRow(info) for info in versions(library, kenmerk)]
    draft = library.dossier(kenmerk).draft
    return (VersionRow(found[0].info, draft), *found) if draft else tuple(found)


def two_lines(row: VersionRow, width: int) -> str:
    """What a row says, in two lines of so many cells."""
    found = row.draft.summary if row.draft else row.info.summary
    at = (row.draft.saved if row.draft else row.info.created).astimezone()
    number = _("draft") if row.draft else str(row.info.number)
    word = _(STATUS_SHORT[Status(found.status)]) if found.status in STATUS_SIGN else found.status
    advice = _(ADVICE_SHORT[found.advice]) if found.advice in ADVICE_SHORT else found.advice or "–"
    when, cells = _room(width, cell_len(advice))
    status = fitted(f"{STATUS_SIGN.get(found.status, '?')} {word}", cells) if cells > 1 else STATUS_SIGN.get(found.status, "?")
    first = f"{fitted(number, NUMBER)} {format(at, when)} {status} {advice}"
    phase = active().say(PHASE[Phase(found.phase)]) if found.phase in set(Phase) else found.phase
    said = _("not recorded as a version yet") if row.draft else row.info.reason
    role = "" if row.draft else row.info.author_role
    tail = "" if row.draft else f" {row.info.hash[:HASH]}"
    second = "        " + " · ".join(part for part in (said, role, phase) if part)
    return f"{fitted(first, width)}\n{fitted(second, width - len(tail))}{tail}"


def _room(width: int, advice: int) -> tuple[str, int]:
    """How a moment is written, and the cells for the status: what gives way so that date and advice stay whole.

    First the century goes, then the time, then the words of the status; its sign stays. The longest word for an advice
    counts, so that rows stand in columns; ``advice`` are the cells of the one in this row, which may be of another framework.
    """
    left = width - NUMBER - 3 - max(advice, *(cell_len(_(word)) for word in ADVICE_SHORT.values()))
    for form, cells, status in FORMS:
        if cells + status <= left:
            return form, status
    return FORMS[-1][0], FORMS[-1][2]


def described(row: VersionRow) -> str:
    """A row on one line, for a list to choose from."""
    at = (row.draft.saved if row.draft else row.info.created).astimezone()
    said = _("not recorded as a version yet") if row.draft else row.info.reason
    return f"{row.label} · {at:%d-%m-%Y %H:%M} · {said}"
