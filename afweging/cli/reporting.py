"""The verb report: a version of a dossier as a document for others."""

import sys
from argparse import Namespace
from pathlib import Path

from afweging import errors, shipped
from afweging.cli.exchange import write_file
from afweging.cli.opening import library, not_a_choice
from afweging.cli.output import data, talk
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.texts import Language, _


def report(options: Namespace) -> int:
    """Make a report and print where it is."""
    form = _format(options.format)
    with library(options, "either") as opened:
        target = make(opened, options.dossier, form, options.output, language=options.language, public=options.public)
    if target:
        data(str(target))
    return 0


def make(opened: Library, name: str, form: str, output: str | None, *, language: Language | None, public: bool) -> Path | None:
    """Write the report of a dossier in one format; where it is, or None for standard output."""
    from afweging.report import formats  # noqa: PLC0415 - only when a report is made

    document = opened.document(opened.dossier(name), language=language, public=public)
    for message in formats.messages(document):
        talk(message)
    content = formats.render(document, form)
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return None
    target = Path(output) if output else reports_folder()
    if target.is_dir() or not target.suffix:
        target /= formats.file_name(document, form)
    write_file(target, content)
    return target


def reports_folder() -> Path:
    """Where reports land unless asked otherwise: ``reports`` of the checkout, else the present folder."""
    top = shipped.checkout()
    return top / "reports" if top else Path()


def _format(found: str) -> str:
    from afweging.report.formats import FORMATS  # noqa: PLC0415 - only when a report is made

    if found.lower() not in FORMATS:
        raise not_a_choice(found, "--format", FORMATS)
    return found.lower()


def report_or_html(opened: Library, name: str, output: str | None) -> Path | None:
    """The PDF, or the HTML when this machine cannot make PDFs; then what repairs that is said."""
    try:
        return make(opened, name, "pdf", output, language=None, public=False)
    except AfwegingError as error:
        if error.code is not errors.PANGO_MISSING:
            raise
        talk(str(error))
        talk(_("The report is made as HTML instead."))
        return make(opened, name, "html", output, language=None, public=False)
