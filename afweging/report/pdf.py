"""HTML to one PDF that is PDF/A-3a (or 2a) and PDF/UA-1 at once, by WeasyPrint.

Nothing is fetched: the only addresses that answer are the names of our own fonts. Dates, identifier and attachments are
given, so the same report is the same bytes, whenever and wherever it is made with the same libraries.
Everything here runs in the process it is called in; ``rendering`` puts it in a child with bounds.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from afweging.errors import FONT_FILE_MISSING, GLYPH_MISSING, PANGO_MISSING, RENDER_REFUSED, AfwegingError
from afweging.report import fonts, importing, line_layouts, parsing, xmp
from afweging.texts import Language

Archive = Literal["a-3a", "a-2a"]
"""The archival standard: part 3 carries attachments, part 2 is for archives that refuse part 3."""

STYLE: Final = Path(__file__).with_name("templates") / "style.css"
_SCHEME: Final = "afweging-font:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file inside the report, from which the report was made."""

    name: str
    content: bytes
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the PDF says about itself. ``created`` is in UTC; ``document_id`` is a hash, as hexadecimal digits."""

    title: str
    description: str
    language: Language
    created: datetime
    document_id: str
    keywords: tuple[str, ...] = ()
    generator: str = "afweging"
    identity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Values of ``xmp.PROPERTIES``."""


def render(html: str, about: About, attached: tuple[Attached, ...] = (), archive: Archive = "a-3a") -> bytes:
    """The PDF of a page of HTML in the style of the report.

    Raises ``AfwegingError`` when Pango, a font or a character is missing, or the HTML asks for anything but our fonts.
    Attachments are left out of part 2 of PDF/A, which does not allow them.
    """
    engine = _engine()
    try:
        return _made(engine, html, about, attached, archive)
    except engine.refusal:  # not an Exception, so that WeasyPrint does not swallow it
        raise AfwegingError(RENDER_REFUSED, kind=engine.refusal.__name__) from None


def _made(engine: "_Engine", html: str, about: About, attached: tuple[Attached, ...], archive: Archive) -> bytes:
    from afweging.report.settling import settle  # noqa: PLC0415 - these import nothing heavy, but are needed only here
    from afweging.report.tagging import mended  # noqa: PLC0415

    files = [engine.attachment(file, about.created) for file in sorted(attached, key=lambda file: file.name)]
    document = engine.document(fonts.printable_html(html))
    _describe(document.metadata, about)
    with mended() as repair:

        def finish(finished: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint and pydyf have no types
            _refuse_missing_glyphs(finished)
            repair.finish(pdf)
            _identify(pdf, about)
            settle(pdf)

        result: bytes = document.write_pdf(
            finisher=finish, pdf_variant=f"pdf/{archive}", pdf_tags=True, custom_metadata=False,
            pdf_identifier=about.document_id.encode(), attachments=files if archive == "a-3a" else None)
    return result


def warm_up() -> None:
    """Load the engine, the fonts and the style, so that the first report does not wait for them."""
    _engine()


def shut_out_system_fonts() -> None:
    """Let fontconfig see the shipped fonts only. For a process that makes reports; call before anything is rendered."""
    os.environ["FONTCONFIG_FILE"] = str(fonts.FOLDER / "fonts.conf")


def install_line(platform: str = sys.platform) -> str:
    """The line that installs Pango on this kind of machine."""
    if platform == "darwin":
        return "brew install pango"
    if platform == "win32":
        return "pacman -S mingw-w64-x86_64-pango  (MSYS2)"
    return "sudo apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class _Engine:
    """WeasyPrint with our fonts and style, loaded once in a process."""

    def __init__(self) -> None:
        importing.load()  # 0.4 s, and only a PDF needs it
        import weasyprint  # noqa: PLC0415 - just loaded
        from cssselect2 import ElementWrapper  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with WeasyPrint
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415

        line_layouts.keep()

        class OwnFontsOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
            """Answers to the names of our fonts; anything else stops the rendering."""

            def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401, ARG002
                name = url.removeprefix(_SCHEME)
                if url.startswith(_SCHEME) and name in fonts.FACES.values():
                    return URLFetcherResponse(url, (fonts.FOLDER / name).read_bytes(), {"Content-Type": "font/ttf"})
                raise FatalURLFetchingError("nothing is fetched for a report")

        class Page(weasyprint.HTML):  # type: ignore[misc]
            """A page read as XML where it can be, which is what takes least time."""

            def __init__(self, html: str, fetcher: URLFetcher) -> None:
                root = parsing.tree(html)
                if root is None:
                    super().__init__(string=html, url_fetcher=fetcher)
                    return
                self.base_url = None
                self.url_fetcher = fetcher
                self.media_type = "print"
                self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
                self.etree_element = root

        self._page = Page
        self.refusal: type[BaseException] = FatalURLFetchingError
        self._weasyprint = weasyprint
        self._fetcher = OwnFontsOnly()
        self._fonts = FontConfiguration()
        self._style = weasyprint.CSS(string=_faces() + STYLE.read_text(encoding="utf-8"), font_config=self._fonts,
                                     url_fetcher=self._fetcher)

    def document(self, html: str) -> Any:  # noqa: ANN401
        """The laid out document."""
        page = self._page(html, self._fetcher)
        return page.render(stylesheets=[self._style], font_config=self._fonts, pdf_tags=True)

    def attachment(self, file: Attached, when: datetime) -> Any:  # noqa: ANN401
        """A file as WeasyPrint attaches it: the source of the report, with the date of its version."""
        return self._weasyprint.Attachment(
            string=file.content, name=file.name, description=file.description, relationship="Source",
            created=when.astimezone(UTC), modified=when.astimezone(UTC), url_fetcher=self._fetcher)


@cache
def _engine() -> _Engine:
    for name in fonts.FACES.values():
        if not (fonts.FOLDER / name).is_file():
            raise AfwegingError(FONT_FILE_MISSING, file=name)
    try:
        return _Engine()
    except OSError as error:  # what cffi raises when a library cannot be loaded
        raise AfwegingError(PANGO_MISSING, line=install_line()) from error


def _faces() -> str:
    return "".join(
        f"@font-face{{font-family:{fonts.FAMILY};font-weight:{weight};font-style:{style};src:url({_SCHEME}{name})}}\n"
        for (weight, style), name in fonts.FACES.items()
    )


def _describe(metadata: Any, about: About) -> None:  # noqa: ANN401
    moment = about.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata.title = fonts.printable(about.title)
    metadata.description = fonts.printable(about.description)
    metadata.keywords = [fonts.printable(word) for word in about.keywords]
    metadata.generator = about.generator
    metadata.lang = about.language
    metadata.authors = []
    metadata.created = metadata.modified = moment


def _refuse_missing_glyphs(document: Any) -> None:  # noqa: ANN401
    """The last guard: text is checked before, but a style sheet can bring characters of its own."""
    points = sorted({point for font in document.fonts.values() for point in font.missing})
    if points:
        shown = " ".join(f"U+{point:04X}" for point in points)
        raise AfwegingError(GLYPH_MISSING, characters=shown)


def _identify(pdf: Any, about: About) -> None:  # noqa: ANN401
    """Declare the second standard and the identity of the report; take out what WeasyPrint 70.0 lists twice."""
    from afweging.report.structure import array, at  # noqa: PLC0415

    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = array(dict.fromkeys(pdf.catalog["AF"]))
    packet = at(pdf, pdf.catalog["Metadata"])
    packet.compress = False  # readable without a PDF library; one validator wants it so
    identity = {name: fonts.printable(value) for name, value in about.identity.items() if value}
    packet.stream = [xmp.extended(packet.stream[0], language=about.language, identity=identity,
                                  document_id=about.document_id)]
