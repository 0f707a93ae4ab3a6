"""When the store fails: the banner, the text that stays, the rescue file, trying again, and a change elsewhere."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from afweging import errors
from afweging.assessment.interchange import read_file
from afweging.editing import Editing
from afweging.errors import AfwegingError
from afweging.tui.fill import saving
from afweging.tui.fill.saving import Saver
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, picture, saved, settled


def failing(code: errors.Code) -> object:
    """A way of saving that fails."""

    def save(_draft: object) -> object:
        raise AfwegingError(code, file="library.db", reason="test", kenmerk="AFW-2026-0001", user="piet", machine="m", since="nu")

    return save


@pytest.mark.parametrize("code", [errors.STORE_FULL, errors.STORE_READ_ONLY, errors.STORE_IO, errors.STORE_DAMAGED],
                         ids=lambda code: code.name)
def test_trouble_shows_the_text_stays_a_rescue_file_is_written_and_f11_tries_again(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: errors.Code
) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(stage.library.store, "save_draft", failing(code))
            await pilot.press("é", "x")
            await pilot.pause(0.8)
            shown = picture(stage.app)
            assert "NIET opgeslagen" in shown
            assert AfwegingError(code, file="library.db", reason="test").what()[:30] in shown
            assert screen.work.answer.text == "éx"
            await pilot.press("y", "alt+m")
            await settled(pilot)
            file = next(tmp_path.glob("afweging-*.yaml"))
            assert read_file(file).answer("aanleiding").text == "éxy"
        await pilot.press("f11")
        await saved(pilot, screen)
        await pilot.pause(0.2)
        shown = picture(stage.app)
        assert "NIET opgeslagen" not in shown
        assert stage.library.dossier(stage.kenmerk).assessment.answer("aanleiding").text == "éxy"

    stage.play(script)


def test_a_failed_save_is_tried_again_by_itself(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "RETRY", 0.2)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(stage.library.store, "save_draft", failing(errors.STORE_BUSY))
            await pilot.press("x")
            await pilot.pause(0.7)
            assert screen.editing.trouble is not None
        await saved(pilot, screen)
        assert screen.editing.trouble is None

    stage.play(script)


def test_a_change_elsewhere_is_told_and_taken_over_by_key(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("a")
        await saved(pilot, screen)
        other = Editing.open(stage.library, stage.kenmerk)
        other.set_text("aanleiding", "van de ander")
        assert other.save()
        await pilot.press("b")
        await pilot.pause(0.8)
        assert "elders gewijzigd" in picture(stage.app)
        assert screen.work.answer.text == "ab"
        await pilot.press("alt+z")
        await settled(pilot)
        assert screen.editing.trouble is None
        assert stage.library.dossier(stage.kenmerk).assessment.answer("aanleiding").text == "ab"
        kept = stage.library.dossier(f"{stage.kenmerk}@2").assessment
        assert kept.answer("aanleiding").text == "van de ander"

    stage.play(script, size=(120, 30))


def test_a_fault_of_the_program_while_saving_is_told_and_saving_goes_on(stage: Stage) -> None:
    editing = Editing.open(stage.library, stage.kenmerk)
    told: list[Exception | None] = []
    faults: list[Exception] = [RuntimeError("our own")]

    class Once(Editing):
        """Fails once in a way nobody foresaw."""

        def save(self) -> bool:
            """Fail, then save."""
            if faults:
                raise faults.pop()
            return super().save()

    editing.__class__ = Once
    saver = Saver(editing, told.append)
    saver.start()
    editing.set_text("aanleiding", "tekst")
    saver.ask()
    for _ in range(100):
        if told:
            break
        saver._stopping.wait(0.02)
    saver.ask()
    for _ in range(200):
        if not editing.dirty:
            break
        saver._stopping.wait(0.02)
    saver.stop()
    assert isinstance(told[0], RuntimeError)
    assert not editing.dirty


def test_stopping_before_starting_and_twice_does_no_harm(stage: Stage) -> None:
    saver = Saver(Editing.open(stage.library, stage.kenmerk), lambda _fault: None)
    saver.stop()
    saver.stop()
    assert not saver._thread.is_alive()


def test_without_a_place_for_the_rescue_file_one_is_asked(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("x")
        monkeypatch.setattr("afweging.tui.fill.keeping.rescue_path", lambda *_args: tmp_path / "weg" / "x.yaml")
        assert screen.rescue() is None or not screen.editing.dirty
        await pilot.press("alt+m")
        await settled(pilot)
        assert "Noodbestand schrijven" in picture(stage.app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Die map bestaat niet" in picture(stage.app)
        (tmp_path / "weg").mkdir()
        await pilot.press("enter")
        await settled(pilot)
        assert read_file(tmp_path / "weg" / "x.yaml").answer("aanleiding").text == "x"

    stage.play(script)
