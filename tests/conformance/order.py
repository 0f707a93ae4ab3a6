"""Whether the tag tree says what the source says: the same blocks, nested the same way, with the same text in the same order.

One comparison proves much: nothing is lost or said twice (a head or foot of the page, a repeated head of a table), no
paragraph or table is cut in two, lists and tables keep their shape, notes and captions stand where they belong, and each
text is in its language. White space is left out of it: lines end where they may.
"""

import re
from collections.abc import Iterator
from typing import Final

from tests.conformance.lint_blocks import squeezed
from tests.conformance.source import KINDS, Source, Token, Writer
from tests.conformance.tree import Element, Mark

_TOLD: Final = frozenset(KINDS.values()) | {"Note", "TOC", "TOCI"}
_INLINE: Final = frozenset({"Strong", "Em"})
"""Kinds of our own, which the role map makes a Span."""
_NUMBER: Final = re.compile(r"\d+$")


def findings(source: Source, root: Element) -> Iterator[str]:
    """Where the tree and its source part; empty when they say the same."""
    yield from _first_difference(source.tokens, tokens(root))
    wanted = [(squeezed(link.text), link.address) for link in source.links]
    found = [squeezed(link.text) for link in root.find("Link")]
    found = [_NUMBER.sub("", text) if _in_contents(link) else text for text, link in zip(found, root.find("Link"), strict=True)]
    if [text for text, _address in wanted] != found:
        yield f"links: {len(wanted)} in the source, {len(found)} in the tree, or other texts"
    else:
        yield from _addresses(wanted, root)


def tokens(root: Element) -> list[Token]:
    """The tree in the words of a source."""
    writer = Writer()
    _walk(root, writer)
    return writer.tokens


def _walk(element: Element, writer: Writer) -> None:
    kind = element.own_kind if element.own_kind in _INLINE else element.kind
    if kind == "Lbl" or _is_call(element):  # numbers and bullets are made by the style, not written
        return
    if kind in _TOLD:
        writer.open(kind)
    if kind == "Figure":
        writer.text(element.alternative, element.language)
    for kid in element.kids:
        if isinstance(kid, Mark):
            if kind != "Figure":
                writer.text(kid.text, element.language)
        elif isinstance(kid, Element) and not (kind == "Figure" and kid.kind != "Caption"):
            _walk(kid, writer)
    if kind == "Link" and _in_contents(element) and writer.tokens[-1].what == "text":  # the number of the page is made by the style
        last = writer.tokens.pop()
        writer.text(_NUMBER.sub("", last.value), last.language)
    if kind in _TOLD:
        writer.close(kind)


def _is_call(element: Element) -> bool:
    """Whether this is the mark in the text that calls a note."""
    if element.kind != "Reference" or element.parent is None:
        return False
    beside = element.parent.kids
    place = next(index for index, kid in enumerate(beside) if kid is element) + 1
    after = beside[place] if place < len(beside) else None
    return isinstance(after, Element) and after.kind == "Note"


def _in_contents(element: Element) -> bool:
    above = element.parent
    while above is not None and above.kind != "TOCI":
        above = above.parent
    return above is not None


def _addresses(wanted: list[tuple[str, str]], root: Element) -> Iterator[str]:
    """Links go where the source says, and tell so: by their text, their title, or their text with the address."""
    for (text, address), link in zip(wanted, root.find("Link"), strict=True):
        for area in link.areas:
            action, says = area.annotation.get("/A"), str(area.annotation.get("/Contents", ""))
            goes = str(action.URI) if action is not None and "/URI" in action else "#" + str(area.annotation.get("/Dest", ""))
            if goes != address:
                yield f"a link to {address[:60]!r} goes to {goes[:60]!r}"
            elif text not in squeezed(says):
                yield f"a link that says {says[:60]!r} and shows {text[:60]!r}"


def _first_difference(wanted: list[Token], found: list[Token]) -> Iterator[str]:
    for place, (one, other) in enumerate(zip(wanted, found, strict=False)):
        if one != other:
            near = "".join(map(_shown, wanted[max(0, place - 3):place]))
            yield f"after {near} the source has {_shown(one)}, the tree {_shown(other, one)}"
            return
    if len(wanted) != len(found):
        rest = (wanted if len(wanted) > len(found) else found)[min(len(wanted), len(found)):]
        yield f"{'the tree' if len(wanted) > len(found) else 'the source'} ends before {''.join(map(_shown, rest[:4]))}"


def _shown(token: Token, other: Token | None = None) -> str:
    """A token for a message; of two texts that differ, where they part."""
    if token.what != "text":
        return f"<{'/' if token.what == 'close' else ''}{token.value}>"
    start = 0
    if other is not None and other.what == "text":
        start = next((n for n, (a, b) in enumerate(zip(token.value, other.value, strict=False)) if a != b), 0)
    return f"[{token.language}: {'…' if start > 9 else ''}{token.value[max(0, start - 9):start + 40]}]"
