"""The filter of a portfolio as it is typed: words and fields, by themselves and together."""

from collections.abc import Iterator
from datetime import date

import pytest

from afweging import errors, texts
from afweging.assessment.models import Head, Phase
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.library.narrowing import asked, passes, words_of
from afweging.library.portfolio import portfolio


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three dossiers of other years, phases and tags."""
    with Library.open(tmp_path_factory.mktemp("l") / "library.db") as opened:
        for title, year, phase, tags in (
                ("Groene waterstof", 2024, Phase.TOEKENNING, ("energie", "Elektrolyse")),
                ("Batterijen", 2025, Phase.TOEKENNING, ("energie",)), ("Chips", 2025, Phase.VERKENNEN, ())):
            opened.new(Head(kenmerk=f"AFW-{year}-{title[:2]}", title=title, peildatum=date(year, 3, 1), phase=phase, tags=tags),
                       reason="begin")
        yield opened


@pytest.mark.parametrize(("typed", "found"), [
    ("", ["Batterijen", "Chips", "Groene waterstof"]), ("WATERSTÓF", ["Groene waterstof"]), ("energie 2025", ["Batterijen"]),
    ("jaar:2025", ["Batterijen", "Chips"]), ("jaar:2025 jaar:2024", ["Batterijen", "Chips", "Groene waterstof"]),
    ("fase:toekenning jaar:2025", ["Batterijen"]), ("trefwoord:elektro", ["Groene waterstof"]), ("kenmerk:-ch", ["Chips"]),
    ("status:vastgesteld", []), ("status:concept chips", ["Chips"]), ("advies:deelname", []), ("voorbeeld:ja", []),
    ("voorbeeld:nee chips", ["Chips"]), ('"groene water"', ["Groene waterstof"]), ('"water groene"', []), ("jaar:", [
        "Batterijen", "Chips", "Groene waterstof"])])
def test_words_and_fields_must_all_hold(library: Library, typed: str, found: list[str]) -> None:
    shown = portfolio(library, by="title", typed=typed)
    assert [line.title for line in shown.lines] == found
    assert shown.typed == " ".join(typed.split())
    query = asked(library, typed)
    every = portfolio(library, by="title").lines
    assert [line.title for line in every if passes(query, line, words_of(line))] == found


def test_words_are_those_of_the_language_in_use(library: Library) -> None:
    texts.use("en")
    assert [line.title for line in portfolio(library, typed="draft award 2024").lines] == ["Groene waterstof"]


@pytest.mark.parametrize(("typed", "code"), [
    ("vraag:4 water", errors.FILTER_QUESTION), ("statsu:concept", errors.QUERY_FIELD), ("status:klaar", errors.QUERY_VALUE)])
def test_what_a_filter_cannot_hold_is_refused(library: Library, typed: str, code: errors.Code) -> None:
    with pytest.raises(AfwegingError) as caught:
        portfolio(library, typed=typed)
    assert caught.value.code is code
