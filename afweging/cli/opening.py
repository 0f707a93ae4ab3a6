"""From the options of a command to a library, and from words to values."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from afweging import errors
from afweging.cli.output import talk
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.store.opening import Mode
from afweging.texts import read_day

E = TypeVar("E", bound=StrEnum)


def library(options: Namespace, mode: Mode = "write") -> Library:
    """The library the command is about; what its opener should know is said once."""
    path = Path(options.library).expanduser() if options.library else None
    opened = Library.open(path, role=options.author or "", mode=mode)
    for notice in opened.store.notices:
        talk(str(notice))
    opened.on_clash = _tell_clashes
    return opened


def _tell_clashes(names: tuple[str, ...]) -> None:
    from afweging.library.evidence import clash_words  # noqa: PLC0415 - only with evidence of one's own

    talk(clash_words(names))


def as_day(found: str) -> date:
    """A date, ISO or as officials write it. Raises NOT_A_DATE."""
    day = read_day(found)
    if day is None:
        raise AfwegingError(errors.NOT_A_DATE, found=found)
    return day


def choice(kind: type[E], found: str, option: str) -> E:
    """A member of an enumeration by its value. Raises NOT_A_CHOICE."""
    try:
        return kind(found.lower().replace(" ", "-"))
    except ValueError:
        raise not_a_choice(found, option, kind) from None


def not_a_choice(found: str, option: str, allowed: Iterable[str]) -> AfwegingError:
    """The error for a word that an option does not take."""
    return AfwegingError(errors.NOT_A_CHOICE, found=found, option=option, allowed=", ".join(allowed))


def text_from(name: str) -> str:
    """A text from a file, or from standard input for ``-``; cleaned once, here."""
    from afweging.assessment.wording import clean  # noqa: PLC0415 - only when text is read
    from afweging.framework.yaml_reader import SIZE_LIMIT, decode, read_bytes  # noqa: PLC0415 - the same

    if name != "-":
        return clean(decode(read_bytes(Path(name)), name)).rstrip("\n")
    if sys.stdin is None:
        raise AfwegingError(errors.NO_INPUT)
    content = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 1_000_000
        raise AfwegingError(errors.FILE_TOO_LARGE, file="-", size=limit, limit=limit)
    return clean(decode(content, "-")).rstrip("\n")
