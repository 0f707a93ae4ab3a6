"""Answers are Markdown; here they become HTML that is safe, tagged well and of bounded size.

CommonMark with tables, by markdown-it. Raw HTML stays text, images are off, and a link works only when it is absolute
and http, https or mailto; any other stays text. Headings inside an answer become bold paragraphs, so that the outline of
the report keeps its order. ``[@F15]`` cites a fact and becomes a numbered reference to the list of sources.

The bounds are those of ``pdf.md`` 6: above them one answer can hold up a whole report. None is silent.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Final

from afweging.assessment.wording import LARGEST
from afweging.errors import (
    ANSWER_LIST_ITEMS,
    ANSWER_NESTING,
    ANSWER_TABLE_COLUMNS,
    ANSWER_TABLE_ROWS,
    ANSWER_TOO_LARGE,
    AfwegingError,
)
from afweging.report.fonts import printable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

TABLE_ROWS: Final = 400
TABLE_COLUMNS: Final = 12
LIST_ITEMS: Final = 2_000
NESTING: Final = 8

CITATION: Final = re.compile(r"\[@[\w.-]{1,40}(?:\s*[;,]\s*@[\w.-]{1,40})*\]")
_LINE: Final = 12
"""So many words go into a line of the page: what has many lines takes the room of many words."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])(?=\s)")
_CITED: Final = re.compile(r"@([\w.-]{1,40})")
_LINK: Final = re.compile(r"(?:https?://[^/\s]|mailto:[^\s@]+@)", re.IGNORECASE)
_CONTAINERS: Final = frozenset({"blockquote_open", "bullet_list_open", "ordered_list_open"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source as a citation shows it: its number in the list of sources, where that entry is, and its name."""

    number: int
    anchor: str
    name: str


References = Mapping[str, Reference]
"""Fact id to reference."""


def to_html(text: str, *, where: str, references: References, anchor: str = "") -> str:
    """The HTML of an answer. Raises ``AfwegingError`` with ``where`` when the answer is beyond a bound.

    With an ``anchor`` the first citation of each source is a place to come back to: see ``place``.
    """
    markdown = _parser()
    _size_within_bounds(text, where)
    environment = {"references": references, "anchor": anchor, "placed": set()}
    tokens = markdown.parse(text, environment)
    _within_bounds(tokens, where)
    _reshape(tokens)
    return str(markdown.renderer.render(tokens, markdown.options, environment))


def numbered(text: str, references: References) -> str:
    """The Markdown of an answer with its citations as numbers, for a report in Markdown."""
    return CITATION.sub(lambda found: _numbers(found.group(), references) or found.group(), text)


def place(anchor: str, reference: Reference) -> str:
    """The name of the place where a source is cited, in the part of the report that has this anchor."""
    return f"{anchor}-{reference.anchor}"


def linked(text: str, references: References) -> frozenset[int]:
    """The numbers of the sources that the HTML of an answer has a link to."""
    found: set[int] = set()
    for block in _parser().parse(text, {"references": references}):
        for token in block.children or ():
            if token.type == "citation" and not token.hidden:
                found.update(references[name].number for name in _CITED.findall(token.content))
    return frozenset(found)


def cited(text: str) -> tuple[str, ...]:
    """The fact ids a text cites, in order, each once."""
    return tuple(dict.fromkeys(name for found in CITATION.findall(text) for name in _CITED.findall(found)))


def opening(text: str, limit: int) -> tuple[str, bool]:
    """The first blocks of an answer of together at most about ``limit`` words, a line for twelve, and whether there is more.

    A block is never cut, but for a first paragraph that is longer by itself: that ends after a sentence. A table or list
    that is too long by itself is left to the whole answer.
    """
    lines, end, counted = text.split("\n"), 0, 0
    blocks = [token for token in _parser().parse(text, {"references": {}})
              if token.level == 0 and token.map and token.nesting >= 0]
    for token in blocks:
        begin, stop = token.map or (0, 0)
        block = "\n".join(lines[begin:stop])
        size = max(len(block.split()), _LINE * block.count("\n"))
        if counted + size > limit:
            if not end and token.type == "paragraph_open":
                return "\n".join((*lines[:begin], _sentences(block, limit))), True
            break
        counted += size
        end = end if token.type == "heading_open" else stop  # a heading without its text says nothing
    return "\n".join(lines[:end]), any(end < (token.map or (0, 0))[1] for token in blocks)


def _sentences(paragraph: str, limit: int) -> str:
    """The first sentences of a paragraph, at least one, with every mark in them closed."""
    for end in _SENTENCE_END.finditer(paragraph):
        piece = paragraph[:end.start()]
        closed = all(piece.count(mark) % 2 == 0 for mark in "*_`~") and piece.count("[") == piece.count("]")
        if closed and len(paragraph[:end.end()].split()) >= limit // 2:
            return piece
    return paragraph


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only a report needs it

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])
    markdown.validateLink = _link_allowed  # type: ignore[method-assign,assignment]
    markdown.inline.ruler.before("link", "citation", _citation)
    markdown.add_render_rule("citation", _show_citation)
    return markdown


def _link_allowed(address: str) -> bool:
    return bool(_LINK.match(address))


def _citation(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the signature markdown-it asks for
    found = CITATION.match(state.src, state.pos)
    if found is None or not _numbers(found.group(), state.env["references"]):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found.group()
        token.hidden = state.linkLevel > 0
    state.pos = found.end()
    return True


def _numbers(citation: str, references: References) -> str:
    """``[3, 7]``, or nothing when one of the facts is not in the list: then the text stays as the assessor wrote it."""
    names = _CITED.findall(citation)
    if not all(name in references for name in names):
        return ""
    return "[" + ", ".join(str(references[name].number) for name in names) + "]"


def _show_citation(_renderer: object, tokens: Sequence["Token"], index: int, _options: object,
                   environment: Mapping[str, Any]) -> str:
    if tokens[index].hidden:  # inside a link: a link in a link does not exist
        return _numbers(tokens[index].content, environment["references"])
    references = [environment["references"][name] for name in _CITED.findall(tokens[index].content)]
    links = (f'<a class="cite"{_id(found, environment)} href="#{escape(found.anchor)}" '
             f'title="{escape(f"{found.number}. {found.name}")}">{found.number}</a>' for found in references)
    return '<span class="cites">[' + ", ".join(links) + "]</span>"


def _id(reference: Reference, environment: Mapping[str, Any]) -> str:
    """The first citation of a source is where its entry in the list links back to."""
    if not environment["anchor"] or reference.number in environment["placed"]:
        return ""
    environment["placed"].add(reference.number)
    return f' id="{escape(place(environment["anchor"], reference))}"'


def _size_within_bounds(text: str, where: str) -> None:
    size = len(text.encode(errors="replace"))
    if size > LARGEST:
        raise AfwegingError(ANSWER_TOO_LARGE, where=where, size=-(-size // 1000), limit=LARGEST // 1000)


def _within_bounds(tokens: Sequence["Token"], where: str) -> None:
    """Raise when a bound is passed. Nesting is looked at as well inside a line: marks around marks around marks."""
    counts = {"tr_open": 0, "list_item_open": 0}
    columns = depth = deepest = 0
    for token in tokens:
        if token.type in counts:
            counts[token.type] += 1
        columns = 0 if token.type == "tr_open" else columns + (token.type in ("th_open", "td_open"))
        depth += (token.type in _CONTAINERS) - (token.type.replace("_close", "_open") in _CONTAINERS
                                                and token.nesting < 0)
        deepest = max(deepest, depth, _inline_depth(token.children or ()))
        if columns > TABLE_COLUMNS:
            raise AfwegingError(ANSWER_TABLE_COLUMNS, where=where, limit=TABLE_COLUMNS)
    if counts["tr_open"] > TABLE_ROWS:
        raise AfwegingError(ANSWER_TABLE_ROWS, where=where, found=counts["tr_open"], limit=TABLE_ROWS)
    if counts["list_item_open"] > LIST_ITEMS:
        raise AfwegingError(ANSWER_LIST_ITEMS, where=where, found=counts["list_item_open"], limit=LIST_ITEMS)
    if deepest > NESTING:
        raise AfwegingError(ANSWER_NESTING, where=where, limit=NESTING)


def _inline_depth(children: Sequence["Token"]) -> int:
    depth = deepest = 0
    for token in children:
        depth += token.nesting
        deepest = max(deepest, depth)
    return deepest


def _reshape(tokens: Sequence["Token"]) -> None:
    """Headings to bold paragraphs, heads of columns with their scope, alignment as a class: no styles from users."""
    head: Token | None = None
    for token, before in zip(tokens, (None, *tokens), strict=False):
        if change := _CHANGES.get(token.type):
            change(token)
        if token.type == "thead_open":
            head = token
        if token.type == "table_close" and head and before and before.type == "thead_close":
            head.tag = before.tag = "tbody"  # nothing but a head: PDF/UA asks for a body, so the one row becomes that
        if token.children:
            token.children = _sound_links(token.children)


def _sound_links(children: Sequence["Token"]) -> list["Token"]:
    """A line without links inside links, which HTML does not know; a link that shows nothing shows its address."""
    from markdown_it.token import Token  # noqa: PLC0415 - as in ``_parser``

    kept: list[Token] = []
    depth, address = 0, ""
    for token in children:
        if token.type in ("link_open", "link_close"):
            depth += token.nesting
            if depth > (token.nesting > 0):
                continue
            if token.nesting < 0 and address:
                kept.append(Token("text", "", 0, content=address))
            address = str(token.attrs.get("href", ""))
        elif printable(token.content).strip():
            address = ""
        kept.append(token)
    return kept


def _heading(token: "Token") -> None:
    token.tag = "p"
    if token.nesting > 0:
        token.attrs = {"class": "subhead"}


def _cell(token: "Token") -> None:
    aligned = "right" in str(token.attrs.get("style", ""))
    token.attrs = {"class": "figure"} if aligned else {}
    if token.tag == "th":
        token.attrs["scope"] = "col"


def _fence(token: "Token") -> None:
    token.info = ""


_CHANGES: Final[Mapping[str, Callable[["Token"], None]]] = {
    "heading_open": _heading, "heading_close": _heading, "th_open": _cell, "td_open": _cell, "fence": _fence,
}
