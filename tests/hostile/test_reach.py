"""No text reaches out of the report: no file is read, no address asked, in any field, in any form. Watched from inside and out.

From inside by an audit hook in the program and the child that makes the PDF: it sees every file that is opened and every
connection that is tried. From outside, where the system allows it, in a network of its own with nothing in it.
"""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from afweging.assessment.interchange import to_json
from afweging.assessment.models import Assessment, Confidential, FreeSource
from tests.report import factory

ROOT = Path(__file__).resolve().parents[2]
SECRET = "KANARIE-9034-GEHEIM"
"""What the file holds that the texts ask for."""
ADDRESS = "192.0.2.77"
"""An address that is nobody's (RFC 5737)."""

HOOK = '''
import os, sys
_log = os.environ["WATCHED"]
def _watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        name = os.fsdecode(arguments[0])
        if "kanarie" in name or name == "/etc/passwd":
            _write(f"open {name}")
    elif event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request", "http.client.connect", "ftplib.connect"):
        _write(f"{event} {arguments[1:]}")
def _write(line):
    handle = os.open(_log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(handle, (line + "\\n").encode())
    os.close(handle)
sys.addaudithook(_watch)
'''
"""Runs at the start of every Python that finds it: the program, and the child that makes the PDF."""


def reaching(file: Path) -> str:
    """Everything that asks for a file or an address, in the languages of everything that might listen."""
    place, web = file.as_uri(), f"http://{ADDRESS}/x"
    return "\n\n".join((
        f"![plaat]({place}) ![plaat]({web}.png) [bestand]({place}) <{web}> [x]({web} \"t\")",
        f'<img src="{place}"><img src="{web}"><object data="{place}"></object><embed src="{web}">',
        f'<link rel="stylesheet" href="{web}.css"><link rel="attachment" href="{place}"><style>@import url({web}); @page {{ background: url({place}) }}</style>',
        f'<svg><image href="{place}"/><use href="{web}#a"/></svg><iframe src="{place}"></iframe>',
        f'<a href="{place}" rel="attachment">x</a><input type="image" src="{web}"><base href="{web}">',
        f"<!ENTITY x SYSTEM \"{place}\"> &x; <?xml-stylesheet href=\"{web}\"?>",
        f"url({place}) @import \"{web}\"; background:url('{web}') data:text/html,<script src={web}></script>",
        f"[ref]: {place}\n[ref2]: {web}\n\n[ref] [ref2] ![ref]",
        f"| ![a]({place}) | ![b]({web}) |\n|---|---|\n| `{place}` | {web} |",
        f"\\includegraphics{{{file}}} \\input{{{file}}} $\\input{{{file}}}$ {{{{ open('{file}').read() }}}} {{% include '{file}' %}} ${{{file}}}",
        f"```\n{place}\n```\n\n.. include:: {file}\n\n{{{{< include {file} >}}}}",
        "../../../../etc/passwd file:///etc/passwd //etc/passwd \\\\server\\share\\x",
    ))


def reacher(file: Path) -> Assessment:
    """A dossier that asks for it in every text there is."""
    made = factory.everything()
    text = reaching(file)
    line = f"<img src='{file.as_uri()}'> ![x](http://{ADDRESS}/y) url({file.as_uri()})"
    answers = {
        name: replace(
            answer, text=text, missing=answer.missing and line, owner=line,
            ticks=tuple(replace(tick, note=line) for tick in answer.ticks),
            sources=(*answer.sources, FreeSource(title=line, grade="A", place=file.as_uri()), FreeSource(title="x", grade="A", place=f"http://{ADDRESS}/z")),
            confidential=Confidential(text=text, ground="5.1.1.c"),
        ) for name, answer in made.answers.items()
    }
    head = replace(made.head, title=line, directorate=line, tags=(line,), persons=())
    conclusion = replace(made.conclusion, focus=text, conditions=(line, text))
    return replace(made, head=head, answers=answers, conclusion=conclusion)


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of what was opened and asked for; also watches every program that is started from here on."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    log = tmp_path / "gezien.txt"
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.setenv("WATCHED", str(log))
    monkeypatch.setenv("AFWEGING_LIBRARY", str(tmp_path / "library.db"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return log


def run(*words: str, inside: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[bytes]":
    """The program as a process, from the checkout."""
    return subprocess.run([*inside, sys.executable, "-m", "afweging", *words], cwd=ROOT, capture_output=True, check=False, timeout=180)


def asked_for(folder: Path) -> Path:
    """The dossier in the library; the file its texts ask for."""
    secret = folder / "kanarie.txt"
    secret.write_text(SECRET, encoding="utf-8")
    file = folder / "dossier.json"
    file.write_text(to_json(reacher(secret)), encoding="utf-8")
    done = run("import", str(file), "--as-new")
    assert done.returncode == 0, done.stderr.decode()[-800:]
    return secret


@pytest.mark.parametrize("form", ["pdf", "html", "md"])
def test_nothing_is_read_and_nobody_is_asked(watched: Path, tmp_path: Path, form: str) -> None:
    asked_for(tmp_path)
    out = tmp_path / f"advies.{form}"
    done = run("report", "AFW-2026-0001", "--format", form, "--output", str(out))
    assert done.returncode == 0, done.stderr.decode()[-800:]
    assert not watched.exists(), watched.read_text()
    assert SECRET.encode() not in out.read_bytes()
    assert b"/etc/passwd:" not in out.read_bytes()


def test_the_watch_sees_what_it_is_there_for(watched: Path, tmp_path: Path) -> None:
    """The hook is no empty promise: an opened file and a connection are written down."""
    secret = asked_for(tmp_path)
    code = f"import socket\nopen({str(secret)!r}).read()\ns = socket.socket()\ns.settimeout(0.01)\ntry:\n s.connect(({ADDRESS!r}, 80))\nexcept OSError:\n pass"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
    seen = watched.read_text()
    assert f"open {secret}" in seen
    assert ADDRESS in seen


def alone() -> tuple[str, ...]:
    """The command that runs another one in a network of its own, when the system allows it."""
    tool = shutil.which("unshare")
    if tool and subprocess.run([tool, "-rn", "true"], check=False, capture_output=True, timeout=10).returncode == 0:
        return (tool, "-rn")
    return ()


def test_a_report_is_made_without_any_network(watched: Path, tmp_path: Path) -> None:
    inside = alone()
    if not inside:
        pytest.skip("this system gives no network namespace; the audit hook above watches as well")
    asked_for(tmp_path)
    made = []
    for where, prefix in (("with", ()), ("without", inside)):
        out = tmp_path / f"{where}.pdf"
        done = run("report", "AFW-2026-0001", "--output", str(out), inside=prefix)
        assert done.returncode == 0, done.stderr.decode()[-800:]
        made.append(out.read_bytes())
    assert made[0] == made[1], "the network made a difference"
    assert not watched.exists()
