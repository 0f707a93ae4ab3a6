"""Read back the data a PDF report carries, and tell whether it is what the report was made from.

What is verified, in this order; at the first that fails the PDF is refused with the reason:

1. the file is a sound PDF without a password, read within bounds by a child process (``extraction``);
2. its metadata has the identity of a report of ours (``xmp.PROPERTIES``);
3. it carries the assessment and the framework, each exactly once (a PDF/A-2 carries nothing);
4. the SHA-256 of each is the one in the metadata (``dataHash``, ``frameworkHash``);
5. each is a valid value whose canonical text is the attached text to the byte; the assessment names that framework and
   is public exactly when the metadata says so.

So data changed by hand or by a tool is noticed. Who changes the data and all hashes along with it is not, by the file
alone: then the version hash printed on every page is no longer that of the version in the library it came from. What
stands on the pages is not read: the data is the dossier, the pages are made from it.
"""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from afweging import canonical
from afweging.assessment.interchange import read as read_assessment
from afweging.assessment.models import Assessment
from afweging.errors import (
    CARRIER_BROKEN,
    CARRIER_CHANGED,
    CARRIER_EMPTY,
    CARRIER_ENCRYPTED,
    CARRIER_FOREIGN,
    CARRIER_PORTFOLIO,
    CARRIER_TOO_LARGE,
    AfwegingError,
)
from afweging.framework.lint import faults
from afweging.framework.models import Framework
from afweging.framework.yaml_reader import Tree
from afweging.report import extraction
from afweging.report.formats import DATA, FRAMEWORK

MEMORY: Final = 512 << 20
"""Bytes of address space for reading one PDF."""
SECONDS: Final = 15

_REFUSALS: Final = {
    extraction.BROKEN: CARRIER_BROKEN, extraction.ENCRYPTED: CARRIER_ENCRYPTED, extraction.TOO_LARGE: CARRIER_TOO_LARGE,
    extraction.PORTFOLIO: CARRIER_PORTFOLIO,
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Carried:
    """What a report carries: the assessment it was made from (a public one says so itself), and its framework."""

    assessment: Assessment
    framework: Framework


def is_pdf(content: bytes) -> bool:
    """Whether these bytes are meant as a PDF, by how they begin."""
    return content[:1024].lstrip(b"\xef\xbb\xbf\0\t\n\f\r ").startswith(b"%PDF-")


def read(content: bytes, file: str) -> Carried:
    """The data in a PDF report, verified as the head of this module says. Raises ``AfwegingError`` with the reason."""
    identity, files = _extracted(content, file)
    if not identity:
        raise AfwegingError(CARRIER_FOREIGN, file=file)
    if not files:
        raise AfwegingError(CARRIER_EMPTY, file=file)
    if sorted(name for name, _body in files) != sorted((DATA, FRAMEWORK)):
        raise AfwegingError(CARRIER_CHANGED, file=file, part=DATA)
    bodies = dict(files)
    for name, key in ((DATA, "dataHash"), (FRAMEWORK, "frameworkHash")):
        if hashlib.sha256(bodies[name]).hexdigest() != identity.get(key):
            raise AfwegingError(CARRIER_CHANGED, file=file, part=name)
    assessment = read_assessment(bodies[DATA], f"{file}: {DATA}")
    framework = _framework(bodies[FRAMEWORK].decode(errors="replace"), file)
    same = canonical.text(assessment).encode() == bodies[DATA] and assessment.framework.hash == identity["frameworkHash"]
    if not same or assessment.public != (identity.get("edition") != "internal"):
        raise AfwegingError(CARRIER_CHANGED, file=file, part=DATA)
    return Carried(assessment=assessment, framework=framework)


def _framework(text: str, file: str) -> Framework:
    """The attached framework: sound by the same rules as a framework file, and equal to its text."""
    try:
        framework = canonical.read(Framework, text)
        sound = canonical.text(framework) == text and not tuple(faults(framework, Tree(json.loads(text), {}, FRAMEWORK)))
    except (ValueError, TypeError, KeyError, RecursionError):
        sound = False
    if not sound:
        raise AfwegingError(CARRIER_CHANGED, file=file, part=FRAMEWORK)
    return framework


def _extracted(content: bytes, file: str) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    """Identity and files, by a child that may use so much memory and time and no more."""
    home = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-m", "afweging.report.extraction", str(MEMORY), str(SECONDS), DATA, FRAMEWORK]
    try:
        done = subprocess.run(command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
                              timeout=SECONDS * 2, env={**os.environ, "PYTHONPATH": path})
    except subprocess.TimeoutExpired:
        raise AfwegingError(CARRIER_TOO_LARGE, file=file) from None
    line, _newline, rest = done.stdout.partition(b"\n")
    if done.returncode or not line:
        raise AfwegingError(CARRIER_TOO_LARGE, file=file)
    head = json.loads(line)
    if "error" in head:
        raise AfwegingError(_REFUSALS[head["error"]], file=file)
    files = []
    for name, size in head["files"]:
        files.append((name, rest[:size]))
        rest = rest[size:]
    return head["identity"], files
