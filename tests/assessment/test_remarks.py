"""Remarks follow from events: made, replied to, resolved, reopened."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import canonical, errors
from afweging.assessment.remark_kinds import KINDS, MADE, REOPENED, REPLIED, RESOLVED
from afweging.assessment.remarks import (
    LONGEST,
    Detail,
    accepted,
    at_question,
    fold,
    numbered,
    still_open,
)
from afweging.errors import AfwegingError

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """An event as the log gives it."""

    kind: str
    detail: str
    role: str = "lezer"
    at: datetime = NOON


def told(kind: str, number: int, text: str = "", *, question: str = "", minutes: int = 0, role: str = "lezer") -> Told:
    detail = canonical.text(Detail(remark=number, question=question, text=text, version=3 if kind == MADE else 0))
    return Told(kind, detail, role, NOON + timedelta(minutes=minutes))


def test_a_remark_with_its_replies() -> None:
    (found,) = fold([
        told(MADE, 1, "Klopt dit bedrag?", question="impact"),
        told(REPLIED, 1, "Ja, zie bron 3.", minutes=1, role="opsteller"),
        told(REPLIED, 1, "Dank.", minutes=2),
        told(RESOLVED, 1, minutes=3, role="coördinator"),
    ])
    assert (found.number, found.question, found.role, found.at, found.text, found.version) == (1, "impact", "lezer", NOON, "Klopt dit bedrag?", 3)
    assert [(reply.role, reply.text) for reply in found.replies] == [("opsteller", "Ja, zie bron 3."), ("lezer", "Dank.")]
    assert (found.resolved, found.resolved_by, found.resolved_at) == (True, "coördinator", NOON + timedelta(minutes=3))


def test_a_reopened_remark_is_open_again() -> None:
    events = [told(MADE, 1, "Eén", question="impact"), told(MADE, 2, "Twee", question="balans"), told(RESOLVED, 1), told(RESOLVED, 2)]
    assert still_open(fold(events)) == ()
    (again,) = still_open(fold([*events, told(REOPENED, 1)]))
    assert (again.number, again.resolved_by, again.resolved_at) == (1, "", None)
    assert [remark.number for remark in at_question(fold(events), "balans")] == [2]


@pytest.mark.parametrize("event", [
    told(REPLIED, 2, "Waarop?"), told(RESOLVED, 9), told(MADE, 1, "Nog eens nummer een"), told("recorded", 1), Told(MADE, "{"),
    Told(MADE, '{"number":1}'), Told(MADE, "[]"), Told(REPLIED, '{"remark":"1"}'),
])
def test_what_says_nothing_about_a_known_remark_is_passed_over(event: Told) -> None:
    plain = fold([told(MADE, 1, "Eén", question="impact")])
    (found,) = fold([told(MADE, 1, "Eén", question="impact"), event])
    assert (found.text, found.replies, found.resolved) == (plain[0].text, (), False)


def test_a_remark_is_found_by_its_number() -> None:
    found = fold([told(MADE, 1, "Eén"), told(MADE, 2, "Twee")])
    assert numbered(found, 2).text == "Twee"
    with pytest.raises(AfwegingError) as error:
        numbered(found, 3)
    assert (error.value.code, error.value.values) == (errors.REMARK_UNKNOWN, {"found": 3, "allowed": "1, 2"})
    with pytest.raises(AfwegingError, match=r"remark\.unknown"):
        numbered((), 1)


def test_a_text_is_cleaned_and_bounded() -> None:
    assert accepted("  Klopt\u202e dit\r\nbedrag? \n") == "Klopt dit\nbedrag?"
    assert len(accepted("é" * LONGEST)) == LONGEST
    for text, code in (("", errors.REMARK_EMPTY), (" \x00\n", errors.REMARK_EMPTY), ("geheim" * LONGEST, errors.REMARK_TOO_LONG)):
        with pytest.raises(AfwegingError) as error:
            accepted(text)
        assert error.value.code is code
        assert "geheim" not in str(error.value)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 4)), max_size=30))
def test_any_order_of_events_gives_each_remark_once_and_the_last_word_counts(steps: list[tuple[str, int]]) -> None:
    found = fold([told(kind, number, "x", question="impact") for kind, number in steps])
    made = [number for place, (kind, number) in enumerate(steps) if kind == MADE and (kind, number) not in steps[:place]]
    assert [remark.number for remark in found] == sorted(made)
    for remark in found:
        after = steps[steps.index((MADE, remark.number)):]
        last = [kind for kind, number in after if number == remark.number and kind in (RESOLVED, REOPENED)]
        assert remark.resolved == (last[-1:] == [RESOLVED])
        assert len(remark.replies) == after.count((REPLIED, remark.number))
