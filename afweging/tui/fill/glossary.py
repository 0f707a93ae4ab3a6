"""Reading the glossary in a child process, so that the reader of YAML and its memory do not stay with the screen."""

import subprocess
import sys
from typing import TYPE_CHECKING

from afweging import canonical
from afweging.library import Library

if TYPE_CHECKING:
    from afweging.language.models import Glossary

_CHILD = """
import sys
from afweging import canonical, shipped
from afweging.language.loading import load
sys.stdout.buffer.write(canonical.text(load(shipped.glossary())).encode())
"""
SECONDS = 20.0
"""How long the child may take before the glossary is read here after all."""


def read_apart(library: Library) -> "Glossary":
    """The terms and abbreviations. Raises what ``Library.glossary`` raises when they cannot be read."""
    from afweging.language.models import Glossary  # noqa: PLC0415 - only when it is asked for

    try:
        done = subprocess.run([sys.executable, "-c", _CHILD], check=True, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=SECONDS)
        return canonical.read(Glossary, done.stdout.decode())
    except (OSError, subprocess.SubprocessError, ValueError, TypeError, KeyError):
        return library.glossary  # slower and larger, with the message for the user when the file is wrong
