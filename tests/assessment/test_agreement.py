"""Agreement between assessors: every pair of verdicts has one distance, whoever of the two is named first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.assessment.agreement import DISTANCE, Distance, Pair, Tally, pairs, ratings, tallies
from afweging.framework.loading import load
from afweging.framework.models import UNKNOWN, Framework
from afweging.texts import sentences
from tests.conftest import BUS, IPCEI, by_code

FIRST = "2 2 2 1 2 2 1 2 2 2 3 3 +1"
FRAMEWORKS = {"ipcei": load(IPCEI), "bus": load(BUS)}


@st.composite
def sets(draw: st.DrawFn, framework: Framework) -> dict[str, str | None]:
    """Any verdicts, open and unknown ones as well."""
    found: dict[str, str | None] = {}
    for question in framework.questions:
        if scale := framework.scale_of(question):
            levels = [level.id for level in scale.levels]
            found[question.id] = draw(st.sampled_from([None, UNKNOWN, *levels]))
    return found


both = st.sampled_from(list(FRAMEWORKS.values())).flatmap(lambda one: st.tuples(st.just(one), sets(one), sets(one)))


def mirrored(pair: Pair) -> tuple[object, ...]:
    return pair.question, pair.second, pair.first, pair.distance, pair.steps, pair.levels


@given(both)
def test_it_does_not_matter_who_is_named_first(case: tuple[Framework, dict[str, str | None], dict[str, str | None]]) -> None:
    framework, first, second = case
    found, turned = pairs(framework, first, second), pairs(framework, second, first)
    assert [mirrored(pair) for pair in found] == [(p.question, p.first, p.second, p.distance, p.steps, p.levels) for p in turned]
    assert [pair.ranks for pair in found] == [pair.ranks[::-1] if pair.ranks else None for pair in turned]
    assert tallies([found]) == tallies([turned])


@given(both)
def test_identical_verdicts_agree_fully(case: tuple[Framework, dict[str, str | None], dict[str, str | None]]) -> None:
    framework, first, _ = case
    found = pairs(framework, first, dict(first))
    assert {pair.distance for pair in found} <= {Distance.SAME}
    assert not any(pair.differs for pair in found)
    assert [tally.same for tally in tallies([found])] == [tally.total for tally in tallies([found])]


@given(both)
def test_the_distance_is_that_on_the_scale(case: tuple[Framework, dict[str, str | None], dict[str, str | None]]) -> None:
    framework, first, second = case
    found = pairs(framework, first, second)
    assert [pair.question for pair in found] == [
        q.id for q in framework.questions if framework.scale_of(q) and (first[q.id] or second[q.id])]
    for pair in found:
        scale = framework.scale_of(next(q for q in framework.questions if q.id == pair.question))
        assert scale
        assert pair.levels == tuple(level.id for level in scale.levels)
        if pair.ranks:
            one, other = scale.rank(pair.first or ""), scale.rank(pair.second or "")
            assert pair.ranks == (one, other)
            assert pair.steps == abs(one - other)
            expected = {0: Distance.SAME, 1: Distance.ONE_STEP}.get(pair.steps, Distance.MORE)
        else:
            expected = Distance.SAME if pair.first == pair.second else Distance.UNDECIDED
            assert pair.steps == 0
        assert pair.distance is expected
        assert pair.differs is (expected is not Distance.SAME)


def test_each_class_by_an_example(ipcei: Framework) -> None:
    found = {pair.question: pair for pair in pairs(
        ipcei, by_code(ipcei, FIRST), by_code(ipcei, "2 1 0 onb - 2 1 2 2 2 3 3 +1"))}
    order = [question.id for question in ipcei.questions]
    assert [found[name].distance for name in order[:6]] == [
        Distance.SAME, Distance.ONE_STEP, Distance.MORE, Distance.UNDECIDED, Distance.UNDECIDED, Distance.SAME]
    assert [found[name].steps for name in order[:5]] == [0, 1, 2, 0, 0]


def test_a_question_that_nobody_judged_is_left_out_and_two_unknowns_agree(ipcei: Framework) -> None:
    found = pairs(ipcei, {"probleem": UNKNOWN}, {"probleem": UNKNOWN})
    assert [(pair.question, pair.distance, pair.ranks) for pair in found] == [("probleem", Distance.SAME, None)]


def test_dossiers_are_counted_per_question(ipcei: Framework) -> None:
    first = by_code(ipcei, FIRST)
    judged = [pairs(ipcei, first, by_code(ipcei, row)) for row in (FIRST, "2 1 0 onb 2 2 1 2 2 2 3 3 +1", "1 1 2 1 2 2 1 2 2 2 3 3 +1")]
    found = tallies(judged)
    assert [tally.question for tally in found] == [q.id for q in ipcei.questions if q.kind != "advice"]
    order = [question.id for question in ipcei.questions]
    assert found[:4] == (
        Tally(question=order[0], same=2, one_step=1), Tally(question=order[1], same=1, one_step=2),
        Tally(question=order[2], same=2, more=1), Tally(question=order[3], same=2, undecided=1))
    assert {tally.total for tally in found} == {3}
    assert tallies([]) == ()


def test_the_coefficient_gets_pairs_of_levels_and_each_scale_apart(ipcei: Framework) -> None:
    judged = [pairs(ipcei, by_code(ipcei, FIRST), by_code(ipcei, row)) for row in (FIRST, "2 1 0 onb 2 2 1 2 2 2 3 3 +1")]
    other = Pair(question="probleem", first="a", second="b", distance=Distance.ONE_STEP, steps=1, levels=("a", "b"))
    found = ratings([*judged, [other]])
    by_question = {one.question: one.pairs for one in found if one.levels != ("a", "b")}
    order = [question.id for question in ipcei.questions]
    assert by_question[order[1]] == ((1, 1), (1, 0))
    assert by_question[order[3]] == ((1, 1),)
    assert [one.pairs for one in found if one.levels == ("a", "b")] == [((0, 1),)]
    assert ratings([]) == ()


@pytest.mark.parametrize("distance", Distance)
def test_every_distance_has_words_in_both_languages(distance: Distance) -> None:
    assert sentences("nl").say(DISTANCE[distance]) != DISTANCE[distance]
