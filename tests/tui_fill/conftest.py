"""A stage for every test: a library of its own with one new dossier."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from afweging.assessment.models import Head
from afweging.library import Library
from tests.tui_fill.driving import Stage, state_beside


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A new dossier in a new library."""
    state_beside(tmp_path, monkeypatch)
    with Library.open(tmp_path / "library.db", role="beleidsmedewerker") as library:
        dossier = library.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin")
        yield Stage(library, dossier.kenmerk)
