"""The log of the layer, and the disks that a power cut could leave behind at any place in it.

A file keeps what was synced before; of what was written since, everything, nothing, or any part may have reached the disk, in
any order, in sectors of 512 bytes, each of which may also hold anything at all. A name in a folder is there for good once its
folder was synced; of the changes to names since, as many may have reached the disk as came first. This is less than any file
system of today promises, so what holds here holds on them.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.layer import Kind

SECTOR = 512
HEAD = struct.Struct("<IIQqIIII")
CREATED, EMPTIED, FOLDER = 1, 2, 4
LEFT = ("all", "none", "sectors", "names", "rubbish")
"""How much of what was not synced is left: everything (a killed process), nothing, any sectors and names, names before their
content, and any sectors with rubbish among them."""


@dataclass(frozen=True)
class Op:
    """One record of the log."""

    kind: Kind
    flags: int
    inode: int
    at: int
    path: str
    other: str
    data: bytes


def ops(log: Path) -> list[Op]:
    """Every record; an unfinished last one does not count."""
    raw = log.read_bytes() if log.exists() else b""
    found, at = [], 0
    while at + HEAD.size <= len(raw):
        kind, flags, inode, where, path, other, length, _pid = HEAD.unpack_from(raw, at)
        at += HEAD.size
        names = raw[at:at + path].decode(), raw[at + path:at + path + other].decode()
        at += path + other
        found.append(Op(Kind(kind), flags, inode, where, *names, raw[at:at + length]))
        at += length
    return found


@dataclass
class File:
    """A file: what is surely on disk, what the program sees, and the changes between the two."""

    safe: bytes = b""
    seen: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """An offset with data, or a size without."""

    def change(self, at: int, data: bytes | None) -> None:
        """Write, or cut off."""
        self.pending.append((at, data))
        _change(self.seen, at, data)

    def sync(self) -> None:
        """Everything seen is on disk."""
        self.safe = bytes(self.seen)
        self.pending.clear()

    def left(self, how: str, chance: random.Random) -> bytes:
        """What a power cut leaves."""
        if how == "all" or not self.pending:
            return bytes(self.seen)
        if how in ("none", "names"):
            return self.safe
        found = bytearray(self.safe)
        share = chance.random()
        for at, data in self.pending:
            if data is None:
                if chance.random() < share:
                    _change(found, at, None)
                continue
            end = at + len(data)
            start = at
            while start < end:
                stop = min(end, (start // SECTOR + 1) * SECTOR)
                if chance.random() < share:
                    piece = data[start - at:stop - at]
                    if how == "rubbish" and chance.random() < 0.3:
                        piece = chance.randbytes(len(piece))
                    _change(found, start, piece)
                start = stop
        return bytes(found)


def _change(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    if at > len(content):
        content.extend(bytes(at - len(content)))
    content[at:at + len(data)] = data


Names = dict[str, File | None]
"""Per path the file; None for a folder."""


class Disk:
    """The state of a folder while a log is played."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: Names = {}
        self._safe: Names = {}
        self._pending: list[Op] = []
        self._files: dict[int, File] = {}
        self._by_op: dict[int, File] = {}
        for path in sorted(folder.rglob("*")) if folder.exists() else ():
            content = b"" if path.is_dir() else path.read_bytes()
            self.names[str(path)] = None if path.is_dir() else File(content, bytearray(content))
        self._safe = dict(self.names)

    @classmethod
    def of(cls, folder: Path, names: Names) -> "Disk":
        """A disk with these files, all of them synced."""
        made = cls(folder / "nothing here yet")
        made.folder, made.names, made._safe = folder, dict(names), dict(names)
        return made

    def play(self, op: Op) -> None:
        """One operation further."""
        if op.kind is Kind.OPEN and not op.flags & FOLDER:
            self._opened(op)
        elif op.kind in (Kind.WRITE, Kind.TRUNCATE):
            self._file(op.inode).change(op.at, op.data if op.kind is Kind.WRITE else None)
        elif op.kind is Kind.SYNC and op.flags & FOLDER:
            self._folder_synced(op)
        elif op.kind is Kind.SYNC:
            self._file(op.inode).sync()
        elif op.kind in (Kind.RENAME, Kind.LINK, Kind.UNLINK, Kind.MKDIR, Kind.RMDIR):
            self._named(op)
        elif op.kind is Kind.OPEN:
            self._by_op[op.inode] = File(op.path.encode())

    def _opened(self, op: Op) -> None:
        if op.flags & CREATED:
            made = File()
            self._files[op.inode] = made
            self._by_op[id(op)] = made
            self._named(op)
            return
        known = self.names.get(op.path)
        if known is not None:
            self._files[op.inode] = known
        if op.flags & EMPTIED:
            self._file(op.inode).change(0, None)

    def _file(self, inode: int) -> File:
        """A file by its number; one whose name is gone already is of no consequence."""
        return self._files.setdefault(inode, File())

    def _named(self, op: Op) -> None:
        self._pending.append(op)
        self._apply(self.names, op)

    def _apply(self, names: Names, op: Op) -> None:
        if op.kind is Kind.OPEN:
            names[op.path] = self._by_op[id(op)]
        elif op.kind is Kind.MKDIR:
            names[op.path] = None
        elif op.kind in (Kind.UNLINK, Kind.RMDIR):
            names.pop(op.path, None)
        elif op.path in names:
            names[op.other] = names[op.path]
            if op.kind is Kind.RENAME:
                del names[op.path]

    def _folder_synced(self, op: Op) -> None:
        folder = bytes(self._by_op[op.inode].safe).decode()
        kept = []
        for each in self._pending:
            if str(Path(each.other or each.path).parent) == folder:
                self._apply(self._safe, each)
            else:
                kept.append(each)
        self._pending = kept

    def left(self, how: str, chance: random.Random) -> dict[str, bytes | None]:
        """What a power cut leaves, below the folder: per path its content, None for a folder."""
        if how == "all":
            names = self.names
        else:
            names = dict(self._safe)
            last = len(self._pending) if how == "names" else 0 if how == "none" else chance.randint(0, len(self._pending))
            for op in self._pending[:last]:
                self._apply(names, op)
        contents = {path: file if file is None else file.left(how, chance) for path, file in names.items()}
        return {path: content for path, content in contents.items() if self._reachable(path, contents)}

    def _reachable(self, path: str, contents: dict[str, bytes | None]) -> bool:
        parent = str(Path(path).parent)
        return parent == str(self.folder) or (parent in contents and self._reachable(parent, contents))


def put(contents: dict[str, bytes | None], folder: Path, target: Path) -> None:
    """Write a disk that was left to a folder of its own."""
    target.mkdir(parents=True)
    for path in sorted(contents):
        content, place = contents[path], target / Path(path).relative_to(folder)
        if content is None:
            place.mkdir(exist_ok=True)
        else:
            place.write_bytes(content)


def said(op: Op) -> Iterator[str]:
    """What the program said with this operation, if it did."""
    if op.kind is Kind.OUT:
        yield op.data.decode(errors="replace")
