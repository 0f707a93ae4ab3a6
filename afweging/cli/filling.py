"""Opening the faces that fill in a dossier: the screens, or the questionnaire line by line."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from afweging import errors
from afweging.cli.faces import Faces
from afweging.cli.opening import library
from afweging.errors import AfwegingError
from afweging.library.folders import reports_folder
from afweging.texts import Language, language_of


def fill(options: Namespace) -> int:
    """Fill in a dossier; line by line when asked, or when the terminal can do nothing else."""
    faces: Faces = options.faces
    if not options.plain and os.environ.get("TERM") != "dumb":
        return faces.screen(_path(options), options.author or "", options.dossier, options.question, _language(options))
    if sys.stdin is None:
        raise AfwegingError(errors.NO_INPUT)
    with library(options, "either") as opened:
        return faces.lines(opened, options.dossier, options.question, sys.stdin, sys.stdout, reports_folder())


def browse(options: Namespace) -> int:
    """Show the list of dossiers on the screen."""
    faces: Faces = options.faces
    return faces.screen(_path(options), options.author or "", "", None, _language(options))


def _path(options: Namespace) -> Path | None:
    return Path(options.library).expanduser() if options.library else None


def _language(options: Namespace) -> Language | None:
    """The language the user asked for in so many words; the locale is no request."""
    found: Language | None = options.lang or language_of(os.environ.get("AFWEGING_LANG"))
    return found
