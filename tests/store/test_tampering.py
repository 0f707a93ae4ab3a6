"""Nothing stored can be changed through the tables, and whatever is changed beneath them is found and named."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.store.records import Finding, NewEvent, NewEvidence
from afweging.store.sqlite import SqliteStore
from tests.store.making import FRAMEWORK, NOON, body, draft, opened, version

K = "AFW-2026-0001"
OTHER = "AFW-2026-0002"


@pytest.fixture
def store(path: Path) -> SqliteStore:
    made = opened(path)
    made.keep_framework(FRAMEWORK)
    made.create(K, version(body(q1="Een " * 3000)))
    made.append(K, 1, version(body(q1="Twee " * 3000)))
    made.append(K, 2, version(body(q1="Drie " * 3000)))
    made.create(OTHER, version(minutes=5))
    made.save_draft(draft(OTHER))
    made.record(NewEvent(kind="open", role="lezer", at=NOON))
    made.record(NewEvent(kind="backup", role="beheer", at=NOON))
    for number in (1, 2, 3):
        made.keep_evidence(NewEvidence(kind="fact", name=f"E0{number}", role="lezer", at=NOON, body='{"id":"E"}'))
    return made


def unlock(path: Path) -> sqlite3.Connection:
    """The file opened behind the store's back, without its triggers, as somebody who tampers would."""
    made = sqlite3.connect(path, isolation_level=None)
    for (name,) in made.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        made.execute(f"DROP TRIGGER {name}")
    return made


@pytest.mark.parametrize("table", ["version", "event", "framework", "reservation", "migration", "own_evidence"])
def test_tables_that_only_grow_refuse_change_and_removal(store: SqliteStore, table: str) -> None:
    made = sqlite3.connect(store.path, isolation_level=None)
    column = made.execute(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1 OFFSET 1").fetchone()[0]
    for act in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            made.execute(act)
    made.close()


def test_rows_cannot_be_replaced_or_slipped_in(store: SqliteStore) -> None:
    made = sqlite3.connect(store.path, isolation_level=None)
    columns = "kenmerk, number, parent, hash, body_hash, framework_hash, author_role, created, reason, summary, body"
    copied = "kenmerk, {number}, parent, {hash}, body_hash, framework_hash, author_role, created, reason, summary, 'x'"
    for number, digest in (("number", "hash"), ("number", "'y'"), ("9", "'y'"), ("0", "'y'"), ("2", "'y'")):
        for how in ("INSERT", "INSERT OR REPLACE", "REPLACE"):
            chosen = copied.format(number=number, hash=digest)
            with pytest.raises(sqlite3.IntegrityError):
                made.execute(f"{how} INTO version ({columns}) SELECT {chosen} FROM version WHERE kenmerk = '{K}' AND number = 2")
    with pytest.raises(sqlite3.IntegrityError):
        made.execute("INSERT OR REPLACE INTO event SELECT * FROM event WHERE sequence = 1")
    made.close()
    assert store.check() == ()


@pytest.mark.parametrize(
    "column",
    ["kenmerk", "number", "parent", "hash", "body_hash", "framework_hash", "author_role", "created", "reason", "summary", "body"],
)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_changed_column_is_found(store: SqliteStore, column: str, number: int) -> None:
    made = unlock(store.path)
    new = "number + 40" if column == "number" else f"substr({column}, 1, length({column}) - 2) || 'x\"' "
    made.execute("PRAGMA foreign_keys = OFF")
    made.execute(f"UPDATE version SET {column} = {new} WHERE kenmerk = ? AND number = ?", (K, number))
    if number == 1 and column == "parent":
        made.execute("UPDATE version SET parent = 'x' WHERE kenmerk = ? AND number = 1", (K,))
    made.close()
    found = [finding for finding in store.check() if not finding.repairable]
    assert found
    named = {(finding.kenmerk, finding.number) for finding in found}
    if column in ("kenmerk", "number"):
        assert (K, number) in named or (K, number + 40) in named
        assert any(finding.kind == "chain" and finding.kenmerk == K for finding in found)
    else:
        assert (K, number) in named
    assert not any(finding.kenmerk == OTHER for finding in found)
    if column not in ("kenmerk", "number"):
        with pytest.raises(AfwegingError) as caught:
            store.version(K, number)
        assert caught.value.code is errors.STORE_DAMAGED_VERSION
        assert caught.value.exit == 4
        assert caught.value.values == {"kenmerk": K, "number": number}


def test_bytes_that_are_no_text_are_found(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("UPDATE version SET reason = CAST(x'ff00' AS TEXT), body = CAST(x'ff' AS TEXT) WHERE number = 2")
    made.close()
    with pytest.raises(AfwegingError) as caught:
        store.version(K, 2)
    assert caught.value.code is errors.STORE_DAMAGED_VERSION
    with pytest.raises(AfwegingError) as caught:
        store.history(K)
    assert caught.value.code is errors.STORE_DAMAGED
    assert ("version", K, 2) in {(finding.kind, finding.kenmerk, finding.number) for finding in store.check()}


@pytest.mark.parametrize(("removed", "missing"), [(1, 1), (2, 2), (3, 3)])
def test_a_removed_version_is_missed(store: SqliteStore, removed: int, missing: int) -> None:
    made = unlock(store.path)
    made.execute("DELETE FROM version WHERE kenmerk = ? AND number = ?", (K, removed))
    made.close()
    assert ("chain", K, missing) in {(finding.kind, finding.kenmerk, finding.number) for finding in store.check()}


def test_a_removed_dossier_is_missed(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("DELETE FROM version WHERE kenmerk = ?", (K,))
    made.close()
    (chain,) = [finding for finding in store.check() if finding.kind == "chain"]
    assert (chain.kenmerk, chain.number) == (K, 1)
    assert "3" in chain.what


def test_a_cut_tail_that_was_hidden_from_the_list_is_shown_by_a_printed_hash(store: SqliteStore) -> None:
    printed = store.version(K).info.hash
    made = unlock(store.path)
    made.execute("DELETE FROM version WHERE kenmerk = ? AND number = 3", (K,))
    made.close()
    store.rebuild_index()
    assert store.check() == ()
    assert store.with_hash(printed) == ()


def test_a_version_rewritten_with_its_own_hash_breaks_the_next(store: SqliteStore, path: Path) -> None:
    forged = opened(path.with_name("vals.db"))
    forged.keep_framework(FRAMEWORK)
    info = forged.create(K, version(body(q1="Vervalst")))
    forged.close()
    made = unlock(path)
    made.execute(
        "UPDATE version SET body = ?, body_hash = ?, hash = ? WHERE kenmerk = ? AND number = 1",
        (body(q1="Vervalst"), info.body_hash, info.hash, K),
    )
    made.close()
    found = {(finding.kind, finding.kenmerk, finding.number) for finding in store.check() if not finding.repairable}
    assert found == {("chain", K, 2)}


DAMAGE: list[tuple[str, str, str]] = [
    ("UPDATE draft SET body = body || ' '", "draft", OTHER),
    ("UPDATE draft SET saved = '2020'", "draft", OTHER),
    ("UPDATE draft SET summary = '{'", "draft", OTHER),
    ("UPDATE framework SET body = 'x'", "framework", ""),
    ("UPDATE event SET detail = 'x' WHERE sequence = 1", "event", ""),
    ("UPDATE event SET hash = 'x' WHERE sequence = 2", "event", ""),
    ("DELETE FROM event WHERE sequence = 1", "event", ""),
    ("UPDATE entry SET title = 'x' WHERE number = 3", "list", K),
    ("UPDATE entry SET number = 90 WHERE number = 3", "list", K),
    ("DELETE FROM entry WHERE number = 3", "list", K),
    ("INSERT INTO entry SELECT 'AFW-1', 0, '', updated, '', '', '', NULL, '', 0, 0, '', '', '', 0, '' FROM entry LIMIT 1", "list", "AFW-1"),
    ("UPDATE search_doc SET number = 1 WHERE number = 3", "index", K),
    ("DELETE FROM search_doc WHERE number = 3", "index", K),
    ("UPDATE search_text_content SET c0 = 'x' WHERE id = 3", "index", K),
    ("UPDATE search_text SET words = 'x' WHERE rowid = 3", "index", K),
]


@pytest.mark.parametrize(("act", "kind", "kenmerk"), DAMAGE)
def test_what_is_wrong_is_named_and_caches_are_mended(store: SqliteStore, act: str, kind: str, kenmerk: str) -> None:
    made = unlock(store.path)
    changed = made.execute(act).rowcount
    made.close()
    assert changed > 0
    found = store.check()
    assert (kind, kenmerk) in {(finding.kind, finding.kenmerk) for finding in found}
    assert all(finding.what and "{" not in finding.what for finding in found)
    store.rebuild_index()
    left = store.check()
    assert all(not finding.repairable for finding in left)
    assert bool(left) == (kind not in ("list", "index"))


def test_a_damaged_draft_is_not_shown_as_sound(store: SqliteStore) -> None:
    for act in ("body = body || ' '", "body = CAST(x'ff' AS TEXT)"):
        made = unlock(store.path)
        made.execute(f"UPDATE draft SET {act}")
        made.close()
        with pytest.raises(AfwegingError) as caught:
            store.draft(OTHER)
        assert caught.value.code is errors.STORE_DAMAGED_DRAFT
    assert store.search("werk") == ()


def test_a_damaged_framework_is_not_shown_as_sound(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("UPDATE framework SET body = CAST(x'ff' AS TEXT)")
    made.close()
    with pytest.raises(AfwegingError) as caught:
        store.framework(store.frameworks()[0])
    assert caught.value.code is errors.STORE_DAMAGED_FRAMEWORK


def test_a_damaged_list_says_that_the_dossiers_are_sound(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("UPDATE entry SET updated = 'gisteren'")
    made.close()
    with pytest.raises(AfwegingError) as caught:
        store.entries()
    assert caught.value.code is errors.STORE_DAMAGED_INDEX
    store.rebuild_index()
    assert len(store.entries()) == 2


INDEX_DAMAGE = [
    "UPDATE search_text_data SET block = zeroblob(40)",
    "UPDATE search_text_data SET block = randomblob(200) WHERE id > 10",
    "DELETE FROM search_text_data WHERE id > 10",
    "DELETE FROM search_text_data WHERE id = 10",
    "DELETE FROM search_text_data",
    "DELETE FROM search_text_content",
    "DELETE FROM search_text_docsize",
    "DELETE FROM search_text_config",
    "UPDATE search_word_data SET block = zeroblob(40)",
    "UPDATE search_word_data SET block = randomblob(200) WHERE id > 10",
    "DELETE FROM search_word_data WHERE id > 10",
    "DELETE FROM search_word_data WHERE id = 10",
    "DELETE FROM search_word_data",
    "DELETE FROM search_word_config",
    "DELETE FROM search_vocabulary",
    "DELETE FROM search_vocabulary WHERE word = 'drie'",
    "UPDATE search_doc SET places = 'q2'",
]


def break_index(store: SqliteStore, act: str) -> None:
    made = unlock(store.path)
    made.execute(act)
    made.close()
    store.close()


@pytest.mark.parametrize("act", INDEX_DAMAGE)
def test_a_damaged_index_does_not_stop_the_storing_and_can_be_made_anew(path: Path, store: SqliteStore, act: str) -> None:
    break_index(store, act)
    store = opened(path)
    assert {finding.kind for finding in store.check()} == {"index"}
    store.append(K, 3, version(body(q1="Vier en verse steun")))
    store.create("AFW-2026-0003", version(body(q1="Nog een")))
    assert store.version(K).info.number == 4
    store.rebuild_index()
    assert store.check() == ()
    assert [hit.kenmerk for hit in store.search("verse steun")] == [K]
    store.close()


@pytest.mark.parametrize(("most", "table"), [(0, "search_text"), (100, "search_word")])
def test_a_search_in_a_damaged_index_says_so(
    path: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch, most: int, table: str
) -> None:
    monkeypatch.setattr("afweging.store.vocabulary.MOST", most)
    break_index(store, f"DELETE FROM {table}_data WHERE id > 10")
    store = opened(path)
    with pytest.raises(AfwegingError) as caught:
        store.search("steun")
    assert caught.value.code is errors.STORE_DAMAGED_INDEX
    store.close()


def test_a_damaged_newest_version_is_still_listed(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("UPDATE version SET body = 'x' WHERE kenmerk = ? AND number = 3", (K,))
    made.close()
    store.rebuild_index()
    assert store.entry(K).number == 3
    assert store.version(K, 2).info.number == 2
    assert {finding.kind for finding in store.check()} == {"version"}


Change = Callable[[bytearray, int], None]


def look(path: Path) -> tuple[Finding, ...]:
    """What check finds; a store that does not even open says so with the exit code of damage."""
    try:
        store = opened(path)
    except AfwegingError as error:
        return (Finding(kind="file" if error.exit == 4 else "list", what=error.what()),)
    try:
        return store.check()
    finally:
        store.close()


def _flipped(path: Path, store: SqliteStore, kenmerk: str, number: int, step: int) -> int:
    """Every ``step``-th byte of one stored version flipped in turn; the version must be named each time. How many were tried."""
    made = unlock(path)
    (sound,) = made.execute("SELECT CAST(body AS BLOB) FROM version WHERE kenmerk = ? AND number = ?", (kenmerk, number)).fetchone()
    put = "UPDATE version SET body = CAST(? AS TEXT) WHERE kenmerk = ? AND number = ?"
    places = range(0, len(sound), step)
    for place in places:
        broken = bytearray(sound)
        broken[place] ^= 1 << place % 8  # also the eighth bit: then it is no longer text
        made.execute(put, (bytes(broken), kenmerk, number))
        named = [(finding.kenmerk, finding.number) for finding in store.check() if not finding.repairable]
        assert set(named) == {(kenmerk, number)}, (place, named)
    made.execute(put, (sound, kenmerk, number))
    made.close()
    assert store.check() == ()
    return len(places)


def test_each_byte_of_each_version_flipped_is_found_and_its_dossier_and_version_named(path: Path) -> None:
    made = opened(path)
    made.keep_framework(FRAMEWORK)
    made.create(K, version(body(q1="Een hernieuwd oordeel: € 230 miljoen.")))
    made.append(K, 1, version(body(q1="Een tweede lezing.")))
    made.create(OTHER, version(minutes=5))
    tried = sum(_flipped(path, made, kenmerk, number, 1) for kenmerk, number in ((K, 1), (K, 2), (OTHER, 1)))
    assert tried > 100
    made.close()


def test_a_long_version_flipped_here_and_there_is_named(store: SqliteStore) -> None:
    assert _flipped(store.path, store, K, 2, 211) > 50


@pytest.mark.parametrize("step", [197])
def test_bytes_changed_in_the_file_are_found_or_did_not_matter(path: Path, store: SqliteStore, step: int) -> None:
    """Every 197th byte of the file flipped in turn: check speaks, or everything stored still reads as it was."""
    expected = {(info.kenmerk, info.number): store.version(info.kenmerk, info.number).body
                for kenmerk in (K, OTHER) for info in store.history(kenmerk)}  # fmt: skip
    store.close()
    sound = path.read_bytes()
    silent = spoken = 0
    for place in range(100, len(sound), step):
        broken = bytearray(sound)
        broken[place] ^= 0x55
        path.write_bytes(broken)
        findings = look(path)
        if any(not finding.repairable for finding in findings):
            spoken += 1
            continue
        silent += 1
        again = opened(path)
        assert {key: again.version(*key).body for key in expected} == expected
        again.close()
    assert spoken > 150
    assert silent > 150  # empty space and caches


@pytest.mark.parametrize("column", ["kind", "name", "role", "at", "body", "hash"])
def test_a_changed_own_source_or_fact_is_named(store: SqliteStore, column: str) -> None:
    made = unlock(store.path)
    made.execute(f"UPDATE own_evidence SET {column} = {column} || 'x' WHERE sequence = 2")
    made.close()
    found = store.check()
    assert {one.kind for one in found} == {"evidence"}
    assert found[0].what.startswith("E02")


def test_a_removed_own_source_or_fact_is_missed(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("DELETE FROM own_evidence WHERE sequence = 2")
    made.close()
    assert [one.what for one in store.check()] == ["eigen bronnen en feiten vóór regel 3 ontbreken"]


def test_an_own_source_or_fact_cannot_be_slipped_in(store: SqliteStore) -> None:
    made = sqlite3.connect(store.path, isolation_level=None)
    for number in (2, 5, 9):
        with pytest.raises(sqlite3.IntegrityError):
            made.execute("INSERT OR REPLACE INTO own_evidence SELECT ?, kind, name, role, at, body, hash FROM own_evidence "
                         "WHERE sequence = 1", (number,))
    made.close()
    assert len(store.own_evidence()) == 3


@pytest.mark.parametrize(
    ("table", "column", "value", "kind"),
    [
        ("event", "detail", "x'ff'", "event"), ("event", "hash", "NULL", "event"), ("event", "kenmerk", "x'ff'", "event"),
        ("framework", "body", "x'ff'", "framework"), ("framework", "body", "NULL", "framework"),
        ("draft", "summary", "NULL", "draft"), ("draft", "body", "x'ff'", "draft"), ("draft", "base", "'een'", "draft"),
        ("version", "number", "'een'", "version"), ("version", "reason", "NULL", "version"), ("version", "body", "NULL", "version"),
    ],
)
def test_values_of_another_kind_are_found(store: SqliteStore, table: str, column: str, value: str, kind: str) -> None:
    made = unlock(store.path)
    made.execute("PRAGMA foreign_keys = OFF")
    made.execute("PRAGMA writable_schema = ON")
    made.execute("UPDATE sqlite_master SET sql = replace(replace(sql, ') STRICT', ')'), ' NOT NULL', '') WHERE name = ?", (table,))
    made.execute("PRAGMA writable_schema = RESET")
    made.execute(f"UPDATE {table} SET {column} = {value} WHERE rowid = (SELECT max(rowid) FROM {table})")
    made.close()
    path = store.path
    store.close()
    again = opened(path)
    assert kind in {finding.kind for finding in again.check() if not finding.repairable}
    again.close()


def test_a_list_with_values_of_another_kind_is_no_reason_to_stop(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("PRAGMA writable_schema = ON")
    made.execute("UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'entry'")
    made.execute("PRAGMA writable_schema = RESET")
    made.execute("UPDATE entry SET number = x'ff', hash = 'x'")
    made.close()
    path = store.path
    store.close()
    again = opened(path)
    assert again.check()
    again.rebuild_index()
    assert again.check() == ()
    again.close()


def test_an_event_whose_time_is_no_time_is_damage(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("UPDATE event SET at = 'gisteren' WHERE sequence = 1")
    made.close()
    with pytest.raises(AfwegingError) as caught:
        store.events()
    assert caught.value.code is errors.STORE_DAMAGED
    assert {finding.kind for finding in store.check()} == {"event"}


def test_own_evidence_whose_time_is_no_time_is_damage(store: SqliteStore) -> None:
    made = unlock(store.path)
    made.execute("UPDATE own_evidence SET at = 'gisteren' WHERE sequence = 1")
    made.close()
    with pytest.raises(AfwegingError) as caught:
        store.own_evidence()
    assert caught.value.code is errors.STORE_DAMAGED
