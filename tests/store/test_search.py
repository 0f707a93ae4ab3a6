"""Search through a store: the contract, and that no query and no text makes it fail."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afweging.store.folding import fold
from afweging.store.protocol import Store
from afweging.store.records import Filter
from tests.store.making import body, draft, opened, version

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
    monkeypatch.setattr("afweging.store.index._MOST_REMEMBERED", 2)
    for number in range(1, 6):
        store.create(f"AFW-2026-{number:04d}", version())
        store.save_draft(draft(f"AFW-2026-{number:04d}", body(q1="verse woorden")))
    for _ in range(3):
        assert len(kenmerken(store, "verse")) == 5


def test_search_within_a_filter_and_a_place(store: Store) -> None:
    store.create(K, version(body(q1="steun", q2="markt"), status="concept"))
    store.create("AFW-2026-0002", version(body(q1="markt", q2="steun"), status="vastgesteld"))
    assert kenmerken(store, "steun", which=Filter(status=("concept",))) == [K]
    assert kenmerken(store, "steun", place="q2") == ["AFW-2026-0002"]
    assert kenmerken(store, "steun markt", place="q1") == []
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
