"""The rows of the list: what they say, in one line or two, and which of them a query leaves. Knows no widgets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len, set_cell_size

from afweging.assessment.choices import STATUS, Status
from afweging.assessment.wording import clean
from afweging.library import Entry, fold
from afweging.texts import N_, _, ngettext

STATUS_SIGN: Final[Mapping[str, str]] = {"concept": "○", "ter-meelezing": "◐", "vastgesteld": "●"}
STATUS_SHORT: Final[Mapping[Status, str]] = {**STATUS, Status.TER_MEELEZING: N_("co-reading")}
"""The words for a status that fit in a row."""
ADVICE_SHORT: Final[Mapping[str, str]] = {
    "GEEN_ROL": N_("− no role"), "NATIONAAL": N_("− national"), "EUROPEES_GEEN_IPCEI": N_("− EU, not IPCEI"),
    "IPCEI_GEEN_DEELNAME": N_("− IPCEI without NL"), "DEELNAME_MITS": N_("+ participate, if"),
    "DEELNAME": N_("+ participate"), "hidden": N_("· not shown"), "NOG_NIET": N_("? not yet"),
}
"""Short words for the outcomes of the framework that is shipped; the whole sentence stands in the preview."""
ORDERS: Final[Mapping[str, str]] = {
    "updated": N_("newest first"), "title": N_("by title"), "kenmerk": N_("by reference number"),
    "status": N_("by status"), "progress": N_("least done first"),
}
ONE_LINE: Final = 96
"""From this width on a row is one line."""
ROOMY: Final = 62
"""Below this width the columns stand closer."""


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier in the list, with the folded words it is found by, and how many remarks on it are open."""

    entry: Entry
    words: str
    remarks: int = 0


def row(entry: Entry, remarks: int = 0) -> Row:
    """The row of an entry."""
    found = entry.summary
    return Row(entry, fold(f"{entry.kenmerk} {found.title} {found.directorate} {found.tags}"), remarks)


def rows_of(entries: Iterable[Entry], open_remarks: Mapping[str, int]) -> list[Row]:
    """The rows of a list; ``open_remarks`` by kenmerk."""
    return [row(entry, open_remarks.get(entry.kenmerk, 0)) for entry in entries]


def matching(rows: Iterable[Row], words: Sequence[str] | None) -> list[Row]:
    """The rows in which every one of the folded words occurs; none when the words can only be found in an answer."""
    if words is None:
        return []
    if not words:
        return list(rows)
    if len(words) == 1:
        word = words[0]
        return [one for one in rows if word in one.words]
    return [one for one in rows if all(word in one.words for word in words)]


def ordered(rows: Sequence[Row], order: str) -> list[Row]:
    """The rows in one of ``ORDERS``; the list comes from the library newest first."""
    match order:
        case "title":
            return sorted(rows, key=lambda one: fold(one.entry.summary.title))
        case "kenmerk":
            return sorted(rows, key=lambda one: one.entry.kenmerk)
        case "status":
            places = list(STATUS_SIGN)
            return sorted(rows, key=lambda one: places.index(one.entry.summary.status)
                          if one.entry.summary.status in places else len(places))
        case "progress":
            return sorted(rows, key=lambda one: one.entry.summary.progress)
    return sorted(rows, key=lambda one: one.entry.updated, reverse=True)


def status_text(entry: Entry) -> str:
    """The status as sign and word."""
    known = entry.summary.status
    word = _(STATUS_SHORT[Status(known)]) if known in STATUS_SIGN else known
    return f"{STATUS_SIGN.get(known, '?')} {word}"


def advice_text(entry: Entry) -> str:
    """The advice that readers see, as sign and words; a dash when there is none yet."""
    found = entry.summary.advice
    return _(ADVICE_SHORT[found]) if found in ADVICE_SHORT else found or "–"


def title_text(entry: Entry, width: int, remarks: int = 0) -> str:
    """The title in so many cells, marked when it is an example and when remarks are open; the marks are never cut."""
    title = " ".join(entry.summary.title.split()) or _("(no title)")
    marks = [_("example")] if entry.summary.example else []
    if entry.summary.second_of:
        marks.append(_("2nd judgement"))
    if remarks:
        marks.append(ngettext("{number} remark", "{number} remarks", remarks).format(number=remarks))
    mark = f" [{', '.join(marks)}]" if marks else ""
    room = width - cell_len(mark)
    return fitted((title if cell_len(title) <= room else fitted(title, room).rstrip()) + mark, width)


def day_text(entry: Entry) -> str:
    """The day of the last change, in the time of the user."""
    return entry.updated.astimezone().strftime("%d-%m-%Y")


def fitted(text: str, width: int) -> str:
    """A text, cleaned, in exactly so many cells: filled with spaces, or cut with a sign that it was cut."""
    text = clean(text).replace("\n", " ").replace("\t", " ")  # one line, and no control character reaches the terminal
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"


STATUS_WIDTH, ADVICE_WIDTH, DAY_WIDTH, KENMERK_WIDTH, DONE_WIDTH = 14, 18, 10, 13, 5


def lines(entry: Entry, width: int, remarks: int = 0) -> tuple[str, ...]:
    """What a row shows in so many cells: one line when there is room, else two."""
    done = f"{entry.summary.progress}/14".rjust(DONE_WIDTH)
    kenmerk = fitted(entry.kenmerk, KENMERK_WIDTH)
    status, advice = fitted(status_text(entry), STATUS_WIDTH), fitted(advice_text(entry), ADVICE_WIDTH)
    day, rest = day_text(entry), (kenmerk, status, done, advice)
    if width >= ONE_LINE:
        room = width - sum(cell_len(part) + 2 for part in (*rest, day))
        return ("  ".join((title_text(entry, room, remarks), *rest, day)),)
    first = f"{title_text(entry, width - DAY_WIDTH - 1, remarks)} {day}"
    return first, fitted("  " + (" " if width < ROOMY else "  ").join(rest), width)


def column_names(width: int) -> str:
    """The line above the list, when rows are one line."""
    names = (fitted(_("Reference"), KENMERK_WIDTH), fitted(_("Status"), STATUS_WIDTH), fitted(_("Done"), DONE_WIDTH),
             fitted(_("Advice"), ADVICE_WIDTH), fitted(_("Changed"), DAY_WIDTH))
    room = width - sum(cell_len(name) + 2 for name in names)
    return "  ".join((fitted(_("Title"), room), *names))
