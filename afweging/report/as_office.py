"""A report as ODT or DOCX, for whoever has to write on in it: the page of the report, through pandoc.

Pandoc is a program of 155 MB and therefore an optional extra, ``afweging[office]``. It gets HTML, in which every word of
an answer is escaped, with raw HTML, TeX and formulas off and in its sandbox: it reads and fetches nothing. What it does
not do is done to its result (``office_docx``, ``office_odt``): headers and footers with marking and version, title and
identity, alternative text, languages with their country. The same version gives the same bytes with the same pandoc.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

from afweging.errors import PANDOC_MISSING, RENDER_DEADLINE, RENDER_REFUSED, AfwegingError
from afweging.report import office_docx, office_odt, office_zip
from afweging.report.office_html import Reshaped, reshape
from afweging.report.pdf import About

Form = Literal["odt", "docx"]
SECONDS: Final = 60
READER: Final = "html+epub_html_exts-auto_identifiers-line_blocks-raw_html-raw_tex-tex_math_dollars"
"""What pandoc may make of the page: notes, and nothing that could be more than text."""

_FINISH: Final[Mapping[Form, Callable[[dict[str, bytes], Reshaped, About], None]]] = {
    "docx": office_docx.finish, "odt": office_odt.finish,
}


def render(html: str, about: About, form: Form) -> bytes:
    """The file, from the page of a report (without style).

    Raises ``AfwegingError`` when pandoc is missing, too slow, or cannot do it.
    """
    program = pandoc()
    if program is None:
        raise AfwegingError(PANDOC_MISSING, format=form.upper(), line=install_line())
    identity = {f"afweging-{name}": value for name, value in about.identity.items()}
    page = reshape(html, names={"description": about.description, "subject": about.identity.get("kenmerk", ""),
                                "keywords": ", ".join(about.keywords), **identity})
    parts = office_zip.unpacked(_converted(program, page.html, form))
    _FINISH[form](parts, page, about)
    return office_zip.packed(parts)


def pandoc() -> str | None:
    """Where pandoc is: in the extra, else on the machine; None when there is none."""
    found = find_spec("pypandoc")
    if found is not None and found.origin:
        for name in ("pandoc", "pandoc.exe"):
            program = Path(found.origin).with_name("files") / name
            if program.is_file():
                return str(program)
    return shutil.which("pandoc")


def install_line() -> str:
    """The line that installs the extra for this program."""
    if (Path(__file__).parents[2] / "Makefile").is_file():
        return "make office"
    return f'{sys.executable} -m pip install "afweging[office]"'


def _converted(program: str, page: str, form: Form) -> bytes:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8"}
    command = [program, "--sandbox", "--standalone", f"--from={READER}", f"--to={form}", "--output=-"]
    try:
        done = subprocess.run(command, input=page.encode(errors="replace"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              timeout=SECONDS, check=False, env=environment)
    except subprocess.TimeoutExpired:
        raise AfwegingError(RENDER_DEADLINE, seconds=SECONDS) from None
    if done.returncode or not done.stdout:
        raise AfwegingError(RENDER_REFUSED, kind="pandoc")
    return done.stdout
