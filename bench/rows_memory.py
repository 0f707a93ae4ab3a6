"""Memory that stays flat: while searching and listing for long, and while a hundred reports are made on all cores.

Each is done by a process of its own, which is looked at from outside.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import corpus
from bench.measure import Row, environment

FLAT = 1.1
"""How much more memory the last third may need than the middle third."""
REPORTS, FEW_REPORTS = 100, 16
FEW_RUNS = 3
LISTED = 10_000
CORES_BUSY = 0.8
"""What part of all cores is busy while many reports are made, on a machine that does nothing else."""
SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from afweging.library import Library, searching
from bench import corpus
asked = corpus.queries(60)
with Library.open(Path(sys.argv[2]), mode="read") as library:
    for turn in range(int(sys.argv[3])):
        for query in asked:
            searching.find(library, query, limit=50)
        library.entries(limit=None)
        print(turn, flush=True)
"""


def rows(folder: Path, runs: int) -> list[Row]:
    """The rows about memory."""
    return [_searching(folder, max(6, runs)), *_rendering(folder, REPORTS if runs > FEW_RUNS else FEW_REPORTS)]


def _searching(folder: Path, turns: int) -> Row:
    script = folder / "search.py"
    script.write_text(SCRIPT, encoding="utf-8")
    words = [sys.executable, str(script), str(Path(__file__).resolve().parent.parent), str(corpus.kept(LISTED, folder)), str(turns)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, env=environment(), text=True)
    assert process.stdout is not None
    used = [megabytes(process.pid) for _line in process.stdout if process.poll() is None]
    if process.wait() != 0 or len(used) < 3:
        raise RuntimeError("the process that searches ended badly")
    return _flat(f"memory while searching and listing {LISTED:,} dossiers", used, note=f"{turns * 60} searches, {turns} whole lists")


def _rendering(folder: Path, count: int) -> list[Row]:
    """Many reports by one command: memory of all its processes together, and how busy they kept the cores."""
    library, out = folder / "render.db", folder / "reports"
    corpus.fill(library, count)
    words = [str(Path(sys.executable).with_name("afweging")), "--library", str(library), "report", "--all", "-o", str(out)]
    before, begin, used = os.times(), time.perf_counter(), []
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
    while process.poll() is None:
        used.append(sum(megabytes(each) for each in _family(process.pid)))
        time.sleep(0.2)
    wall, after = time.perf_counter() - begin, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    made = len(list(out.glob("*.pdf")))
    if process.wait() != 0 or made != count:
        raise RuntimeError(f"{made} of {count} reports were made")
    share = spent / wall / (os.cpu_count() or 1)
    return [
        _flat(f"memory while {count} reports are made, all processes together", used),
        Row(f"{count} reports by one command: busy part of all cores", share * 100, unit="%", bar=f"≥ {CORES_BUSY * 100:.0f} %",
            met=share >= CORES_BUSY, floor=f"{os.cpu_count()} cores", note=f"{wall / count:.2f} s a report"),
    ]


def _flat(what: str, used: list[float], note: str = "") -> Row:
    """Whether the last third of the measurements needs no more than the middle third."""
    third = len(used) // 3
    middle, last = max(used[third : 2 * third]), max(used[2 * third :])
    return Row(what, last, unit="MB", floor=f"middle third {middle:.0f} MB", ratio=last / middle, bar=f"≤ {FLAT:g} × (flat)",
               met=last <= FLAT * middle, spread=(min(used), max(used)), note=note, samples=used[:: max(1, len(used) // 100)])


def megabytes(process: int) -> float:
    """Memory of a process that it shares with no other, as far as the system tells; 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("RssAnon")), 0.0)


def _family(process: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))
