"""What the tests of the store are made with: texts, summaries, an opener, and a way to open."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from afweging import canonical
from afweging.store.opening import Mode, open_store
from afweging.store.records import Draft, NewVersion, Opener, Passage, Summary
from afweging.store.sqlite import SqliteStore

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
FRAMEWORK = canonical.text({"id": "ipcei", "version": "1"})
OPENER = Opener(user="gebruiker A", machine="PC-123", since=NOON)


def cut(body: str) -> tuple[Passage, ...]:
    """A body of the tests is an object of places and texts."""
    return tuple(Passage(place, text) for place, text in json.loads(body).items())


def opened(path: Path, mode: Mode = "write", opener: Opener = OPENER) -> SqliteStore:
    return open_store(path, opener=opener, cut=cut, mode=mode)


def body(**texts: str) -> str:
    return canonical.text(texts or {"q1": "Een tekst over staatssteun."})


def summary(title: str = "Batterijen", **more: object) -> Summary:
    return Summary(title=title, peildatum=date(2026, 6, 1), **more)  # type: ignore[arg-type]


def version(text: str | None = None, *, minutes: int = 0, reason: str = "eerste", **more: object) -> NewVersion:
    return NewVersion(
        body=body() if text is None else text,
        framework_hash=canonical.digest(FRAMEWORK),
        author_role="beoordelaar",
        created=NOON + timedelta(minutes=minutes),
        reason=reason,
        summary=summary(**more),  # type: ignore[arg-type]
    )


def draft(kenmerk: str, text: str | None = None, *, base: int = 1, revision: int = 0, minutes: int = 0, **more: object) -> Draft:
    return Draft(
        kenmerk=kenmerk,
        base=base,
        body=body(q1="Werk in uitvoering.") if text is None else text,
        saved=NOON + timedelta(minutes=minutes),
        summary=summary(**more),  # type: ignore[arg-type]
        revision=revision,
    )
