"""The verb demo: a library with the example dossiers, and the advice report of one of them."""

import os
from argparse import Namespace
from pathlib import Path

from afweging import shipped
from afweging.assessment.interchange import read_file
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
        target = report_or_html(opened, f"{kenmerken[0]}@1", options.output)
    data(str(target))
    return 0


def library_path() -> Path:
    """The example library: beside the user's own, never the user's own."""
    named = os.environ.get("AFWEGING_DEMO_LIBRARY")
    return Path(named) if named else default_path().with_name("demo.db")


def _import(opened: Library, path: Path) -> str:
    """Take in an example unless it is there; what a user changed in the example library stays."""
    assessment = read_file(path)
    kenmerk = assessment.head.kenmerk
    if not any(entry.kenmerk == kenmerk for entry in opened.entries()):
        opened.bring_in(assessment, file=path.name, reason=_("example"))
    return kenmerk
