"""How search, list, save and making reports grow with the number of dossiers: 1, 10, … 100,000."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from afweging.library import Library
from bench import corpus
from bench.measure import environment, p95, timed
from bench.rows_search import typical
from bench.rows_store import saver

SIZES = (1, 10, 100, 1_000, 10_000, 100_000)
MOST_REPORTS = 100
"""Making more reports than this takes as long per report."""
PAGE = 200
"""Rows of the list that are read at once."""

Line = dict[str, list[float]]
"""Per number of dossiers: median and 95th percentile in milliseconds."""


def measured(folder: Path, sizes: tuple[int, ...]) -> dict[str, Line]:
    """The lines of the picture."""
    folder.mkdir()
    lines: dict[str, Line] = {"search": {}, "list": {}, "save": {}, "reports": {}}
    for size in sizes:
        print(f"# {size:,}", file=sys.stderr)
        path = corpus.kept(size, folder)
        with Library.open(path) as library:
            kenmerk = library.entries(limit=1)[0].kenmerk
            lines["list"][str(size)] = _pair([timed(lambda: library.entries(limit=PAGE)) for _ in range(15)])
            save = saver(library, kenmerk)
            save()
            lines["save"][str(size)] = _pair([timed(save) for _ in range(60)])
            draft = library.store.draft(kenmerk)
            if draft is not None:
                library.store.drop_draft(kenmerk, draft.revision)
        with Library.open(path, mode="read") as library:
            lines["search"][str(size)] = _pair(typical(library))
        if size <= MOST_REPORTS:
            turns = 1 if size == MOST_REPORTS else 3
            lines["reports"][str(size)] = _pair([_reports(path, folder / f"reports-{size}-{turn}") for turn in range(turns)])
    return lines


def _pair(times: list[float]) -> list[float]:
    return [round(statistics.median(times) * 1000, 3), round(p95(times) * 1000, 3)]


def _reports(library: Path, out: Path) -> float:
    """Seconds of one command that makes the reports of a whole library."""
    words = [str(Path(sys.executable).with_name("afweging")), "--library", str(library), "report", "--all", "-o", str(out)]
    begin = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
    return time.perf_counter() - begin
