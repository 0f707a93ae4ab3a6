"""What is confidential stays where it belongs: not in logs, messages, titles, temporary files or files others may read.

The real program works with a dossier full of canaries, by verbs and on the screens, also while it fails and is killed. Afterwards
every file below the user's folders is read: the canaries are in the library, its backups and what was asked for, nowhere else.
"""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from afweging.assessment.interchange import to_json
from afweging.assessment.models import Confidential, Person
from tests.report import factory
from tests.terminal.screen import Terminal

ROOT = Path(__file__).resolve().parents[2]
TEXT, CLOSED, NAME = "Kanarietekst-5521", "Kanariegeheim-5522", "P. Kanarienaam"
CANARIES = tuple(word.encode() for word in (TEXT, CLOSED, "Kanarienaam", "Kanarietyp"))
TYPED = "Kanarietyp in een antwoord"

BREAK = '''
import os, sys
from importlib.machinery import PathFinder

if os.environ.get("BREAK_AT"):
    class Breaker:
        "Put a fault into the screen that fills in: it holds the text of the answer in its message and in its variables."
        @staticmethod
        def find_spec(name, path=None, target=None):
            if name != "afweging.tui.fill.screen":
                return None
            spec = PathFinder.find_spec(name, path)
            load = spec.loader.exec_module
            def broken(module):
                load(module)
                def action_advice(self, *words):
                    text = self.editing.answer("aanleiding").text
                    raise RuntimeError(f"no good: {text}")
                module.FillScreen.action_advice = action_advice
            spec.loader.exec_module = broken
            return spec
    sys.meta_path.insert(0, Breaker)
'''


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of a user, an umask that forbids nothing, and a folder for temporary files of its own."""
    place = tmp_path / "home"
    for name in ("", "tmp", "uit", "site"):
        (place / name).mkdir()
    (place / "site" / "sitecustomize.py").write_text(BREAK, encoding="utf-8")
    for name, value in {
        "HOME": place, "XDG_DATA_HOME": place / "data", "XDG_STATE_HOME": place / "state", "XDG_CONFIG_HOME": place / "config",
        "XDG_CACHE_HOME": place / "cache", "TMPDIR": place / "tmp", "PYTHONPATH": place / "site", "AFWEGING_LANG": "nl",
    }.items():
        monkeypatch.setenv(name, str(value))
    for name in ("AFWEGING_LIBRARY", "AFWEGING_STATE"):
        monkeypatch.delenv(name, raising=False)
    before = os.umask(0)
    yield place
    os.umask(before)


def run(*words: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """The program as a process, with the user's own default library."""
    return subprocess.run([sys.executable, "-m", "afweging", *words], cwd=ROOT, input=stdin, capture_output=True, text=True,
                          check=False, timeout=120)


def secretive(home: Path) -> str:
    """A dossier full of canaries in the library of the user; its kenmerk."""
    made = factory.everything()
    answers = {name: replace(answer, text=f"{answer.text}\n\n{TEXT}", confidential=Confidential(text=CLOSED, ground="5.1.1.c"))
               for name, answer in made.answers.items()}
    head = replace(made.head, persons=(Person(role="jurist", name=NAME),))
    file = home / "uit" / "dossier.json"
    file.write_text(to_json(replace(made, head=head, answers=answers)), encoding="utf-8")
    done = run("import", str(file), "--as-new")
    assert done.returncode == 0, done.stderr
    return "AFW-2026-0001"


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder."""
    return (path for path in folder.rglob("*") if path.is_file())


def tell_tales(home: Path) -> list[str]:
    """The files that hold a canary and are neither the library, a backup of it, a rescue file nor what was asked for."""
    library = home / "data"
    return [str(path.relative_to(home)) for path in files(home)
            if not path.is_relative_to(library) and not path.is_relative_to(home / "uit")
            and any(word in path.read_bytes() for word in CANARIES)]


def open_to_others(home: Path) -> list[str]:
    """Files and folders the program made that somebody else may read."""
    found = []
    for part in ("data", "state", "config", "cache"):
        for path in sorted((home / part).rglob("*")):
            mode = stat.S_IMODE(path.lstat().st_mode)
            ours = path.parent != home / part and "fontconfig" not in path.parts  # the system's own folders and font cache are not
            if mode & 0o077 and ours:
                found.append(f"{path.relative_to(home)} {mode:o}")
    return found


def test_verbs_leave_no_trace_and_nothing_open_to_others(home: Path) -> None:
    kenmerk = secretive(home)
    out = home / "uit"
    said = [
        run("find", "staatssteun"), run("find", "--json"), run("advise", kenmerk), run("check"), run("doctor"),
        run("answer", kenmerk, "1", "--text", "-", stdin=TYPED), run("record", kenmerk, "--reason", "bijgewerkt"),
        run("report", kenmerk, "--public", "--output", str(out / "openbaar.pdf")), run("backup"),
        run("answer", kenmerk, "1", "--verdict", "bestaat-niet", "--text", "-", stdin=TYPED),
        run("import", str(out / "dossier.json")), run("finalise", kenmerk, "--reason", "klaar"), run("show", "AFW-9999-0001"),
    ]
    for one in said:
        for word in (TEXT, CLOSED, "Kanarienaam", "Kanarietyp"):
            assert word not in one.stderr, one.args
    assert [one.returncode for one in said[:9]] == [0] * 9, [(one.args[3:], one.stderr) for one in said[:9] if one.returncode]
    assert tell_tales(home) == []
    assert open_to_others(home) == []
    assert list(files(home / "tmp")) == []
    made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in out.iterdir() if path.name != "dossier.json"}
    assert made == {"openbaar.pdf": 0o600}
    public = (out / "openbaar.pdf").read_bytes()
    assert not [word for word in (CLOSED.encode(), b"Kanarienaam") if word in public]


def filling(home: Path, kenmerk: str, **more: str) -> Terminal:
    """The screen that fills in this dossier."""
    words = [sys.executable, "-m", "afweging", "fill", kenmerk]
    return Terminal(words, size=(100, 30), environment={"TEXTUAL_ANIMATIONS": "none", **more})


def titles_and_clipboard(raw: bytes) -> list[bytes]:
    """What was sent to the title of the terminal or to its clipboard."""
    parts = raw.split(b"\x1b]")[1:]
    return [part[:200] for part in parts if part[:2] in (b"0;", b"1;", b"2;") or part.startswith(b"52;")]


def test_screens_leave_no_trace_when_used_and_killed(home: Path) -> None:
    kenmerk = secretive(home)
    terminal = filling(home, kenmerk)
    terminal.until("1. Aanleiding", 30)
    terminal.type(TYPED)
    terminal.until("opgeslagen")
    terminal.until(lambda _shown: b"Kanarietyp" in b"".join(path.read_bytes() for path in files(home / "data")), 20)
    assert [part for part in titles_and_clipboard(terminal.raw) if any(word in part for word in CANARIES)] == []
    terminal.kill()
    terminal.end()
    assert tell_tales(home) == []
    assert open_to_others(home) == []
    assert [path for path in files(home / "tmp") if any(word in path.read_bytes() for word in CANARIES)] == []


def test_a_fault_that_holds_an_answer_shows_and_logs_none_of_it(home: Path) -> None:
    kenmerk = secretive(home)
    terminal = filling(home, kenmerk, BREAK_AT="advice")
    terminal.until("1. Aanleiding", 30)
    terminal.type(TYPED)
    terminal.until("opgeslagen")
    terminal.press("f6")
    assert terminal.end(30) != 0
    after = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode(errors="replace")
    assert "RuntimeError" in after
    assert not [word for word in (TEXT, CLOSED, "Kanarienaam", "Kanarietyp", "no good") if word in after]
    logs = [path for path in files(home) if path.name == "faults.log"]
    assert len(logs) == 1
    assert b"RuntimeError" in logs[0].read_bytes()
    assert tell_tales(home) == []
    assert open_to_others(home) == []
