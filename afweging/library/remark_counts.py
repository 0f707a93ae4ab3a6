"""How many remarks on every dossier are open; apart, because every list asks for it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from afweging.assessment.remark_kinds import KINDS, open_number

if TYPE_CHECKING:
    from afweging.library import Library


def open_counts(library: "Library") -> Mapping[str, int]:
    """How many remarks nobody resolved yet, by kenmerk, for every dossier that has any; one question to the store."""
    return {kenmerk: number for kenmerk, counted in library.store.tally(KINDS).items() if (number := open_number(counted)) > 0}
