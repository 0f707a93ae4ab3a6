"""Parliamentary papers: every spelling in use to one stored form, and back to the form for readers (domain 4.4).

Stored: ``29826-147``; a budget chapter (``36600-XIII-22``) or sub-dossier (``21501-30-621``) stands in between.
"""

import re

from afweging.texts import Language, sentences

_PAPER = re.compile(
    r"""
    (?:(?:kamerstuk(?:ken|nummer)?|parliamentary\ papers?|kst)\b[\s:-]*)?   # what it is called
    (?:(?:II|TK)\b\s*)?                                                     # the House; the Senate numbers otherwise
    (?:\d{4}\s*[/–-]\s*(?:\d{4}|\d{2})\s*,\s*)?                             # the parliamentary year
    (?P<dossier>[1-9]\d[\s.]?\d{3})
    (?:[\s,-]+(?P<chapter>[IVX]+[A-B]?|[A-J])\b | -(?P<part>\d{2})(?=[\s,-]))?
    (?:[\s,-]+(?:n[ro]\b\.?\s*)?)
    (?P<number>[1-9]\d{0,3})
    \.?
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


def parse(text: str) -> str | None:
    """The stored form of one parliamentary paper in any spelling, or None when the text is not exactly one paper."""
    found = _PAPER.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    dossier = re.sub(r"\D", "", found["dossier"])
    within = found["chapter"].upper() if found["chapter"] else found["part"]
    return "-".join(part for part in (dossier, within, found["number"]) if part)


def show(kamerstuk: str, language: Language) -> str:
    """A stored form for readers: ``Kamerstuk 29826, nr. 147``; in English ``Parliamentary Paper 29826, no. 147``.

    Raises ``ValueError`` when it is not a stored form.
    """
    if parse(kamerstuk) != kamerstuk:
        raise ValueError(kamerstuk)
    dossier, _, number = kamerstuk.rpartition("-")
    dossier = re.sub(r"-(?=[A-Z])", " ", dossier)
    return sentences(language).say("Parliamentary Paper {dossier}, no. {number}").format(dossier=dossier, number=number)
