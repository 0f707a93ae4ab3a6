"""One connection to SQLite with explicit transactions; the only place that begins, commits and rolls back.

Python's own transaction handling is switched off (``isolation_level=None``). The rollback journal is kept in TRUNCATE
mode with ``synchronous=FULL``: as safe as DELETE with EXTRA (a commit that returned is on disk), for one sync less.
"""

import re
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.faults import not_text, translated
from afweging.store.folding import fold

BUSY_SECONDS: Final = 1.0
"""How long a verb waits for another program before it gives up with STORE_BUSY."""

Row = tuple[Any, ...]
Values = Sequence[str | bytes | int | None]


def connect(
    path: Path, mode: Literal["rw", "ro"], recognise: Callable[[sqlite3.Connection], None] | None = None
) -> sqlite3.Connection:
    """A connection to an existing file, set up the way every connection of this room is. Raises ``sqlite3.Error``.

    ``recognise`` may look at the file first and refuse it by raising. Nothing in this room reads an open store by any
    other way than SQLite: closing a file takes away the locks of every connection of this process to it.
    """
    # On Windows a share is "file://server/…", where SQLite wants the server name as part of the path.
    address = re.sub("^file://(?=[^/])", "file:////", path.resolve().as_uri())
    connection = sqlite3.connect(
        f"{address}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        if recognise is not None:
            recognise(connection)
        connection.create_function("fold", 1, fold, deterministic=True)
        connection.executescript(
            "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF; PRAGMA synchronous=FULL;"
            "PRAGMA cache_size=-8000; PRAGMA secure_delete=ON;"
        )
        if mode == "rw":
            connection.execute("PRAGMA journal_mode=TRUNCATE").fetchone()
        else:
            connection.execute("PRAGMA query_only=ON")
    except UnicodeDecodeError:
        connection.close()
        raise not_text() from None
    except BaseException:
        connection.close()
        raise
    return connection


class Database:
    """A connection with its path. Verbs of several threads take turns; faults come out as ``AfwegingError``."""

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: AfwegingError | None = None) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self._turn = threading.RLock()
        self._depth = 0
        self._lost = False

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Everything inside happens together or not at all; the first error is the one that comes out.

        Nested use is a savepoint: when an inner block fails and the error is caught, the outer one goes on without it.
        """
        if self.read_only is not None:
            raise self.read_only.with_traceback(None)
        with self._turn, translated(self.path):
            name = f"level_{self._depth}"
            begin, commit, undo = (
                (f"SAVEPOINT {name}", f"RELEASE {name}", (f"ROLLBACK TO {name}", f"RELEASE {name}"))
                if self._depth
                else ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
            )
            with self._transaction(begin, commit, undo):
                yield

    @property
    def settled(self) -> bool:
        """Whether what is read now cannot be undone any more: no transaction is open."""
        return self._depth == 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside is of one moment."""
        with self._turn, translated(self.path):
            if self._depth:
                yield
            else:
                with self._transaction("BEGIN", "COMMIT", ("ROLLBACK",)):
                    yield

    @contextmanager
    def _transaction(self, begin: str, commit: str, undo: tuple[str, ...]) -> Iterator[None]:
        self._still_whole()
        self.connection.execute(begin)
        self._depth += 1
        try:
            yield
            self._still_whole()
            self.connection.execute(commit)
        except BaseException as first:
            self._undo(undo, first)
            raise
        finally:
            self._depth -= 1
            self._lost = self._lost and self._depth > 0

    def _undo(self, undo: tuple[str, ...], first: BaseException) -> None:
        """Roll back. A full disk or an I/O error may have done so already, and then for all levels at once."""
        if self.connection.in_transaction:
            try:
                for statement in undo:
                    self.connection.execute(statement)
            except sqlite3.Error as second:
                first.add_note(f"and the rollback failed: {second}")
                self._lost = True
        else:
            self._lost = True

    def _still_whole(self) -> None:
        """Raises STORE_IO when an inner failure took the outer transaction along: nothing may be stored outside it."""
        if self._lost:
            raise AfwegingError(errors.STORE_IO, file=self.path, reason="SQLITE_ABORT_ROLLBACK")

    def run(self, sql: str, values: Values = ()) -> int:
        """Carry out one statement; returns how many rows it changed."""
        with self._turn, translated(self.path):
            self._still_whole()
            return self.connection.execute(sql, values).rowcount

    def many(self, sql: str, values: Iterable[Values]) -> None:
        """Carry out one statement for many values."""
        with self._turn, translated(self.path):
            self._still_whole()
            self.connection.executemany(sql, values)

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query, if there is one."""
        with self._turn, translated(self.path):
            found: Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""
        with self._turn, translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query one by one. Use it inside ``atomic`` or ``reading``, which keep the turn."""
        with translated(self.path):
            yield from self.connection.execute(sql, values)

    @contextmanager
    def tolerant(self) -> Iterator[None]:
        """Inside, text that is not UTF-8 is read with replacement marks and is no fault; for looking at damage."""
        with self._turn:
            before = self.connection.text_factory
            self.connection.text_factory = lambda raw: raw.decode(errors="replace")
            try:
                yield
            finally:
                self.connection.text_factory = before

    def close(self) -> None:
        """Close the connection; twice does no harm."""
        with self._turn, translated(self.path):
            self.connection.close()
