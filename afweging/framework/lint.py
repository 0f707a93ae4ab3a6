"""What a framework file must satisfy beyond its shape: ids, references, translations, anchors, a ladder that leads on.

Each rule is a generator of errors; ``faults`` runs them all. Every error names the line of the value it is about.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from afweging import errors
from afweging.errors import AfwegingError
from afweging.framework.models import FORMAT, UNKNOWN, AnnexText, Framework, Question, Scale, Text, Value
from afweging.framework.yaml_reader import Path_, Tree, listed, nearest, shown

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def faults(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """Every fault of a framework whose shape is right."""
    if framework.format != FORMAT:
        yield AfwegingError(errors.NEWER_FORMAT, where=tree.where(("format",)), found=framework.format, known=FORMAT)
    for rule in (_texts, _ids, _scales, _numbers, _questions, _tables, _references, _leaning, _outcomes):
        yield from rule(framework, tree)


def _texts(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """Both languages everywhere; levels have an anchor; corrections explain every difference from the annex."""
    for path, value in _walk(framework, ()):
        if not isinstance(value, Text | AnnexText):
            continue
        empty = [language for language in ("nl", "en") if not getattr(value, language).strip()]
        if empty and path[-1] == "anchor":
            yield AfwegingError(errors.NO_ANCHOR, where=tree.where(path), found=_level_id(tree, path))
        elif empty:
            yield AfwegingError(errors.MISSING_TRANSLATION, where=tree.where((*path, empty[0])), path=shown(path),
                                language=", ".join(empty))
        if isinstance(value, AnnexText) and (problem := correction_problem(value)):
            yield AfwegingError(errors.CORRECTION, where=tree.where(path), path=shown(path), problem=problem)


def correction_problem(text: AnnexText) -> str:
    """What is wrong with the corrections of an annex text, or nothing: published + corrections = shown."""
    spans = []
    for correction in text.corrections:
        if text.exact.count(correction.published) != 1:
            return f"“{correction.published}” ({text.exact.count(correction.published)}×)"
        start = text.exact.index(correction.published)
        spans.append((start, start + len(correction.published), correction.shown))
    made, at = "", 0
    for start, end, replacement in sorted(spans):
        if start < at:
            return f"“{text.exact[start:end]}”"
        made, at = made + text.exact[at:start] + replacement, end
    made += text.exact[at:]
    if made == text.nl and bool(text.corrections) == (text.published is not None):
        return ""
    pairs = enumerate(zip(made, text.nl, strict=False))
    same = next((place for place, (a, b) in pairs if a != b), min(len(made), len(text.nl)))
    return f"“…{made[max(0, same - 10):same + 20]}…” ≠ “…{text.nl[max(0, same - 10):same + 20]}…”"


def _ids(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """Ids are well formed, and no two things of one kind share one."""
    seen: dict[tuple[str, str], int] = {}
    for path, value in _walk(framework, ()):
        found = getattr(value, "id", None)
        if found is None:
            continue
        place = (*path, "id")
        if not ID.fullmatch(found):
            yield AfwegingError(errors.ILL_FORMED_ID, where=tree.where(place), found=found, path=shown(path))
        kind = type(value).__name__
        if kind == "Level":  # levels are told apart within their own scale
            kind += str(path[:-2])
        if (kind, found) in seen:
            yield AfwegingError(errors.DUPLICATE_ID, where=tree.where(place), found=found, line=seen[kind, found])
        seen.setdefault((kind, found), tree.line(place))


def _scales(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """Scales rise, have at least two levels, and leave the word for 'unknown' alone."""
    for index, scale in enumerate(framework.scales):
        where = tree.where(("scales", index))
        if len(scale.levels) < 2:
            yield AfwegingError(errors.FEW_LEVELS, where=where, found=scale.id)
        values = [level.truth for level in scale.levels]
        if values != sorted(values):
            yield AfwegingError(errors.LEVEL_ORDER, where=where, found=scale.id)
        for number, level in enumerate(scale.levels):
            if level.id == UNKNOWN:
                place = tree.where(("scales", index, "levels", number))
                yield AfwegingError(errors.RESERVED_ID, where=place, found=level.id)


def _numbers(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """The official numbers count from 1 in the order of the questions."""
    for expected, (path, question) in enumerate(_asked(framework), start=1):
        if question.number != expected:
            yield AfwegingError(errors.QUESTION_NUMBER, where=tree.where((*path, "number")), found=question.number)


def _questions(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """Every question but the advice has a scale; whoever can hold partly has a condition to print."""
    conditional = {q for step in framework.ladder.steps for q in (*step.necessary, *step.weighing)}
    for path, question in _asked(framework):
        if question.kind != "advice" and question.scale is None:
            yield AfwegingError(errors.NO_SCALE, where=tree.where(path), found=question.id)
        if question.id in conditional and question.condition is None:
            yield AfwegingError(errors.NO_CONDITION, where=tree.where(path), found=question.id)


def _tables(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """A table holds proposals, at least one: what the annex itself asks is never optional."""
    for path, question in _asked(framework):
        for index, table in enumerate(question.tables):
            if not table.prompts or any(prompt.origin != "proposal" for prompt in table.prompts):
                yield AfwegingError(errors.TABLE_ROWS, where=tree.where((*path, "tables", index)), found=table.id)


def _references(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """Every id that is named somewhere exists."""
    for path, names, known in _named(framework):
        listed_names = ((path, names),) if isinstance(names, str) else (((*path, i), n) for i, n in enumerate(names))
        for place, name in listed_names:
            if name not in known:
                yield AfwegingError(errors.DANGLING, where=tree.where(place), path=shown(place), found=name,
                                    nearest=nearest(name, known), allowed=listed(known))


Named = tuple[Path_, str | tuple[str, ...], list[str]]
"""A place, the id or ids named there, and the ids that exist."""


def _named(framework: Framework) -> Iterator[Named]:
    questions = [question.id for question in framework.questions]
    sections = [section.id for section in framework.sections]
    scales = [scale.id for scale in framework.scales]
    for path, question in _asked(framework):
        yield (*path, "scale"), question.scale or (), scales
        yield (*path, "leans_on"), question.leans_on, questions
    for index, statement in enumerate(framework.concluding.statements):
        yield ("concluding", "statements", index, "sections"), statement.sections, sections
    yield from _named_by_ladder(framework, questions, sections)
    prompts = [prompt.id for question in framework.questions for prompt in question.prompts]
    for index, check in enumerate(framework.checks):
        yield ("checks", index, "questions"), check.questions, questions
        yield ("checks", index, "prompts"), check.prompts, prompts
        for name, levels in check.when.items():
            yield ("checks", index, "when", name), name, [q.id for q in framework.questions if q.kind != "advice"]
            if scale := _scale_of(framework, name):
                yield ("checks", index, "when", name), levels, [*(level.id for level in scale.levels), UNKNOWN]


def _named_by_ladder(framework: Framework, questions: list[str], sections: list[str]) -> Iterator[Named]:
    ladder = framework.ladder
    outcomes = [outcome.id for outcome in ladder.outcomes]
    rules = [rule.id for rule in framework.rules]
    yield ("ladder", "required", "questions"), ladder.required.questions, questions
    yield ("ladder", "required", "rule"), ladder.required.rule, rules
    for index, step in enumerate(ladder.steps):
        path = ("ladder", "steps", index)
        yield (*path, "rule"), step.rule, rules
        yield (*path, "section"), step.section, sections
        yield (*path, "necessary"), step.necessary, questions
        yield (*path, "weighing"), step.weighing, questions
        yield (*path, "fails"), step.fails, outcomes
    yield ("ladder", "all_hold"), ladder.all_hold, outcomes
    yield ("ladder", "some_partly"), ladder.some_partly, outcomes
    yield ("ladder", "undecided"), ladder.undecided, outcomes
    yield ("ladder", "accumulation", "rule"), ladder.accumulation.rule, rules
    yield ("ladder", "deviation", "rule"), ladder.deviation.rule, rules


def _leaning(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """Answers build on earlier questions only, so never on themselves and never in a circle."""
    order = {question.id: place for place, (_path, question) in enumerate(_asked(framework))}
    for path, question in _asked(framework):
        for index, name in enumerate(question.leans_on):
            where = tree.where((*path, "leans_on", index))
            if name == question.id:
                yield AfwegingError(errors.LEANS_ON_ITSELF, where=where, found=name)
            elif order.get(name, 0) > order[question.id]:
                way = _way(framework, name, question.id, ())
                if way:
                    yield AfwegingError(errors.LEANS_IN_CIRCLE, where=where, circle=" → ".join((question.id, *way)))
                else:
                    yield AfwegingError(errors.LEANS_ON_LATER, where=where, found=question.id, later=name)


def _way(framework: Framework, start: str, goal: str, passed: tuple[str, ...]) -> tuple[str, ...]:
    """The questions from one to another along what they lean on, both ends included; nothing when there is no way."""
    if start == goal:
        return (goal,)
    question = framework.find(start)
    if question is None or start in passed:
        return ()
    ways = (_way(framework, name, goal, (*passed, start)) for name in question.leans_on)
    return next(((start, *way) for way in ways if way), ())


def _outcomes(framework: Framework, tree: Tree) -> Iterator[AfwegingError]:
    """Every outcome can follow: a step that can fail leads to it, or it closes the ladder."""
    ladder = framework.ladder
    reached = {ladder.all_hold, ladder.some_partly, ladder.undecided}
    reached.update(step.fails for step in ladder.steps if any(_can_fail(framework, name) for name in step.necessary))
    for index, outcome in enumerate(ladder.outcomes):
        if outcome.id not in reached:
            yield AfwegingError(errors.UNREACHABLE_OUTCOME, where=tree.where(("ladder", "outcomes", index)),
                                found=outcome.id)


def _can_fail(framework: Framework, question_id: str) -> bool:
    scale = _scale_of(framework, question_id)
    return scale is None or any(level.truth is Value.NEE for level in scale.levels)


def _scale_of(framework: Framework, question_id: str) -> Scale | None:
    """The scale of a question, or None when question or scale does not exist (a fault that is told elsewhere)."""
    question = framework.find(question_id)
    return framework.scale_of(question) if question else None


def _asked(framework: Framework) -> Iterator[tuple[Path_, Question]]:
    for index, section in enumerate(framework.sections):
        for number, question in enumerate(section.questions):
            yield ("sections", index, "questions", number), question
    yield ("concluding", "question"), framework.concluding.question


def _walk(value: object, path: Path_) -> Iterator[tuple[Path_, object]]:
    if is_dataclass(value):
        yield path, value
        for field in fields(value):
            yield from _walk(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*path, index))


def _level_id(tree: Tree, path: Path_) -> str:
    _scales, scale, _levels, level, _anchor = path
    return str(tree.data["scales"][scale]["levels"][level]["id"])
