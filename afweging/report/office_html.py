"""The page of a report, reshaped for pandoc: what word processors have a form of their own for gets that form.

Footnotes become notes, the picture a PNG, the running lines go apart (they become headers and footers), and what only
serves paper or screen goes out: contents (a word processor makes its own), signs without meaning, widths of columns.
Works on the HTML of any template of ours; nothing is read but that HTML.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from html.parser import HTMLParser
from typing import Final

from afweging.errors import RENDER_REFUSED, AfwegingError
from afweging.report import ladder_png

_SVG: Final = re.compile(r"<svg .*?</svg>", re.DOTALL)
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_VOID: Final = frozenset({"br", "col", "hr", "img", "link", "meta"})
_DROPPED: Final = frozenset({"colgroup", "nav", "style", "title"})
_DROPPED_CLASSES: Final = frozenset({"running-page", "skip"})
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""What XML cannot hold. Texts are cleaned on their way in; this is the last guard."""
_KEPT: Final = ("id", "lang", "href", "scope", "start", "colspan", "rowspan", "type")
_LANGUAGE_LOST: Final = frozenset({"p", "h1", "h2", "h3", "h4", "li", "td", "th"})
"""Elements whose language pandoc forgets; that of a span inside them it keeps."""
_EMPHASIS: Final = (
    (frozenset({"closed-title", "example", "outcome", "prompts-title", "status", "subhead"}), ("<strong>", "</strong>")),
    (frozenset({"asked", "empty"}), ("<em>", "</em>")),
    (frozenset({"result"}), ("(", ")")),
)
"""What a class says by its looks on the page, and says by itself here."""
_WIDTHS: Final = (
    ("rules", (10, 90)), ("terms", (30, 70)), ("labels", (28, 72)), ("facts", (18, 32, 18, 32)), ("verdicts", (8, 8, 24, 36, 24)),
    ("effects", (50, 15, 35)), ("scales", (28, 24, 24, 24)),
)
"""The columns of our tables, in percent: word processors do not find good widths by themselves."""
_HEADER: Final = "running-header"
_FOOTER: Final = "running-footer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshaped:
    """The page for pandoc, and the lines for the top and the bottom of every sheet."""

    html: str
    header: tuple[str, ...]
    footer: tuple[str, ...]
    pictures: tuple[str, ...]
    """The alternative texts of the pictures, in order."""


EPOCH: Final = "1970-01-01T00:00:00Z"
"""The time in what pandoc writes in its sandbox; it becomes that of the version."""


def changed(parts: dict[str, bytes], name: str, old: str, new: str) -> None:
    """Change a text in a part of the file pandoc made. Raises ``AfwegingError`` when it is not there: another pandoc."""
    before = parts[name].decode()
    if old not in before:
        raise AfwegingError(RENDER_REFUSED, kind=f"pandoc, {name}")
    parts[name] = before.replace(old, new).encode()


def moment(when: datetime) -> str:
    """A moment as both kinds of file write it, in UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def reshape(html: str, *, names: dict[str, str]) -> Reshaped:
    """The page for pandoc. ``names`` becomes metadata: name to value."""
    reader = _Reader()
    reader.feed(_SVG.sub(_picture, html))
    reader.close()
    head = "".join(f'<meta name="{escape(name)}" content="{escape(value)}">' for name, value in names.items() if value)
    page = "".join(reader.made).replace("</head>", f"{head}</head>", 1)
    notes = "".join(f'<aside epub:type="footnote" id="office-note-{number}"><p>{note}</p></aside>'
                    for number, note in enumerate(reader.notes, 1))
    return Reshaped(html=page.replace("</body>", f"{notes}</body>", 1), header=tuple(reader.header),
                    footer=tuple(reader.footer), pictures=tuple(reader.pictures))


def _picture(found: re.Match[str]) -> str:
    svg = found.group()
    said = _TITLE.search(svg)
    data = b64encode(ladder_png.png(svg)).decode()
    return f'<img alt="{escape(unescape(said.group(1))) if said else ""}" src="data:image/png;base64,{data}">'


class _Reader(HTMLParser):
    """Goes through the page once and writes it anew."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[str] = []
        self.notes: list[str] = []
        self.header: list[str] = []
        self.footer: list[str] = []
        self.pictures: list[str] = []
        self._into = [self.made]
        """Where text goes: the page, the note that is being read, or nowhere."""
        self._open: list[tuple[str, str, str]] = []
        """Elements that are open: the name, what closes it, and what becomes of its text when that goes apart."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        if tag in _VOID:
            self._void(tag, given)
            return
        if tag in _DROPPED or classes & _DROPPED_CLASSES or given.get("aria-hidden") == "true":
            self._aside(tag, "drop")
        elif _HEADER in classes or _FOOTER in classes:
            self._aside(tag, _HEADER if _HEADER in classes else _FOOTER)
        elif "footnote" in classes:
            self._write(f'<a epub:type="noteref" href="#office-note-{len(self.notes) + 1}">{len(self.notes) + 1}</a>')
            self._aside(tag, "note")
        else:
            self._plain(tag, given, classes)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        opened, closing, kind = self._open.pop()
        if opened != tag:
            raise ValueError(f"the page closes {tag} where {opened} is open")
        if kind:
            self._apart(kind, "".join(self._into.pop()))
        self._write(closing)

    def handle_data(self, data: str) -> None:
        self._write(escape(_CONTROL.sub("", data), quote=False))

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def _write(self, text: str) -> None:
        self._into[-1].append(text)

    def _aside(self, tag: str, kind: str) -> None:
        self._into.append([])
        self._open.append((tag, "", kind))

    def _apart(self, kind: str, text: str) -> None:
        if kind == "note":
            self.notes.append(text)
        elif kind != "drop":
            lines = [" ".join(unescape(re.sub(r"<[^>]*>", " ", line)).split()) for line in text.split("</p>")]
            (self.header if kind == _HEADER else self.footer).extend(filter(None, lines))

    def _void(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("br", "hr"):
            self._write(f"<{tag}>")
        elif tag == "img" and given.get("src", "").startswith("data:image/png;base64,"):
            self.pictures.append(given["alt"])
            self._write(f'<img alt="{escape(given["alt"])}" src="{given["src"]}">')
        elif "charset" in given:
            self._write('<meta charset="utf-8">')

    def _plain(self, tag: str, given: dict[str, str], classes: set[str]) -> None:
        kept = {name: given[name] for name in _KEPT if name in given}
        around = [(f'<span lang="{escape(given["lang"])}">', "</span>")] if "lang" in given and tag in _LANGUAGE_LOST else []
        if tag == "li" and "id" in kept:  # pandoc keeps the place of a span, not that of an item
            around.append((f'<span id="{escape(kept.pop("id"))}"></span>', ""))
        around += [pair for names, pair in _EMPHASIS if classes & names]
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        self._open.append((tag, "".join(after for _before, after in reversed(around)) + f"</{tag}>", ""))
        self._write(f"<{tag}{attributes}>" + "".join(before for before, _after in around))
        if tag == "table":
            widths: tuple[int, ...] = next((widths for name, widths in _WIDTHS if name in classes), ())
            self._write("".join(f'<col style="width: {width}%">' for width in widths))
