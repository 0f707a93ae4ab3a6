"""Where the files that come with the program are: in a checkout at the top, in an installed package inside it."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_CHECKOUT: Final = _PACKAGE.parent


def checkout() -> Path | None:
    """The top of the checkout the program runs from, or None when it runs as an installed package."""
    return _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "frameworks").is_dir() else None


def folder(name: str) -> Path:
    """The folder ``frameworks`` or ``seeds``: the checkout's own, else the one inside the package."""
    top = checkout()
    return top / name if top else _PACKAGE / "_shipped" / name


def frameworks() -> tuple[Path, ...]:
    """The framework files that come with the program, by name."""
    return tuple(sorted(folder("frameworks").glob("*.yaml")))


def default_framework() -> Path:
    """The framework new dossiers are made under."""
    return folder("frameworks") / "ipcei.yaml"


def examples() -> tuple[Path, ...]:
    """The example dossiers, by name."""
    return tuple(sorted((folder("seeds") / "dossiers").glob("*.yaml")))


def evidence() -> Path:
    """The folder with the sources and facts."""
    return folder("seeds") / "evidence"
