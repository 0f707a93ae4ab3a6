"""Deliberately broken builds: each switch takes one safeguard out of the program, and the tests must then fail.

    AFWEGING_TESTS_BREAK=fsync python -m pytest tests/faults
    AFWEGING_TESTS_BREAK=autosave python -m pytest tests/terminal

Several names are separated by commas. The product never reads this variable: ``tests/conftest.py`` does, and the programs that
tests start read it through ``tests/broken_site/sitecustomize.py``, which Python loads by itself when that folder is in its path.
A switch is a name in ``SWITCHES`` with the module it breaks and what is done to that module once it is loaded; a new one needs
no more than that, and a line in ``tests/test_broken_builds.py`` that says which tests must fail.
"""

import importlib.abc
import importlib.util
import os
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

VARIABLE = "AFWEGING_TESTS_BREAK"
SITE = Path(__file__).with_name("broken_site")


@dataclass(frozen=True)
class Switch:
    """What is taken out, of which module, and how."""

    what: str
    module: str
    apply: Callable[[Any], None]


def _no_fsync(database: Any) -> None:
    """Neither SQLite nor the program waits for the disk."""
    class Careless(sqlite3.Connection):
        def executescript(self, sql: str, /) -> sqlite3.Cursor:
            return super().executescript(sql.replace("synchronous=FULL", "synchronous=OFF"))

    plain = sqlite3.connect

    def connect(*given: Any, **named: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = plain(*given, **{"factory": Careless, **named})
        return made

    database.sqlite3.connect = connect
    os.fsync = lambda _number: None  # type: ignore[assignment]


def _no_autosave(saving: Any) -> None:
    """What is typed waits until it is saved on purpose."""
    saving.Saver.ask = lambda _self: None


def _no_escape(page: Any) -> None:
    """Titles, names and notes reach the report as they were typed, markup and all."""
    whole = page._environment

    def open_to_markup() -> Any:
        made = whole()
        made.autoescape = False
        return made

    page._environment = open_to_markup


def _raw_html(markdown: Any) -> None:
    """HTML and pictures in answers are what they say they are."""
    strict = markdown._parser

    def lenient() -> Any:
        made = strict()
        made.options["html"] = True
        return made.enable(["html_block", "html_inline", "image"])

    markdown._parser = lenient


def _no_fetcher(pdf: Any) -> None:
    """WeasyPrint fetches whatever a page asks for."""
    made = pdf._Engine.__init__

    def fetching(self: Any) -> None:
        from weasyprint.urls import URLFetcher  # noqa: PLC0415 - only in a broken build

        made(self)
        strict = self._fetcher.fetch
        self._fetcher.fetch = lambda url, headers=None: (
            strict(url, headers) if url.startswith("afweging-font:") and ".." not in url else URLFetcher().fetch(url, headers))

    pdf._Engine.__init__ = fetching


SWITCHES: dict[str, Switch] = {
    "escape": Switch("markup in titles and notes is markup in the report", "afweging.report.page", _no_escape),
    "raw-html": Switch("HTML in answers is HTML in the report", "afweging.report.markdown", _raw_html),
    "fetcher": Switch("a report fetches what it is asked to", "afweging.report.pdf", _no_fetcher),
    "fsync": Switch("nothing waits for the disk", "afweging.store.database", _no_fsync),
    "autosave": Switch("typing is not saved by itself", "afweging.tui.fill.saving", _no_autosave),
}


def asked() -> tuple[str, ...]:
    """The switches that are on. Raises ``SystemExit`` for one that does not exist: it would break nothing."""
    names = tuple(filter(None, os.environ.get(VARIABLE, "").split(",")))
    unknown = [name for name in names if name not in SWITCHES]
    if unknown:
        raise SystemExit(f"{VARIABLE}: no such switch: {', '.join(unknown)}; there are {', '.join(SWITCHES)}")
    return names


def activate() -> None:
    """Break what is asked for, in this process and in those it starts; nothing when nothing is asked for."""
    names = asked()
    if not names:
        return
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if str(SITE) not in paths:
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(SITE), *paths)))
    for name in names:
        switch = SWITCHES[name]
        if switch.module in sys.modules:
            switch.apply(sys.modules[switch.module])
        else:
            sys.meta_path.insert(0, _Finder(switch))


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module as ever, and breaks it once it is loaded."""

    def __init__(self, switch: Switch) -> None:
        self._switch = switch

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """As ``MetaPathFinder``."""
        if name != self._switch.module:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            return None
        load = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            load(module)
            self._switch.apply(module)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec
