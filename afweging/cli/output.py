"""What the verbs print: data on standard output, talk on standard error, JSON for scripts."""

import json
import sys
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from afweging import canonical
from afweging.texts import active

WIDTH = 100


def data(text: str) -> None:
    """A line (or several) of the result."""
    print(text)


def talk(text: str) -> None:
    """A message beside the result."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)


def as_json(value: Any) -> None:  # noqa: ANN401 - anything JSON can hold
    """The result as indented JSON; dates as ISO text."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=canonical.plain))


def paragraph(text: str, indent: str = "") -> str:
    """A text wrapped for reading."""
    from textwrap import fill  # noqa: PLC0415 - not every verb wraps

    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False,
                break_on_hyphens=False)


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Columns under each other; the last one may be as long as it likes."""
    kept = list(rows)
    if not kept:
        return ""
    widths = [max(len(row[column]) for row in kept) for column in range(len(kept[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in kept]
    return "\n".join(lines)


def day(when: date | None) -> str:
    """A date in the active language; a dash when there is none."""
    return active().day(when) if when else "-"


def moment(when: datetime) -> str:
    """A moment in the user's own time, in the active language."""
    return active().moment(when.astimezone())
