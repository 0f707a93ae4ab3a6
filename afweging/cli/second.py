"""The verb second: judge a dossier a second time, blind; lay both side by side; reconcile; agreement over the library."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from afweging import errors
from afweging.assessment.agreement import Tally, ratings, tallies
from afweging.assessment.check import question_named, verdict_named
from afweging.assessment.wording import clean
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, paragraph, table, talk
from afweging.errors import AfwegingError
from afweging.framework.models import Question
from afweging.library import Library, coefficient, second_words
from afweging.library import second as use
from afweging.library.coefficient import LEAST, Coefficient
from afweging.library.second import Double, Judged, Settlement
from afweging.texts import _, active, ngettext


def second(options: Namespace) -> int:
    """Carry out what the options ask for; without any, begin a second judgement or name the one that is open."""
    if options.agreement:
        return _agreement(options)
    if not options.dossier:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="ID", verb="second")
    if options.reconcile is None and options.why:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--reconcile", verb="second")
    if options.done and not options.reason:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--reason", verb="second")
    act = _done if options.done else _compare if options.compare else _start if options.reconcile is None else _reconcile
    return act(options)


def _start(options: Namespace) -> int:
    with library(options) as opened:
        found = use.start(opened, options.dossier)
    judged = found.dossier.assessment.head.second_of
    if found.new:
        talk(paragraph(_("A second judgement of {name} begins: blind, so nothing of the first is shown until this one is done. "
                         "Fill it in with: afweging fill {kenmerk}").format(name=judged, kenmerk=found.dossier.kenmerk)))
        if found.same_role:
            talk(paragraph(_("Nothing shows that another role judges now than the one that wrote the first; say so with --as "
                             "ROLE. A judgement by the same person says little.")))
    elif found.dossier.frozen:
        talk(_("This second judgement of {name} is done.").format(name=judged))
    else:
        talk(_("This second judgement of {name} is still open.").format(name=judged))
    data(found.dossier.kenmerk)
    return 0


def _done(options: Namespace) -> int:
    with library(options) as opened:
        done = use.close(opened, options.dossier, clean(options.reason))
    talk(_("{kenmerk} is closed as version {number} and stays as it is. Lay it beside the first: afweging second {kenmerk} "
           "--compare").format(kenmerk=done.kenmerk, number=done.info.number))
    return 0


# --- side by side -------------------------------------------------------------------------------------------------

def _compare(options: Namespace) -> int:
    with library(options, "either") as opened:
        double = use.double(opened, options.dossier)
        changed, settled = use.changed_since(opened, double), use.settled(opened, double)
        done = use.reconciled(opened, double)
    if options.json:
        as_json({**_double_data(double), "settled": {name: one._asdict() for name, one in settled.items()},
                 "reconciled": done, "changed_since": changed})
        return 0
    for line in _double_lines(double, settled):
        data(line)
    if done:
        talk(_("These differences are reconciled already."))
    elif changed:
        talk(_("The first was changed since: {what}.").format(what=changed))
    return 0


def _double_lines(double: Double, settled: dict[str, Settlement]) -> Iterator[str]:
    framework, language = double.first.framework, active().language
    yield second_words.names(double)
    yield ""
    for line in second_words.advice_lines(framework, double.effect):
        yield paragraph(line)
    yield ""
    yield second_words.counted(double.pairs)
    rows = []
    for pair in double.pairs:
        question = question_named(framework, pair.question)
        one, other = (second_words.level(framework, question, verdict) for verdict in (pair.first, pair.second))
        both = f"{one}  |  {other}" if pair.differs else one
        rows.append((str(question.number), question.label.at(language), second_words.distance(pair), both))
    yield table(rows)
    for name, agreed in settled.items():
        question = question_named(framework, name)
        yield paragraph(_("Settled on question {number}: {level}, because {why}").format(
            number=question.number, level=second_words.level(framework, question, agreed.verdict), why=agreed.why))


def _double_data(double: Double) -> dict[str, Any]:
    framework, effect = double.first.framework, double.effect
    number = {question.id: question.number for question in framework.questions}
    return {
        "first": {"name": f"{double.first.kenmerk}@{double.first.info.number}", "role": double.first.info.author_role},
        "second": {"name": f"{double.second.kenmerk}@{double.second.info.number}", "role": double.second.info.author_role},
        "advice": {"changes": effect.changes, "first": effect.first, "second": effect.second,
                   "alone": [{"number": number[name], "question": name, "advice": advice} for name, advice in effect.alone]},
        "questions": [{"number": number[pair.question], "question": pair.question, "distance": pair.distance.value,
                       "steps": pair.steps, "first": pair.first, "second": pair.second} for pair in double.pairs],
    }


# --- reconciling --------------------------------------------------------------------------------------------------

def _reconcile(options: Namespace) -> int:
    with library(options) as opened:
        double = use.double(opened, options.dossier)
        done = use.reconcile(opened, double, _settlements(double, options))
    talk(_("{kenmerk} holds what was agreed as version {number}; both verdicts and the reasons are kept.").format(
        kenmerk=done.kenmerk, number=done.info.number))
    return 0


def _settlements(double: Double, options: Namespace) -> dict[str, Settlement]:
    framework, found = double.first.framework, {}
    given, why = [text for text in options.reconcile if text], options.why or []
    if len(given) != len(why):
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--why", verb="second")
    for text, reason in zip(given, why, strict=True):
        name, equals, level = clean(text).partition("=")
        if not equals:
            raise AfwegingError(errors.MISSING_ARGUMENT, option="--reconcile QUESTION=LEVEL", verb="second")
        question = question_named(framework, name.strip())
        found[question.id] = Settlement(verdict_named(framework, question, level.strip()), clean(reason))
    return found


# --- over the library ---------------------------------------------------------------------------------------------

def _agreement(options: Namespace) -> int:
    with library(options, "either") as opened:
        found = list(use.all_judged(opened))
        questions = _questions(opened)
    judged = [one for one in found if isinstance(one, Judged)]
    real, examples = ([one for one in judged if one.example is example] for example in (False, True))
    calculated = _coefficients(real)
    if options.json:
        as_json({"dossiers": _agreement_data(questions, real), "examples": _agreement_data(questions, examples),
                 "left_out": [one for one in found if isinstance(one, str)], "least": LEAST,
                 "coefficient": "krippendorff-alpha-ordinal",
                 "coefficients": None if calculated is None else [_coefficient_data(questions, one) for one in calculated]})
        return 0
    for line in _agreement_lines(questions, real, examples):
        data(line)
    if calculated is not None:
        data("")
        data(_coefficient_table(questions, calculated))
    for one in found:
        if isinstance(one, str):
            talk(_("{kenmerk} is left out: the version it judges is not in this library.").format(kenmerk=one))
    return 0


def _questions(opened: Library) -> dict[str, Question]:
    """The questions by id, of every framework in the library; the newest wording of each."""
    return {question.id: question for framework in reversed(opened.frameworks()) for question in framework.questions}


def _coefficients(real: Sequence[Judged]) -> tuple[Coefficient, ...] | None:
    """The coefficients, or None when there are too few dossiers or the library for it is not installed, which is said."""
    if len(real) < LEAST:
        talk(ngettext("A coefficient is meaningful from {least} double-judged dossiers upwards; there is {number}.",
                      "A coefficient is meaningful from {least} double-judged dossiers upwards; there are {number}.",
                      len(real)).format(least=LEAST, number=len(real)))
        return None
    try:
        return coefficient.coefficients(ratings(one.pairs for one in real), coefficient.installed())
    except AfwegingError as error:
        talk(str(error))
        return None


def _agreement_lines(questions: dict[str, Question], real: Sequence[Judged], examples: Sequence[Judged]) -> Iterator[str]:
    for judged, title in (
        (real, ngettext("{number} double-judged dossier", "{number} double-judged dossiers", len(real))),
        (examples, ngettext("{number} double-judged example", "{number} double-judged examples", len(examples))),
    ):
        if judged or judged is real:
            yield title.format(number=len(judged)) + (f": {', '.join(one.kenmerk for one in judged)}" if judged else "")
        if judged:
            heads = ("", "", _("the same"), _("one step apart"), _("further apart"), _("decided by one of the two"))
            yield table([heads, *(_tally_row(questions, tally) for tally in tallies(one.pairs for one in judged))])


def _tally_row(questions: dict[str, Question], tally: Tally) -> tuple[str, ...]:
    question = questions[tally.question]
    return (str(question.number), question.label.at(active().language), str(tally.same), str(tally.one_step), str(tally.more),
            str(tally.undecided))


def _coefficient_table(questions: dict[str, Question], found: Sequence[Coefficient]) -> str:
    heads = ("", "", _("dossiers"), _("Krippendorff's alpha (ordinal)"), _("95% interval"))
    return table([heads, *(_coefficient_row(questions[one.question], one) for one in found)])


def _coefficient_row(question: Question, one: Coefficient) -> tuple[str, ...]:
    say = active().number
    alpha = _("none: too few, or all verdicts alike") if one.alpha is None else say(one.alpha, 2)
    interval = "-"
    if one.low is not None and one.high is not None:
        interval = _("{low} to {high}").format(low=say(one.low, 2), high=say(one.high, 2))
    return str(question.number), question.label.at(active().language), str(one.of), alpha, interval


def _agreement_data(questions: dict[str, Question], judged: Sequence[Judged]) -> dict[str, Any]:
    return {"kenmerken": [one.kenmerk for one in judged], "questions": [
        {"number": questions[tally.question].number, "question": tally.question, "same": tally.same, "one_step": tally.one_step,
         "more": tally.more, "undecided": tally.undecided} for tally in tallies(one.pairs for one in judged)]}


def _coefficient_data(questions: dict[str, Question], one: Coefficient) -> dict[str, Any]:
    return {"number": questions[one.question].number, "question": one.question, "dossiers": one.of, "alpha": one.alpha,
            "low": one.low, "high": one.high}
