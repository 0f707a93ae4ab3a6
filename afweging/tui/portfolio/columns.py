"""The columns of the matrix and what stands in them: signs where it is narrow, signs with words where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rich.cells import cell_len, set_cell_size

from afweging.advice.portfolio import SIGNS, Line, cell_word, mark_word
from afweging.assessment.labels import PHASE, STATUS
from afweging.assessment.models import Phase, Status
from afweging.assessment.wording import clean
from afweging.framework.models import Framework
from afweging.library import portfolio as use
from afweging.texts import _, active

Kind = Literal["dossier", "question", "step", "advice"]
WIDE: Final = 120
"""From so many cells on a level stands there as a sign and a word."""
FIXED, FIXED_WIDE = 24, 38
NARROW, WORDS, STEP, ADVICE = 3, 9, 4, 34


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is about, what stands above it, and how many cells it takes."""

    kind: Kind
    name: str
    head: str
    width: int


def columns(framework: Framework, room: int) -> tuple[Column, ...]:
    """All columns for a matrix of so many cells; the first one stays in view."""
    wide = room >= WIDE
    width = WORDS if wide else NARROW
    language = active().language
    return (
        Column("dossier", "", _("Dossier"), FIXED_WIDE if wide else FIXED),
        *(Column("question", one.id, f"{one.number} {one.label.at(language)}" if wide else str(one.number), width)
          for one in framework.questions if one.kind != "advice"),
        *(Column("step", name, name, STEP) for name in use.steps(framework)),
        Column("advice", "advice", _("Advice"), ADVICE))


def first_in_view(found: Sequence[Column], first: int, cursor: int, room: int) -> int:
    """The first column beside the fixed one, moved as little as needed to have the one with the cursor in view.

    No room stays empty at the end as long as there are columns to the left.
    """
    while first > 1 and found[0].width + sum(one.width for one in found[first - 1:]) <= room:
        first -= 1
    if cursor == 0:
        return first
    if cursor < first:
        return cursor
    while first < cursor and found[0].width + sum(one.width for one in found[first:cursor + 1]) > room:
        first += 1
    return first


def in_view(found: Sequence[Column], first: int, room: int) -> tuple[int, ...]:
    """The places of the columns that fit beside the fixed one, from the first one on; the last one may be cut."""
    places, left = [], room - found[0].width
    for place in range(first, len(found)):
        if left < min(found[place].width, NARROW):
            break
        places.append(place)
        left -= found[place].width
    return tuple(places)


def text(column: Column, line: Line) -> str:
    """What stands in a column for one dossier, in exactly as many cells as the column has."""
    if column.kind == "dossier":
        return fitted(f"{line.kenmerk}{'*' if line.draft else ''} {line.title}", column.width - 1) + " "
    if column.kind == "step":
        return fitted(f" {SIGNS[line.steps[column.name]]}" if column.name in line.steps else "", column.width)
    if column.kind == "advice":
        outcome = line.outcome
        label = outcome.label.at(active().language) if outcome else "–"
        return fitted(("! " if line.deviates else "") + label, column.width)
    cell = line.cells.get(column.name)
    if cell is None:
        return " " * column.width
    if column.width == NARROW:
        return fitted(f" {SIGNS[cell.mark]}", column.width)
    word = cell_word(cell, active()) if cell.level else ""
    return fitted(f"{SIGNS[cell.mark]} {word}", column.width - 1) + " "


def told(framework: Framework, column: Column, line: Line) -> str:
    """The cell under the cursor in a sentence: what its sign stands for, in whole words."""
    words = active()
    if column.kind == "dossier":
        parts = [words.say(STATUS[Status(line.status)]), words.say(PHASE[Phase(line.phase)]), words.day(line.peildatum)]
        return " · ".join((*parts, *([_("not recorded yet")] if line.draft else []), ", ".join(line.tags))).rstrip(" ·")
    if column.kind == "step":
        title = next((one.title.at(words.language) for one in framework.sections if one.id == column.name), column.name)
        mark = line.steps.get(column.name, "open")
        return f"{title} {SIGNS[mark]} {mark_word(mark, words)}"
    if column.kind == "advice":
        return _advice(line)
    question = framework.find(column.name)
    cell = line.cells.get(column.name)
    code = f" {cell.level.code}" if cell and cell.level else ""
    number = f"{question.number}. {question.label.at(words.language)}" if question else column.name
    return f"{number}: {SIGNS[cell.mark] if cell else ''}{code} {cell_word(cell, words)}"


def _advice(line: Line) -> str:
    language = active().language
    if line.outcome is None:
        return _("No advice yet: not every considered question has a verdict.")
    shown = line.outcome.label.at(language)
    if line.deviates and line.derived:
        return _("{chosen} (chosen; derived: {derived})").format(chosen=shown, derived=line.derived.label.at(language))
    return shown


def fitted(text_: str, width: int) -> str:
    """A text, cleaned, in exactly so many cells: filled with spaces, or cut with a sign that it was cut."""
    line = clean(text_).replace("\n", " ").replace("\t", " ")
    if width <= 0:
        return ""
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    return set_cell_size(line, width - 1) + "…"
