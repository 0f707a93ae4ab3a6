"""The decision rules of domain 2.3 written down once more, as plainly as they stand there, to test the ladder against.

Nothing here is read from the framework file or taken from the program: questions are official numbers, values are 0 (nee),
1 (deels), 2 (ja), None (open). Unknown means: try every completion.
"""

from collections.abc import Iterator, Mapping
from itertools import product

NEE, DEELS, JA = 0, 1, 2

MEANING: dict[int, tuple[int, ...]] = {
    2: (NEE, DEELS, JA, JA, JA),
    4: (NEE, DEELS, JA),
    5: (NEE, DEELS, JA),
    6: (NEE, DEELS, JA),
    7: (NEE, DEELS, JA),
    8: (NEE, DEELS, JA),
    9: (NEE, DEELS, JA),
    10: (NEE, DEELS, JA),
    11: (NEE, DEELS, JA, JA),
    12: (NEE, DEELS, JA, JA),
    13: (NEE, NEE, DEELS, JA, JA),
}
"""What each level of a question means, lowest first (domain 1)."""

SCORED = tuple(MEANING)
ORDER = ("GEEN_ROL", "NATIONAAL", "EUROPEES_GEEN_IPCEI", "IPCEI_GEEN_DEELNAME", "DEELNAME_MITS", "DEELNAME")
Values = Mapping[int, int]
Open = Mapping[int, int | None]


def mild(value: int) -> int:
    """One step milder."""
    return {NEE: DEELS, DEELS: JA, JA: JA}[value]


def steps(t: Values) -> tuple[int, int, int, int]:
    """Rules R1 to R4 on known values."""
    return (
        min(t[2], t[4], mild(t[5])),
        min(t[6], mild(t[7])),
        min(t[7], t[8], t[9], t[10]),
        min(t[11], t[12], t[13]),
    )


def outcome(t: Values) -> str:
    """Rule R5 on known values: exactly one outcome."""
    a1, a2, b1, b2 = steps(t)
    if a1 == NEE:
        return "GEEN_ROL"
    if a2 == NEE:
        return "NATIONAAL"
    if b1 == NEE:
        return "EUROPEES_GEEN_IPCEI"
    if b2 == NEE:
        return "IPCEI_GEEN_DEELNAME"
    return "DEELNAME" if a1 == a2 == b1 == b2 == JA else "DEELNAME_MITS"


def completions(t: Open) -> Iterator[dict[int, int]]:
    """Every way to fill in what is open."""
    for choice in product(*((NEE, DEELS, JA) if t[q] is None else (t[q],) for q in SCORED)):
        yield dict(zip(SCORED, choice, strict=True))


def possible(t: Open) -> set[str]:
    """The outcomes that some completion gives."""
    return {outcome(done) for done in completions(t)}


def can_change(question: int, t: Open) -> bool:
    """Whether the value of one open question decides the outcome for some completion of the others."""
    others = {q: value for q, value in t.items() if q != question} | {question: NEE}
    return any(
        len({outcome({**done, question: value}) for value in (NEE, DEELS, JA)}) > 1 for done in completions(others)
    )


class Exhaustive:
    """``possible`` for many cases: the completions of each step are tried once, for each value of question 7 apart.

    Question 7 is the only one in two steps; with its value fixed the steps have no question in common, so that every
    combination of their values has a completion.
    """

    def __init__(self) -> None:
        self._steps: dict[tuple[int, tuple[int | None, ...]], frozenset[int]] = {}

    def possible(self, t: Open) -> set[str]:
        """The outcomes that some completion gives."""
        found: set[str] = set()
        for seven in (NEE, DEELS, JA) if t[7] is None else (t[7],):
            parts = (
                self._values(0, (t[2], t[4], t[5])),
                self._values(1, (t[6], seven)),
                self._values(2, (seven, t[8], t[9], t[10])),
                self._values(3, (t[11], t[12], t[13])),
            )
            found |= {self._walk(choice) for choice in product(*parts)}
        return found

    def _values(self, step: int, given: tuple[int | None, ...]) -> frozenset[int]:
        if (step, given) not in self._steps:
            choices = product(*((NEE, DEELS, JA) if value is None else (value,) for value in given))
            weighing = {0: 2, 1: 1}.get(step)
            self._steps[step, given] = frozenset(
                min(mild(value) if place == weighing else value for place, value in enumerate(choice))
                for choice in choices
            )
        return self._steps[step, given]

    @staticmethod
    def _walk(values: tuple[int, ...]) -> str:
        failed = next((place for place, value in enumerate(values) if value == NEE), None)
        return ORDER[failed] if failed is not None else "DEELNAME" if min(values) == JA else "DEELNAME_MITS"
