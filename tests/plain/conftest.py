"""A library with one dossier, and a way to play a script against the line-by-line face."""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from afweging import shipped
from afweging.assessment.models import Answer, Assessment, Head
from afweging.evidence.loading import load as load_evidence
from afweging.evidence.models import Evidence
from afweging.framework.loading import load
from afweging.framework.models import Framework
from afweging.library import Dossier, Library
from afweging.plain import run

KENMERK = "AFW-2026-0001"
NOW = datetime(2026, 6, 1, 12, 3, 12, tzinfo=UTC)
LONG = "Dit antwoord telt ruim vijftien woorden, want het kader vraagt een reden en geen los woord bij elk oordeel."
"""Enough words to count as motivated."""


@dataclass(frozen=True)
class Played:
    """What came of a script."""

    code: int
    text: str
    dossier: Dossier

    @property
    def lines(self) -> list[str]:
        """What was said, line by line."""
        return self.text.splitlines()

    @property
    def assessment(self) -> Assessment:
        """What the library holds."""
        return self.dossier.assessment

    def answer(self, question: str) -> Answer:
        """What the library holds for one question."""
        return self.assessment.answer(question)


@cache
def known() -> tuple[Framework, Evidence]:
    """Framework and evidence, read once: reading them anew for every script would cost most of the time."""
    return load(shipped.default_framework()), load_evidence(shipped.evidence() / "sources.yaml", shipped.evidence() / "facts.yaml")


class Stage:
    """A library file in which dossiers are worked on, opened anew for every script."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reports = path.parent
        with self.opened() as library:
            library.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1), opsteller="Beleidsmedewerker"),
                        reason="begin")

    def opened(self) -> Library:
        """The library."""
        library = Library.open(self.path, clock=lambda: NOW)
        library.shipped_framework, library.shipped_evidence = known()
        return library

    def play(self, *lines: str) -> Played:
        """Play lines through a pipe; the last one ends with a line end too."""
        return self.play_text("".join(f"{line}\n" for line in lines))

    def play_text(self, text: str) -> Played:
        """Play the characters of a text and nothing more."""
        with self.opened() as library:
            outgoing = io.StringIO()
            code = run(library, KENMERK, io.StringIO(text), outgoing, reports=self.reports)
            return Played(code, outgoing.getvalue(), library.dossier(KENMERK))

    def stored(self) -> Dossier:
        """The dossier as the library holds it."""
        with self.opened() as library:
            return library.dossier(KENMERK)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A library with one empty dossier."""
    return Stage(tmp_path / "library.db")


@pytest.fixture(autouse=True)
def _dutch_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The clock of The Hague, and no editor but the one a test sets."""
    monkeypatch.setenv("HOME", str(tmp_path))  # rescue files land there
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def walk(framework: Framework) -> list[str]:
    """A script that answers all questions with Enter and numbers alone: the highest level everywhere, then the advice."""
    lines = []
    for question in framework.questions:
        scale = framework.scale_of(question)
        if scale is not None:
            lines += ["", str(len(scale.levels)), "", LONG, ".", ""]
    return [*lines, "", "DEELNAME", "", LONG, ".", "", "Machines", ""]
