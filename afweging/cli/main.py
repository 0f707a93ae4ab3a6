"""From words on the command line to an exit code. The only place where errors become messages."""

import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from afweging import texts
from afweging.errors import AfwegingError, Exit, own_fault
from afweging.texts import _

if TYPE_CHECKING:
    from argparse import Namespace

    from afweging.cli.faces import Faces

Function = Callable[["Namespace"], int]
BROWSE = "filling:browse"
"""What happens without a verb."""
INTERRUPTED = 130
"""The exit code every shell uses for a program stopped by ctrl+c."""


def run(words: list[str], faces: "Faces | None" = None) -> int:
    """Carry out one command; the exit code. Without a verb the list is shown on the screen.

    Wrong usage leaves through ``SystemExit(2)``, as argparse does.
    """
    texts.use(language_asked(words))
    from afweging.cli.parser import build, verb_named  # noqa: PLC0415 - after the language is known

    parser = build(words)
    options = parser.parse_args(words)
    options.faces = faces
    function_name = verb_named(options.verb).function if options.verb else BROWSE
    module, _colon, name = function_name.partition(":")

    def work() -> int:
        function: Function = getattr(import_module(f"afweging.cli.{module}"), name)
        if not gc.isenabled():  # switched off for the start; from here on the work may be long
            gc.freeze()  # what is loaded by now stays to the end: looking through it again, at the latest then, finds nothing
            gc.enable()
        return function(options)

    return guarded(work)


def language_asked(words: list[str]) -> texts.Language:
    """The language of ``--lang``, else of the environment; needed before help can be built."""
    for index, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--lang=") else "".join(words[index + 1:index + 2])
        if word == "--lang" or word.startswith("--lang="):
            return texts.language_of(value) or texts.language_from()
    return texts.language_from()


def guarded(work: Callable[[], int]) -> int:
    """Do the work; every way it can go wrong ends in one message and an exit code, never in a traceback."""
    if sys.stdout is None:
        _say(_("Standard output is closed, so there is nowhere to write the result. Nothing was changed."))
        return Exit.REFUSED
    try:
        code = work()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads us had enough, as with ``| head``
        _silence()
        code = Exit.FINE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last net under everything
        _flush()
        code, message = explained(error)
        _say(message)
    return code


def explained(error: BaseException) -> tuple[int, str]:
    """The exit code and the message for what went wrong."""
    if isinstance(error, AfwegingError):
        return error.exit, str(error)
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED, _("Interrupted. What was acknowledged is saved.")
    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        return Exit.REFUSED, _("The result could not be written: {reason}.").format(reason=reason)
    return Exit.REFUSED, own_fault(error)


def _say(message: str) -> None:
    if sys.stderr is not None:
        print(message, file=sys.stderr)


def _flush() -> None:
    """Write what is still waiting; when that is not possible either, give the stream up."""
    try:
        sys.stdout.flush()
    except OSError:
        _silence()


def _silence() -> None:
    """Point standard output at nothing, so that the interpreter does not complain when it closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
