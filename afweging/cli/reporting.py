"""The verb report: versions of dossiers as documents for others."""

import sys
from argparse import Namespace
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from afweging import errors
from afweging.cli.opening import library
from afweging.cli.output import data, talk
from afweging.cli.wishes import Wish, left_out, wished, write_omitted
from afweging.errors import AfwegingError
from afweging.library import Library, progress
from afweging.library.folders import reports_folder
from afweging.library.many import write_file
from afweging.texts import _

if TYPE_CHECKING:
    from afweging.report.omitted import Omitted
    from afweging.report.rendering import Renderer


def report(options: Namespace) -> int:
    """Make reports and print where they are; with several dossiers a bad one never stops the rest."""
    if options.portfolio:
        from afweging.cli.portfolio import report as portfolio_report  # noqa: PLC0415 - only for the portfolio

        return portfolio_report(options)
    if options.status or options.phase or options.year or options.advice or options.tag or options.examples or options.reverse \
            or options.filter:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--portfolio", verb="report")
    if not options.dossiers and not options.all:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="ID", verb="report")
    if options.omitted and not options.public:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--public", verb="report")
    if options.all or len(options.dossiers) > 1 or (options.resume and _is_folder(options.output)):
        from afweging.cli.reports import make_many  # noqa: PLC0415 - only for several

        return make_many(options, wished(options))
    with _ahead(options.format) as renderer:
        wish = wished(options)
        with library(options, "either") as opened:
            target, omitted = make(opened, options.dossiers[0], wish, options.output, renderer=renderer)
    for item in omitted:
        talk(_("Left out: {place}: {ground}").format(place=item.place, ground=item.ground))
    if options.omitted:
        write_omitted(Path(options.omitted), omitted)
    if target:
        data(str(target))
    return 0


def _is_folder(output: str | None) -> bool:
    """Whether reports are to land in a folder, by what it is or looks like."""
    return output is None or Path(output).is_dir() or not Path(output).suffix


def make(opened: Library, name: str, wish: Wish, output: str | None, *, renderer: "Renderer | None" = None,
         ) -> tuple[Path | None, "tuple[Omitted, ...]"]:
    """Write the report of a dossier: where it is (None for standard output), and what a public one leaves out."""
    from afweging.report import formats  # noqa: PLC0415 - only when a report is made

    progress.tell(step="reading")
    document = wish.document(opened, name)
    for message in formats.messages(document):
        talk(message)
    progress.tell(step="pages")
    content = formats.render(document, wish.form, renderer=renderer)
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return None, left_out(document)
    target = Path(output) if output else reports_folder()
    if target.is_dir() or not target.suffix:
        target /= formats.file_name(document, wish.form)
    progress.tell(step="saving")
    write_file(target, content)
    return target, left_out(document)


def _ahead(form: str) -> "AbstractContextManager[Renderer | None]":
    """For a PDF the process that makes it, started now: its engine loads while the dossier is read."""
    if form.lower() != "pdf":
        return nullcontext()
    from afweging.report.rendering import Renderer  # noqa: PLC0415 - only when a PDF is made

    class Telling(Renderer):
        """Tells when the pages are written and the PDF is begun."""

        def pdf(self, *given: Any, **named: Any) -> bytes:  # noqa: ANN401 - as its parent takes them
            progress.tell(step="pdf")
            return super().pdf(*given, **named)

    return Telling()


def report_or_html(opened: Library, name: str, output: str | None) -> Path | None:
    """The PDF, or the HTML when this machine cannot make PDFs; then what repairs that is said."""
    try:
        return make(opened, name, Wish(), output)[0]
    except AfwegingError as error:
        if error.code is not errors.PANGO_MISSING:
            raise
        talk(str(error))
        talk(_("The report is made as HTML instead."))
        return make(opened, name, Wish(form="html"), output)[0]
