"""Import of a folder, export of all, reports of all: one bad file never stops the rest, and what was interrupted goes on."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from afweging import shipped
from afweging.library import Library
from afweging.store.salvage import salvage
from tests.cli.conftest import Said

Afweging = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with dossiers as JSON and YAML, one below another folder, one bad file, and files of others."""
    made = tmp_path / "map"
    (made / "diep" / "dieper").mkdir(parents=True)
    for place, path in zip((made, made / "diep", made / "diep" / "dieper"), shipped.examples(), strict=False):
        (place / path.name).write_bytes(path.read_bytes())
    (made / "aap.json").write_text('{"kapot": ', encoding="utf-8")
    (made / "lees mij.txt").write_text("geen dossier", encoding="utf-8")
    (made / ".verborgen.json").write_text("geen dossier", encoding="utf-8")
    return made


def copies(folder: Path, number: int) -> None:
    """So many dossiers as JSON files."""
    folder.mkdir()
    example = json.loads((folder.parent / "een.json").read_text())
    for at in range(1, number + 1):
        example["head"]["kenmerk"] = f"AFW-2020-{at:04d}"
        (folder / f"{at:04d}.json").write_text(json.dumps(example), encoding="utf-8")


def interrupted(words: list[str], lines: int) -> Said:
    """The real program, interrupted by Ctrl-C once it has printed so many lines."""
    with subprocess.Popen([sys.executable, "-u", "-m", "afweging", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as program:
        assert program.stdout
        seen = [program.stdout.readline() for _ in range(lines)]
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)
    return Said(program.returncode, "".join(seen) + out, err)


def test_a_folder_is_taken_in_and_a_bad_file_is_named_at_the_end(afweging: Afweging, folder: Path) -> None:
    said = afweging("import", str(folder))
    assert said.code == 1
    assert len(set(said.out.split())) == 3
    assert "3 dossiers ingelezen." in said.err
    assert said.err.rstrip().splitlines()[-1].startswith(f"Niet gelezen: {folder / 'aap.json'}: ")
    assert "verborgen" not in said.err
    assert "lees mij" not in said.err


def test_what_is_there_is_passed_over_by_content_whatever_its_name(afweging: Afweging, folder: Path, library: Path) -> None:
    (folder / "aap.json").unlink()
    assert afweging("import", str(folder)).code == 0
    for path in list(folder.rglob("*.yaml")):
        path.rename(path.with_name(f"anders-{path.name}"))
    again = afweging("import", str(folder))
    assert (again.code, again.out) == (0, "")
    assert "0 dossiers ingelezen." in again.err
    assert "3 bestanden waren er al" in again.err
    with Library.open(library) as opened:
        assert opened.store.content().versions == 3
        assert opened.store.check() == ()


def test_a_dossier_that_was_worked_on_since_stays_as_it_is(afweging: Afweging, folder: Path) -> None:
    (folder / "aap.json").unlink()
    afweging("import", str(folder))
    kenmerk = afweging("find", "--json").out and json.loads(afweging("find", "--json").out)[0]["kenmerk"]
    assert afweging("set", kenmerk, "--title", "Bewerkt").code == 0
    assert afweging("import", str(folder)).code == 0
    assert "Bewerkt" in afweging("show", kenmerk).out


def test_as_new_twice_makes_no_second_copy_of_a_folder(afweging: Afweging, folder: Path) -> None:
    (folder / "aap.json").unlink()
    assert len(afweging("import", str(folder), "--as-new").out.split()) == 3
    assert afweging("import", str(folder), "--as-new").out == ""


def test_a_folder_without_anything_to_read_is_refused(afweging: Afweging, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    said = afweging("import", str(tmp_path / "leeg"))
    assert said.code == 1
    assert "valt niets te lezen" in said.err


def test_an_import_that_is_interrupted_goes_on(afweging: Afweging, library: Path, tmp_path: Path, me2: str) -> None:
    (tmp_path / "een.json").write_text(afweging("export", me2).out, encoding="utf-8")
    copies(tmp_path / "veel", 120)
    said = interrupted(["import", str(tmp_path / "veel")], 5)
    assert said.code == 130, said.err
    assert "van 120. Geef dezelfde opdracht nog eens" in said.err
    with Library.open(library) as opened:
        first = opened.store.content().dossiers - 1
        assert 5 <= first < 120
        assert opened.store.check() == ()
    again = afweging("import", str(tmp_path / "veel"))
    assert again.code == 0
    assert len(again.out.split()) == 120 - first
    with Library.open(library) as opened:
        assert opened.store.content().dossiers == 121
        assert opened.store.check() == ()


def test_an_export_that_is_interrupted_goes_on_and_leaves_alone_what_is_the_same(
        afweging: Afweging, tmp_path: Path, me2: str) -> None:
    (tmp_path / "een.json").write_text(afweging("export", me2).out, encoding="utf-8")
    copies(tmp_path / "veel", 60)
    afweging("import", str(tmp_path / "veel"))
    target = tmp_path / "uit"
    said = interrupted(["export", "--all", "-o", str(target)], 5)
    assert said.code == 130, said.err
    assert "van 61. Geef dezelfde opdracht nog eens" in said.err
    assert [path for path in target.iterdir() if path.suffix != ".json"] == [], "no half files"
    first = {path: path.stat().st_mtime_ns for path in target.iterdir()}
    time.sleep(0.02)
    again = afweging("export", "--all", "-o", str(target))
    assert again.code == 0
    assert len(again.out.split()) == len(list(target.iterdir())) == 61
    assert f"{len(first)} bestanden hadden dezelfde inhoud al" in again.err
    assert all(path.stat().st_mtime_ns == moment for path, moment in first.items())
    assert afweging("import", str(target)).code == 0, "what was exported is what is there"


def test_two_kenmerken_that_want_one_file_name_get_two(afweging: Afweging, library: Path, tmp_path: Path) -> None:
    for kenmerk in ("AFW/1", "AFW-1", "AFW 1"):
        assert afweging("new", f"Titel {kenmerk}", "--kenmerk", kenmerk, "--peildatum", "2026-06-01").code == 0
    assert afweging("export", "--all", "-o", str(tmp_path / "uit")).code == 0
    found = {json.loads(path.read_text())["head"]["kenmerk"] for path in (tmp_path / "uit").iterdir()}
    assert found == {"AFW/1", "AFW-1", "AFW 1"}


def test_a_damaged_dossier_does_not_stop_the_export_of_the_rest(
        afweging: Afweging, library: Path, tmp_path: Path, me2: str) -> None:
    afweging("import", *map(str, shipped.examples()))
    with Library.open(library) as opened:
        db = opened.store._db  # type: ignore[attr-defined]
        db.run("DROP TRIGGER version_no_update")
        db.run("UPDATE version SET body = replace(body, 'de', 'ed') WHERE kenmerk = ?", (me2,))
    said = afweging("export", "--all", "-o", str(tmp_path / "uit"))
    assert said.code == 4
    assert f"Niet gelezen: {me2}: " in said.err
    names = sorted(path.name for path in (tmp_path / "uit").iterdir())
    assert len(names) == 7
    assert names[0] == "voorbeeld-1-v1-DAMAGED.json"
    assert len(list(salvage(library))) == 7


def test_dossiers_that_a_damaged_list_leaves_out_are_saved_and_said(afweging: Afweging, library: Path, tmp_path: Path) -> None:
    afweging("import", *map(str, shipped.examples()[:2]))
    with closing(sqlite3.connect(library, isolation_level=None)) as db:
        db.execute("DELETE FROM entry")  # as when its page was swapped for an empty one: each page is sound in itself
    said = afweging("export", "--all", "-o", str(tmp_path / "uit"))
    assert said.code == 4
    assert "in de lijst ontbreken dossiers" in said.err
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == [
        f"voorbeeld-{number}-v1.json" for number in sorted(
            json.loads(piece.body)["head"]["kenmerk"].rpartition("-")[2] for piece in salvage(library))]


def test_a_folder_that_cannot_be_written_is_said_once(afweging: Afweging, me2: str, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("een bestand")
    said = afweging("export", "--all", "-o", str(tmp_path / "bezet"))
    assert said.code == 1
    assert "Niet gelezen" not in said.err


def test_reports_of_all_go_on_where_they_were(afweging: Afweging, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    afweging("import", *map(str, shipped.examples()[:3]))
    target = tmp_path / "rapporten"
    said = interrupted(["report", "--all", "-o", str(target)], 1)
    assert said.code == 130, said.err
    assert "van 3. Met --resume" in said.err
    first = {path: path.stat().st_mtime_ns for path in target.glob("*.pdf")}
    assert len(first) >= 1
    again = afweging("report", "--all", "-o", str(target), "--resume")
    assert again.code == 0, again.err
    assert len(again.out.split()) == 3
    assert all(path.stat().st_mtime_ns == moment for path, moment in first.items())
    last = afweging("report", "--all", "-o", str(target), "--resume")
    assert "0 rapporten gemaakt." in last.err
    assert "3 rapporten waren er al" in last.err
    path = min(target.glob("*.pdf"))
    kenmerk = path.stem[:len("voorbeeld-0")].upper()
    path.write_bytes(path.read_bytes()[:-2000])
    assert "1 rapport gemaakt." in afweging("report", "--all", "-o", str(target), "--resume").err, "a file that was cut off"
    assert afweging("set", kenmerk, "--title", "Anders").code == 0
    assert "1 rapport gemaakt." in afweging("report", "--all", "-o", str(target), "--resume").err, "another text, another file"
