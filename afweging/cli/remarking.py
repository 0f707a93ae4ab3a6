"""The verb remark: what readers have to say about the answers of a dossier."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from afweging import errors
from afweging.assessment.check import question_named
from afweging.assessment.remarks import Remark, at_question, still_open
from afweging.cli.opening import library, text_from
from afweging.cli.output import as_json, data, moment, paragraph, talk
from afweging.errors import AfwegingError
from afweging.framework.models import Framework
from afweging.library import Library
from afweging.library import remarks as remarking
from afweging.texts import _, active, ngettext


def remark(options: Namespace) -> int:
    """Make a remark, reply to one, resolve or reopen one; without any of these list them."""
    changes = (options.text, options.reply, options.resolve, options.reopen)
    if all(option is None for option in changes):
        return _list(options)
    given = _given(options.text) if options.text is not None else ""
    with library(options) as opened, opened.store.atomic():
        done = _carried_out(opened, options, given)
    for found, sentence in done:
        talk(sentence.format(number=found.number, kenmerk=options.dossier))
    if options.json:
        as_json(_data(done[-1][0]))
    elif options.reply is None and options.resolve is None and options.reopen is None:
        data(str(done[-1][0].number))
    return 0


def _given(text: str) -> str:
    """The text itself, the content of the file with that name, or standard input for ``-``."""
    try:
        is_file = Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with a sign no name has
        is_file = False
    return text_from(text) if text == "-" or is_file else text


def _carried_out(opened: Library, options: Namespace, text: str) -> list[tuple[Remark, str]]:
    """What was done, each with its sentence; a text goes with ``--reply`` or ``--resolve``, else it is a new remark."""
    kenmerk, done = options.dossier, []
    answered = options.reply if options.reply is not None else options.resolve if options.resolve is not None else options.reopen
    if options.reply is not None and options.text is None:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--text", verb="remark")
    if options.text is not None and answered is not None:
        done.append((remarking.reply(opened, kenmerk, answered, text), _("Replied to remark {number} on {kenmerk}.")))
    elif options.text is not None:
        if options.question is None:
            raise AfwegingError(errors.MISSING_ARGUMENT, option=_("QUESTION"), verb="remark")
        made = remarking.add(opened, kenmerk, options.question, text)
        done.append((made, _("Remark {number} on {kenmerk} made.")))
    if options.resolve is not None:
        done.append((remarking.resolve(opened, kenmerk, options.resolve), _("Remark {number} on {kenmerk} resolved.")))
    if options.reopen is not None:
        done.append((remarking.reopen(opened, kenmerk, options.reopen), _("Remark {number} on {kenmerk} is open again.")))
    return done


def _list(options: Namespace) -> int:
    with library(options, "either") as opened:
        framework = opened.dossier(options.dossier).framework
        found = remarking.remarks(opened, options.dossier)
    if options.question is not None:
        found = at_question(found, question_named(framework, options.question).id)
    if options.json:
        as_json([_data(one) for one in found])
        return 0
    if not found:
        talk(_("There are no remarks."))
        return 0
    data("\n\n".join(_shown(framework, one) for one in found))
    talk(counted(len(still_open(found))))
    return 0


def counted(number: int) -> str:
    """How many remarks are open, as a sentence."""
    if not number:
        return _("All remarks are resolved.")
    return ngettext("{number} remark is open.", "{number} remarks are open.", number).format(number=number)


def warn_of_open(opened: Library, kenmerk: str) -> None:
    """Say how many remarks of readers are still open, when any is; asked before a dossier is finalised."""
    if number := remarking.open_count(opened, kenmerk):
        said = ngettext("{number} remark of a reader is still open.", "{number} remarks of readers are still open.", number)
        talk(said.format(number=number))


def _shown(framework: Framework, one: Remark) -> str:
    question = framework.find(one.question)
    about = f"{question.number} {question.label.at(active().language)}" if question else one.question
    state = _("resolved by {role}").format(role=one.resolved_by or "-") if one.resolved else _("open")
    head = _("{number} · question {question} · {role} · {moment} · version {version} · {state}").format(
        number=one.number, question=about, role=one.role or "-", moment=moment(one.at), version=one.version, state=state)
    lines = [head, *(paragraph(line, "  ") for line in one.text.splitlines())]
    for reply in one.replies:
        lines.append(f"  ↳ {reply.role or '-'} · {moment(reply.at)}")
        lines += [paragraph(line, "    ") for line in reply.text.splitlines()]
    return "\n".join(lines)


def _data(one: Remark) -> dict[str, Any]:
    return {
        "number": one.number, "question": one.question, "role": one.role, "at": one.at, "version": one.version, "text": one.text,
        "replies": [{"role": reply.role, "at": reply.at, "text": reply.text} for reply in one.replies],
        "resolved": one.resolved, "resolved_by": one.resolved_by, "resolved_at": one.resolved_at,
    }
