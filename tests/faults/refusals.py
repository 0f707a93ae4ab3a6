"""The file system refuses: at every operation of every verb, once, from then on, half way; or the process is killed there.

After each: what was acknowledged is there, also when the power is cut at that very moment; what was there before is there still;
the library is sound; and a user who was refused was told what is wrong and what to do, without a word of an answer.
"""

import errno
import random
import re
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults import facts, oplog
from tests.faults.counting import Count
from tests.faults.facts import Facts
from tests.faults.layer import CHANGES, READS, WRITES, Act, Arm
from tests.faults.program import SECRET, Program, Said, Verb, library_in

CODE = re.compile(r"\[[a-z]+\.[a-z-]+\]|“afweging export --all” redt alles wat leesbaar is")
"""A code, which comes with a remedy; or the remedy of ``check``, which names what it found one by one."""


COPYING = ("backup", "restore")


@dataclass(frozen=True)
class Form:
    """A way of refusing; ``every`` means at every operation in the long form, else at some of them."""

    name: str
    act: Act
    error: int = errno.EIO
    kinds: int = CHANGES
    every: bool = False

    @property
    def kills(self) -> bool:
        """Whether the process ends there."""
        return self.act in (Act.KILL, Act.KILL_HALFWAY)


FORMS = (
    Form("disk full, once", Act.FAIL_ONCE, errno.ENOSPC, every=True),
    Form("disk full from then on", Act.FAIL_ON, errno.ENOSPC, every=True),
    Form("disk full half way in a write", Act.HALF_WRITE, errno.ENOSPC, WRITES),
    Form("I/O error, once", Act.FAIL_ONCE, errno.EIO, every=True),
    Form("I/O error from then on", Act.FAIL_ON, errno.EIO),
    Form("I/O error in reading", Act.FAIL_ONCE, errno.EIO, READS),
    Form("file system becomes read-only", Act.FAIL_ON, errno.EROFS),
    Form("permission lost mid-way", Act.FAIL_ON, errno.EACCES),
    Form("SIGKILL at a chosen operation", Act.KILL),
    Form("SIGKILL half way in a write", Act.KILL_HALFWAY, kinds=WRITES),
    Form("folder moved away", Act.TAKE_FOLDER),
)


@dataclass(frozen=True)
class Stage:
    """A verb with the folder as it is before it, and what it does when nothing is in its way."""

    verb: Verb
    folder: Path
    before: Facts
    after: Facts
    counts: dict[int, int]
    """How many operations of each set of kinds it carries out."""


def stages(program: Program, work: Path, verbs: Iterable[Verb], begin: Path | None = None) -> list[Stage]:
    """Carry out verbs without faults, keeping the folder before each. Raises ``AssertionError`` when one is refused."""
    folder, found = work / "staging", []
    shutil.copytree(begin, folder) if begin else folder.mkdir(parents=True)
    for number, verb in enumerate(verbs):
        kept = work / f"stage{number}"
        shutil.copytree(folder, kept)
        before = facts.read(library_in(folder))
        counts = {}
        for kinds in (READS, WRITES, CHANGES):
            shutil.rmtree(folder)
            shutil.copytree(kept, folder)
            said = program(folder, verb, arm=Arm(kinds=kinds))
            assert said.acknowledged(verb), f"{verb}: {said}"
            counts[kinds] = said.counted
        found.append(Stage(verb, kept, before, facts.read(library_in(folder)), counts))
    shutil.rmtree(folder)
    return found


def places(stage: Stage, form: Form, seed: int, most: int, *, whole: bool) -> list[int]:
    """At which operations a form refuses: all of them, or as many by chance as asked for."""
    every = range(1, stage.counts[form.kinds] + 1)
    if (form.every and whole) or len(every) <= most:
        return list(every)
    return sorted(random.Random(f"{seed}:{stage.verb}:{form.name}").sample(every, most))


Run = Callable[..., Said]
"""A ``Program``, or something else that carries out a verb on a folder with a fault and a log."""


def refuse(program: Run, stage: Stage, form: Form, at: Iterable[int], work: Path) -> Count:
    """One verb, one form, at each of these operations."""
    count, folder, log = Count(), work / "run", work / "log"
    for number in at:
        for gone in (folder, work / "run.gone"):
            shutil.rmtree(gone, ignore_errors=True)
        log.unlink(missing_ok=True)
        shutil.copytree(stage.folder, folder)
        said = program(folder, stage.verb, arm=Arm(number, form.act, form.error, form.kinds), log=log)
        count.points[form.name + (" (backup or restore interrupted)" if form.kills and str(stage.verb) in COPYING else "")] += 1
        _judge(count, stage, form, said, folder, log)
    return count


def _judge(count: Count, stage: Stage, form: Form, said: Said, folder: Path, log: Path) -> None:
    count.lies += [f"{said.told}: {lie}" for lie in told_well(said, stage.verb, kills=form.kills)]
    where = folder
    if form.act is Act.TAKE_FOLDER and folder.with_name("run.gone").exists():
        if library_in(folder).exists() and stage.before != facts.NOTHING and not stage.verb.swaps:
            count.lies.append(f"{said.told}: another library was made where one had been")
        where = folder.with_name("run.gone")
    state = facts.look(library_in(where))
    count.opened += 1
    count.lies += [f"{said.told}: {lie}" for lie in state.lies]
    if state.lies:
        return
    if said.acknowledged(stage.verb):
        missing = stage.before.effect(stage.after).missing(stage.before.effect(state.facts))
        count.lost += [f"{said.told}: {one}" for one in missing]
        if form.act is not Act.TAKE_FOLDER:
            count.lost += [f"{said.told}, then the power cut: {one}" for one in _after_power_cut(stage, log, folder)]
    else:
        lost = list(stage.before.lost(state.facts))
        if lost and not (stage.verb.swaps and not list(stage.before.effect(stage.after).missing(stage.before.effect(state.facts)))):
            count.lost += [f"{said.told}: {one}" for one in lost]
    if not form.kills and form.act is Act.FAIL_ONCE:
        count.notes += [f"{said.told}: leaves {path.name}" for path in where.rglob("*.part-*")]


def _after_power_cut(stage: Stage, log: Path, folder: Path) -> Iterator[str]:
    """What an acknowledged verb loses when nothing that was not synced is left."""
    disk = oplog.Disk.of(folder, {
        path.replace(str(stage.folder), str(folder), 1): file for path, file in oplog.Disk(stage.folder).names.items()})
    for op in oplog.ops(log):
        disk.play(op)
    target = folder.with_name("cut")
    oplog.put(disk.left("none", random.Random(0)), folder, target)
    state = facts.look(library_in(target))
    shutil.rmtree(target)
    yield from state.lies
    if not state.lies:
        yield from stage.before.effect(stage.after).missing(stage.before.effect(state.facts))


def told_well(said: Said, verb: Verb, *, kills: bool = False) -> Iterator[str]:
    """What is wrong with what the user was told: one line each."""
    if said.code < 0:
        if said.code != -signal.SIGKILL or not kills:
            yield f"ended by signal {-said.code}"
        return
    text = said.out + said.err
    if "Traceback" in text:
        yield f"a traceback: {text.strip().splitlines()[-1][:200]}"
    if SECRET in text and not verb.reads:
        yield "words of an answer were printed"
    if "fout in het programma" in text:
        yield f"a fault of the program itself: {said.err.strip()[-300:]}"
    if said.code == 0 and not said.acknowledged(verb):
        yield f"exit code 0 without a word: {said}"
    if said.code != 0 and not CODE.search(said.err) and "Traceback" not in text and "fout in het programma" not in text:
        yield f"refused (exit {said.code}) without a code and a remedy: {said.err.strip()[-300:]!r}"


