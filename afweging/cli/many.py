"""Import and export of many in one go: progress with the time left, a bad one never stops the rest and is named at the
end, and what was interrupted goes on when the same command is given again.
"""

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afweging import errors
from afweging.cli.main import explained
from afweging.cli.output import data, talk
from afweging.cli.progress import Progress
from afweging.errors import AfwegingError, Exit
from afweging.library import Library
from afweging.texts import _, ngettext

if TYPE_CHECKING:
    from afweging.framework.models import Framework

SUFFIXES: Final = frozenset({".json", ".yaml", ".yml", ".pdf"})
"""The files of a folder that are looked at."""
_FATAL: Final = (errors.STORE_FULL, errors.STORE_IO, errors.STORE_READ_ONLY, errors.STORE_MOVED, errors.STORE_DAMAGED,
                 errors.FILE_UNWRITABLE)
"""What would go wrong with everything that follows."""


@dataclass(kw_only=True)
class Run:
    """One run over many things: how far it is, and what went wrong with which."""

    total: int
    progress: Progress
    done: int = 0
    failed: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def one(self, name: str) -> Iterator[None]:
        """Do the work on one thing inside; an error ends that thing only, unless it would end all the others as well."""
        try:
            yield
        except AfwegingError as error:
            if error.code in _FATAL:
                raise
            self.failed[name] = str(error)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one, the rest goes on
            self.failed[name] = explained(error)[1]
        self.done += 1
        self.progress.step()

    def say(self, line: str) -> None:
        """Print a line of the result."""
        self.progress.clear()
        data(line)


@contextmanager
def run(total: int) -> Iterator[Run]:
    """A run over so many things. When it is interrupted, it says how far it was and how to go on."""
    made = Run(total=total, progress=Progress(total))
    try:
        yield made
    except KeyboardInterrupt:
        made.progress.clear()
        talk(_("Interrupted after {done} of {total}. Give the same command again to go on; what is there already is passed "
               "over.").format(done=made.done, total=made.total))
        raise
    finally:
        made.progress.clear()


def files_of(names: Iterable[str]) -> list[Path]:
    """The files that are named, and those of our kinds below the folders that are named, in the order of their names.

    Raises FILE_NOTHING_INSIDE for a folder without any.
    """
    found: dict[Path, None] = {}
    for path in map(Path, names):
        below = sorted(one for one in path.rglob("*") if _wanted(one, path)) if path.is_dir() else [path]
        if not below:
            raise AfwegingError(errors.FILE_NOTHING_INSIDE, file=path, kinds=", ".join(sorted(SUFFIXES)))
        found.update(dict.fromkeys(below))
    return list(found)


def _wanted(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()


def take_in(opened: Library, options: Namespace, framework: "Framework | None") -> int:
    """Import everything in the folders (and files) that are named; exit code 1 when one could not be read."""
    from afweging.framework.yaml_reader import read_bytes  # noqa: PLC0415 - only here
    from afweging.library.taking import Taker  # noqa: PLC0415 - only here

    paths = files_of(options.files)
    taker = Taker(library=opened, framework=framework, as_new=options.as_new, update=options.update)
    new = 0
    with run(len(paths)) as going:
        for path in paths:
            with going.one(str(path)):
                taken = taker.take(read_bytes(path), file=path.name)
                if taken and not taken.known:
                    new += 1
                    going.say(taken.info.kenmerk)
    same = going.done - new - len(going.failed)
    talk(ngettext("{number} dossier taken in.", "{number} dossiers taken in.", new).format(number=new))
    if same:
        talk(ngettext("{number} file was there already and was passed over.",
                      "{number} files were there already and were passed over.", same).format(number=same))
    for name, message in going.failed.items():
        talk(_("Not read: {name}: {message}").format(name=name, message=message))
    return Exit.REFUSED if going.failed else Exit.FINE


def write_out(names: Iterable[str], write: Callable[[str], tuple[Path, bool]]) -> dict[str, str]:
    """Export the dossiers with these names; those that could not be read, with what is wrong.

    ``write`` returns the file of a dossier and whether it was written, which it is not when it holds the same already.
    """
    wanted = tuple(names)
    written = 0
    with run(len(wanted)) as going:
        for name in wanted:
            with going.one(name):
                target, changed = write(name)
                written += changed
                going.say(str(target))
    same = going.done - written - len(going.failed)
    talk(ngettext("{number} dossier written.", "{number} dossiers written.", written).format(number=written))
    if same:
        talk(ngettext("{number} file held the same already and was left alone.",
                      "{number} files held the same already and were left alone.", same).format(number=same))
    for name, message in going.failed.items():
        talk(_("Not read: {name}: {message}").format(name=name, message=message))
    return going.failed
