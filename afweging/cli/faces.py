"""The other faces, handed in from outside: the command line opens them but does not know them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TextIO

from afweging.texts import Language

if TYPE_CHECKING:
    from pathlib import Path

    from afweging.library import Library


class Faces(NamedTuple):
    """How to open the screens and the questionnaire line by line."""

    screen: "Callable[[Path | None, str, str, str | None, Language | None], int]"
    """Library file, role, dossier (or nothing, for the list), question, language asked for -> exit code."""
    lines: "Callable[[Library, str, str | None, TextIO, TextIO, Path], int]"
    """Library, dossier, question, input, output, folder for reports -> exit code."""
