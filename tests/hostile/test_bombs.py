"""Small or simple files made to eat time or memory: refused by a child process with little of both, in seconds."""

import resource
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 700 << 20
"""Bytes of address space a refusal may take, the interpreter included."""
SECONDS = 20
"""Far above what any takes; a bomb that goes off runs for minutes."""

RUN = """
import sys
from pathlib import Path
from afweging.errors import AfwegingError
from tests.hostile.targets import targets
try:
    targets()[sys.argv[1]].open(Path(sys.argv[2]).read_bytes())
except AfwegingError as error:
    print(getattr(error, "errors", (error,))[0].code.name)
else:
    print("taken")
"""

FORM = b"form: 1\n"
BOMBS: dict[str, tuple[str, bytes, set[str]]] = {
    "aliases": ("dossier-yaml", b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((97 + n, 97 + n, *(96 + n,) * 8)) for n in range(1, 12)), {"yaml.alias"}),
    "deep flow": ("dossier-yaml", b"a: " + b"[" * 200_000, {"yaml.too-deep", "yaml.syntax"}),
    "deep block": ("dossier-yaml", b"\n".join(b" " * n + b"a:" for n in range(3_000)), {"yaml.too-deep"}),
    "deep json": ("dossier-json", b'{"a":' * 100_000, {"yaml.too-deep", "json.syntax"}),
    "huge number": ("dossier-yaml", FORM + b"head: {peildatum: " + b"9" * 2_000_000 + b"}", {"file.wrong-type", "file.missing-key"}),
    "huge json number": ("dossier-json", b'{"form": ' + b"9" * 2_000_000 + b"}", {"json.syntax", "assessment.newer-form", "file.wrong-type",
                                                                                 "file.missing-key"}),
    "line of 10 MB": ("dossier-yaml", FORM + b"head: {title: " + b"x" * 10_000_000 + b"}", {"file.missing-key", "file.too-large"}),
    "json line of 10 MB": ("dossier-json", b'{"form": 1, "x": "' + b"x" * 10_000_000 + b'"}', {"file.unknown-key", "file.too-large",
                                                                                          "file.missing-key"}),
    "many keys": ("dossier-yaml", b"".join(b"k%d: 1\n" % n for n in range(400_000)), {"file.too-many"}),
    "many json keys": ("dossier-json", b"{" + b",".join(b'"k%d":1' % n for n in range(400_000)) + b"}", {"file.too-many"}),
    "large file": ("dossier-yaml", b"# " + b"x" * 60_000_000, {"file.too-large"}),
    "anchors": ("framework", b"".join(b"- &a%d x\n" % n for n in range(50_000)), {"yaml.alias", "file.too-many"}),
    "long search": ("search", b"a " * 500_000, {"taken"}),
    "search of one word": ("search", b"x" * 2_000_000, {"taken"}),
    "long command line": ("command-line", b"find\0" + b"x" * 2_000_000, {"taken"}),
    "nested quotes": ("markdown", b">" * 50_000 + b" x", {"report.nesting", "report.answer-too-large"}),
    "nested lists": ("markdown", b"\n".join(b"  " * n + b"- x" for n in range(400)), {"report.nesting", "report.answer-too-large", "taken"}),
    "open brackets": ("markdown", b"[" * 50_000, {"taken", "report.nesting", "report.answer-too-large"}),
    "stars": ("markdown", b"*a **b " * 7_000, {"taken", "report.nesting", "report.answer-too-large"}),
    "backticks": ("markdown", b"".join(b"`" * n + b" " for n in range(280)), {"taken"}),
    "table": ("markdown", b"|a" * 5_000 + b"|\n" + b"|-" * 5_000 + b"|\n" + b"|x" * 5_000, {"report.table-columns", "taken"}),
    "references": ("markdown", b"".join(b"[%d]: x\n" % n for n in range(3_000)) + b"[1]" * 4_000, {"taken", "report.nesting",
                                                                                          "report.answer-too-large"}),
    "combining signs": ("markdown", ("e" + "\u0301" * 20_000).encode(), {"taken"}),
    "line without end": ("typing", b"x" * 10_000_000, {"taken"}),
    "glossary of one line": ("glossary", b"format: 1\nterms: [" + b"a," * 300_000 + b"]", {"file.too-many", "file.wrong-type"}),
}


def pdf_bomb() -> bytes:
    """A PDF whose only stream unpacks to a gigabyte, twice packed."""
    packed = zlib.compress(zlib.compress(b"\0" * 1_000_000_000, 1), 9)
    body = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Metadata 3 0 R/Names<</EmbeddedFiles<</Names[(afweging.json) 4 0 R]>>>>>>endobj\n"
    body += b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    for number in (3, 5):
        body += b"%d 0 obj<</Type/Metadata/Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % (number, len(packed)) + packed + b"\nendstream endobj\n"
    body += b"4 0 obj<</Type/Filespec/F(afweging.json)/EF<</F 5 0 R>>>>endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF"
    return body


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def set_off(name: str, content: bytes, folder: Path) -> str:
    """What a child with bounds says of it: the code of the refusal, or that it was taken."""
    file = folder / "bom"
    file.write_bytes(content)
    ended = subprocess.run([sys.executable, "-c", RUN, name, str(file)], cwd=ROOT, capture_output=True, text=True, check=False,
                           timeout=SECONDS * 3, preexec_fn=_bounded)
    assert ended.returncode == 0, (ended.returncode, ended.stderr[-400:])
    return ended.stdout.strip()


@pytest.mark.parametrize("name", list(BOMBS))
def test_a_bomb_is_refused_with_little_memory_and_time(tmp_path: Path, name: str) -> None:
    door, content, expected = BOMBS[name]
    assert set_off(door, content, tmp_path) in expected


def test_a_report_that_unpacks_to_a_gigabyte_is_refused(tmp_path: Path) -> None:
    content = pdf_bomb()
    assert len(content) < 30_000
    assert set_off("pdf", content, tmp_path).startswith("report.")


def test_the_bounds_of_this_test_would_stop_a_bomb_that_goes_off(tmp_path: Path) -> None:
    """What is bounded here really is: a child that takes the memory does not come back with an answer."""
    ended = subprocess.run([sys.executable, "-c", "x = b'x' * (2 << 30); print(len(x))"], capture_output=True, text=True, check=False,
                           cwd=tmp_path, preexec_fn=_bounded)
    assert ended.returncode != 0
    assert "MemoryError" in ended.stderr
