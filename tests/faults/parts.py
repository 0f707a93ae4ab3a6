"""The suite as parts that can be carried out side by side: each makes what it needs, and returns its count."""

import gzip
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults import crashes, damage, neighbours, refusals
from tests.faults.counting import Count
from tests.faults.layer import CHANGES, Arm, Layer, build
from tests.faults.program import ROOT, Program, Said, Verb, begun, library_in, whole_process
from tests.faults.refusals import FORMS, Form
from tests.faults.scenario import DAY, SHORT, UPGRADE

OLD = ROOT / "tests" / "store" / "old_stores" / "v1.db.gz"
_NEEDED = 300_000_000


@dataclass(frozen=True)
class Size:
    """How much is done. ``at_most`` fault points per verb and form, also where the long form tries every one if ``whole``."""

    seed: int
    verbs: tuple[Verb, ...]
    whole: bool
    at_most: int
    disks: int
    """Disks by chance at every place in the log, beside the two certain ones."""
    places: int
    """Of so many places in the log one is looked at, by turns."""
    damaged: int
    pairs: int
    kills: int
    days: int
    python: bool = False
    """Use the layer for machines without a compiler."""


def long(seed: int, *, python: bool = False) -> Size:
    """The long form."""
    return Size(seed, DAY, whole=True, at_most=25, disks=6, places=1, damaged=2400, pairs=250, kills=60, days=8, python=python)


def short(seed: int, *, python: bool = False) -> Size:
    """The short form: a part of ``make test``."""
    return Size(seed, SHORT, whole=False, at_most=5, disks=3, places=7, damaged=90, pairs=8, kills=4, days=1, python=python)


@contextmanager
def room() -> Iterator[Path]:
    """A folder for the fault points, in memory where there is enough of it."""
    memory = Path("/dev/shm")
    fits = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _NEEDED
    with tempfile.TemporaryDirectory(prefix="afweging-faults-", dir=memory if fits else None) as folder:
        yield Path(folder)


@contextmanager
def running(size: Size, count: int = 1) -> Iterator[tuple[Path, Layer, list[Program]]]:
    """A folder, the layer, and so many programs over it."""
    with room() as folder, ExitStack() as stack:
        layer = build(folder, python=size.python)
        yield folder, layer, [stack.enter_context(Program(layer, folder / f"program{number}")) for number in range(count)]


def old_library(folder: Path) -> Path:
    """A folder with a library of the first form."""
    library = library_in(folder)
    library.parent.mkdir(parents=True)
    library.write_bytes(gzip.decompress(OLD.read_bytes()))
    return folder


def power_cuts(size: Size, share: int, shares: int) -> Count:
    """Every place in the log of a day, one share of them."""
    with running(size) as (folder, _layer, (program,)):
        recording = crashes.record(program, folder / "day", folder / "recorded", size.verbs)
        part = (share * size.places + size.seed % size.places, shares * size.places)
        return crashes.replay(recording, folder / "replay", size.seed, size.disks, part)


def power_cuts_upgrading(size: Size, share: int, shares: int) -> Count:
    """The same while a library of an older program is brought up to date."""
    with running(size) as (folder, _layer, (program,)):
        recording = crashes.record(program, old_library(folder / "old"), folder / "recorded", UPGRADE)
        return crashes.replay(recording, folder / "replay", size.seed, size.disks, (share * size.places, shares * size.places))


def refused(size: Size, forms: Sequence[Form], verbs: Sequence[Verb], share: int, shares: int) -> Count:
    """Every form at every verb, a share of the operations."""
    count = Count()
    with running(size) as (folder, _layer, (program,)):
        begin = old_library(folder / "old") if verbs is UPGRADE else None
        for stage in refusals.stages(program, folder / "stages", verbs, begin):
            for form in forms:
                at = refusals.places(stage, form, size.seed, size.at_most, whole=size.whole)[share::shares]
                count.add(refusals.refuse(program, stage, form, at, folder / "refused"))
    return count


def whole_processes(size: Size) -> Count:
    """A sample of all forms with the program started anew, as a shell does."""
    count, chance = Count(), random.Random(f"{size.seed}:whole")
    with running(size) as (folder, layer, (program,)):
        if layer.library is None:
            count.notes.append("no fresh processes with faults: the layer inside Python cannot be given to them")
            return count
        staged = [stage for stage in refusals.stages(program, folder / "stages", size.verbs) if stage.counts[CHANGES] > 1]
        for form in FORMS:
            for stage in chance.sample(staged, min(len(staged), 4 if size.whole else 1)):
                at = chance.randrange(1, max(2, stage.counts[form.kinds] + 1))

                def process(run: Path, verb: Verb, arm: Arm, log: Path) -> Said:
                    return whole_process(layer, run, folder, verb, arm, log)

                count.add(refusals.refuse(process, stage, form, [at], folder / "refused"))
    count.points = Counter({f"{name}, in a fresh process": number for name, number in count.points.items()})
    return count


def damaged(size: Size, share: int, shares: int) -> Count:
    """A damaged library, again and again."""
    with running(size) as (folder, _layer, (program,)):
        begun(DAY, folder / "day", program)
        return damage.damage(program, library_in(folder / "day"), folder, size.seed, range(share, size.damaged, shares))


def together(size: Size) -> Count:
    """Two programs on one library, and fresh ones that are killed at any moment."""
    with running(size, 2) as (folder, layer, (one, other)):
        count = neighbours.two_at_once(one, other, folder, size.seed, range(size.pairs))
        environment = {**os.environ, **one.home(), **layer.environment()}
        count.add(neighbours.killed_at_random(environment, one, folder, size.seed, range(size.kills)))
    return count


def around(size: Size) -> Count:
    """What else is around the program: the clock, locks, and what is no library."""
    count = Count()
    with running(size) as (folder, layer, (one,)):
        begun(DAY, folder / "day", one)
        if layer.library is None:
            count.notes.append("no clock that jumps: the layer inside Python cannot move it")
        for number in range(size.days if layer.library else 0):
            count.add(neighbours.clocks(one, folder, size.verbs, size.seed, f"day-{number}"))
        count.add(neighbours.locks(one, folder, every=1 if size.whole else 12))
        count.add(neighbours.refused(one, library_in(folder / "day"), folder, size.verbs))
    return count


Part = tuple[str, Callable[..., Count], tuple[object, ...]]


def parts(size: Size, shares: int) -> list[Part]:
    """All of it, cut into pieces; the longest first."""
    cuts = 4 if size.whole else 2
    groups = [FORMS[number::cuts] for number in range(cuts)]
    found: list[Part] = [(f"refusals {number + 1}.{share + 1}", refused, (size, group, size.verbs, share, shares))
                         for number, group in enumerate(groups) for share in range(shares)]
    found += [(f"power cuts {share + 1}", power_cuts, (size, share, shares)) for share in range(shares)]
    found += [(f"damage {share + 1}", damaged, (size, share, shares)) for share in range(shares)]
    found += [("together", together, (size,)), ("around", around, (size,)), ("fresh processes", whole_processes, (size,))]
    found += [("an upgrade refused", refused, (size, FORMS, UPGRADE, 0, 1)), ("an upgrade cut off", power_cuts_upgrading, (size, 0, 1))]
    return found
