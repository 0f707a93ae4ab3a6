"""From a command to a usable screen, ours beside other programs, through a pseudo-terminal.

    python bench/peers.py [--runs 5] NAME='SIGN :: COMMAND' …

``SIGN`` is a text that stands on the screen when the program can be used. Ours, with the example library, always takes part,
and so does a bare Textual app with one text area; all take turns. Install each peer in an environment of its own.
"""

import argparse
import shlex
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import corpus
from bench.echo import BARE
from bench.measure import environment
from tests.terminal.screen import Terminal

SIZE = (100, 30)


def started(words: list[str], sign: str, seconds: float = 30.0) -> float:
    """Milliseconds until the sign is on the screen."""
    begin = time.perf_counter()
    terminal = Terminal(words, size=SIZE, environment=environment())
    try:
        terminal.until(sign, seconds)
        return (time.perf_counter() - begin) * 1000
    finally:
        terminal.process.kill()
        terminal.process.wait()


def in_turn(rivals: dict[str, tuple[str, list[str]]], runs: int) -> dict[str, list[float]]:
    """Milliseconds of so many starts of each, in turn; a first turn warms the caches and does not count."""
    times: dict[str, list[float]] = {label: [] for label in rivals}
    for turn in range(runs + 1):
        for label, (sign, words) in rivals.items():
            spent = started(words, sign)
            if turn:
                times[label].append(spent)
    return times


def main() -> int:
    """Measure in turn and print the medians and the ratio to the bare app."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("peers", nargs="*", metavar="NAME=SIGN :: COMMAND")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.fill(folder / "library.db", 1000, words=200)
        (folder / "bare.py").write_text(BARE, encoding="utf-8")
        (folder / "text.txt").write_text("GEREED", encoding="utf-8")
        program = str(Path(sys.executable).with_name("afweging"))
        rivals = {
            "bare Textual app": ("GEREED", [sys.executable, str(folder / "bare.py"), str(folder / "text.txt")]),
            "afweging, 1,000 dossiers": ("AFW-20", [program, "--library", str(folder / "library.db"), "--lang", "nl"]),
        }
        for peer in options.peers:
            label, _equals, rest = peer.partition("=")
            sign, _colons, command = rest.partition(" :: ")
            rivals[label] = (sign, shlex.split(command))
        times = in_turn(rivals, options.runs)
    floor = statistics.median(times["bare Textual app"])
    for label, spent in times.items():
        print(f"{label:30} {statistics.median(spent):7.0f} ms   {statistics.median(spent) / floor:5.2f} x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
