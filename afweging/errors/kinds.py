"""What an error for the user is: a code, where it happened, what is wrong, and what to do next.

A code never changes its name or its exit code; its sentences may. Sentences are shown in the active language. Values
filled into a sentence are names, numbers and places, never the text of an answer.
"""

from enum import IntEnum
from typing import Final, NamedTuple

from afweging.texts import _


class Exit(IntEnum):
    """Exit codes of the program; an interface for scripts (design 9)."""

    FINE = 0
    REFUSED = 1
    USAGE = 2
    BUSY = 3
    DAMAGED = 4
    STALE = 5


class Code(NamedTuple):
    """One kind of error: its stable name, its exit code, what is wrong and what to do (both with {placeholders})."""

    name: str
    exit: Exit
    what: str
    remedy: str
    alone: str = ""
    """The remedy when there is no ``nearest`` to name; the same as ever when empty."""


class AfwegingError(Exception):
    """An error for the user: shown as one message, never as a traceback."""

    def __init__(self, code: Code, *, where: str = "", **values: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.where = where
        self.values = values

    @property
    def exit(self) -> Exit:
        """The exit code the program ends with."""
        return self.code.exit

    def what(self) -> str:
        """What is wrong, in the active language."""
        return _(self.code.what).format(**self.values)

    def remedy(self) -> str:
        """What to do next, in the active language."""
        alone = self.code.alone and not self.values.get("nearest")
        return _(self.code.alone if alone else self.code.remedy).format(**self.values)

    def __str__(self) -> str:
        """Where, what and what to do, on one line, with the code for whoever looks it up."""
        what = self.what()
        named = not self.where or self.where in (word.strip("“”.,;:()") for word in what.split())  # said once is enough
        return f"{'' if named else f'{self.where}: '}{what} {self.remedy()} [{self.code.name}]"


class Faults(AfwegingError):  # noqa: N818 - "faults" is our word for the errors of a file
    """Several errors found in one go, such as all faults of a file."""

    def __init__(self, errors: tuple[AfwegingError, ...]) -> None:
        first = errors[0]
        super().__init__(first.code, where=first.where, **first.values)
        self.errors = errors

    @property
    def exit(self) -> Exit:
        """The gravest exit code among the errors."""
        return max(error.exit for error in self.errors)

    def __str__(self) -> str:
        """One line per error."""
        return "\n".join(str(error) for error in self.errors)


def own_fault(error: BaseException) -> str:
    """A fault of the program, as a sentence: its kind and the place in our code; never its text, which may quote an answer."""
    place = "?"
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "afweging" in code.co_filename:
            folder, name = code.co_filename.replace("\\", "/").split("/")[-2:]
            place = f"{folder}/{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return _("This is a fault in the program ({kind} at {place}). Your saved work is safe. Please report it.").format(
        kind=type(error).__name__, place=place)


_ALL: Final[dict[str, Code]] = {}


def coded(name: str, exit_code: Exit, what: str, remedy: str, alone: str = "") -> Code:
    """A code for the catalogue: its name, exit code, what is wrong, what to do, and what to do when nothing is near."""
    _ALL[name] = found = Code(name, exit_code, what, remedy, alone)
    return found


def catalogue() -> tuple[Code, ...]:
    """All codes, in the order of this file."""
    return tuple(_ALL.values())
