"""The parser of argparse as we use it: its own sentences in our catalogue, its help as wide as the terminal."""

import argparse
import os
import sys
from typing import Any, Final

from afweging.texts import N_

ARGPARSE_TEXTS: Final = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("show program's version number and exit"), N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"), N_("expected one argument"), N_("expected at least one argument"),
    N_("argument %(argument_name)s: %(message)s"), N_("%(prog)s: error: %(message)s\n"),
    N_("not allowed with argument %s"), N_("one of the arguments %s is required"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"), N_("ignored explicit argument %r"),
)
"""argparse's own English, so that our catalogue holds its Dutch."""


class _Formatter(argparse.HelpFormatter):
    """As its parent, with the width asked here: argparse makes one for every option, and would load ``shutil`` for it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width() - 2)


def _width() -> int:
    """Columns of the terminal, as ``shutil.get_terminal_size`` counts them."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, OSError, ValueError):  # closed, or no terminal
        return 80


class Parser(argparse.ArgumentParser):
    """The parser of argparse, with our formatter."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        super().__init__(formatter_class=_Formatter, **options)
