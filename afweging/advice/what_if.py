"""What would change the advice: exact, from the same ladder (design 5).

A change gives one question another verdict. For every other outcome there is a smallest set of changes that makes it the
derived advice; the steps of the ladder are looked at one by one, and only questions that stand in more than one step
are tried together, so that all combinations are covered without going through them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from afweging.advice.ladder import Ladder, Values, all_of, ladder_of, mild
from afweging.framework.models import UNKNOWN, Framework, Question, Step, Value


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Change:
    """Another verdict for one question."""

    question: str
    before: str | None
    """The verdict it has now; empty or 'onbekend' when there is none yet."""
    level: str
    steps: int
    """How many levels it moves on its scale; one for a question without a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Alternative:
    """Changes that together make another outcome the derived advice."""

    outcome: str
    changes: tuple[Change, ...]

    @property
    def steps(self) -> int:
        """How many levels the verdicts move in all."""
        return sum(change.steps for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WhatIf:
    """How the derived advice depends on the verdicts."""

    advice: str
    single: tuple[Alternative, ...]
    """Every single change that gives another advice, in official order; also one that makes it 'not yet decidable'."""
    smallest: tuple[Alternative, ...]
    """For every other outcome the changes of the fewest questions, and among those of the fewest levels."""
    indifferent: tuple[str, ...]
    """The questions whose verdict does not matter as long as the others stay as they are, in official order."""
    distance: int | None
    """How many levels away the nearest other outcome is; None while the advice is not decided yet."""

    @property
    def one_level(self) -> tuple[Alternative, ...]:
        """The single changes of one level, or of one verdict where there is none yet."""
        return tuple(alternative for alternative in self.single if alternative.steps == 1)


Cost = tuple[int, int]
"""Two numbers to compare by: questions changed and levels moved, or the other way round."""
Order = Callable[[int, int], Cost]


class _Option(NamedTuple):
    """One way to treat a question: leave it, or give it a level."""

    values: Values
    change: Change | None


class _Way(NamedTuple):
    """Changes with what they cost."""

    cost: Cost
    changes: tuple[Change, ...]


def what_if(framework: Framework, verdicts: Mapping[str, str | None]) -> WhatIf:
    """How the advice on these verdicts (question id to level id; absent, None or 'onbekend' is open) could differ."""
    ladder = ladder_of(framework)
    advice = _advice(ladder, verdicts)
    single = tuple(_singles(framework, ladder, verdicts, advice))
    sensitive = {alternative.changes[0].question for alternative in single}
    undecided = framework.ladder.undecided
    targets = [outcome.id for outcome in framework.ladder.outcomes if outcome.id not in (undecided, advice)]
    fewest = _nearest(framework, ladder, verdicts, lambda questions, levels: (questions, levels))
    moved = _nearest(framework, ladder, verdicts, lambda questions, levels: (levels, questions))
    distances = [way.cost[0] for name, way in moved.items() if name in targets]
    return WhatIf(
        advice=advice, single=single,
        smallest=tuple(Alternative(outcome=name, changes=fewest[name].changes) for name in targets if name in fewest),
        indifferent=tuple(q.id for q in framework.questions if q.scale and q.id not in sensitive),
        distance=None if advice == undecided else min(distances, default=None),
    )


def direction(framework: Framework, change: Change) -> int:
    """Where a change moves a verdict on its scale: 1 is higher, -1 lower, 0 a verdict where there is none yet."""
    names = [level.id for question in framework.questions if question.id == change.question
             if (scale := framework.scale_of(question)) for level in scale.levels]
    if change.before not in names:
        return 0
    return 1 if names.index(change.level) > names.index(change.before) else -1


def _singles(
    framework: Framework, ladder: Ladder, verdicts: Mapping[str, str | None], advice: str
) -> Iterator[Alternative]:
    for question in framework.questions:
        for change in _changes(framework, question, verdicts):
            outcome = _advice(ladder, {**verdicts, question.id: change.level})
            if outcome != advice:
                yield Alternative(outcome=outcome, changes=(change,))


def _advice(ladder: Ladder, verdicts: Mapping[str, str | None]) -> str:
    """The derived advice alone, without its trace."""
    values = ladder.values_of(verdicts)
    return ladder.advice_of(ladder.outcomes_of(ladder.steps_of(values)), blocked=bool(ladder.blocked(values)))


def _changes(framework: Framework, question: Question, verdicts: Mapping[str, str | None]) -> Iterator[Change]:
    """Every other verdict a question could have, the nearest level first."""
    scale = framework.scale_of(question)
    if scale is None:
        return
    names = [level.id for level in scale.levels]
    present = verdicts.get(question.id)
    here = names.index(present) if present in names else None
    before = present if here is not None or present == UNKNOWN else None
    found = [Change(question=question.id, before=before, level=name, steps=1 if here is None else abs(place - here))
             for place, name in enumerate(names) if place != here]
    yield from sorted(found, key=lambda change: change.steps)


def _options(framework: Framework, ladder: Ladder, verdicts: Mapping[str, str | None]) -> list[tuple[_Option, ...]]:
    """Per question what can be done with it: leave it, or the nearest level for every value it can get."""
    found = []
    for question, values in zip(ladder.questions, ladder.values_of(verdicts), strict=True):
        options = [_Option(values, None)]
        scale = framework.scale_of(question)
        for change in _changes(framework, question, verdicts):
            level = scale.level(change.level) if scale else None
            if level and all(option.values != {level.truth} for option in options):
                options.append(_Option(frozenset({level.truth}), change))
        found.append(tuple(options))
    return found


def _nearest(framework: Framework, ladder: Ladder, verdicts: Mapping[str, str | None], order: Order) -> dict[str, _Way]:
    """For every outcome the cheapest changes that make it the one advice; an outcome that none can reach is left out."""
    rules = framework.ladder
    options = dict(zip((q.id for q in ladder.questions), _options(framework, ladder, verdicts), strict=True))
    for name in rules.required.questions:  # rule R0: an advice needs these
        options[name] = tuple(option for option in options[name] if min(option.values) >= Value[rules.required.at_least.upper()])
    places = [name for step in rules.steps for name in {*step.necessary, *step.weighing}]
    for name in set(rules.required.questions).difference(places):  # counts nowhere else, so the cheapest will do
        options[name] = tuple(sorted(options[name], key=lambda option: _cost(option, order))[:1])
    together = [name for name in options if places.count(name) > 1 or name in rules.required.questions]
    best: dict[str, _Way] = {}
    for choice in product(*(options[name] for name in together)):
        fixed = dict(zip(together, choice, strict=True))
        results = [_results(step, {name: (fixed[name],) if name in fixed else options[name] for name in options}, fixed, order)
                   for step in rules.steps]
        shared = [option.change for option in choice if option.change]
        for ways in product(*(found.items() for found in results)):
            outcomes = ladder.outcomes_of(tuple(values for values, _way in ways))
            if len(outcomes) == 1:
                way = _way([*shared, *(change for _values, way in ways for change in way.changes)], order)
                if outcomes[0] not in best or way.cost < best[outcomes[0]].cost:
                    best[outcomes[0]] = way
    place = {name: index for index, name in enumerate(options)}
    return {name: way._replace(changes=tuple(sorted(way.changes, key=lambda change: place[change.question])))
            for name, way in best.items()}


def _results(
    step: Step, options: Mapping[str, Sequence[_Option]], fixed: Mapping[str, _Option], order: Order
) -> dict[Values, _Way]:
    """Everything a step can become, each with the cheapest changes of its own questions; ``fixed`` ones cost nothing here."""
    best: dict[Values, _Way] = {frozenset({Value.JA}): _way((), order)}
    for place, name in enumerate((*step.necessary, *step.weighing)):
        weighing, before, best = place >= len(step.necessary), best, {}
        for option, (values, way) in product(options[name], before.items()):
            after = all_of((values, mild(option.values) if weighing else option.values))
            longer = _way((*way.changes, option.change), order) if option.change and name not in fixed else way
            if after not in best or longer.cost < best[after].cost:
                best[after] = longer
    return best


def _cost(option: _Option, order: Order) -> Cost:
    return _way((option.change,) if option.change else (), order).cost


def _way(changes: Sequence[Change], order: Order) -> _Way:
    return _Way(order(len(changes), sum(change.steps for change in changes)), tuple(changes))
