"""A library in which a case of last year was taken up again: four versions, two turned verdicts, a draft, a second dossier."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afweging import shipped, texts
from afweging.assessment.interchange import read_file
from afweging.editing import Editing
from afweging.library import Library

BEGIN = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
LAST_YEAR, OTHER = "VOORBEELD-3", "VOORBEELD-1"
FILES = ("voorbeeld-waterstof.yaml", "voorbeeld-me2.yaml")


@dataclass(frozen=True)
class Case:
    """The library and the dossier that is worked on."""

    library: Library
    kenmerk: str


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFWEGING_STATE", str(tmp_path / "state" / "screen.json"))
    monkeypatch.setenv("AFWEGING_KEYS", str(tmp_path / "keys.yaml"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with two examples; its clock goes on seven minutes at every look."""
    looks = iter(range(10_000))
    texts.use("nl")
    with Library.open(tmp_path / "library.db", role="beleidsmedewerker",
                      clock=lambda: BEGIN + timedelta(minutes=7 * next(looks))) as opened:
        for name in FILES:
            opened.bring_in(read_file(shipped.folder("seeds") / "dossiers" / name), file=name, reason="voorbeeld")
        yield opened


@pytest.fixture
def case(library: Library) -> Case:
    """The case of last year, duplicated and changed: version 1 carried over, 2 with two verdicts, 3 with a fact, and a draft."""
    editing = Editing.open(library, library.duplicate(library.dossier(LAST_YEAR)).kenmerk)
    editing.set_verdict("alternatieven", "geen-alternatief")
    editing.set_verdict("impact", "beperkt")
    editing.set_text("impact", editing.answer("impact").text.replace("De", "Die", 1) + " Met een [/] zin erbij.")
    editing.record("na overleg met de directie", {"alternatieven": "nieuw rapport van het CPB", "impact": "lagere raming"})
    editing.cite("nationaal", "F15")
    editing.cite("probleem", "F15")
    editing.save()
    editing.record("feit toegevoegd")
    editing.set_text("probleem", editing.answer("probleem").text + " Nog een zin.")
    assert editing.save()
    return Case(library, editing.kenmerk)
