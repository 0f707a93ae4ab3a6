"""Where a store lies: on this computer, on a network drive or in a folder that something else synchronises.

Locks of a network drive cannot be relied on, and a synchroniser copies files while they are being written. The answer
is a best guess: from the mount table, from the names of the well-known synchronised folders, and on Windows from the
drive.
"""

import os
import sys
from pathlib import Path
from typing import Final

_NETWORK: Final = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "afpfs", "ncpfs", "ceph", "lustre", "glusterfs", "beegfs",
     "davfs", "webdav", "prl_fs", "vboxsf", "vmhgfs")
)
_LOCAL_FUSE: Final = frozenset(
    ("fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.ext2", "fuse.portal", "fuse.lxcfs", "fuse.fuse-overlayfs",
     "fuse.gocryptfs", "fuse.encfs", "fuse.mergerfs", "fuse.bindfs")
)
_SYNCHRONISED: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "syncthing": "Syncthing",
    "stack": "STACK",
}
_MOUNTS: Final = Path("/proc/mounts")


def shared(path: Path) -> str | None:
    """What makes this place a shared one, such as ``nfs4`` or ``OneDrive``; None for a place of this computer alone."""
    resolved = path.resolve()
    return _synchronised(resolved) or _windows_drive(resolved) or _mounted(resolved)


def _synchronised(path: Path) -> str | None:
    for part in path.parent.parts:
        # "OneDrive - Ministerie van Economische Zaken" is how Windows names the folder of an organisation
        name = part.lower().split(" - ")[0].removesuffix(" (personal)")
        if name in _SYNCHRONISED:
            return _SYNCHRONISED[name]
    return None


def _windows_drive(path: Path) -> str | None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on Windows only

        remote = 4
        if path.drive.startswith("\\\\"):
            return "UNC"
        if ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote:
            return path.drive
    return None


def _mounted(path: Path) -> str | None:
    """The type of the file system the path lies on, if it is one of a network."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:  # not Linux
        return None
    best, sort = "", ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _unescaped(fields[1])
        if _inside(str(path), point) and len(point) >= len(best):
            best, sort = point, fields[2]
    network = sort in _NETWORK or (sort.startswith("fuse.") and sort not in _LOCAL_FUSE)
    return sort if network else None


def _inside(path: str, point: str) -> bool:
    return path == point or path.startswith(point.rstrip("/") + os.sep)


def _unescaped(point: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, character)
    return point
