"""Where the user was: kept between two sessions in a small file without a word of any answer."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

LIMIT = 20_000
"""Bytes; a state file that is larger was not written by us."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last dossier, question and panel, and how the user likes the screen. Ids only."""

    dossier: str = ""
    question: str = ""
    panel: str = ""
    theme: str = ""
    language: str = ""


def state_file() -> Path:
    """Where it is kept: the state folder of the user, or ``AFWEGING_STATE`` (for tests and portable use)."""
    if given := os.environ.get("AFWEGING_STATE"):
        return Path(given)
    from platformdirs import user_state_path  # noqa: PLC0415 - not on the way to the first paint of tests

    return user_state_path("afweging", appauthor=False) / "screen.json"


def load(path: Path) -> Remembered:
    """What was kept; nothing when there is no file or it cannot be understood. A state is never worth an error."""
    try:
        with path.open("rb") as stream:
            found = json.loads(stream.read(LIMIT + 1))
    except (OSError, ValueError, RecursionError):
        return Remembered()
    if not isinstance(found, dict):
        return Remembered()
    known = {field.name for field in fields(Remembered)}
    return Remembered(**{name: value for name, value in found.items() if name in known and isinstance(value, str)})


def save(path: Path, remembered: Remembered) -> bool:
    """Keep it, whole or not at all, readable by the owner only; whether that worked."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            json.dump(asdict(remembered), stream)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True
