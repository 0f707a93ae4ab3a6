"""Fair timing: floor and candidate in turn (A B A B …), medians, and the ratio pair by pair.

Absolute times belong to one machine on one day; a ratio in one run travels. A fixed loop is timed before and after: when it
moves by more than a quarter, the machine was busy with something else and the run says so.
"""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Row:
    """One line of the table: what was measured, beside its floor and its bar."""

    what: str
    value: float
    """Median in milliseconds, unless ``unit`` says otherwise."""
    unit: str = "ms"
    floor: str = ""
    ratio: float | None = None
    bar: str = ""
    met: bool | None = None
    spread: tuple[float, float] = (0.0, 0.0)
    note: str = ""
    samples: list[float] = field(default_factory=list)


def environment() -> dict[str, str]:
    """The environment of a normal start: bytecode may be written and used."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def process(words: Sequence[str], *, cwd: Path | None = None, extra: dict[str, str] | None = None) -> float:
    """Seconds one whole process takes; it must end well."""
    begin = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                   cwd=cwd, env={**environment(), **(extra or {})})
    return time.perf_counter() - begin


def pairs(candidate: Callable[[], float], floor: Callable[[], float], runs: int) -> tuple[list[float], list[float]]:
    """Both measured in turn, after one unmeasured turn each."""
    floor(), candidate()
    first, second = [], []
    for _ in range(runs):
        second.append(floor())
        first.append(candidate())
    return first, second


def compared(what: str, candidate: Callable[[], float], floor: Callable[[], float], floor_name: str, bar: float, runs: int,
             note: str = "") -> Row:
    """A row whose bar is a ratio to a floor measured in the same run."""
    times, floors = pairs(candidate, floor, runs)
    ratio = statistics.median(a / b for a, b in zip(times, floors, strict=True))
    return Row(what, statistics.median(times) * 1000, floor=f"{floor_name} {statistics.median(floors) * 1000:.1f} ms",
               ratio=ratio, bar=f"≤ {bar:g} ×", met=ratio <= bar, spread=(min(times) * 1000, max(times) * 1000), note=note,
               samples=[t * 1000 for t in times])


def within(what: str, times: Sequence[float], bar: float | None, *, at: str = "p95", note: str = "", floor: str = "") -> Row:
    """A row whose bar is a number of milliseconds at the median or the 95th percentile; ``times`` in seconds."""
    spent = [each * 1000 for each in times]
    value = p95(spent) if at == "p95" else statistics.median(spent)
    return Row(f"{what} ({at})", value, bar="" if bar is None else f"≤ {bar:g} ms", met=None if bar is None else value <= bar,
               spread=(min(spent), max(spent)), note=note, floor=floor, samples=spent)


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def timed_twice(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that some work takes, by the clock and of the processor: the second says what a quiet machine would show."""
    begin, used = time.perf_counter(), time.thread_time()
    work()
    return time.perf_counter() - begin, time.thread_time() - used


def p95(samples: Sequence[float]) -> float:
    """The 95th percentile (nearest rank)."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def busy() -> float:
    """How many programs wanted a processor in the last minute, per processor; 0 where nobody tells."""
    return os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 0.0


def quiet() -> float:
    """Milliseconds a fixed loop takes: the pulse of the machine."""
    begin = time.perf_counter()
    total = 0
    for i in range(200_000):
        total += i * i
    return (time.perf_counter() - begin) * 1000
