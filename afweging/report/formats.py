"""The formats of a report, in one table: a new format is a function and a line."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from afweging import __version__, canonical
from afweging.report import fonts, places
from afweging.report.document import Document, edition, public
from afweging.report.models import ReportView
from afweging.report.pdf import About, Attached
from afweging.report.references import unknown_facts
from afweging.report.rendering import Renderer
from afweging.report.view import view
from afweging.texts import _, active, sentences

if TYPE_CHECKING:
    from afweging.report.as_office import Form

DATA: Final = "afweging.json"
"""The attached file with the assessment itself."""
FRAMEWORK: Final = "afwegingskader.json"
"""The attached file with the framework it was made under."""
_LONGEST_NAME: Final = 80
"""So many characters of a kenmerk go into the name of a file; systems allow about 250 for all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: the ending of its file name, and what makes its bytes."""

    suffix: str
    make: Callable[[Document, Renderer | None], bytes]


def render(document: Document, name: str, *, renderer: Renderer | None = None) -> bytes:
    """The bytes of a report. ``renderer`` is a running child for PDFs; without one, one is started.

    Raises ``KeyError`` for an unknown format and ``AfwegingError`` for an answer beyond a bound or a PDF that cannot be
    made.
    """
    return FORMATS[name].make(document, renderer)


def file_name(document: Document, name: str) -> str:
    """A name for the file: kenmerk, kind when it is not the advice, version, language when not Dutch, edition when public."""
    kenmerk = document.assessment.head.kenmerk[:_LONGEST_NAME]
    parts = [
        "".join(sign if sign.isalnum() else "-" for sign in kenmerk).strip("-").lower(),
        "" if document.kind == "advies" else document.kind,
        ("concept-na-v" if document.stamp.draft else "v") + str(document.stamp.number),
        "" if document.language == "nl" else document.language,
        "openbaar" if document.public or document.assessment.public else "",
        document.archive if name == "pdf" and document.archive != "a-3a" else "",
    ]
    return "-".join(filter(None, parts)) + FORMATS[name].suffix


def messages(document: Document) -> tuple[str, ...]:
    """What the user should know about the PDF: characters shown by their number, facts that are not in the evidence."""
    assessment = public(document.assessment) if document.public else document.assessment
    texts = [(passage.place, passage.text) for passage in places.passages(document.framework, assessment, active())]
    if not document.public:
        texts += [(_("remark {number}").format(number=one.number), "\n".join((one.text, *(reply.text for reply in one.replies))))
                  for one in document.remarks]
    found = [
        _("In {place} these characters are not in the font and appear by their number: {characters}.").format(
            place=lacking.place, characters=lacking.shown)
        for lacking in fonts.unprintable(texts)
    ]
    found += [_("The fact {fact} is cited but not in the evidence.").format(fact=fact)
              for fact in unknown_facts(document.evidence, assessment.answers.values())]
    return tuple(found)


def about(document: Document, shown: ReportView) -> About:
    """What the PDF says about itself: all of it from the version, so that the same version gives the same file."""
    stamp, reference = document.stamp, document.assessment.framework
    which = f"{stamp.hash} {document.language} {'public' if document.public else 'internal'} {shown.kind} {document.archive}"
    if document.remarks:  # they are no part of the version, so the same version gives other files with other remarks
        which += " " + canonical.digest(canonical.text(document.remarks))
    return About(
        title=f"{shown.kind}: {shown.title}", description=shown.description, language=document.language,
        created=stamp.created, document_id=hashlib.sha256(which.encode()).hexdigest(),
        keywords=document.assessment.head.tags, generator=f"afweging {__version__}",
        identity={
            "kenmerk": shown.kenmerk, "version": str(stamp.number), "versionHash": stamp.hash,
            "dataHash": hashlib.sha256(_json(document, None)).hexdigest(),
            "framework": f"{reference.id} {reference.version}", "frameworkHash": reference.hash,
            "status": document.assessment.head.status.value, "edition": "public" if document.public else "internal",
        },
    )


def is_current(content: bytes, document: Document) -> bool:
    """Whether a PDF was made from exactly this document by this version of the program; no engine is needed to tell.

    The same document gives the same bytes, so making it again would be in vain. It looks at what the file says of itself;
    whether somebody changed it since, importing it tells.
    """
    document = edition(document)
    made = about(document, view(document))
    marks = (f"uuid:{UUID(hex=made.document_id[:32])}", made.generator, made.identity["dataHash"])
    return content.rstrip().endswith(b"%%EOF") and all(mark.encode() in content for mark in marks)


def attached(document: Document) -> tuple[Attached, ...]:
    """The data a report carries: the assessment as this edition may show it, and its framework."""
    words = sentences(document.language)  # not the language in use: the same version gives the same bytes
    if document.public:
        data = words.say("The assessment as public data (canonical JSON): names and closed parts are left out")
    else:
        data = words.say("The assessment as data (canonical JSON)")
    return (
        Attached(name=DATA, content=_json(document, None), description=data),
        Attached(name=FRAMEWORK, content=canonical.text(document.framework).encode(),
                 description=words.say("The framework as data (canonical JSON)")),
    )


def _pdf(document: Document, renderer: Renderer | None) -> bytes:
    from afweging.report.page import render_html  # noqa: PLC0415 - Jinja2 only when a page is made

    document = edition(document)
    if renderer is None:
        with Renderer() as started:  # its engine loads while the page is written
            return _pdf(document, started)
    shown = view(document)
    return renderer.pdf(render_html(shown, standalone=False), about(document, shown), attached(document), document.archive)


def _html(document: Document, _renderer: Renderer | None) -> bytes:
    from afweging.report.page import render_html  # noqa: PLC0415 - Jinja2 only when a page is made

    return render_html(view(document)).encode()


def _markdown(document: Document, _renderer: Renderer | None) -> bytes:
    from afweging.report.as_markdown import render_markdown  # noqa: PLC0415 - not needed for the other formats

    return render_markdown(view(document)).encode()


def _office(document: Document, form: "Form") -> bytes:
    from afweging.report import as_office  # noqa: PLC0415 - only for word processors
    from afweging.report.page import render_html  # noqa: PLC0415 - Jinja2 only when a page is made

    document = edition(document)
    shown = view(document)
    return as_office.render(render_html(shown, standalone=False), about(document, shown), form)


def _json(document: Document, _renderer: Renderer | None) -> bytes:
    return canonical.text(edition(document).assessment).encode()


FORMATS: Final[Mapping[str, Format]] = {
    "pdf": Format(suffix=".pdf", make=_pdf),
    "html": Format(suffix=".html", make=_html),
    "md": Format(suffix=".md", make=_markdown),
    "json": Format(suffix=".json", make=_json),
    "odt": Format(suffix=".odt", make=lambda document, _renderer: _office(document, "odt")),
    "docx": Format(suffix=".docx", make=lambda document, _renderer: _office(document, "docx")),
}
"""Name to format."""
