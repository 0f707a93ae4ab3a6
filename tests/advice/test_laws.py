"""The four laws of domain 2.5 on the framework that is shipped: single outcome, exactness, refinement, monotonicity."""

import json
import random
from collections import Counter
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.advice.batch import run
from afweging.advice.ladder import derive, ladder_of
from afweging.framework.models import Framework
from tests.advice.naive import MEANING, ORDER, SCORED, Exhaustive, Open, can_change, possible
from tests.advice.naive import outcome as naive_outcome
from tests.advice.naive import steps as naive_steps

DESCRIBED = {"aanleiding": "volledig", "oplossing": "volledig"}


def levels(framework: Framework, number: int) -> list[str]:
    question = framework.find(str(number))
    assert question is not None
    scale = framework.scale_of(question)
    return [level.id for level in scale.levels] if scale else []


def verdicts(framework: Framework, ranks: dict[int, int | None]) -> dict[str, str | None]:
    """Verdicts by question id from ranks by official number, with the questions of rule R0 described."""
    found: dict[str, str | None] = dict(DESCRIBED)
    for number, rank in ranks.items():
        question = framework.find(str(number))
        assert question is not None
        found[question.id] = None if rank is None else levels(framework, number)[rank]
    return found


def meaning(ranks: dict[int, int | None]) -> Open:
    return {number: None if rank is None else MEANING[number][rank] for number, rank in ranks.items()}


full = st.fixed_dictionaries({number: st.integers(0, len(meant) - 1) for number, meant in MEANING.items()})
partial = st.fixed_dictionaries({number: st.none() | st.integers(0, len(meant) - 1) for number, meant in MEANING.items()})
nearly = st.builds(
    lambda ranks, gaps: {number: None if number in gaps else rank for number, rank in ranks.items()},
    full, st.sets(st.sampled_from(SCORED), max_size=4),
)
"""Up to four open questions: few enough to try every completion in full."""


@pytest.mark.parametrize("number", SCORED)
def test_every_level_means_what_the_domain_says(number: int, ipcei: Framework) -> None:
    ladder = ladder_of(ipcei)
    found = []
    for level in levels(ipcei, number):
        (value,) = ladder.values_of(verdicts(ipcei, {}) | {ipcei.questions[number - 1].id: level})[number - 1]
        found.append(int(value))
    assert tuple(found) == MEANING[number]
    assert {int(value) for value in ladder.values_of({})[number - 1]} == {0, 1, 2}


@pytest.fixture(scope="module")
def outcomes(ipcei: Framework) -> dict[tuple[int, ...], str]:
    """The outcome of every combination of values; how many verdicts stand behind each is counted in the tests."""
    ladder = ladder_of(ipcei)
    place = {number: number - 1 for number in SCORED}
    by_value = {
        number: {int(value): frozenset({value}) for value in ladder.values_of({})[number - 1]} for number in SCORED
    }
    values = list(ladder.values_of(DESCRIBED))
    assert ladder.blocked(tuple(values)) == ()
    found = {}
    for choice in product((0, 1, 2), repeat=len(SCORED)):
        for number, value in zip(SCORED, choice, strict=True):
            values[place[number]] = by_value[number][value]
        given = ladder.outcomes_of(ladder.steps_of(tuple(values)))
        assert len(given) == 1
        found[choice] = given[0]
    return found


def test_single_outcome_for_all_874_800_complete_combinations(outcomes: dict[tuple[int, ...], str]) -> None:
    counted: Counter[str] = Counter()
    for choice, found in outcomes.items():
        counted[found] += prod(MEANING[number].count(value) for number, value in zip(SCORED, choice, strict=True))
    assert counted.total() == 874_800
    assert counted["DEELNAME"] == 48
    assert counted["DEELNAME_MITS"] == 20_688
    assert set(counted) == set(ORDER)


def test_every_complete_combination_agrees_with_the_rules_as_written(outcomes: dict[tuple[int, ...], str]) -> None:
    assert all(naive_outcome(dict(zip(SCORED, choice, strict=True))) == found for choice, found in outcomes.items())


def test_monotonicity_raising_any_verdict_never_lowers_the_outcome(outcomes: dict[tuple[int, ...], str]) -> None:
    order = {name: place for place, name in enumerate(ORDER)}
    height = {choice: order[found] for choice, found in outcomes.items()}
    for choice, own in height.items():
        for place, value in enumerate(choice):
            if value < 2:
                assert height[(*choice[:place], value + 1, *choice[place + 1:])] >= own


@given(ranks=nearly)
def test_exactness_the_set_is_that_of_every_completion(ranks: dict[int, int | None], ipcei: Framework) -> None:
    derived = derive(ipcei, verdicts(ipcei, ranks))
    assert set(derived.outcomes) == possible(meaning(ranks)) == Exhaustive().possible(meaning(ranks))
    assert list(derived.outcomes) == sorted(derived.outcomes, key=ORDER.index)
    assert derived.advice == (derived.outcomes[0] if len(derived.outcomes) == 1 else "NOG_NIET")


@given(ranks=nearly)
def test_steps_are_exact_too(ranks: dict[int, int | None], ipcei: Framework) -> None:
    derived = derive(ipcei, verdicts(ipcei, ranks))
    gaps = [number for number, rank in ranks.items() if rank is None]
    reached = [
        naive_steps({**meaning(ranks), **dict(zip(gaps, choice, strict=True))}) for choice in product((0, 1, 2), repeat=len(gaps))
    ]
    for place, step in enumerate(derived.steps):
        assert (step.bounds.low, step.bounds.high) == (min(s[place] for s in reached), max(s[place] for s in reached))


@given(ranks=partial, data=st.data())
def test_refinement_filling_an_unknown_never_adds_an_outcome(
    ranks: dict[int, int | None], data: st.DataObject, ipcei: Framework
) -> None:
    gaps = [number for number, rank in ranks.items() if rank is None]
    before = set(derive(ipcei, verdicts(ipcei, ranks)).outcomes)
    for number in gaps:
        ranks = {**ranks, number: data.draw(st.integers(0, len(MEANING[number]) - 1))}
        after = set(derive(ipcei, verdicts(ipcei, ranks)).outcomes)
        assert after <= before
        before = after
    assert len(before) == 1


@given(ranks=partial, number=st.sampled_from(SCORED))
def test_an_unknown_verdict_counts_as_an_open_one(ranks: dict[int, int | None], number: int, ipcei: Framework) -> None:
    name = ipcei.questions[number - 1].id
    given_open = verdicts(ipcei, {**ranks, number: None})
    one, other = derive(ipcei, given_open), derive(ipcei, {**given_open, name: "onbekend"})
    assert (one.outcomes, one.next, one.conditions) == (other.outcomes, other.next, other.conditions)


@given(ranks=nearly)
def test_next_holds_only_open_questions_that_can_change_the_outcome(
    ranks: dict[int, int | None], ipcei: Framework
) -> None:
    derived = derive(ipcei, verdicts(ipcei, ranks))
    assert bool(derived.next) == (derived.advice == "NOG_NIET")
    for name in derived.next:
        question = ipcei.find(name)
        assert question is not None
        assert ranks[question.number] is None
        assert can_change(question.number, meaning(ranks))
        assert name in derived.reached


def test_answering_what_is_next_always_ends_in_an_advice(ipcei: Framework) -> None:
    chance = random.Random(1)
    for _ in range(300):
        given_now: dict[str, str | None] = {}
        for _round in range(14):
            derived = derive(ipcei, given_now)
            if not derived.next:
                break
            for name in derived.next:
                question = ipcei.find(name)
                assert question is not None
                given_now[name] = chance.choice(levels(ipcei, question.number)[1 if name in DESCRIBED else 0:])
        assert derived.advice != "NOG_NIET"


@given(ranks=partial, first=st.sampled_from((None, 0, 1, 2)), third=st.sampled_from((None, 0, 1, 2)))
def test_batch_agrees_with_the_derivation(
    ranks: dict[int, int | None], first: int | None, third: int | None, ipcei: Framework
) -> None:
    everything = {**ranks, 1: first, 3: third}
    derived = derive(ipcei, verdicts(ipcei, everything))
    number = {question.id: question.number for question in ipcei.questions}
    ((line, fine),) = run(ipcei, [json.dumps(everything)])
    assert fine
    assert json.loads(line) == {
        "steps": {step.section: [bound.name.lower() for bound in step.bounds] for step in derived.steps},
        "outcomes": list(derived.outcomes),
        "advice": derived.advice,
        "conditions": [number[name] for name in derived.conditions],
        "next": [number[name] for name in derived.next],
    }


def test_a_hundred_thousand_random_lines_agree_with_the_exhaustive_definition(ipcei: Framework) -> None:
    chance = random.Random(29826147)
    cases = []
    for _ in range(100_000):
        openness = chance.random()
        cases.append({
            number: None if chance.random() < openness else chance.randrange(len(meant)) for number, meant in MEANING.items()
        })
    lines = (json.dumps({"1": 2, "3": 1, **case}) for case in cases)
    exhaustive = Exhaustive()
    for case, (line, fine) in zip(cases, run(ipcei, lines), strict=True):
        found = json.loads(line)
        wanted = exhaustive.possible(meaning(case))
        assert fine
        assert set(found["outcomes"]) == wanted
        assert found["advice"] == (next(iter(wanted)) if len(wanted) == 1 else "NOG_NIET")
