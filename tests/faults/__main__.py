"""``make faults``: the long form. Exit code 1 when a promise was broken, or when there were fewer fault points than there should be.

    python -m tests.faults [--seed N] [--short] [--jobs N] [--only TEXT] [--python-layer]
"""

import argparse
import os
import secrets
import sys
import time
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.broken_builds import asked
from tests.faults.counting import Count
from tests.faults.layer import build
from tests.faults.parts import Part, long, parts, room, short

LEAST = 10_000
"""So many fault points the long form has at least."""
SHOWN = 25


def main(words: list[str]) -> int:
    """Carry out all parts, print the counts; 0 when every promise held."""
    options = _options(words)
    size = (short if options.short else long)(options.seed, python=options.python_layer)
    with room() as folder:
        print(f"{build(folder, python=options.python_layer).says}\nseed {options.seed}; again: python -m tests.faults "
              f"--seed {options.seed}{' --short' if options.short else ''}", flush=True)
    if asked():
        print(f"deliberately broken: {', '.join(asked())}", flush=True)
    count = _carried_out([part for part in parts(size, options.jobs) if options.only in part[0]], options.jobs)
    for what, found in (("lost", count.lost), ("lie", count.lies)):
        for one in found[:SHOWN]:
            print(f"{what}: {one}")
    for note in count.notes[:SHOWN]:
        print(f"note: {note}")
    print(count.table())
    enough = options.short or options.only or count.total >= LEAST
    if not enough:
        print(f"fewer than {LEAST} fault points")
    return 0 if count.held and enough else 1


def _carried_out(wanted: list[Part], jobs: int) -> Count:
    """The counts of all parts together."""
    started, total = time.monotonic(), Count()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        running: dict[Future[Count], str] = {pool.submit(work, *given): name for name, work, given in wanted}
        for done in as_completed(running):
            found = done.result()
            total.add(found)
            print(f"{time.monotonic() - started:5.0f} s  {running[done]}: {found.total:,} fault points, {len(found.lost)} lost, "
                  f"{len(found.lies)} lies", flush=True)
    return total


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000), help="the same faults again")
    parser.add_argument("--short", action="store_true", help="the short form, a part of make test")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes (all cores)")
    parser.add_argument("--only", default="", help="only parts with this in their name")
    parser.add_argument("--python-layer", action="store_true", help="as on a machine without a C compiler")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
