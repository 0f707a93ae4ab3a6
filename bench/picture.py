"""The picture of growth: milliseconds against dossiers, both by powers of ten, as a small SVG drawn here."""

import math
from collections.abc import Mapping, Sequence

NAMES = {"search": "search", "list": "list", "save": "save", "reports": "reports"}
"""The lines of the picture, in order, with their names."""
COLOURS = {"search": "#154273", "list": "#39870c", "save": "#b34a00", "reports": "#7a2a90"}
MARKS = {"search": "circle", "list": "square", "save": "diamond", "reports": "triangle"}
"""Each line has a sign of its own, so that colour is not needed to tell them apart."""
WIDTH, HEIGHT = 720, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 90, 20, 48
APART = 15
"""How far two names stand from each other at least."""


def svg(lines: Mapping[str, Mapping[str, Sequence[float]]]) -> str:
    """The picture of lines: per line per number of dossiers the median and the 95th percentile in milliseconds."""
    points = {name: sorted((int(size), pair) for size, pair in lines.get(name, {}).items()) for name in NAMES}
    sizes = [size for line in points.values() for size, _pair in line] or [1, 10]
    times = [time for line in points.values() for _size, pair in line for time in pair] or [1.0, 10.0]
    across = _Scale(0, max(1, math.ceil(math.log10(max(sizes)))), LEFT, WIDTH - RIGHT)
    up = _Scale(math.floor(math.log10(min(times))), math.ceil(math.log10(max(times))), HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13" role="img">',
        "<title>Milliseconds against number of dossiers</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_grid(across, up)]
    drawn = {name: [(across.at(size), [up.at(time) for time in pair]) for size, pair in line] for name, line in points.items() if line}
    for name, line in drawn.items():
        parts += _line(name, line)
    parts += _names({name: (line[-1][0], line[-1][1][0]) for name, line in drawn.items()})
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Scale:
    """Powers of ten between two places of the picture."""

    def __init__(self, first: int, last: int, begin: float, end: float) -> None:
        self.powers = range(first, max(last, first + 1) + 1)
        self._begin, self._step = begin, (end - begin) / (len(self.powers) - 1)

    def at(self, value: float) -> float:
        """Where a value stands."""
        return round(self._begin + (math.log10(value) - self.powers[0]) * self._step, 1)


def _grid(across: _Scale, up: _Scale) -> list[str]:
    found = []
    for power in across.powers:
        place = across.at(10**power)
        found.append(f'<path d="M{place} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        found.append(f'<text x="{place}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>')
    for power in up.powers:
        place = up.at(10.0**power)
        found.append(f'<path d="M{LEFT} {place}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        found.append(f'<text x="{LEFT - 8}" y="{place + 4}" text-anchor="end">{_time(power)}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    return [*found, f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">dossiers in the library</text>']


def _time(power: int) -> str:
    """Ten to this power, in milliseconds, as people say it."""
    return f"{10 ** (power - 3):,} s" if power >= 3 else f"{10**power} ms" if power >= 0 else f"{10.0**power:g} ms"


def _line(name: str, points: list[tuple[float, list[float]]]) -> list[str]:
    """A line through the medians with a stroke up to the 95th percentile."""
    colour = COLOURS[name]
    path = " ".join(f"{'L' if number else 'M'}{x} {ys[0]}" for number, (x, ys) in enumerate(points))
    spread = "".join(f"M{x} {ys[0]}V{ys[1]}" for x, ys in points)
    marks = "".join(_mark(MARKS[name], x, ys[0]) for x, ys in points)
    return [f'<g fill="none" stroke="{colour}" stroke-width="2"><path d="{path}"/><path d="{spread}" stroke-width="1"/></g>',
            f'<path d="{marks}" fill="{colour}"/>']


def _names(ends: dict[str, tuple[float, float]]) -> list[str]:
    """The name of each line at its end, pushed down where another name stands."""
    found, taken = [], list[tuple[float, float]]()
    for name, (x, end) in sorted(ends.items(), key=lambda item: item[1][1]):
        y = end
        while any(x == other and abs(y - above) < APART for other, above in taken):
            y += 1
        taken.append((x, y))
        found.append(f'<text x="{x + 12}" y="{y + 4:.1f}" fill="{COLOURS[name]}">{NAMES[name]}</text>')
    return found


def _mark(kind: str, x: float, y: float) -> str:
    return {
        "circle": f"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "square": f"M{x - 4} {y - 4}h8v8h-8z",
        "diamond": f"M{x} {y - 5}l5 5l-5 5l-5 -5z", "triangle": f"M{x} {y - 5}l5 9h-10z"}[kind]
