"""Make the report: format, edition and place are asked; the PDF is made in a child process."""

from pathlib import Path

from afweging.plain.conversation import Conversation, Option
from afweging.texts import _


def report(talk: Conversation, _given: str) -> None:
    """Write a report of the present state, in the language of the answers."""
    from afweging.report import formats, rendering  # noqa: PLC0415 - only when a report is made

    if talk.editing.dirty:
        talk.session.store()
    form = talk.choose((
        Option("pdf", "PDF", _("Accessible and archival, with the data inside.")), Option("html", "HTML", _("A web page.")),
        Option("md", "Markdown", _("Plain text with marks.")), Option("json", "JSON", _("The data alone.")),
    ))
    if form is None:
        return
    edition = talk.choose((
        Option("internal", _("internal"), _("With names and closed parts.")),
        Option("public", _("public"), _("Without names and closed parts.")),
    ))
    if edition is None:
        return
    document = talk.editing.library.document(talk.editing.dossier, public=edition == "public")
    target = _place(talk, formats.file_name(document, form))
    talk.say(_("Making the report. This takes a few seconds."), *formats.messages(document))
    rendering.write(target, formats.render(document, form))
    talk.say(_("The report is in {file}.").format(file=target))


def _place(talk: Conversation, name: str) -> Path:
    default = (talk.reports / name).resolve()
    found = talk.ask(_("File or folder. Enter for {file}:").format(file=default))
    target = Path(found).expanduser() if found else default
    return target / name if target.is_dir() else target
