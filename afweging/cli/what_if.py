"""``advise --what-if``: what would change the advice, as sentences and as data."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from afweging import canonical
from afweging.advice.what_if import Change, WhatIf, what_if
from afweging.cli.output import paragraph
from afweging.framework.models import UNKNOWN, Framework
from afweging.texts import _, active, ngettext


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
    """The result as sentences: how firm, each single change, the smallest sets, and what does not matter."""
    language = active().language
    yield _("What would change the advice")
    if result.distance is None:
        yield paragraph(_("The advice is not decided yet; below stands the least that would decide it."), "  ")
    else:
        yield paragraph(ngettext(
            "The nearest other advice is {number} level away.", "The nearest other advice is {number} levels away.",
            result.distance).format(number=result.distance), "  ")
    if result.single:
        yield ""
        yield f"{_('With one other verdict')}:"
        for outcome in dict.fromkeys(alternative.outcome for alternative in result.single):
            yield from _leads_to(framework, outcome, [one.changes[0] for one in result.single if one.outcome == outcome])
    several = [alternative for alternative in result.smallest if len(alternative.changes) > 1]
    if several:
        yield ""
        yield f"{_('With the fewest other verdicts together')}:"
        for alternative in several:
            yield from _leads_to(framework, alternative.outcome, alternative.changes)
    yield ""
    names = ", ".join(f"{q.number} {q.label.at(language)}" for q in framework.questions if q.id in result.indifferent)
    yield paragraph(f"{_('The advice does not depend on')}: {names or _('none of them')}")


def _leads_to(framework: Framework, outcome: str, changes: Iterable[Change]) -> Iterator[str]:
    yield f"  {framework.ladder.outcome(outcome).label.at(active().language)}"
    for change in changes:
        question = next(one for one in framework.questions if one.id == change.question)
        now = _("now: {verdict}").format(verdict=_level(framework, change.question, change.before))
        level = _level(framework, change.question, change.level)
        yield f"    {question.number} {question.label.at(active().language)}: {level} ({now})"


def _level(framework: Framework, name: str, verdict: str | None) -> str:
    """A verdict in words."""
    if not verdict or verdict == UNKNOWN:
        return _("not yet decidable") if verdict else _("open")
    question = framework.find(name)
    scale = framework.scale_of(question) if question else None
    level = scale.level(verdict) if scale else None
    return level.label.at(active().language) if level else verdict
