"""Backups from the library screen: made aside, and put back only after the user saw what that changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from afweging.errors import FILE_MISSING, AfwegingError
from afweging.library import Library, backups
from tests.tui.playing import listed, picture, play, until


def test_a_backup_is_made_and_said(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+u")
        await until(pilot, lambda: "Back-up gemaakt en gecontroleerd: 7 dossiers" in " ".join(picture(pilot).split()))
        assert len(backups.kept(examples)) == 1
        await pilot.press("escape")

    play(examples, script)


def test_without_backups_there_is_nothing_to_put_back(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+r")
        await until(pilot, lambda: "nog geen back-ups" in picture(pilot))

    play(examples, script)


def test_a_backup_is_put_back_after_a_look_at_what_changes(examples: Library) -> None:
    backups.make(examples)
    before = examples.dossier("VOORBEELD-1")
    head = before.assessment.head
    examples.record(examples.save(before, replace(before.assessment, head=replace(head, title="Later bedacht"))), "later")
    examples.duplicate(before)

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"steun")
        await until(pilot, lambda: "doorzocht" not in picture(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 8)
        await pilot.press("alt+r")
        await until(pilot, lambda: "Welke? Er verandert nog niets." in picture(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "VOORBEELD-1 (2 → 1)" in picture(pilot))
        assert "Dossiers die verdwijnen" in picture(pilot)
        await pilot.press("enter")
        assert len(listed(pilot)) == 8, "the first choice changes nothing"
        assert examples.dossier("VOORBEELD-1").info.number == 2
        await pilot.press("alt+r")
        await until(pilot, lambda: "Welke?" in picture(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "VOORBEELD-1 (2 → 1)" in picture(pilot))
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Teruggezet" in picture(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 7)
        await pilot.press(*"steun")
        await until(pilot, lambda: len(listed(pilot)) > 1)
        await pilot.press("escape")

    play(examples, script)
    assert examples.dossier("VOORBEELD-1").info.number == 1
    assert examples.store.check() == ()


def test_a_damaged_backup_is_refused_and_the_library_goes_on(examples: Library) -> None:
    made = backups.make(examples)
    made.path.chmod(0o600)
    made.path.write_bytes(made.path.read_bytes()[:8192])

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+r")
        await until(pilot, lambda: "Welke?" in picture(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "Dit is niet gelukt" in picture(pilot))
        await pilot.press("escape")
        assert len(listed(pilot)) == 7

    play(examples, script)
    assert examples.entries()


def test_a_backup_that_goes_away_meanwhile_leaves_the_library_open(examples: Library, tmp_path: Path) -> None:
    with pytest.raises(AfwegingError) as caught:
        backups.put_back(examples, tmp_path / "weg.db")
    assert caught.value.code is FILE_MISSING
    assert len(examples.entries()) == 7
