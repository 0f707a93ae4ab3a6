"""The verb precedents: how earlier finalised dossiers judged the same questions."""

from argparse import Namespace
from typing import Any

from afweging.assessment.check import question_named
from afweging.assessment.precedents import Median, Precedents, distance, order_of
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, day, paragraph, table, talk
from afweging.framework.models import Question
from afweging.library import Dossier
from afweging.library import precedents as cases
from afweging.texts import _, active, ngettext


def precedents(options: Namespace) -> int:
    """The precedents of one question, or one line for every question."""
    with library(options, "either") as opened:
        dossier = opened.dossier(options.dossier)
        asked = ((question_named(dossier.framework, options.question),) if options.question else dossier.framework.questions)
        found = {question: cases.precedents(opened, dossier, question) for question in asked}
        damaged = cases.known(opened).damaged
    for kenmerk in damaged:
        talk(_("{kenmerk} is damaged and not among the precedents; afweging check says more.").format(kenmerk=kenmerk))
    if options.json:
        shown = [_as_data(dossier, question, one, options.limit) for question, one in found.items()]
        as_json(shown[0] if options.question else shown)
    elif options.question:
        _show(dossier, asked[0], found[asked[0]], options.limit)
    else:
        data(table([(_("no."), ngettext("question", "questions", 1), _("verdict"), _("earlier"), _("median"), ""),
                    *(_row(dossier, question, one) for question, one in found.items())]))
        talk(_("One question with its precedents: afweging precedents {kenmerk} QUESTION.").format(kenmerk=dossier.kenmerk))
    return 0


def _given(dossier: Dossier, question: Question) -> str | None:
    """The verdict on a question; for the advice the outcome chosen."""
    if question.kind == "advice":
        return dossier.assessment.conclusion.outcome
    return dossier.assessment.answer(question.id).verdict


def _show(dossier: Dossier, question: Question, found: Precedents, limit: int) -> None:
    framework, verdict = dossier.framework, _given(dossier, question)
    data(f"{question.number}. {question.title.at(active().language)}")
    data(f"{_('verdict')}: {cases.level_words(framework, question, verdict)}")
    if not found.found:
        data(_("No earlier finalised dossier judged this question."))
        return
    counts = list(cases.counted(framework, question, found))
    most = max(count for _words, count in counts)
    data("")
    data(table([(cases.bar(count, most), str(count), words) for words, count in counts]))
    for sentence in (cases.median_words(framework, question, found), cases.difference_words(framework, question, verdict, found)):
        if sentence:
            data(paragraph(sentence))
    for one in found.found[:limit]:
        data("")
        near = f" · {_('shares a tag')}" if one.near else ""
        data(f"{one.earlier.kenmerk}@{one.earlier.number} · {day(one.earlier.peildatum)}{near} · {one.earlier.title}")
        data(f"  {cases.level_words(framework, question, one.verdict)}")
        if question.kind != "advice":
            data(f"  {_('advice')}: {cases.level_words(framework, framework.concluding.question, one.earlier.advice)}")
        if one.opening:
            data(paragraph(one.opening, "  "))
    if len(found.found) > limit:
        talk(_("{shown} of {total} shown; see --limit.").format(shown=limit, total=len(found.found)))


def _row(dossier: Dossier, question: Question, found: Precedents) -> tuple[str, ...]:
    framework, verdict, middle = dossier.framework, _given(dossier, question), found.median
    words = "-"
    if middle is not None:
        both = dict.fromkeys((middle.lower, middle.upper))
        words = " / ".join(cases.level_words(framework, question, level) for level in both)
    by = distance(order_of(framework, question), verdict, middle) if middle else 0
    differs = _("differs") if by else ""
    return (str(question.number), question.label.at(active().language), cases.level_words(framework, question, verdict),
            str(len(found.found)), words, differs)


def _as_data(dossier: Dossier, question: Question, found: Precedents, limit: int) -> dict[str, Any]:
    verdict = _given(dossier, question)
    return {
        "question": question.id, "number": question.number, "verdict": verdict,
        "distribution": {**dict(found.distribution.levels), "onbekend": found.distribution.unknown,
                         "other": found.distribution.other},
        "median": _median_data(found.median),
        "distance": distance(order_of(dossier.framework, question), verdict, found.median) if found.median else None,
        "total": len(found.found),
        "precedents": [
            {"kenmerk": one.earlier.kenmerk, "version": one.earlier.number, "title": one.earlier.title,
             "peildatum": one.earlier.peildatum, "advice": one.earlier.advice, "verdict": one.verdict, "near": one.near,
             "opening": one.opening}
            for one in found.found[:limit]
        ],
    }


def _median_data(middle: Median | None) -> dict[str, Any] | None:
    if middle is None:
        return None
    return {"lower": middle.lower, "upper": middle.upper, "of": middle.of, "near": middle.near}
