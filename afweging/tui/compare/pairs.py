"""Reading two dossiers or versions and comparing them, with why verdicts turned on the way: work that is done aside."""

from afweging.library import Library
from afweging.library.history import compared, said
from afweging.tui.compare.drawing import Pair


def paired(library: Library, one: str, other: str) -> Pair:
    """Two dossiers or versions with what differs. Raises the errors of the library."""
    found = compared(library, one, other)
    words = said(library, found.before, found.after)
    return Pair(found.before, found.after, found.comparison, found.effect, words.reasons, words.words)
