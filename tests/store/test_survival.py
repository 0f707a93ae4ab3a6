"""Nothing acknowledged is lost: killed processes, races, full disks."""

import random
import time
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from tests.store.making import FRAMEWORK, body, draft, opened, version
from tests.store.processes import kill, said, start

K = "AFW-2026-0001"
KILLS = 13


@pytest.fixture
def filled(path: Path) -> Path:
    store = opened(path)
    store.keep_framework(FRAMEWORK)
    store.create(K, version())
    store.close()
    return path


def test_killed_while_storing_versions(filled: Path) -> None:
    dice = random.Random(1)
    acknowledged: dict[int, str] = {}
    for _ in range(KILLS):
        child = start("versions", filled)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        first = child.stdout.readline()
        time.sleep(dice.uniform(0, 0.08))
        for line in (first, *kill(child)):
            number, digest = line.split()
            acknowledged[int(number)] = digest
        store = opened(filled)
        stored = {info.number: info.hash for info in store.history(K)}
        assert acknowledged.items() <= stored.items()
        assert store.check() == ()
        store.close()
    assert len(acknowledged) >= KILLS


def test_killed_while_saving_drafts(filled: Path) -> None:
    dice = random.Random(2)
    last = 0
    for _ in range(KILLS):
        child = start("drafts", filled)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.05))
        last = max([last, *map(int, kill(child))])
        store = opened(filled)
        found = store.draft(K)
        assert (found.revision if found else 0) in (last, last + 1)
        if found:
            assert found.body == body(q1=f"Stand {found.revision} " * 300)
            last = found.revision
        assert store.check() == ()
        store.close()
    assert last > KILLS // 2, "the children did save between the kills"


def test_of_four_who_store_version_2_exactly_one_wins(filled: Path) -> None:
    moment = time.time() + 2.0
    children = [start("race", filled, moment) for _ in range(4)]
    answers = [child.communicate(timeout=60)[0].split() for child in children]
    assert sorted(answer[0] for answer in answers) == ["store.stale"] * 3 + ["won"]
    winner = next(answer[1] for answer in answers if answer[0] == "won")
    store = opened(filled)
    assert store.version(K).body == body(q1=f"Van {winner}")
    assert len(store.history(K)) == 2
    assert store.check() == ()
    store.close()


def test_two_processes_never_get_one_kenmerk(filled: Path) -> None:
    children = [start("reserve", filled, 40) for _ in range(2)]
    given = [name for child in children for name in child.communicate(timeout=60)[0].split()]
    assert len(given) == len(set(given)) == 80


def test_a_full_disk_costs_nothing(filled: Path) -> None:
    store = opened(filled)
    saved = store.save_draft(draft(K))
    pages = store._db.row("PRAGMA page_count")
    assert pages
    store._db.run(f"PRAGMA max_page_count = {pages[0] + 3}")
    before = store.version(K)
    with pytest.raises(AfwegingError) as caught:
        store.append(K, 1, version(body(q1="x" * 90_000)))
    assert caught.value.code is errors.STORE_FULL
    with pytest.raises(AfwegingError) as caught:
        store.save_draft(draft(K, body(q1="x" * 90_000), revision=saved.revision))
    assert caught.value.code is errors.STORE_FULL
    assert store.version(K) == before
    assert store.draft(K) == saved
    assert store.check() == ()
    store._db.run("PRAGMA max_page_count = 100000")
    assert store.save_draft(draft(K, body(q1="x" * 90_000), revision=saved.revision)).revision == 2
    store.close()


def test_files_that_may_not_grow(filled: Path) -> None:
    answers = said("small_files", filled, 200_000)
    stored = [int(line.split()[1]) for line in answers if line.startswith("stored")]
    refused = {line for line in answers if "." in line}
    assert stored
    assert refused
    assert refused <= {"store.io", "store.full", "file.unwritable"}
    store = opened(filled)
    assert [info.number for info in store.history(K)] == [1, *stored]
    assert store.check() == ()
    copies = sorted(file.name for file in filled.parent.glob("*kopie*"))
    assert copies == sorted(f"kopie-{line.split()[1]}.db" for line in answers if line.startswith("copied"))
    for name in copies:
        copy = opened(filled.parent / name, "read")
        assert copy.check() == ()
        copy.close()
    store.close()


def test_busy_is_told_and_nothing_changes(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afweging.store.database.BUSY_SECONDS", 0.05)
    one, two = opened(filled), opened(filled)
    with one.atomic():
        one.append(K, 1, version())
        with pytest.raises(AfwegingError) as caught:
            two.save_draft(draft(K))
        assert caught.value.code is errors.STORE_BUSY
        assert two.entry(K).number == 1
    assert two.entry(K).number == 2
    two.save_draft(draft(K))
    one.close()
    two.close()
