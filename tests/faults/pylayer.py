"""The layer for machines without a C compiler: the file functions of SQLite and of Python's ``os``, replaced inside the process.

SQLite's own: ctypes puts functions of ours in the place of ``xOpen``, ``xDelete`` and the writes of the SQLite that Python uses.
Python's own: the functions of ``os``. What Python writes into a file itself is seen when it is synced, as one write of it all; it
cannot be made to fail before. The clock cannot be moved, and what the program says is not in the log.
"""

import _sqlite3
import ctypes
import errno
import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults.layer import Act, Kind
from tests.faults.oplog import CREATED, EMPTIED, FOLDER, HEAD

_VOID, _INT, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_INT, _VOID, _VOID, _VOID, _INT, _VOID)
_DELETE = ctypes.CFUNCTYPE(_INT, _VOID, _VOID, _INT)
_MOVE = ctypes.CFUNCTYPE(_INT, _VOID, _VOID, _INT, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _VOID, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, _VOID, _INT)
_METHODS = {1: 12, 2: 16, 3: 18}
"""How many functions the table of a file has, by its version; they follow the version number."""
_READ, _WRITE, _CUT, _SYNCED = 1, 2, 3, 4
_CODES = {Kind.WRITE: 778, Kind.TRUNCATE: 1546, Kind.SYNC: 1034, Kind.OPEN: 14, Kind.UNLINK: 2570, Kind.READ: 266}
"""What SQLite is told: SQLITE_IOERR_WRITE and the like."""
_FULL = 13
_CREATES, _JOURNAL = 0x4, 0x800


class _Vfs(ctypes.Structure):
    _fields_ = (("version", _INT), ("size", _INT), ("longest", _INT), ("next", _VOID), ("name", ctypes.c_char_p), ("data", _VOID),
                ("open", _VOID), ("delete", _VOID))


class PyLayer:
    """The functions of ``shim.c``, for ``server.py``."""

    def __init__(self) -> None:
        self._root, self._log = "", -1
        self._kinds, self._at, self._error, self._act = 0, 0, 0, Act.NOTHING
        self._counted, self._broken = 0, False
        self._inodes: dict[int, str] = {}
        """The files that Python itself opened to write, with the name they had."""
        self._files: dict[int, tuple[str, int, bool]] = {}
        """Per open file of SQLite: its path, its inode, and whether its folder is still to be synced."""
        self._tables: dict[int, Any] = {}
        self._kept: list[Any] = []
        self._os = {name: getattr(os, name) for name in
                    ("open", "fsync", "link", "rename", "replace", "unlink", "remove", "mkdir", "rmdir", "chmod", "access", "write")}

    # --- what the server tells ---------------------------------------------------------------------------------------

    def faults_root(self, path: bytes) -> None:
        """The folder to look at."""
        self._root = path.decode()

    def faults_log(self, path: bytes) -> None:
        """Where to write everything down."""
        self._log = self._os["open"](path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def faults_arm(self, kinds: ctypes.c_uint, at: ctypes.c_long, error: int, act: int) -> None:
        """What is to happen."""
        self._kinds, self._at, self._error, self._act = kinds.value, at.value, error, Act(act)
        self._counted, self._broken = 0, False

    def faults_counted(self) -> int:
        """How many operations there were."""
        return self._counted

    def faults_clock(self, seconds: ctypes.c_long) -> None:
        """Nothing: the clock of a process cannot be moved from inside."""

    # --- the fault itself --------------------------------------------------------------------------------------------

    def _lasts(self, kind: Kind, *, grows: bool) -> bool:
        if self._error == errno.ENOSPC:
            return grows and kind in (Kind.WRITE, Kind.OPEN, Kind.MKDIR, Kind.LINK, Kind.RENAME, Kind.SYNC)
        return self._error != errno.EACCES or kind not in (Kind.WRITE, Kind.TRUNCATE, Kind.SYNC)

    def _fault(self, kind: Kind, *, grows: bool = False) -> int:
        """0 when it may go on, else the error number; -1 when half of it is written first."""
        if not self._kinds & (1 << kind):
            return 0
        self._counted += 1
        if self._broken and self._lasts(kind, grows=grows):
            return self._error
        if self._act is Act.NOTHING or self._counted != self._at:
            return 0
        if self._act is Act.KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        if self._act is Act.TAKE_FOLDER:
            self._os["rename"](self._root, f"{self._root}.gone")
            return 0
        if self._act in (Act.KILL_HALFWAY, Act.HALF_WRITE):
            return -1 if kind is Kind.WRITE else 0
        self._broken = self._act is Act.FAIL_ON
        return self._error if not self._broken or self._lasts(kind, grows=grows) else 0

    def _record(self, kind: Kind, inode: int = 0, at: int = 0, flags: int = 0, path: str = "", other: str = "",
                data: bytes = b"") -> None:
        if self._log >= 0:
            one, two = path.encode(), other.encode()
            head = HEAD.pack(kind, flags, inode, at, len(one), len(two), len(data), os.getpid())
            self._os["write"](self._log, head + one + two + data)

    def _ours(self, path: Any) -> str:
        """The absolute path when it lies in our folder, else nothing."""
        name = os.path.abspath(os.fsdecode(path)) if self._root and not isinstance(path, int) else ""  # noqa: PTH100 - links count
        return name if name == self._root or name.startswith(self._root + os.sep) else ""

    def _sync_folder(self, path: str) -> None:
        self._record(Kind.OPEN, 1, flags=FOLDER, path=path)
        self._record(Kind.SYNC, 1, flags=FOLDER)

    # --- Python ------------------------------------------------------------------------------------------------------

    def install_python(self) -> None:
        """Put our functions in the place of those of ``os``."""
        os.open, os.fsync, os.access = self._open, self._fsync, self._access  # type: ignore[assignment]
        for kind, names in ((Kind.LINK, ("link",)), (Kind.RENAME, ("rename", "replace"))):
            for name in names:
                setattr(os, name, self._two(kind, self._os[name]))
        for kind, names in ((Kind.UNLINK, ("unlink", "remove")), (Kind.MKDIR, ("mkdir",)), (Kind.RMDIR, ("rmdir",)),
                            (Kind.CHMOD, ("chmod",))):
            for name in names:
                setattr(os, name, self._one(kind, self._os[name]))

    def _refuse(self, kind: Kind, path: Any, *, grows: bool = False) -> None:
        number = self._fault(kind, grows=grows)
        if number > 0:
            raise OSError(number, os.strerror(number), os.fsdecode(path) if not isinstance(path, int) else None)

    def _open(self, path: Any, flags: int, *more: Any, **named: Any) -> int:
        mine = self._ours(path)
        made = bool(flags & os.O_CREAT) and not os.path.lexists(mine)
        changes = bool(mine) and (flags & (os.O_WRONLY | os.O_RDWR) != 0 or made)
        if changes:
            self._refuse(Kind.OPEN, path, grows=made)
        number: int = self._os["open"](path, flags, *more, **named)
        if mine:
            found = os.fstat(number)
            if stat.S_ISDIR(found.st_mode):
                self._record(Kind.OPEN, found.st_ino, flags=FOLDER, path=mine)
            elif changes:
                self._inodes[found.st_ino] = mine
                bits = (CREATED if made else 0) | (EMPTIED if flags & os.O_TRUNC else 0)
                self._record(Kind.OPEN, found.st_ino, flags=bits, path=mine)
        return number

    def _fsync(self, number: Any) -> None:
        handle = number if isinstance(number, int) else number.fileno()
        found = os.fstat(handle)
        folder = stat.S_ISDIR(found.st_mode)
        if not folder and found.st_ino not in self._inodes:
            return
        self._refuse(Kind.SYNC, handle, grows=True)
        if not folder:
            self._record(Kind.TRUNCATE, found.st_ino, found.st_size)
            self._record(Kind.WRITE, found.st_ino, 0, data=self._content(handle, found))
        self._record(Kind.SYNC, found.st_ino, flags=FOLDER if folder else 0)

    def _content(self, handle: int, found: os.stat_result) -> bytes:
        try:
            return os.pread(handle, found.st_size, 0)
        except OSError:  # opened for writing only
            return Path(self._inodes[found.st_ino]).read_bytes()

    def _access(self, path: Any, how: int, **named: Any) -> bool:
        lost = self._broken and self._error in (errno.EROFS, errno.EACCES) and how & os.W_OK and self._ours(path)
        return False if lost else bool(self._os["access"](path, how, **named))

    def _two(self, kind: Kind, plain: Callable[..., None]) -> Callable[..., None]:
        def changed(old: Any, new: Any, **named: Any) -> None:
            mine, its = self._ours(old), self._ours(new)
            if mine or its:
                self._refuse(kind, old, grows=True)
            plain(old, new, **named)
            if mine and its:
                self._record(kind, path=mine, other=its)

        return changed

    def _one(self, kind: Kind, plain: Callable[..., None]) -> Callable[..., None]:
        def changed(path: Any, *more: Any, **named: Any) -> None:
            mine = self._ours(path)
            if mine:
                self._refuse(kind, path, grows=kind is Kind.MKDIR)
            plain(path, *more, **named)
            if mine:
                self._record(kind, path=mine)

        return changed

    # --- SQLite ------------------------------------------------------------------------------------------------------

    def install_sqlite(self) -> None:
        """Put our functions in the place of those of the SQLite that Python uses."""
        library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
        if not hasattr(library, "sqlite3_vfs_find"):
            raise SystemExit("this Python hides its SQLite from ctypes: install a C compiler to inject faults")
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        plain_open, plain_delete = _OPEN(vfs.open), _DELETE(vfs.delete)

        def opened(this: int, name: int | None, file: int, flags: int, out: int) -> int:
            mine = self._ours(ctypes.string_at(name)) if name else ""  # SQLite keeps the name itself, so that is handed on
            made = bool(mine) and bool(flags & _CREATES) and not os.path.lexists(mine)
            if mine and self._fault(Kind.OPEN, grows=made) > 0:
                return _CODES[Kind.OPEN]
            code = plain_open(this, name, file, flags, out)
            if code == 0 and mine:
                inode = os.stat(mine).st_ino  # noqa: PTH116 - for every file
                self._inodes.pop(inode, None)
                self._record(Kind.OPEN, inode, flags=CREATED if made else 0, path=mine)
                self._files[file] = (mine, inode, made and bool(flags & _JOURNAL))
                self._hook(file)
            return int(code)

        def deleted(this: int, name: int, sync: int) -> int:
            mine = self._ours(ctypes.string_at(name))
            if mine and self._fault(Kind.UNLINK) > 0:
                return _CODES[Kind.UNLINK]
            code = plain_delete(this, name, sync)
            if code == 0 and mine:
                self._record(Kind.UNLINK, path=mine)
                if sync:
                    self._sync_folder(os.path.dirname(mine))  # noqa: PTH120 - a text
            return int(code)

        self._kept += [own_open := _OPEN(opened), own_delete := _DELETE(deleted), plain_open, plain_delete]
        vfs.open, vfs.delete = ctypes.cast(own_open, _VOID), ctypes.cast(own_delete, _VOID)

    def _hook(self, file: int) -> None:
        """Give an open file a table of functions with ours in it."""
        place = ctypes.cast(file, ctypes.POINTER(_VOID))
        table = place[0]
        if table not in self._tables:
            version = ctypes.cast(table, ctypes.POINTER(_INT))[0]
            words = (_VOID * 19)(*ctypes.cast(table, ctypes.POINTER(_VOID))[:_METHODS[min(version, 3)] + 1])
            self._replace(words)
            self._tables[table] = words
        place[0] = ctypes.addressof(self._tables[table])

    def _replace(self, words: Any) -> None:
        read, write, cut, sync = _MOVE(words[1 + _READ]), _MOVE(words[1 + _WRITE]), _TRUNCATE(words[1 + _CUT]), _SYNC(words[1 + _SYNCED])

        def reads(file: int, data: int, length: int, at: int) -> int:
            return _CODES[Kind.READ] if self._fault(Kind.READ) > 0 else int(read(file, data, length, at))

        def writes(file: int, data: int, length: int, at: int) -> int:
            number = self._fault(Kind.WRITE, grows=True)
            if number > 0:
                return self._code(Kind.WRITE)
            wanted = length // 2 if number else length
            code = write(file, data, wanted, at)
            self._record(Kind.WRITE, self._files[file][1], at, data=ctypes.string_at(data, wanted))
            if number and self._act is Act.KILL_HALFWAY:
                os.kill(os.getpid(), signal.SIGKILL)
            if number:
                self._broken, self._act = True, Act.FAIL_ON
                return self._code(Kind.WRITE)
            return int(code)

        def cuts(file: int, size: int) -> int:
            if self._fault(Kind.TRUNCATE) > 0:
                return self._code(Kind.TRUNCATE)
            self._record(Kind.TRUNCATE, self._files[file][1], size)
            return int(cut(file, size))

        def syncs(file: int, flags: int) -> int:
            if self._fault(Kind.SYNC, grows=True) > 0:
                return self._code(Kind.SYNC)
            path, inode, new = self._files[file]
            self._record(Kind.SYNC, inode)
            if new:
                self._files[file] = (path, inode, False)
                self._sync_folder(os.path.dirname(path))  # noqa: PTH120 - a text
            return 0

        ours = (_MOVE(reads), _MOVE(writes), _TRUNCATE(cuts), _SYNC(syncs))
        self._kept += [read, write, cut, sync, *ours]
        for number, function in zip((_READ, _WRITE, _CUT, _SYNCED), ours, strict=True):
            words[1 + number] = ctypes.cast(function, _VOID).value

    def _code(self, kind: Kind) -> int:
        return _FULL if self._error == errno.ENOSPC and kind is Kind.WRITE else _CODES[kind]


def installed() -> PyLayer:
    """The layer, at work in this process."""
    layer = PyLayer()
    layer.install_python()
    layer.install_sqlite()
    return layer
