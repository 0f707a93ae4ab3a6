"""What would change the advice, against plain enumeration."""

import random
from collections.abc import Iterator, Mapping
from itertools import combinations, product

import pytest

from afweging.advice.ladder import derive
from afweging.advice.what_if import Alternative, WhatIf, what_if
from afweging.framework.models import UNKNOWN, Framework
from tests.conftest import by_code

Verdicts = Mapping[str, str | None]


def levels(framework: Framework) -> dict[str, list[str]]:
    return {q.id: [level.id for level in scale.levels] for q in framework.questions if (scale := framework.scale_of(q))}


def states(framework: Framework, count: int) -> Iterator[dict[str, str | None]]:
    dice, known = random.Random(7), levels(framework)
    for _ in range(count):
        openness = dice.choice((0.0, 0.1, 0.5))
        yield {name: None if dice.random() < openness else UNKNOWN if dice.random() < openness / 3 else dice.choice(scale)
               for name, scale in known.items()}


def moved(known: Mapping[str, list[str]], before: Verdicts, after: Verdicts) -> tuple[int, int]:
    """Questions changed and levels moved, counted naively."""
    changed = [name for name in known if after[name] != before[name]]
    steps = [abs(known[name].index(after[name] or "") - known[name].index(before[name] or "")) if before[name] in known[name] else 1
             for name in changed]
    return len(changed), sum(steps)


def by_enumeration(framework: Framework, verdicts: Verdicts) -> tuple[dict[str, tuple[int, int]], dict[str, int]]:
    """For every outcome the least cost by (questions, levels), and the fewest levels: all assignments tried."""
    known = levels(framework)
    fewest: dict[str, tuple[int, int]] = {}
    nearest: dict[str, int] = {}
    for choice in product(*([verdicts.get(name), *(level for level in scale if level != verdicts.get(name))]
                            for name, scale in known.items())):
        after = dict(zip(known, choice, strict=True))
        outcome = derive(framework, after).advice
        cost = moved(known, {name: verdicts.get(name) for name in known}, after)
        fewest[outcome] = min(fewest.get(outcome, cost), cost)
        nearest[outcome] = min(nearest.get(outcome, cost[1]), cost[1])
    return fewest, nearest


def cost(alternative: Alternative) -> tuple[int, int]:
    return len(alternative.changes), alternative.steps


def carried_out(verdicts: Verdicts, alternative: Alternative) -> dict[str, str | None]:
    return {**verdicts, **{change.question: change.level for change in alternative.changes}}


def hold_together(framework: Framework, verdicts: Verdicts, found: WhatIf) -> None:
    """What must be true of every answer: each alternative does what it says, and the indifferent ones do nothing."""
    for alternative in (*found.single, *found.smallest):
        assert derive(framework, carried_out(verdicts, alternative)).advice == alternative.outcome != found.advice
        assert all(change.before == verdicts.get(change.question) for change in alternative.changes)
    for name in found.indifferent:
        for level in levels(framework)[name]:
            assert derive(framework, {**verdicts, name: level}).advice == found.advice


def test_a_small_framework_agrees_with_trying_everything(bus: Framework) -> None:
    undecided = bus.ladder.undecided
    for verdicts in states(bus, 300):
        found = what_if(bus, verdicts)
        hold_together(bus, verdicts, found)
        fewest, nearest = by_enumeration(bus, verdicts)
        assert {one.outcome: cost(one) for one in found.smallest} == {
            name: least for name, least in fewest.items() if name not in (found.advice, undecided)}
        others = [least for name, least in nearest.items() if name not in (found.advice, undecided)]
        assert found.distance == (None if found.advice == undecided else min(others, default=None))


def test_two_changes_of_the_real_framework_agree_with_trying_all_pairs(ipcei: Framework) -> None:
    known = levels(ipcei)
    for verdicts in states(ipcei, 25):
        found = what_if(ipcei, verdicts)
        hold_together(ipcei, verdicts, found)
        reached: dict[str, tuple[int, int]] = {}
        for names in (*combinations(known, 1), *combinations(known, 2)):
            for choice in product(*(known[name] for name in names)):
                after = {**verdicts, **dict(zip(names, choice, strict=True))}
                outcome, spent = derive(ipcei, after).advice, moved(known, verdicts, after)
                reached[outcome] = min(reached.get(outcome, spent), spent)
        near = {name: least for name, least in reached.items() if name not in (found.advice, ipcei.ladder.undecided)}
        assert {one.outcome: cost(one) for one in found.smallest if len(one.changes) <= 2} == near


ME2 = "2 4 2 2 2 2 2 2 2 2 3 3 +1"
CIC = "2 3 2 2 1 2 2 1 1 1 1 1 -1"
AI = "2 3 1 2 2 2 2 1 1 0 - - -"


@pytest.mark.parametrize(("row", "advice", "distance", "nearest", "fewest"), [
    (ME2, "DEELNAME", 1, "DEELNAME_MITS", 1), (CIC, "IPCEI_GEEN_DEELNAME", 1, "DEELNAME_MITS", 1),
    (AI, "EUROPEES_GEEN_IPCEI", 2, "NATIONAAL", 1),
])
def test_cases_of_domain_6(
    ipcei: Framework, row: str, advice: str, distance: int, nearest: str, fewest: int
) -> None:
    verdicts = by_code(ipcei, row)
    found = what_if(ipcei, verdicts)
    hold_together(ipcei, verdicts, found)
    assert (found.advice, found.distance) == (advice, distance)
    assert next(len(one.changes) for one in found.smallest if one.outcome == nearest) == fewest


def test_a_negative_advice_does_not_depend_on_what_was_not_reached(ipcei: Framework) -> None:
    found = what_if(ipcei, by_code(ipcei, AI))
    assert {"impact", "bereidheid", "balans"} <= set(found.indifferent)
    undecided = [one.changes[0] for one in found.single if one.outcome == ipcei.ladder.undecided]
    # two must be described before any advice (R0); with an alternative for a part only, the rest is reached and must be answered
    assert {change.question for change in undecided} == {"aanleiding", "oplossing", "alternatieven"}


def test_an_undecided_dossier_has_no_distance_but_shows_what_it_takes(ipcei: Framework) -> None:
    found = what_if(ipcei, {})
    assert found.advice == ipcei.ladder.undecided
    assert found.distance is None
    assert {one.outcome for one in found.smallest} == {
        outcome.id for outcome in ipcei.ladder.outcomes if outcome.id != ipcei.ladder.undecided}
    assert min(map(cost, found.smallest))[0] > 1
