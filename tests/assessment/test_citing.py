"""Citations under other ids."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import canonical
from afweging.assessment.citing import all_retold, facts_in, facts_of, retold
from afweging.assessment.models import (
    Answer,
    Assessment,
    Citation,
    Conclusion,
    Confidential,
    DeviationReason,
    FrameworkRef,
    FreeSource,
    Head,
    Tick,
)

NAMES = st.sampled_from(["F01", "F22", "E01", "E02", "X09"])
ANSWER = Answer(text="Zie [@F22] en [@F01; @F22].", facts=(Citation(fact="F22", grade="A"), Citation(fact="E01")))


def assessment(**answers: Answer) -> Assessment:
    return Assessment(form=1, head=Head(kenmerk="A", title="t", peildatum=date(2026, 1, 1)), answers=MappingProxyType(answers),
                      framework=FrameworkRef(id="f", version="1", hash="0"))


def test_facts_are_found_on_the_list_and_in_the_text() -> None:
    assert facts_of(ANSWER) == ("F22", "E01", "F01")
    assert facts_in(assessment(probleem=ANSWER, rol=Answer(text="[@X09] [@E01]"))) == ("F22", "E01", "F01", "X09")


def test_a_successor_takes_the_place_everywhere_in_an_answer() -> None:
    found = retold(ANSWER, {"F22": "F37"})
    assert found.text == "Zie [@F37] en [@F01; @F37]."
    assert found.facts == (Citation(fact="F37", grade="A"), Citation(fact="E01"))
    assert facts_of(found) == ("F37", "E01", "F01")


def test_a_successor_that_was_cited_already_stands_there_once() -> None:
    answer = Answer(facts=(Citation(fact="F22", grade="A"), Citation(fact="F37", grade="B")))
    assert retold(answer, {"F22": "F37"}).facts == (Citation(fact="F37", grade="A"),)


def test_without_other_ids_nothing_changes() -> None:
    assert retold(ANSWER, {}) == ANSWER
    whole = assessment(probleem=ANSWER)
    assert all_retold(whole, {}) is whole


def test_every_text_of_an_assessment_follows() -> None:
    answer = Answer(text="[@E01]", missing="[@E01]", ticks=(Tick(prompt="2a", note="[@E01]"),), facts=(Citation(fact="E01"),),
                    sources=(FreeSource(title="bij [@E01]", grade="A"),), confidential=Confidential(text="[@E01]", ground="5.2"))
    conclusion = Conclusion(focus="[@E01]", conditions=("mits [@E01]", "x"), accumulation="[@E01]",
                            deviation=DeviationReason(reason="[@E01]", role="r", date=date(2026, 1, 1)))
    before = replace(assessment(probleem=answer), conclusion=conclusion)
    after = all_retold(before, {"E01": "E07"})
    assert canonical.text(after) == canonical.text(before).replace("E01", "E07")


@pytest.mark.parametrize("text", ["E01", "[E01]", "@E01", "[@ E01]", "mail@E01", "[@E01"])
def test_what_is_no_citation_stays(text: str) -> None:
    assert retold(Answer(text=text), {"E01": "E02"}).text == text


@given(st.lists(NAMES, max_size=4, unique=True), st.lists(NAMES, max_size=4))
def test_there_and_back_gives_the_same_citations(listed: list[str], written: list[str]) -> None:
    answer = Answer(text=" ".join(f"a [@{name}]" for name in written), facts=tuple(Citation(fact=name) for name in listed))
    there = {name: f"{name}x" for name in (*listed, *written)}
    back = {other: name for name, other in there.items()}
    assert retold(retold(answer, there), back) == answer
