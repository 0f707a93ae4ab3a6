"""Precedents: who stands beside whom, in which order, what is counted, and which level is the middle."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from afweging import canonical
from afweging.assessment.models import Answer, Conclusion, Head
from afweging.assessment.precedents import (
    KEPT,
    LEAST,
    OPENING,
    Earlier,
    Judged,
    Median,
    distance,
    distribution,
    earlier,
    median,
    medians,
    opening,
    order_of,
    precedents,
)
from afweging.framework.models import Framework
from tests.conftest import assessment

HEAD = Head(kenmerk="AFW-2026-0009", title="Nieuw", peildatum=date(2026, 6, 1), tags=("Waterstof",))


def dossier(kenmerk: str, vraag: str | None = "brede", **parts: Any) -> Earlier:
    """An earlier dossier that said this to ``vraag`` of the bus framework."""
    made: dict[str, Any] = {"number": 2, "title": f"Dossier {kenmerk}", "peildatum": date(2025, 1, 1), "tags": (), "advice": "BUS",
                            "example": False, "answers": {"vraag": Judged(verdict=vraag, begin="Er is vraag.")}}
    return Earlier(kenmerk=kenmerk, **{**made, **parts})


def about(bus: Framework, known: Sequence[Earlier], name: str = "vraag", head: Head = HEAD) -> Any:
    question = bus.find(name)
    assert question is not None
    return precedents(bus, question, head, known)


def test_a_precedent_is_read_from_the_canonical_data_of_an_assessment(bus: Framework) -> None:
    made = assessment(bus, answers={"vraag": Answer(verdict="enige", text="Er is **vraag** [@F1].\n\nMaar niet veel.")},
                      conclusion=Conclusion(outcome="BUS"))
    head = replace(made.head, tags=("fotonica",), example=True)
    found = earlier(canonical.plain(replace(made, head=head)), number=4, advice="BUS")
    assert (found.kenmerk, found.number, found.title, found.peildatum) == ("AFW-2026-0001", 4, "Proef", date(2026, 6, 1))
    assert (found.tags, found.advice, found.example) == (("fotonica",), "BUS", True)
    assert found.answers["vraag"].verdict == "enige"
    assert found.answers["vraag"].opening == "Er is vraag. Maar niet veel."
    long = earlier(canonical.plain(made.with_answer("vraag", Answer(text="woord " * 500))), number=1, advice="")
    assert long.answers["vraag"].opening.endswith("woord…")
    bare = earlier(canonical.plain(assessment(bus)), number=1, advice="")
    assert (bare.tags, bare.example, dict(bare.answers)) == ((), False, {})


def test_an_opening_ends_at_a_word_and_says_that_there_is_more() -> None:
    assert opening("kort") == "kort"
    long = opening("woord " * 200)
    assert long.endswith("woord…")
    assert len(long) <= OPENING + 1
    assert opening("x" * 5_000) == "x" * OPENING + "…"
    assert opening(" " * KEPT + "later") == "…"
    assert opening("woord [@F15] " * 200).startswith("woord woord woord")


def test_examples_and_real_dossiers_never_stand_beside_each_other(bus: Framework) -> None:
    known = [dossier("A"), dossier("B", example=True), dossier("C")]
    assert [one.earlier.kenmerk for one in about(bus, known).found] == ["A", "C"]
    assert [one.earlier.kenmerk for one in about(bus, known, head=replace(HEAD, example=True)).found] == ["B"]


def test_a_dossier_is_no_precedent_of_itself(bus: Framework) -> None:
    assert about(bus, [dossier("afw-2026-0009")]).found == ()


def test_a_blind_second_judgement_does_not_see_the_first_one_here(bus: Framework) -> None:
    second = replace(HEAD, second_of="EERST@3")
    assert [one.earlier.kenmerk for one in about(bus, [dossier("Eerst"), dossier("Ander")], head=second).found] == ["Ander"]


def test_the_nearest_stand_first(bus: Framework) -> None:
    known = [
        dossier("OUD", peildatum=date(2020, 1, 1)), dossier("D", peildatum=date(2024, 1, 1)),
        dossier("B", peildatum=date(2024, 1, 1)), dossier("ZELFDE", tags=("staal", " WATERSTOF "), peildatum=date(2019, 1, 1)),
        dossier("LEEG", None),
    ]
    found = about(bus, known).found
    assert [one.earlier.kenmerk for one in found] == ["ZELFDE", "B", "D", "OUD"]
    assert [one.near for one in found] == [True, False, False, False]
    assert found[0].opening == "Er is vraag."


def test_no_tag_is_not_a_tag_in_common(bus: Framework) -> None:
    assert not about(bus, [dossier("A", tags=("", " "))], head=replace(HEAD, tags=("",))).found[0].near


def test_levels_are_counted_in_their_order_unknown_and_foreign_ones_apart(bus: Framework) -> None:
    known = [dossier("A"), dossier("B", "geen"), dossier("C", "brede"), dossier("D", "onbekend"), dossier("E", "van-vroeger")]
    found = about(bus, known).distribution
    assert found.levels == (("geen", 1), ("enige", 0), ("brede", 2), ("ieders", 0))
    assert (found.unknown, found.other, found.total) == (1, 1, 5)
    assert distribution((), ()).total == 0


def test_the_advice_is_counted_by_outcome_and_has_no_median(bus: Framework) -> None:
    name = bus.concluding.question.id
    outcomes = order_of(bus, bus.concluding.question)
    assert bus.ladder.undecided not in outcomes
    known = [dossier("A", advice=outcomes[0]), dossier("B", advice=outcomes[0]), dossier("C", advice=outcomes[-1], answers={}),
             dossier("D", advice="")]
    found = about(bus, known, name)
    assert dict(found.distribution.levels)[outcomes[0]] == 2
    assert len(found.found) == 3
    assert sorted(one.opening for one in found.found) == ["", "", ""]
    assert found.median is None


def test_the_median_is_of_those_that_share_a_tag_when_they_are_enough_else_of_all(bus: Framework) -> None:
    far = [dossier(f"V{number}", "geen") for number in range(4)]
    near = [dossier(f"N{number}", "ieders", tags=("waterstof",)) for number in range(LEAST)]
    assert about(bus, far + near).median == Median(lower="ieders", upper="ieders", of=3, near=True)
    assert about(bus, far + near[:2]).median == Median(lower="geen", upper="geen", of=6, near=False)
    assert about(bus, near[:2]).median is None


def test_the_check_gets_only_medians_over_the_same_market(bus: Framework) -> None:
    near = [dossier(f"N{number}", "ieders", tags=("waterstof",)) for number in range(LEAST)]
    assert medians(bus, HEAD, near) == {"vraag": Median(lower="ieders", upper="ieders", of=3, near=True)}
    assert medians(bus, replace(HEAD, tags=()), near) == {}


def test_distance_is_nothing_within_the_two_in_the_middle_and_signed_outside() -> None:
    order, middle = ("a", "b", "c", "d", "e"), Median(lower="b", upper="d", of=4, near=True)
    assert [distance(order, level, middle) for level in order] == [-1, 0, 0, 0, 1]
    assert middle.between
    assert not Median(lower="b", upper="b", of=3, near=True).between
    assert distance(order, None, middle) == distance(order, "z", middle) == 0
    assert distance(order, "a", Median(lower="z", upper="d", of=3, near=True)) == 0
    assert distance(order, "a", Median(lower="b", upper="z", of=3, near=True)) == 0


def naive_median(order: Sequence[str], verdicts: Sequence[str | None]) -> tuple[str, str] | None:
    """Strike the lowest and the highest off the list, again and again, until one or two are left."""
    left: list[str] = []
    for level in order:
        left += [level for one in verdicts if one == level]
    if len(left) < 3:
        return None
    while len(left) > 2:
        left = left[1:-1]
    return left[0], left[-1]


@given(st.lists(st.sampled_from(["geen", "enige", "brede", "ieders", "onbekend", "van-vroeger", None]), max_size=25))
def test_the_median_is_that_of_a_naive_recount(verdicts: list[str | None]) -> None:
    order = ("geen", "enige", "brede", "ieders")
    found = median(order, verdicts, near=True)
    assert (found and (found.lower, found.upper)) == naive_median(order, verdicts)
    if found:
        assert found.of == sum(one in order for one in verdicts)
        below = sum(one in order and order.index(one) < order.index(found.lower) for one in verdicts)
        above = sum(one in order and order.index(one) > order.index(found.upper) for one in verdicts)
        assert max(below, above) <= found.of / 2


@given(rows=st.lists(st.tuples(st.sampled_from(["geen", "enige", "brede", "ieders"]), st.booleans(), st.booleans()), max_size=12))
def test_the_middle_of_comparable_dossiers_is_that_of_a_naive_recount(bus: Framework, rows: list[tuple[str, bool, bool]]) -> None:
    known = [dossier(f"K{n}", level, tags=("waterstof",) if near else ("staal",), example=example)
             for n, (level, near, example) in enumerate(rows)]
    order = ("geen", "enige", "brede", "ieders")
    near = naive_median(order, [level for level, shares, example in rows if shares and not example])
    every = naive_median(order, [level for level, _shares, example in rows if not example])
    found = about(bus, known).median
    assert (found and (found.lower, found.upper)) == (near or every)
    assert found is None or found.near == (near is not None)
