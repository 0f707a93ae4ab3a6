"""Many things in one go, whoever looks on: how far it is, what went well, what went wrong with which, stopping in between.

One bad thing never stops the rest; what would go wrong with all of them does. What was stopped goes on when the same is
done again, because what is there already is known and passed over: files that are taken in by their content (``taking``),
files that are written by what they hold.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Self, TypeVar

from afweging import errors
from afweging.errors import AfwegingError, Faults, own_fault
from afweging.library.folders import is_file, is_folder
from afweging.texts import _

if TYPE_CHECKING:
    from afweging.assessment.models import Assessment
    from afweging.library import Library
    from afweging.library.taking import Taker

T = TypeVar("T")
Form = Literal["json", "yaml"]
SUFFIXES: Final = frozenset({".json", ".yaml", ".yml", ".pdf"})
"""The files of a folder that are looked at."""
FATAL: Final = (errors.STORE_FULL, errors.STORE_IO, errors.STORE_READ_ONLY, errors.STORE_MOVED, errors.STORE_DAMAGED,
                errors.FILE_UNWRITABLE)
"""What would go wrong with everything that follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What went wrong with one thing: its name, the code of the error, what is wrong and what to do."""

    name: str
    code: str
    what: str
    remedy: str = ""
    told: str = ""
    """All of it as one message, as the command line prints it."""

    @classmethod
    def of(cls, name: str, error: Exception) -> Self:
        """From an error; one that is not ours is told by its kind and place, never by its text."""
        if not isinstance(error, AfwegingError):
            said = own_fault(error)
            if isinstance(error, OSError):
                said = _("The result could not be written: {reason}.").format(reason=error.strerror or type(error).__name__)
            return cls(name=name, code="", what=said, told=said)
        found = error.errors if isinstance(error, Faults) else (error,)
        what = " ".join(f"{one.where}: {one.what()}" if one.where and one.where not in one.what() else one.what()
                        for one in found)
        remedies = dict.fromkeys(one.remedy() for one in found)
        return cls(name=name, code=error.code.name, what=what, remedy=" ".join(remedies), told=str(error))


def _nobody(*_said: object) -> None:
    """Nobody looks on."""


@dataclass(kw_only=True)
class Run:
    """One run over many things. What is kept of each is its outcome, never its content.

    ``stop`` may be called from another thread: the thing at hand is finished, and no other is begun.
    """

    total: int = 0
    done: int = 0
    now: str = ""
    """What is at hand."""
    made: list[str] = field(default_factory=list)
    """What came of it: a line for each thing that was taken in or written."""
    failed: list[Failed] = field(default_factory=list)
    stopped: bool = False
    on_made: Callable[[str], object] = _nobody
    """Called with each line of ``made``, and with each file that held the same already."""
    on_step: Callable[[], object] = _nobody
    """Called when one thing more is done."""

    @property
    def same(self) -> int:
        """How many were there already and were passed over."""
        return self.done - len(self.made) - len(self.failed)

    def stop(self) -> None:
        """Begin no other thing."""
        self.stopped = True

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """The things one by one, until the run is stopped."""
        for thing in things:
            if self.stopped:
                return
            yield thing

    @contextmanager
    def one(self, name: str) -> Iterator[None]:
        """Do the work on one thing inside; an error ends that thing only, unless it would end all the others as well."""
        self.now = name
        try:
            yield
        except AfwegingError as error:
            if error.code in FATAL:
                raise
            self.failed.append(Failed.of(name, error))
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one, the rest goes on
            self.failed.append(Failed.of(name, error))
        self.done += 1
        self.on_step()

    def went_well(self, line: str) -> None:
        """One thing more was taken in or written."""
        self.made.append(line)
        self.on_made(line)


# --- taking in ---------------------------------------------------------------------------------------------------

def files_of(names: Iterable[str | Path], wanted: Callable[[], bool] = lambda: True) -> list[Path]:
    """The files that are named, and those of our kinds below the folders that are named, in the order of their names.

    ``wanted`` says whether it is still worth looking; when not, what was found so far comes back. Raises
    FILE_NOTHING_INSIDE for a folder without any, FILE_UNREADABLE for one that cannot be read.
    """
    found: dict[Path, None] = {}
    for path in map(Path, names):
        below = sorted(_below(path, wanted)) if is_folder(path) else [path]
        if not below and wanted():
            raise AfwegingError(errors.FILE_NOTHING_INSIDE, file=path, kinds=", ".join(sorted(SUFFIXES)))
        found.update(dict.fromkeys(below))
    return list(found)


def _below(folder: Path, wanted: Callable[[], bool]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        if Path(error.filename) == folder:  # a folder below it that is closed to us does not keep us from the rest
            raise AfwegingError(errors.FILE_UNREADABLE, file=folder, reason=error.strerror or type(error).__name__)

    for place, folders, names in os.walk(folder, onerror=refused):
        if not wanted():
            return
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith(".") and is_file(path):
                yield path


def take_in(run: Run, taker: "Taker", paths: Iterable[Path]) -> None:
    """Take in files one by one. Raises what would go wrong with all that follow, such as STORE_FULL."""
    from afweging.framework.yaml_reader import read_bytes  # noqa: PLC0415 - only importing needs it

    for path in run.each(paths):
        with run.one(str(path)):
            taken = taker.take(read_bytes(path), file=path.name)
            if taken and not taken.known:
                run.went_well(taken.info.kenmerk)


# --- writing out -------------------------------------------------------------------------------------------------

def write_out(run: Run, library: "Library", names: Iterable[str], folder: Path, form: Form) -> None:
    """Write dossiers (``kenmerk`` or ``kenmerk@number``) to a folder, each to a file of its own.

    A file that holds the same already is left alone. Raises FILE_UNWRITABLE and what else would go wrong with all.
    """
    wanted = tuple(dict.fromkeys(names))
    run.total = len(wanted)
    files = dict(zip(wanted, file_names(wanted), strict=True))
    for name in run.each(wanted):
        with run.one(name):
            target = folder / f"{files[name]}.{form}"
            content = written(library.carrying(library.dossier(name)), form).encode()
            if _holds(target, content):
                run.on_made(str(target))
            else:
                write_file(target, content)
                run.went_well(str(target))


def written(assessment: "Assessment", form: str) -> str:
    """An assessment in the interchange form."""
    from afweging.assessment.interchange import to_json, to_yaml  # noqa: PLC0415 - only here

    return to_yaml(assessment) if form == "yaml" else to_json(assessment) + "\n"


def file_names(names: Iterable[str]) -> Iterator[str]:
    """A name of its own for each kenmerk, also when two differ only in signs that a file name cannot have."""
    taken: set[str] = set()
    for name in map(file_name, names):
        found = next(one for one in chain((name,), (f"{name}-{number}" for number in count(2))) if one not in taken)
        taken.add(found)
        yield found


def file_name(kenmerk: str) -> str:
    """A kenmerk as part of a file name: letters, digits and hyphens, so that nothing in it can be a path."""
    return re.sub(r"[^A-Za-z0-9]+", "-", kenmerk).strip("-").lower() or "dossier"


def write_file(target: Path, content: bytes) -> None:
    """Write a file whole or not at all, in a folder that is made when needed; only the owner may read it."""
    from afweging.report.rendering import write  # noqa: PLC0415 - only when a file is written

    make_folder(target.parent)
    write(target, content)


def make_folder(folder: Path) -> None:
    """Make a folder with those above it, when it is not there yet. Raises FILE_UNWRITABLE."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AfwegingError(errors.FILE_UNWRITABLE, file=folder, reason=reason) from None


def _holds(target: Path, content: bytes) -> bool:
    """Whether a file holds exactly this."""
    try:
        return target.stat().st_size == len(content) and target.read_bytes() == content
    except OSError:
        return False


# --- saying it ---------------------------------------------------------------------------------------------------

def interrupted(run: Run) -> str:
    """That a run was stopped, how far it was, and how it goes on."""
    return _("Interrupted after {done} of {total}. Do the same again to go on; what is there already is passed over.").format(
        done=run.done, total=run.total)
