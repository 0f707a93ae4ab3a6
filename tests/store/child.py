"""What the tests let happen in another process: ``python -m tests.store.child WHAT PATH …``. Says on stdout what is done."""

import os
import resource
import signal
import sys
import time
from pathlib import Path

from afweging.errors import AfwegingError
from afweging.texts import _, active
from tests.store.making import OPENER, body, draft, opened, version

K = "AFW-2026-0001"


def say(*words: object) -> None:
    print(*words, flush=True)


def versions(path: Path) -> None:
    """Store versions until killed; each is said once it is stored."""
    store = opened(path)
    number = store.entry(K).number
    say("ready")
    while True:
        info = store.append(K, number, version(body(q1=f"Versie {number + 1} " * 300)))
        number = info.number
        say(number, info.hash)


def drafts(path: Path) -> None:
    """Store drafts until killed; each is said once it is stored."""
    store = opened(path)
    found = store.draft(K)
    revision = found.revision if found else 0
    say("ready")
    while True:
        revision = store.save_draft(draft(K, body(q1=f"Stand {revision + 1} " * 300), revision=revision)).revision
        say(revision)


def race(path: Path, start: str) -> None:
    """Store version 2 at a moment agreed on; says who won."""
    store = opened(path)
    time.sleep(max(0.0, float(start) - time.time()))
    try:
        store.append(K, 1, version(body(q1=f"Van {os.getpid()}")))
        say("won", os.getpid())
    except AfwegingError as error:
        say(error.code.name)


def reserve(path: Path, count: str) -> None:
    """Reserve kenmerken as fast as can be."""
    store = opened(path)
    for _turn in range(int(count)):
        say(store.reserve("AFW", 2026, OPENER.since))


def small_files(path: Path, limit: str) -> None:
    """Store versions and a backup while no file may grow past a limit; says what happened."""
    store = opened(path)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
    number = store.entry(K).number
    for turn in range(200):
        try:
            if turn % 2:
                number = store.append(K, number, version(body(q1="x" * 9000))).number
                say("stored", number)
            else:
                store.backup(path.parent / f"kopie-{turn}.db")
                say("copied", turn)
        except AfwegingError as error:
            say(error.code.name)
            if turn % 2:
                break


def hold(path: Path) -> None:
    """Hold the store open until told otherwise."""
    store = opened(path)
    say("ready")
    sys.stdin.readline()
    store.close()


def make(path: Path) -> None:
    """Make the store, with nothing taken away by the umask."""
    os.umask(0)
    store = opened(path)
    store.backup(path.parent / "kopieën" / "kopie.db")
    say("ready")


def nobody(path: Path, what: str) -> None:
    """Open the store as a user who owns nothing, and say how that went."""
    _("")
    active()
    if os.getuid() == 0:  # who then may not even read Python any more, so all that is needed is loaded before
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        store = opened(path, what)  # type: ignore[arg-type]
        say(store.read_only.code.name if store.read_only else "writes", len(store.entries()))
    except AfwegingError as error:
        say(error.code.name)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
