"""The verb evidence: list, show and add the sources and facts that may be cited."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from afweging import canonical, errors
from afweging.cli.opening import as_day, library
from afweging.cli.output import as_json, data, moment, paragraph, talk
from afweging.errors import AfwegingError
from afweging.evidence.models import Cabinet, Evidence, Fact, Source
from afweging.evidence.own import Own, collected, is_own
from afweging.evidence.own_loading import written
from afweging.evidence.period import shown
from afweging.framework.yaml_reader import SIZE_LIMIT, nearest, read_bytes
from afweging.library import Library, evidence_rows, today
from afweging.library import evidence as cases
from afweging.library.evidence_words import fact_lines, facts_with, source_line, standing_words
from afweging.library.many import write_file
from afweging.store.salvage import salvage_evidence
from afweging.texts import _, active, ngettext

OWN_FILE = "own-evidence.yaml"
"""The file beside exported dossiers that holds the user's own sources and facts."""


def evidence(options: Namespace) -> int:
    """List, show or add sources and facts, or write the user's own to a file."""
    actions = {"list": _list, "show": _show, "add": _add, "supersede": _supersede, "export": _export}
    return actions[options.action](options)


# --- looking ------------------------------------------------------------------------------------------------------

def _list(options: Namespace) -> int:
    on = as_day(options.on) if options.on else today()
    with library(options, "either") as opened:
        known = opened.evidence
    found = [fact for fact in facts_with(known, " ".join(options.query))
             if (options.question is None or options.question in fact.questions) and (not options.own or is_own(fact.id))]
    if options.json:
        as_json([_fact_data(known, fact, on) for fact in found])
        return 0
    for fact in found:
        data(_line(known, fact, on))
    talk(ngettext("{number} fact.", "{number} facts.", len(found)).format(number=len(found)))
    return 0


def _line(known: Evidence, fact: Fact, on: date) -> str:
    language = active().language
    marks = standing_words(known, fact, on)
    head = " · ".join(filter(None, (fact.id, shown(fact.valid_from, language), fact.grade, marks)))
    return f"{head}\n{paragraph(fact.text.at(language), '  ')}"


def _fact_data(known: Evidence, fact: Fact, on: date) -> dict[str, Any]:
    found = known.validity(fact, on)
    successor = {"successor": found.successor.id} if found.successor else {}
    return {**canonical.plain(fact), "own": is_own(fact.id), "citable_from": known.known_from(fact).isoformat(),
            "standing": found.standing.value, **successor}


def _show(options: Namespace) -> int:
    name = options.name.upper() if options.name[:1].isalpha() else options.name
    with library(options, "either") as opened:
        known, changes = opened.evidence, cases.history(opened, name) if is_own(name) else ()
    fact, source, cabinet = known.fact(name), known.source(name) or known.source(options.name), _cabinet(known, options.name)
    found = fact or source or cabinet
    if found is None:
        names = [*(one.id for one in known.facts), *(one.id for one in known.sources), *(one.id for one in known.cabinets)]
        raise AfwegingError(errors.UNKNOWN_FACT, found=options.name[:40], nearest=nearest(name, names))
    rows = [{"at": row.at, "role": row.role, "content": canonical.plain(evidence_rows.read(row))} for row in changes]
    if options.json:
        content = _fact_data(known, fact, today()) if fact else canonical.plain(found)
        as_json({**content, "own": is_own(name), **({"changes": rows} if rows else {})})
        return 0
    if fact:
        head, *rest = fact_lines(known, fact, today())
        data("\n".join((head, *(paragraph(line, "  ") for line in rest))))
    elif source:
        data("\n".join(_source_lines(known, source)))
    elif cabinet:
        data("\n".join(_cabinet_lines(known, cabinet)))
    for row in changes[:-1]:
        data(_("Changed {moment} {role}").format(moment=moment(row.at), role=row.role).strip())
    return 0


def _source_lines(known: Evidence, source: Source) -> Iterator[str]:
    yield f"{source.id} · {source.kind}"
    yield paragraph(source_line(source), "  ")
    if source.place:
        yield "  " + source.place
    if (cabinet := known.cabinet(source.cabinet or "")) is not None:
        yield "  " + _("Cabinet: {name}").format(name=cabinet.label.at(active().language))
    cites = [fact.id for fact in known.facts if any(ref.source == source.id for ref in fact.refs)]
    yield "  " + _("Facts: {names}").format(names=", ".join(cites) or "-")


def _cabinet(known: Evidence, name: str) -> Cabinet | None:
    return next((one for one in known.cabinets if one.id.casefold() == name.casefold()), None)


def _cabinet_lines(known: Evidence, cabinet: Cabinet) -> Iterator[str]:
    yield f"{cabinet.id} · {cabinet.label.at(active().language)}"
    yield "  " + _("Sources: {names}").format(
        names=", ".join(source.id for source in known.sources if source.cabinet == cabinet.id) or "-")
    yield "  " + _("Facts: {names}").format(names=", ".join(fact.id for fact in known.facts if fact.cabinet == cabinet.id) or "-")


# --- changing -----------------------------------------------------------------------------------------------------

def _add(options: Namespace) -> int:
    with library(options) as opened:
        for name in options.files:
            done = cases.add_file(opened, _content(name), name, change=options.change)
            talk(cases.added_words(done) or _("The file holds no sources and no facts."))
            for one in (*done.new, *done.changed):
                data(one)
    return 0


def _content(name: str) -> bytes:
    if name != "-":
        return read_bytes(Path(name))
    if sys.stdin is None:
        raise AfwegingError(errors.NO_INPUT)
    return sys.stdin.buffer.read(SIZE_LIMIT + 1)


def _supersede(options: Namespace) -> int:
    successor = "" if options.successor == "-" else options.successor.upper()
    with library(options) as opened:
        cases.supersede(opened, options.name.upper(), successor)
        fact = opened.evidence.fact(options.name.upper())
        if fact:
            data(_line(opened.evidence, fact, today()))
    return 0


def _export(options: Namespace) -> int:
    with library(options, "either") as opened:
        text = written(cases.own(opened))
    if options.output:
        write_file(Path(options.output), text.encode())
        data(options.output)
    else:
        sys.stdout.write(text)
    return 0


# --- beside exported dossiers -------------------------------------------------------------------------------------

def write_own(opened: Library, folder: Path) -> None:
    """Write the user's own sources and facts to a folder of exported dossiers; nothing when there are none."""
    if opened.store.own_evidence():
        _write(folder, cases.own(opened))


def salvage_own(path: Path, folder: Path) -> None:
    """The same from a library that does not open, as far as it can be read."""
    found = {}
    for row in salvage_evidence(path):
        try:
            found[row.name] = evidence_rows.read(row)
        except (ValueError, TypeError, KeyError):  # damaged; an earlier row under the same id may stand for it
            talk(_("{name} (own evidence) is no longer what was stored").format(name=row.name))
    if found:
        _write(folder, collected(found.values()))


def _write(folder: Path, own: Own) -> None:
    target = folder / OWN_FILE
    write_file(target, written(own).encode())
    data(str(target))
