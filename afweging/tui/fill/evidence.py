"""Reading the evidence in a child process, so that the reader of YAML and its memory do not stay with the screen."""

import subprocess
import sys
from functools import partial

from textual.dom import DOMNode

from afweging import canonical
from afweging.evidence.models import Evidence
from afweging.library import Library
from afweging.library.evidence import clash_words, clashes
from afweging.tui.aside import aside
from afweging.tui.shell import shell

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


def clashes_apart(library: Library) -> tuple[str, ...]:
    """The ids of the user's own that the program has as well; what ours are read only once. Raises as ``read_apart``."""
    if "shipped_evidence" not in vars(library):
        read_apart(library)
    return clashes(library)


def tell_clashes(node: DOMNode) -> None:
    """Say once, as soon as it is known, which ids of the user's own an update of the program brought as well."""
    program = shell(node)

    def then(names: tuple[str, ...]) -> None:
        if names:
            program.say(clash_words(names), "warning")

    aside(node, partial(clashes_apart, program.library), then, program.store_trouble)
