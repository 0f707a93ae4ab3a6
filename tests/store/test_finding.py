"""Queries and snippets, over texts alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.store.finding import find, match, snippet, wanted
from afweging.store.folding import fold
from afweging.store.records import Passage

TEXT = st.text(st.sampled_from("abc éë ﬁ\u0301 -\nsteun"), max_size=400)
LONG = "Het kader zegt veel. " * 20 + "Hier staat staatssteunkader voor coördinatie. " + "En dan nog meer woorden. " * 20


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("steun", ("steun",)),
        ("Steun STEUN steun", ("steun",)),
        ("IPCEI-deelname", ("ipcei", "deelname")),
        ("C++", ("c",)),
        ('"steun', ("steun",)),
        ('een "open  Innovatie" twee', ("een", "open innovatie", "twee")),
        ("„open innovatie” x", ("open innovatie", "x")),
        ('"-"', ()),
        ('a "b', ("a", "b")),
        ("NOT OR AND NEAR(x, 2) col:y *", ("not", "or", "and", "near", "x", "2", "col", "y")),
        ("", ()),
        ("%_'\\", ("_",)),
    ],
)
def test_a_query_is_words_and_phrases(query: str, words: tuple[str, ...]) -> None:
    assert wanted(query) == words


def test_only_so_many_words_count() -> None:
    assert len(wanted(" ".join(f"woord{n}" for n in range(500)))) == 32


def test_the_index_gets_words_of_three_letters_quoted() -> None:
    assert match(("eu", "steun", 'a"b c')) == '"steun" AND "a""b c"'
    assert match(("eu",)) == ""


def passages(**texts: str) -> tuple[tuple[Passage, ...], list[str]]:
    found = tuple(Passage(place, text) for place, text in texts.items())
    return found, [fold(passage.text) for passage in found]


def test_the_best_passage_has_the_most_words() -> None:
    found = find(("steun", "markt"), *passages(q1="steun", q2="De markt en de steun", q3="markt"))
    assert found is not None
    assert (found.place, found.places) == ("q2", ("q1", "q2", "q3"))
    assert find(("steun", "anders"), *passages(q1="steun")) is None


def test_words_may_be_spread_over_passages_unless_a_place_is_asked() -> None:
    given_ = passages(q1="steun", q2="markt")
    assert find(("steun", "markt"), *given_) is not None
    assert find(("steun", "markt"), *given_, ("q1",)) is None
    assert find(("steun",), *given_, ("q2",)) is None
    found = find(("steun",), *given_, ("q1",))
    assert found is not None
    assert found.place == "q1"
    assert find(("steun",), *given_, ("q9",)) is None


def test_an_index_of_another_make_is_not_trusted() -> None:
    found = find(("steun",), (Passage("q1", "Hier is Steun"),), ["zzzzzzzzzzzzzzzzz steun"])
    assert found is not None
    assert found.snippet.marks == ((8, 13),)
    assert find(("weg",), (Passage("q1", "Hier is Steun"),), ["weg"]) is None


def test_a_short_text_is_its_own_snippet() -> None:
    made = snippet("De Staatssteun, en coördinatie.", fold("De Staatssteun, en coördinatie."), ("steun", "coordinatie"))
    assert made.text == "De Staatssteun, en coördinatie."
    assert [made.text[start:end] for start, end in made.marks] == ["steun", "coördinatie"]
    assert not made.cut_before
    assert not made.cut_after


def test_a_long_text_is_cut_at_word_ends() -> None:
    made = snippet(LONG, fold(LONG), ("steun", "coordinatie"))
    assert len(made.text) <= 160
    assert made.cut_before
    assert made.cut_after
    assert LONG[made.start - 1] == " "
    assert LONG[made.start + len(made.text)] == " "
    assert [made.text[start:end] for start, end in made.marks] == ["steun", "coördinatie"]


def test_a_snippet_is_where_most_words_stand_together() -> None:
    text = "steun " + "x " * 300 + "steun voor de markt" + " y" * 300
    made = snippet(text, text, ("steun", "markt"))
    assert [made.text[start:end] for start, end in made.marks] == ["steun", "markt"]


def test_overlapping_hits_are_one_mark() -> None:
    made = snippet("staatssteun", "staatssteun", ("staatss", "ssteun"))
    assert made.marks == ((0, 11),)


def test_a_text_without_any_space_is_cut_all_the_same() -> None:
    text = "a" * 500 + "steun" + "b" * 500
    made = snippet(text, text, ("steun",))
    assert len(made.text) == 160
    assert [made.text[start:end] for start, end in made.marks] == ["steun"]
    made = snippet("a" * 900, "a" * 900, ("a" * 700,))
    assert made.marks == ((0, 160),)


@given(TEXT, st.text("abcsteun é-\"", max_size=12))
def test_snippets_map_back_exactly(text: str, query: str) -> None:
    words = wanted(query)
    found = find(words, (Passage("q", text),), [fold(text)]) if words else None
    assert (found is not None) == (bool(words) and all(word in fold(text) for word in words))
    if found is None:
        return
    made = found.snippet
    assert text[made.start : made.start + len(made.text)] == made.text
    assert (made.cut_before, made.cut_after) == (made.start > 0, made.start + len(made.text) < len(text))
    assert made.marks
    assert all(0 <= start < end <= len(made.text) for start, end in made.marks)
    assert all(one[1] <= two[0] for one, two in zip(made.marks, made.marks[1:], strict=False))
    for start, end in made.marks:
        assert any(word in fold(made.text[start:end]) or len(word) > 100 for word in words)
