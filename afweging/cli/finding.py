"""The verb find. It loads what a list needs and nothing of what an answer, a framework or an advice is made of."""

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from afweging import canonical, errors
from afweging.assessment.choices import STATUS, Status
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, paragraph, table, talk
from afweging.errors import AfwegingError
from afweging.library import REMARKED, Entry, blind, remark_counts, searching
from afweging.texts import _, active, ngettext

if TYPE_CHECKING:
    from afweging.library import Hit, Library


def find(options: Namespace) -> int:
    """List dossiers, or those in which all words occur and all fields hold."""
    query = " ".join(options.query)
    if options.stale:
        from afweging.cli.stale import find_stale  # noqa: PLC0415 - only here

        return find_stale(options, query)
    if options.on:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--stale", verb="find")
    questions: dict[str, str] = {}
    with library(options, "either") as opened:
        result, remarks = searching.find(opened, query, limit=options.limit), remark_counts.open_counts(opened)
        rows = tuple(blind.veiled(opened, result.entries))
        if result.hits and not options.json:
            questions = _questions(opened)
    if options.json:
        as_json([_entry_data(entry, result.hits.get(entry.kenmerk), remarks.get(entry.kenmerk, 0)) for entry in rows])
        return 0
    if not rows:
        nothing = _("Nothing found.") if query else _("The library is empty. Start with: afweging new TITLE")
        talk(nothing)
        return 0
    heads = (_("reference"), _("status"), _("done"), _("advice"), _("changed"), "", _("title"))
    data(table([heads, *(_entry_row(entry, remarks.get(entry.kenmerk, 0)) for entry in rows)]))
    for hit in result.hits.values():
        data(f"\n{hit.kenmerk} · {_place(hit.place, questions)}\n{paragraph(hit.snippet.text, '  ')}")
    if result.total > len(rows):
        talk(_("{shown} of {total} shown; see --limit.").format(shown=len(rows), total=result.total))
    return 0


def _questions(opened: "Library") -> dict[str, str]:
    """Number and name of every question, by id; the newest framework of the library goes before the others."""
    language, found = active().language, dict[str, str]()
    for question in (one for framework in opened.frameworks() for one in framework.questions):
        found.setdefault(question.id, f"{question.number} {question.label.at(language)}")
    return found


def _place(place: str, questions: Mapping[str, str]) -> str:
    """Where words were found: the particulars, the conclusion, a remark, or a question by its number and name."""
    kind, _colon, question = place.partition(":")
    fixed = {"head": _("particulars"), "conclusion": _("Conclusion").lower(), REMARKED: _("remark")}
    words = fixed.get(kind) or questions.get(kind, kind)
    return f"{words} · {questions.get(question, question)}" if question else words


def _entry_row(entry: Entry, remarks: int) -> tuple[str, ...]:
    found = entry.summary
    status = _(STATUS[Status(found.status)])
    marks = [_("example")] if found.example else []
    if found.second_of:
        marks.append(blind.mark(found.second_of))
    if remarks:
        marks.append(ngettext("{number} remark", "{number} remarks", remarks).format(number=remarks))
    return (entry.kenmerk, status, f"{found.progress}/14", (found.advice or "-").lower().replace("_", "-"),
            entry.updated.astimezone().date().isoformat(), ", ".join(marks), found.title)


def _entry_data(entry: Entry, hit: "Hit | None", remarks: int) -> dict[str, Any]:
    return {
        **canonical.plain(entry.summary), "kenmerk": entry.kenmerk, "version": entry.number, "hash": entry.hash,
        "updated": entry.updated, "draft": entry.has_draft, "open_remarks": remarks,
        **({"place": hit.place, "snippet": hit.snippet.text} if hit else {}),
    }
