"""The picture of the ladder as PNG, for word processors: they do not all show SVG. Drawn from the SVG of ``ladder_svg``.

It reads the few elements that ``ladder_svg`` writes and no other SVG; letters come from the shipped fonts, so the same
ladder is the same picture.
"""

import io
import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from afweging.report import fonts

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SCALE: Final = 3
"""Pixels for one unit of the SVG."""
WIDTH: Final = 16.0
"""Centimetres the picture takes on the page: the width between the margins of an A4."""

_STEPS: Final = re.compile(r"([MLHV])\s*([-\d.]+)(?:[ ,]+([-\d.]+))?")


def png(svg: str) -> bytes:
    """The picture. Raises ``ValueError`` for an element that ``ladder_svg`` does not write."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only for word processors

    root = ET.fromstring(svg)  # noqa: S314 - our own
    left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), "#ffffff")
    pen = _Pen(ImageDraw.Draw(image), left, top)
    for part in root:
        kind = part.tag.rpartition("}")[2]
        if kind != "title":
            pen.draw(kind, part.attrib, part.text or "")
    made = io.BytesIO()
    density = image.width / (WIDTH / 2.54)
    image.save(made, "PNG", dpi=(density, density), optimize=False, compress_level=9)
    return made.getvalue()


class _Pen:
    """Draws elements of the SVG on a larger scale."""

    def __init__(self, on: "ImageDraw", left: float, top: float) -> None:
        self._on = on
        self._left = left
        self._top = top

    def draw(self, kind: str, given: dict[str, str], text: str) -> None:
        """Draw one element."""
        match kind:
            case "rect":
                x, y, width, height = (float(given[name]) for name in ("x", "y", "width", "height"))
                self._rectangle(x, y, x + width, y + height, given)
            case "text":
                place = self._at(float(given["x"]), float(given["y"]))
                self._on.text(place, text, fill=given["fill"], font=_font(given), anchor="ls")
            case "polygon":
                corners = [self._at(*map(float, pair.split(","))) for pair in given["points"].split()]
                self._on.polygon(corners, fill=given["fill"])
            case "path":
                self._on.line(self._way(given["d"]), fill=given["stroke"], width=_weight(given))
            case other:
                raise ValueError(f"the ladder has no {other}")

    def _rectangle(self, left: float, top: float, right: float, bottom: float, given: dict[str, str]) -> None:
        corners = [self._at(left, top), self._at(right, bottom)]
        if "stroke-dasharray" not in given:
            self._on.rectangle(corners, fill=given["fill"], outline=given["stroke"], width=_weight(given))
            return
        self._on.rectangle(corners, fill=given["fill"])
        on, off = (float(number) for number in given["stroke-dasharray"].split())
        for start, end in (((left, top), (right, top)), ((left, bottom), (right, bottom)),
                           ((left, top), (left, bottom)), ((right, top), (right, bottom))):
            self._dashes(start, end, on, off, given)

    def _dashes(self, start: tuple[float, float], end: tuple[float, float], on: float, off: float, given: dict[str, str]) -> None:
        length = (end[0] - start[0]) + (end[1] - start[1])  # along an axis
        across, down = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        done = 0.0
        while done < length:
            stop = min(done + on, length)
            self._on.line([self._at(start[0] + across * done, start[1] + down * done),
                           self._at(start[0] + across * stop, start[1] + down * stop)],
                          fill=given["stroke"], width=_weight(given))
            done += on + off

    def _way(self, steps: str) -> list[tuple[float, float]]:
        x = y = 0.0
        way = []
        for letter, first, second in _STEPS.findall(steps):
            x, y = (x, float(first)) if letter == "V" else (float(first), float(second or y))
            way.append(self._at(x, y))
        return way

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self._left) * SCALE, (y - self._top) * SCALE


def _weight(given: dict[str, str]) -> int:
    return max(1, round(float(given["stroke-width"]) * SCALE))


def _font(given: dict[str, str]) -> Any:  # noqa: ANN401 - Pillow's own class
    from PIL import ImageFont  # noqa: PLC0415 - as above

    name = fonts.FACES[int(given["font-weight"]), "normal"]
    return ImageFont.truetype(str(fonts.FOLDER / name), float(given["font-size"]) * SCALE,
                              layout_engine=ImageFont.Layout.BASIC)
