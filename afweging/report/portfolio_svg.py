"""The verdicts of a portfolio as an SVG picture: a bar for every question, cut into parts that each carry sign and number.

Legible in black and white: black for yes, grey for partly, white for no, a broken edge for what is open or not considered;
and the sign stands in each part that has room for it. The text alternative of the view says the same in words.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from afweging.advice.portfolio import SIGNS, Mark
from afweging.report.fonts import FAMILY
from afweging.report.ladder_svg import INK, WIDTH, wrapped
from afweging.report.portfolio import BarView, PictureView

PITCH: Final = 19
_BAR: Final = 13
_LEFT: Final = 176
_SIZE: Final = 9.6
_FILL: Final[dict[Mark, str]] = {"ja": "#1a1f26", "deels": "#c2c8ce", "nee": "#ffffff", "open": "#ffffff", "skipped": "#ffffff"}
_BROKEN: Final[dict[Mark, str]] = {"open": "3 2", "skipped": "1 3"}
_ROOM: Final = 22
"""A part narrower than this carries its sign alone; one narrower than half of it carries nothing."""


def height(picture: PictureView) -> int:
    """How high the picture is, in its own units."""
    return PITCH * len(picture.bars) + 4


def draw(picture: PictureView) -> str:
    """The picture, as an ``svg`` element as wide as the text."""
    tall = height(picture)
    size = f"width:166mm;height:{166 * tall / (WIDTH + 4):.2f}mm"
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 {WIDTH + 4} {tall}" class="bars" role="img" style="{size}">',
             f"<title>{escape(picture.alternative)}</title>"]
    for index, bar in enumerate(picture.bars):
        parts += _bar(bar, 2 + PITCH * index)
    return "".join((*parts, "</svg>"))


def _bar(bar: BarView, top: int) -> Iterator[str]:
    label = wrapped(f"{bar.number}. {bar.label}", _LEFT - 10, most=1)[0]
    yield _text(label, 0, top + 10, INK)
    total = sum(count for _mark, count in bar.parts)
    x = float(_LEFT)
    for mark, count in bar.parts:
        width = (WIDTH - _LEFT) * count / total if total else 0
        if count:
            broken = f' stroke-dasharray="{_BROKEN[mark]}"' if mark in _BROKEN else ""
            yield (f'<rect x="{x:.2f}" y="{top}" width="{width:.2f}" height="{_BAR}" fill="{_FILL[mark]}" stroke="{INK}" '
                   f'stroke-width="0.9"{broken}/>')
            ink = "#ffffff" if mark == "ja" else INK
            if width >= _ROOM:
                yield _text(f"{SIGNS[mark]} {count}", x + 5, top + 10, ink)
            elif width >= _ROOM / 2:
                yield _text(SIGNS[mark], x + 3, top + 10, ink)
        x += width


def _text(text: str, x: float, y: float, ink: str) -> str:
    return f'<text x="{x:.2f}" y="{y}" font-family="{FAMILY}" font-size="{_SIZE}" fill="{ink}">{escape(text)}</text>'
