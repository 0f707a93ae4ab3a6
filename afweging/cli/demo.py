"""The verb demo: a library with the example dossiers, and the advice report of one of them."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.cli.filling import browse
from afweging.cli.opening import library
from afweging.cli.output import data, talk
from afweging.cli.reporting import report_or_html
from afweging.library import Library, default_path
from afweging.texts import _

FIRST = "voorbeeld-me2.yaml"
"""The example whose advice is rendered: a real case, decided since."""


def demo(options: Namespace) -> int:
    """Fill the example library, render the advice of the first example and print where it is."""
    options.library = str(library_path())
    with library(options) as opened:
        talk(_("Example library: {path}").format(path=opened.store.path))
        kenmerken = [_import(opened, path) for path in sorted(shipped.examples(), key=lambda one: one.name != FIRST)]
        talk(_("Making the advice report of {kenmerk} …").format(kenmerk=kenmerken[0]))
        target = report_or_html(opened, kenmerken[0], options.output)
    data(str(target))
    if sys.stdin and sys.stdin.isatty() and sys.stdout.isatty() and options.faces and not options.no_screen:
        return browse(options)
    return 0


def library_path() -> Path:
    """The example library: beside the user's own, never the user's own."""
    named = os.environ.get("AFWEGING_DEMO_LIBRARY")
    return Path(named) if named else default_path().with_name("demo.db")


def _import(opened: Library, path: Path) -> str:
    """Take in an example, anew when it changed with the program; what a user changed in it stays."""
    assessment, reason = read_file(path), _("example")
    kenmerk = assessment.head.kenmerk
    if any(entry.kenmerk == kenmerk for entry in opened.entries()):
        touched = opened.dossier(kenmerk).draft or any(info.reason != reason for info in opened.store.history(kenmerk))
        if touched:
            return kenmerk
    opened.bring_in(assessment, file=path.name, reason=reason, update=True)
    return kenmerk
