"""What several tests of the library begin with: a library whose clock ticks, and a folder with dossiers and a bad file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from afweging import shipped
from afweging.framework.loading import load
from afweging.library import Library
from tests.conftest import IPCEI

FRAMEWORK = load(IPCEI)


def opened(folder: Path) -> Library:
    """A library whose clock ticks a second at every look."""
    moments = (datetime(2026, 6, 1, 12, tzinfo=UTC) + timedelta(seconds=second) for second in range(100_000))
    library = Library.open(folder / "a.db", role="tester", clock=lambda: next(moments))
    library.shipped_framework = FRAMEWORK
    return library


def filled_folder(below: Path) -> Path:
    """Three dossiers, one below another folder, and a bad file."""
    made = below / "map"
    (made / "diep").mkdir(parents=True)
    for place, path in zip((made, made, made / "diep"), shipped.examples(), strict=False):
        (place / path.name).write_bytes(path.read_bytes())
    (made / "aap.json").write_text('{"kapot": ', encoding="utf-8")
    return made
