"""The verbs that look back: history, compare, revert; and circulate, which sends a dossier round."""

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from afweging.assessment.labels import PHASE, STATUS
from afweging.assessment.models import Phase, Status
from afweging.assessment.wording import clean
from afweging.cli.comparing import as_data, folded
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, moment, talk
from afweging.cli.reasons import because
from afweging.library import Dossier
from afweging.library import history as past
from afweging.library.differences import event_words, level_words, outcome_words
from afweging.library.telling import told
from afweging.library.turning import CHECK_ANSWERED, VERDICT_CHANGED, WORD_GIVEN
from afweging.store.records import Event, VersionInfo
from afweging.texts import _, active

if TYPE_CHECKING:
    from afweging.framework.models import Framework


def history(options: Namespace) -> int:
    """The versions of a dossier and what happened to it, newest first."""
    with library(options, "either") as opened:
        versions, events = past.versions(opened, options.dossier), past.events(opened, options.dossier)
        dossier = opened.dossier(versions[0].kenmerk)
    if options.json:
        as_json({"kenmerk": dossier.kenmerk, "draft": dossier.draft.saved if dossier.draft else None,
                 "versions": [_version_data(one) for one in versions], "events": [_event_data(one) for one in events]})
        return 0
    data(folded(f"{dossier.kenmerk} · {dossier.assessment.head.title}", ""))
    if dossier.draft:
        data(folded(_("Draft of {moment}, not recorded yet.").format(moment=moment(dossier.draft.saved)), ""))
    for version in versions:
        data("\n".join(_version_lines(dossier.framework, version)))
    data(f"\n{_('What happened')}")
    for event in events:
        if not _told_before(event):
            data(folded(_event_line(dossier, event)))
    return 0


def _version_lines(framework: "Framework", one: VersionInfo) -> Iterator[str]:
    advice = outcome_words(framework, one.advice) if one.advice else "-"
    parts = (_(STATUS[Status(one.status)]), _(PHASE[Phase(one.phase)]), advice, one.hash[:12])
    yield f"\n@{one.number}  {moment(one.created)}"
    yield folded(" · ".join(parts), "    ")
    yield folded(f"{one.author_role}: {one.reason}" if one.author_role else one.reason, "    ")


def _version_data(one: VersionInfo) -> dict[str, Any]:
    return {"number": one.number, "created": one.created, "role": one.author_role, "reason": one.reason, "phase": one.phase,
            "status": one.status, "advice": one.advice, "hash": one.hash, "parent": one.parent,
            "framework_hash": one.framework_hash}


def _event_data(one: Event) -> dict[str, Any]:
    return {"sequence": one.sequence, "kind": one.kind, "at": one.at, "role": one.role, "detail": json.loads(one.detail),
            "hash": one.hash}


def _told_before(event: Event) -> bool:
    """Whether it only keeps a word with the finalised version that was given, and is told, by itself."""
    return event.kind == CHECK_ANSWERED and "by" in json.loads(event.detail)


def _event_line(dossier: Dossier, event: Event) -> str:
    said = f"{moment(event.at)} · {event_words(event.kind)}"
    if event.role:
        said += f" · {event.role}"
    detail = json.loads(event.detail)
    if event.kind == VERDICT_CHANGED and (question := dossier.framework.find(detail["question"])):
        before, after = (level_words(dossier.framework, question, detail[side]) for side in ("before", "after"))
        return f"{said} · {question.number} {before} → {after}: {detail['why']}"
    if event.kind in (CHECK_ANSWERED, WORD_GIVEN):
        text = next((one.text.at(active().language) for one in dossier.framework.checks if one.id == detail["check"]), "")
        return f"{said} · {text.rstrip('.') or detail['check']}: {detail['word']}"
    return said


def compare(options: Namespace) -> int:
    """What differs between two dossiers or versions; of one dossier between its two newest states."""
    with library(options, "either") as opened:
        names = (options.one, options.other) if options.other else past.newest_two(opened, options.one)
        found = past.compared(opened, *names)
        said = past.said(opened, found.before, found.after)
    if options.json:
        as_json(as_data(found, said))
        return 0
    for line in told(found, said):
        data(folded(line.text, "  " * line.depth))
    return 0


def revert(options: Namespace) -> int:
    """Put an earlier version back, as a new one."""
    with library(options) as opened:
        drafted = opened.dossier(options.dossier).draft is not None
        done = past.restore_version(opened, options.dossier, options.number, clean(options.reason))
    if drafted:
        talk(_("The draft was recorded as version {number} first, so that nothing is lost.").format(number=done.info.number - 1))
    talk(_("{kenmerk}: version {earlier} is put back as version {number}, hash {hash}.").format(
        kenmerk=done.kenmerk, earlier=options.number, number=done.info.number, hash=done.info.hash[:12]))
    return 0


def circulate(options: Namespace) -> int:
    """Send a dossier round to co-readers: a version with that status."""
    with library(options) as opened:
        dossier = opened.dossier(options.dossier)
        done = opened.circulate(dossier, clean(options.reason), because(dossier, options))
    if done.info == dossier.info:
        talk(_("{kenmerk} is with co-readers already, and nothing has changed since version {number}.").format(
            kenmerk=done.kenmerk, number=done.info.number))
        return 0
    talk(_("{kenmerk} is with co-readers as version {number}, hash {hash}.").format(
        kenmerk=done.kenmerk, number=done.info.number, hash=done.info.hash[:12]))
    return 0
