"""A coefficient of agreement over many double-judged dossiers, from a statistics library that is an extra.

Krippendorff's alpha for ordinal data, per question, with an interval from resampling whole dossiers. Shown only from
``LEAST`` dossiers up and always after the raw table: a coefficient misbehaves when nearly all verdicts fall in one class
(domain 5), so then there is none. Pairs in which one of the two named no level have no place in it.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from afweging import errors
from afweging.assessment.agreement import Ratings
from afweging.errors import AfwegingError

LEAST: Final = 10
"""From so many double-judged dossiers up a coefficient says something."""
SAMPLES: Final = 1000
"""How often the dossiers are resampled."""
SEED: Final = 20220708
"""The same dossiers always give the same interval; the day of the annex."""
COVERAGE: Final = 0.95
ENOUGH: Final = 0.9
"""An interval needs a coefficient in at least this part of the samples; in the others all verdicts were alike."""

Alpha = Callable[[list[list[int]]], float]
"""From how often each level was given (a row for each dossier) to a coefficient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """Krippendorff's alpha of one question: 1 is full agreement, 0 is what chance gives."""

    question: str
    of: int
    """How many dossiers it is made from: those where both named a level."""
    alpha: float | None
    """None when all verdicts are the same level, or too few dossiers are left."""
    low: float | None = None
    high: float | None = None


def installed() -> Alpha:
    """The function of the statistics library. Raises EXTRA_MISSING when the extra is not installed."""
    try:
        from krippendorff import alpha  # noqa: PLC0415 - an extra, and numpy is slow to load
    except ImportError:
        raise AfwegingError(errors.EXTRA_MISSING, extra="statistics", line=install_line()) from None
    return lambda counts: float(alpha(value_counts=counts, level_of_measurement="ordinal"))


def install_line() -> str:
    """The line that installs the extra for this program."""
    return f'{sys.executable} -m pip install "afweging[statistics]"'


def coefficients(rated: Iterable[Ratings], alpha: Alpha) -> tuple[Coefficient, ...]:
    """The coefficient of every question, with its interval."""
    return tuple(_coefficient(one, alpha) for one in rated)


def _coefficient(rated: Ratings, alpha: Alpha) -> Coefficient:
    units = [[pair.count(level) for level in range(len(rated.levels))] for pair in rated.pairs]
    of = len(units)
    found = _defined(units, alpha) if of >= LEAST else None
    if found is None:
        return Coefficient(question=rated.question, of=of, alpha=None)
    chance = Random(SEED)  # noqa: S311 - for statistics, not for secrets
    samples = [_defined(chance.choices(units, k=of), alpha) for _ in range(SAMPLES)]
    known = sorted(one for one in samples if one is not None)
    if len(known) < ENOUGH * SAMPLES:
        return Coefficient(question=rated.question, of=of, alpha=found)
    return Coefficient(question=rated.question, of=of, alpha=found, low=_quantile(known, (1 - COVERAGE) / 2),
                       high=_quantile(known, (1 + COVERAGE) / 2))


def _defined(units: Sequence[list[int]], alpha: Alpha) -> float | None:
    """The coefficient, or None when only one level was ever given: then chance alone would agree fully."""
    if sum(any(unit[level] for unit in units) for level in range(len(units[0]))) < 2:
        return None
    return alpha(list(units))


def _quantile(ordered: Sequence[float], part: float) -> float:
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]
