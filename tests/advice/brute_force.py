"""What would change the advice, found by trying every assignment of values, to test the program's search against.

Like ``naive``, nothing here is read from the framework file: questions are official numbers and levels are places on a
scale. One table holds the outcome of every assignment of nee, deels, ja and open to the eleven questions that decide, about
four million: the complete ones by the rules of ``naive``, one with open questions by all its completions. For a state every
assignment it can become gets its cost, and the least cost for each outcome is simply looked up.

Run it for as many random states as wanted: ``python -m tests.advice.brute_force 100000`` (``make what-if``).
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from afweging.advice.what_if import WhatIf, what_if
from afweging.framework.loading import load
from afweging.framework.models import UNKNOWN, Framework
from tests.advice.naive import DEELS, JA, MEANING, NEE, ORDER, SCORED, outcome
from tests.conftest import IPCEI

OPEN = 3
"""The place of 'open' on an axis of the table, behind nee, deels and ja."""
UNDECIDED = "NOG_NIET"
DESCRIBED = (1, 3)
"""Rule R0: without at least 'deels' here nothing follows. These count nowhere else."""
LEVELS = {**MEANING, **dict.fromkeys(DESCRIBED, (NEE, DEELS, JA))}
BASE = 64
"""More than all levels that can be moved: a cost is questions times this, and levels."""

State = Mapping[int, int | None]
"""Question to the place of its level, lowest first; None is open."""


class Found(NamedTuple):
    """What trying everything gives; the words are those of ``WhatIf``."""

    advice: str
    single: set[tuple[int, int, str]]
    smallest: dict[str, tuple[int, int]]
    indifferent: set[int]
    distance: int | None


@cache
def table() -> Any:
    """The outcome of every assignment: its place in ``ORDER``, or one more when several are possible."""
    possible = np.zeros((4,) * len(SCORED), dtype=np.uint8)
    for choice in product((NEE, DEELS, JA), repeat=len(SCORED)):
        possible[choice] = 1 << ORDER.index(outcome(dict(zip(SCORED, choice, strict=True))))
    for axis in range(len(SCORED)):  # open: whatever any completion gives
        along = np.moveaxis(possible, axis, 0)
        along[OPEN] = along[NEE] | along[DEELS] | along[JA]
    names = np.full(256, len(ORDER), dtype=np.uint8)
    for place in range(len(ORDER)):
        names[1 << place] = place
    return names[possible]


def advice(state: State) -> str:
    """The derived advice, looked up."""
    if any(state[q] is None or LEVELS[q][state[q] or 0] < DEELS for q in DESCRIBED):
        return UNDECIDED
    return (*ORDER, UNDECIDED)[table()[tuple(OPEN if (at := state[q]) is None else LEVELS[q][at] for q in SCORED)]]


def steps(question: int, before: int | None, after: int) -> int:
    """Levels moved; one for a question that was open."""
    return 1 if before is None else abs(after - before)


def _costs(question: int, before: int | None, *, levels_only: bool) -> list[int]:
    """What it costs to make a question nee, deels, ja, or (where it is) leave it open; by the nearest level of each value."""
    costs = [min((0 if place == before else steps(question, before, place) + (0 if levels_only else BASE))
                 for place, value in enumerate(LEVELS[question]) if value == wanted) for wanted in (NEE, DEELS, JA)]
    return [*costs, 0] if before is None else costs


def _total(state: State, *, levels_only: bool) -> Any:
    """What every assignment the state can become costs, in the shape of its part of the table."""
    total = np.zeros((), dtype=np.int16)
    for question in SCORED:
        total = np.add.outer(total, np.array(_costs(question, state[question], levels_only=levels_only), dtype=np.int16))
    return total + sum(min(_costs(q, state[q], levels_only=levels_only)[DEELS:JA + 1]) for q in DESCRIBED)


def find(state: State) -> Found:
    """Everything by trying everything."""
    now = advice(state)
    single = {(q, place, after) for q, scale in LEVELS.items() for place in range(len(scale))
              if place != state[q] and (after := advice({**state, q: place})) != now}
    reach = table()[tuple(slice(0, 4 if state[q] is None else 3) for q in SCORED)]
    total, moved = _total(state, levels_only=False), _total(state, levels_only=True)
    other = {name: here for place, name in enumerate(ORDER) if name != now and (here := reach == place).any()}
    least = {name: int(total[here].min()) for name, here in other.items()}
    distance = None if now == UNDECIDED else int(moved[(reach != ORDER.index(now)) & (reach < len(ORDER))].min())
    return Found(now, single, {name: divmod(cost, BASE) for name, cost in least.items()},
                 set(LEVELS) - {q for q, _place, _after in single}, distance)


def told(framework: Framework, state: State, result: WhatIf) -> Found:
    """What the program says, in the words used here; raises ``AssertionError`` for a set that does not do what it says."""
    number = {question.id: question.number for question in framework.questions}
    place = {(q.id, level.id): at for q in framework.questions if (scale := framework.scale_of(q))
             for at, level in enumerate(scale.levels)}
    for one in result.smallest:
        after = {**state, **{number[c.question]: place[c.question, c.level] for c in one.changes}}
        assert advice(after) == one.outcome
        assert one.steps == sum(steps(q, state[q], at) for q in state if (at := after[q]) is not None and at != state[q])
    return Found(
        result.advice, {(number[c.question], place[c.question, c.level], one.outcome) for one in result.single for c in one.changes},
        {one.outcome: (len(one.changes), one.steps) for one in result.smallest},
        {number[name] for name in result.indifferent}, result.distance)


def states(seed: int, count: int) -> Iterator[dict[int, int | None]]:
    """Random states: complete, with some open questions, and with many; of all verdicts, and of mostly good ones."""
    dice = random.Random(seed)
    for _ in range(count):
        openness, good = dice.choice((0.0, 0.0, 0.1, 0.3, 0.6)), dice.random() < 0.5
        yield {q: None if dice.random() < openness else max(dice.randrange(len(scale)), dice.randrange(len(scale)) if good else 0)
               for q, scale in LEVELS.items()}


def disagreements(framework: Framework, some: Sequence[State]) -> list[tuple[State, Found, Found]]:
    """The states for which the program says something else than trying everything."""
    questions = {question.number: question for question in framework.questions}
    found = []
    for state in some:
        verdicts: dict[str, str | None] = {}
        for q, at in state.items():
            scale = framework.scale_of(questions[q])
            assert scale is not None
            verdicts[questions[q].id] = scale.levels[at].id if at is not None else UNKNOWN if q % 2 else None
        said, tried = told(framework, state, what_if(framework, verdicts)), find(state)
        if said != tried:
            found.append((state, said, tried))
    return found


def _work(job: tuple[int, int]) -> list[tuple[State, Found, Found]]:
    return disagreements(load(IPCEI), list(states(*job)))


def main(count: int, pieces: int = 100) -> int:
    """Try so many random states on all processors; prints how many, and what differs. Exit code 1 when something does."""
    jobs = [(seed, count // pieces + (seed < count % pieces)) for seed in range(pieces)]
    found = []
    with ProcessPoolExecutor() as pool:
        for done, some in enumerate(pool.map(_work, jobs), start=1):
            found += some
            if done % 10 == 0:  # it takes long: whoever waits sees that it goes on
                print(f"{done} of {pieces} pieces, {len(found)} disagreements", flush=True)
    for state, said, tried in found[:5]:
        print(f"{dict(state)}\n  program {said}\n  tried   {tried}")
    print(f"{sum(size for _seed, size in jobs)} random states, {len(found)} disagreements")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
