"""The real program, as a process: through pipes, in a terminal, and killed."""

import os
import pty
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from afweging.framework.models import Framework
from tests.plain.conftest import KENMERK, LONG, Stage, walk

ROOT = Path(__file__).parents[2]


def environment(stage: Stage, **more: str) -> dict[str, str]:
    """The environment of the program: this library, Dutch, a dumb terminal."""
    return {**os.environ, "AFWEGING_LIBRARY": str(stage.path), "AFWEGING_LANG": "nl", "TERM": "dumb", "PYTHONPATH": str(ROOT),
            "HOME": str(stage.path.parent), **more}


def command(*words: str) -> list[str]:
    """The program with these words."""
    return [sys.executable, "-m", "afweging", *words]


def test_a_complete_walk_through_pipes_leads_to_the_advice(stage: Stage, ipcei: Framework) -> None:
    script = "".join(f"{line}\n" for line in [*walk(ipcei), "vastleggen", "Klaar", "stop"])
    ended = subprocess.run(command("fill", KENMERK, "--plain"), input=script.encode(), env=environment(stage, TERM="xterm"),
                           capture_output=True, timeout=120, check=False)
    said = ended.stdout.decode().splitlines()
    assert ended.returncode == 0, ended.stderr.decode()
    assert "Afgeleid advies: Nederlandse deelname, met focus." in said
    assert said[-1] == "Gestopt. Alles is opgeslagen."
    assert b"\x1b" not in ended.stdout
    assert stage.stored().info.reason == "Klaar"


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "C.UTF-8"])
def test_bytes_that_are_no_text_and_poor_locales_end_nothing(stage: Stage, locale: str) -> None:
    script = "antwoord\nGoed é\n".encode() + b"fout \xff\xfe\x80\n.\nga 2\n"
    ended = subprocess.run(command("fill", KENMERK, "--plain"), input=script, timeout=60, check=False, capture_output=True,
                           env={**environment(stage), "LC_ALL": locale, "PYTHONIOENCODING": "utf-8"})
    assert ended.returncode == 0, ended.stderr.decode()
    assert b"Let op: in deze regel staat een teken dat niet te lezen was." in ended.stdout
    assert stage.stored().assessment.answer("aanleiding").text.startswith("Goed é\nfout ")


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_closed_streams_end_in_order(stage: Stage, closed: str) -> None:
    words = " ".join(command("fill", KENMERK, "--plain"))
    ended = subprocess.run(["sh", "-c", f"{words} {closed}"], input=b"oordeel 3\n", env=environment(stage), timeout=60,
                           capture_output=True, check=False)
    assert b"Traceback" not in ended.stdout + ended.stderr
    assert ended.returncode in (0, 1, 2)


@pytest.mark.parametrize("kill_at", [1, 4, 9, 13])
def test_killed_after_an_acknowledgement_nothing_acknowledged_is_lost(stage: Stage, kill_at: int) -> None:
    """Kill -9 at once after the n-th "Opgeslagen"; the pipe stays open, so the program is in the middle of its work."""
    script = "".join(f"ga {number}\nantwoord\nwoord{number}\n.\n" for number in range(1, 14))
    child = subprocess.Popen(command("fill", KENMERK, "--plain"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             env=environment(stage))
    watchdog = threading.Timer(60, child.kill)
    watchdog.start()
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(script.encode())
        child.stdin.flush()
        acknowledged = 0
        for line in child.stdout:
            acknowledged += line.startswith(b"Opgeslagen")
            if acknowledged == kill_at:
                break
        child.kill()
        child.wait()
        with suppress(BrokenPipeError):
            child.stdin.close()
        child.stdout.close()
    finally:
        watchdog.cancel()
    assert acknowledged == kill_at
    with stage.opened() as library:
        answers = library.dossier(KENMERK).assessment.answers
        held = {number for number in range(1, 14) if f"woord{number}" in [answer.text for answer in answers.values()]}
        assert held >= set(range(1, kill_at + 1))
        assert not library.store.check()


# --- in a terminal -----------------------------------------------------------------------------------------------

class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, stage: Stage, *words: str, **more: str) -> None:
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, command(*words), environment(stage, **more))
        self.text = ""

    def send(self, text: str) -> None:
        """Type."""
        os.write(self.master, text.encode())

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Read until a text is there."""
        end = time.monotonic() + seconds
        while text not in self.text and time.monotonic() < end:
            if not select.select([self.master], [], [], 0.2)[0]:
                continue
            try:
                self.text += os.read(self.master, 65536).decode(errors="replace").replace("\r\n", "\n")
            except OSError:
                break
        assert text in self.text, self.text[-2000:]

    def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """End the program; how it ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, how)
        _pid, status = os.waitpid(self.pid, 0)
        return status


@contextmanager
def terminal(stage: Stage, *words: str, **more: str) -> Iterator[Terminal]:
    """A program in a terminal that is gone afterwards."""
    opened = Terminal(stage, *words, **more)
    try:
        yield opened
    finally:
        with suppress(ChildProcessError):
            opened.end()
        with suppress(OSError):
            os.close(opened.master)


def test_a_dumb_terminal_gets_the_questions_line_by_line_without_being_asked(stage: Stage) -> None:
    with terminal(stage, "fill", KENMERK) as shown:
        shown.wait_for("Opdracht, Enter is oordeel kiezen: ")
        shown.send("oordeel 3\n")
        shown.wait_for("Opgeslagen ")
        shown.send("\x04")
        shown.wait_for("Gestopt. Alles is opgeslagen.")
        assert "\x1b" not in shown.text
    assert stage.stored().assessment.answer("aanleiding").verdict == "volledig"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_every_line_of_a_text_that_is_not_finished_survives_the_end_of_the_program(stage: Stage, how: signal.Signals) -> None:
    with terminal(stage, "fill", KENMERK, "--plain") as shown:
        shown.wait_for("Opdracht")
        shown.send("antwoord\n")
        shown.wait_for("Sluit af met")
        for line in ("Eerste regel", "Tweede regel", LONG):
            shown.send(f"{line}\n")
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and LONG not in stage.stored().assessment.answer("aanleiding").text:
            time.sleep(0.1)
        shown.end(how)
    assert stage.stored().assessment.answer("aanleiding").text == f"Eerste regel\nTweede regel\n{LONG}"


def test_a_terminal_that_is_closed_loses_nothing(stage: Stage) -> None:
    with terminal(stage, "fill", KENMERK, "--plain") as shown:
        shown.wait_for("Opdracht")
        shown.send("oordeel 3\n")
        shown.wait_for("Opgeslagen ")
        os.close(shown.master)
        os.waitpid(shown.pid, 0)
    assert stage.stored().assessment.answer("aanleiding").verdict == "volledig"


def test_a_line_longer_than_a_terminal_takes_is_warned_about(stage: Stage) -> None:
    with terminal(stage, "fill", KENMERK, "--plain") as shown:
        shown.wait_for("Opdracht")
        shown.send("antwoord\n")
        shown.wait_for("Sluit af met")
        shown.send("x" * 5000)
        time.sleep(0.3)
        shown.send("\n")
        shown.wait_for("Let op: deze regel is zo lang als een terminal toelaat")
        shown.send(".\n")
        shown.wait_for("Opgeslagen ")


def test_dead_keys_and_other_scripts_arrive_as_typed(stage: Stage) -> None:
    with terminal(stage, "fill", KENMERK, "--plain", LC_ALL="C.UTF-8") as shown:
        shown.wait_for("Opdracht")
        shown.send("antwoord\nCoördinatie, één, naïef, 日本, 👍🏽\n.\n")
        shown.wait_for("Opgeslagen ")
        shown.send("stop\n")
        shown.wait_for("Gestopt.")
    assert stage.stored().assessment.answer("aanleiding").text == "Coördinatie, één, naïef, 日本, 👍🏽"


def test_the_editor_has_the_terminal(stage: Stage, tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nread answer < /dev/tty\nprintf "%s" "$answer" > "$1"\n')
    script.chmod(0o700)
    with terminal(stage, "fill", KENMERK, "--plain", EDITOR=str(script)) as shown:
        shown.wait_for("Opdracht")
        shown.send("editor\n")
        shown.wait_for("De editor opent met")
        time.sleep(0.3)
        shown.send("in de editor getypt\n")
        shown.wait_for("Opgeslagen ")
    assert stage.stored().assessment.answer("aanleiding").text == "in de editor getypt"
