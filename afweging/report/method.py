"""How the advice came about: which framework, which version, which rules, and what each level counts for."""

import re

from afweging import __version__
from afweging.framework.models import Framework, Question, Source
from afweging.report.document import Document
from afweging.report.models import MethodView, Row, ScaleRow
from afweging.texts import Sentences, sentences


def method(document: Document) -> MethodView:
    """The section that lets a reviewer repeat the derivation."""
    words, framework = sentences(document.language), document.framework
    return MethodView(
        paragraphs=_paragraphs(framework, words), rows=_rows(document, words),
        rules=tuple(Row(label=rule.id, value=rule.text.at(words.language)) for rule in framework.rules),
        scale_heads=(words.say("Question"), words.say("Counts as no"), words.say("Counts as partly"),
                     words.say("Counts as yes")),
        scales=tuple(_scale_row(framework, question, words) for question in framework.questions if question.scale),
    )


def citation(source: Source, words: Sentences) -> str:
    """Where a framework was published, in the words of the report.

    The citation is official and Dutch. In an English report its date and the word for an annex are English; the number of a
    parliamentary paper is not translated (domain 7.2).
    """
    dutch = sentences("nl")
    said = source.citation.replace(dutch.day(source.date), words.day(source.date))
    return re.sub(rf"\b{dutch.say('annex')}\b", words.say("annex"), said)


def _paragraphs(framework: Framework, words: Sentences) -> tuple[str, ...]:
    corrections = sum(len(text.corrections) for text in framework.annex_texts())
    return (
        words.say("This report follows the framework “{title}” ({citation}). The questions stand here as read: in "
                  "{count} places the published text was corrected, such as a slash written out or a missing word. The program "
                  "shows every correction beside the published text (afweging framework show).").format(
            title=framework.title.at(words.language), citation=citation(framework.source, words), count=corrections),
        words.say("The derived advice follows from the verdicts by the rules below, without weights and without scores: "
                  "a condition that fails cannot be made up for by a high verdict elsewhere. The same verdicts always "
                  "give the same derived advice. The assessor decides; whoever departs from the derived advice says why. "
                  "The rules are a working proposal and no part of the published annex."),
    )


def _rows(document: Document, words: Sentences) -> tuple[Row, ...]:
    stamp, reference = document.stamp, document.assessment.framework
    version = words.say("{number}, of {moment} (UTC)").format(number=stamp.number, moment=words.moment(stamp.created))
    if stamp.draft:
        version = words.say("draft after version {number}, of {moment} (UTC)").format(
            number=stamp.number, moment=words.moment(stamp.created))
    rows = [
        Row(label=words.say("Framework"), value=f"{reference.id} {reference.version}"),
        *_official_name(document.framework, words),
        Row(label=words.say("Hash of the framework (SHA-256)"), value=reference.hash),
        Row(label=words.say("Version"), value=version),
        Row(label=words.say("Hash of the version (SHA-256)"), value=stamp.hash),
        Row(label=words.say("Recorded by (role)"), value=stamp.role),
        Row(label=words.say("Reason of the version"), value=stamp.reason),
        Row(label=words.say("Program"), value=f"afweging {__version__}"),
    ]
    return tuple(row for row in rows if row.value)


def _official_name(framework: Framework, words: Sentences) -> tuple[Row, ...]:
    """What to look the framework up under, where the rest of the report is not in Dutch."""
    if words.language == "nl":
        return ()
    name = f"{framework.title.nl}, {framework.source.citation}"
    return (Row(label=words.say("Official name, in Dutch"), value=name, language="nl"),)


def _scale_row(framework: Framework, question: Question, words: Sentences) -> ScaleRow:
    scale = framework.scale_of(question)
    levels = scale.levels if scale else ()

    def counting(value: str) -> str:
        return "; ".join(level.label.at(words.language) for level in levels if level.value == value) or "–"

    return ScaleRow(question=f"{question.number}. {question.label.at(words.language)}", nee=counting("nee"),
                    deels=counting("deels"), ja=counting("ja"))
