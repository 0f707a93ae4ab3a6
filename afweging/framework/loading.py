"""Read a framework file: strict YAML, then the class, then the rules a class cannot express (lint)."""

from functools import cache
from pathlib import Path

from afweging import canonical, errors
from afweging.errors import AfwegingError, Faults
from afweging.framework.lint import faults
from afweging.framework.models import FORMAT, Framework
from afweging.framework.yaml_reader import convert, decode, read_bytes, read_tree, refuse_newer


@cache
def load(path: Path) -> Framework:
    """The framework a file describes, read once per process.

    Raises ``AfwegingError`` or ``Faults``: every fault with file, line, what is wrong and what to do.
    """
    tree = read_tree(decode(read_bytes(path), str(path)), str(path))
    refuse_newer(tree, "format", FORMAT, errors.NEWER_FORMAT)
    framework = convert(Framework, tree)
    if found := tuple(faults(framework, tree)):
        raise Faults(found)
    return framework


def problems(path: Path) -> tuple[AfwegingError, ...]:
    """Every fault of a framework file; none when it is fine."""
    try:
        load(path)
    except Faults as found:
        return found.errors
    except AfwegingError as error:
        return (error,)
    return ()


def fingerprint(framework: Framework) -> str:
    """SHA-256 of the canonical form: what a version and a report name as the framework they were made under."""
    return canonical.digest(canonical.text(framework))
