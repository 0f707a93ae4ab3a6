"""The child process: bounds, cancel, faults, and a file that is whole or not there."""

import io
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import AfwegingError
from afweging.report import child, pdf, rendering
from afweging.report.rendering import Renderer
from tests.report.sample import about, page

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = """
import sys, threading, time
from pathlib import Path
from afweging.report.rendering import Renderer
from tests.report.sample import about, page
with Renderer() as renderer:
    renderer.pdf(page("<p>x</p>"), about())  # the engine is loaded and its files are there
    order = Path(sys.argv[1]).read_text(encoding="utf-8")
    threading.Thread(target=renderer.pdf, args=(order, about()), daemon=True).start()
    time.sleep(0.2)
    print("ready", flush=True)
    time.sleep(600)
"""
HEAVY = page("<table>" + "<tr><td>1</td><td>2</td></tr>" * 30_000 + "</table>")


def test_too_slow_is_stopped_and_the_next_report_is_made() -> None:
    with Renderer(seconds=2.5) as renderer:
        begin = time.monotonic()
        with pytest.raises(AfwegingError) as caught:
            renderer.pdf(HEAVY, about())
        assert caught.value.code is errors.RENDER_DEADLINE
        assert time.monotonic() - begin < 8
        renderer._seconds = 60
        assert renderer.pdf(page("<p>x</p>"), about()).startswith(b"%PDF-1.7")


def test_cancel_stops_it() -> None:
    with Renderer() as renderer:
        timer = threading.Timer(1, renderer.cancel)
        timer.start()
        with pytest.raises(AfwegingError) as caught:
            renderer.pdf(HEAVY, about())
        timer.join()
    assert caught.value.code is errors.RENDER_CANCELLED


def test_a_child_that_dies_is_a_clear_error() -> None:
    with Renderer() as renderer:
        assert renderer._child is not None
        renderer._child.kill()
        with pytest.raises(AfwegingError) as caught:
            renderer.pdf(page("x"), about())
    assert caught.value.code is errors.RENDER_CRASHED


def test_leaving_without_a_report_ends_the_child() -> None:
    with Renderer() as renderer:
        started = renderer._child
    assert started is not None
    assert started.poll() is not None
    renderer.cancel()


@pytest.mark.parametrize(("raised", "code"), [
    (MemoryError(), errors.RENDER_MEMORY), (RecursionError("GEHEIM"), errors.RENDER_REFUSED),
    (AfwegingError(errors.PANGO_MISSING, line="apt"), errors.PANGO_MISSING),
])
def test_only_the_name_of_a_fault_leaves_the_child(raised: Exception, code: errors.Code, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_order: object) -> bytes:
        raise raised

    monkeypatch.setattr(pdf, "render", fail)
    head, body = child._answered({})
    assert (head["error"], body) == (code.name, b"")
    assert "GEHEIM" not in str(head)
    assert rendering._said(head).code is code
    assert "{" not in str(rendering._said(head))


def test_the_order_arrives_as_it_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = io.BytesIO()
    pipes = type("Pipes", (), {"stdin": sent})()
    files = (pdf.Attached(name="é.json", content=b"\x00\xff\n", description="d"),)
    rendering._send(pipes, "<p>é\ud800</p>", about(keywords=("a", "b")), files, "a-2a")
    sent.seek(0)
    order = child._read(sent, json.loads(sent.readline()))
    assert order == {"html": "<p>é?</p>", "about": about(keywords=("a", "b")), "attached": files, "archive": "a-2a"}


def test_a_file_is_written_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"
    target.write_bytes(b"oud")
    rendering.write(target, b"nieuw")
    assert target.read_bytes() == b"nieuw"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "rapport.pdf"
    target.write_bytes(b"oud")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AfwegingError) as caught:
        rendering.write(target, b"nieuw")
    assert caught.value.code is errors.FILE_UNWRITABLE
    assert target.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("step", ["open", "fsync"])
def test_an_interrupted_write_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    whole = getattr(os, step)

    def interrupted(*given: object) -> None:
        whole(*given)  # the file is made or written, and then Ctrl-C comes
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        rendering.write(tmp_path / "rapport.pdf", b"nieuw")
    assert list(tmp_path.iterdir()) == []


def test_why_a_write_failed_is_told_also_when_cleaning_up_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", lost)
    monkeypatch.setattr(Path, "unlink", lost)
    with pytest.raises(AfwegingError) as caught:
        rendering.write(tmp_path / "rapport.pdf", b"nieuw")
    assert caught.value.code is errors.FILE_UNWRITABLE


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AfwegingError) as caught:
        rendering.write(tmp_path / "weg" / "a.pdf", b"x")
    assert caught.value.code is errors.FILE_UNWRITABLE


def test_nothing_is_left_of_the_child() -> None:
    with Renderer() as renderer:
        assert renderer._child is not None
        folder = Path(renderer._folder)
        assert renderer.pdf(page("<p>x</p>"), about()).startswith(b"%PDF-1.7")
        assert list(folder.iterdir()) != []  # the fonts of the engine
        renderer._child.kill()
        with pytest.raises(AfwegingError):
            renderer.pdf(page("x"), about())
        assert not folder.exists()
        renderer._start()
        folder = Path(renderer._folder)
    assert not folder.exists()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP], ids=["killed", "terminal closed"])
@pytest.mark.parametrize("order", ["<p>x</p>", HEAVY], ids=["idle", "at work"])
def test_nothing_is_left_of_the_child_of_a_program_that_is_gone(tmp_path: Path, how: signal.Signals, order: str) -> None:
    (tmp_path / "order.html").write_text(order, encoding="utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "order.html")], stdout=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "TMPDIR": str(temporary)}, cwd=ROOT)
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        assert len(list(temporary.iterdir())) == 1
        os.killpg(program.pid, how) if how == signal.SIGHUP else program.kill()
    until = time.monotonic() + 30  # far less than the heavy order takes
    while list(temporary.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert list(temporary.iterdir()) == []
