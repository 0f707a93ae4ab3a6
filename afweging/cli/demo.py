"""The verb demo: a library with the example dossiers, and the advice report of one of them."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from afweging.cli.filling import browse
from afweging.cli.opening import library
from afweging.cli.output import data, talk
from afweging.cli.reporting import report_or_html
from afweging.library import default_path, examples
from afweging.texts import _, active

FIRST = "VOORBEELD-1"
"""The example whose advice is rendered: a real case, decided since."""


def demo(options: Namespace) -> int:
    """Fill the example library, render the advice of the first example and print where it is."""
    options.library = str(library_path())
    with library(options) as opened:
        talk(_("Example library: {path}").format(path=opened.store.path))
        examples.take_in(opened, active().language)
        talk(_("Making the advice report of {kenmerk} …").format(kenmerk=FIRST))
        target = report_or_html(opened, FIRST, options.output)
    data(str(target))
    if sys.stdin and sys.stdin.isatty() and sys.stdout.isatty() and options.faces and not options.no_screen:
        return browse(options)
    return 0


def library_path() -> Path:
    """The example library: beside the user's own, never the user's own. English has one apart, with English examples."""
    named = os.environ.get("AFWEGING_DEMO_LIBRARY")
    return Path(named) if named else default_path().with_name("demo.db" if active().language == "nl" else "demo-en.db")
