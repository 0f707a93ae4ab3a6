"""Searching the library: what the list filters by itself is what the store says, for every field."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Head, Phase, Status
from afweging.library import Library, searching


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("zoeken")
    with Library.open(folder / "library.db") as opened:
        for path in shipped.examples():
            opened.bring_in(read_file(path), file=path.name, reason="voorbeeld")
        opened.new(Head(kenmerk="", title="Coördinatie", peildatum=date(2031, 5, 1), phase=Phase.EVALUATIE,
                        tags=("Groene chemie", "IJzer")), reason="begin")
        draft = opened.dossier("VOORBEELD-2")
        head = replace(draft.assessment.head, status=Status.TER_MEELEZING, tags=("België",))
        opened.save(draft, replace(draft.assessment, head=head))
        yield opened


@pytest.mark.parametrize("text", [
    "", "status:concept", "status:ter-meelezing", "status:vastgesteld", "status:concept status:ter-meelezing", "fase:evaluatie",
    "fase:verkennen", "advies:deelname", "advies:deelname advies:nationaal", "jaar:2031", "jaar:2031 jaar:2023", "kenmerk:voorbeeld",
    "kenmerk:AFW", "kenmerk:-2", "trefwoord:chemie", "tag:belgie", "tag:BELGIË", "tag:ijz", "trefwoord:coord", "voorbeeld:ja",
    "voorbeeld:nee", "voorbeeld:nee jaar:2031 fase:evaluatie", "voorbeeld:ja jaar:2031",
])
def test_a_row_is_admitted_when_the_store_says_so(library: Library, text: str) -> None:
    query = searching.asked(library, text)
    by_store = {entry.kenmerk for entry in library.entries(searching.conditions(query))}
    by_row = {entry.kenmerk for entry in library.entries() if searching.admits(query, entry)}
    assert by_row == by_store
    result = searching.find(library, text)
    assert {entry.kenmerk for entry in result.entries} == by_store
    assert result.total == len(by_store)


def test_words_and_fields_together(library: Library) -> None:
    assert {hit.kenmerk for hit in searching.find(library, "coord jaar:2031").hits.values()} == {
        entry.kenmerk for entry in library.entries() if not entry.summary.example}
    assert searching.find(library, "coord jaar:1999").entries == ()
    assert searching.find(library, '"-"').entries == ()


@pytest.mark.parametrize(("text", "words"), [
    ("Steun MARKT", ("steun", "markt")), ('"De  markt" x', ("de markt", "x")), ("AFW-2026", ("afw-2026",)), ("%", ("%",)),
    ("vraag:4", ()), ("vraag:4 steun", None), ('"', ()),
])
def test_the_words_a_row_answers_to(library: Library, text: str, words: tuple[str, ...] | None) -> None:
    assert searching.listed_by(searching.asked(library, text)) == words
