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


def examples(language: str = "nl") -> tuple[Path, ...]:
    """The example dossiers, by name; in another language those that are written in it, the others in Dutch."""
    return _in_language(folder("seeds") / "dossiers", "", language)


def second_examples(language: str = "nl") -> tuple[Path, ...]:
    """The second judgements of examples, each with the name of the example it judges; languages as in ``examples``."""
    return _in_language(folder("seeds") / "dossiers", "second", language)


def _in_language(top: Path, inside: str, language: str) -> tuple[Path, ...]:
    found = (top / inside).glob("*.yaml")
    return tuple(sorted((other if (other := top / language / inside / path.name).is_file() else path for path in found),
                        key=lambda path: path.name))


def evidence() -> Path:
    """The folder with the sources and facts."""
    return folder("seeds") / "evidence"


def glossary() -> Path:
    """The file with the terms and abbreviations that are explained."""
    return folder("seeds") / "glossary.yaml"
