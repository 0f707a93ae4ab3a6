"""Every door through which text or files from outside come in, as a function from bytes.

A target returns, or raises ``AfwegingError``; anything else is a finding. Each has samples to begin from: real files of the
project, so that what is tried gets past the first check.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from afweging import shipped
from afweging.assessment import interchange, query
from afweging.assessment.models import Assessment
from afweging.assessment.wording import clean, count_words
from afweging.cli.parser import build
from afweging.evidence import citation, own_loading
from afweging.evidence.loading import load as load_evidence
from afweging.evidence.models import Evidence
from afweging.evidence.own import Own
from afweging.framework.loading import load as load_framework
from afweging.framework.models import Framework
from afweging.language.hints import hints
from afweging.language.loading import load as load_glossary
from afweging.language.models import Glossary
from afweging.plain.console import Console, EndOfInput
from afweging.report import carried, markdown
from afweging.tui import keymap

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Target:
    """A door: what goes in through it, and samples of what usually does."""

    name: str
    open: Callable[[bytes], object]
    samples: tuple[bytes, ...]


def _file(content: bytes, name: str, read: Callable[[Path], object]) -> object:
    """Give the bytes as a file; a name ends in what the reader expects."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read(path)


@cache
def _framework() -> Framework:
    return load_framework(shipped.default_framework())


@cache
def _evidence() -> Evidence:
    folder = shipped.folder("seeds") / "evidence"
    return load_evidence(folder / "sources.yaml", folder / "facts.yaml")


@cache
def _glossary() -> Glossary:
    return load_glossary(shipped.folder("seeds") / "glossary.yaml")


def _dossier(content: bytes) -> object:
    found = _file(content, "dossier.yaml", interchange.read_file)
    assert isinstance(found, Assessment)
    return interchange.fit(_framework(), found, "dossier")


def _own(content: bytes) -> object:
    return own_loading.read(content, "eigen.yaml", _evidence(), Own())


def _search(content: bytes) -> object:
    return query.parse(content.decode(errors="replace"), lambda: (_framework(),))


def _answer(content: bytes) -> object:
    """Markdown in an answer, and everything else that looks at its text."""
    text = clean(content.decode(errors="replace"))
    shown = markdown.to_html(text, where="vraag 9", references={})
    assert "<script" not in shown.lower()
    return shown, markdown.opening(text, 200), count_words(text), hints(text, "nl", _glossary()), citation.tidy(text)


def _typed(content: bytes) -> object:
    """What a terminal sends to the plain face, and what is written back."""
    out = StringIO()
    console = Console(StringIO(content.decode(errors="replace")), out)
    try:
        while True:
            console.say(console.line())
    except EndOfInput:
        written = out.getvalue()
        assert not [sign for sign in written if sign < " " and sign not in "\n\t"], "a control character came through"
        return written


def _command_line(content: bytes) -> object:
    words = [word.decode(errors="surrogateescape") for word in content.split(b"\0")][:12]
    try:
        return build(words).parse_args(words)
    except SystemExit as ended:
        if ended.code not in (0, 2):
            raise
        return ended.code


def _samples(*names: str) -> tuple[bytes, ...]:
    return tuple((ROOT / name).read_bytes() for name in names)


@cache
def targets() -> dict[str, Target]:
    """All doors by name."""
    dossier = interchange.read(_samples("seeds/dossiers/voorbeeld-cic.yaml")[0], "cic")
    broken = sorted((ROOT / "tests/broken_frameworks").glob("*.yaml"))[:6]
    report = next(iter(sorted((ROOT / "reports").glob("*.pdf"))))
    found = (
        Target("framework", lambda content: _file(content, "kader.yaml", load_framework),
               (*(path.read_bytes() for path in broken), (ROOT / "frameworks/ipcei.yaml").read_bytes()[:20_000])),
        Target("dossier-yaml", _dossier, _samples("seeds/dossiers/voorbeeld-cic.yaml")),
        Target("dossier-json", _dossier, (interchange.to_json(dossier).encode(),)),
        Target("evidence", _own, (_OWN,)),
        Target("glossary", lambda content: _file(content, "begrippen.yaml", load_glossary), (
            b"\n\n".join((ROOT / "seeds/glossary.yaml").read_bytes().split(b"\n\n")[:6]),)),
        Target("keys", lambda content: _file(content, "keys.yaml", keymap.load), (b"library.new: ctrl+n, f3\nfill.undo: ctrl+z\n",)),
        Target("search", _search, (b"steun jaar:2026 status:concept advies:DEELNAME vraag:9", b'"vrije woorden" -niet: x:"')),
        Target("markdown", _answer, (_MARKDOWN,)),
        Target("typing", _typed, (b"een regel\x1b[31m\n\x1b]52;c;eA==\x07\r\n\xff\xfe\n", "één é 👩‍👩‍👧\n".encode())),
        Target("command-line", _command_line, (b"answer\0AFW-2026-0001\09\0--verdict\0deels", b"find\0--json\0x", b"report\0X\0--format\0pdf")),
        Target("pdf", lambda content: carried.read(content, "advies.pdf"), (report.read_bytes(),)),
    )
    return {one.name: one for one in found}


_OWN = """format: 1
sources:
  - {id: B01, title: {nl: Een bron}, kind: web, published: 2026-01-02, place: voorbeeld.nl}
facts:
  - id: E01
    text: {nl: "Er is € 230 miljoen."}
    questions: [9]
    refs: [{source: B01}]
    valid_from: 2026-01
    grade: B
""".encode()

_MARKDOWN = b"""# Kop
**vet** *schuin* ~~weg~~ `code` [@F15] [link](https://voorbeeld.nl "x") ![plaat](file:///etc/passwd)

- een
  - twee

| a | b |
|---|---|
| 1 | 2 |

> <script>alert(1)</script> <b onclick=x>y</b>

[ref]: javascript:alert(1) 'titel'
[ref] &amp; &#0; \\* <http://x.nl>
"""
