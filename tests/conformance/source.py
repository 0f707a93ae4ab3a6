"""What a report says according to its HTML: blocks and texts in reading order, in the words of a PDF tag tree.

Read with the parser of the standard library, so that it shares nothing with the engine that lays the page out.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, NamedTuple

from tests.conformance.lint_blocks import squeezed


class Token(NamedTuple):
    """``open`` or ``close`` of a kind of element, or ``text`` in a language."""

    what: str
    value: str
    language: str = ""


KINDS: Final = {
    "section": "Sect", "p": "P", "ul": "L", "ol": "L", "li": "LI", "table": "Table", "thead": "THead", "tbody": "TBody",
    "tr": "TR", "th": "TH", "td": "TD", "blockquote": "BlockQuote", "figure": "Figure", "svg": "Figure", "figcaption": "Caption",
    "a": "Link", "strong": "Strong", "b": "Strong", "em": "Em", "i": "Em", "code": "Code",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
}
"""Tags that mean something in a PDF; all others only hold text."""
_VOID: Final = frozenset({"meta", "br", "hr", "col", "img", "link", "rect", "path", "polygon"})
_UNSEEN: Final = frozenset({"head", "style"})
_RUNNING: Final = ("running-header", "running-footer", "running-page")


@dataclass
class Link:
    """A link of the page: its text and its address."""

    address: str
    text: str = ""


@dataclass
class Source:
    """The tokens of a page, its links, and what stands in the head and foot of every page."""

    tokens: list[Token] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    running: str = ""


def read(html: str) -> Source:
    """The source of a page of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.source


class Writer:
    """Collects tokens: text that follows text in the same language is one text; white space does not count."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []

    def open(self, kind: str) -> None:
        """An element begins."""
        self.tokens.append(Token("open", kind))

    def close(self, kind: str) -> None:
        """An element ends."""
        self.tokens.append(Token("close", kind))

    def text(self, text: str, language: str) -> None:
        """Some text."""
        if not (text := squeezed(text).casefold()):  # the style may write in capitals
            return
        if self.tokens and self.tokens[-1].what == "text" and self.tokens[-1].language == language:
            text = self.tokens.pop().value + text
        self.tokens.append(Token("text", text, language))


@dataclass
class _Open:
    tag: str
    kind: str
    language: str
    shown: bool
    running: bool
    link: Link | None


class _Reader(HTMLParser):
    """Walks through a page; elements that are open are on the stack."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.source = Source()
        self._writer = Writer()
        self.source.tokens = self._writer.tokens
        self._stack = [_Open("", "", "", shown=True, running=False, link=None)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        given, above = {name: value or "" for name, value in attrs}, self._stack[-1]
        classes = given.get("class", "").split()
        drawing = any(one.tag == "svg" for one in self._stack)  # what a picture shows is told by its alternative text
        shown = above.shown and tag not in _UNSEEN and given.get("aria-hidden") != "true" and (not drawing or tag == "title")
        kind = _kind(tag, classes, self._stack)
        link = Link(given["href"]) if tag == "a" and "href" in given else above.link
        running = above.running or any(name in classes for name in _RUNNING)
        self._stack.append(_Open(tag, kind, given.get("lang", above.language), shown, running, link))
        if link is not None and link is not above.link and shown:
            self.source.links.append(link)
        if kind and shown and not running:
            self._writer.open(kind)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        closed = self._stack.pop()
        if closed.tag != tag:
            raise ValueError(f"{closed.tag} is closed by {tag}")
        if closed.kind and closed.shown and not closed.running:
            self._writer.close(closed.kind)

    def handle_data(self, data: str) -> None:
        at = self._stack[-1]
        if not at.shown:
            return
        if at.running:
            self.source.running += data
            return
        self._writer.text(data, at.language)
        if at.link is not None:
            at.link.text += data


def _kind(tag: str, classes: list[str], stack: list[_Open]) -> str:
    if tag == "span" and "footnote" in classes:
        return "Note"
    if tag in ("ol", "ul") and "toc" in classes:
        return "TOC"
    if tag == "li" and stack[-1].kind == "TOC":
        return "TOCI"
    if tag == "svg" and any(one.tag == "figure" for one in stack):
        return ""
    return KINDS.get(tag, "")
