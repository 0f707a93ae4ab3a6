"""Periods: how precisely a date is known."""

from datetime import date

import pytest

from afweging.evidence.period import first_day, shown


@pytest.mark.parametrize(
    ("label", "day", "nl", "en"),
    [
        ("2022", date(2022, 1, 1), "2022", "2022"),
        ("2021-Q1", date(2021, 1, 1), "eerste kwartaal van 2021", "first quarter of 2021"),
        ("2021-Q4", date(2021, 10, 1), "vierde kwartaal van 2021", "fourth quarter of 2021"),
        ("2022-04", date(2022, 4, 1), "april 2022", "April 2022"),
        ("2022-11", date(2022, 11, 1), "november 2022", "November 2022"),
        ("2022-07-08", date(2022, 7, 8), "8 juli 2022", "8 July 2022"),
        ("2022-07-01", date(2022, 7, 1), "1 juli 2022", "1 July 2022"),
    ],
)
def test_a_label_has_a_first_day_and_words_in_both_languages(label, day, nl, en):
    assert first_day(label) == day
    assert (shown(label, "nl"), shown(label, "en")) == (nl, en)


@pytest.mark.parametrize("label", ["", "22", "2022-13", "2022-02-30", "2021-Q5", "2021-Q4-01", "juli 2022", "2022-7", "２０２２"])
def test_anything_else_is_refused(label):
    with pytest.raises(ValueError):
        first_day(label)
