"""Two dossiers or versions in two columns: question by question both verdicts and both texts side by side."""

from collections.abc import Iterator
from typing import Final

from afweging.assessment.comparison import QuestionChange
from afweging.assessment.rewording import PieceKind
from afweging.framework.models import Question
from afweging.texts import _
from afweging.tui.compare.diffing import one_side
from afweging.tui.compare.drawing import UNSEEN, Page, Pair, changes, head, one_field, tail, title, verdict_or_id
from afweging.tui.compare.wrapping import Sheet, Span, beside, wrapped

LEAST_COLUMN: Final = 34
"""Cells below which a column cannot be read; then there is one."""


def sides(pair: Pair, names: tuple[str, str], width: int, *, everything: bool = False) -> Sheet:
    """Both beside each other; where there is no room for two columns, one below the other."""
    column = (width - 3) // 2
    if column < LEAST_COLUMN or pair.comparison.empty:
        return changes(pair, width, names=names, everything=everything)
    page = Page(width)
    page.lines += beside(wrapped([Span(names[0], "strong")], column), wrapped([Span(names[1], "strong")], column), column)
    head(page, pair, everything=everything)
    for question in pair.after.framework.questions:
        change = pair.comparison.question(question.id)
        before, after = pair.verdicts(question)
        if change or before != after or everything:
            _both(page, pair, question, change, column)
    tail(page, pair)
    return page.sheet()


def _both(page: Page, pair: Pair, question: Question, change: QuestionChange | None, column: int) -> None:
    move = pair.move(question)
    page.part(title(question), Span(f"  {move}" if move else "", "strong"))
    if reason := pair.reasons.get(question.id):
        page.say(Span(f"{_('Reason for the change')}: ", "strong"), Span(reason), indent="")
    left, right = (
        [*wrapped([Span(verdict_or_id(one.framework, question, verdict), "strong")], column),
         *wrapped(list(_text(pair, question, change, place)), column)]
        for place, (one, verdict) in enumerate(zip((pair.before, pair.after), pair.verdicts(question), strict=True)))
    page.lines += beside(left, right, column)
    for one in change.fields if change else ():
        if one.field not in UNSEEN:
            one_field(page, pair, one)


def _text(pair: Pair, question: Question, change: QuestionChange | None, place: int) -> Iterator[Span]:
    """The answer on one of the sides, with marks around what the other does not have."""
    text = change.field("text") if change else None
    if text is None:
        yield Span((pair.before, pair.after)[place].assessment.answer(question.id).text)
    else:
        yield from one_side(text.pieces, (PieceKind.REMOVED, PieceKind.ADDED)[place])
