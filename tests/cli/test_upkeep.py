"""Backups thin out, and restoring says dossier by dossier what it changes before it does."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from afweging.library import Library
from afweging.store.backup import backups, name_for
from tests.cli.conftest import Said

Afweging = Callable[..., Said]


def test_a_backup_says_which_older_ones_it_removed(afweging: Afweging, me2: str, library: Path, tmp_path: Path) -> None:
    then = datetime.now(UTC) - timedelta(days=40)
    with Library.open(library) as opened:
        for hours in (0, 1, 2):
            opened.store.backup(name_for(library, then.replace(hour=12) - timedelta(hours=hours)))
    assert afweging("backup", str(tmp_path / "elders.db")).code == 0
    assert len(backups(library)) == 3, "a backup elsewhere leaves the folder alone"
    said = afweging("backup")
    assert said.code == 0
    assert "2 oudere back-ups zijn verwijderd" in said.err
    assert "van elke maand voorgoed" in said.err
    assert len(backups(library)) == 2
    assert Path(said.out.strip()) == backups(library)[0].path


def test_restore_says_which_dossiers_go_come_and_change(afweging: Afweging, me2: str, library: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kopie.db"
    assert afweging("new", "Tweede", "--kenmerk", "AFW-2", "--peildatum", "2026-06-01").code == 0
    assert afweging("backup", str(kept)).code == 0
    same = afweging("restore", str(kept))
    assert "Er verandert niets" in same.out
    assert afweging("set", me2, "--title", "Anders").code == 0
    assert afweging("record", me2, "--reason", "later").code == 0
    assert afweging("new", "Derde", "--kenmerk", "AFW-3", "--peildatum", "2026-06-01").code == 0
    assert afweging("set", "AFW-2", "--title", "Werk").code == 0
    said = afweging("restore", str(kept))
    assert said.code == 0
    assert "Dossiers die verdwijnen, omdat alleen de bibliotheek ze heeft: AFW-3 (1 versie)." in said.out
    assert f"Dossiers die teruggaan naar een oudere versie: {me2} (2 → 1)." in said.out
    assert "AFW-2." in said.out
    assert "Anders" in afweging("show", me2).out, "nothing changed yet"
    forth = tmp_path / "later.db"
    assert afweging("backup", str(forth)).code == 0
    assert afweging("restore", str(kept), "--yes").code == 0
    assert "Anders" not in afweging("show", me2).out
    back = afweging("restore", str(forth))
    assert "Dossiers die terugkomen: AFW-3 (1 versie)." in back.out
    assert f"nieuwere versie: {me2} (1 → 2)." in back.out
    assert "nog niet waren vastgelegd en terugkomen: AFW-2." in back.out


def test_a_version_that_was_cut_off_is_missed_by_the_hash_in_its_report(
    afweging: Afweging, me2: str, library: Path, tmp_path: Path
) -> None:
    answer = tmp_path / "antwoord.md"
    answer.write_text("Een ander antwoord op de eerste vraag.", encoding="utf-8")
    assert afweging("answer", me2, "1", "--text", str(answer)).code == 0
    assert afweging("record", me2, "--reason", "andere aanleiding").code == 0
    made = tmp_path / "rapport.md"
    assert afweging("report", me2, "--format", "md", "--output", str(made)).code == 0
    (printed,) = set(re.findall(r"\b[0-9a-f]{64}\b", made.read_text(encoding="utf-8"))) & {
        version["hash"] for version in json.loads(afweging("history", me2, "--json").out)["versions"]}
    said = afweging("check", printed[:12])
    assert said.code == 0
    assert f"{printed[:12]} hoort bij {me2}@2" in said.out

    with closing(sqlite3.connect(library)) as behind:
        for (name,) in behind.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            behind.execute(f"DROP TRIGGER {name}")
        behind.execute("DELETE FROM version WHERE number = 2")
        behind.commit()
    assert afweging("check").code in (0, 4)  # the list is made anew; nothing else in the library knows of the version
    said = afweging("check", printed)
    assert said.code == 4
    assert "hoort bij geen enkele versie in deze bibliotheek" in said.err
    assert json.loads(afweging("check", printed, "--json").out)["hashes"] == {printed: []}
    assert afweging("check", "abc").code == 2


def test_two_backups_in_one_second_are_two_backups(afweging: Afweging, me2: str, library: Path) -> None:
    made = [afweging("backup") for _ in range(3)]
    assert [said.code for said in made] == [0, 0, 0]
    assert len({said.out for said in made}) == len(backups(library)) == 3
