"""The verb advise: what follows from the answers, and why."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from afweging import canonical, errors, shipped
from afweging.advice.judge import advise as judge
from afweging.advice.labels import DUTY, in_words
from afweging.advice.models import Advice, Duty, Ground, Notice, StepResult
from afweging.assessment.completeness import without_verdict
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, paragraph, talk
from afweging.errors import AfwegingError
from afweging.framework.models import UNKNOWN, Framework
from afweging.library import Dossier
from afweging.texts import _, active

FILE_ENDINGS = (".json", ".yaml", ".yml")


def advise(options: Namespace) -> int:
    """The advice on a dossier or a file; with ``--batch`` on many verdicts at once."""
    if options.batch:
        return _batch(options.what)
    if not options.what:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="ID|FILE", verb="advise")
    framework, verdicts, advice = _judged(options)
    if options.what_if:
        from afweging.cli import what_if  # noqa: PLC0415 - only when asked for

        result = what_if.found(framework, verdicts)
        if options.json:
            as_json(what_if.as_data(framework, result))
        else:
            for line in what_if.lines(framework, result):
                data(line)
    elif options.json:
        as_json(advice_data(framework, advice))
    else:
        for line in lines(framework, advice):
            data(line)
    return 0


def _judged(options: Namespace) -> tuple[Framework, Mapping[str, str | None], Advice]:
    path = Path(options.what)
    if path.suffix.lower() in FILE_ENDINGS or path.is_file():
        from afweging.assessment.interchange import fit, read_file  # noqa: PLC0415 - only for files
        from afweging.framework.loading import load  # noqa: PLC0415 - only for files

        framework = load(shipped.default_framework())
        assessment = fit(framework, read_file(path), str(path))
        return framework, assessment.verdicts, judge(framework, assessment)
    with library(options, "either") as opened:
        dossier: Dossier = opened.dossier(options.what)
        if "@" not in options.what and (waiting := _without_verdict(dossier)) and opened.store.read_only is None:
            opened.looked_early(dossier.kenmerk, open_verdicts=len(waiting))
            talk(_("Not every question has a verdict yet; that the advice was looked at now is logged."))
    return dossier.framework, dossier.assessment.verdicts, dossier.advice


def _without_verdict(dossier: Dossier) -> tuple[str, ...]:
    return without_verdict(dossier.framework, dossier.assessment, dossier.advice.reached)


def advice_data(framework: Framework, advice: Advice) -> dict[str, Any]:
    """The advice as JSON data, with question numbers beside the ids."""
    number = {question.id: question.number for question in framework.questions}
    found: dict[str, Any] = canonical.plain(advice)
    steps = {step.section: [bound.name.lower() for bound in step.bounds] for step in advice.steps}
    for step, result in zip(found["steps"], advice.steps, strict=True):
        step["bounds"] = steps[result.section]
        for ground, own in zip(step["grounds"], result.grounds, strict=True):
            ground["bounds"] = [bound.name.lower() for bound in own.bounds]
            ground["number"] = number[own.question]
    return {**found, "condition_numbers": [number[name] for name in advice.conditions],
            "next_numbers": [number[name] for name in advice.next]}


def lines(framework: Framework, advice: Advice) -> Iterator[str]:
    """The advice as sentences, step by step with the verdicts that decide it."""
    language = active().language
    ladder = framework.ladder
    titles = {section.id: section.title.at(language) for section in framework.sections}
    outcome = ladder.outcome(advice.advice)
    yield f"{_('Derived advice')}: {outcome.label.at(language)}"
    yield paragraph(outcome.sentence.at(language), "  ")
    if advice.blocked:
        yield f"  {ladder.required.reason.at(language)} ({_questions(framework, advice.blocked)})"
    if advice.advice == ladder.undecided and advice.outcomes:
        yield f"  {_('still possible')}: {', '.join(ladder.outcome(name).label.at(language) for name in advice.outcomes)}"
    if advice.chosen:
        chosen = ladder.outcome(advice.chosen).label.at(language)
        yield f"{_('Advice of the assessor')}: {chosen}" + (f" ({_('differs')})" if advice.deviates else "")
    for step in advice.steps:
        yield ""
        yield from _step_lines(framework, titles[step.section], step)
    if advice.conditions:
        yield ""
        yield f"{_('Conditions')}:"
        for name in advice.conditions:
            question = framework.find(name)
            if question and question.condition:
                yield paragraph(f"{question.number}: {question.condition.at(language)}", "  ")
    yield from _notice_lines(framework, advice.notices)
    if advice.next:
        yield ""
        yield f"{_('Smallest next step')}: {_('answer')} {_questions(framework, advice.next)}"


def _step_lines(framework: Framework, title: str, step: StepResult) -> Iterator[str]:
    verdict = in_words(step.bounds, active()) if step.reached else _("not considered any more")
    yield f"{title} {verdict}"
    if not step.reached:
        return
    for ground in step.grounds:
        yield f"  {'>' if ground.decisive else ' '} {_ground_text(framework, ground)}"


def _ground_text(framework: Framework, ground: Ground) -> str:
    question = framework.find(ground.question)
    if question is None:
        return ground.question
    scale = framework.scale_of(question)
    level = scale.level(ground.verdict) if scale and ground.verdict else None
    language = active().language
    verdict = level.label.at(language) if level else _("not yet decidable") if ground.verdict == UNKNOWN else _("open")
    weighing = f" ({_('weighs only')})" if ground.weighing else ""
    return f"{question.number} {question.label.at(language)}: {verdict} → {in_words(ground.bounds, active())}{weighing}"


def _notice_lines(framework: Framework, notices: Iterable[Notice]) -> Iterator[str]:
    for notice in notices:
        if notice.duty is Duty.CONDITIONS:
            continue
        about = f" ({_questions(framework, notice.questions)})" if notice.questions else ""
        state = "" if notice.met else f" – {_('still open')}"
        yield ""
        yield paragraph(f"{notice.rule}: {_(DUTY[notice.duty])}{about}{state}")


def _questions(framework: Framework, names: Iterable[str]) -> str:
    found = [framework.find(name) for name in names]
    return ", ".join(f"{q.number} {q.label.at(active().language)}" for q in found if q)


def _batch(source: str | None) -> int:
    from afweging.advice.batch import run  # noqa: PLC0415 - only here
    from afweging.framework.loading import load  # noqa: PLC0415 - only here

    framework = load(shipped.default_framework())
    fine, bad = 0, 0
    with _lines_of(source) as stream:
        write = sys.stdout.write
        for line, good in run(framework, stream):
            write(line + "\n")
            fine, bad = fine + good, bad + (not good)
    if bad:
        talk(_("{bad} of {total} lines could not be read; see “error” in the output.").format(bad=bad, total=fine + bad))
    return 1 if bad else 0


def _lines_of(source: str | None) -> Any:  # noqa: ANN401 - a stream that closes itself
    from contextlib import nullcontext  # noqa: PLC0415 - only here
    from io import TextIOWrapper  # noqa: PLC0415 - only here

    if source and source != "-":
        from afweging.framework.yaml_reader import read_bytes  # noqa: PLC0415 - for its clear errors

        path = Path(source)
        if not path.is_file():
            read_bytes(path)
        return path.open(encoding="utf-8", errors="replace")
    if sys.stdin is None:
        raise AfwegingError(errors.NO_INPUT)
    return nullcontext(TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace"))
