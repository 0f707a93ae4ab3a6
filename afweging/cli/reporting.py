"""The verb report: versions of dossiers as documents for others."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from afweging import errors, shipped
from afweging.cli.exchange import write_file
from afweging.cli.opening import library, not_a_choice
from afweging.cli.output import data, talk
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.texts import Language, _, active

if TYPE_CHECKING:
    from afweging.report.document import Document
    from afweging.report.omitted import Omitted
    from afweging.report.pdf import Archive
    from afweging.report.rendering import Renderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a report, whichever dossier it is about."""

    form: str = "pdf"
    kind: str = "advies"
    language: Language | None = None
    public: bool = False
    archive: "Archive" = "a-3a"

    def document(self, opened: Library, name: str) -> "Document":
        """What the report of a dossier is made from."""
        return opened.document(opened.dossier(name), language=self.language, public=self.public, kind=self.kind,
                               archive=self.archive)


def report(options: Namespace) -> int:
    """Make reports and print where they are; with several dossiers a bad one never stops the rest."""
    if not options.dossiers and not options.all:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="ID", verb="report")
    if options.omitted and not options.public:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--public", verb="report")
    if options.all or len(options.dossiers) > 1:
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


def make(opened: Library, name: str, wish: Wish, output: str | None, *, renderer: "Renderer | None" = None,
         ) -> tuple[Path | None, "tuple[Omitted, ...]"]:
    """Write the report of a dossier: where it is (None for standard output), and what a public one leaves out."""
    from afweging.report import formats  # noqa: PLC0415 - only when a report is made

    document = wish.document(opened, name)
    for message in formats.messages(document):
        talk(message)
    content = formats.render(document, wish.form, renderer=renderer)
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return None, left_out(document)
    target = Path(output) if output else reports_folder()
    if target.is_dir() or not target.suffix:
        target /= formats.file_name(document, wish.form)
    write_file(target, content)
    return target, left_out(document)


def left_out(document: "Document") -> "tuple[Omitted, ...]":
    """What the public edition of a document leaves out; nothing when it is not asked for."""
    if not document.public:
        return ()
    from afweging.report.omitted import omitted  # noqa: PLC0415 - only for public reports

    return omitted(document, active())


def write_omitted(target: Path, items: "Iterable[Omitted]") -> None:
    """Write the list of what was left out: JSON when the file is called so, else CSV."""
    from afweging.report.omitted import as_csv, as_json  # noqa: PLC0415 - only for public reports

    text = as_json(items) if target.suffix.lower() == ".json" else as_csv(items)
    write_file(target, text.encode())


def reports_folder() -> Path:
    """Where reports land unless asked otherwise: ``reports`` of the checkout, else the present folder."""
    top = shipped.checkout()
    return top / "reports" if top else Path()


def _ahead(form: str) -> "AbstractContextManager[Renderer | None]":
    """For a PDF the process that makes it, started now: its engine loads while the dossier is read."""
    if form.lower() != "pdf":
        return nullcontext()
    from afweging.report.rendering import Renderer  # noqa: PLC0415 - only when a PDF is made

    return Renderer()


def wished(options: Namespace) -> Wish:
    """What the options ask. Raises NOT_A_CHOICE for a format or kind that does not exist."""
    from afweging.report.document import KINDS  # noqa: PLC0415 - only when a report is made
    from afweging.report.formats import FORMATS  # noqa: PLC0415 - only when a report is made

    form, kind = options.format.lower(), options.kind.lower()
    if form not in FORMATS:
        raise not_a_choice(form, "--format", FORMATS)
    if kind not in KINDS:
        raise not_a_choice(kind, "--kind", KINDS)
    if options.archive != "a-3a" and form != "pdf":
        raise not_a_choice(form, "--archive", ("--format pdf",))
    return Wish(form=form, kind=kind, language=options.language, public=options.public, archive=options.archive)


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
