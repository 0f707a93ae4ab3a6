"""The verb portfolio: all dossiers beside each other, as a table, as CSV for a spreadsheet, or as JSON."""

import csv
import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from afweging import errors
from afweging.advice.portfolio import MARKS, SIGNS, Line, Wanted, as_data, cell_word, mark_word
from afweging.assessment.check import outcome_named
from afweging.assessment.labels import PHASE, STATUS
from afweging.assessment.models import Phase, Status
from afweging.cli.opening import choice, library, not_a_choice
from afweging.cli.output import data, table, talk
from afweging.errors import AfwegingError
from afweging.framework.models import Framework, Outcome
from afweging.library import Library
from afweging.library import portfolio as use
from afweging.library.many import write_file
from afweging.library.portfolio import Portfolio
from afweging.texts import _, active

FORMULA: Final = tuple("=+-@\t\r＝＋－＠")
"""What a cell may not begin with: a spreadsheet would take it for a formula and carry it out."""
TITLE: Final = 32


def portfolio(options: Namespace) -> int:
    """List the dossiers that are wanted, with every level and the advice."""
    with library(options, "either") as opened:
        found = wanted(opened, options)
    tell_damaged(found)
    if not found.lines:
        talk(_("No dossier fits."))
    form = options.format
    text = as_csv(found) if form == "csv" else as_json(found) if form == "json" else as_table(found) if found.lines else ""
    if options.output and options.output != "-":
        write_file(Path(options.output), (text + ("" if form == "csv" else "\n")).encode())
        data(options.output)
    elif form == "csv":
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
    elif text:
        data(text)
    return 0


def report(options: Namespace) -> int:
    """``report --portfolio``: the portfolio as a document; prints where it is."""
    from afweging.library.folders import reports_folder  # noqa: PLC0415 - only when a report is made
    from afweging.report import portfolio as reports  # noqa: PLC0415
    from afweging.report.portfolio_formats import SUFFIXES, messages, render  # noqa: PLC0415

    form = options.format.lower()
    if form not in SUFFIXES:
        raise not_a_choice(form, "--format", SUFFIXES)
    others = {"ID": options.dossiers, "--all": options.all, "--omitted": options.omitted, "--kind": options.kind != "advies"}
    for option, given in others.items():
        if given:
            raise AfwegingError(errors.NOT_TOGETHER, one=option, other="--portfolio")
    if options.archive != "a-3a" and form != "pdf":
        raise not_a_choice(form, "--archive", ("--format pdf",))
    with library(options, "either") as opened:
        found = wanted(opened, options, public=options.public)
    tell_damaged(found)
    document = use.document(found, language=options.language, public=options.public, archive=options.archive)
    for message in messages(document):
        talk(message)
    content = render(document, form)
    if options.output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return 0
    target = Path(options.output) if options.output else reports_folder()
    if target.is_dir() or not target.suffix:
        target /= reports.file_name(document, SUFFIXES[form])
    write_file(target, content)
    data(str(target))
    return 0


def wanted(opened: Library, options: Namespace, *, public: bool = False) -> Portfolio:
    """The portfolio that the options ask for. Raises NOT_A_CHOICE and UNKNOWN_OUTCOME."""
    framework = use.framework_of(opened)
    asked = Wanted(
        status=tuple(choice(Status, one, "--status") for one in options.status or ()),
        phase=tuple(choice(Phase, one, "--phase") for one in options.phase or ()),
        advice=tuple(outcome_named(framework, one) for one in options.advice or ()),
        tags=tuple(options.tag or ()), years=tuple(options.year or ()), examples=options.examples)
    return use.portfolio(opened, asked, by=_order(framework, options.sort), backwards=options.reverse, public=public,
                         typed=options.filter or "")


def _order(framework: Framework, name: str) -> str:
    known = use.orders(framework)
    if name in known:
        return name
    question = framework.find(name)
    if question is None:
        raise not_a_choice(name, "--sort", (*known, "1-14"))
    return "advice" if question.kind == "advice" else question.id


def tell_damaged(found: Portfolio) -> None:
    """Say which dossiers could not be read."""
    for kenmerk in found.damaged:
        talk(_("{kenmerk} is damaged and not in the portfolio; afweging check says more.").format(kenmerk=kenmerk))


def outcome_word(outcome: Outcome | None) -> str:
    """An advice in words; a dash as long as there is none."""
    return outcome.label.at(active().language) if outcome else "–"


def as_table(found: Portfolio) -> str:
    """Signs in columns, with a legend."""
    questions = [question for question in found.framework.questions if question.kind != "advice"]
    heads = (_("reference"), _("title"), _("reference date"), *(str(question.number) for question in questions),
             *use.steps(found.framework), _("advice"))
    legend = "; ".join(f"{SIGNS[mark]} {mark_word(mark, active())}" for mark in MARKS)
    marks = _("* not recorded yet; ! differs from the derived advice")
    return f"{table([heads, *(_row(found, one) for one in found.lines)])}\n\n{legend}\n{marks}"


def _row(found: Portfolio, one: Line) -> tuple[str, ...]:
    title = one.title if len(one.title) <= TITLE else one.title[:TITLE - 1] + "…"
    cells = (SIGNS[one.cells[name].mark] if name in one.cells else " " for name in use.columns(found.framework))
    steps = (SIGNS[one.steps[name]] if name in one.steps else " " for name in use.steps(found.framework))
    kenmerk, advice = one.kenmerk + ("*" if one.draft else ""), outcome_word(one.outcome) + (" !" if one.deviates else "")
    return (kenmerk, title, one.peildatum.isoformat(), *cells, *steps, advice)


def as_json(found: Portfolio) -> str:
    """Every line as an object; levels by id, with what they count for."""
    return json.dumps([as_data(one) for one in found.lines], ensure_ascii=False, indent=2)


def as_csv(found: Portfolio) -> str:
    """CSV with the levels in words and what they count for behind them; a byte order mark so that spreadsheets see UTF-8."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    words, language = active(), active().language
    questions = [question for question in found.framework.questions if question.kind != "advice"]
    heads = [_("reference"), _("version"), _("draft"), _("title"), _("status"), _("phase"), _("reference date"), _("directorate"),
             _("tags"),
             *(f"{question.number} {question.label.at(language)}" for question in questions),
             *(f"{_('step')} {name}" for name in use.steps(found.framework)), _("derived advice"), _("chosen advice")]
    writer.writerow(map(safe, heads))
    for one in found.lines:
        cells = (_cell_text(one, question.id) for question in questions)
        steps = (mark_word(one.steps[name], words) if name in one.steps else "" for name in use.steps(found.framework))
        writer.writerow(map(safe, (*_head(one), *cells, *steps, outcome_word(one.derived), outcome_word(one.chosen))))
    return "\ufeff" + target.getvalue()


def _head(one: Line) -> Iterator[str]:
    yield from (one.kenmerk, str(one.number), _("yes") if one.draft else _("no"), one.title)
    yield _(STATUS[Status(one.status)])
    yield _(PHASE[Phase(one.phase)])
    yield from (one.peildatum.isoformat(), one.directorate, ", ".join(one.tags))


def _cell_text(one: Line, name: str) -> str:
    cell = one.cells.get(name)
    word = cell_word(cell, active())
    return f"{word} ({SIGNS[cell.mark]})" if cell else word


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
