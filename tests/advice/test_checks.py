"""The consistency checks of domain 2.7: each kind of test speaks when it should, and is silent when it should be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from afweging.advice.checks import TESTS, Warning_, checks, cited
from afweging.assessment.models import Answer, Citation, FreeSource, Tick
from afweging.assessment.precedents import Median
from afweging.evidence.models import Evidence, Fact
from afweging.framework.models import Check, CheckTest, Framework, Text
from tests.conftest import assessment

WARNING = Text(nl="Kijk nog eens.", en="Look again.")


def fact(name: str, grade: Any = "B", since: str = "2020", superseded_by: str | None = None) -> Fact:
    return Fact(id=name, text=WARNING, questions=(2,), refs=(), valid_from=since, grade=grade, superseded_by=superseded_by)


EVIDENCE = Evidence(facts=(
    fact("F1"), fact("F2", "D"), fact("OUD", superseded_by="NIEUW"), fact("NIEUW", since="2025-10-17"), fact("LATER", since="2026-07-01"),
))


def spoken(
    framework: Framework,
    test: CheckTest,
    answers: Mapping[str, Answer],
    *,
    medians: Mapping[str, str] | None = None,
    peildatum: date = date(2026, 6, 1),
    **parameters: Any,
) -> tuple[Warning_, ...]:
    """What a check of this kind says; it is about vraag and chauffeurs unless told otherwise.

    ``medians`` names the level in the middle, or the lower and the upper one.
    """
    given = {"questions": ("vraag", "chauffeurs"), "when": {}, **parameters}
    one = replace(framework, checks=(Check(id="proef", test=test, text=WARNING, **given),))
    middle = {name: Median(lower=level.split()[0], upper=level.split()[-1], of=3, near=True) for name, level in (medians or {}).items()}
    return checks(one, assessment(one, answers=answers, peildatum=peildatum), EVIDENCE, middle if medians else None)


def warning(*questions: str, facts: tuple[str, ...] = ()) -> tuple[Warning_, ...]:
    return (Warning_(check="proef", questions=questions, text=WARNING, facts=facts),)


def judged(verdict: str = "brede", **parts: Any) -> Answer:
    return Answer(verdict=verdict, **parts)


OWN = FreeSource(title="eigen inschatting", grade="D")
STUDY = FreeSource(title="studie", grade="A")


def test_every_kind_of_test_in_the_framework_file_is_done() -> None:
    assert set(TESTS) == set(get_args(CheckTest))


def test_a_check_speaks_only_when_every_verdict_is_as_it_says(bus: Framework) -> None:
    when = {"vraag": ("geen",), "chauffeurs": ("brede", "ieders")}
    both = {"vraag": judged("geen"), "chauffeurs": judged("ieders")}
    assert spoken(bus, "verdicts", both, when=when) == warning("vraag", "chauffeurs")
    assert spoken(bus, "verdicts", {**both, "vraag": judged("enige")}, when=when) == ()
    assert spoken(bus, "verdicts", {"vraag": judged("geen")}, when=when) == ()


def test_prompt_open(bus: Framework) -> None:
    when, asked = {"vraag": ("brede",)}, ("2a", "1b")
    half = {"vraag": judged(ticks=(Tick(prompt="2a"),))}
    whole = {**half, "aanleiding": Answer(ticks=(Tick(prompt="1b"),))}
    assert spoken(bus, "prompt-open", {"vraag": judged()}, when=when, prompts=asked, questions=("vraag",)) == warning("vraag")
    assert spoken(bus, "prompt-open", half, when=when, prompts=asked, questions=("vraag",)) == warning("vraag")
    assert spoken(bus, "prompt-open", whole, when=when, prompts=asked) == ()
    assert spoken(bus, "prompt-open", {"vraag": judged("enige")}, when=when, prompts=asked) == ()


def test_no_source(bus: Framework) -> None:
    answers = {"vraag": judged(text="zo is het"), "chauffeurs": judged(sources=(OWN,))}
    assert spoken(bus, "no-source", answers) == warning("vraag")
    assert spoken(bus, "no-source", {"vraag": judged(text="zie [@F1]"), "chauffeurs": judged(facts=(Citation(fact="F1"),))}) == ()
    assert spoken(bus, "no-source", {"vraag": judged("onbekend"), "chauffeurs": Answer(text="begonnen")}) == ()


def test_few_sources(bus: Framework) -> None:
    twice = judged(text="[@F1] en [@F1]", facts=(Citation(fact="F1"),), sources=(STUDY,))
    assert spoken(bus, "few-sources", {"vraag": twice}, least=3) == warning("vraag")
    assert spoken(bus, "few-sources", {"vraag": twice}, least=2) == ()


def test_only_grade(bus: Framework) -> None:
    def rests_on(**parts: Any) -> tuple[Warning_, ...]:
        return spoken(bus, "only-grade", {"vraag": judged(**parts)}, grade="D")

    assert rests_on(sources=(OWN,)) == warning("vraag")
    assert rests_on(facts=(Citation(fact="F2"),)) == warning("vraag")
    assert rests_on(text="zie [@F2]") == warning("vraag")
    assert rests_on(facts=(Citation(fact="F1", grade="D"),), sources=(OWN,)) == warning("vraag")
    assert rests_on(facts=(Citation(fact="F2", grade="A"),)) == ()
    assert rests_on(sources=(OWN, STUDY)) == ()
    assert rests_on(text="zie [@F1]", sources=(OWN,)) == ()
    assert rests_on(text="zie [@ONBEKEND]") == ()
    assert rests_on() == ()


@pytest.mark.parametrize("verdict", ["enige", "geen", "onbekend", "bestaat-niet"])
def test_only_grade_is_about_verdicts_that_count_as_yes(verdict: str, bus: Framework) -> None:
    assert spoken(bus, "only-grade", {"vraag": judged(verdict, sources=(OWN,))}, grade="D") == ()


def test_fact_superseded(bus: Framework) -> None:
    answers = {
        "vraag": Answer(text="zie [@OUD]"), "chauffeurs": Answer(facts=(Citation(fact="OUD"), Citation(fact="F1"))), "buurt": Answer(text="[@OUD]"),
    }
    assert spoken(bus, "fact-superseded", answers) == warning("vraag", "chauffeurs", facts=("OUD",))
    assert spoken(bus, "fact-superseded", answers, peildatum=date(2025, 10, 16)) == ()
    assert spoken(bus, "fact-superseded", {"vraag": Answer(text="[@NIEUW] [@LATER] [@WEG]")}) == ()


def test_fact_younger(bus: Framework) -> None:
    answers = {"vraag": Answer(text="zie [@LATER] en [@NIEUW]")}
    assert spoken(bus, "fact-younger", answers) == warning("vraag", facts=("LATER",))
    assert spoken(bus, "fact-younger", answers, peildatum=date(2025, 1, 1)) == warning("vraag", facts=("LATER", "NIEUW"))
    assert spoken(bus, "fact-younger", answers, peildatum=date(2026, 7, 1)) == ()


def test_differs_from_median(bus: Framework) -> None:
    answers = {"vraag": judged("enige"), "chauffeurs": judged("geen")}
    medians = {"vraag": "brede", "chauffeurs": "ieders"}
    assert spoken(bus, "differs-from-median", answers, medians=medians) == warning("vraag", "chauffeurs")
    assert spoken(bus, "differs-from-median", answers, medians=medians, least=2) == warning("chauffeurs")
    assert spoken(bus, "differs-from-median", answers, medians={"vraag": "enige", "chauffeurs": "geen"}) == ()
    assert spoken(bus, "differs-from-median", answers, medians={"vraag": "geen brede"}) == (), "within the two in the middle"


def test_differs_from_median_is_silent_without_a_median(bus: Framework) -> None:
    answers = {"vraag": judged("enige"), "buurt": judged("geen"), "chauffeurs": judged("onbekend"), "advies": judged("BUS")}
    asked = ("vraag", "buurt", "chauffeurs", "advies")
    assert spoken(bus, "differs-from-median", answers, questions=asked) == ()
    medians = {"buurt": "van-vroeger", "chauffeurs": "brede", "advies": "BUS"}
    assert spoken(bus, "differs-from-median", answers, questions=asked, medians=medians) == ()
    assert spoken(bus, "differs-from-median", {"taxi": judged()}, questions=("taxi",), medians={"taxi": "geen"}) == ()


def test_same_text(bus: Framework) -> None:
    asked = ("aanleiding", "vraag", "chauffeurs", "buurt")
    same = {"aanleiding": Answer(text="Er is veel vraag."), "chauffeurs": Answer(text="er is  veel\n\nvraag.")}
    assert spoken(bus, "same-text", same, questions=asked) == warning("aanleiding", "chauffeurs")
    pairs = {**same, "vraag": Answer(text="Een ander antwoord hier."), "buurt": Answer(text="Een ander antwoord hier.")}
    assert spoken(bus, "same-text", pairs, questions=asked) == warning("aanleiding", "chauffeurs") + warning("vraag", "buurt")
    assert spoken(bus, "same-text", same, questions=("aanleiding", "vraag")) == ()
    assert spoken(bus, "same-text", {"vraag": Answer(text="Zie 2."), "buurt": Answer(text="Zie 2.")}, questions=asked) == ()
    assert spoken(bus, "same-text", {"vraag": Answer(text=""), "buurt": Answer(text="")}, questions=asked) == ()


def test_facts_are_cited_once_listed_or_in_the_text() -> None:
    answer = Answer(text="[@F2] en [@F1]", facts=(Citation(fact="F1"), Citation(fact="F3")))
    assert cited(answer) == ("F1", "F3", "F2")


def test_checks_speak_in_the_order_of_the_framework_and_never_on_an_empty_assessment(ipcei: Framework) -> None:
    assert checks(ipcei, assessment(ipcei), Evidence()) == ()
    text = "Dit is een antwoord dat woord voor woord twee keer voorkomt en daarom opvalt bij de lezer."
    made = assessment(ipcei, answers={
        "probleem": Answer(verdict="levensbedreigend", text=text, sources=(OWN,)),
        "overheidstaak": Answer(verdict="niet-aangetoond", text=text),
        "impact": Answer(verdict="geen"), "balans": Answer(verdict="voordelen-groter"),
        "staatssteun": Answer(verdict="nodig"), "aansluiting": Answer(verdict="brede-steun", ticks=(Tick(prompt="7d"),)),
        "bereidheid": Answer(verdict="toegezegd"), "innovatie": Answer(verdict="voldoet"), "alternatieven": Answer(verdict="beter-alternatief"),
    })
    found = checks(ipcei, made, EVIDENCE)
    assert {one.check: one.questions for one in found} == {
        "impact-balans": ("impact", "balans"), "alternatief-innovatie": ("alternatieven",), "ernst-rol": ("probleem", "overheidstaak"),
        "steun-zonder-financieringstekort": ("staatssteun",), "te-weinig-lidstaten": ("aansluiting",),
        "toezegging-zonder-stuk": ("bereidheid",), "alleen-eigen-inschatting": ("probleem",), "zelfde-tekst": ("probleem", "overheidstaak"),
    }
    assert [one.check for one in found] == [check.id for check in ipcei.checks if check.id in {one.check for one in found}]
