"""``make conformance``: validate every kind of report, awkward dossiers and random ones; exit code 1 on any finding.

    python -m tests.conformance [--random N] [--only TEXT] [--jobs N] [--minutes N] [--keep FOLDER]
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Final

from tests.conformance import breaking, dossiers, judging, validators
from tests.conformance.dossiers import Case
from tests.conformance.judging import Result
from tests.conformance.vera import Vera

SHOWN: Final = 8
"""So many findings of one document are shown, and so many documents."""


def main(words: list[str]) -> int:
    """Set up, test the judges, judge; 0 when nothing was found."""
    options = _options(words)
    started = time.monotonic()
    try:
        ready = validators.set_up()
    except validators.Unavailable as reason:
        print(f"make conformance: {reason}", file=sys.stderr)
        return 1
    print(f"validators ready, {time.monotonic() - started:.0f} s", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        wrong = list(_self_test(ready, folder))
        print("\n".join(wrong) or f"self-test: a good report passes, {len(breaking.BREAKINGS)} bad ones fail", flush=True)
        if wrong:
            return 1
        cases = [case for case in dossiers.cases(options.random) if options.only in case.name]
        results, late = _judged(ready, folder, cases, options.jobs, started + options.minutes * 60)
    return _told(results, late, len(cases), time.monotonic() - started)


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--random", type=int, default=200, help="how many random dossiers (200)")
    parser.add_argument("--only", default="", help="only documents with this in their name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes (all cores)")
    parser.add_argument("--minutes", type=float, default=15, help="after so many minutes stop, which is a failure (15)")
    parser.add_argument("--keep", type=Path, help="keep the PDFs with findings in this folder")
    return parser.parse_args(words)


def _self_test(ready: validators.Validators, folder: Path) -> Iterator[str]:
    """A judge that lets a bad file pass, or refuses a good one, must not judge."""
    good = _good(folder)
    with Vera(ready) as vera:
        path = folder / "self-test.pdf"
        path.write_bytes(breaking.changed(good, lambda _pdf: None))
        if failures := vera.judge(path).failures:
            yield f"self-test: a good report fails: {'; '.join(failures[:3])}"
        for name, data in breaking.broken(good):
            path.write_bytes(data)
            if not vera.judge(path).failures:
                yield f"self-test: veraPDF lets a bad file pass: {name}"
        path.unlink()


def _good(folder: Path) -> bytes:
    """A report that has one of everything there is to break."""
    from afweging.report import formats  # noqa: PLC0415 - the engine is not needed to say that a validator is missing

    case = Case(group="voorbeeld", content="voorbeeld-me2")
    data = formats.render(dossiers.document(case), "pdf")
    (folder / "good.pdf").write_bytes(data)
    return data


def _judged(ready: validators.Validators, folder: Path, cases: list[Case], jobs: int, end: float) -> tuple[list[Result], int]:
    """The results, and how many cases there was no time for."""
    results: list[Result] = []
    with ProcessPoolExecutor(jobs, initializer=judging.begin, initargs=(ready, folder)) as pool:
        waiting: list[Future[Result]] = [pool.submit(judging.judge, case) for case in cases]
        try:
            for done in as_completed(waiting, timeout=max(1, end - time.monotonic())):
                results.append(done.result())
                _progress(results, len(cases))
        except TimeoutError:
            pool.shutdown(wait=False, cancel_futures=True)
    return results, len(cases) - len(results)


def _progress(results: list[Result], total: int) -> None:
    last = results[-1]
    for finding in last.findings[:SHOWN]:
        print(f"  {last.case.name}: {finding}", flush=True)
    if len(results) % 20 == 0:
        print(f"{len(results)} of {total} documents, {sum(bool(one.findings) for one in results)} with findings", flush=True)


def _told(results: list[Result], late: int, total: int, seconds: float) -> int:
    """The closing lines; the exit code."""
    groups = Counter(result.case.group for result in results)
    bad = sorted(result.case.name for result in results if result.findings)
    found = Counter(finding.split(":")[0].split(" ")[0] for result in results for finding in result.findings)
    print(f"\n{len(results)} of {total} documents: " + ", ".join(f"{count} {group}" for group, count in groups.items()))
    print(f"{sum(result.pages for result in results)} pages, {sum(result.checks for result in results):,} checks by veraPDF"
          f" (ua1 with 3a or 2a), {sum(result.readers for result in results)} documents read by three readers, {seconds:.0f} s")
    slow = sorted(results, key=lambda result: -result.seconds)[:3]
    print("slowest: " + ", ".join(f"{result.case.name} {result.seconds:.0f} s" for result in slow))
    if late:
        print(f"FAILED: no time for {late} documents")
    if bad:
        print(f"FAILED: {len(bad)} documents with findings ({', '.join(f'{name} {count}' for name, count in found.items())}): "
              + ", ".join(bad[:SHOWN]))
        print(f"again: python -m tests.conformance --only {bad[0]} --keep FOLDER")
    else:
        print(f"{len(results)} documents, 0 findings" if not late else "no findings in the others")
    return 1 if bad or late or not results else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
