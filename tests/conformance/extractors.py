"""Three readers of the same file must tell the same: poppler, pypdf and our own reading with pikepdf.

They share no code. Compared without white space, because where a line ends each reader guesses for itself.
"""

import importlib
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tests.conformance.lint import Reading
from tests.conformance.lint_blocks import squeezed


def findings(path: Path, reading: Reading, packages: Path, *, tree: bool) -> Iterator[str]:
    """Where the readers disagree on content or order. ``tree`` compares the tag tree as well: poppler needs long for it."""
    ours = [_plain("".join(page.painted)) for page in reading.pages]
    theirs = list(_pypdf(path, packages))
    yield from (f"page {number}: pypdf reads something else{_parting(one, other)}"
                for number, (one, other) in enumerate(zip(ours, theirs, strict=True), 1) if one != other)
    if tree and (read := _plain(reading.root.text)) != (poppler := _plain(_poppler_tree(path))):
        yield f"poppler reads the tag tree otherwise{_parting(read, poppler)}"
    pages = [_plain(text) for text in _run("pdftotext", "-raw", "-enc", "UTF-8", str(path), "-").split("\f")[:-1]]
    yield from (f"page {number}: poppler finds other letters{_parting(''.join(sorted(one)), ''.join(sorted(other)))}"
                for number, (one, other) in enumerate(zip(ours, pages, strict=True), 1) if sorted(one) != sorted(other))


def _pypdf(path: Path, packages: Path) -> Iterator[str]:
    if str(packages) not in sys.path:
        sys.path.append(str(packages))
    reader = importlib.import_module("pypdf").PdfReader(path)
    yield from (_plain(page.extract_text()) for page in reader.pages)


def _poppler_tree(path: Path) -> str:
    """The texts of the tag tree in poppler's order: the lines in double quotes of ``pdfinfo -struct-text``."""
    lines = (line.strip() for line in _run("pdfinfo", "-struct-text", "-enc", "UTF-8", str(path)).splitlines())
    return "".join(line[1:-1] for line in lines if len(line) > 1 and line.startswith('"') and line.endswith('"'))


def _run(*words: str) -> str:
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()


def _plain(text: str) -> str:
    """Letters only: composed, without white space and without what draws nothing."""
    return squeezed("".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) not in ("Cf", "Cc")))


def _parting(one: str, other: str) -> str:
    """Where two texts part."""
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f": {one[max(0, start - 9):start + 30]!r} and {other[max(0, start - 9):start + 30]!r}"
