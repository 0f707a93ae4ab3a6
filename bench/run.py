"""Measure the bars of the design as ratios in one run, print them as a table and keep them as JSON.

    python bench/run.py [--quick] [--only program,store,…] [--sizes 10000,100000]   measure, keep, make the page
    python bench/run.py --scaling [--sizes 1,10,…]                                 measure growth, make picture and page
    python bench/run.py --page                                                     make the page from what is kept

Large libraries are made once and kept when ``AFWEGING_BENCH`` names a folder: 100,000 dossiers take 10 GB and a quarter of
an hour. Without ``--sizes`` search is measured over 10,000, and over 100,000 when such a library is kept.
Nothing here is a test: these machines are noisy, and a slow afternoon must not turn the suite red. Read the ratios.
"""

import argparse
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import corpus, page, results, scaling
from bench.measure import Row

PARTS = {"program": "rows_program", "store": "rows_store", "search": "rows_search", "memory": "rows_memory",
         "report": "rows_report", "lists": "rows_lists", "screen": "rows_screen"}
"""Part to the module that measures it."""
RUNS = {True: 2, False: 7}


def main() -> int:
    """Measure, print, keep; exit code 0 whatever the figures say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="two runs of each instead of seven, and fewer reports")
    parser.add_argument("--only", default=",".join(PARTS), help="parts to measure")
    parser.add_argument("--sizes", default="", help="dossiers in the libraries that are searched, or that growth is measured over")
    parser.add_argument("--scaling", action="store_true", help="measure how things grow with the number of dossiers")
    parser.add_argument("--page", action="store_true", help="only make docs/speed.md and its picture from what is kept")
    options = parser.parse_args()
    sizes = tuple(int(size) for size in options.sizes.split(",") if size)
    if not options.page:
        with tempfile.TemporaryDirectory() as name:
            if options.scaling:
                watch = results.Watch()
                results.keep(results.SCALING, {"lines": scaling.measured(Path(name) / "scaling", sizes or scaling.SIZES), **watch.seen()})
            else:
                for part in options.only.split(","):
                    _measure(part, Path(name) / part, RUNS[options.quick], sizes)
    _write()
    return 0


def _write() -> None:
    """Make the page anew; after every part, so that page and figures belong together at any moment."""
    for path in page.write():
        print(f"written: {path}", file=sys.stderr)


def _measure(part: str, folder: Path, runs: int, sizes: tuple[int, ...]) -> None:
    """Measure one part, print its table and keep it."""
    module, watch, begin = import_module(f"bench.{PARTS[part]}"), results.Watch(), time.perf_counter()
    print(f"# {part}", file=sys.stderr)
    folder.mkdir()
    found: list[Row] = module.rows(folder, runs, sizes or searched()) if part == "search" else module.rows(folder, runs)
    seen = watch.seen()
    kept = {**seen, "runs": runs, "seconds": round(time.perf_counter() - begin), "rows": results.rows_kept(found)}
    results.keep(results.LATEST, {part: kept})
    _write()
    print(f"{page.table(kept['rows'])}\n\n{page.state(kept)}\n", flush=True)


def searched() -> tuple[int, ...]:
    """Over how many dossiers search is measured when nobody says."""
    return (10_000, 100_000) if corpus.is_kept(100_000) else (10_000,)


if __name__ == "__main__":
    sys.exit(main())
