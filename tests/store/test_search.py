"""Search through a store: the contract, and that no query and no text makes it fail."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afweging import canonical
from afweging.store.folding import fold
from afweging.store.opening import open_store
from afweging.store.protocol import Store
from afweging.store.records import Filter, NewEvent, Passage
from afweging.store.sqlite import SqliteStore
from tests.store.making import FRAMEWORK, NOON, OPENER, body, cut, draft, opened, version

K = "AFW-2026-0001"


def kenmerken(store: Store, query: str, **more: object) -> list[str]:
    return [hit.kenmerk for hit in store.search(query, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    ["steun", "STEUN", "staatssteunkader", "ssteunk", "coordinatie", "coördinatie", "COÖRDINATIE", "steun coord",
     '"het staatssteunkader"', "het", "kader. (steun)", "steun*", "één", "een steun", "eu steun"],
)  # fmt: skip
def test_what_is_found(store: Store, query: str) -> None:
    store.create(K, version(body(q1="Volgens het Staatssteunkader van de EU is er één", q2="coördinatie van DE markt")))
    assert kenmerken(store, query) == [K]


@pytest.mark.parametrize("query", ["", " ", "%", "*", '""', "steunx", "steun anders", '"kader het"', "x" * 100_000, "\x00", "\ud800"])
def test_what_is_not_found(store: Store, query: str) -> None:
    store.create(K, version(body(q1="Volgens het Staatssteunkader")))
    assert kenmerken(store, query) == []


def test_short_words_are_found_by_themselves(store: Store) -> None:
    store.create(K, version(body(q1="De EU en AI")))
    store.create("AFW-2026-0002", version(body(q1="Iets over chips")))
    assert kenmerken(store, "eu") == [K]
    assert kenmerken(store, "ai eu") == [K]


def test_newest_first_and_no_more_than_asked(store: Store) -> None:
    for number in range(1, 8):
        store.create(f"AFW-2026-{number:04d}", version(body(q1=f"steun nummer {number}"), minutes=number))
    store.append("AFW-2026-0003", 1, version(body(q1="steun opnieuw"), minutes=99))
    assert kenmerken(store, "steun", limit=3) == ["AFW-2026-0003", "AFW-2026-0007", "AFW-2026-0006"]
    assert kenmerken(store, "steun", limit=0) == []
    assert len(kenmerken(store, "steun")) == 7


def test_only_the_newest_version_is_searched(store: Store) -> None:
    store.create(K, version(body(q1="oude woorden")))
    store.append(K, 1, version(body(q1="nieuwe woorden")))
    assert kenmerken(store, "oude") == []
    (hit,) = store.search("nieuwe")
    assert (hit.number, hit.draft, hit.place) == (2, False, "q1")


def test_a_draft_is_searched_instead_of_its_version(store: Store) -> None:
    store.create(K, version(body(q1="oude woorden")))
    saved = store.save_draft(draft(K, body(q1="verse woorden"), minutes=5))
    assert kenmerken(store, "oude") == []
    (hit,) = store.search("verse")
    assert (hit.number, hit.draft, hit.updated) == (1, True, saved.saved)
    saved = store.save_draft(draft(K, body(q1="nog verser"), revision=saved.revision))
    assert kenmerken(store, "verse woorden") == []
    assert kenmerken(store, "verser") == [K]
    store.drop_draft(K, saved.revision)
    assert kenmerken(store, "verser") == []
    assert kenmerken(store, "oude") == [K]


def test_more_drafts_than_are_remembered(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afweging.store.searcher._MOST_REMEMBERED", 2)
    for number in range(1, 6):
        store.create(f"AFW-2026-{number:04d}", version())
        store.save_draft(draft(f"AFW-2026-{number:04d}", body(q1="verse woorden")))
    for _ in range(3):
        assert len(kenmerken(store, "verse")) == 5


def test_search_within_a_filter_and_a_place(store: Store) -> None:
    store.create(K, version(body(q1="steun", q2="markt"), status="concept"))
    store.create("AFW-2026-0002", version(body(q1="markt", q2="steun"), status="vastgesteld"))
    assert kenmerken(store, "steun", which=Filter(status=("concept",))) == [K]
    assert kenmerken(store, "steun", places=("q2",)) == ["AFW-2026-0002"]
    assert kenmerken(store, "steun markt", places=("q1",)) == []
    (hit,) = store.search("steun markt", which=Filter(status=("concept",)))
    assert hit.places == ("q1", "q2")


def test_words_of_two_passages_do_not_run_together(store: Store) -> None:
    store.create(K, version(body(q1="staats", q2="steun")))
    assert kenmerken(store, "staatssteun") == []


def test_a_version_that_is_not_indexed_is_found_all_the_same(path: Path) -> None:
    store = opened(path)
    store.keep_framework('{"id":"ipcei","version":"1"}')
    store.create(K, version(body(q1="staatssteun")))
    store._db.run("UPDATE entry SET indexed = 0")
    assert kenmerken(store, "steun") == [K]
    assert kenmerken(store, "steun", which=Filter(has_draft=False)) == [K]
    assert kenmerken(store, "markt") == []
    store.close()


def test_a_damaged_body_is_still_found_by_the_index(path: Path) -> None:
    store = opened(path)
    store.keep_framework('{"id":"ipcei","version":"1"}')
    store.create(K, version(body(q1="staatssteun")))
    store._db.run("DROP TRIGGER version_no_update")
    for broken in (b"\xff{", b"{"):
        store._db.run("UPDATE version SET body = CAST(? AS TEXT)", (broken,))
        (hit,) = store.search("steun")
        assert (hit.kenmerk, hit.place, hit.snippet.text) == (K, "", "staatssteun")
        store._db.run("UPDATE entry SET indexed = 0")
        assert store.search("steun") == ()
        store._db.run("UPDATE entry SET indexed = 1")
    store.close()


QUERY = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from('"\'*()-+:^{}[]% aébNOTNEAR,\\\x00\n'), max_size=40),
    st.lists(st.sampled_from(['"', "AND", "OR", "NOT", "NEAR(", "words:", "steun", "*", "é"]), max_size=8).map(" ".join),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(QUERY)
def test_no_query_is_an_error(store: Store, query: str) -> None:
    if store.content().dossiers == 0:
        store.create(K, version(body(q1="De staatssteun NOT NEAR words: één")))
    for hit in store.search(query):
        assert hit.kenmerk == K


WORDS = st.lists(st.text(st.characters(categories=["Ll", "Lu", "Nd", "Po", "Zs", "Mn"], max_codepoint=0x24F), max_size=12), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(WORDS, st.data())
def test_search_agrees_with_a_plain_look(store: Store, words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    entry = store.content().dossiers
    if entry == 0:
        store.create(K, version(body(q1=text)))
    else:
        store.append(K, len(store.history(K)), version(body(q1=text)))
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : start + data.draw(st.integers(1, 9))]
    asked = '"' + piece.replace('"', " ") + '"'
    phrase = " ".join(fold(piece.replace('"', " ")).split())
    expected = any(character.isalnum() or character == "_" for character in phrase) and phrase in fold(text)
    assert (kenmerken(store, asked) == [K]) == expected


def test_all_words_must_stand_in_one_of_the_places(store: Store) -> None:
    store.create(K, version(body(q1="steun voor de markt", q2="markt", q3="steun")))
    assert kenmerken(store, "steun markt", places=("q1", "q2")) == [K]
    assert kenmerken(store, "steun markt", places=("q2", "q3")) == []
    (hit,) = store.search("markt", places=("q2", "q3"))
    assert (hit.place, hit.places) == ("q2", ("q2",))


NOTES = {"remark": lambda detail: (Passage("remark:q1", json.loads(detail)["text"]),)}


def noted(store: Store, text: str, kind: str = "remark", kenmerk: str | None = K) -> None:
    store.record(NewEvent(kind=kind, role="lezer", at=NOON, kenmerk=kenmerk, detail=canonical.text({"text": text})))


@pytest.fixture
def heard(path: Path) -> Iterator[SqliteStore]:
    """A store that lets remarks be found, with two dossiers."""
    with closing(open_store(path, opener=OPENER, cut=cut, notes=NOTES)) as made:
        made.keep_framework(FRAMEWORK)
        made.create(K, version(body(q1="staatssteun")))
        made.create("AFW-2026-0002", version(body(q1="chips")))
        yield made


def test_remarks_are_found_with_their_dossier(heard: SqliteStore, path: Path) -> None:
    noted(heard, "Klopt de coördinatie wel?")
    noted(heard, "onvindbaar", kind="iets-anders")
    noted(heard, "onvindbaar", kenmerk=None)
    (hit,) = heard.search("COORDINATIE")
    assert (hit.kenmerk, hit.place, hit.snippet.text) == (K, "remark:q1", "Klopt de coördinatie wel?")
    assert heard.search("staatssteun")[0].place == "q1"
    assert kenmerken(heard, "steun coordinatie") == [K]
    assert kenmerken(heard, "coordinatie", places=("q1",)) == []
    assert kenmerken(heard, "onvindbaar") == []
    assert kenmerken(heard, "chips staatssteun") == []
    assert [one.kenmerk for one in heard.search("s")] == ["AFW-2026-0002", K], "a remark does not make a dossier newer"
    assert heard.check() == ()
    heard.append(K, 1, version(body(q1="nieuwe tekst")))
    assert kenmerken(heard, "coordinatie") == [K], "the remark stays with the next version"
    with closing(open_store(path, opener=OPENER, cut=cut, notes=NOTES, mode="read")) as other:
        assert kenmerken(other, "coordinatie tekst") == [K]


def test_remarks_are_found_beside_a_draft_also_when_they_come_later(heard: SqliteStore) -> None:
    heard.save_draft(draft(K, body(q1="verse woorden")))
    assert kenmerken(heard, "coordinatie") == []
    noted(heard, "de coördinatie")
    assert kenmerken(heard, "coordinatie verse") == [K]


def test_the_index_with_remarks_can_be_made_anew(heard: SqliteStore) -> None:
    noted(heard, "de coördinatie")
    heard._db.run("DELETE FROM search_text")
    assert [one.kind for one in heard.check()] == ["index"] * 3, "of both dossiers, and the words apart"
    heard.rebuild_index()
    assert heard.check() == ()
    assert kenmerken(heard, "coordinatie") == [K]


def test_a_damaged_index_never_stops_a_remark(heard: SqliteStore) -> None:
    noted(heard, "eerste")
    heard._db.run("DELETE FROM search_text_data")
    noted(heard, "tweede opmerking")
    heard.rebuild_index()
    assert kenmerken(heard, "eerste tweede") == [K]
    assert heard.check() == ()


def test_a_remark_on_a_dossier_that_is_not_indexed_is_found(heard: SqliteStore) -> None:
    heard._db.run("UPDATE entry SET indexed = 0")
    noted(heard, "de coördinatie")
    assert kenmerken(heard, "coordinatie") == [K]


@pytest.mark.parametrize(("which", "found"), [
    (Filter(kenmerk_parts=("2026-0001",)), [K]),
    (Filter(kenmerk_parts=("afw-2026",)), ["AFW-2026-0002", K]),
    (Filter(kenmerk_parts=("0001", "0002")), ["AFW-2026-0002", K]),
    (Filter(kenmerk_parts=("%",)), []),
    (Filter(tags=("GROENE",)), [K]),
    (Filter(tags=("chemië",)), [K]),
    (Filter(tags=("batterij",)), []),
    (Filter(tags=("batterij", "waterstof")), [K]),
    (Filter(tags=("groene",), kenmerk_parts=("0002",)), []),
])  # fmt: skip
def test_filters_on_tags_and_parts_of_the_kenmerk(store: Store, which: Filter, found: list[str]) -> None:
    store.create(K, version(title="Batterijen", tags="Groene chemie, waterstof"))
    store.create("AFW-2026-0002", version(title="Groene batterijen", minutes=1))
    assert [one.kenmerk for one in store.entries(which)] == found
    assert [one.kenmerk for one in store.search("steun", which=which)] == found
    assert store.count(which) == len(found)
