"""Which backups may go, so that they do not pile up: near in time many are kept, further back fewer.

Kept are: all of the last two days, the last of each day for two weeks, the last of each week for three months, the last
of each month for ever, and the newest of all. Days, weeks (from Monday) and months are those of UTC, as in the names of
the files. Pure: what is removed, ``backup`` removes.
"""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta
from typing import Final, TypeVar

DAYS_ALL: Final = timedelta(days=2)
"""So long every backup is kept."""
DAYS_DAILY: Final = timedelta(days=14)
"""So long the last of each day is kept."""
DAYS_WEEKLY: Final = timedelta(days=92)
"""So long the last of each week is kept; after that the last of each month."""

T = TypeVar("T")


def surplus(backups: Iterable[T], made: Callable[[T], datetime], now: datetime) -> tuple[T, ...]:
    """The backups that the rule does not keep, newest first; ``made`` says when one was made.

    The last of a day, week or month is the last that is there. So the rule never takes from a day, week or month that it
    still counts everything there was, whenever it is applied.
    """
    kept: set[tuple[str, Hashable]] = set()
    found: list[T] = []
    for place, backup in enumerate(sorted(backups, key=made, reverse=True)):
        moment = made(backup)
        periods = _periods(moment, now)
        if place and periods and all(period in kept for period in periods):
            found.append(backup)
        kept.update(_all_periods(moment))
    return tuple(found)


def _periods(moment: datetime, now: datetime) -> tuple[tuple[str, Hashable], ...]:
    """The periods a backup of this moment may stand for; none when it is kept in any case."""
    age = now - moment
    day, week, month = _all_periods(moment)
    if age <= DAYS_ALL:
        return ()
    if age <= DAYS_DAILY:
        return day, week, month
    return (week, month) if age <= DAYS_WEEKLY else (month,)


def _all_periods(moment: datetime) -> tuple[tuple[str, Hashable], ...]:
    return ("day", moment.date()), ("week", moment.isocalendar()[:2]), ("month", (moment.year, moment.month))
