"""Reading from stores in any condition; the store itself is never touched."""

import gzip
import json
import os
import random
import sqlite3
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store import files
from afweging.store.records import NewEvidence
from afweging.store.salvage import salvage, salvage_evidence
from tests.store.making import FRAMEWORK, NOON, body, draft, opened, version
from tests.store.processes import kill, start

OLD_STORES = Path(__file__).parent / "old_stores"
BODIES = {(f"AFW-2026-{dossier:04d}", number): body(q1=f"Dossier {dossier}, versie {number}. " * 300)
          for dossier in range(1, 9) for number in (1, 2)}  # fmt: skip


@pytest.fixture
def filled(path: Path) -> Path:
    store = opened(path)
    store.keep_framework(FRAMEWORK)
    for (kenmerk, number), text in BODIES.items():
        if number == 1:
            store.create(kenmerk, version(text))
        else:
            store.append(kenmerk, 1, version(text))
    store.save_draft(draft("AFW-2026-0001", base=2))
    store.close()
    return path


def read(path: Path) -> tuple[dict[tuple[str, int | None], str], set[tuple[str, int | None]]]:
    """What is intact, and the names of what is not; the store must be as it was afterwards."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    found = list(salvage(path))
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    return (
        {(each.kenmerk, each.number): each.body for each in found if each.intact},
        {(each.kenmerk, each.number) for each in found if not each.intact},
    )


def read_if_possible(path: Path) -> dict[tuple[str, int | None], str]:
    """What is intact; nothing when the store says that nothing can be read."""
    try:
        return read(path)[0]
    except AfwegingError as error:
        if error.code is not errors.STORE_DAMAGED:
            raise
        return {}


EVERYTHING = BODIES | {("AFW-2026-0001", None): body(q1="Werk in uitvoering.")}


def test_a_sound_store(filled: Path) -> None:
    assert read(filled) == (EVERYTHING, set())


def test_a_newer_store(filled: Path) -> None:
    made = sqlite3.connect(filled)
    made.executescript("ALTER TABLE version ADD COLUMN extra TEXT; CREATE TABLE remark (a); PRAGMA user_version = 9;")
    made.close()
    assert read(filled) == (EVERYTHING, set())


def test_changed_rows_are_given_but_not_as_intact(filled: Path) -> None:
    made = sqlite3.connect(filled)
    made.executescript(
        "DROP TRIGGER version_no_update;"
        "UPDATE version SET body = 'gewijzigd' WHERE kenmerk = 'AFW-2026-0003' AND number = 2;"
        "UPDATE version SET body = CAST(x'ff41' AS TEXT) WHERE kenmerk = 'AFW-2026-0004' AND number = 1;"
        "UPDATE draft SET body = 'gewijzigd';"
    )
    made.close()
    intact, changed = read(filled)
    assert changed == {("AFW-2026-0003", 2), ("AFW-2026-0004", 1), ("AFW-2026-0001", None)}
    assert intact == {key: text for key, text in EVERYTHING.items() if key not in changed}


def test_a_destroyed_header_is_mended_in_a_copy(filled: Path) -> None:
    with filled.open("r+b") as file:
        file.write(os.urandom(60))
    intact, changed = read(filled)
    assert intact == EVERYTHING
    assert changed == set()


def test_an_interrupted_save_is_undone_in_a_copy(filled: Path) -> None:
    store = opened(filled)
    hot = None
    with pytest.raises(KeyboardInterrupt), store.atomic():  # noqa: PT012 - the block is the transaction
        store._db.run("PRAGMA cache_spill = 1")
        store._db.run("PRAGMA cache_size = 1")
        store.append("AFW-2026-0001", 2, version(body(q1="half " * 90_000)))
        hot = (filled.read_bytes(), files.beside(filled, "-journal").read_bytes())
        raise KeyboardInterrupt
    store.close()
    assert hot is not None
    assert len(hot[1]) > 512
    filled.write_bytes(hot[0])
    files.beside(filled, "-journal").write_bytes(hot[1])
    assert read(filled)[0] == EVERYTHING


def test_pages_of_rubbish_cost_only_what_stood_there(filled: Path) -> None:
    sound = filled.read_bytes()
    dice = random.Random(5)
    pages = len(sound) // 4096
    survived = []
    for page in dice.sample(range(1, pages), 25):
        broken = bytearray(sound)
        broken[page * 4096 : (page + 1) * 4096] = dice.randbytes(4096)
        filled.write_bytes(broken)
        intact = read_if_possible(filled)
        assert intact.items() <= EVERYTHING.items()
        survived.append(len(intact))
    assert sum(count >= len(EVERYTHING) - 2 for count in survived) >= 20


@pytest.mark.parametrize("size", [0, 10, 4095, 4096, 20_000])
def test_a_file_that_was_cut_off(filled: Path, size: int) -> None:
    filled.write_bytes(filled.read_bytes()[:size])
    assert read_if_possible(filled).items() <= EVERYTHING.items()


def test_while_another_process_has_it_open(filled: Path) -> None:
    child = start("hold", filled)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    assert read(filled)[0] == EVERYTHING
    kill(child)


def test_not_while_somebody_is_in_the_middle_of_committing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afweging.store.database.BUSY_SECONDS", 0.05)
    made = sqlite3.connect(filled, isolation_level=None)
    made.execute("BEGIN EXCLUSIVE")
    with pytest.raises(AfwegingError) as caught:
        list(salvage(filled))
    assert caught.value.code is errors.STORE_BUSY
    made.close()


def test_what_is_not_there_or_no_store(tmp_path: Path) -> None:
    (tmp_path / "tekst").write_text("geen bibliotheek " * 1000)
    for place, code in (("niets", errors.FILE_MISSING), (".", errors.FILE_NOT_A_FILE), ("tekst", errors.STORE_DAMAGED)):
        with pytest.raises(AfwegingError) as caught:
            list(salvage(tmp_path / place))
        assert caught.value.code is code


def test_own_evidence_is_read_from_a_store_that_does_not_open(path: Path) -> None:
    store = opened(path)
    for number in range(1, 4):
        store.keep_evidence(NewEvidence(kind="fact", name=f"E0{number}", role="", at=NOON, body='{"id":"é"}'))
    kept = store.own_evidence()
    store.close()
    assert tuple(salvage_evidence(path)) == kept
    content = bytearray(path.read_bytes())
    content[:16] = b"x" * 16
    path.write_bytes(content)
    assert tuple(salvage_evidence(path)) == kept


def test_a_store_of_before_has_no_own_evidence_to_salvage(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.decompress((Path(__file__).parent / "old_stores" / "v2.db.gz").read_bytes()))
    assert tuple(salvage_evidence(path)) == ()


def pages_of(path: Path, *names: str) -> dict[str, int]:
    """The root page of tables and indexes."""
    made = sqlite3.connect(path)
    found = dict(made.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
    made.close()
    return {name: found[name] for name in names}


@pytest.mark.parametrize("name", ["sqlite_autoindex_version_1", "sqlite_autoindex_version_2", "draft_live"])
def test_a_damaged_index_hides_nothing(filled: Path, name: str) -> None:
    page = pages_of(filled, name)[name]
    with filled.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(random.Random(1).randbytes(4096))
    assert read(filled) == (EVERYTHING, set())


@pytest.mark.parametrize("what", [b"CREATE VIRTUAL TABLE search_text", b"CREATE TABLE 'search_text_data'", b"CREATE TRIGGER version_next"])
def test_a_damaged_schema_of_the_rest_hides_no_text(filled: Path, what: bytes) -> None:
    raw = bytearray(filled.read_bytes())
    at = raw.index(what)
    raw[at + 3:at + 9] = b"\x97\x98\xff\xfe\x80\x81"
    filled.write_bytes(raw)
    assert read(filled)[0].keys() >= BODIES.keys()
    with pytest.raises(AfwegingError) as caught:
        opened(filled)
    assert caught.value.code is errors.STORE_DAMAGED


@pytest.mark.parametrize("pages", [(1,), (1, 22), (22,)], ids=str)
def test_the_schema_itself_is_gone(filled: Path, pages: tuple[int, ...]) -> None:
    assert b"CREATE TABLE version" in filled.read_bytes()[21 * 4096:22 * 4096], "page 22 holds the beginning of the schema"
    with filled.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * 4096)
            file.write(bytes(4096))
    assert read(filled) == (EVERYTHING, set())


def test_the_first_page_of_an_old_store_is_gone(path: Path) -> None:
    path.parent.mkdir(parents=True)
    for old in sorted(OLD_STORES.glob("*.db.gz")):
        path.write_bytes(bytes(4096) + gzip.decompress(old.read_bytes())[4096:])
        said = json.loads(old.with_name(old.name.replace(".db.gz", ".json")).read_text(encoding="utf-8"))
        expected = {(kenmerk, number): text for kenmerk, number, _hash, text in said["versions"]}
        expected |= {(kenmerk, None): text for kenmerk, _base, text in said["drafts"]}
        assert read(path)[0] == expected, old.name


def test_no_byte_of_the_header_hides_a_text(filled: Path) -> None:
    raw = filled.read_bytes()
    for at in range(100):
        damaged = bytearray(raw)
        damaged[at] ^= 0x35
        filled.write_bytes(damaged)
        assert read(filled) == (EVERYTHING, set()), f"byte {at}"


def test_a_damaged_schema_of_the_drafts_hides_no_draft(filled: Path) -> None:
    raw = filled.read_bytes()
    start = raw.index(b"CREATE TABLE draft")
    for at in range(start, raw.index(b"STRICT", start), 7):
        filled.write_bytes(raw[:at] + b"\x01" + raw[at + 1:])
        assert read(filled) == (EVERYTHING, set()), f"byte {at}"
