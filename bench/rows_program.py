"""Starting the program: whole processes against an empty interpreter; and what the engine takes per dossier."""

import random
import statistics
import sys
import time
from pathlib import Path

from afweging import shipped
from afweging.advice.batch import run as batch
from afweging.advice.judge import advise
from afweging.advice.what_if import what_if
from afweging.framework.loading import load
from bench import corpus
from bench.measure import Row, compared, process, timed, within

PYTHON = sys.executable
EMPTY = (PYTHON, "-c", "pass")
BATCH_BAR = 20_000


def rows(folder: Path, runs: int) -> list[Row]:
    """--help, --version, find and advise against ``python -c pass``; lines a second of ``advise --batch``; what-if per dossier."""
    library = folder / "start.db"
    corpus.fill(library, 100)
    afweging = (str(Path(PYTHON).with_name("afweging")), "--library", str(library))
    found = []
    for words, bar in ((("--help",), 4), (("--version",), 4), (("find",), 9), (("advise", "AFW-2021-000001"), 9)):
        found.append(compared(f"afweging {words[0]}", lambda w=words: process((*afweging, *w)), lambda: process(EMPTY),
                              "python -c pass", bar, runs * 2))
    return [*found, _batch(), _what_if(runs)]


def _batch() -> Row:
    framework = load(shipped.default_framework())
    lines = corpus.bodies(framework)
    begin = time.perf_counter()
    count = sum(1 for _ in batch(framework, lines))
    rate = count / (time.perf_counter() - begin)
    return Row("advise --batch", rate, unit="lines/s", bar=f"≥ {BATCH_BAR:,}", met=rate >= BATCH_BAR)


def _what_if(runs: int) -> Row:
    """What would change the advice, for dossiers of all kinds: all questions answered, and some left open."""
    framework, dice, times, floors = load(shipped.default_framework()), random.Random(5), [], []
    for turn, assessment in enumerate(corpus.assessments(framework, 60 * runs, words=14)):
        verdicts = {name: answer.verdict for name, answer in assessment.answers.items() if turn % 2 or dice.random() < 0.8}
        times.append(timed(lambda v=verdicts: what_if(framework, v)))
        floors.append(timed(lambda a=assessment: advise(framework, a)))
    return within("what would change the advice, per dossier", times, None,
                  floor=f"advise {statistics.median(floors) * 1000:.2f} ms", note=f"median {statistics.median(times) * 1000:.2f} ms")
