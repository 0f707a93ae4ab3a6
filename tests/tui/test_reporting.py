"""A report being made: it tells at which step it is, the title line says so, and what it says at the end is taken apart from that."""

import asyncio
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from afweging.library import Library
from afweging.tui import reporting
from afweging.tui.reporting import Report
from tests.tui.playing import messages, picture, play, until


def test_a_report_tells_every_step_and_where_it_is(examples: Library, tmp_path: Path) -> None:
    target = tmp_path / "rapport.md"
    report = Report("VOORBEELD-1", examples.store.path, ("--format", "md", "--output", str(target)))
    assert report.told().startswith("start, ")
    assert asyncio.run(report.make()) == (True, str(target))
    assert report.told().startswith("stap 4/4 bestand bewaren, ")


def test_what_goes_wrong_is_said_without_the_steps(examples: Library) -> None:
    done, said = asyncio.run(Report("WEG-1", examples.store.path).make())
    assert not done
    assert "WEG-1" in said
    assert "step" not in said


def test_another_verb_takes_no_dossier(examples: Library, tmp_path: Path) -> None:
    target = tmp_path / "portfolio.csv"
    words = ("--examples", "--format", "csv", "--output", str(target), "--filter=water")
    assert asyncio.run(Report("het portfolio", examples.store.path, words, verb="portfolio").make()) == (True, str(target))
    assert "VOORBEELD-3" in target.read_text(encoding="utf-8-sig")
    assert "VOORBEELD-1" not in target.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (160, 50)])
def test_the_title_line_says_how_far_it_is_and_it_can_be_cancelled(
        examples: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    waits = tmp_path / "waits.py"
    waits.write_text("import sys, time\nprint('\\x1e{\"step\": \"pdf\"}', file=sys.stderr, flush=True)\ntime.sleep(60)\n")
    begin = asyncio.create_subprocess_exec
    monkeypatch.setattr(reporting.asyncio, "create_subprocess_exec",
                        lambda *_words, **options: begin(sys.executable, str(waits), **options))

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "VOORBEELD-1: stap 3/4 PDF opmaken, " in picture(pilot), 20)
        await pilot.press("alt+k")
        await until(pilot, lambda: any("geannuleerd" in said or "afgebroken" in said for said in messages(pilot)), 20)
        await until(pilot, lambda: "stap 3" not in picture(pilot).splitlines()[0])

    play(examples, script, size=size)
