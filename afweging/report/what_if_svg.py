"""What one level in one verdict gives, as an SVG picture: a row for each question, a column for each advice.

The column of the derived advice has a black head and a band; from it a line runs to the advice that one level lower (a
triangle pointing down), one level higher (pointing up) or a first verdict (a diamond) would give. Legible in black and
white; the picture carries the text alternative of the view. It keeps to the elements that ``ladder_png`` can draw.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from afweging.report.fonts import FAMILY
from afweging.report.ladder_svg import INK, PALE, WIDTH, wrapped
from afweging.report.models import ChangeRow, WhatIfView

PITCH: Final = 17
_LEFT: Final = 126
_HEAD: Final = 66
_SIZE: Final = 10.6
_SMALL: Final = 9.4
_HAIR: Final = "#c6ccd2"
_BAND: Final = "#e3e8ec"
_APART: Final = 8
"""Half the distance of two marks in one cell."""


def height(view: WhatIfView) -> int:
    """How high the picture is, in its own units."""
    return _HEAD + PITCH * len(view.rows) + 24


def draw(view: WhatIfView) -> str:
    """The picture, as an ``svg`` element as wide as the text."""
    tall = height(view)
    size = f"width:166mm;height:{166 * tall / (WIDTH + 4):.2f}mm"
    return "".join((
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 {WIDTH + 4} {tall}" class="changes" role="img" style="{size}">',
        f"<title>{escape(view.alternative)}</title>", *_heads(view),
        *(part for index, row in enumerate(view.rows) for part in _row(view, row, _HEAD + PITCH * index)),
        *_legend(view, tall - 8), "</svg>"))


def _column(view: WhatIfView) -> float:
    return (WIDTH - _LEFT) / len(view.heads)


def _heads(view: WhatIfView) -> Iterator[str]:
    wide = _column(view)
    here = _LEFT + wide * view.here
    yield _rect(here + 2, 2, wide - 4, _HEAD - 4, INK)
    yield _rect(here + 2, _HEAD - 2, wide - 4, PITCH * len(view.rows) + 2, _BAND)
    for place, head in enumerate(view.heads):
        chosen = place == view.here
        for number, line in enumerate(wrapped(head, wide - 12, _SMALL, most=5)):
            yield _text(line, _LEFT + wide * place + 7, 14 + 11 * number, "#ffffff" if chosen else INK,
                        size=_SMALL, weight=600 if chosen else 400)


def _row(view: WhatIfView, row: ChangeRow, top: int) -> Iterator[str]:
    wide, middle = _column(view), top + PITCH / 2
    yield _line(0, WIDTH, top, _HAIR, 0.6)
    label = wrapped(f"{row.number}. {row.label}", _LEFT - 4, most=1)[0]
    yield _text(label, 0, middle + 3.6, INK if row.reached or row.marks else PALE)
    start = _LEFT + wide * (view.here + 0.5)
    ends = []
    for mark in row.marks:
        several = sum(other.column == mark.column for other in row.marks) > 1
        ends.append((_LEFT + wide * (mark.column + 0.5) + _APART * mark.way * several, mark.way))
    if ends:
        yield _line(min(start, *(x for x, _way in ends)), max(start, *(x for x, _way in ends)), middle, INK, 1.6)
    yield _rect(start - 3, middle - 3, 6, 6, INK if row.reached or row.marks else PALE)
    yield from (_mark(x, middle, way) for x, way in ends)


def _mark(x: float, y: float, way: int) -> str:
    """A triangle that points the way the verdict goes, or a diamond."""
    corners = {-1: ((-5.5, -4.5), (5.5, -4.5), (0, 5)), 1: ((-5.5, 4.5), (5.5, 4.5), (0, -5)),
               0: ((0, -5), (5, 0), (0, 5), (-5, 0))}[way]
    points = " ".join(f"{x + across:.2f},{y + down:.2f}" for across, down in corners)
    return f'<polygon points="{points}" fill="{INK}"/>'


def _legend(view: WhatIfView, y: float) -> Iterator[str]:
    """What the marks mean; only those that are there."""
    used = {mark.way for row in view.rows for mark in row.marks}
    yield _rect(_LEFT + 4, y - 6.5, 6, 6, INK)
    yield _text(view.here_word, _LEFT + 15, y, INK, size=_SMALL)
    x = float(_LEFT + 90)
    for way, said in view.ways:
        if way in used:
            yield _mark(x, y - 3.5, way)
            yield _text(said, x + 11, y, INK, size=_SMALL)
            x += 120


def _rect(x: float, y: float, width: float, tall: float, fill: str) -> str:
    return (f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{tall:.2f}" fill="{fill}" stroke="{fill}" '
            'stroke-width="0.1"/>')


def _line(left: float, right: float, y: float, ink: str, weight: float) -> str:
    return (f'<path d="M{left:.2f} {y:.2f}L{right:.2f} {y:.2f}" fill="none" stroke="{ink}" '
            f'stroke-width="{weight}"/>')


def _text(text: str, x: float, y: float, ink: str, *, size: float = _SIZE, weight: int = 400) -> str:
    return (f'<text x="{x:.2f}" y="{y:.2f}" font-family="{FAMILY}" font-size="{size}" font-weight="{weight}" '
            f'fill="{ink}">{escape(text)}</text>')
