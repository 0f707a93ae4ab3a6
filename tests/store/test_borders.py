"""The borders between words in the index: phrases are found as by a plain look, and those that stand nowhere soon are not."""

import gzip
import json
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afweging.store import borders, index, vocabulary
from afweging.store.borders import marks_of, marks_within
from afweging.store.finding import wanted
from afweging.store.folding import fold
from afweging.store.vocabulary import Vocabulary, words_of
from tests.store.making import FRAMEWORK, body, opened, version

K = "AFW-2026-0001"
OLD = Path(__file__).parent / "old_stores" / "v4.db.gz"
COMMON = ("de", "het", "een", "van", "en", "voor", "steun", "markt", "beleid", "één", "Ørsted", "Жиль", "niet-", "(eu)", "x", "", "\n")
SENTENCE = st.lists(st.sampled_from(COMMON), max_size=30).map(" ".join)


@given(SENTENCE, st.data())
def test_a_text_has_all_marks_of_what_stands_in_it(sentence: str, data: st.DataObject) -> None:
    text = fold(sentence)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert set(marks_within(text[start:end])) <= marks_of(text)


def test_marks_are_of_the_characters_around_spaces_and_are_no_words() -> None:
    assert len(marks_of("van innovatie")) == 1
    assert marks_of("de steun van innovatie") >= marks_of("van innov") == marks_of("van innovatie")
    assert marks_of("van innov") != marks_of("van innow")
    assert marks_of("van innov") != marks_of("dan innov")
    assert marks_of("") == marks_of("innovatie") == marks_of("de markt") == marks_of("van de") == marks_of("a b  c") == set()
    for mark in marks_of("de en het van een steun voor de markt"):
        assert mark not in words_of(f"een {mark} twee")
    assert len(marks_within(" ".join(f"woord{number}" for number in range(500)))) == borders.MOST


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texts=st.lists(SENTENCE, min_size=1, max_size=9), data=st.data(), most=st.sampled_from((0, 1, 128)), few=st.sampled_from((0, 1000)),
       part=st.sampled_from((1, 12)))
def test_phrases_are_found_as_by_a_plain_look(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject, most: int, few: int, part: int
) -> None:
    """Phrases of common words: made up, or cut out of a text anywhere; also before and after the index is made anew."""
    cuts = [text[at : at + size] for text in texts if text for at, size in data.draw(
        st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(3, 40)), max_size=4))]
    asked = [f'"{phrase}"' for phrase in (*cuts, *data.draw(st.lists(SENTENCE, max_size=4)))]
    with pytest.MonkeyPatch.context() as patch, closing(opened(tmp_path_factory.mktemp("s") / "b" / "x.db")) as store:
        patch.setattr(vocabulary, "MOST", most)
        patch.setattr("afweging.store.searcher._FEW", few)
        patch.setattr("afweging.store.searcher._PART", part)
        store.keep_framework(FRAMEWORK)
        for number, text in enumerate(texts, 1):
            store.create(f"AFW-2026-{number:04d}", version(body(q1="eerst iets anders"), minutes=number))
            store.append(f"AFW-2026-{number:04d}", 1, version(body(q1=text), minutes=number))
        for turn in range(2):
            for query in asked:
                expected = [f"AFW-2026-{number:04d}" for number, text in enumerate(texts, 1)
                            if (words := wanted(query)) and all(word in fold(text) for word in words)]
                assert [hit.kenmerk for hit in store.search(query)] == expected[::-1], query
            if not turn:
                assert store.check() == ()
                store.rebuild_index()


def test_a_phrase_of_common_words_is_narrowed_by_its_borders(path: Path) -> None:
    with closing(opened(path)) as store:
        store.keep_framework(FRAMEWORK)
        store.create(K, version(body(q1="de steun voor de markt en het beleid van een land")))
        store.create("AFW-2026-0002", version(body(q1="een land van steun; het beleid voor en de markt")))
        (mark,) = marks_within("het beleid van")
        expression, left = Vocabulary(store._db).narrowed(("het beleid van",)) or ("", ())
        assert f'"{mark}"' in expression
        assert left == ("het beleid van",)
        (other,) = marks_within(" en het bel")
        found = store._db.rows("SELECT rowid FROM search_word WHERE search_word MATCH ?", (f'"{other}"',))
        assert found == [(1,)], "only where the words stand side by side"
        plain, _left = Vocabulary(store._db).narrowed(("het beleid van",), bordered=False) or ("", ())
        assert plain.isascii()
        store._db.run("INSERT INTO search_word (search_word, rowid, words) VALUES ('delete', 1, ?)", (mark,))
        assert [one.kind for one in store.check()] == ["index"]


def test_an_index_without_borders_is_not_asked_for_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One who only reads must do with the index of an older program; one who writes makes it anew."""
    with closing(opened(path)) as store, monkeypatch.context() as patch:
        patch.setattr(borders, "marks_of", lambda _text: set())
        store.keep_framework(FRAMEWORK)
        store.create(K, version(body(q1="de steun voor de markt")))
        store._db.run("UPDATE search_shape SET shape = ?", (index.SHAPE - 1,))
    with closing(opened(path, "read")) as store:
        assert [hit.kenmerk for hit in store.search('"steun voor de markt"')] == [K]
        assert store.search('"markt voor de steun"') == ()
    with closing(opened(path)) as store:
        assert index.current(store._db)
        assert [hit.kenmerk for hit in store.search('"steun voor de markt"')] == [K]
        assert store.check() == ()


def test_a_library_of_before_gets_its_borders_when_it_is_opened(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    with closing(opened(path)) as store:
        assert index.current(store._db)
        for entry in store.entries():
            if not entry.has_draft:
                text = fold(next(iter(json.loads(store.version(entry.kenmerk).body).values())))
                assert entry.kenmerk in [hit.kenmerk for hit in store.search(f'"{text}"')]
        assert store.check() == ()


def test_a_phrase_without_end_is_no_error(path: Path) -> None:
    with closing(opened(path)) as store:
        store.keep_framework(FRAMEWORK)
        text = " ".join(f"woord{number % 40}" for number in range(3_000))
        store.create(K, version(body(q1=text)))
        assert [hit.kenmerk for hit in store.search(f'"{text}"')] == [K]
        assert store.search(f'"{text} woord3"') == ()
