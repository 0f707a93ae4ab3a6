"""Import and export of many in one go: progress with the time left, a bad one never stops the rest and is named at the
end, and what was interrupted goes on when the same command is given again.
"""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from afweging.cli.output import data, talk
from afweging.cli.progress import Progress
from afweging.errors import Exit
from afweging.library import Library
from afweging.library.many import Form, Run, files_of, write_out
from afweging.library.many import take_in as take_in_files
from afweging.texts import _, ngettext

if TYPE_CHECKING:
    from afweging.framework.models import Framework


@contextmanager
def run(total: int) -> Iterator[Run]:
    """A run over so many things, drawn as a bar. When it is interrupted, it says how far it was and how to go on."""
    progress = Progress(total)

    def say(line: str) -> None:
        progress.clear()
        data(line)

    made = Run(total=total, on_made=say, on_step=progress.step)
    try:
        yield made
    except KeyboardInterrupt:
        progress.clear()
        talk(_("Interrupted after {done} of {total}. Give the same command again to go on; what is there already is passed "
               "over.").format(done=made.done, total=made.total))
        raise
    finally:
        progress.clear()


def take_in(opened: Library, options: Namespace, framework: "Framework | None") -> int:
    """Import everything in the folders (and files) that are named; exit code 1 when one could not be read."""
    from afweging.library.taking import Taker  # noqa: PLC0415 - only here

    paths = files_of(options.files)
    taker = Taker(library=opened, framework=framework, as_new=options.as_new, update=options.update)
    with run(len(paths)) as going:
        take_in_files(going, taker, paths)
    new = len(going.made)
    talk(ngettext("{number} dossier taken in.", "{number} dossiers taken in.", new).format(number=new))
    if going.same:
        talk(ngettext("{number} file was there already and was passed over.",
                      "{number} files were there already and were passed over.", going.same).format(number=going.same))
    _tell_failed(going)
    return Exit.REFUSED if going.failed else Exit.FINE


def export(opened: Library, names: Iterable[str], folder: Path, form: Form) -> Run:
    """Write the dossiers with these names to a folder; what could not be read is in ``failed`` of what comes back."""
    wanted = tuple(dict.fromkeys(names))
    with run(len(wanted)) as going:
        write_out(going, opened, wanted, folder, form)
    written = len(going.made)
    talk(ngettext("{number} dossier written.", "{number} dossiers written.", written).format(number=written))
    if going.same:
        talk(ngettext("{number} file held the same already and was left alone.",
                      "{number} files held the same already and were left alone.", going.same).format(number=going.same))
    _tell_failed(going)
    return going


def _tell_failed(going: Run) -> None:
    for one in going.failed:
        talk(_("Not read: {name}: {message}").format(name=one.name, message=one.told))
