"""The layer between the program and the file system: builds it, and names what it can be told.

The layer is ``shim.c``, a small library that the program is started with. Where there is no compiler, or the system knows no
LD_PRELOAD, ``pylayer.py`` stands in for it inside Python; ``Layer.says`` tells what that leaves out.
"""

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")


class Kind(IntEnum):
    """The operations of the log, by the numbers of ``shim.c``."""

    OPEN = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    RENAME = 5
    LINK = 6
    UNLINK = 7
    MKDIR = 8
    RMDIR = 9
    CHMOD = 10
    READ = 11
    OUT = 12


class Act(IntEnum):
    """What happens at the chosen operation, by the numbers of ``shim.c``."""

    NOTHING = 0
    FAIL_ONCE = 1
    FAIL_ON = 2
    KILL = 3
    KILL_HALFWAY = 4
    HALF_WRITE = 5
    TAKE_FOLDER = 6


CHANGES = sum(1 << kind for kind in Kind if kind not in (Kind.READ, Kind.OUT))
"""Every operation that changes something on disk, or is needed to."""
READS = 1 << Kind.READ
WRITES = 1 << Kind.WRITE


@dataclass(frozen=True)
class Arm:
    """One fault: the operation of these kinds with this number, what happens there, and with which error."""

    at: int = 0
    act: Act = Act.NOTHING
    error: int = errno.EIO
    kinds: int = CHANGES

    def words(self) -> list[int]:
        """As the layer takes it."""
        return [self.kinds, self.at, self.error, int(self.act)]

    def __str__(self) -> str:
        which = {READS: "read", WRITES: "write"}.get(self.kinds, "operation")
        return f"{self.act.name} {errno.errorcode.get(self.error, '')} at {which} {self.at}"


@dataclass(frozen=True)
class Layer:
    """A layer that can be used here. ``library`` is the file to load before the program; none stands for ``pylayer``."""

    library: Path | None
    says: str

    def environment(self) -> dict[str, str]:
        """What a process needs in its environment to run over this layer."""
        return {"LD_PRELOAD": str(self.library)} if self.library else {"FAULTS_LAYER": "python"}


def build(folder: Path, *, python: bool = False) -> Layer:
    """The best layer of this machine, made in a folder."""
    compiler = None if python else next(filter(None, map(shutil.which, (os.environ.get("CC") or "cc", "gcc", "clang"))), None)
    if not python and compiler and sys.platform == "linux":
        made = folder / "faults-shim.so"
        done = subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", str(made), str(SOURCE), "-ldl"],
                              capture_output=True, text=True, check=False)
        if done.returncode == 0 and _loads(made):
            return Layer(made, f"layer: shim.c by {Path(compiler).name} (every system call of the process that changes a file)")
        why = (done.stderr.strip().splitlines() or ["the library does not load"])[-1]
    else:
        why = "asked for" if python else "there is no C compiler" if sys.platform == "linux" else f"{sys.platform} has no LD_PRELOAD"
    return Layer(None, f"layer: pylayer.py, because of shim.c: {why}. It sees what SQLite writes and what Python's os module does, "
                       "not what Python writes into files itself; whole fresh processes and screens are left out")


def _loads(library: Path) -> bool:
    """Whether a process starts with the library and finds it at work."""
    asks = "import ctypes; print(ctypes.CDLL(None).faults_counted())"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=False,
                          env={**os.environ, "LD_PRELOAD": str(library)})
    return done.returncode == 0 and done.stdout.strip() == "0"
