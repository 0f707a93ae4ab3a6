"""Files and folders the safe way: private whatever the umask, whole or not there at all, on disk before they count."""

import errno
import os
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
LOCK: Final = ".lock"
"""What the name of the lock file beside a store ends in."""
_NO_FOLDERS: Final = (errno.EINVAL, errno.ENOTSUP)
"""How a file system says that it knows no syncing of folders."""
_PIECE: Final = 1 << 20
_SERIAL: Final = count()


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents, each for the owner alone, their names on disk when this returns."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with suppress(FileExistsError):  # another program made it in between
            each.mkdir(FOLDER_MODE)
            each.chmod(FOLDER_MODE)
        with suppress(PermissionError):  # a folder one may put things in and not list cannot be synced
            sync_folder(each.parent)


def make_private(path: Path) -> None:
    """Make an empty file for the owner alone. Raises ``FileExistsError``."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE)
    os.close(handle)
    try:
        path.chmod(FILE_MODE)
    except OSError:
        remove(path)
        raise


def copy_private(source: Path, target: Path) -> None:
    """Copy a file to a new one for the owner alone, on disk when this returns. Raises ``FileExistsError``."""
    make_private(target)
    with source.open("rb") as reader, target.open("r+b") as writer:
        while piece := reader.read(_PIECE):
            writer.write(piece)
        writer.flush()
        os.fsync(writer.fileno())


def remove(path: Path) -> None:
    """Remove an unfinished file as far as it lets itself be removed: why it was not finished is what the user must hear."""
    with suppress(OSError):
        path.unlink()


def tighten(path: Path) -> None:
    """Take away what others may do with a file, where the file system lets us."""
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(FILE_MODE)


def sync(path: Path) -> None:
    """Bring a file to the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows and some network drives do this by themselves."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDERS:
                raise
        finally:
            os.close(handle)


def install(part: Path, target: Path) -> None:
    """Give a finished file its final name, never over another. Raises ``FileExistsError``."""
    sync(part)
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        part.rename(target)
    sync_folder(target.parent)
    remove(part)


def beside(path: Path, suffix: str) -> Path:
    """The file that belongs to a store and carries its name and a suffix."""
    return path.with_name(path.name + suffix)


def part_name(target: Path) -> Path:
    """The name, never used twice, under which a file is made before it gets its own."""
    return target.with_name(f".{target.name}.part-{time.monotonic_ns()}-{next(_SERIAL)}-{os.getpid()}")
