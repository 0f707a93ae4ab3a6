"""Import of a file or folder and export of all from the line-by-line face."""

from pathlib import Path

import pytest

from afweging import shipped
from afweging.library import Library
from afweging.library.taking import Taker
from tests.library.ticking import filled_folder
from tests.plain.conftest import Stage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three dossiers, one below another folder, and a bad file."""
    return filled_folder(tmp_path)


def test_a_folder_is_taken_in_and_what_is_there_is_passed_over(stage: Stage, folder: Path) -> None:
    first = stage.play(f"importeren {folder}", "1").lines
    assert "3 dossiers ingelezen." in first
    assert "Niet gelukt: 1" in first
    assert [line for line in first if line.startswith(f"1 van 1: {folder / 'aap.json'}: ")]
    again = stage.play("import", str(folder), "1", "volgende").lines
    assert "0 dossiers ingelezen." in again
    assert "3 bestanden waren er al en zijn overgeslagen." in again
    assert "Vraag 2 van 14." in again


def test_one_file_as_a_new_dossier(stage: Stage) -> None:
    assert "1 dossier ingelezen." in stage.play(f"importeren {shipped.examples()[0]}", "3").lines
    with stage.opened() as library:
        assert library.dossier("AFW-2026-0002").assessment.head.example


def test_the_import_can_be_left(stage: Stage, folder: Path) -> None:
    for script in (["importeren", ""], [f"importeren {folder}", ""]):
        stage.play(*script)
    with stage.opened() as library:
        assert library.store.count() == 1


def test_a_folder_without_anything_or_that_is_not_there_is_said(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    assert [line for line in stage.play(f"importeren {tmp_path / 'leeg'}", "1").lines if "valt niets te lezen" in line]
    assert "Niet gelukt: 1" in stage.play(f"importeren {tmp_path / 'weg'}", "1").lines


def test_ctrl_c_interrupts_and_the_program_goes_on(stage: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = Taker.take

    def interrupted(self: Taker, content: bytes, *, file: str) -> object:
        if "aap" not in file:
            raise KeyboardInterrupt
        return take(self, content, file=file)

    monkeypatch.setattr(Taker, "take", interrupted)
    lines = stage.play(f"importeren {folder}", "1", "volgende").lines
    assert "Onderbroken na 1 van 4. Doe hetzelfde nog eens om verder te gaan; wat er al is, wordt overgeslagen." in lines
    assert "Vraag 2 van 14." in lines


def test_all_dossiers_are_written_and_what_holds_the_same_is_left_alone(stage: Stage, folder: Path, tmp_path: Path) -> None:
    (folder / "aap.json").unlink()
    stage.play(f"importeren {folder}", "1")
    target = tmp_path / "uit"
    assert "4 dossiers geschreven." in stage.play(f"exporteren {target}").lines
    assert "4 bestanden hadden dezelfde inhoud al en zijn zo gelaten." in stage.play("export", str(target)).lines
    with Library.open(tmp_path / "ander.db") as other:
        taker = Taker(library=other)
        for path in target.iterdir():
            taker.take(path.read_bytes(), file=path.name)
        assert other.store.count() == 4
    assert stage.play("exporteren", "", "volgende").code == 0


def test_a_folder_that_cannot_be_written_is_said(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("een bestand")
    played = stage.play(f"exporteren {tmp_path / 'bezet'}", "volgende")
    assert [line for line in played.lines if "kan niet worden geschreven" in line]
    assert "Vraag 2 van 14." in played.lines
