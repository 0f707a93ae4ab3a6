"""The short form of ``make faults``: every kind of fault, with one seed; the long form tries them at every place."""

import os
import random
from pathlib import Path

import pytest

from tests.faults.facts import NOTHING, Facts
from tests.faults.layer import Kind
from tests.faults.oplog import Disk, File, Op
from tests.faults.parts import Part, parts, power_cuts, short

SEED = int(os.environ.get("AFWEGING_FAULTS_SEED", "1"))


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the suite forks the program; this system cannot")


@pytest.mark.parametrize("part", parts(short(SEED), 1), ids=lambda part: part[0].replace(" ", "-"))
def test_nothing_acknowledged_is_lost_and_nobody_is_lied_to(part: Part) -> None:
    _name, work, given = part
    count = work(*given)
    assert count.total or count.notes, "what is left out is said"
    assert not count.lost
    assert not count.lies


def test_the_same_without_a_compiler() -> None:
    count = power_cuts(short(SEED, python=True), 0, 1)
    assert count.total
    assert not count.lost
    assert not count.lies


def op(kind: Kind, path: str = "", other: str = "", *, flags: int = 0, inode: int = 0, at: int = 0, data: bytes = b"") -> Op:
    return Op(kind, flags, inode, at, path, other, data)


def test_what_was_not_synced_may_be_gone(tmp_path: Path) -> None:
    disk, chance = Disk(tmp_path), random.Random(1)
    name = str(tmp_path / "a")
    disk.play(op(Kind.OPEN, name, flags=1, inode=7))
    disk.play(op(Kind.WRITE, inode=7, data=b"x" * 1000))
    assert disk.left("none", chance) == {}
    assert disk.left("all", chance) == {name: b"x" * 1000}
    disk.play(op(Kind.SYNC, inode=7))
    assert disk.left("none", chance) == {}, "the file is on disk, its name is not"
    disk.play(op(Kind.OPEN, str(tmp_path), flags=4, inode=1))
    disk.play(op(Kind.SYNC, flags=4, inode=1))
    assert disk.left("none", chance) == {name: b"x" * 1000}
    disk.play(op(Kind.TRUNCATE, inode=7, at=10))
    disk.play(op(Kind.RENAME, name, name + "b"))
    assert disk.left("none", chance) == {name: b"x" * 1000}
    assert disk.left("names", chance) == {name + "b": b"x" * 1000}
    assert disk.left("all", chance) == {name + "b": b"x" * 10}


def test_sectors_may_reach_the_disk_in_any_order() -> None:
    file = File(b"a" * 2048, bytearray(b"a" * 2048))
    file.change(100, b"b" * 1900)
    left = {file.left("sectors", random.Random(seed)) for seed in range(200)}
    cuts = [(100, 512), (512, 1024), (1024, 1536), (1536, 2000)]
    assert {tuple(one[start:end] == b"b" * (end - start) for start, end in cuts) for one in left} >= {
        (True, False, True, False), (False, True, False, True)}
    assert any(set(file.left("rubbish", random.Random(seed))) - set(b"ab") for seed in range(20))


def test_a_loss_is_seen() -> None:
    before = Facts(versions={("A", 1): "h"}, drafts={"A": (1, 2, "x")}, reservations=frozenset(("A",)), events=("e",))
    assert not list(before.lost(before))
    assert len(list(before.lost(NOTHING))) == 4
    newer = Facts(versions={("A", 1): "h", ("A", 2): "i"}, reservations=frozenset(("A",)), events=("e", "f"))
    assert not list(before.lost(newer)), "the draft became version 2"
    assert list(before.lost(Facts(before.versions, {"A": (1, 1, "x")}, before.reservations, before.events)))
    assert list(NOTHING.effect(before).missing(NOTHING.effect(NOTHING)))
