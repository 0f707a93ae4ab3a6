"""The verb doctor: is everything the program needs there, and if not, what repairs it?"""

import os
import platform
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from afweging import __version__, shipped, texts
from afweging.cli.output import as_json, data, paragraph, table
from afweging.errors import AfwegingError, Exit
from afweging.texts import N_, _

LEAST_SPACE = 100_000_000
"""Bytes free below which saving is at risk."""
SMALLEST = (60, 18)
"""The smallest terminal the screens are made for."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing looked at: its state, what was found, and the repair when one is needed."""

    what: str
    state: Literal["fine", "note", "fault"]
    found: str
    repair: str = ""


STATES = {"fine": N_("fine"), "note": N_("note"), "fault": N_("fault")}


def doctor(options: Namespace) -> int:
    """Look at everything; exit code 1 when something is wrong."""
    found = [one for look in LOOKS for one in look(options)]
    if options.json:
        as_json([asdict(one) for one in found])
    else:
        data(table([(_(STATES[one.state]), one.what, one.found) for one in found]))
        for one in found:
            if one.repair:
                data(paragraph(f"\n{one.what}: {one.repair}"))
    return Exit.REFUSED if any(one.state == "fault" for one in found) else Exit.FINE


def _program(_options: Namespace) -> Iterator[Found]:
    where = _("checkout") if shipped.checkout() else _("installed package")
    yield Found(_("program"), "fine", f"afweging {__version__} · Python {platform.python_version()} · {where}")


def _library(options: Namespace) -> Iterator[Found]:
    from afweging.library import Library, default_path  # noqa: PLC0415 - a broken part must not break the doctor

    path = Path(options.library).expanduser() if options.library else default_path()
    what = _("library")
    if not path.exists():
        yield Found(what, "note", _("{path}: not made yet").format(path=path),
                    _("It is made when you start the first dossier."))
    else:
        try:
            with Library.open(path, mode="read") as opened:
                held = opened.store.content()
                yield Found(what, "fine", _("{path}: {dossiers} dossiers, {versions} versions").format(
                    path=path, dossiers=held.dossiers, versions=held.versions))
        except AfwegingError as error:
            yield Found(what, "fault", error.what(), error.remedy())
    yield from _place(path)


def _place(path: Path) -> Iterator[Found]:
    from afweging.store.places import shared  # noqa: PLC0415 - a broken part must not break the doctor

    folder = next((one for one in (path.parent, *path.parents) if one.exists()), Path("/"))
    what = _("library folder")
    if kind := shared(path):
        yield Found(what, "note", _("{folder} is on a share or synced folder ({kind})").format(folder=folder, kind=kind),
                    _("Only one person at a time can write. Keep the library on your own disk when you can."))
    if not os.access(folder, os.W_OK):
        yield Found(what, "fault", _("{folder} cannot be written").format(folder=folder),
                    _("Choose another place with --library or AFWEGING_LIBRARY."))
    free = shutil.disk_usage(folder).free
    state: Literal["fine", "fault"] = "fine" if free >= LEAST_SPACE else "fault"
    yield Found(_("free space"), state, _("{free} MB").format(free=free // 1_000_000),
                "" if state == "fine" else _("Free space on this disk; saving needs it."))


def _pdf(_options: Namespace) -> Iterator[Found]:
    from afweging.report.fonts import FACES, FOLDER  # noqa: PLC0415 - a broken part must not break the doctor
    from afweging.report.pdf import install_line  # noqa: PLC0415 - the same

    tried = subprocess.run([sys.executable, "-c", "import weasyprint; print(weasyprint.__version__)"],
                           capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if tried.returncode:
        yield Found("PDF", "fault", _("The Pango libraries are missing."), _(
            "Install them with “{line}”; until then reports can be made as HTML (--format html).").format(line=install_line()))
    else:
        yield Found("PDF", "fine", f"WeasyPrint {tried.stdout.strip()}, Pango")
    lacking = [name for name in FACES.values() if not (FOLDER / name).is_file()]
    if lacking:
        yield Found(_("fonts"), "fault", ", ".join(lacking), _("Install the program again."))
    else:
        yield Found(_("fonts"), "fine", f"IBM Plex Sans ({len(FACES)})")


def _locale(_options: Namespace) -> Iterator[Found]:
    coding = (sys.stdout.encoding or "?").lower()
    state: Literal["fine", "fault"] = "fine" if coding.replace("-", "") == "utf8" else "fault"
    yield Found(_("language"), state, f"{texts.active().language} · {coding}",
                "" if state == "fine" else _("Set a UTF-8 locale, for example LANG=nl_NL.UTF-8 or PYTHONUTF8=1."))


def _terminal(_options: Namespace) -> Iterator[Found]:
    what = _("terminal")
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        yield Found(what, "note", _("not a terminal"), _("The screens need a terminal; the verbs work without one."))
        return
    size = shutil.get_terminal_size()
    name = os.environ.get("TERM", "?")
    shown = f"{name}, {size.columns}×{size.lines}" + (", NO_COLOR" if "NO_COLOR" in os.environ else "")
    if name == "dumb":
        yield Found(what, "note", shown, _("The questionnaire runs line by line (afweging fill ID --plain)."))
    elif size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        yield Found(what, "note", shown, _("Make the window at least {columns} by {lines}.").format(
            columns=SMALLEST[0], lines=SMALLEST[1]))
    else:
        yield Found(what, "fine", shown)


def _data(_options: Namespace) -> Iterator[Found]:
    from afweging.evidence.loading import load as load_evidence  # noqa: PLC0415 - a broken part must not break the doctor
    from afweging.framework.loading import fingerprint, load  # noqa: PLC0415 - the same

    try:
        framework = load(shipped.default_framework())
        yield Found(_("framework"), "fine", f"{framework.id} {framework.version} · {fingerprint(framework)[:12]}")
        evidence = load_evidence(shipped.evidence() / "sources.yaml", shipped.evidence() / "facts.yaml")
        yield Found(_("evidence"), "fine", _("{facts} facts from {sources} sources").format(
            facts=len(evidence.facts), sources=len(evidence.sources)))
    except AfwegingError as error:
        yield Found(_("framework"), "fault", str(error), _("Install the program again."))


LOOKS: tuple[Callable[[Namespace], Iterator[Found]], ...] = (_program, _library, _pdf, _locale, _terminal, _data)
