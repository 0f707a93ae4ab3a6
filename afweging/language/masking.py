"""A text with everything blanked out that is not read as a sentence: citation keys, addresses, code.

What is left out becomes blanks, so that every position in the result is the same position in the text. The pattern has
bounds and no way back (possessive ``++``) where a text made for it would otherwise take the square of its length.
"""

import re
from functools import lru_cache

_HIDDEN = re.compile(
    r"(?P<fence>^ {0,3}(?P<mark>`{3,}|~{3,}).*?(?:^ {0,3}(?P=mark)[`~]*[ \t]*$|\Z))"  # a block of code
    r"|^[ \t]{0,3}(?:>[ \t]?)+"                                                      # the signs of a quotation
    r"|(?<!`)(?P<ticks>`{1,8}+)(?!`)(?:(?!(?P=ticks)|\n\n).){1,1000}?(?P=ticks)(?!`)"  # code within a line
    r"|\[@[A-Za-z0-9._-]+\]"                                                         # a citation key
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"             # where a link leads
    r"|<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>"                                           # an address between brackets
    r"|(?:https?://|www\.)[^\s<>()\"”]*[^\s<>()\"”.,;:!?]"                           # an address that stands loose
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++",                                # a mail address
    re.MULTILINE | re.DOTALL,
)
_SIGN = re.compile(r"[^\n]")


@lru_cache(maxsize=64)
def readable(text: str) -> str:
    """The text as it is read, as long as it was; line ends stay."""
    return _HIDDEN.sub(lambda found: _SIGN.sub(" ", found[0]), text)
