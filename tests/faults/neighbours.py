"""What is around the program: a second one, locks left behind, a clock that jumps, libraries of newer programs, things that are
no library at all.
"""

import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from afweging.store.migrations import newest
from tests.faults import facts
from tests.faults.counting import Count
from tests.faults.layer import Act, Arm
from tests.faults.program import ROOT, Program, Said, Verb, begun, library_in
from tests.faults.refusals import told_well
from tests.faults.scenario import ALL, FIRST, NEW, answered

YEAR = 365 * 86400


def two_at_once(one: Program, other: Program, work: Path, seed: int, numbers: Iterable[int]) -> Count:
    """Two programs on one library at the same moment; at times one of them is killed."""
    count, folder = Count(), work / "shared"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    begun((NEW, answered(1)), folder, one)
    for number in numbers:
        chance = random.Random(f"{seed}:two:{number}")
        before = facts.read(library_in(folder))
        revision = before.drafts[FIRST][1]
        verbs = [_something(chance, f"{number}-{which}") for which in (0, 1)]
        arms = [Arm(chance.randrange(1, 60), Act.KILL) if chance.random() < 0.2 else Arm() for _ in verbs]
        for program, verb, arm in zip((one, other), verbs, arms, strict=True):
            program.ask(folder, verb, arm=arm)
        said = [program.said(f"two at once, number {number}: {verb}") for program, verb in zip((one, other), verbs, strict=True)]
        count.points["two processes on one library"] += 1
        state = facts.look(library_in(folder))
        count.lies += [f"{said[0].told}: {lie}" for lie in state.lies]
        count.lies += [f"{each.told}: {lie}" for each, verb, arm in zip(said, verbs, arms, strict=True)
                       for lie in told_well(each, verb, kills=arm.act is Act.KILL)]
        count.lost += [f"{said[0].told}: {one}" for one in (*before.lost(state.facts), *_unkept(verbs, said, revision, state.facts))]
    return count


def _something(chance: random.Random, name: str) -> Verb:
    if chance.random() < 0.3:
        return Verb(("new", f"Dossier {name}", "--kenmerk", f"X-{name}", "--peildatum", "2026-06-01"), f"X-{name}")
    return answered(1, chance.choice("12"), f"Tekst {name}. " * chance.choice((1, 300)))


def _unkept(verbs: list[Verb], said: list[Said], revision: int, found: facts.Facts) -> Iterator[str]:
    """What was acknowledged and is not there."""
    answers = 0
    for verb, each in zip(verbs, said, strict=True):
        if each.acknowledged(verb) and verb.words[0] == "new" and (verb.says, 1) not in found.versions:
            yield f"{verb.says} was acknowledged and is not there"
        answers += each.acknowledged(verb) and verb.words[0] == "answer"
    if found.drafts[FIRST][1] < revision + answers:
        yield f"{answers} answers were acknowledged, and the draft went from {revision} to {found.drafts[FIRST][1]}"
    text = found.drafts[FIRST][2]
    done = [verb for verb, each in zip(verbs, said, strict=True) if each.acknowledged(verb) and verb.words[0] == "answer"]
    killed = any(each.code < 0 for each in said)  # it may have saved after the other, without living to tell
    if done and not killed and not any(verb.stdin.rstrip("\n").splitlines()[-1].strip() in text for verb in done):
        yield "none of the acknowledged answers is in the draft"


def killed_at_random(environment: dict[str, str], program: Program, work: Path, seed: int, numbers: Iterable[int]) -> Count:
    """Whole fresh processes, killed at any moment from their start on."""
    count, folder = Count(), work / "killed"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    begun((NEW, answered(1)), folder, program)
    for number in numbers:
        chance = random.Random(f"{seed}:kill:{number}")
        before = facts.read(library_in(folder))
        verb = answered(1, chance.choice("12"), f"Tekst {number}. " * 500)
        child = subprocess.Popen([sys.executable, "-m", "afweging", "--library", str(library_in(folder)), *verb.words],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=ROOT)
        try:
            out, err = child.communicate(verb.stdin.encode(), timeout=chance.uniform(0.01, 0.6))
        except subprocess.TimeoutExpired:
            child.kill()
            out, err = child.communicate()
        said = Said(child.returncode, out.decode(), err.decode(), told=f"SIGKILL at random, number {number}")
        count.points["SIGKILL at a random moment"] += 1
        state = facts.look(library_in(folder))
        count.lies += [f"{said.told}: {lie}" for lie in (*state.lies, *told_well(said, verb, kills=True))]
        count.lost += [f"{said.told}: {one}" for one in before.lost(state.facts)]
        if verb.says in said.err and state.facts.drafts[FIRST][1] <= before.drafts[FIRST][1]:
            count.lost.append(f"{said.told}: the answer was acknowledged and is not there")
    return count


def clocks(program: Program, work: Path, verbs: Iterable[Verb], seed: int, name: str) -> Count:
    """A day of work in which the clock jumps by up to twenty years before every verb, mostly backwards."""
    count, folder, chance = Count(), work / name, random.Random(f"{seed}:{name}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for verb in verbs:
        before = facts.read(library_in(folder))
        said = program(folder, verb, clock=chance.randrange(-20 * YEAR, 2 * YEAR))
        count.points["clock jumps"] += 1
        count.lies += [f"{name}, {said.told}: {lie}" for lie in told_well(said, verb)]
        if not said.acknowledged(verb):
            count.lies.append(f"{name}, {said.told}: refused because of the clock: {said.err[-300:]}")
        state = facts.look(library_in(folder))
        count.lies += [f"{name}, {said.told}: {lie}" for lie in state.lies]
        if not verb.swaps:
            count.lost += [f"{name}, {said.told}: {one}" for one in before.lost(state.facts)]
    return count


def locks(program: Program, work: Path, *, every: int) -> Count:
    """Locks left behind in a synchronised folder: of a dead process, of a living one, of another machine, and torn ones (one of ``every``)."""
    count, folder = Count(), work / "Dropbox"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    begun((NEW,), folder, program)
    lock = library_in(folder).with_name(library_in(folder).name + ".lock")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    mine = {"user": "gebruiker B", "machine": socket.gethostname(), "pid": ended.pid, "process": "", "since": "2026-07-01T12:00:00+00:00"}
    whole = json.dumps(mine)
    texts = {"dead process": (whole, True), "living process": (json.dumps({**mine, "pid": os.getppid()}), False),
             "another machine": (json.dumps({**mine, "machine": "PC-9"}), False)}
    texts |= {f"cut off at {at}": (whole[:at], False) for at in range(0, len(whole), every)}
    texts |= {f"rubbish {seed}": (random.Random(seed).randbytes(50).decode("latin-1"), False) for seed in range(0, 20, every)}
    for name, (text, taken) in texts.items():
        before = facts.read(library_in(folder))
        lock.write_text(text, encoding="utf-8")
        verb = answered(1, "2", name)
        said = program(folder, verb)
        count.points["a lock left behind"] += 1
        count.lies += [f"lock of {name}: {lie}" for lie in told_well(said, verb)]
        if said.acknowledged(verb) != taken:
            count.lies.append(f"lock of {name}: exit {said.code}, {said.err[-300:]}")
        if not taken and (said.code != 3 or str(lock) not in said.err):
            count.lies.append(f"lock of {name}: the user is not told who has it: exit {said.code}, {said.err[-300:]}")
        lock.unlink(missing_ok=True)
        state = facts.look(library_in(folder))
        count.lies += [f"lock of {name}: {lie}" for lie in state.lies]
        count.lost += [f"lock of {name}: {one}" for one in before.lost(state.facts)]
    return count


def _newer(library: Path) -> None:
    with closing(sqlite3.connect(library)) as db:
        db.execute("ALTER TABLE version ADD COLUMN later TEXT")
        db.execute("CREATE TABLE later (id INTEGER)")
        db.execute(f"PRAGMA user_version = {newest() + 1}")
        db.commit()


def _other_database(library: Path) -> None:
    library.unlink()
    with closing(sqlite3.connect(library)) as db:
        db.execute("CREATE TABLE t (a)")


def _folder(library: Path) -> None:
    library.unlink()
    library.mkdir()


def _gone(library: Path) -> None:
    library.rename(library.with_name(library.name + "-journal"))


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer": (_newer, "store.newer"),
    "another database": (_other_database, "store.foreign"),
    "a text": (lambda library: library.write_text("geen bibliotheek " * 500), "store.foreign"),
    "empty": (lambda library: library.write_bytes(b""), "store.empty"),
    "a folder": (_folder, "file.not-a-file"),
    "gone, with its journal left": (_gone, "store.gone"),
}
"""What may lie where the library was, and the code that says so."""


def refused(program: Program, sound: Path, work: Path, verbs: Iterable[Verb]) -> Count:
    """Every verb on what is no library of this program; nothing may be changed, and a newer one must still be exported."""
    count, folder = Count(), work / "refused"
    for name, (make, code) in REFUSED.items():
        for verb in verbs:
            shutil.rmtree(folder, ignore_errors=True)
            library = library_in(folder)
            library.parent.mkdir(parents=True)
            shutil.copyfile(sound, library)
            make(library)
            before = {path: path.read_bytes() for path in sorted(library.parent.rglob("*")) if path.is_file()}
            said = program(folder, verb)
            count.points[f"no library of ours: {name}"] += 1
            told = f"{verb} on what is {name}"
            count.lies += [f"{told}: {lie}" for lie in told_well(said, verb)]
            if f"[{code}]" not in said.err and verb.words[0] != "restore":
                count.lies.append(f"{told}: not {code} but exit {said.code}: {said.err[-300:]}")
            after = {path: path.read_bytes() for path in sorted(library.parent.rglob("*")) if path.is_file()}
            if after != before:
                count.lost.append(f"{told}: something beside it was changed")
            if name == "newer" and verb is ALL:
                count.lost += [f"{told}: {one}" for one in _unsaved(sound, folder / "uit")]
    return count


def _unsaved(sound: Path, target: Path) -> Iterator[str]:
    """What of a library is not among the exported files."""
    saved = {path.read_text(encoding="utf-8") for path in target.glob("*.json")}
    with closing(sqlite3.connect(sound)) as db:
        for kenmerk, number, body in db.execute("SELECT kenmerk, number, body FROM version").fetchall():
            if body not in saved:
                yield f"{kenmerk}@{number} was not exported"

