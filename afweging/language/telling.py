"""What is said about the language of an answer, in one sentence each; the same words on every face."""

from collections.abc import Iterator

from afweging.language.models import Abbreviation, DossierLanguage, Hint, Kind, Term
from afweging.texts import Language, _, active, ngettext


def said(hint: Hint) -> str:
    """What a hint says."""
    match hint.kind:
        case Kind.LONG:
            return _("Long sentence: {words} words. Up to 20 reads easily.").format(words=hint.words)
        case Kind.PASSIVE:
            return _("Passive: “{found}”. Say who does it, if you can.").format(found=hint.found)
    return _("“{found}” is not explained: write it in full the first time.").format(found=hint.found)


def in_one_line(found: DossierLanguage) -> str:
    """The whole dossier in one line: its words against the soft limits, and how many hints of every kind."""
    number = active().number
    words = _("{words} words of about {limit}").format(words=number(found.words), limit=number(found.limit))
    return _("Language: {parts}.").format(parts=", ".join((words, *_counted(found))))


def in_totals(found: DossierLanguage) -> str:
    """The whole dossier in one short line: its words against the soft limits, and how many hints there are in all."""
    number, hints = active().number, sum(found.counts.values())
    words = _("{words} words of about {limit}").format(words=number(found.words), limit=number(found.limit))
    counted = ngettext("{number} hint", "{number} hints", hints).format(number=number(hints)) if hints else _("no hints")
    return _("Language: {parts}.").format(parts=f"{words}, {counted}")


def _counted(found: DossierLanguage) -> Iterator[str]:
    long, passive, short = (found.counts[kind] for kind in (Kind.LONG, Kind.PASSIVE, Kind.ABBREVIATION))
    if long:
        yield ngettext("{number} long sentence", "{number} long sentences", long).format(number=long)
    if passive:
        yield ngettext("{number} passive", "{number} passives", passive).format(number=passive)
    if short:
        yield ngettext("{number} abbreviation not explained", "{number} abbreviations not explained", short).format(number=short)
    if not (long or passive or short):
        yield _("no hints")


def explained(one: Term | Abbreviation, language: Language) -> tuple[str, str]:
    """A term or abbreviation as its name and what it means, in a language."""
    if isinstance(one, Abbreviation):
        return one.short, one.full.at(language)
    return one.name.at(language), one.explanation.at(language)
