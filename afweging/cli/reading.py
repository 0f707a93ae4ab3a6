"""The verb show: a dossier, one question of it, or its versions."""

from argparse import Namespace

from afweging import canonical
from afweging.assessment import leaning, tables
from afweging.assessment.check import question_named
from afweging.assessment.completeness import states
from afweging.assessment.labels import ASPECT, BUDGET, EFFECT_SIGN, MARKING, PHASE, STATE, STATUS
from afweging.assessment.models import Answer, Marking, Phase, Status
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, day, moment, paragraph, table
from afweging.framework.models import UNKNOWN, Framework, Question, Table
from afweging.library import Dossier, Library, carrying
from afweging.store.records import VersionInfo
from afweging.texts import _, active, ngettext


def show(options: Namespace) -> int:
    """Show a dossier, one question of it, or its versions."""
    with library(options, "either") as opened:
        if options.history:
            return _history(opened, options)
        dossier = opened.dossier(options.dossier)
        carried = carrying.standing(opened, dossier)
    if options.question:
        question = question_named(dossier.framework, options.question)
        answer = dossier.assessment.answer(question.id)
        if options.json:
            as_json(canonical.plain(answer))
        else:
            _show_question(dossier, question, answer)
    elif options.json:
        as_json(canonical.plain(dossier.assessment))
    else:
        _show_dossier(dossier, carried)
    return 0


def _history(opened: Library, options: Namespace) -> int:
    versions = opened.store.history(options.dossier.partition("@")[0])
    if options.json:
        as_json([{**canonical.plain(one), "created": one.created} for one in versions])
        return 0
    data(table([_version_row(one) for one in versions]))
    return 0


def _version_row(one: VersionInfo) -> tuple[str, ...]:
    return (f"@{one.number}", moment(one.created), _(STATUS[Status(one.status)]), _(PHASE[Phase(one.phase)]),
            one.advice or "-", one.hash[:12], one.author_role or "-", one.reason)


def _show_dossier(dossier: Dossier, carried: tuple[str, ...]) -> None:
    head, framework = dossier.assessment.head, dossier.framework
    if head.example:
        data(example_mark())
    data(f"{head.kenmerk} · {head.title}")
    draft = _(" (with changes that are not recorded yet)") if dossier.draft else ""
    rows = [
        (_("version"), f"{dossier.info.number}{draft} · {dossier.info.hash[:12]}"),
        (_("status"), _(STATUS[head.status])),
        (_("phase"), _(PHASE[head.phase])),
        (_("reference date"), day(head.peildatum)),
        (_("budget cover"), _(BUDGET[head.budget])),
        (_("directorate"), head.directorate or "-"),
        (_("lead author"), head.opsteller or "-"),
        (_("framework"), f"{framework.id} {framework.version} · {dossier.assessment.framework.hash[:12]}"),
    ]
    if head.second_of:
        rows.append((_("second judgement of"), head.second_of))
    if head.copied_from:
        rows.append((_("carried over from"), head.copied_from))
    if head.classification.level is not Marking.GEEN:
        rows.append((_("marking"), _(MARKING[head.classification.level])))
    data(table(rows))
    found = states(framework, dossier.assessment, dossier.advice.reached)
    data("")
    data(table([
        (str(q.number), q.label.at(active().language), verdict_text(framework, q, dossier),
         " · ".join(filter(None, (_(STATE[found[q.id]]), look_again(dossier, q),
                                  carrying.words(dossier.assessment) if q.id in carried else ""))))
        for q in framework.questions
    ]))


def verdict_text(framework: Framework, question: Question, dossier: Dossier) -> str:
    """The verdict on a question as words; a dash when there is none. For the advice: the outcome chosen."""
    language = active().language
    if question.kind == "advice":
        chosen = dossier.assessment.conclusion.outcome
        return framework.ladder.outcome(chosen).label.at(language) if chosen else "-"
    verdict = dossier.assessment.answer(question.id).verdict
    if verdict == UNKNOWN:
        return _("not yet decidable")
    scale = framework.scale_of(question)
    level = scale.level(verdict) if scale and verdict else None
    return f"{level.label.at(language)} [{level.code}]" if level else "-"


def look_again(dossier: Dossier, question: Question) -> str:
    """That an answer is to be looked at again and why; empty when nothing it leans on changed."""
    numbers = [str(one.number) for one in leaning.reasons(dossier.framework, dossier.assessment, question.id)]
    return _("look again: question {numbers} changed").format(numbers=", ".join(numbers)) if numbers else ""


def example_mark() -> str:
    """What stands on everything that shows an example dossier (domain 6)."""
    return _("EXAMPLE. Invented verdicts based on public sources. Not a position of the cabinet or the ministry.")


def _show_table(one: Table, answer: Answer) -> None:
    """A table of optional aspects, as compact as it can be: its heading, and one line for every aspect that was looked at."""
    language = active().language
    count = _("{done} of {total}").format(done=tables.noted(one, answer), total=len(one.prompts))
    data(f"\n{one.title.at(language)} ({_('proposal')}; {one.source}): {count}")
    data(table([(f"  {EFFECT_SIGN.get(tick.effect, '·')}", prompt.text.at(language),
                 _(ASPECT[tick.effect]) if tick.effect else "", tick.note)
                for prompt, tick in tables.rows(one, answer) if tick]))


def _show_question(dossier: Dossier, question: Question, answer: Answer) -> None:
    language = active().language
    data(f"{question.number}. {question.title.at(language)}")
    if question.question:
        data(paragraph(question.question.at(language), "   "))
    data("")
    data(f"{_('verdict')}: {verdict_text(dossier.framework, question, dossier)}")
    if look := look_again(dossier, question):
        data(look)
    if answer.missing:
        data(paragraph(f"{_('what is missing')}: {answer.missing}"))
    if answer.text:
        data("")
        data(answer.text)
    if answer.facts:
        data(f"\n{_('facts')}: {', '.join(citation.fact for citation in answer.facts)}")
    for source in answer.sources:
        data(f"{_('source')} ({source.grade}): {source.title} {source.place}".rstrip())
    if answer.confidential:
        words = len(answer.confidential.text.split())
        closed = ngettext("closed part of {number} word (Woo {ground})", "closed part of {number} words (Woo {ground})", words)
        data(closed.format(number=words, ground=answer.confidential.ground))
    for one in tables.used(question, answer):
        _show_table(one, answer)
