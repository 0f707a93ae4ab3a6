"""Power cuts: every place in the log of a day of work, with each way in which what was not synced may be left.

Whatever is left must open, be sound by the program's own check, hold everything that was acknowledged before that place, and
hold nothing that was never stored.
"""

import hashlib
import random
import shutil
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults import facts, oplog
from tests.faults.counting import Count
from tests.faults.facts import Facts
from tests.faults.program import Program, Verb, library_in


@dataclass(frozen=True)
class Step:
    """A verb in the log: which operations are its own, when it acknowledged, and what was there before and after."""

    verb: Verb
    last: int
    told: int
    """The number of the operation with which the user was told; what came before it may be undone, what comes after not."""
    before: Facts
    after: Facts


@dataclass(frozen=True)
class Recording:
    """A day of work: the folder before it, the operations, and the verbs."""

    folder: Path
    begin: Path
    ops: list[oplog.Op]
    steps: list[Step]


def record(program: Program, folder: Path, work: Path, verbs: Sequence[Verb]) -> Recording:
    """Carry out verbs with the log on. Raises ``AssertionError`` when one is refused."""
    begin, log = work / "begin", work / "log"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder, begin)
    steps: list[Step] = []
    before = facts.read(library_in(folder))
    for verb in verbs:
        said = program(folder, verb, log=log)
        assert said.acknowledged(verb), f"{verb}: {said}"
        now = oplog.ops(log)
        first = steps[-1].last if steps else 0
        told = next((number for number, op in enumerate(now[first:], first) if any(verb.says in text for text in oplog.said(op))),
                    len(now))
        after = facts.read(library_in(folder))
        steps.append(Step(verb, len(now), told, before, after))
        before = after
    return Recording(folder, begin, oplog.ops(log), steps)


def replay(recording: Recording, work: Path, seed: int, each: int, share: tuple[int, int] = (0, 1)) -> Count:
    """Cut the power at every place; ``each`` disks by chance beside the certain two. ``share``: the part of this process."""
    count, seen = Count(), dict[bytes, facts.State]()
    disk = _at_begin(recording)
    ends = [step.last for step in recording.steps]
    for place, op in enumerate([*recording.ops, None]):
        if place % share[1] == share[0]:
            step = recording.steps[min(bisect_right(ends, place - 1 if place else 0), len(ends) - 1)]
            for number, how in enumerate((*oplog.LEFT[:2], *(oplog.LEFT[2 + n % 3] for n in range(each)))):
                chance = random.Random(f"{seed}:{place}:{number}")
                count.points[f"power cut, {_NAMES[how]}"] += 1
                state = _looked_at(disk, how, chance, work, seen, count)
                _hold(count, recording, step, place, state, f"power cut at operation {place} ({step.verb}), {how}, disk {number}")
        if op is not None:
            disk.play(op)
    return count


_NAMES = {
    "all": "all written (a killed process)", "none": "nothing unsynced left", "sectors": "any unsynced sectors left",
    "names": "names before contents", "rubbish": "unsynced sectors torn or rubbish",
}


def _at_begin(recording: Recording) -> oplog.Disk:
    """The disk before the first operation, with the paths of the log."""
    disk = oplog.Disk(recording.begin)
    moved = {path.replace(str(recording.begin), str(recording.folder), 1): file for path, file in disk.names.items()}
    return oplog.Disk.of(recording.folder, moved)


def _looked_at(disk: oplog.Disk, how: str, chance: random.Random, work: Path, seen: dict[bytes, facts.State],
               count: Count) -> facts.State:
    left = disk.left(how, chance)
    mark = hashlib.sha256()
    for path in sorted(left):
        content = left[path]
        mark.update(repr((path, None if content is None else len(content))).encode() + (content or b""))
    key = mark.digest()
    if key not in seen:
        target = work / "state"
        oplog.put(left, disk.folder, target)
        seen[key] = facts.look(library_in(target))
        count.opened += 1
        shutil.rmtree(target)
    return seen[key]


def _hold(count: Count, recording: Recording, step: Step, place: int, state: facts.State, told: str) -> None:
    """Whether this state keeps what was promised at this place."""
    count.lies += [f"{told}: {lie}" for lie in state.lies]
    if state.lies:
        return
    promised = (step.after,) if place > step.told else (step.before, step.after) if step.verb.swaps else (step.before,)
    losses = [list(each.lost(state.facts)) for each in promised]
    if all(losses):
        count.lost += [f"{told}: {loss}" for loss in min(losses, key=len)]
    known = {key: digest for each in recording.steps for key, digest in each.after.versions.items()}
    strange = [key for key, digest in state.facts.versions.items()
               if digest not in {known.get(key)} and not _ever(recording, key, digest)]
    count.lies += [f"{told}: version {key[0]}@{key[1]} was never stored" for key in strange]


def _ever(recording: Recording, key: tuple[str, int], digest: str) -> bool:
    return any(step.after.versions.get(key) == digest for step in recording.steps)
