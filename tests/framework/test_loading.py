"""Loading: once per process, complete, identified by its content."""

from pathlib import Path

import pytest

from afweging import canonical, errors
from afweging.framework.loading import fingerprint, load, problems
from afweging.framework.models import Framework
from tests.conftest import BUS


def test_a_framework_is_read_once(bus: Framework) -> None:
    assert load(BUS) is bus


def test_the_fingerprint_is_that_of_the_content(bus: Framework, tmp_path: Path) -> None:
    text = BUS.read_text(encoding="utf-8")
    same = tmp_path / "same.yaml"
    same.write_text("# andere opmaak\n" + text.replace("id: buurtbus", '"id": "buurtbus"'), encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(text.replace("Iedereen.", "Iedereen!"), encoding="utf-8")
    assert fingerprint(load(same)) == fingerprint(bus)
    assert fingerprint(load(other)) != fingerprint(bus)
    assert len(fingerprint(bus)) == 64


@pytest.mark.parametrize("name", ["bus", "ipcei"])
def test_the_canonical_text_gives_the_framework_back(name: str, request: pytest.FixtureRequest) -> None:
    framework: Framework = request.getfixturevalue(name)
    text = canonical.text(framework)
    again = canonical.read(Framework, text)
    assert canonical.text(again) == text
    assert again.questions == framework.questions
    assert again.checks == framework.checks
    assert again.ladder == framework.ladder


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    assert [error.code for error in problems(tmp_path / "none.yaml")] == [errors.FILE_MISSING]
