"""The window over the reading of a file that is to be taken in."""

from pathlib import Path

from afweging.library.reading import Ready, read
from afweging.texts import _
from afweging.tui.waiting import Waiting


class Reading(Waiting[Ready]):
    """Reads a file aside; after Esc nothing of it is taken in."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{file} is being read.").format(file=path.name), lambda: _read(path),
            keys=_("Esc stops; then nothing is taken in."),
            explained=_("The file is read beside the screen; a large PDF takes seconds. Only when it is read whole and found "
                        "sound is it taken in. Esc stops: nothing in the library changes."))


def _read(path: Path) -> Ready:
    from afweging.framework.yaml_reader import read_bytes  # noqa: PLC0415 - only importing needs it

    return read(read_bytes(path), path.name)
