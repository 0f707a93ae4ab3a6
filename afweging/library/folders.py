"""Paths as people type them, and where files land unless asked otherwise."""

import os
from pathlib import Path

from afweging import shipped


def reports_folder() -> Path:
    """Where reports land: AFWEGING_REPORTS, else ``reports`` of the checkout, else the present folder."""
    named, top = os.environ.get("AFWEGING_REPORTS"), shipped.checkout()
    return Path(named).expanduser() if named else top / "reports" if top else Path()


def path_of(typed: str) -> Path:
    """What was typed as a path; ``~`` is the home folder, when there is one."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def is_folder(path: Path) -> bool:
    """Whether it is a folder that we may see."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether it is a file that we may see."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
