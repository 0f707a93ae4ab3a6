"""Dutch and English sentences, dates and numbers.

Sentences are written in English in the code, marked with ``_``; ``locale/nl`` holds the Dutch. One language is active
at a time (``use``); a text in another language, such as a report, takes its own ``Sentences``. ``N_`` marks a sentence
that is translated later, when it is shown.
"""

import gettext as _gettext
import os
from bisect import bisect_left
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from struct import unpack_from
from typing import BinaryIO, Final, Literal

Language = Literal["nl", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")
DEFAULT: Final[Language] = "nl"
_FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib would cost every start 5 ms
_MONTHS: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}
_MONTH_NUMBER: Final = {name.lower(): at for names in _MONTHS.values() for at, name in enumerate(names, 1)}


class _Catalogue(_gettext.NullTranslations):
    """A compiled catalogue in which a sentence is looked up when it is said.

    It holds thousands of sentences and a command says twenty: taking in all of them, as the class of the standard library
    does, would cost half an empty interpreter. The format is that of GNU gettext: two tables of lengths and places, the first
    in the order of the originals. Of Dutch and English it is known that one is singular and all else plural.
    """

    def _parse(self, fp: BinaryIO) -> None:  # type: ignore[override]  # the hook for reading a catalogue
        self._data = fp.read()
        _magic, _form, self._count, self._originals, self._translations = unpack_from("<5I", self._data)
        self._known: dict[str, str] = {}

    def _text(self, table: int, at: int) -> bytes:
        length, start = unpack_from("<2I", self._data, table + 8 * at)
        return self._data[start:start + length]

    def _found(self, original: str) -> str:
        """The translation, empty when there is none; several forms with a zero between them."""
        if original not in self._known:
            wanted = original.encode()
            at = bisect_left(range(self._count), wanted, key=lambda at: self._text(self._originals, at))
            there = at < self._count and self._text(self._originals, at) == wanted
            self._known[original] = self._text(self._translations, at).decode() if there else ""
        return self._known[original]

    def gettext(self, message: str) -> str:
        """The translation of a sentence; the sentence itself when there is none."""
        return self._found(message) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The translation of the singular or the plural; the sentence itself when there is none."""
        one, _zero, many = (self._found(f"{msgid1}\0{msgid2}") or f"{msgid1}\0{msgid2}").partition("\0")
        return one if n == 1 else many


class Sentences:
    """The sentences, dates and numbers of one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._catalogue: _gettext.NullTranslations = (
            _gettext.NullTranslations()
            if language == "en"
            else _gettext.translation("afweging", _FOLDER, [language], class_=_Catalogue)
        )

    def say(self, message: str) -> str:
        """The sentence in this language; English when a translation is missing."""
        return self._catalogue.gettext(message) if message else ""

    def plural(self, one: str, many: str, number: int) -> str:
        """Singular or plural by the number."""
        return self._catalogue.ngettext(one, many, number)

    def day(self, when: date) -> str:
        """A date as officials write it: 8 juli 2022."""
        return f"{when.day} {_MONTHS[self.language][when.month - 1]} {when.year}"

    def short_day(self, when: date) -> str:
        """A date in figures, for a field: 08-07-2022, or 2022-07-08 in English; ``read_day`` reads both."""
        return when.strftime("%d-%m-%Y") if self.language == "nl" else when.isoformat()

    def moment(self, when: datetime) -> str:
        """A date with the time of day: 8 juli 2022, 14:03."""
        return f"{self.day(when.date())}, {when:%H:%M}"

    def number(self, value: float, decimals: int = 0) -> str:
        """Thousands and decimals in the manner of the language: 1.536,5 or 1,536.5."""
        shown = f"{value:,.{decimals}f}"
        return shown.translate({ord(","): ".", ord("."): ","}) if self.language == "nl" else shown


def read_day(text: str) -> date | None:
    """A date as officials type it (1-6-2026, 01/06/2026, 1.6.2026, 1 juni 2026, 1 June 2026) or ISO (2026-06-01); else None."""
    parts = [part for part in text.replace("/", "-").replace(".", "-").replace(" ", "-").split("-") if part]
    if len(parts) == 3 and (named := _MONTH_NUMBER.get(parts[1].lower())):
        parts[1] = str(named)
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    first, month, last = (int(part) for part in parts)
    year, day = (first, last) if len(parts[0]) == 4 else (last, first)
    try:
        return date(year, month, day) if year >= 1950 else None
    except ValueError:
        return None


@cache
def sentences(language: Language) -> Sentences:
    """The sentences of a language, loaded once."""
    return Sentences(language)


class _Active:
    """The language in use, changed at run time by ``use``."""

    language: Language = DEFAULT


def use(language: Language) -> None:
    """Make a language the active one."""
    _Active.language = language


def active() -> Sentences:
    """The sentences of the active language."""
    return sentences(_Active.language)


def _(message: str) -> str:
    """The sentence in the active language."""
    return active().say(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Singular or plural in the active language."""
    return active().plural(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext tool knows
    """Mark a sentence for translation without translating it yet."""
    return message


def language_of(name: str | None) -> Language | None:
    """The language a locale name stands for (``nl_NL.UTF-8`` -> ``nl``), or None when we have none for it."""
    short = (name or "").replace("-", "_").split("_")[0].split(".")[0].lower()
    return next((language for language in LANGUAGES if language == short), None)


def language_from(environment: Mapping[str, str] | None = None) -> Language:
    """The language of ``AFWEGING_LANG``, else of the locale; Dutch when neither names one of ours."""
    found = os.environ if environment is None else environment
    for variable in ("AFWEGING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if found.get(variable):
            return language_of(found[variable]) or DEFAULT
    return DEFAULT
