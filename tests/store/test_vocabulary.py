"""The words of the index: what they narrow, and that search with them finds what a plain look through all texts finds."""

import random
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afweging.store import caches, index, vocabulary
from afweging.store.finding import wanted
from afweging.store.folding import fold
from afweging.store.protocol import Store
from afweging.store.records import Filter
from afweging.store.sqlite import SqliteStore
from afweging.store.vocabulary import Vocabulary
from tests.store.making import FRAMEWORK, body, cut, opened, version

K = "AFW-2026-0001"
PIECES = ("steun", "staats", "kader", "eu", "ai", "één", "straße", "ß", "Ørsted", "Жиль", "ƀ", "markt", "x", "a_b", "12", "-", ".", " ", "  ")
TEXT = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
ASKED = st.one_of(
    st.lists(st.sampled_from((*PIECES, '"', "teun", "kad", "arkt", "nergens")), min_size=1, max_size=6).map("".join),
    st.lists(st.sampled_from((*PIECES, "teun", "rkt")), min_size=1, max_size=3).map(" ".join),
)


@pytest.fixture
def filled(path: Path) -> "closing[SqliteStore]":
    made = opened(path)
    made.keep_framework(FRAMEWORK)
    return closing(made)


def naive(texts: dict[str, tuple[str, str, str]], query: str, which: str, place: str) -> list[str]:
    """The dossiers in which every word of a query stands, newest first, by looking through all of them."""
    words, found = wanted(query), []
    for kenmerk, (first, second, status) in texts.items():
        pieces = [fold(piece) for name, piece in (("q1", first), ("q2", second)) if not place or name == place]
        # the line break keeps the end of one text apart from the beginning of the next; in one place there is no next
        if words and which in ("", status) and all(word in "\n".join(pieces) for word in words):
            found.append(kenmerk)
    return found[::-1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texts=st.lists(st.tuples(TEXT, TEXT, st.sampled_from(("concept", "vastgesteld"))), min_size=1, max_size=9),
       queries=st.lists(st.tuples(ASKED, st.sampled_from(("", "concept")), st.sampled_from(("", "q1", "q2"))), min_size=1, max_size=12),
       most=st.sampled_from((0, 1, 128)), few=st.sampled_from((0, 2, 1000)))
def test_search_finds_what_a_plain_look_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, str]], queries: list[tuple[str, str, str]], most: int, few: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, closing(opened(tmp_path_factory.mktemp("s") / "b" / "x.db")) as store:
        patch.setattr(vocabulary, "MOST", most)
        patch.setattr("afweging.store.searcher._FEW", few)
        store.keep_framework(FRAMEWORK)
        named = {f"AFW-2026-{number:04d}": text for number, text in enumerate(texts, 1)}
        for minutes, (kenmerk, (first, second, status)) in enumerate(named.items()):
            store.create(kenmerk, version(body(q1=first, q2=second), minutes=minutes, status=status))
        for turn in range(2):
            for query, which, place in queries:
                hits = store.search(query, which=Filter(status=(which,) if which else ()), places=(place,) if place else ())
                assert [hit.kenmerk for hit in hits] == naive(named, query, which, place), (query, which, place)
            if not turn:
                assert store.check() == ()
                store.rebuild_index()


def test_search_in_many_dossiers_of_real_words(filled: "closing[SqliteStore]", monkeypatch: pytest.MonkeyPatch) -> None:
    """Rare words, common ones, parts, pairs and phrases over 300 dossiers, with few and with many words in play."""
    dice = random.Random(7)
    stock = [f"{a}{b}" for a in ("steun", "markt", "keten", "chip", "water") for b in ("regeling", "kader", "stof", "falen", "")]
    rare = [f"zeldzaam{number}" for number in range(120)]
    with filled as store:
        named = {}
        for number in range(1, 301):
            words = dice.choices(stock, k=20) + dice.choices(rare, k=2)
            named[f"AFW-2026-{number:04d}"] = (" ".join(words), " ".join(dice.choices(stock, k=5)), "concept")
            first, second, _status = named[f"AFW-2026-{number:04d}"]
            store.create(f"AFW-2026-{number:04d}", version(body(q1=first, q2=second), minutes=number, status="concept"))
        asked = [*rare[::6], "nergens", "am1", "zz", "st", *stock[::3], "steun zeldzaam7", "markt keten chipstof", '"keten chip"',
                 '"steunkader marktfalen"', "ketensteun", "regeling zeldzaam11 wat"]
        for most, few in ((128, 1000), (128, 3), (3, 1000), (0, 0)):
            monkeypatch.setattr(vocabulary, "MOST", most)
            monkeypatch.setattr("afweging.store.searcher._FEW", few)
            for query in asked:
                for place in ("", "q2"):
                    hits = store.search(query, limit=1000, places=(place,) if place else ())
                    assert [hit.kenmerk for hit in hits] == naive(named, query, "", place), (query, place)
                    assert store.search(query, limit=3, places=(place,) if place else ()) == hits[:3]


@pytest.mark.parametrize(("query", "expected"), [
    ("staatssteun", ('("staatssteun" OR "staatssteunkader")', ())),
    ("markt", ('("markt")', ())),
    ("markt steun", ('("markt") AND ("staatssteun" OR "staatssteunkader")', ())),
    ('"de markt"', ('("markt") AND ("de" OR "staatssteunkader")', ("de markt",))),
    ("ørsted", ('("rsted")', ("ørsted",))),
    ("ж", ("", ("ж",))),
    ("nergens", None),
    ("markt nergens", None),
    ('"de nergens"', None),
])  # fmt: skip
def test_what_words_narrow_a_search_to(
    filled: "closing[SqliteStore]", query: str, expected: tuple[str, tuple[str, ...]] | None
) -> None:
    with filled as store:
        store.create(K, version(body(q1="Staatssteun en staatssteunkader; de markt", q2="Ørsted Ж")))
        assert Vocabulary(store._db).narrowed(wanted(query)) == expected


def test_a_piece_of_many_words_narrows_nothing(filled: "closing[SqliteStore]") -> None:
    with filled as store:
        store.create(K, version(body(q1=" ".join(f"steun{number}" for number in range(vocabulary.MOST + 1)))))
        assert Vocabulary(store._db).narrowed(("steun",)) == ("", ("steun",))
        assert Vocabulary(store._db).narrowed(("steun", "steun12")) == (
            "(" + " OR ".join(f'"steun{number}"' for number in (12, *range(120, 129))) + ")", ("steun",))


def test_endless_words_are_found_in_every_part(store: Store) -> None:
    dice = random.Random(3)
    endless = "".join(dice.choices("abcdefghijklmnop", k=70_000))
    store.create(K, version(body(q1=f"kop {endless} staart")))
    for start in (0, 1, 199, 399, 400, 33_000, 69_000):
        for length in (1, 3, 150, 200, 201, 450, 950):
            assert [hit.kenmerk for hit in store.search(endless[start : start + length])] == [K], (start, length)
    assert store.search(endless[:300] + "z") == ()
    assert store.check() == ()


def test_words_of_another_program_and_of_what_was_undone_are_known(path: Path) -> None:
    with closing(opened(path)) as store, closing(opened(path)) as other, closing(opened(path, "read")) as reader:
        store.keep_framework(FRAMEWORK)
        store.create(K, version(body(q1="eerste")))
        assert [len(one.search("eerste")) for one in (store, other, reader)] == [1, 1, 1]
        other.create("AFW-2026-0002", version(body(q1="tweede eerste")))
        assert [len(one.search("tweede")) for one in (store, other, reader)] == [1, 1, 1]
        with suppress(ZeroDivisionError), store.atomic():
            store.create("AFW-2026-0003", version(body(q1="derde")))
            assert len(store.search("derde")) == 1
            raise ZeroDivisionError
        assert store.search("derde") == ()
        store.create("AFW-2026-0003", version(body(q1="vierde")))
        assert [len(one.search("vierde")) for one in (store, other, reader)] == [1, 1, 1]
        other.append("AFW-2026-0003", 1, version(body(q1="vijfde")))
        other.rebuild_index()
        assert [len(one.search("vijfde")) for one in (store, other, reader)] == [1, 1, 1]
        assert [len(one.search("vierde")) for one in (store, other, reader)] == [0, 0, 0]


def test_words_of_an_earlier_version_no_longer_lead_to_the_dossier(filled: "closing[SqliteStore]") -> None:
    with filled as store:
        store.create(K, version(body(q1="oude woorden")))
        store.append(K, 1, version(body(q1="nieuwe woorden")))
        assert store.search("oude") == ()
        assert store._db.rows("SELECT count(*) FROM search_word WHERE search_word MATCH 'oude'") == [(0,)]
        assert store._db.rows("SELECT count(*) FROM search_word WHERE search_word MATCH 'woorden'") == [(1,)]
        assert store.check() == ()


def test_an_index_of_another_shape_is_made_anew_when_the_store_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(opened(path)) as store:
        store.keep_framework(FRAMEWORK)
        store.create(K, version(body(q1="staatssteun")))
    made = []
    genuine = caches.rebuild

    def counted(*given: object) -> None:
        made.append(given)
        genuine(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(caches, "rebuild", counted)
    for _ in range(2):
        opened(path).close()
    assert made == []
    monkeypatch.setattr(index, "SHAPE", index.SHAPE + 1)
    with closing(opened(path, "read")) as store:
        assert made == [], "nothing is written by one who reads"
        assert [hit.kenmerk for hit in store.search("steun")] == [K]
    for _ in range(2):
        with closing(opened(path)) as store:
            assert [hit.kenmerk for hit in store.search("steun")] == [K]
            assert store.check() == ()
    assert len(made) == 1


def test_an_index_that_cannot_be_made_anew_now_stops_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(opened(path)) as store:
        store.keep_framework(FRAMEWORK)
        store.create(K, version(body(q1="staatssteun")))
        store._db.run("UPDATE search_shape SET shape = 0")
        store._db.run("UPDATE entry SET indexed = 0")
    with monkeypatch.context() as patch:
        patch.setattr(index, "SEARCH_WORD", "CREATE nonsense")
        with closing(opened(path)) as store:
            assert [hit.kenmerk for hit in store.search("steun")] == [K]
            assert store.version(K).info.number == 1
    with closing(opened(path)) as store:
        assert store._db.rows("SELECT indexed FROM entry") == [(1,)]
        assert store.check() == ()


def test_the_words_of_damage_are_not_believed(filled: "closing[SqliteStore]") -> None:
    with filled as store:
        store.create(K, version(body(q1="staatssteun")))
        for harm, mend in (
            ("DELETE FROM search_vocabulary", "INSERT INTO search_vocabulary VALUES ('staatssteun')"),
            ("INSERT INTO search_word (rowid, words) VALUES (1, 'markt')", "INSERT INTO search_word (search_word, rowid, words) VALUES ('delete', 1, 'markt')"),
            ("INSERT INTO search_word (rowid, words) VALUES (9, 'markt')", "INSERT INTO search_word (search_word, rowid, words) VALUES ('delete', 9, 'markt')"),
        ):
            store._db.run(harm)
            assert [one.kind for one in store.check()] == ["index"]
            store._db.run(mend)
            assert store.check() == ()


def test_the_places_of_the_tests_are_those_of_the_index(filled: "closing[SqliteStore]") -> None:
    with filled as store:
        store.create(K, version(body(q1="een", q2="twee")))
        assert store._db.rows("SELECT places FROM search_doc") == [("q1\nq2",)]
        assert index.row_places(cut(body(q2="x"))) == "q2"
