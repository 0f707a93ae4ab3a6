"""``advise --what-if``: what would change the advice, as sentences and as data."""

from collections.abc import Iterator, Mapping
from typing import Any

from afweging import canonical
from afweging.advice.what_if import WhatIf, what_if
from afweging.advice.what_if_words import NAME, told
from afweging.cli.output import paragraph
from afweging.framework.models import Framework
from afweging.texts import _, active


def found(framework: Framework, verdicts: Mapping[str, str | None]) -> WhatIf:
    """What would change the advice on these verdicts."""
    return what_if(framework, verdicts)


def as_data(framework: Framework, result: WhatIf) -> dict[str, Any]:
    """The result as JSON data, with question numbers beside the ids."""
    number = {question.id: question.number for question in framework.questions}
    shown: dict[str, Any] = canonical.plain(result)
    for alternative in (*shown["single"], *shown["smallest"]):
        for change in alternative["changes"]:
            change["number"] = number[change["question"]]
    return {**shown, "indifferent_numbers": [number[name] for name in result.indifferent]}


def lines(framework: Framework, result: WhatIf) -> Iterator[str]:
    """The result as lines for a terminal."""
    yield _(NAME)
    for part in told(framework, result, active()):
        yield ""
        if part.heading:
            yield f"{part.heading}:"
        for line in part.lines:
            yield f"  {line}" if part.heading else paragraph(line)
