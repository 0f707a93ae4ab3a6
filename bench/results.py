"""What was measured, kept as JSON: every part with its own moment, so that measuring one leaves the others as they are."""

import json
import os
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measure import Row, busy, quiet

FOLDER = Path(__file__).with_name("results")
LATEST, SCALING = FOLDER / "latest.json", FOLDER / "scaling.json"
MOST_SAMPLES = 120
"""Of each row so many samples are kept."""


class Watch:
    """The state of the machine while a part is measured: a fixed loop before and after, and how busy it was."""

    def __init__(self) -> None:
        self._before, self._busy = quiet(), busy()

    def seen(self) -> dict[str, Any]:
        """What is kept of it."""
        return {
            "date": datetime.now(UTC).date().isoformat(), "python": platform.python_version(), "machine": platform.machine(),
            "cores": os.cpu_count(), "pulse_ms": [round(self._before, 2), round(quiet(), 2)],
            "busy": [round(self._busy, 2), round(busy(), 2)]}


def read(path: Path) -> dict[str, Any]:
    """What was kept in a file; nothing when there is none."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def keep(path: Path, found: dict[str, Any]) -> None:
    """Keep what was found beside what the file holds of other parts."""
    FOLDER.mkdir(exist_ok=True)
    path.write_text(json.dumps({**read(path), **found}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def rows_kept(rows: list[Row]) -> list[dict[str, Any]]:
    """Rows as they are kept: rounded, and not every sample of thousands."""
    found = []
    for row in rows:
        every = max(1, -(-len(row.samples) // MOST_SAMPLES))
        spread = row.spread if row.spread != (0.0, 0.0) or not row.samples else (min(row.samples), max(row.samples))
        found.append({**asdict(row), "value": round(row.value, 4), "ratio": None if row.ratio is None else round(row.ratio, 4),
                      "spread": [round(each, 3) for each in spread], "samples": [round(each, 2) for each in row.samples[::every]]})
    return found
