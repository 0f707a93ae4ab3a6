"""What a difference between two assessors does to the advice, against trying every verdict by hand."""

from hypothesis import given

from afweging.advice.disagreement import effect
from afweging.advice.ladder import derive
from afweging.framework.models import Framework
from tests.assessment.test_agreement import both
from tests.conftest import by_code

FULL = "2 4 2 2 2 2 2 2 2 2 3 3 +2"


def test_equal_verdicts_change_nothing(ipcei: Framework) -> None:
    found = effect(ipcei, by_code(ipcei, FULL), by_code(ipcei, FULL))
    assert not found.changes
    assert found.alone == ()


def test_one_question_can_make_the_difference_alone(ipcei: Framework) -> None:
    first, second = by_code(ipcei, FULL), by_code(ipcei, "2 4 2 2 2 2 2 2 2 0 3 3 +2")
    assert [question for question in first if first[question] != second[question]] == ["alternatieven"]
    found = effect(ipcei, first, second)
    assert found.changes
    assert found.alone == (("alternatieven", found.second),)


def test_differences_can_outweigh_each_other(ipcei: Framework) -> None:
    first, second = by_code(ipcei, "2 4 2 2 2 2 2 2 2 0 3 3 +2"), by_code(ipcei, "2 4 2 0 2 2 2 2 2 2 3 3 +2")
    found = effect(ipcei, first, second)
    assert found.changes
    assert [question for question, _ in found.alone] == ["overheidstaak", "alternatieven"]


@given(both)
def test_each_question_is_tried_alone(case: tuple[Framework, dict[str, str | None], dict[str, str | None]]) -> None:
    framework, first, second = case
    found = effect(framework, first, second)
    assert (found.first, found.second) == (derive(framework, first).advice, derive(framework, second).advice)
    assert found.changes is (found.first != found.second)
    naive = []
    for question in first:
        tried = dict(first)
        tried[question] = second[question]
        if (advice := derive(framework, tried).advice) != found.first:
            naive.append((question, advice))
    assert list(found.alone) == naive
