"""The verbs language and terms: hints on how a dossier is written, and words explained."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from afweging import errors, shipped
from afweging.assessment.models import Assessment
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, paragraph, table
from afweging.errors import AfwegingError
from afweging.framework.models import Framework
from afweging.language.hints import dossier_language
from afweging.language.models import Abbreviation, DossierLanguage, Glossary, Term
from afweging.language.recognising import looked_up, terms_of
from afweging.language.telling import explained, in_one_line, said
from afweging.library import Dossier, Library
from afweging.texts import _, active

OPENING = 80
"""Signs of a sentence that are shown with a hint."""


def language(options: Namespace) -> int:
    """The words of every answer against its soft limit, with the hints; nothing is changed or blocked."""
    with library(options, "either") as opened:
        dossier = opened.dossier(options.dossier)
        found = dossier_language(dossier.framework, dossier.assessment, opened.glossary)
    if options.json:
        as_json(_language_data(found, dossier.assessment))
        return 0
    for line in _lines(found, dossier.framework, dossier.assessment):
        data(line)
    return 0


def in_short(opened: Library, dossier: Dossier) -> str:
    """The words and hints of a dossier in one line, said before it is finalised."""
    return in_one_line(dossier_language(dossier.framework, dossier.assessment, opened.glossary))


def _lines(found: DossierLanguage, framework: Framework, assessment: Assessment) -> Iterator[str]:
    yield in_one_line(found)
    yield ""
    labels = {question.id: question.label.at(active().language) for question in framework.questions}
    yield table([
        (_("no."), _("Question"), _("words"), _("of about"), _("hints")),
        *((str(one.number), labels[one.question], str(one.words), f"{one.limit}{' !' if one.words > one.limit else ''}",
           str(len(one.hints) or "")) for one in found.questions)])
    for one in found.questions:
        text = assessment.answer(one.question).text
        for hint in one.hints:
            yield ""
            yield paragraph(f"{one.number} {labels[one.question]}: {said(hint)}")
            yield f"  {_opening(text[hint.start:hint.end])}"


def _opening(sentence: str) -> str:
    text = " ".join(sentence.split())
    return text if len(text) <= OPENING else f"{text[:OPENING].rstrip()}…"


def _language_data(found: DossierLanguage, assessment: Assessment) -> dict[str, Any]:
    return {
        "words": found.words, "limit": found.limit, "hints": dict(found.counts),
        "questions": [
            {"question": one.question, "number": one.number, "words": one.words, "limit": one.limit,
             "hints": [{"kind": hint.kind, "start": hint.start, "end": hint.end, "words": hint.words, "found": hint.found,
                        "sentence": assessment.answer(one.question).text[hint.start:hint.end]} for hint in one.hints]}
            for one in found.questions],
    }


def terms(options: Namespace) -> int:
    """The terms of the glossary, those that a word stands for, or those that a dossier uses."""
    found = _found(options)
    if options.json:
        as_json([_term_data(one) for one in found])
        return 0
    for one in found:
        name, meaning = explained(one, active().language)
        data(paragraph(f"{name}: {meaning}"))
    return 0


def _found(options: Namespace) -> tuple[Term | Abbreviation, ...]:
    word = " ".join(options.word)
    if not options.dossier:
        from afweging.language.loading import load  # noqa: PLC0415 - reads YAML

        glossary = load(shipped.glossary())
        return _meant(glossary, word) if word else (*glossary.terms, *glossary.abbreviations)
    with library(options, "either") as opened:
        dossier = opened.dossier(options.dossier)
        used = terms_of(opened.glossary, dossier.framework, dossier.assessment)
        meant = _meant(opened.glossary, word) if word else used
    return tuple(one for one in used if one in meant)


def _meant(glossary: Glossary, word: str) -> tuple[Term | Abbreviation, ...]:
    found = looked_up(glossary, word)
    if not found:
        from afweging.framework.yaml_reader import nearest  # noqa: PLC0415 - only for a message

        names = [explained(one, language)[0] for one in glossary.terms for language in ("nl", "en")]
        raise AfwegingError(errors.UNKNOWN_TERM, found=word[:60], nearest=nearest(word, names))
    return found


def _term_data(one: Term | Abbreviation) -> dict[str, Any]:
    if isinstance(one, Abbreviation):
        return {"short": one.short, "full": {"nl": one.full.nl, "en": one.full.en}}
    return {"id": one.id, "name": {"nl": one.name.nl, "en": one.name.en},
            "explanation": {"nl": one.explanation.nl, "en": one.explanation.en}}
