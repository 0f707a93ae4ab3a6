"""Wrong input to every verb: a clear message, the right exit code, no traceback, and nothing lost."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from afweging.cli.parser import VERBS
from tests.cli.conftest import ME2, Said

Afweging = Callable[..., Said]
FILE_VERBS = [("import",), ("advise",), ("framework", "lint"), ("restore",)]


def fine(said: Said, code: int) -> None:
    """The message is one for people: no traceback, no class name, and it says what to do."""
    assert said.code == code, said
    assert "Traceback" not in said.err
    assert "fout in het programma" not in said.err
    assert len(said.err.strip()) > 20


def test_import_names_the_file_once(afweging: Afweging, tmp_path: Path) -> None:
    path = tmp_path / "bestand.yaml"
    path.write_text("a: [1\n")
    assert afweging("import", str(path)).err.count("bestand.yaml") == 1
    path.write_bytes(ME2.read_bytes())
    afweging("import", str(path))
    path.write_text(path.read_text(encoding="utf-8").replace("ME/CT", "ME"), encoding="utf-8")
    assert afweging("import", str(path)).err.startswith(str(path)), "what is wrong with a dossier does not name the file itself"


def test_a_text_that_no_report_takes_is_saved_with_a_warning(afweging: Afweging, me2: str, tmp_path: Path) -> None:
    path = tmp_path / "lang.md"
    path.write_text("x" * 50_000, encoding="utf-8")
    assert "kB" not in afweging("answer", me2, "4", "--text", str(path)).err
    path.write_text("é" * 40_000, encoding="utf-8")
    said = afweging("answer", me2, "4", "--text", str(path))
    assert said.code == 0
    assert "Het is 80 kB en een rapport neemt hoogstens 50 kB" in said.err
    assert len(json.loads(afweging("show", me2, "--question", "4", "--json").out)["text"]) == 40_000
    closed = afweging("answer", me2, "5", "--confidential", str(path), "--ground", "5.1.1.c")
    assert (closed.code, "a report takes at most" in closed.err, "hoogstens 50 kB" in closed.err) == (0, False, True)


def test_a_verb_that_does_not_exist_is_told_with_the_one_that_is_like_it(afweging: Afweging) -> None:
    said = afweging("finnd", "x")
    assert said.code == 2
    assert said.err.endswith("Bedoelde u “find”?\n")
    for words in (["xyzzy"], ["foo"], ["find", "--nope"]):
        other = afweging(*words)
        assert (other.code, "Bedoelde u" in other.err) == (2, False), words


def test_a_fact_that_is_like_none_gets_no_proposal(afweging: Afweging, me2: str) -> None:
    assert "Bedoelt u" not in afweging("answer", me2, "5", "--cite", "F999").err
    assert "Bedoelt u F" in afweging("answer", me2, "5", "--cite", "F0791").err


@pytest.mark.parametrize("words", FILE_VERBS)
@pytest.mark.parametrize("kind", ["missing", "folder", "binary", "latin", "empty", "deep", "number", "list"])
def test_files_that_are_not_what_they_should_be(afweging: Afweging, tmp_path: Path, words: tuple[str, ...], kind: str) -> None:
    path = tmp_path / "bestand.yaml"
    content = {
        "binary": bytes(range(256)) * 40, "latin": "café: één".encode("latin-1"), "empty": b"", "deep": b"[" * 10_000,
        "number": b"9" * 100_000, "list": b"- a\n- b\n",
    }
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(content[kind])
    said = afweging(*words, str(path))
    unsound = words == ("restore",) and kind not in ("missing", "folder")
    fine(said, 4 if unsound else 1)
    assert "bestand.yaml" in said.err


@pytest.mark.parametrize("words", [("import",), ("advise",), ("framework", "lint")])
def test_a_file_of_50_megabytes_is_refused_at_once(afweging: Afweging, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "groot.json"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    said = afweging(*words, str(path))
    fine(said, 1)
    assert "50 MB" in said.err


@pytest.mark.parametrize("words", [
    ("set", "AFW-1"), ("answer", "AFW-1", "1"), ("record", "AFW-1", "--reason", "x"), ("finalise", "AFW-1", "--reason", "x"),
    ("reopen", "AFW-1", "--reason", "x"), ("show", "AFW-1"), ("show", "AFW-1@3"), ("show", "AFW-1", "--history"),
    ("advise", "AFW-1"), ("report", "AFW-1"), ("export", "AFW-1"),
])
def test_an_unknown_dossier(afweging: Afweging, me2: str, words: tuple[str, ...]) -> None:
    said = afweging(*words)
    fine(said, 1)
    assert "AFW-1" in said.err


@pytest.mark.parametrize(("words", "code", "named"), [
    (("answer", "VOORBEELD-1", "15"), 1, "15"),
    (("answer", "VOORBEELD-1", "2", "--verdict", "ernstigg"), 1, "ernstig"),
    (("answer", "VOORBEELD-1", "2", "--tick", "9a"), 1, "9a"),
    (("answer", "VOORBEELD-1", "13", "--tick", "13a:groot"), 2, "groot"),
    (("answer", "VOORBEELD-1", "2", "--cite", "F999"), 1, "F999"),
    (("answer", "VOORBEELD-1", "2", "--source", "Z:iets"), 2, "Z"),
    (("answer", "VOORBEELD-1", "2", "--ground", "9.9"), 2, "9.9"),
    (("answer", "VOORBEELD-1", "2", "--focus", "x"), 2, "--focus"),
    (("answer", "VOORBEELD-1", "14", "--verdict", "MISSCHIEN"), 1, "MISSCHIEN"),
    (("answer", "VOORBEELD-1", "2", "--text", "/bestaat/niet"), 1, "/bestaat/niet"),
    (("new", "Titel", "--peildatum", "morgen"), 2, "morgen"),
    (("new", "Titel", "--phase", "later"), 2, "later"),
    (("new", "Titel", "--person", "zonder gelijkteken"), 2, "--person"),
    (("new", "Titel", "--kenmerk", "VOORBEELD-1"), 1, "VOORBEELD-1"),
    (("export",), 2, "ID"),
    (("advise",), 2, "ID"),
    (("show", "VOORBEELD-1@99"), 1, "99"),
    (("report", "VOORBEELD-1", "--format", "wordperfect"), 2, "wordperfect"),
    (("nonsens",), 2, "nonsens"),
    (("find", "--limit", "veel"), 2, "veel"),
])
def test_wrong_words(afweging: Afweging, me2: str, words: tuple[str, ...], code: int, named: str) -> None:
    before = afweging("export", me2).out
    said = afweging(*words)
    fine(said, code)
    assert named in said.err
    assert afweging("export", me2).out == before


@pytest.mark.parametrize("name", ["foreign.db", "folder", "text.db"])
def test_a_library_that_is_none(afweging: Afweging, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"geen bibliotheek" * 1000)
    for words in (("find",), ("new", "x"), ("check",), ("backup",), ("export", "--all", "-o", str(tmp_path / "uit"))):
        said = afweging("--library", str(path), *words)
        assert said.code != 0
        assert "Traceback" not in said.err
    assert name == "folder" or path.read_bytes() == b"geen bibliotheek" * 1000


def test_a_read_only_library_still_reads(process: Callable[..., Said], afweging: Afweging, me2: str, library: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    library.chmod(0o400)
    library.parent.chmod(0o500)
    try:
        assert process("show", me2).code == 0
        fine(process("new", "x"), 1)
    finally:
        library.parent.chmod(0o700)
        library.chmod(0o600)


@pytest.mark.parametrize("words", [("find",), ("show", "VOORBEELD-1"), ("export", "VOORBEELD-1"), ("framework", "show")])
def test_a_reader_that_stops_early_is_no_error(afweging: Afweging, me2: str, words: tuple[str, ...]) -> None:
    with subprocess.Popen([sys.executable, "-m", "afweging", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait() == 0
        assert said == b""


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if verb.name not in ("demo", "completion")])
def test_a_closed_standard_output_is_said(process: Callable[..., Said], me2: str, verb: str) -> None:
    words = {"framework": "framework list", "show": f"show {me2}", "export": f"export {me2}", "new": "new x", "find": "find"}
    line = words.get(verb)
    if line is None:
        return
    done = subprocess.run(["sh", "-c", f"exec {sys.executable} -m afweging {line} >&-"], capture_output=True, check=False)
    assert done.returncode == 1
    assert "standaarduitvoer" in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_said(me2: str) -> None:
    line = f"exec {sys.executable} -m afweging export {me2} >/dev/full"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
    assert done.returncode == 1
    assert "niet worden geschreven" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_disk_that_is_full_loses_nothing(afweging: Afweging, me2: str, tmp_path: Path, library: Path) -> None:
    before = afweging("export", me2).out
    text = tmp_path / "lang.md"
    text.write_text("woord " * 60_000, encoding="utf-8")

    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (library.stat().st_size + 4096,) * 2)

    done = subprocess.run([sys.executable, "-m", "afweging", "answer", me2, "1", "--text", str(text)], check=False,
                          capture_output=True, preexec_fn=small_files_only)
    assert done.returncode in (1, 3, 4)
    assert "Traceback" not in done.stderr.decode()
    assert afweging("export", me2).out == before
    assert afweging("check").code == 0


def test_nothing_an_answer_holds_appears_in_a_fault(afweging: Afweging, me2: str, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "geheim-bedrijfscijfer"

    def broken(*_words: object) -> None:
        raise ValueError(secret)

    monkeypatch.setattr("afweging.cli.reading.show", broken)
    said = afweging("show", me2)
    assert said.code == 1
    assert secret not in said.out + said.err
    assert "ValueError" in said.err


@pytest.mark.parametrize("text", [b"\xff\xfe\x00x", b"a\x00b"])
def test_an_answer_from_standard_input_that_is_no_text(process: Callable[..., Said], me2: str, text: bytes) -> None:
    fine(process("answer", me2, "1", "--text", "-", stdin=text), 1)


def test_batch_survives_anything(process: Callable[..., Said]) -> None:
    lines = b"\n".join([b"[" * 100_000, b'{"1": ' + b"9" * 5_000 + b"}", b"\xff\xfe", b'{"1": true}', b'{"1": 1.5}', b'{"2": -1}',
                        b'{"2": 99}', b"x" * 200_000, b'"tekst"', b'{"1": [1]}', b'{"1": 2}'])
    said = process("advise", "--batch", stdin=lines)
    assert said.code == 1
    found = [json.loads(line) for line in said.out.splitlines()]
    assert len(found) == 11
    assert all("error" in one for one in found[:-1])
    assert found[-1]["advice"] == "NOG_NIET"


def test_import_of_another_framework_is_refused(afweging: Afweging, tmp_path: Path) -> None:
    path = tmp_path / "ander.yaml"
    path.write_text(ME2.read_text(encoding="utf-8").replace('version: "2022-07-08.2"', 'version: "2031-01-01"'), encoding="utf-8")
    fine(afweging("import", str(path)), 1)
