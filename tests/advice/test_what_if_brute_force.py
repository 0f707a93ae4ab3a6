"""What would change the advice agrees with trying every assignment; ``make what-if`` does the same for 100,000 states."""

import pytest

from afweging.framework.models import Framework
from tests.advice import brute_force
from tests.advice.naive import ORDER

PIECES, SIZE = 10, 200


@pytest.mark.parametrize("seed", range(PIECES))
def test_random_states_agree_with_trying_everything(ipcei: Framework, seed: int) -> None:
    assert brute_force.disagreements(ipcei, list(brute_force.states(1000 + seed, SIZE))) == []


def test_the_sample_holds_every_outcome_and_every_way_to_be_open(ipcei: Framework) -> None:
    some = [state for seed in range(PIECES) for state in brute_force.states(1000 + seed, SIZE)]
    assert {brute_force.advice(state) for state in some} == {*ORDER, brute_force.UNDECIDED}
    assert {None in state.values() for state in some} == {True, False}
    assert {q.number for q in ipcei.questions if q.scale} == set(brute_force.LEVELS)


def test_a_disagreement_is_told() -> None:
    state = dict.fromkeys(brute_force.LEVELS, 0)
    found = brute_force.find(state)
    assert found.advice == brute_force.UNDECIDED
    assert found.smallest["GEEN_ROL"] == (2, 2)  # reason and goal described, rule R0
    ideal = {q: len(scale) - 1 for q, scale in brute_force.LEVELS.items()}
    best = brute_force.find(ideal)
    assert (best.advice, best.distance, best.indifferent) == ("DEELNAME", 1, set())
    assert best.smallest["GEEN_ROL"] == (1, 2)
