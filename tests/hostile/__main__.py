"""The long form of the hostile tests: every door, guided by coverage when atheris is there, for as long as asked.

    python -m tests.hostile [--seconds N] [--only NAME,…]

Each door gets a process of its own, with bounds on memory and on the time of one input. atheris (libFuzzer) keeps what reaches new
code and goes on from there; without it, real files are mutated at random, and the table says so. The last line counts and decides.
"""

import argparse
import importlib.util
import re
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEMORY, SLOWEST = 1_500, 25
"""Megabytes a process may take; seconds one input may take."""


def main() -> int:
    """Try every door; 1 when there is a finding."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="how long per door")
    parser.add_argument("--only", default="", help="doors, separated by commas")
    parser.add_argument("--door", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.door:
        return one_door(options.door, options.seconds)
    from tests.hostile.targets import targets  # noqa: PLC0415 - a door's own process imports it instrumented

    guided = importlib.util.find_spec("atheris") is not None
    total = findings = 0
    print(f"guided by coverage (atheris): {'yes' if guided else 'no, mutation only; pip install atheris'}\n")
    print("| door | inputs | new paths | slowest | findings |\n|---|--:|--:|--:|--:|")
    for name in options.only.split(",") if options.only else targets():
        runs, paths, slowest, found = tried(name, options.seconds)
        total, findings = total + runs, findings + len(found)
        print(f"| {name} | {runs:,} | {paths} | {slowest} | {len(found)} |", flush=True)
        for line in found:
            print(f"    {line}")
    print(f"\n{total:,} inputs, {findings} findings")
    return 1 if findings or not total else 0


def tried(name: str, seconds: int) -> tuple[int, str, str, list[str]]:
    """One door in a process of its own: inputs tried, paths found, the slowest input, findings."""
    ended = subprocess.run([sys.executable, "-m", "tests.hostile", "--door", name, "--seconds", str(seconds)], cwd=ROOT,
                           capture_output=True, check=False, timeout=seconds * 3 + 120)
    said = (ended.stdout + ended.stderr).decode(errors="replace")
    runs = re.findall(r"Done (\d+) runs|^inputs: (\d+)$", said, re.MULTILINE)
    paths = re.findall(r"new_units_added: *(\d+)", said)
    slowest = re.findall(r"slowest_unit_time_sec: *(\d+)|^slowest: (\S+)$", said, re.MULTILINE)
    found = re.findall(r"^(?:finding|==\d+== ?ERROR|SUMMARY|.*Error):? .{0,300}", said, re.MULTILINE) if ended.returncode else []
    if ended.returncode and not found:
        found = [f"ended with {ended.returncode}: {said[-300:]}"]
    count = int("".join(runs[-1])) if runs else 0
    return count, paths[-1] if paths else "–", f"{''.join(slowest[-1])} s" if slowest else "–", found


def one_door(name: str, seconds: int) -> int:
    """Try one door in this process, guided when possible."""
    try:
        import atheris  # noqa: PLC0415 - may not be installed
    except ImportError:
        return mutations(name, seconds)
    with atheris.instrument_imports(include=["afweging"]):
        from tests.hostile.targets import targets  # noqa: PLC0415 - must be imported while instrumenting
    from afweging.errors import AfwegingError  # noqa: PLC0415

    target = targets()[name]

    def once(content: bytes) -> None:
        try:
            target.open(content)
        except AfwegingError:
            return

    with tempfile.TemporaryDirectory() as folder:
        for number, sample in enumerate(target.samples):
            (Path(folder) / f"{number}").write_bytes(sample)
        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", f"-rss_limit_mb={MEMORY}", f"-timeout={SLOWEST}", "-max_len=60000",
                       "-print_final_stats=1", f"-artifact_prefix={tempfile.gettempdir()}/afweging-{name}-", folder], once)
        atheris.Fuzz()
    return 0


def mutations(name: str, seconds: int) -> int:
    """Mutate the samples for so long; 1 with the seed of the first finding."""
    from afweging.errors import AfwegingError  # noqa: PLC0415 - as in the guided form
    from tests.hostile.mutating import mutated  # noqa: PLC0415
    from tests.hostile.targets import targets  # noqa: PLC0415

    target, end, number, slowest = targets()[name], time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < end:
        seed = zlib.crc32(f"long {name} {number}".encode())
        began = time.process_time()
        try:
            target.open(mutated(target.samples[number % len(target.samples)], target.samples[-1], seed))
        except AfwegingError:
            pass  # a refusal in words is what there should be
        except Exception as error:  # noqa: BLE001 - that is the finding
            print(f"finding: {name}, seed {seed}, {type(error).__name__}")
            return 1
        slowest, number = max(slowest, time.process_time() - began), number + 1
    print(f"inputs: {number}\nslowest: {slowest:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
