"""From when a fact holds, as precisely as its source says: a year, a quarter, a month or a day.

The label stays as it stands in the data (``2022``, ``2021-Q4``, ``2022-04``, ``2022-07-08``). Where a day is needed,
the first day of the period counts: a fact dated 2026 is never called younger than a reference date in 2026.
"""

import re
from datetime import date

from afweging.texts import N_, Language, sentences

_LABEL = re.compile(r"(?P<year>[12]\d{3})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_QUARTERS = (
    N_("first quarter of {year}"),
    N_("second quarter of {year}"),
    N_("third quarter of {year}"),
    N_("fourth quarter of {year}"),
)


def first_day(label: str) -> date:
    """The first day of a period. Raises ``ValueError`` when the label is not a year, quarter, month or day."""
    found = _LABEL.fullmatch(label)
    if found is None:
        raise ValueError(label)
    month = 3 * int(found["quarter"]) - 2 if found["quarter"] else int(found["month"] or 1)
    return date(int(found["year"]), month, int(found["day"] or 1))


def shown(label: str, language: Language) -> str:
    """The period in words: 2022, vierde kwartaal van 2021, april 2022, 8 juli 2022. Raises ``ValueError`` as above."""
    start, words = first_day(label), sentences(language)
    match len(label), "Q" in label:
        case 4, _:
            return label
        case 7, True:
            return words.say(_QUARTERS[(start.month - 1) // 3]).format(year=start.year)
        case 7, False:
            return words.day(start).removeprefix("1 ")
    return words.day(start)
