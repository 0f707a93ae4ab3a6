"""What all tests share: the language, the frameworks, a factory for assessments, and how Hypothesis works."""

import signal
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from afweging import texts
from afweging.assessment.interchange import FORM
from afweging.assessment.models import Answer, Assessment, Conclusion, FrameworkRef, Head
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import Framework
from tests import broken_builds

broken_builds.activate()  # nothing, unless a switch is on
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a job in the background of a shell; the programs we start would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parents[1]
IPCEI = ROOT / "frameworks" / "ipcei.yaml"
"""The framework that is shipped."""
BUS = ROOT / "tests" / "broken_frameworks" / "fine.yaml"
"""A small framework without faults."""

settings.register_profile(
    "suite", deadline=None, derandomize=True, database=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """Every test begins in Dutch, whatever the one before it did."""
    texts.use("nl")
    yield
    texts.use("nl")


@pytest.fixture(scope="session")
def ipcei() -> Framework:
    """The framework that is shipped."""
    return load(IPCEI)


@pytest.fixture(scope="session")
def bus() -> Framework:
    """A small framework without faults."""
    return load(BUS)


def assessment(
    framework: Framework,
    verdicts: Mapping[str, str | None] | None = None,
    *,
    answers: Mapping[str, Answer] | None = None,
    conclusion: Conclusion | None = None,
    peildatum: date = date(2026, 6, 1),
) -> Assessment:
    """An assessment under a framework; ``verdicts`` by question id become answers beside the ones given whole."""
    given = {name: Answer(verdict=verdict) for name, verdict in (verdicts or {}).items()}
    return Assessment(
        form=FORM,
        head=Head(kenmerk="AFW-2026-0001", title="Proef", peildatum=peildatum),
        framework=FrameworkRef(id=framework.id, version=framework.version, hash=fingerprint(framework)),
        answers={**given, **(answers or {})},
        conclusion=conclusion or Conclusion(),
    )


def by_code(framework: Framework, row: str) -> dict[str, str | None]:
    """Verdicts by question id from a row of codes in official order, such as the columns of domain 6.

    ``-`` stands for an open question, ``onb`` for one that was worked on but cannot be decided yet.
    """
    asked = [question for question in framework.questions if question.kind != "advice"]
    found: dict[str, str | None] = {}
    for question, code in zip(asked, row.split(), strict=True):
        scale = framework.scale_of(question)
        assert scale is not None
        if code != "-":
            known = {level.code: level.id for level in scale.levels} | {"onb": "onbekend"}
            found[question.id] = known[code]
    return found
