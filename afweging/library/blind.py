"""What a list shows of dossiers that are judged a second time, blind; apart, because every list asks for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from afweging.assessment.choices import Status
from afweging.dossier import split_name
from afweging.store.records import Entry, Filter
from afweging.texts import _

if TYPE_CHECKING:
    from afweging.library import Library

HIDDEN = "hidden"
"""Stands in a list in place of an advice that must not be seen yet."""


def veiled(library: "Library", entries: Iterable[Entry]) -> Iterator[Entry]:
    """Rows of a list, with ``HIDDEN`` as the advice of dossiers that a second assessor is judging blind right now."""
    running = library.entries(Filter(second=True))
    blind = {split_name(entry.summary.second_of)[0] for entry in running if not is_done(entry)}
    for entry in entries:
        yield replace(entry, summary=replace(entry.summary, advice=HIDDEN)) if blind and entry.kenmerk in blind else entry


def mark(second_of: str) -> str:
    """What stands in a list beside a second judgement; empty for a dossier of its own."""
    return _("second judgement of {kenmerk}").format(kenmerk=second_of.rpartition("@")[0]) if second_of else ""


def is_done(entry: Entry) -> bool:
    """Whether a second judgement is closed."""
    return entry.summary.status == Status.VASTGESTELD
