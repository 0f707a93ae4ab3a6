"""The portfolio: what each cell, step and advice says, which dossiers are wanted, in which order, and how they are counted."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import canonical
from afweging.advice.judge import advise
from afweging.advice.portfolio import (
    MARKS,
    ORDERS,
    SIGNS,
    Line,
    Wanted,
    as_data,
    cell_word,
    line,
    mark_word,
    ordered,
    outcomes,
    selected,
    tally,
)
from afweging.assessment.models import Answer, Assessment, Classification, Conclusion, Marking, Person, Phase, Status
from afweging.framework.models import Framework
from afweging.report.verdicts import SIGNS as REPORT_SIGNS
from afweging.texts import sentences
from tests.conftest import assessment, by_code

ALL_YES = "2 4 2 2 2 2 2 2 2 2 3 3 +1"
STOPS_AT_B1 = "2 3 1 2 2 2 2 1 1 0 - - -"
PARTLY = "2 3 2 2 1 2 2 1 2 1 2 2 +1"
OPEN = "2 4 2 2 2 2 onb - 2 2 3 3 +1"
UNDECIDED = "1 3 1 2 2 2 1 onb onb 1 2 onb onb"
NL = sentences("nl")


def made(ipcei: Framework, row: str, *, chosen: str | None = None, **head: Any) -> Line:
    """A line with the verdicts of a row of codes."""
    whole = whole_of(ipcei, row, chosen=chosen, **head)
    return line(ipcei, canonical.plain(whole), number=2)


def whole_of(ipcei: Framework, row: str, *, chosen: str | None = None, **head: Any) -> Assessment:
    found = assessment(ipcei, answers={name: Answer(verdict=verdict) for name, verdict in by_code(ipcei, row).items()},
                       conclusion=Conclusion(outcome=chosen))
    return replace(found, head=replace(found.head, **head))


def test_a_line_says_what_the_advice_says(ipcei: Framework) -> None:
    found = made(ipcei, STOPS_AT_B1, title="Waterstof", status=Status.VASTGESTELD, phase=Phase.TOEKENNING, tags=("staal",),
                 directorate="TOP", classification=Classification(level=Marking.INTERN), persons=(
                     Person(role="auteur", name="Jansen"), Person(role="lezer", name="")))
    advice = advise(ipcei, whole_of(ipcei, STOPS_AT_B1))
    assert found.derived is not None
    assert found.derived.id == advice.advice == "EUROPEES_GEEN_IPCEI"
    assert (found.title, found.status, found.phase, found.tags, found.directorate, found.marking, found.persons) == (
        "Waterstof", "vastgesteld", "toekenning", ("staal",), "TOP", "intern", ("Jansen",))
    assert (found.kenmerk, found.number, found.draft, found.example, found.chosen) == ("AFW-2026-0001", 2, False, False, None)
    assert {name: cell.mark for name, cell in found.cells.items()} == {
        "aanleiding": "ja", "probleem": "ja", "oplossing": "deels", "overheidstaak": "ja", "nationaal": "ja", "meerwaarde": "ja",
        "aansluiting": "ja", "innovatie": "deels", "staatssteun": "deels", "alternatieven": "nee", "impact": "skipped",
        "bereidheid": "skipped", "balans": "skipped"}
    assert found.steps == {"A.1": "ja", "A.2": "ja", "B.1": "nee", "B.2": "skipped"}
    assert found.cells["probleem"].level is not None
    assert (found.cells["probleem"].level.code, found.cells["probleem"].rank) == ("3", 2)


def test_what_follows_stays_hidden_while_a_considered_question_has_no_verdict(ipcei: Framework) -> None:
    found = made(ipcei, OPEN)
    assert found.derived is None
    assert found.outcome is None
    assert set(found.steps.values()) == {"open"}
    assert found.place == -1
    assert not made(ipcei, OPEN, chosen="DEELNAME").deviates
    assert made(ipcei, OPEN, chosen="DEELNAME").outcome is not None


def test_unknown_is_a_verdict_and_leaves_steps_open(ipcei: Framework) -> None:
    found = made(ipcei, UNDECIDED)
    assert found.derived is not None
    assert found.derived.id == "NOG_NIET"
    assert found.place == -1
    assert found.steps == {"A.1": "ja", "A.2": "ja", "B.1": "open", "B.2": "open"}
    assert found.cells["innovatie"].unknown


def test_a_chosen_advice_that_differs_is_seen(ipcei: Framework) -> None:
    assert made(ipcei, PARTLY, chosen="DEELNAME").deviates
    assert not made(ipcei, PARTLY, chosen="DEELNAME_MITS").deviates
    assert not made(ipcei, PARTLY).deviates


def test_cells_and_marks_in_words(ipcei: Framework) -> None:
    found = made(ipcei, UNDECIDED)
    assert cell_word(found.cells["innovatie"], NL) == "nog niet te beoordelen"
    assert cell_word(found.cells["probleem"], NL) == "Serieus"
    assert cell_word(made(ipcei, OPEN).cells["innovatie"], NL) == "niet beantwoord"
    assert cell_word(made(ipcei, STOPS_AT_B1).cells["impact"], NL) == "niet meer aan de orde"
    assert cell_word(None, NL) == "niet gevraagd in dit kader"
    assert [mark_word(mark, NL) for mark in MARKS] == ["ja", "deels", "nee", "nog niet bepaald", "niet meer aan de orde"]


def test_the_signs_are_those_of_the_advice_report() -> None:
    assert dict(SIGNS) == REPORT_SIGNS


def test_the_data_leave_out_what_is_not_for_the_public(ipcei: Framework) -> None:
    found = made(ipcei, STOPS_AT_B1, directorate="TOP", tags=("staal",), persons=(Person(role="auteur", name="Jansen"),))
    inside, outside = as_data(found), as_data(found, public=True)
    assert inside["directorate"] == "TOP"
    assert "Jansen" not in str(inside)
    assert inside.keys() - outside.keys() == {"directorate", "tags"}
    assert inside["questions"]["probleem"] == {"level": "serieus", "mark": "ja"}
    assert inside["questions"]["impact"] == {"level": None, "mark": "skipped"}
    assert as_data(made(ipcei, UNDECIDED))["questions"]["innovatie"] == {"level": "onbekend", "mark": "open"}
    assert as_data(made(ipcei, OPEN, chosen="DEELNAME"))["chosen"] == "DEELNAME"
    assert (inside["derived"], inside["chosen"], as_data(made(ipcei, OPEN))["derived"]) == ("EUROPEES_GEEN_IPCEI", None, None)


@pytest.mark.parametrize(("wanted", "fits"), [
    (Wanted(), True),
    (Wanted(examples=True), False),
    (Wanted(status=("concept",)), True),
    (Wanted(status=("vastgesteld", "ter-meelezing")), False),
    (Wanted(phase=("verkennen",)), True),
    (Wanted(phase=("toekenning",)), False),
    (Wanted(advice=("DEELNAME",)), True),
    (Wanted(advice=("GEEN_ROL", "NATIONAAL")), False),
    (Wanted(years=(2025, 2026)), True),
    (Wanted(years=(2025,)), False),
    (Wanted(tags=("STAAL",)), True),
    (Wanted(tags=("water", "staal")), True),
    (Wanted(tags=("water",)), False),
    (Wanted(status=("concept",), years=(2025,)), False),
])
def test_every_condition_must_hold(ipcei: Framework, wanted: Wanted, fits: bool) -> None:
    one = made(ipcei, ALL_YES, chosen="DEELNAME", tags=("Staal",))
    assert wanted.fits(one) is fits
    assert selected((one,), wanted) == ((one,) if fits else ())


def test_a_dossier_without_advice_is_not_among_those_with_one(ipcei: Framework) -> None:
    assert not Wanted(advice=("DEELNAME",)).fits(made(ipcei, OPEN))
    assert Wanted(examples=True).fits(made(ipcei, OPEN, example=True))


def rows(ipcei: Framework) -> tuple[Line, ...]:
    return (
        made(ipcei, ALL_YES, kenmerk="B", title="alfa", peildatum=date(2024, 1, 1)),
        made(ipcei, STOPS_AT_B1, kenmerk="A", title="Gamma", peildatum=date(2026, 1, 1), status=Status.VASTGESTELD),
        made(ipcei, OPEN, kenmerk="C", title="Beta", peildatum=date(2025, 1, 1)),
        made(ipcei, PARTLY, kenmerk="D", title="delta", peildatum=date(2025, 1, 1)),
    )


@pytest.mark.parametrize(("by", "order", "backwards"), [
    ("kenmerk", "ABCD", "DCBA"),
    ("title", "BCDA", "ADCB"),
    ("status", "BCDA", "ABCD"),
    ("peildatum", "ACDB", "BCDA"),
    ("advice", "BDAC", "ADBC"),
    ("probleem", "BCAD", "ADBC"),
    ("alternatieven", "BCDA", "ADBC"),
    ("B.1", "BDAC", "ADBC"),
    ("van-vroeger", "ABCD", "ABCD"),
])
def test_lines_stand_in_order_and_those_without_come_last_either_way(
    ipcei: Framework, by: str, order: str, backwards: str) -> None:
    assert "".join(one.kenmerk for one in ordered(rows(ipcei), by)) == order
    assert "".join(one.kenmerk for one in ordered(rows(ipcei), by, backwards=True)) == backwards


def test_marks_are_counted_per_question_and_step(ipcei: Framework) -> None:
    found = tally(["alternatieven", "B.1", "van-vroeger"], rows(ipcei))
    assert [one.name for one in found] == ["alternatieven", "B.1", "van-vroeger"]
    assert dict(found[0].counts) == {"ja": 2, "deels": 1, "nee": 1, "open": 0, "skipped": 0}
    assert dict(found[1].counts) == {"ja": 1, "deels": 1, "nee": 1, "open": 1, "skipped": 0}
    assert dict(found[2].counts) == {"ja": 0, "deels": 0, "nee": 0, "open": 4, "skipped": 0}


def test_advices_are_counted_from_the_most_in_favour_down(ipcei: Framework) -> None:
    found = [(outcome.id if outcome else None, count) for outcome, count in outcomes(ipcei, rows(ipcei))]
    assert found == [("DEELNAME", 1), ("DEELNAME_MITS", 1), ("IPCEI_GEEN_DEELNAME", 0), ("EUROPEES_GEEN_IPCEI", 1),
                     ("NATIONAAL", 0), ("GEEN_ROL", 0), (None, 1)]


@given(row=st.lists(st.sampled_from(["0", "1", "2", "onb", "-"]), min_size=11, max_size=11),
       weigh=st.sampled_from(["0", "+1", "-2", "-"]))
def test_counts_and_advice_agree_with_the_judge(ipcei: Framework, row: list[str], weigh: str) -> None:
    codes = " ".join([row[0], "3", *row[1:], weigh])
    one, whole = made(ipcei, codes), whole_of(ipcei, codes)
    advice = advise(ipcei, whole)
    if one.derived is not None:
        assert one.derived.id == advice.advice
        assert one.steps == {step.section: "skipped" if not step.reached else "open" if not step.bounds.decided
                             else step.bounds.low.name.lower() for step in advice.steps}
    assert all((cell.mark == "skipped") == (name not in advice.reached) for name, cell in one.cells.items())
    for counted in tally([*one.cells, *one.steps], (one, one)):
        assert sum(counted.counts.values()) == 2
    for by in (*ORDERS, *one.cells, *one.steps):
        assert len(ordered((one, one), by)) == 2
