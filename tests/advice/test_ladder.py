"""The ladder on a small framework: the trace, what is considered, and frameworks of another make."""

from dataclasses import replace

import pytest

from afweging.advice.ladder import Ladder, all_of, bounds, derive, ladder_of, mild
from afweging.advice.models import Bounds, Ground
from afweging.framework.models import Framework, Level, Scale, Value

NEE, DEELS, JA = Value.NEE, Value.DEELS, Value.JA
FINE = {"aanleiding": "volledig", "vraag": "ieders", "chauffeurs": "brede", "buurt": "brede"}


def values(*given: Value) -> frozenset[Value]:
    return frozenset(given)


def test_a_weighing_question_counts_one_step_milder() -> None:
    assert mild(values(NEE)) == {DEELS}
    assert mild(values(NEE, DEELS, JA)) == {DEELS, JA}
    assert mild(values(JA)) == {JA}


def test_all_of_open_values_is_every_possible_minimum() -> None:
    assert all_of([values(JA), values(NEE, JA)]) == {NEE, JA}
    assert all_of([values(DEELS), values(NEE, DEELS, JA)]) == {NEE, DEELS}
    assert all_of([values(NEE), values(NEE, DEELS, JA)]) == {NEE}
    assert all_of([values(JA)]) == {JA}


def test_bounds_are_decided_when_they_meet() -> None:
    assert bounds(values(NEE, JA)) == Bounds(NEE, JA)
    assert not Bounds(NEE, JA).decided
    assert Bounds(JA, JA).decided


def test_the_trace_leads_from_advice_to_verdict(bus: Framework) -> None:
    found = derive(bus, {**FINE, "chauffeurs": "geen", "buurt": None})
    first, second = found.steps
    assert (found.advice, found.outcomes) == ("TAXI", ("TAXI",))
    assert (first.rule, first.section, first.bounds, first.fails, first.reached) == (
        "R1", "A", Bounds(JA, JA), "GEEN_BUS", True,
    )
    assert second.grounds == (
        Ground(question="chauffeurs", verdict="geen", bounds=Bounds(NEE, NEE), weighing=False, decisive=True),
        Ground(question="buurt", verdict=None, bounds=Bounds(DEELS, JA), weighing=True, decisive=False),
    )


def test_who_holds_a_step_down_is_decisive_a_weighing_one_only_when_no_necessary_one_does(bus: Framework) -> None:
    grounds = derive(bus, {**FINE, "chauffeurs": "enige", "buurt": None}).steps[1].grounds
    assert [ground.decisive for ground in grounds] == [True, False]
    grounds = derive(bus, {**FINE, "buurt": "geen"}).steps[1].grounds
    assert [ground.decisive for ground in grounds] == [False, True]
    grounds = derive(bus, {**FINE, "chauffeurs": None, "buurt": "geen"}).steps[1].grounds
    assert [ground.decisive for ground in grounds] == [True, False]


def test_a_step_behind_a_failing_one_is_not_reached(bus: Framework) -> None:
    found = derive(bus, {**FINE, "vraag": "geen"})
    assert [step.reached for step in found.steps] == [True, False]
    assert found.reached == ("aanleiding", "vraag", "advies")
    assert found.possible("GEEN_BUS")
    assert not found.possible("BUS")


@pytest.mark.parametrize("verdict", ["breed", "onbekend", "", None])
def test_a_verdict_the_scale_does_not_know_is_open(verdict: str | None, bus: Framework) -> None:
    assert derive(bus, {**FINE, "vraag": verdict}).outcomes == ("GEEN_BUS", "BUS_MITS", "BUS")


def test_verdicts_on_unknown_questions_are_ignored(bus: Framework) -> None:
    assert derive(bus, {**FINE, "taxi": "brede"}) == derive(bus, FINE)


def test_a_ladder_is_prepared_once(bus: Framework) -> None:
    assert ladder_of(bus) is ladder_of(bus)
    assert [question.id for question in ladder_of(bus).questions] == [question.id for question in bus.questions]


def with_steps(framework: Framework, **change: object) -> Framework:
    """The framework with the same change in each step."""
    steps = tuple(replace(step, **change) for step in framework.ladder.steps)  # type: ignore[arg-type]
    return replace(framework, ladder=replace(framework.ladder, steps=steps))


def test_steps_may_share_one_outcome(bus: Framework) -> None:
    shared = with_steps(bus, fails="GEEN_BUS")
    found = derive(shared, {**FINE, "vraag": None, "chauffeurs": "geen"})
    assert (found.outcomes, found.advice, found.next) == (("GEEN_BUS",), "GEEN_BUS", ())
    assert derive(shared, {"aanleiding": "volledig"}).outcomes == ("GEEN_BUS", "BUS_MITS", "BUS")


def test_holding_fully_and_partly_may_share_one_outcome(bus: Framework) -> None:
    shared = replace(bus, ladder=replace(bus.ladder, some_partly="BUS"))
    assert derive(shared, {**FINE, "buurt": None}).advice == "BUS"


def scale_without_no(framework: Framework) -> Framework:
    """The framework with a weighing question and a necessary one that can only be 'deels' or 'ja'."""
    steun = framework.scales[1]
    levels: tuple[Level, ...] = steun.levels[1:]
    soft = Scale(id="zacht", label=steun.label, levels=levels)
    sections = tuple(
        replace(section, questions=tuple(
            replace(question, scale="zacht") if question.id in ("buurt", "vraag") else question for question in section.questions
        ))
        for section in framework.sections
    )
    return replace(framework, scales=(*framework.scales, soft), sections=sections)


def test_next_leaves_out_what_cannot_change_the_outcome(bus: Framework) -> None:
    soft = scale_without_no(bus)
    described = {"aanleiding": "volledig"}
    assert derive(soft, described).next == ("vraag",)
    assert derive(soft, {**described, "vraag": "brede"}).next == ("chauffeurs",)  # buurt is 'ja' at its mildest
    assert derive(soft, {**described, "vraag": "enige"}).next == ("chauffeurs",)
    assert derive(soft, {**described, "vraag": "enige"}).steps[0].bounds == Bounds(DEELS, DEELS)
    assert Ladder(soft).outcomes_of((values(DEELS), values(NEE, DEELS))) == ("TAXI", "BUS_MITS")
