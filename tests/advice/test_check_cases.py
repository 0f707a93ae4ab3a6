"""Every consistency check of the framework, both ways: when it speaks, about what, and when it is silent; see ``cases/checks``."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from afweging import shipped
from afweging.advice.checks import Warning_, asking, checks
from afweging.assessment.check import misfits
from afweging.assessment.models import Answer, Citation, FreeSource, Tick
from afweging.assessment.precedents import Median
from afweging.evidence.loading import load
from afweging.evidence.models import Evidence
from afweging.framework.models import Framework
from tests.advice.test_cases import conclusion
from tests.conftest import assessment, by_code

FOLDER = Path(__file__).with_name("cases") / "checks"


@cache
def evidence() -> Evidence:
    return load(shipped.evidence() / "sources.yaml", shipped.evidence() / "facts.yaml")


def cases() -> dict[str, list[dict[str, Any]]]:
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}


def answer(given: dict[str, Any]) -> Answer:
    return Answer(
        verdict=given.get("verdict"), text=given.get("text", ""), ticks=tuple(Tick(prompt=name) for name in given.get("ticks", ())),
        facts=tuple(Citation(fact=name) for name in given.get("facts", ())),
        sources=tuple(FreeSource(title=f"bron {number}", grade=grade) for number, grade in enumerate(given.get("sources", ()))))


def spoken(framework: Framework, check: str, case: dict[str, Any]) -> list[Warning_]:
    """What this check says of a case; the others may speak as well."""
    verdicts = by_code(framework, case["verdicts"]) if "verdicts" in case else {}
    options = {"peildatum": case["peildatum"]} if "peildatum" in case else {}
    made = assessment(framework, verdicts, answers={name: answer(given) for name, given in case.get("answers", {}).items()},
                      conclusion=conclusion(case.get("conclusion", {})), **options)
    assert not list(misfits(framework, made)), "the case names what does not exist"
    medians = {name: Median(lower=level, upper=level, of=3, near=True) for name, level in case.get("medians", {}).items()}
    return [warning for warning in checks(framework, made, evidence(), medians) if warning.check == check]


@pytest.mark.parametrize(("check", "case"), [
    pytest.param(check, case, id=f"{check}: {case['name']}") for check, found in cases().items() for case in found
])
def test_a_check_speaks_when_it_should_and_is_silent_when_it_should_be(check: str, case: dict[str, Any], ipcei: Framework) -> None:
    found = spoken(ipcei, check, case)
    assert [list(warning.questions) for warning in found] == case.get("says", [])
    assert [fact for warning in found for fact in warning.facts] == case.get("facts", [])
    assert all(warning.text.nl and warning.text.en and "{" not in warning.text.nl + warning.text.en for warning in found)


def test_every_check_has_cases_both_ways(ipcei: Framework) -> None:
    assert list(cases()) == sorted(check.id for check in ipcei.checks)
    for check, found in cases().items():
        ways = Counter(bool(case.get("says")) for case in found)
        assert ways[True], f"{check} never speaks"
        assert ways[False], f"{check} is never silent"


def test_only_what_a_word_answers_asks_for_one(ipcei: Framework) -> None:
    by_asking = {kind: {check.id for check in ipcei.checks if check.asks == kind} for kind in ("word", "conclusion", "nothing")}
    assert by_asking["nothing"] == {"voorwaarde"}
    assert by_asking["conclusion"] == {"stapeling-van-voorbehouden", "pas-toe-of-leg-uit", "tweede-lezer"}
    (told,) = spoken(ipcei, "tweede-lezer", cases()["tweede-lezer"][0])
    (warned,) = spoken(ipcei, "ernst-rol", cases()["ernst-rol"][0])
    assert asking((told, warned)) == (warned,)


def test_a_condition_is_told_in_its_own_words(ipcei: Framework) -> None:
    found = spoken(ipcei, "voorwaarde", cases()["voorwaarde"][0])
    assert found[1].text.nl == "Dit oordeel geeft een voorwaarde in het advies (R7): mits per project een funding gap wordt aangetoond."
    assert found[1].text.en.startswith("This verdict gives a condition in the advice (R7): provided")
