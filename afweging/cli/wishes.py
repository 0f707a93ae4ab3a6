"""What is asked of a report, read from the options; shared by one report and by many."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from afweging import errors
from afweging.cli.opening import not_a_choice
from afweging.errors import AfwegingError
from afweging.library import Library, remarks
from afweging.library.many import write_file
from afweging.texts import Language, active

if TYPE_CHECKING:
    from afweging.report.document import Document
    from afweging.report.omitted import Omitted
    from afweging.report.pdf import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a report, whichever dossier it is about."""

    form: str = "pdf"
    kind: str = "advies"
    language: Language | None = None
    public: bool = False
    archive: "Archive" = "a-3a"
    remarks: bool = False

    def document(self, opened: Library, name: str) -> "Document":
        """What the report of a dossier is made from."""
        made = opened.document(opened.dossier(name), language=self.language, public=self.public, kind=self.kind,
                               archive=self.archive)
        return remarks.annexed(opened, made) if self.remarks else made


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
    if options.remarks and options.public:
        raise AfwegingError(errors.REMARKS_INTERNAL)
    if options.remarks and kind != "advies":
        raise not_a_choice(kind, "--remarks", ("--kind advies",))
    if options.remarks and form == "json":
        raise not_a_choice(form, "--remarks", tuple(f"--format {name}" for name in FORMATS if name != "json"))
    return Wish(form=form, kind=kind, language=options.language, public=options.public, archive=options.archive,
                remarks=options.remarks)


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
