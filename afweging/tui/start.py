"""From the command line to the screen. Importing this module costs nothing; Textual is loaded by ``run``."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from afweging import errors
from afweging.errors import AfwegingError
from afweging.texts import Language

if TYPE_CHECKING:
    from afweging.library import Library

SETTINGS = {
    # Terminals that report every key by itself drop letters made with a dead key (é, ë, ï).
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    # How long a lone escape may be the beginning of another key; enough for a slow line, too short to be felt.
    "ESCDELAY": "25",
    "TEXTUAL_ANIMATIONS": "none",
}
"""What we ask of Textual, unless the user asks otherwise in the environment. Must stand there before it is imported."""


def run(path: Path | None = None, *, role: str = "", dossier: str = "", question: str | None = None,
        language: Language | None = None) -> int:
    """Show the screens on a library, with a dossier open when one is named; the exit code.

    ``language`` is the one the user asked for; without it the one of last time is used. Raises ``AfwegingError``:
    NO_TERMINAL, everything opening a library raises, and STORE_UNKNOWN for a dossier that is not there.
    """
    if not terminal_there():
        raise AfwegingError(errors.NO_TERMINAL)
    gc.disable()  # nothing of what is loaded now becomes garbage; enabled again after the first paint
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    from afweging.library import Library  # noqa: PLC0415 - only when there is a terminal

    with Library.open(path, role=role, mode="either") as library:
        if dossier:
            dossier = library.dossier(dossier).kenmerk
        return show(library, dossier=dossier, question=question, language=language)


def show(library: "Library", *, dossier: str = "", question: str | None = None, language: Language | None = None) -> int:
    """Show the screens on an open library; the exit code."""
    from afweging.tui.app import AfwegingApp  # noqa: PLC0415 - loads Textual

    driver = None
    if sys.platform != "win32":
        from afweging.tui.driver import WakefulDriver  # noqa: PLC0415 - not on Windows

        driver = WakefulDriver
    app = AfwegingApp(library, dossier=dossier, question=question, language=language, driver_class=driver)
    code = app.run()
    return code if isinstance(code, int) else app.return_code or 0


def terminal_there() -> bool:
    """Whether there is a terminal to read keys from and one to draw on (Textual draws on standard error)."""
    streams = (sys.stdin, sys.stdout, sys.__stderr__)
    return all(stream is not None and stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"
