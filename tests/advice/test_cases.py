"""Every rule R0 to R10 by cases, and the seven example dossiers of domain 6; see ``cases/*.yaml``."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from afweging.advice.judge import advise
from afweging.advice.models import Advice, Bounds, Notice
from afweging.assessment.models import Conclusion, DeviationReason
from afweging.framework.models import Framework
from tests.conftest import assessment, by_code

FOLDER = Path(__file__).with_name("cases")


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(pytest.param(case, id=f"{path.stem}: {case['name']}"))
    return found


def conclusion(given: dict[str, Any]) -> Conclusion:
    deviation = None
    if "words" in given:
        deviation = DeviationReason(
            reason="woord " * given["words"], role=given["role"], date=date(2026, 6, 1),
            second_reader=given.get("second_reader", ""),
        )
    return Conclusion(outcome=given.get("outcome"), accumulation=given.get("accumulation", ""), deviation=deviation)


def shown(bounds: Bounds) -> str:
    low, high = (bound.name.lower() for bound in bounds)
    return low if bounds.decided else f"{low}-{high}"


def told(framework: Framework, notice: Notice) -> str:
    words = [notice.rule, notice.duty.value, *map(str, numbers(framework, notice.questions))]
    return " ".join(words if notice.met else [*words, "unmet"])


def numbers(framework: Framework, names: tuple[str, ...]) -> list[int]:
    by_id = {question.id: question.number for question in framework.questions}
    return [by_id[name] for name in names]


@pytest.mark.parametrize("case", cases())
def test_what_follows_from_the_verdicts(case: dict[str, Any], ipcei: Framework) -> None:
    made = assessment(ipcei, by_code(ipcei, case["verdicts"]), conclusion=conclusion(case.get("conclusion", {})))
    found: Advice = advise(ipcei, made)
    assert {
        "steps": " ".join(shown(step.bounds) for step in found.steps),
        "outcomes": list(found.outcomes),
        "advice": found.advice,
        "conditions": numbers(ipcei, found.conditions),
        "next": numbers(ipcei, found.next),
        "notices": [told(ipcei, notice) for notice in found.notices],
        "not_reached": sorted({*range(1, 15)} - {*numbers(ipcei, found.reached)}),
    } == {
        "steps": case["steps"],
        "outcomes": case["outcomes"],
        "advice": case["advice"],
        "conditions": case.get("conditions", []),
        "next": case.get("next", []),
        "notices": case.get("notices", []),
        "not_reached": case.get("not_reached", []),
    }
    assert found.deviates == (made.conclusion.outcome not in (None, case["advice"]))


def test_there_are_cases_for_every_rule() -> None:
    assert {path.stem for path in FOLDER.glob("r*.yaml")} == {f"r{number:02}" for number in range(11)}
