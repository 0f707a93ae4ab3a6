"""The numbers in a text, digits and words alike, so that texts can be compared with the figures of their source."""

import re
from collections.abc import Iterator
from decimal import Decimal

_NL = "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
_EN = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
WORDS = {language: {word: Decimal(value) for value, word in enumerate(words.split(), 2)} for language, words in (("nl", _NL), ("en", _EN))}
WORDS["nl"] |= {"achthonderdduizend": Decimal(800_000), "vernegenvoudigd": Decimal(9)}
WORDS["en"] |= {"ninefold": Decimal(9)}
_FACT_ID = re.compile(r"\b[FX]\d\d\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_DOTTED_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})?", re.ASCII)


def numbers(text: str, language: str) -> Iterator[Decimal]:
    """Every number in a text in Dutch (nl) or English (en), except those in ids of facts.

    Three digits after a comma or point are thousands when no other sign says otherwise (104.500; 1,150); fewer are
    decimals (16,8; 16.8). Ordinals and fractions in words are not counted.
    """
    text = _FACT_ID.sub("", text)
    for found in _NUMBER.findall(text):
        yield Decimal(re.sub(r"[.,](?=\d{3}\b)", "", found).replace(",", "."))
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in WORDS[language]:
            yield WORDS[language][word]


def figures(literals: tuple[str, ...]) -> set[Decimal]:
    """The numbers in the figures of a fact; a date such as 31.7.2026 counts as its parts."""
    plain = [_DOTTED_DATE.sub(r"\1 \2 \3 ", literal) for literal in literals]
    return {number for literal in plain for language in WORDS for number in numbers(literal, language)}
