"""What was noted in the tables of optional prompts, row by row (domain 1, Q5 and Q13): for screens, reports and lists alike."""

from collections.abc import Iterator

from afweging.assessment.models import Answer, Tick
from afweging.framework.models import Prompt, Question, Table

Row = tuple[Prompt, Tick | None]
"""An aspect, and what was noted at it; None when nobody looked at it."""


def rows(table: Table, answer: Answer) -> tuple[Row, ...]:
    """Every aspect of a table, in its order."""
    ticks = {tick.prompt: tick for tick in answer.ticks}
    return tuple((prompt, ticks.get(prompt.id)) for prompt in table.prompts)


def noted(table: Table, answer: Answer) -> int:
    """How many aspects of a table something was noted at."""
    return sum(tick is not None for _prompt, tick in rows(table, answer))


def used(question: Question, answer: Answer) -> Iterator[Table]:
    """The tables in which anything was noted: the only ones a reader needs to see."""
    return (table for table in question.tables if noted(table, answer))


def dealt_with(question: Question, answer: Answer) -> int:
    """How many prompts of the guidance were ticked; those of the tables never count."""
    ticked = {tick.prompt for tick in answer.ticks}
    return sum(prompt.id in ticked for prompt in question.prompts)
