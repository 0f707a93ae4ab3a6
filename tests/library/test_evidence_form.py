"""A fact of the user's own, typed field by field."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError, Code, Faults
from afweging.evidence.own import Own, OwnFact, OwnRef, OwnSource, OwnText
from afweging.library import Library, evidence
from afweging.library.evidence_form import Typed, keep, typed

GIVEN = Typed(text="De Rekenkamer telt 3 projecten.", questions="9, 2;2", source="Voortgangsrapportage", source_day="1-3-2026",
              place="p. 3", grade="a")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.db", role="tester", clock=lambda: datetime(2026, 6, 1, tzinfo=UTC)) as opened:
        yield opened


def test_a_new_fact_comes_with_its_new_source(library: Library) -> None:
    fact = keep(library, GIVEN)
    assert (fact.id, fact.questions, fact.valid_from, fact.grade) == ("E01", (2, 9), "2026-03-01", "A")
    assert fact.refs == (OwnRef(source="B01", note=OwnText(nl="p. 3")),)
    source = evidence.item_named(library, "B01")
    assert isinstance(source, OwnSource)
    assert (source.title.nl, str(source.published), source.kind) == ("Voortgangsrapportage", "2026-03-01", "document")


@pytest.mark.parametrize(("source", "expected"), [
    ("004", "004"), ("s44", "S44"), ("29826-277", "004"), ("Kamerstukken II 2025/26, 29 826, nr. 277", "004"), ("b01", "B01"),
    ("voortgangsrapportage", "B01"), ("Iets nieuws", "B02"), ("29826-1", "B02"),
])
def test_a_source_that_is_known_is_known_again(library: Library, source: str, expected: str) -> None:
    keep(library, GIVEN)
    assert keep(library, replace(GIVEN, source=source, text="Anders.")).refs[0].source == expected


def test_what_was_typed_comes_back_to_be_changed_and_the_rest_stays(library: Library) -> None:
    both = (OwnRef(source="004", lines=("33",), note=OwnText(nl="x")), OwnRef(source="002"))
    made = OwnFact(id="E05", text=OwnText(nl="Een.", en="One."), questions=(2,), refs=both, valid_from="2026-Q1", grade="B",
                   limited=OwnText(nl="let op"), figures=("3%",), cabinet="rutte-4", replaces=("F26", "F27"))
    evidence.add(library, Own(facts=(made,)))
    again = typed(library, "E05")
    assert again == Typed(id="E05", text="Een.", english="One.", questions="2", source="004", place="x", valid_from="2026-Q1", grade="B",
                          replaces="F26, F27")
    assert keep(library, again) == made
    changed = keep(library, replace(again, text="Twee.", place="y"))
    assert changed == replace(made, text=OwnText(nl="Twee.", en="One."), refs=(replace(both[0], note=OwnText(nl="y")), both[1]))
    assert keep(library, replace(again, source="003")).refs == (OwnRef(source="003", note=OwnText(nl="x")),)
    assert len(evidence.history(library, "E05")) == 3


@pytest.mark.parametrize(("change", "code"), [
    ({"text": " "}, errors.OWN_EMPTY), ({"questions": ""}, errors.OWN_EMPTY), ({"source": ""}, errors.OWN_EMPTY),
    ({"questions": "2, x"}, errors.OWN_QUESTION), ({"questions": "15"}, errors.OWN_QUESTION),
    ({"source_day": "morgen"}, errors.NOT_A_DATE), ({"source_day": ""}, errors.OWN_EMPTY), ({"grade": "E"}, errors.NOT_A_CHOICE),
    ({"valid_from": "ooit"}, errors.ILL_FORMED_PERIOD), ({"superseded_by": "E77"}, errors.UNKNOWN_SUCCESSOR),
])
def test_what_does_not_fit_is_named_and_nothing_is_kept(library: Library, change: dict[str, str], code: Code) -> None:
    with pytest.raises(AfwegingError) as caught:
        keep(library, replace(GIVEN, **change))
    found = caught.value.errors if isinstance(caught.value, Faults) else (caught.value,)
    assert [error.code for error in found] == [code]
    assert library.store.own_evidence() == ()


def test_a_source_cannot_be_changed_as_a_fact(library: Library) -> None:
    keep(library, GIVEN)
    with pytest.raises(AfwegingError) as caught:
        typed(library, "B01")
    assert caught.value.code is errors.UNKNOWN_FACT
