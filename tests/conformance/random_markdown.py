"""Random answers: every construct of Markdown an assessor can write, in every order and nesting the bounds allow.

The same generator state gives the same text. Nothing here is beyond a bound of ``report/markdown.py``.
"""

from collections.abc import Callable
from random import Random
from typing import Final

_WORDS: Final = (
    "de", "het", "een", "van", "steun", "investering", "lidstaat", "€ 12,5 mln", "CO₂", "≥ 40%", "ﬁnanciering", "coördinatie", "bíj́na",
    "publiek belang", "αβγ", "Жук", "halfgeleiders", "en/of", "niet-technologisch", "à", "½", "2026–2030", "(zie bijlage)", "“citaat”",
)
_ODD: Final = (
    "😀", "👩‍🔬", "漢字", "مرحبا بالعالم", "שלום", "a\u200bb", "a\u00adb", "\ue000", "x" * 200, "Hottentottententententoonstelling" * 4,
    "<script>alert(1)</script>", "<b>", "&amp;", "&nbsp;", "&lt;p&gt;", "1 < 2 > 0", "\\*ster\\*", "|", "---", "\u202eomgekeerd\u202c",
    "![plaatje](https://a.nl/x.png)", "[@F999]", "[open", "**half", "`tik", "e\u0301", "\u2028", "\u3000", "https://a.nl/los",
)
_ADDRESSES: Final = (
    "https://www.rijksoverheid.nl/", "https://a.nl/pad?x=1&y=2#z", "mailto:post@a.nl", "https://voorbeeld.nl/" + "lang-pad/" * 14,
    "javascript:alert(1)", "/pad", "https://ex.nl/%20é",
)
_FACTS: Final = ("F01", "F02", "F15", "F18", "F42", "X01", "X11")


class Author:
    """Writes random texts from one generator."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def answer(self, blocks: int = 6) -> str:
        """A whole answer."""
        return "\n\n".join(self._block(0) for _ in range(self._random.randint(1, blocks))) + "\n"

    def line(self, most: int = 8) -> str:
        """Plain words on one line, sometimes odd ones: a title, a note, a reason."""
        words = [self._random.choice(_ODD[:16] if self._random.random() < .1 else _WORDS) for _ in range(self._random.randint(1, most))]
        return " ".join(words)

    def _block(self, depth: int) -> str:
        makers: list[Callable[[int], str]] = [*[self._paragraph] * 5, self._heading, self._code, self._rule, self._indented]
        makers += [self._table] * 2 if depth < 2 else []
        makers += [self._list] * 4 + [self._quote] if depth < 3 else []
        return self._random.choice(makers)(depth)

    def _paragraph(self, _depth: int) -> str:
        size = self._random.choice((1, 3, 8, 20, 60, 160))
        return self._inline(size)

    def _heading(self, _depth: int) -> str:
        if self._random.random() < .2:
            return f"{self._inline(3).splitlines()[0]}\n{self._random.choice('=-') * 5}"
        return "#" * self._random.randint(1, 6) + " " + " ".join(self._inline(4).splitlines())

    def _rule(self, _depth: int) -> str:
        return self._random.choice(("***", "---", "___"))

    def _code(self, _depth: int) -> str:
        lines = "\n".join(self.line() for _ in range(self._random.randint(0, 5)))
        return f"```{self._random.choice(('', 'py', 'x<y'))}\n{lines}\n```"

    def _indented(self, _depth: int) -> str:
        return "\n".join("    " + self.line() for _ in range(self._random.randint(1, 3)))

    def _quote(self, depth: int) -> str:
        inside = "\n\n".join(self._block(depth + 1) for _ in range(self._random.randint(1, 3)))
        return _prefixed(inside, "> ", "> ")

    def _list(self, depth: int) -> str:
        loose, count = self._random.random() < .5, self._random.randint(1, 6)
        start = self._random.choice((0, 1, 1, 7, 98)) if self._random.random() < .5 else None
        items: list[str] = []
        for number in range(count):
            mark = self._random.choice("-*+") if start is None and number == 0 else (items[0][0] if start is None else f"{start + number}.")
            items.append(_prefixed(self._item(depth, loose=loose), f"{mark} ", " " * (len(mark) + 1)))
        return ("\n\n" if loose else "\n").join(items)

    def _item(self, depth: int, *, loose: bool) -> str:
        if self._random.random() < .05:
            return ""
        first = self._inline(self._random.choice((1, 4, 15)))
        rest = [self._block(depth + 1) for _ in range(self._random.randint(0, 2 if loose else 1))] if self._random.random() < .3 else []
        if not loose and rest:  # a nested list straight under the line keeps the item tight
            return first + "\n" + self._list(depth + 1) if depth < 2 else first
        return "\n\n".join((first, *rest))

    def _table(self, _depth: int) -> str:
        columns, rows = self._random.randint(1, 6), self._random.choice((0, 1, 3, 8, 40))
        marks = "|".join(self._random.choice(("---", ":--", "--:", ":-:")) for _ in range(columns))
        lines = ["|" + "|".join(self._cell() for _ in range(columns)) + "|", f"|{marks}|"]
        for _ in range(rows):
            width = columns if self._random.random() < .9 else self._random.randint(1, columns + 1)
            lines.append("|" + "|".join(self._cell() for _ in range(width)) + "|")
        return "\n".join(lines)

    def _cell(self) -> str:
        if self._random.random() < .1:
            return " "
        return " ".join(self._inline(self._random.choice((1, 1, 2, 6))).split()).replace("|", "\\|")

    def _inline(self, size: int, depth: int = 0) -> str:
        return "".join(self._piece(depth) + self._random.choice((" ", " ", " ", " ", "\n")) for _ in range(size)).strip()

    def _piece(self, depth: int) -> str:
        chance = self._random.random()
        if chance < .80:
            return self._random.choice(_WORDS) + self._random.choice(("", "", "", ",", "."))
        if chance < .84:
            return self._random.choice(_ODD)
        if chance < .88:
            return self._citation()
        if chance < .90:
            return "`" + self._random.choice(_WORDS) + "`"
        if chance < .92:
            return self._random.choice(("x  \n", "x\\\n"))
        if chance < .96 and depth < 3:
            mark = self._random.choice(("*", "**", "***", "_", "__"))
            return f"{mark}{self._inline(self._random.randint(1, 4), depth + 1)}{mark}"
        return self._link(depth)

    def _citation(self) -> str:
        names = self._random.sample(_FACTS, self._random.choice((1, 1, 2, 3)))
        return "[" + self._random.choice(("; ", ", ")).join(f"@{name}" for name in names) + "]"

    def _link(self, depth: int) -> str:
        address = self._random.choice(_ADDRESSES)
        if self._random.random() < .2:
            return f"<{address}>"
        text = "" if self._random.random() < .05 else self._inline(self._random.choice((1, 2, 12)), depth + 2).replace("\n\n", " ")
        title = ' "titel"' if self._random.random() < .2 else ""
        return f"[{text}]({address}{title})"


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([(first + lines[0]).rstrip(" "), *((rest + line).rstrip(" ") if line else rest.rstrip(" ") for line in lines[1:])])
