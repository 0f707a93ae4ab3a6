"""Many things in one go: what is kept of each, what stops all of them, and stopping in between."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from afweging import errors, shipped
from afweging.assessment.interchange import read_file
from afweging.errors import AfwegingError, Faults
from afweging.library import Library
from afweging.library.many import Failed, Run, file_names, files_of, interrupted, take_in, write_file, write_out
from afweging.library.taking import Taker
from tests.library.ticking import filled_folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library without dossiers."""
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three dossiers, one below another folder, and a bad file."""
    return filled_folder(tmp_path)


def test_one_bad_thing_does_not_stop_the_rest_and_is_told_with_code_what_and_what_to_do(library: Library, folder: Path) -> None:
    run = Run()
    take_in(run, Taker(library=library), files_of([folder]))
    assert (run.done, len(run.made), run.same) == (4, 3, 0)
    (failed,) = run.failed
    assert failed.name == str(folder / "aap.json")
    assert failed.code == "json.syntax"
    assert failed.what.startswith("aap.json:")
    assert failed.remedy


def test_what_was_stopped_goes_on_where_it_was(library: Library, folder: Path) -> None:
    (folder / "aap.json").unlink()
    run = Run(total=3)
    run.on_step = run.stop
    take_in(run, Taker(library=library), files_of([folder]))
    assert (run.done, len(run.made), run.stopped) == (1, 1, True)
    assert interrupted(run).startswith("Onderbroken na 1 van 3.")
    again = Run()
    take_in(again, Taker(library=library), files_of([folder]))
    assert (again.done, len(again.made), again.same) == (3, 2, 1)
    assert library.store.count() == 3


def test_what_would_go_wrong_with_all_ends_the_run(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Taker, _content: bytes, *, file: str) -> None:
        raise AfwegingError(errors.STORE_FULL, file=file)

    monkeypatch.setattr(Taker, "take", full)
    run = Run()
    with pytest.raises(AfwegingError) as caught:
        take_in(run, Taker(library=library), files_of([folder]))
    assert caught.value.code is errors.STORE_FULL
    assert (run.done, run.failed) == (0, [])


def test_a_fault_of_our_own_is_told_by_kind_and_place_never_by_its_text() -> None:
    def broken(error: Exception) -> None:
        raise error

    run = Run()
    for error in (ValueError("wat er in een antwoord stond"), PermissionError(13, "Toegang geweigerd")):
        with run.one("een"):
            broken(error)
    assert "ValueError" in run.failed[0].what
    assert "antwoord stond" not in repr(run.failed)
    assert "Toegang geweigerd" in run.failed[1].what


def test_several_faults_of_one_file_are_all_told() -> None:
    found = Failed.of("f.yaml", Faults((
        AfwegingError(errors.YAML_EMPTY, where="f.yaml:1"), AfwegingError(errors.FILE_MISSING, where="", file="g"))))
    assert found.what == "f.yaml:1: Het bestand is leeg. Het bestand g bestaat niet."
    assert found.told.count("\n") == 1


def test_files_are_looked_for_below_and_hidden_ones_are_left(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "een.json").write_text("{}")
    (folder / ".twee.json").write_text("{}")
    (folder / "drie.txt").write_text("")
    found = files_of([folder, folder / "aap.json"])
    assert len(found) == 4
    assert found == sorted(found)
    assert files_of([folder], lambda: False) == []


def test_a_folder_that_is_empty_or_closed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(AfwegingError) as caught:
        files_of([tmp_path / "leeg"])
    assert caught.value.code is errors.FILE_NOTHING_INSIDE

    def closed(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(AfwegingError) as caught:
        files_of([tmp_path / "leeg"])
    assert caught.value.code is errors.FILE_UNREADABLE


def test_dossiers_are_written_once_and_those_that_are_not_there_are_named(library: Library, tmp_path: Path) -> None:
    for path in shipped.examples()[:2]:
        library.bring_in(read_file(path), file=path.name, reason="proef")
    names = [entry.kenmerk for entry in library.entries()]
    run = Run()
    write_out(run, library, [*names, "WEG-1"], tmp_path / "uit" / "diep", "yaml")
    assert (run.total, run.done, len(run.made)) == (3, 3, 2)
    assert [one.code for one in run.failed] == ["store.unknown"]
    assert {path.suffix for path in (tmp_path / "uit" / "diep").iterdir()} == {".yaml"}
    again = Run()
    said: list[str] = []
    again.on_made = said.append
    write_out(again, library, names, tmp_path / "uit" / "diep", "yaml")
    assert (again.made, again.same, len(said)) == ([], 2, 2)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("een bestand")
    with pytest.raises(AfwegingError) as caught:
        write_file(tmp_path / "bezet" / "een.json", b"")
    assert caught.value.code is errors.FILE_UNWRITABLE


def test_names_that_differ_only_in_signs_get_files_of_their_own() -> None:
    assert list(file_names(["AFW/1", "AFW-1", "///", "afw 1"])) == ["afw-1", "afw-1-2", "dossier", "afw-1-3"]
