"""The ladder as an SVG picture: four steps from left to right, the advice each would give if it fails, and the end.

Legible in black and white: state is told by line weight, fill and words. The picture has the text alternative of the
view; its letters are the report's own font.
"""

import re
from html import escape
from typing import Final, NamedTuple

from afweging.report.fonts import FAMILY
from afweging.report.models import LadderView, StepView

WIDTH: Final = 680
HEIGHT: Final = 240

_STEP_WIDTH: Final = 118
_STEP_HEIGHT: Final = 108
_PITCH: Final = 140
_OUT_TOP: Final = 162
_OUT_HEIGHT: Final = 72
INK: Final = "#1a1f26"
PALE: Final = "#5d6670"
"""The two greys of every picture in a report; both have enough contrast on white."""
_SIZE: Final = 10.6
_LETTER: Final = 0.53
"""Mean width of a letter, in parts of the size; generous, so that a line never runs out of its box."""


_PIECE: Final = re.compile(r"[^\s/]+/?\s*|/\s*")
"""A word with the space behind it; a line may also break behind a slash."""


class _Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def draw(ladder: LadderView) -> str:
    """The picture, as an ``svg`` element."""
    steps = [_Box(i * _PITCH, 4, _STEP_WIDTH, _STEP_HEIGHT) for i in range(len(ladder.steps))]
    view_box = f"-2 0 {WIDTH + 4} {HEIGHT}"
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box}" class="ladder" role="img">',
             f"<title>{escape(ladder.alternative)}</title>"]
    for index, (step, box) in enumerate(zip(ladder.steps, steps, strict=True)):
        parts += _step(step, box)
        parts += _fall(step, box, ladder)
        passed = step.value in ("ja", "deels", "open")
        if index + 1 < len(steps):
            parts += _arrow((box.x + box.width, 50), (steps[index + 1].x, 50), strong=passed)
        else:
            parts += _end(ladder, box, strong=passed)
    return "".join((*parts, "</svg>"))


def wrapped(text: str, width: float, size: float = _SIZE, most: int = 4) -> list[str]:
    """A text in lines that fit a width, at most so many; what does not fit ends in an ellipsis."""
    room = max(1, int(width / (size * _LETTER)))
    lines = [""]
    for piece in _PIECE.findall(text):
        if len((lines[-1] + piece).rstrip()) <= room or not lines[-1]:
            lines[-1] += piece
        else:
            lines.append(piece)
    lines = [line.rstrip() for line in lines]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: room - 1] + "…"]
    return lines


def _step(step: StepView, box: _Box) -> list[str]:
    skipped = step.value == "skipped"
    ink = PALE if skipped else INK
    title = step.title.removeprefix(f"{step.section}.").strip()
    text = wrapped(title, box.width - 14)
    result = wrapped(step.result, box.width - 14, most=2)
    return [
        _rect(box, weight=0.8 if skipped else 1.4, stroke=ink, dashed=skipped),
        _line(step.section, box.x + 8, box.y + 18, ink, size=13, weight=700),
        *(_line(line, box.x + 8, box.y + 34 + 12.5 * n, ink) for n, line in enumerate(text)),
        *(_line(line, box.x + 8, box.y + 99 + 12 * (n - len(result) + 1), ink, weight=700)
          for n, line in enumerate(result)),
    ]


def _fall(step: StepView, box: _Box, ladder: LadderView) -> list[str]:
    """The way down: what the advice is when this step fails."""
    fails = step.value == "nee"
    out = _Box(box.x, _OUT_TOP, _STEP_WIDTH, _OUT_HEIGHT)
    strong = step.ends_here and step.value != "skipped"
    return [
        *_arrow((box.middle - 30, box.y + box.height), (box.middle - 30, _OUT_TOP), strong=strong),
        _line(ladder.no_word, box.middle - 24, 138, INK if strong else PALE, weight=600 if strong else 400),
        *_outcome(step.fails, out, chosen=fails and ladder.decided, possible=strong),
    ]


def _end(ladder: LadderView, last: _Box, *, strong: bool) -> list[str]:
    """The outcomes when every step holds."""
    parts = []
    for index, (label, possible) in enumerate(ladder.last):
        top, height = (4, _STEP_HEIGHT) if index == 0 else (_OUT_TOP, _OUT_HEIGHT)
        box = _Box(last.x + _PITCH, top, _STEP_WIDTH, height)
        parts += _outcome(label, box, chosen=possible and ladder.decided, possible=possible)
        bend = last.x + last.width + 9
        target = box.y + 36
        weight = strong and possible
        if index == 0:
            parts += _arrow((last.x + last.width, 50), (box.x, 50), strong=weight)
        else:
            parts += [_path(f"M{last.x + last.width} 50H{bend}V{target}H{box.x - 6}", strong=weight),
                      _head(box.x, target, strong=weight, down=False)]
    return parts


def _outcome(label: str, box: _Box, *, chosen: bool, possible: bool) -> list[str]:
    ink = "#ffffff" if chosen else (INK if possible else PALE)
    lines = wrapped(label, box.width - 14, most=int((box.height - 10) / 13))
    return [
        _rect(box, weight=2 if possible else 0.8, stroke=INK if possible else PALE,
              fill=INK if chosen else "#ffffff"),
        *(_line(line, box.x + 8, box.y + 19 + 13 * n, ink, weight=600 if possible else 400)
          for n, line in enumerate(lines)),
    ]


def _rect(box: _Box, *, weight: float, stroke: str, fill: str = "#ffffff", dashed: bool = False) -> str:
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    return (f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" fill="{fill}" '
            f'stroke="{stroke}" stroke-width="{weight}"{dash}/>')


def _line(text: str, x: float, y: float, ink: str, *, size: float = _SIZE, weight: int = 400) -> str:
    return (f'<text x="{x:g}" y="{y:g}" font-family="{FAMILY}" font-size="{size}" font-weight="{weight}" '
            f'fill="{ink}">{escape(text)}</text>')


def _arrow(start: tuple[float, float], end: tuple[float, float], *, strong: bool) -> list[str]:
    down = start[0] == end[0]
    stop = (end[0], end[1] - 6) if down else (end[0] - 6, end[1])
    return [_path(f"M{start[0]:g} {start[1]:g}L{stop[0]:g} {stop[1]:g}", strong=strong),
            _head(end[0], end[1], strong=strong, down=down)]


def _path(way: str, *, strong: bool) -> str:
    return (f'<path d="{way}" fill="none" stroke="{INK if strong else PALE}" '
            f'stroke-width="{2.4 if strong else 0.8}"/>')


def _head(x: float, y: float, *, strong: bool, down: bool) -> str:
    points = (f"{x - 5:g},{y - 8:g} {x + 5:g},{y - 8:g} {x:g},{y:g}" if down
              else f"{x - 8:g},{y - 5:g} {x - 8:g},{y + 5:g} {x:g},{y:g}")
    return f'<polygon points="{points}" fill="{INK if strong else PALE}"/>'
