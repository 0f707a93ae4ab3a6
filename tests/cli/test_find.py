"""Searching from the command line: words, quotes and fields; what is wrong with a field is said with the nearest."""

import json
import re
from collections.abc import Callable

import pytest

from afweging import shipped
from tests.cli.conftest import Said

Afweging = Callable[..., Said]


@pytest.fixture
def examples(afweging: Afweging) -> Afweging:
    """The program on a library with the seven examples."""
    assert afweging("import", *map(str, shipped.examples())).code == 0
    return afweging


def found(afweging: Afweging, *words: str) -> list[str]:
    said = afweging("find", "--json", *words)
    assert said.code == 0, said.err
    return sorted(row["kenmerk"].removeprefix("VOORBEELD-") for row in json.loads(said.out))


def every(afweging: Afweging, field: str, value: str) -> list[str]:
    """The dossiers of which the list says this, by a look at the list."""
    rows = json.loads(afweging("find", "--json").out)
    return sorted(row["kenmerk"].removeprefix("VOORBEELD-") for row in rows if str(row.get(field, "")).startswith(value))


@pytest.mark.parametrize(("query", "field", "value"), [
    ("status:concept", "status", "concept"), ("status:vastgesteld", "status", "vastgesteld"),
    ("advies:deelname-mits", "advice", "DEELNAME_MITS"), ("advice:NATIONAAL", "advice", "NATIONAAL"),
    ("fase:notificatie", "phase", "notificatie"), ("jaar:2024", "peildatum", "2024"),
    ("kenmerk:voorbeeld-3", "kenmerk", "VOORBEELD-3"), ("voorbeeld:ja", "kenmerk", ""),
])
def test_fields_ask_what_the_list_says(examples: Afweging, query: str, field: str, value: str) -> None:
    assert found(examples, query) == every(examples, field, value)


def test_parts_of_compounds_words_together_and_quotes(examples: Afweging) -> None:
    assert found(examples, "STEUN")
    assert set(found(examples, "steun", "markt")) <= set(found(examples, "steun"))
    assert set(found(examples, '"de markt"')) <= set(found(examples, "markt"))
    assert found(examples, "voorbeeld:nee") == []


def test_words_in_the_answer_to_one_question(examples: Afweging) -> None:
    everywhere = found(examples, "waterstof")
    there = found(examples, "vraag:1", "waterstof")
    assert there
    assert set(there) < set(everywhere)
    rows = json.loads(examples("find", "--json", "vraag:1 waterstof").out)
    assert {row["place"] for row in rows} == {"aanleiding"}
    assert all("waterstof" in row["snippet"].lower() for row in rows)


def test_a_fact_that_is_cited_and_a_remark_are_found(examples: Afweging) -> None:
    assert examples("answer", "VOORBEELD-1", "3", "--cite", "F14").code == 0
    assert "1" in found(examples, "vraag:3", "f14")
    assert examples("remark", "VOORBEELD-1", "4", "--text", "Onbegrijpelijke zinsnede").code == 0
    rows = json.loads(examples("find", "--json", "begrijpelijke zinsnede").out)
    assert [(row["kenmerk"], row["place"].partition(":")[0]) for row in rows] == [("VOORBEELD-1", "remark")]
    assert examples("check").code == 0


def test_the_list_speaks_the_language_of_the_reader_and_of_the_search(examples: Afweging) -> None:
    said = examples("find", "fotonica").out
    assert " · gegevens\n" in said
    assert " · head" not in said
    listed = next(line.split() for line in said.splitlines() if line.startswith("VOORBEELD-1 "))
    assert "deelname" in listed, "as advies: takes it"
    assert examples("remark", "VOORBEELD-1", "4", "--text", "Onbegrijpelijke zinsnede").code == 0
    assert "VOORBEELD-1 · opmerking · 4 Overheidstaak\n" in examples("find", "onbegrijpelijke").out
    assert "VOORBEELD-1 · remark · 4 Public task\n" in examples("--lang", "en", "find", "onbegrijpelijke").out
    assert re.search(r"^VOORBEELD-\d · 1 Aanleiding$", examples("find", "vraag:1", "waterstof").out, re.MULTILINE)
    assert examples("answer", "VOORBEELD-1", "14", "--focus", "Buitengewone nadruk").code == 0
    assert "VOORBEELD-1 · conclusie\n" in examples("find", "buitengewone").out


def test_a_wrong_field_or_value_is_named_with_the_nearest(examples: Afweging) -> None:
    said = examples("find", "stauts:concept")
    assert said.code == 2
    assert "Bedoelt u status?" in said.err
    said = examples("find", "status:konsept")
    assert said.code == 2
    assert "Bedoelt u concept?" in said.err
    assert examples("find", '"status:konsept"').code == 0


def test_labels_in_both_languages(examples: Afweging) -> None:
    assert found(examples, "fase:(pre-)notification") == found(examples, "fase:notificatie")
    assert found(examples, 'status:"with co-readers"') == found(examples, "status:ter-meelezing")


def test_more_than_is_shown_is_said(examples: Afweging) -> None:
    said = examples("find", "voorbeeld:ja", "--limit", "2")
    assert "2 van 7 getoond" in said.err
