"""What stands around the spaces of a text: marks by which the index tells where the words of a phrase may stand side by side.

Which dossiers hold a word says little of a phrase of common words: every dossier has them all, and the index of trigrams
must follow their letters through each. Which words meet is much rarer. So of every space the characters around it are
held as well, ``BEFORE`` in front and ``AFTER`` behind, whatever they are: a phrase can only stand where all of those
inside it stand. They are held as numbers of 18 bits, about 2.5 kB for a dossier of 2,000 words. Two may share a number,
which lets a dossier through that is then refused by its text; it never keeps one out.
"""

from itertools import accumulate
from typing import Final
from zlib import crc32

BEFORE: Final = 3
AFTER: Final = 5
"""Few in front and more behind: most phrases of two words have a mark, and few dossiers have just that one."""
MOST: Final = 16
"""So many marks of a phrase are asked for; more would hardly make its dossiers fewer."""
_SIGN: Final = "·"
"""Begins every mark and stands in no word of the index. Octal digits follow: FTS5 spreads those well over its memory,
where marks of one strange character each fell together and made it three times as slow."""
_BITS: Final = 0o777777


def marks_of(text: str) -> set[str]:
    """The marks of a folded text; none of them can be a word."""
    held = text.encode("ascii", "replace")  # one byte a character, and the same for a phrase as for the text around it
    last = len(held) - AFTER
    ends = accumulate(map(len, held.split(b" ")))
    places = [end + spaces for spaces, end in enumerate(ends) if BEFORE <= end + spaces < last]
    numbers = {crc32(held[place - BEFORE : place + AFTER + 1]) & _BITS for place in places}
    return {f"{_SIGN}{number:06o}" for number in numbers}


def marks_within(phrase: str) -> list[str]:
    """Marks that every text with this folded phrase has, at most ``MOST``; none when the phrase is too short to have one."""
    return sorted(marks_of(phrase))[:MOST]
