"""Starting the program: whole processes against an empty interpreter."""

import sys
import time
from pathlib import Path

from afweging import shipped
from afweging.advice.batch import run as batch
from afweging.framework.loading import load
from bench import corpus
from bench.measure import Row, compared, process

PYTHON = sys.executable
EMPTY = (PYTHON, "-c", "pass")
BATCH_BAR = 20_000


def rows(folder: Path, runs: int) -> list[Row]:
    """--help, --version, find and advise against ``python -c pass``; lines a second of ``advise --batch``."""
    library = folder / "start.db"
    corpus.fill(library, 100)
    afweging = (str(Path(PYTHON).with_name("afweging")), "--library", str(library))
    found = []
    for words, bar in ((("--help",), 4), (("--version",), 4), (("find",), 9), (("advise", "AFW-2021-000001"), 9)):
        found.append(compared(f"afweging {words[0]}", lambda w=words: process((*afweging, *w)), lambda: process(EMPTY),
                              "python -c pass", bar, runs * 2))
    return [*found, _batch()]


def _batch() -> Row:
    framework = load(shipped.default_framework())
    lines = corpus.bodies(framework)
    begin = time.perf_counter()
    count = sum(1 for _ in batch(framework, lines))
    rate = count / (time.perf_counter() - begin)
    return Row("advise --batch", rate, unit="lines/s", bar=f"≥ {BATCH_BAR:,}", met=rate >= BATCH_BAR)
