"""Many verdicts at once, for scripts and what-if work: JSON lines in, JSON lines out.

In: one assessment's verdicts per line as ``{"1": 2, "2": "ernstig", "8": null}``: official number -> level by id or by
rank (0 = the lowest level of that scale); null, absent or "onbekend" = open. Out: the steps with their lower and upper
bound, the outcomes still possible, the advice, the numbers of the questions with a condition, and the next questions to
answer.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from afweging.advice.ladder import Ladder, Values, bounds, ladder_of
from afweging.assessment.wording import clean
from afweging.framework.models import UNKNOWN, Framework
from afweging.framework.yaml_reader import brief
from afweging.texts import _

LINE_LIMIT: Final = 100_000
"""Characters; a line with all fourteen verdicts has about 150."""


class _BadLineError(ValueError):
    """What is wrong with a line, as a sentence for the reader."""


class Batch:
    """The ladder of one framework, applied line by line."""

    def __init__(self, framework: Framework) -> None:
        self._ladder: Ladder = ladder_of(framework)
        self._numbers = tuple(question.number for question in framework.questions)
        self._sections = tuple(step.section for step in framework.ladder.steps)
        nothing: Values = frozenset()
        self._open = self._ladder.values_of({})
        self._places: dict[str, tuple[int, dict[str | int | None, Values]]] = {}
        for index, question in enumerate(framework.questions):
            scale = framework.scale_of(question)
            known: dict[str | int | None, Values] = {None: nothing, UNKNOWN: nothing}
            for rank, level in enumerate(scale.levels if scale else ()):
                known[rank] = known[level.id] = frozenset({level.truth})
            self._places[str(question.number)] = (index, known)
        self._verdict = cache(self._compute_verdict)

    def answer(self, line: str) -> dict[str, Any]:
        """The result for one line. Raises ``ValueError`` with a sentence that says what is wrong with it."""
        values = list(self._open)
        for name, given in self._read(line).items():
            place = self._places.get(name)
            if place is None:
                raise _BadLineError(_("There is no question “{found}”.").format(found=brief(name)))
            index, known = place
            found = known.get(given) if given.__class__ in (int, str) or given is None else None
            if found is None:
                wrong = _("“{found}” is not a level of question {number}.")
                raise _BadLineError(wrong.format(found=brief(str(given)), number=name))
            if found:
                values[index] = found
        return self._result(tuple(values))

    def _read(self, line: str) -> dict[str, Any]:
        if len(line) > LINE_LIMIT:
            raise _BadLineError(_("The line is longer than {limit} characters.").format(limit=LINE_LIMIT))
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            raise _BadLineError(_("This is not valid JSON.")) from None
        if not isinstance(data, dict):
            raise _BadLineError(_("An object with question numbers is expected."))
        return data

    def _result(self, values: tuple[Values, ...]) -> dict[str, Any]:
        ladder = self._ladder
        steps = ladder.steps_of(values)
        shown, outcomes, derived = self._verdict(steps)
        blocked = ladder.blocked(values)
        if blocked:
            following = [self._numbers[i] for i, q in enumerate(ladder.questions) if q.id in blocked]
        else:
            following = [self._numbers[i] for i in ladder.next_step(values, outcomes)]
        return {
            "steps": shown,
            "outcomes": list(outcomes),
            "advice": ladder.advice_of(outcomes, blocked=True) if blocked else derived,
            "conditions": [self._numbers[i] for i in ladder.conditions(values, steps)],
            "next": following,
        }

    def _compute_verdict(self, steps: tuple[Values, ...]) -> tuple[dict[str, list[str]], tuple[str, ...], str]:
        shown = {
            section: [bound.name.lower() for bound in bounds(values)]
            for section, values in zip(self._sections, steps, strict=True)
        }
        outcomes = self._ladder.outcomes_of(steps)
        return shown, outcomes, self._ladder.advice_of(outcomes, blocked=False)


def run(framework: Framework, lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The output line for every input line that is not blank, and whether it is a result (False: an error)."""
    batch = Batch(framework)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield encode(batch.answer(line)), True
        except _BadLineError as error:
            yield encode({"error": clean(str(error)), "line": number}), False
