"""Reading the evidence in a child process, so that the reader of YAML and its memory do not stay with the screen."""

import subprocess
import sys

from afweging import canonical
from afweging.evidence.models import Evidence
from afweging.library import Library

_CHILD = """
import sys
from afweging import canonical, shipped
from afweging.evidence.loading import load
folder = shipped.evidence()
sys.stdout.buffer.write(canonical.text(load(folder / "sources.yaml", folder / "facts.yaml")).encode())
"""
SECONDS = 20.0
"""How long the child may take before the evidence is read here after all."""


def read_apart(library: Library) -> Evidence:
    """The sources and facts that may be cited, the user's own among them.

    Raises what ``Library.evidence`` raises when they cannot be read.
    """
    try:
        done = subprocess.run([sys.executable, "-c", _CHILD], check=True, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=SECONDS)
        library.shipped_evidence = canonical.read(Evidence, done.stdout.decode())
    except (OSError, subprocess.SubprocessError, ValueError, TypeError, KeyError):
        return library.evidence  # slower and larger, with the message for the user when the files are wrong
    return library.evidence
