"""Another kind of report: what the form offers, what it asks of the verb, and a file that is really made."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from afweging.library import Library
from afweging.report import document, formats
from afweging.texts import LANGUAGES
from afweging.tui import report_form
from tests.tui.playing import listed, messages, picture, play, settled, until


def test_the_form_offers_all_there_is_and_no_more() -> None:
    assert set(report_form.KINDS) == set(document.KINDS)
    assert set(report_form.FORMATS) == set(formats.FORMATS)
    assert set(report_form.LANGUAGES) == {"", *LANGUAGES}


def test_a_public_memo_in_markdown_is_made_of_the_dossier_in_view(
    examples: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFWEGING_REPORTS", str(tmp_path / "rapporten"))
    (tmp_path / "rapporten").mkdir()

    async def script(pilot: "Pilot[int]") -> None:
        kenmerk = listed(pilot)[0]
        await pilot.press("f12")
        await settled(pilot)
        assert f"Rapport van {kenmerk}" in picture(pilot)
        assert "volledig advies" in picture(pilot)
        await pilot.press("right", "tab", "right", "tab", "tab", "left", "left", "enter")
        await until(pilot, lambda: any("klaar" in message for message in messages(pilot)), 30)

    play(examples, script)
    made = list((tmp_path / "rapporten").glob("*.md"))
    assert len(made) == 1
    text = made[0].read_text(encoding="utf-8")
    assert "Geadviseerd besluit" in text
    assert "openbaar" in made[0].name


def test_escape_makes_nothing(examples: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    async def script(pilot: "Pilot[int]") -> None:
        monkeypatch.setattr(pilot.app, "make_report", lambda *given: asked.append(given))
        await pilot.press("f12", "escape", "f12", "enter")
        await settled(pilot)

    play(examples, script)
    assert len(asked) == 1, "only what was confirmed"
    assert asked[0][1] == ("--kind", "advies", "--format", "pdf")  # type: ignore[index]


def test_without_a_dossier_there_is_nothing_to_choose(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("f12")
        assert any("geen dossier" in message for message in messages(pilot))

    play(empty, script)
