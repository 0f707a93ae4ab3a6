"""The processes of this machine: whether one is alive, told apart from an earlier one with the same number."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_OLD_PART: Final = 3600.0
"""Seconds after which the unfinished file of a process that is gone is swept away."""


def identity(pid: int) -> str:
    """What tells a process from an earlier one with the same number: this start of the machine and its start time."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
        started = (_PROC / str(pid) / "stat").read_text(errors="replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):  # not Linux, or the process is gone
        return ""
    return f"{boot}:{started}"


def alive(pid: int) -> bool:
    """Whether a process of this machine exists."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on Windows only

        query_limited_information = 0x1000
        handle = ctypes.windll.kernel32.OpenProcess(query_limited_information, 0, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def sweep(folder: Path) -> None:
    """Remove unfinished files (``files.part_name``) that a process left behind an hour ago or longer, as far as they let us."""
    for part in folder.glob(".*.part-*"):
        pid = part.name.rpartition("-")[2]
        with suppress(OSError):  # gone meanwhile, or not ours to remove: no reason to refuse what the user asked for
            old = time.time() - part.stat().st_mtime > _OLD_PART
            if pid.isdigit() and old and not alive(int(pid)):
                part.unlink()
