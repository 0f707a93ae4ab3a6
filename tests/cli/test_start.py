"""What a verb may not load at the start: a gain that nobody watches is lost with the next import."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODELS = {"afweging.framework.models", "afweging.assessment.models", "afweging.advice.models", "afweging.evidence.models"}
"""What an answer, a framework, an advice and a source are made of: some fifty dataclasses, a fifth of the start of a verb."""
SELDOM = {
    "afweging.store.locking", "afweging.store.backup", "afweging.store.checking", "afweging.store.caches", "afweging.store.searcher",
    "afweging.store.records.hits", "afweging.store.records.upkeep", "afweging.assessment.interchange", "afweging.assessment.remarks",
    "afweging.assessment.comparison", "afweging.library.finalising", "afweging.library.history", "afweging.library.evidence",
    "afweging.report", "afweging.language", "afweging.plain", "afweging.tui", "difflib", "logging", "tempfile", "subprocess",
    "asyncio", "platformdirs", "yaml", "pydantic", "textual", "importlib.metadata",
}
"""What neither a list nor an advice needs."""


def loaded_by(*words: str) -> set[str]:
    """The modules that are there when a command ends, by its own account; it must end well."""
    program = ("import sys; from afweging.cli.main import run\n"
               "code = run(sys.argv[1:])\nprint(*sys.modules, sep='\\n', file=sys.stderr)\nsys.exit(code)")
    ended = subprocess.run([sys.executable, "-c", program, *words], env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.DEVNULL,
                           capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    found = set(ended.stderr.split())
    assert {"afweging.cli.main", "afweging.texts"} <= found, "the program told nothing"
    return found


@pytest.fixture
def dossier(library: Path) -> str:
    """The kenmerk of a dossier in a library that this command made."""
    said = subprocess.run([sys.executable, "-m", "afweging", "new", "Waterstof", "--kenmerk", "AFW-2026-0001"], cwd=ROOT,
                          env={**os.environ, "AFWEGING_LIBRARY": str(library)}, capture_output=True, text=True, timeout=60, check=True)
    assert "AFW-2026-0001" in said.stdout
    return "AFW-2026-0001"


@pytest.mark.parametrize("words", [("find",), ("find", "--json"), ("find", "status:concept")], ids=" ".join)
def test_a_list_loads_no_models(dossier: str, words: tuple[str, ...]) -> None:
    assert not loaded_by(*words) & (MODELS | SELDOM | {"afweging.store.records.versions", "hashlib"})


def test_an_advice_loads_the_models_it_is_made_of_and_nothing_more(dossier: str) -> None:
    found = loaded_by("advise", dossier)
    assert not found & (SELDOM | {"afweging.evidence.models"})
    assert MODELS - found == {"afweging.evidence.models"}


@pytest.mark.parametrize("words", [("--help",), ("--version",)], ids=" ".join)
def test_help_loads_the_parser_only(words: tuple[str, ...]) -> None:
    program = ("import sys, afweging.__main__, afweging.cli.main, afweging.cli.faces; from afweging.cli.parser import build; "
               "build(sys.argv[1:]); print(*sys.modules, sep='\\n')")
    ended = subprocess.run([sys.executable, "-c", program, *words], env={**os.environ, "PYTHONPATH": str(ROOT)},
                           capture_output=True, text=True, timeout=60, check=True)
    assert not set(ended.stdout.split()) & {
        "afweging.library", "afweging.canonical", "afweging.store", "dataclasses", "json", "sqlite3", "pathlib"}


def test_the_list_on_the_screen_loads_no_models() -> None:
    """The modules of the library screen; what a key asks for comes with the key."""
    program = "import sys, afweging.tui.app, afweging.tui.library.screen; print(*sys.modules, sep='\\n')"
    ended = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(ROOT)},
                           capture_output=True, text=True, timeout=60, check=True)
    found = set(ended.stdout.split())
    assert "textual" in found
    assert not found & (MODELS | {"afweging.editing", "afweging.library.stale", "afweging.library.second", "afweging.library.backups",
                                  "afweging.library.finalising", "afweging.tui.finalising", "afweging.tui.fill.screen"})
