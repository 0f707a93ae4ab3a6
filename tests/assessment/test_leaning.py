"""Answers that lean on a changed answer are to be looked at again, until somebody confirms or changes them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import canonical
from afweging.assessment.leaning import changed, concluded, confirmed, flagged, newly_flagged, reasons, taken_back
from afweging.assessment.models import Answer, Assessment, Citation, Conclusion, Tick
from afweging.framework.models import Framework
from tests.conftest import assessment

GIVEN = Answer(verdict="serieus", text="Een antwoord.")
ALL = {"oplossing": GIVEN, "staatssteun": GIVEN, "alternatieven": GIVEN, "impact": GIVEN, "balans": GIVEN, "advies": Answer(text="Doen.")}


def full(framework: Framework) -> Assessment:
    return assessment(framework, answers=ALL, conclusion=Conclusion(outcome="DEELNAME"))


def names(framework: Framework, made: Assessment) -> dict[str, tuple[str, ...]]:
    return {question.id: made.answer(question.id).again for question in flagged(framework, made)}


@pytest.mark.parametrize("part", [{"verdict": "ernstig"}, {"verdict": None}, {"text": "Iets anders."}])
def test_another_verdict_or_text_flags_what_leans_on_it(ipcei: Framework, part: dict[str, str | None]) -> None:
    made = changed(ipcei, full(ipcei), "staatssteun", replace(GIVEN, **part))
    assert names(ipcei, made) == {"alternatieven": ("staatssteun",)}
    assert [question.number for question in reasons(ipcei, made, "alternatieven")] == [9]
    assert made.answer("staatssteun") == replace(GIVEN, **part)


@pytest.mark.parametrize("part", [{"ticks": (Tick(prompt="9a"),)}, {"facts": (Citation(fact="F1"),)}, {"missing": "x"}, {"owner": "x"}])
def test_what_only_supports_flags_nothing(ipcei: Framework, part: dict[str, object]) -> None:
    assert names(ipcei, changed(ipcei, full(ipcei), "staatssteun", replace(GIVEN, **part))) == {}


def test_an_answer_that_was_not_given_yet_has_nothing_to_look_at_again(ipcei: Framework) -> None:
    made = assessment(ipcei, answers={"staatssteun": GIVEN, "alternatieven": Answer(ticks=(Tick(prompt="10a"),), text=" ")})
    assert names(ipcei, changed(ipcei, made, "staatssteun", Answer())) == {}


def test_the_advice_is_given_by_its_outcome_or_its_text(ipcei: Framework) -> None:
    for conclusion, text, expected in (
        (Conclusion(), "", {}), (Conclusion(), "Doen.", {"advies": ("balans",)}), (Conclusion(outcome="DEELNAME"), "", {"advies": ("balans",)}),
    ):
        made = assessment(ipcei, answers={"advies": Answer(text=text)}, conclusion=conclusion)
        assert names(ipcei, changed(ipcei, made, "balans", GIVEN)) == expected


def test_several_changes_are_remembered_once_each(ipcei: Framework) -> None:
    made = changed(ipcei, full(ipcei), "impact", replace(GIVEN, text="1"))
    made = changed(ipcei, made, "alternatieven", replace(GIVEN, text="2"))
    made = changed(ipcei, made, "impact", replace(GIVEN, text="3"))
    assert made.answer("balans").again == ("impact", "alternatieven")
    assert [question.id for question in reasons(ipcei, made, "balans")] == ["alternatieven", "impact"]


def test_confirming_or_changing_the_later_answer_clears_it(ipcei: Framework) -> None:
    made = changed(ipcei, full(ipcei), "staatssteun", replace(GIVEN, text="Anders."))
    assert confirmed(made, "alternatieven").answer("alternatieven") == GIVEN
    assert confirmed(full(ipcei), "alternatieven") == full(ipcei)
    later = made.answer("alternatieven")
    assert names(ipcei, changed(ipcei, made, "alternatieven", replace(later, verdict="ernstig"))) == {"balans": ("alternatieven",)}
    ticked = changed(ipcei, made, "alternatieven", replace(later, ticks=(Tick(prompt="10a"),)))
    assert ticked.answer("alternatieven").again == ("staatssteun",)


def test_another_outcome_means_that_the_advice_was_looked_at(ipcei: Framework) -> None:
    made = changed(ipcei, full(ipcei), "balans", replace(GIVEN, text="Anders."))
    assert concluded(ipcei, made, replace(made.conclusion, focus="Chips")).answer("advies").again == ("balans",)
    assert concluded(ipcei, made, Conclusion(outcome="NATIONAAL")).answer("advies").again == ()


def test_taking_a_change_back_takes_its_flags_back(ipcei: Framework) -> None:
    before = changed(ipcei, full(ipcei), "oplossing", replace(GIVEN, text="Eerst."))
    assert before.answer("staatssteun").again == ("oplossing",)
    after = changed(ipcei, before, "staatssteun", replace(before.answer("staatssteun"), verdict="ernstig"))
    assert newly_flagged(before, after, "staatssteun") == ("alternatieven",)
    back = changed(ipcei, after, "staatssteun", replace(after.answer("staatssteun"), verdict="serieus"))
    assert taken_back(back, "staatssteun", ("alternatieven",), ("oplossing",)) == before


@given(st.lists(st.tuples(st.sampled_from(sorted(ALL)), st.sampled_from("abc"), st.booleans()), max_size=12))
def test_only_what_leans_on_a_change_is_flagged_and_only_while_nobody_looked(ipcei: Framework, steps: list[tuple[str, str, bool]]) -> None:
    """A random walk of changes and confirmations, beside a plain account of which change came after which look."""
    made, looked = full(ipcei), dict.fromkeys(ALL, 0)
    told: dict[str, int] = {}
    for moment, (name, text, confirm) in enumerate(steps, 1):
        if confirm:
            made, looked[name] = confirmed(made, name), moment
        elif made.answer(name).text != text:
            made = changed(ipcei, made, name, replace(made.answer(name), text=text))
            looked[name] = told[name] = moment
    for question in ipcei.questions:
        expected = {name for name in question.leans_on if told.get(name, 0) > looked.get(question.id, 0)} if question.id in ALL else set()
        assert set(made.answer(question.id).again) == expected


def test_the_canonical_text_of_an_answer_without_a_flag_is_as_it_was(ipcei: Framework) -> None:
    assert "again" not in canonical.text(full(ipcei))
    made = changed(ipcei, full(ipcei), "staatssteun", Answer(verdict="ernstig"))
    assert canonical.read(Assessment, canonical.text(made)) == made
