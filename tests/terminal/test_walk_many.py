"""Work on many dossiers by keyboard only: a folder taken in, interrupted by Escape and by a kill, done again; all exported."""

import json
import os
import re
import signal
from pathlib import Path

import pytest

from afweging import shipped
from afweging.assessment.interchange import read_file, to_json
from afweging.library import Library
from afweging.library.taking import Taker
from tests.terminal.screen import Terminal, program

MANY = 150


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """So many dossiers, one bad file among them, and one below another folder."""
    made = tmp_path / "map"
    (made / "diep").mkdir(parents=True)
    example = json.loads(to_json(read_file(shipped.examples()[0])))
    for number in range(1, MANY + 1):
        example["head"]["kenmerk"] = f"AFW-2020-{number:04d}"
        place = made / "diep" if number == MANY else made
        (place / f"{number:04d}.json").write_text(json.dumps(example), encoding="utf-8")
    (made / "aap.json").write_text('{"kapot": ', encoding="utf-8")
    return made


def begun(terminal: Terminal, folder: Path, *, again: bool = False) -> None:
    """Open the form, name the folder, unless it is still there from before, and begin."""
    terminal.until("Zoek:", 30)
    terminal.type("\x1bI")
    terminal.until("Map inlezen")
    if not again:
        terminal.type(f"{folder}")
    terminal.until(str(folder)[:20] if again else "/map")
    terminal.press("enter")


def under_way(text: str) -> bool:
    """Whether some are done and some are not."""
    found = re.search(r"(\d+) van \d+", text)
    return bool(found and 2 < int(found[1]) < MANY)


def test_a_folder_is_interrupted_killed_and_done_again_until_all_is_there(tmp_path: Path, folder: Path) -> None:
    library = tmp_path / "library.db"
    terminal = program(library, tmp_path)
    begun(terminal, folder)
    terminal.until(under_way, 60)
    terminal.press("escape")
    terminal.until("Onderbroken na", 30)
    terminal.press("escape")
    terminal.until(lambda text: "dossiers" in text and "Onderbroken" not in text)
    with Library.open(library, mode="read") as opened:
        first = opened.store.count()
    assert 0 < first < MANY
    begun(terminal, folder, again=True)
    terminal.until(lambda text: under_way(text) and int(re.findall(r"(\d+) van", text)[0]) > first + 3, 60)
    os.kill(terminal.process.pid, signal.SIGKILL)
    terminal.process.wait()
    with Library.open(library) as opened:
        second = opened.store.count()
        assert first < second < MANY
        assert opened.store.check() == ()
    terminal = program(library, tmp_path)
    begun(terminal, folder)
    said = terminal.until("Niet gelukt: 1", 60)
    assert f"{MANY - second} dossiers ingelezen." in said
    assert f"{second} bestanden waren er al" in said
    terminal.press("escape")
    terminal.until(f"{MANY} dossiers")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    with Library.open(library) as opened:
        assert opened.store.count() == opened.store.content().versions == MANY
        assert opened.store.check() == ()


def test_all_is_exported_on_the_smallest_terminal_in_english_and_read_back_equal(tmp_path: Path) -> None:
    library, target = tmp_path / "library.db", tmp_path / "uit"
    with Library.open(library) as opened:
        for path in shipped.examples():
            opened.bring_in(read_file(path), file=path.name, reason="begin")
    terminal = program(library, tmp_path, size=(60, 18), language="en")
    terminal.until("Search:", 30)
    terminal.press("alt+e")
    terminal.until("Export dossiers")
    terminal.until("afweging-export")
    terminal.type("\x15")  # the folder that is offered goes
    terminal.until(lambda text: "afweging-export" not in text)
    terminal.type(str(target))
    terminal.press("enter")
    terminal.until("7 dossiers written.", 30)
    terminal.press("escape", "ctrl+q")
    assert terminal.end() == 0
    with Library.open(library, mode="read") as opened, Library.open(tmp_path / "ander.db") as other:
        taker = Taker(library=other)
        for path in target.iterdir():
            taker.take(path.read_bytes(), file=path.name)
        assert {entry.kenmerk: other.dossier(entry.kenmerk).assessment for entry in other.entries()} == {
            entry.kenmerk: opened.dossier(entry.kenmerk).assessment for entry in opened.entries()}
