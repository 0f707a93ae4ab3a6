"""Parliamentary papers: every spelling in use to one stored form, and back to the form for readers (domain 4.4).

Stored: ``29826-147``; a budget chapter (``36600-XIII-22``) or sub-dossier (``21501-30-621``) stands in between.
"""

import re

from afweging.texts import Language, sentences

_CALLED = r"(?:kamerstuk(?:ken|nummer)?|parliamentary\ papers?|kst)\b[\s:-]*"
_NUMBERS = r"""
    (?:(?:II|TK)\b\s*)?                                                     # the House; the Senate numbers otherwise
    (?:\d{4}\s*[/–-]\s*(?:\d{4}|\d{2})\s*,\s*)?                             # the parliamentary year
    (?P<dossier>[1-9]\d[\s.]?\d{3})
    (?:[\s,-]+(?P<chapter>[IVX]+[A-B]?|[A-J])\b | -(?P<part>\d{2})(?=[\s,-]))?
    (?:[\s,-]+(?:n[ro]\b\.?\s*)?)
    (?P<number>[1-9]\d{0,3})
"""
_PAPER = re.compile(rf"(?:{_CALLED})?{_NUMBERS}\.?", re.IGNORECASE | re.VERBOSE | re.ASCII)
_NAMED_PAPER = re.compile(rf"\b{_CALLED}{_NUMBERS}(?![\d-])(?!\s*(?:en|and|t/m|tot)\s+\d|\s*,\s*n[ro]\b)",
                          re.IGNORECASE | re.VERBOSE)  # not ASCII: blanks that do not break stand there too
"""A paper inside a longer text; several numbers of one dossier together are left as they are."""


def parse(text: str) -> str | None:
    """The stored form of one parliamentary paper in any spelling, or None when the text is not exactly one paper."""
    found = _PAPER.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    dossier = re.sub(r"\D", "", found["dossier"])
    within = found["chapter"].upper() if found["chapter"] else found["part"]
    return "-".join(part for part in (dossier, within, found["number"]) if part)


def tidy(text: str) -> str:
    """A description of a source as it is kept: every parliamentary paper in it in the one form ``Kamerstuk 29826, nr. 147``.

    A text that is nothing but a paper may leave out the word Kamerstuk; within a longer text the word must stand there, so
    that no other number is taken for one. The form is the same in both languages: the number of a paper is not translated.
    """
    whole = parse(text)
    return show(whole, "nl") if whole else _NAMED_PAPER.sub(_retold, text)


def _retold(found: "re.Match[str]") -> str:
    stored = parse(found.group())
    return show(stored, "nl") if stored else found.group()


def show(kamerstuk: str, language: Language) -> str:
    """A stored form for readers: ``Kamerstuk 29826, nr. 147``; in English ``Parliamentary Paper 29826, no. 147``.

    Raises ``ValueError`` when it is not a stored form.
    """
    if parse(kamerstuk) != kamerstuk:
        raise ValueError(kamerstuk)
    dossier, _, number = kamerstuk.rpartition("-")
    dossier = re.sub(r"-(?=[A-Z])", " ", dossier)
    return sentences(language).say("Parliamentary Paper {dossier}, no. {number}").format(dossier=dossier, number=number)
