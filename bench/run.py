"""Measure the bars of the design as ratios in one run, print them as a table and keep them as JSON.

    python bench/run.py [--quick] [--only program,store,report,screen] [--sizes 10000,100000]

Nothing here is a test: these machines are noisy, and a slow afternoon must not turn the suite red. Read the ratios.
"""

import argparse
import json
import platform
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measure import Row, quiet

PARTS = {"program": "rows_program", "store": "rows_store", "report": "rows_report", "screen": "rows_screen"}
"""Part to the module that measures it."""
RESULTS = Path(__file__).with_name("results")


def main() -> int:
    """Measure, print, keep; exit code 0 whatever the figures say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few runs and small libraries: does it work at all?")
    parser.add_argument("--only", default=",".join(PARTS), help="parts to measure")
    parser.add_argument("--sizes", default="10000", help="dossiers in the libraries that are searched")
    options = parser.parse_args()
    runs = 2 if options.quick else 7
    sizes = (200,) if options.quick else tuple(int(size) for size in options.sizes.split(","))
    before = quiet()
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for part in options.only.split(","):
            print(f"# {part}", file=sys.stderr)
            module = import_module(f"bench.{PARTS[part]}")
            found += module.rows(Path(name), runs, sizes) if part == "store" else module.rows(Path(name), runs)
    after = quiet()
    print(table(found))
    print(f"\nfixed loop: {before:.1f} ms before, {after:.1f} ms after"
          + ("; the machine was busy, read with care" if abs(after - before) > before / 4 else ""))
    keep(found, (before, after))
    return 0


def table(found: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | median | floor | ratio | bar | met |", "|---|--:|---|--:|---|---|"]
    for row in found:
        value = f"{row.value:,.0f} {row.unit}" if row.value >= 100 else f"{row.value:.1f} {row.unit}"
        ratio = f"{row.ratio:.2f} ×" if row.ratio is not None else ""
        met = {True: "yes", False: "no", None: ""}[row.met]
        what = f"{row.what} ({row.note})" if row.note else row.what
        lines.append(f"| {what} | {value} | {row.floor} | {ratio} | {row.bar} | {met} |")
    return "\n".join(lines)


def keep(found: list[Row], pulse: tuple[float, float]) -> None:
    """The rows with all samples, as JSON, for later comparison."""
    RESULTS.mkdir(exist_ok=True)
    data = {"python": platform.python_version(), "machine": platform.machine(), "pulse_ms": pulse,
            "rows": [asdict(row) for row in found]}
    (RESULTS / "latest.json").write_text(json.dumps(data, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
