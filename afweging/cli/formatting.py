"""The parser of argparse as we use it: its own sentences in our catalogue, its help as wide as the terminal."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from afweging.texts import N_, _

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
    """The parser of argparse, with our formatter; for an unknown verb it names the one that is like it."""

    meant: tuple[str, list[str]] = ("", [])
    """The verb as it was typed, and the verbs there are."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        super().__init__(formatter_class=_Formatter, **options)

    def error(self, message: str) -> NoReturn:
        """Usage, what is wrong and what may have been meant, on standard error; exit code 2."""
        asked, verbs = self.meant
        if asked and asked not in verbs:
            from afweging.framework.yaml_reader import nearest  # noqa: PLC0415 - only for a message

            if near := nearest(asked, verbs):
                message += "\n" + _("Did you mean “{nearest}”?").format(nearest=near)
        super().error(message)


def first_word(words: Sequence[str]) -> str:
    """The first word past the options before it, which names the verb; empty when there is none."""
    values = False
    for word in words:
        if not values and not word.startswith("-"):
            return word
        values = not values and word in ("--lang", "--library", "--as")
    return ""
