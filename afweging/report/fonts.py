"""The fonts of the report: where they are, what they can draw, and what happens to a character they cannot.

Four static styles of IBM Plex Sans (OFL-1.1) lie in ``fonts/``, made by ``scripts/fonts.py``. A glyph that is missing
makes a PDF break both standards without any warning, or lets a font of the machine step in; so every text is checked
here first. What cannot be drawn is shown by its number, as in ``[U+1F600]``: readable, never lost, never silent.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("fonts")
FAMILY: Final = "Rapport"
"""The name the style sheet uses; only the files of ``FACES`` answer to it."""

FACES: Final[Mapping[tuple[int, str], str]] = {
    (400, "normal"): "IBMPlexSans-Regular.ttf",
    (400, "italic"): "IBMPlexSans-Italic.ttf",
    (600, "normal"): "IBMPlexSans-SemiBold.ttf",
    (700, "normal"): "IBMPlexSans-Bold.ttf",
}
"""Weight and style to file."""

LONGEST_WORD: Final = 60
"""After so many characters without a space a line may break: long words cost time by their square (pdf.md 6)."""

_WHITE: Final = frozenset("\t\n\r")
_SOFT_BREAK: Final = "\u200b"
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Controls and characters that draw nothing (joiners, direction marks, variation selectors, soft hyphens): left out."""

_PLAINER: Final = str.maketrans({
    "\u2028": "\n", "\u2029": "\n", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
})
"""Line separators, which the engine would draw as a glyph; and ligatures as characters: the font shares one glyph between
``ﬁ`` and ``fi``, so one of them anywhere would turn every ``fi`` of the report into a ligature for whoever copies or reads it."""

_MARKUP: Final = re.compile(r"(<[^>]*>)")
_LONG_RUN: Final = re.compile(rf"(?:&[#\w]{{1,31}};|[^\s&]){{{LONGEST_WORD}}}(?=\S)")


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Characters of one place (a question number, or the name of a field) that the fonts cannot draw."""

    place: str
    characters: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The characters as the report shows them."""
        return " ".join(_code(character) for character in self.characters)


@cache
def covered() -> frozenset[str]:
    """Every character that all four styles can draw, with the white space that needs no glyph."""
    found = set(_WHITE)
    for line in (FOLDER / "coverage.txt").read_text(encoding="ascii").splitlines():
        first, last = (int(number, 16) for number in line.split("-"))
        found.update(map(chr, range(first, last + 1)))
    return frozenset(found)


def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that would be shown by their number, each once, in order of code point."""
    lacking = set(text) - covered()
    return tuple(sorted(character for character in lacking if not _INVISIBLE.match(character)))


def unprintable(texts: Iterable[tuple[str, str]]) -> tuple[Unprintable, ...]:
    """From places and their texts: the places where something is shown by its number."""
    found: dict[str, set[str]] = {}
    for place, text in texts:
        if characters := missing(_composed(text)):
            found.setdefault(place, set()).update(characters)
    return tuple(Unprintable(place, tuple(sorted(characters))) for place, characters in found.items())


def printable(text: str) -> str:
    """The text with nothing in it that the fonts cannot draw: composed (NFC), invisible ones out, others by number."""
    text = _composed(text)
    lacking = set(text) - covered()
    text = _INVISIBLE.sub("", text)
    return text.translate({ord(character): _code(character) for character in lacking}) if lacking else text


def printable_html(html: str) -> str:
    """The same for a whole HTML page, with a place to break in every word that is too long; tags stay as they are."""
    parts = _MARKUP.split(printable(html))
    parts[::2] = [_softened(part) for part in parts[::2]]
    return "".join(parts)


def softened(text: str) -> str:
    """A plain text with a place to break (U+200B) after every 60 characters without a space."""
    return _LONG_RUN.sub(lambda run: run.group() + _SOFT_BREAK, text)


def _softened(text: str) -> str:
    return softened(text) if len(text) > LONGEST_WORD else text


def _composed(text: str) -> str:
    text = text.translate(_PLAINER)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"
