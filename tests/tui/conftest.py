"""Libraries for the screens: empty, and with the examples; a clock that stands still; nothing of the user's own folders."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afweging import shipped
from afweging.assessment.interchange import read
from afweging.library import Library

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFWEGING_STATE", str(tmp_path / "state" / "screen.json"))
    monkeypatch.setenv("AFWEGING_KEYS", str(tmp_path / "keys.yaml"))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """A library without dossiers."""
    with Library.open(tmp_path / "library.db", clock=lambda: NOW) as library:
        yield library


@pytest.fixture
def examples(empty: Library) -> Library:
    """A library with the seven examples."""
    for path in shipped.examples():
        empty.bring_in(read(path.read_bytes(), path.name), file=path.name, reason="voorbeeld")
    return empty
