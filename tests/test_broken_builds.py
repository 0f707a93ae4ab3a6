"""Every deliberately broken build turns the tests that guard it red; in the long form, which ``make faults`` asks for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import broken_builds

ROOT = Path(__file__).parents[1]
PYTEST = ("-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider")
GUARDS: dict[str, tuple[str, ...]] = {
    "fsync": ("-m", "tests.faults", "--short", "--seed", "1", "--only", "power cuts"),
    "escape": (*PYTEST, "tests/hostile/test_markup.py"),
    "raw-html": (*PYTEST, "tests/report/test_markdown.py"),
    "fetcher": (*PYTEST, "tests/report/test_pdf.py"),
    "autosave": (*PYTEST, "tests/terminal/test_sudden_end.py", "-k", "called_saved"),
}
"""Per switch the tests that must fail; they pass without it, as ``make test`` and ``make faults`` show."""


def test_every_switch_has_a_guard() -> None:
    assert set(GUARDS) == set(broken_builds.SWITCHES)


def test_a_switch_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(broken_builds.VARIABLE, "fsync,nonsense")
    with pytest.raises(SystemExit, match="nonsense"):
        broken_builds.asked()


def test_the_product_does_not_know_the_switches() -> None:
    for file in (ROOT / "afweging").rglob("*.py"):
        assert broken_builds.VARIABLE not in file.read_text(encoding="utf-8"), file


if os.environ.get("AFWEGING_FAULTS_LONG"):  # minutes: only make faults asks for them

    @pytest.mark.slow
    @pytest.mark.parametrize("name", broken_builds.SWITCHES)
    def test_a_broken_build_turns_its_guard_red(name: str) -> None:
        environment = {**os.environ, broken_builds.VARIABLE: name, "PYTHONPATH": str(broken_builds.SITE)}
        done = subprocess.run([sys.executable, *GUARDS[name]], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 1, f"{broken_builds.SWITCHES[name].what}, and nothing fails:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        assert " failed" in done.stdout or "lost" in done.stdout
