"""Text on the way in, and what counts as a word.

``clean`` is applied once to every text that enters (typed, pasted, imported); from then on a text is kept to the
letter. It documents itself in ``docs/interchange.md``:

- Unicode normal form C, so that the same word is the same text everywhere;
- line ends CR LF, CR, NEL, LS, PS, vertical tab and form feed become LF;
- other control characters, lone surrogates, non-characters, byte order marks and characters that turn the direction
  of writing (bidirectional embeddings, overrides, isolates) are left out: they are invisible and can make a text read
  other than it is. Tabs, no-break spaces, soft hyphens and joiners stay.
"""

import re
import unicodedata
from collections.abc import Mapping
from itertools import islice
from typing import Final

from afweging import errors
from afweging.errors import AfwegingError

LARGEST: Final = 50_000
"""Bytes in UTF-8 of the longest text that a report takes; a longer one is kept, but holds the report up."""
_LINE_ENDS: Final = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_UNWANTED: Final = (
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ud800-\udfff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_CITATION: Final = r"\[@[A-Za-z0-9._-]+(?:\s*[;,]\s*@[A-Za-z0-9._-]+)*\]"
_CITED: Final = r"@([A-Za-z0-9._-]+)"
_UNCITED: Final = r"[ \t]*" + _CITATION
_WORD: Final = r"\w[\w'’.,/&+-]*"
"""Patterns that ``re`` compiles, and keeps, when they are first used: most commands use none of them."""


def clean(text: str) -> str:
    """The text as it is kept; cleaning twice changes nothing."""
    if text.isascii() and text.isprintable():
        return text
    # Leaving out a character can bring two others together that compose, so normal form comes last.
    return unicodedata.normalize("NFC", re.sub(_UNWANTED, "", re.sub(_LINE_ENDS, "\n", text)))


def clean_data(data: object) -> object:
    """JSON data with every text in it cleaned, keys included.

    Raises ``AfwegingError`` when two keys of one object become the same: one of the two values would be lost.
    """
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, list):
        return [clean_data(item) for item in data]
    if isinstance(data, dict):
        cleaned: dict[str, object] = {}
        for key, item in data.items():
            name = clean(str(key))
            if name in cleaned:
                raise AfwegingError(errors.JSON_REPEATED_KEY, key=name[:60])
            cleaned[name] = clean_data(item)
        return cleaned
    return data


def count_words(text: str) -> int:
    """The number of words a reader sees: citations and Markdown signs do not count."""
    return len(re.findall(_WORD, re.sub(_CITATION, " ", text)))


def has_words(text: str, least: int) -> bool:
    """Whether a reader sees at least so many words; a long text is not counted to its end."""
    found = re.finditer(_WORD, re.sub(_CITATION, " ", text))
    return sum(1 for _word in islice(found, least)) >= least


def uncited(text: str) -> str:
    """A text without its citations and the blanks in front of them."""
    return re.sub(_UNCITED, "", text)


def citations(text: str) -> tuple[str, ...]:
    """The ids of the facts cited in a text (``[@F15]``, ``[@F15; @F16]``), in order of first mention."""
    return tuple(dict.fromkeys(name for found in re.findall(_CITATION, text) for name in re.findall(_CITED, found)))


def recited(text: str, names: Mapping[str, str]) -> str:
    """The text with other ids for the facts it cites; what ``names`` does not hold stays."""
    def told(found: re.Match[str]) -> str:
        return re.sub(_CITED, lambda one: f"@{names.get(one[1], one[1])}", found.group())

    return re.sub(_CITATION, told, text)
