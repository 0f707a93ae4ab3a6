"""The coefficient of agreement, against worked examples of the literature and against counting by hand."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import errors
from afweging.assessment.agreement import Ratings
from afweging.errors import AfwegingError
from afweging.library import coefficient
from afweging.library.coefficient import LEAST, Coefficient, coefficients, installed

LEVELS = tuple("abcde")


def rated(*pairs: tuple[int, int], levels: tuple[str, ...] = LEVELS) -> Ratings:
    return Ratings(question="q", levels=levels, pairs=pairs)


def one(*pairs: tuple[int, int], levels: tuple[str, ...] = LEVELS) -> Coefficient:
    (found,) = coefficients([rated(*pairs, levels=levels)], installed())
    return found


def by_hand(pairs: tuple[tuple[int, int], ...], levels: int) -> float:
    """Alpha for ordinal data and two coders, as Krippendorff (2011) writes it out: 1 - observed / expected."""
    given = [value for pair in pairs for value in pair]
    count = [given.count(level) for level in range(levels)]

    def metric(one: int, other: int) -> float:
        low, high = sorted((one, other))
        return (sum(count[low:high + 1]) - (count[low] + count[high]) / 2) ** 2

    observed = sum(2 * metric(*pair) for pair in pairs) / len(given)
    expected = sum(count[c] * count[k] * metric(c, k) for c in range(levels) for k in range(levels) if c != k)
    return 1 - observed / (expected / (len(given) * (len(given) - 1)))


def test_the_library_gives_the_ordinal_alpha_of_krippendorff_2011() -> None:
    """Computing Krippendorff's Alpha-Reliability (2011), example C: four observers, twelve units, five values: 0.815."""
    rows = ["1 2 3 3 2 1 4 1 2 - - -", "1 2 3 3 2 2 4 1 2 5 - 3", "- 3 3 3 2 3 4 2 2 5 1 -", "1 2 3 3 2 4 4 1 2 5 1 -"]
    units = zip(*(row.split() for row in rows), strict=True)
    counts = [[unit.count(str(value)) for value in range(1, 6)] for unit in units]
    assert installed()(counts) == pytest.approx(0.815, abs=0.0005)


def test_two_assessors_by_the_same_formula() -> None:
    pairs = tuple(zip((0, 1, 2, 2, 2, 1, 0, 3, 0, 0, 0, 0), (0, 1, 2, 2, 1, 1, 4, 3, 0, 0, 0, 1), strict=True))
    assert one(*pairs).alpha == pytest.approx(by_hand(pairs, 5))


pair_lists = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=LEAST, max_size=20)


@given(pair_lists)
def test_it_is_the_formula_whoever_is_named_first(pairs: list[tuple[int, int]]) -> None:
    alpha = installed()
    units = [[pair.count(level) for level in range(5)] for pair in pairs]
    found = coefficient._defined(units, alpha)
    if len({value for pair in pairs for value in pair}) < 2:
        assert found is None
    else:
        assert found == pytest.approx(by_hand(tuple(pairs), 5))
        turned = [[pair[::-1].count(level) for level in range(5)] for pair in pairs]
        assert coefficient._defined(turned, alpha) == found


@given(st.lists(st.integers(0, 4), min_size=LEAST, max_size=20).filter(lambda values: len(set(values)) > 1))
def test_identical_verdicts_agree_fully(values: list[int]) -> None:
    units = [[2 * (value == level) for level in range(5)] for value in values]
    assert coefficient._defined(units, installed()) == pytest.approx(1)


def test_the_interval_holds_the_coefficient_and_is_the_same_every_time() -> None:
    pairs = tuple((turn % 5, min(4, turn % 5 + (turn % 4 == 0))) for turn in range(15))
    found = one(*pairs)
    assert found == one(*pairs)
    assert found.of == 15
    assert found.alpha is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.alpha < found.high <= 1


def test_there_is_none_for_too_few_or_when_all_are_alike() -> None:
    assert one(*[(turn % 5, 0) for turn in range(LEAST - 1)]).alpha is None
    assert one(*[(2, 2)] * LEAST) == Coefficient(question="q", of=LEAST, alpha=None)


def test_there_is_no_interval_when_nearly_all_are_alike() -> None:
    """With one odd pair in twelve, a third of the resamples holds one level only."""
    found = one(*[(2, 2)] * 11, (2, 3))
    assert found.alpha is not None
    assert found.alpha <= 0
    assert (found.low, found.high) == (None, None)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    with pytest.raises(AfwegingError) as caught:
        installed()
    assert caught.value.code is errors.EXTRA_MISSING
    assert "afweging[statistics]" in str(caught.value)
