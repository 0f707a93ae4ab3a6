"""The rule by which backups thin out: days, weeks and months, and never the newest."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.store.thinning import surplus

NOW = datetime(2026, 11, 21, 18, tzinfo=UTC)


def gone(*moments: datetime, now: datetime = NOW) -> set[datetime]:
    return set(surplus(moments, lambda moment: moment, now))


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def test_everything_of_the_last_two_days_stays() -> None:
    assert gone(*(ago(hours / 24) for hours in range(49))) == set()


def test_the_last_of_each_day_stays_for_two_weeks() -> None:
    morning, noon, evening = (datetime(2026, 11, 12, hour, tzinfo=UTC) for hour in (8, 12, 20))
    assert gone(NOW, morning, noon, evening) == {morning, noon}


def test_the_last_of_each_week_stays_for_three_months() -> None:
    week = [datetime(2026, 10, day, 12, tzinfo=UTC) for day in range(5, 12)]  # Monday to Sunday
    assert gone(NOW, *week) == set(week[:-1])


def test_the_last_of_each_month_stays_for_ever() -> None:
    days = [datetime(2020, month, day, tzinfo=UTC) for month in (1, 2) for day in (1, 10, 28)]
    assert gone(NOW, *days) == {day for day in days if day.day != 28}


@pytest.mark.parametrize("made", [ago(0), ago(400), NOW + timedelta(days=3)])
def test_the_newest_always_stays(made: datetime) -> None:
    assert gone(made) == set()


def test_one_of_the_future_does_not_take_the_place_of_those_of_today() -> None:
    assert gone(NOW + timedelta(days=1), NOW, ago(0.1)) == set()


def test_a_year_of_backups_every_hour_leaves_few() -> None:
    made = [NOW - timedelta(hours=hours) for hours in range(24 * 365)]
    left = len(made) - len(gone(*made))
    assert 49 + 12 + 9 + 8 <= left <= 49 + 13 + 13 + 12


MOMENTS = st.lists(st.integers(0, 24 * 800).map(lambda hours: NOW - timedelta(hours=hours)), unique=True, max_size=60)


@given(MOMENTS)
def test_what_the_rule_promises(made: list[datetime]) -> None:
    removed = gone(*made)
    left = set(made) - removed
    assert not made or max(made) in left
    assert {moment for moment in made if NOW - moment <= timedelta(days=2)} <= left
    for moment in removed:
        same = [other for other in left if (other.year, other.month) == (moment.year, moment.month)]
        assert any(other > moment for other in same), "of its month a later one stays"
        if NOW - moment <= timedelta(days=92):
            assert any(other > moment and other.isocalendar()[:2] == moment.isocalendar()[:2] for other in left)
        if NOW - moment <= timedelta(days=14):
            assert any(other > moment and other.date() == moment.date() for other in left)


@given(MOMENTS)
def test_once_is_enough(made: list[datetime]) -> None:
    left = set(made) - gone(*made)
    assert gone(*left) == set()


@given(MOMENTS, st.integers(1, 400))
def test_thinning_often_ends_where_thinning_once_does(made: list[datetime], days: int) -> None:
    later = NOW + timedelta(days=days)
    once = set(made) - gone(*made, now=later)
    between = set(made) - gone(*made)
    assert between - gone(*between, now=later) == once
