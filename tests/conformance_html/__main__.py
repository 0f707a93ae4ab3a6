"""Judge the HTML reports by axe in headless Chromium: ``make html-check [ARGS="--pictures FOLDER"]``.

WCAG 2.2 A and AA with the best practices of axe, in light and dark, wide and at 320 pixels; sideways scrolling; keyboard
and focus; anything asked from outside; with ``--pictures`` also a picture of each and a print. Chromium, Node and npm
come from Debian, installed here when that needs no question; axe and the driver come from npm, pinned in
``package-lock.json``, into ``.venv``. Without them the exact line is shown, and nothing was judged (exit code 3).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from afweging.assessment.models import Classification, Marking
from afweging.report import formats, portfolio_formats
from afweging.report.document import Document
from tests.conformance import dossiers
from tests.report import factory

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / ".venv" / "conformance_html"
PROGRAMS = {"chromium": "chromium", "node": "nodejs", "npm": "npm"}
NOT_JUDGED = 3


def main() -> int:
    """Set up, write the pages, judge them, say what was found."""
    parser = argparse.ArgumentParser(description="judge the HTML reports")
    parser.add_argument("--pictures", type=Path, help="folder for pictures and prints")
    options = parser.parse_args()
    if line := missing():
        print(f"Nothing was judged. Install what judges with:\n    {line}", file=sys.stderr)
        return NOT_JUDGED
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pages = [str(page) for page in written(Path(folder))]
        done = subprocess.run(
            ["node", str(HERE / "check.mjs"), str(shutil.which("chromium")),
             str(options.pictures.resolve()) if options.pictures else "", *pages],
            cwd=FOLDER, capture_output=True, text=True, check=False)
    findings = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    for found in findings:
        print("{page} ({where}): {rule}: {what}".format(**found))
    if done.returncode not in (0, 1) or (done.returncode == 1) != bool(findings):
        print(done.stderr[-3000:], file=sys.stderr)
        return 1
    print(f"{len(pages)} pages, 4 views each: {len(findings)} findings")
    return done.returncode


def missing() -> str:
    """Install what is missing; the line to run when that is not possible here."""
    lacking = sorted({package for program, package in PROGRAMS.items() if not shutil.which(program)})
    if lacking:
        line = ["apt-get", "install", "-y", "--no-install-recommends", *lacking]
        if os.geteuid() != 0:
            line.insert(0, "sudo")
        if os.geteuid() != 0 or not shutil.which("apt-get") or subprocess.run(line, stdout=sys.stderr, check=False).returncode:
            return " ".join(line)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        kept = FOLDER / name
        if not kept.is_file() or kept.read_bytes() != (HERE / name).read_bytes():
            shutil.rmtree(FOLDER / "node_modules", ignore_errors=True)
            shutil.copyfile(HERE / name, kept)
    if not (FOLDER / "node_modules").is_dir():
        line = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(line, cwd=FOLDER, stdout=sys.stderr, check=False).returncode:
            return f"cd {FOLDER} && {' '.join(line)}"
    return ""


def documents() -> Iterator[tuple[str, Document]]:
    """What is judged: kinds, languages, editions, and dossiers that use everything or nothing."""
    example, full = factory.example(), factory.full()
    for language in ("nl", "en"):
        yield f"advies-{language}", factory.document(example, language=language)
        yield f"beslisnota-{language}", replace(factory.document(example, language=language), kind="beslisnota")
    yield "openbaar-nl", factory.document(full, public=True)
    yield "leeg-nl", factory.document(factory.judged(factory.EMPTY, text=""))
    marked = replace(full, head=replace(full.head, classification=Classification(level=Marking.DEPARTEMENTAAL_VERTROUWELIJK)))
    yield "gemarkeerd-en", factory.document(marked, language="en")
    table = "| " + " | ".join("abcdefghijkl") + " |\n|" + "---|" * 12 + "\n| " + " | ".join(["1.000.000"] * 12) + " |\n"
    long = "x" * 400 + "\n\n[link](https://example.org/" + "y" * 300 + ")\n\n" + table
    yield "lang-nl", factory.document(factory.judged(factory.MANY_PARTLY, text=long))


def written(folder: Path) -> Iterator[Path]:
    """The pages, as files."""
    for name, document in documents():
        page = folder / f"{name}.html"
        page.write_bytes(formats.render(document, "html"))
        yield page
    for content, language in (("examples", "nl"), ("many", "en")):
        page = folder / f"portfolio-{content}-{language}.html"
        made = dossiers.portfolio(dossiers.Case(group="portfolio", content=content, language=language, public=content == "many"))
        page.write_bytes(portfolio_formats.render(made, "html"))
        yield page


if __name__ == "__main__":
    sys.exit(main())
