"""Counting the events about remarks says how many are open, without reading one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.assessment.remark_kinds import KINDS, MADE, REOPENED, REPLIED, RESOLVED, open_number


@pytest.mark.parametrize(
    ("counted", "number"),
    [({}, 0), ({MADE: 2}, 2), ({MADE: 2, REPLIED: 5}, 2), ({MADE: 2, RESOLVED: 2}, 0), ({MADE: 2, RESOLVED: 2, REOPENED: 1}, 1)],
)
def test_open_are_those_made_or_reopened_and_not_resolved(counted: dict[str, int], number: int) -> None:
    assert open_number(counted) == number


@given(st.lists(st.sampled_from(("make", "resolve", "reopen")), max_size=30))
def test_counting_says_the_same_as_going_through_them(steps: list[str]) -> None:
    counted, still_open, closed = dict.fromkeys(KINDS, 0), 0, 0
    for step in steps:
        if step == "make":
            counted[MADE], still_open = counted[MADE] + 1, still_open + 1
        elif step == "resolve" and still_open:
            counted[RESOLVED], still_open, closed = counted[RESOLVED] + 1, still_open - 1, closed + 1
        elif step == "reopen" and closed:
            counted[REOPENED], still_open, closed = counted[REOPENED] + 1, still_open + 1, closed - 1
    assert open_number(counted) == still_open
