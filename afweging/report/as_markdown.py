"""The view of a report as Markdown: readable as plain text, and a source for other formats."""

import re
from collections.abc import Iterable, Iterator

from afweging.report.markdown import numbered
from afweging.report.memo_models import Excerpt, MemoView, Point
from afweging.report.models import QuestionView, ReportView, Row, SourceView, StepView, Verdict

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|])")


def render_markdown(view: ReportView) -> str:
    """The whole report as Markdown. Answers stand as written, with their headings three levels lower."""
    return "\n\n".join(block.strip("\n") for block in _blocks(view) if block.strip()) + "\n"


def _blocks(view: ReportView) -> Iterator[str]:
    yield f"# {_plain(view.kind)}: {_plain(view.title)}"
    yield "\n\n".join(f"**{_plain(text)}**" for text in (view.marking, view.mark, view.second, view.example) if text)
    if view.memo is not None:
        yield from _memo(view, view.memo)
        return
    yield from _advice(view)
    yield _rows(view.facts)
    yield f"## {view.titles.ladder}"
    yield _plain(view.ladder.alternative)
    yield f"## {view.titles.verdicts}"
    yield _verdict_table(view)
    yield f"## {view.titles.conclusions}"
    for conclusion in view.conclusions:
        yield f"### {_plain(conclusion.title)}"
        for step in conclusion.steps:
            yield from _step(step)
    yield f"## {view.what_if.title}"
    yield _plain(" ".join(view.what_if.sentences))
    yield _plain(view.what_if.alternative) if view.what_if.drawn else ""
    for section in view.sections:
        yield f"## {_plain(section.title)}" + (f" ({section.result})" if section.result else "")
        for question in section.questions:
            yield from _question(question, view)
    yield from _closing(view)


def _advice(view: ReportView) -> Iterator[str]:
    advice = view.advice
    yield f"## {advice.heading}: {_plain(advice.outcome)}"
    yield from _decision(view, "")
    yield _rows(advice.rows)


def _decision(view: ReportView, focus: str) -> Iterator[str]:
    """What the advice says and under which conditions."""
    advice = view.advice
    yield _plain(advice.sentence)
    yield f"Focus: {_plain(focus)}" if focus else ""
    yield from (f"> {_plain(remark)}" for remark in advice.remarks)
    if advice.conditions:
        yield f"**{advice.conditions_title}**"
        yield "\n".join(f"{number}. {_plain(text)}" for number, text in enumerate(advice.conditions, 1))
    yield f"¹ {_plain(advice.footnote)}" if advice.footnote else ""


def _verdict_table(view: ReportView) -> str:
    lines = [f"| {' | '.join(view.titles.verdict_heads)} |", "|---|--:|---|---|---|"]
    lines += [
        f"| {row.step} | {row.number} | {_plain(row.label)} | {_verdict(row.verdict)} | {row.verdict.place or '–'} |"
        for row in view.verdicts
    ]
    return "\n".join(lines)


def _step(step: StepView) -> Iterator[str]:
    yield f"**{_plain(step.title)} {_plain(step.result)}.** {_plain(step.remark)}"
    yield _list(step.grounds)


def _question(question: QuestionView, view: ReportView) -> Iterator[str]:
    yield f"### {question.number}. {_plain(question.title)}"
    yield f"*{_plain(question.question)}*" if question.question else ""
    if question.verdict is not None:
        place = f" ({question.verdict.place})" if question.verdict.place else ""
        yield f"{view.titles.verdict}: **{_verdict(question.verdict)}**{place}"
    yield f"{view.titles.missing}: {_plain(question.missing)}" if question.missing else ""
    yield _plain(question.empty) or _lowered(numbered(question.markdown, view.references))
    if question.closed is not None:
        yield f"> **{_plain(question.closed.title)}**"
        yield "\n".join(f"> {line}".rstrip() for line in question.closed.markdown.splitlines())
    yield question.prompts_title
    yield _list(_ticked(prompt.text, prompt.effect, prompt.note, ticked=prompt.ticked) for prompt in question.prompts)
    for table in question.tables:
        yield f"**{_plain(table.title)}** {_plain(table.origin)}"
        yield "\n".join([
            f"| {' | '.join(table.heads)} |", "|---|---|---|",
            *(f"| {_plain(row.text)} | {_plain(row.effect) or '–'} | {_plain(row.note) or '–'} |" for row in table.rows)])
    numbers = ", ".join(str(source.number) for source in question.sources)
    yield _rows((*([Row(label=question.sources_label, value=numbers)] if numbers else []), *question.notes))


def _ticked(text: str, effect: str, note: str, *, ticked: bool) -> str:
    more = "; ".join(filter(None, (effect, note)))
    return f"{'✓' if ticked else '–'} {text}" + (f": {more}" if more else "")


def _closing(view: ReportView) -> Iterator[str]:
    titles = view.titles
    if view.deviation:
        yield f"## {titles.deviation}"
        yield _rows(view.deviation)
    if view.open_points:
        yield f"## {titles.open_points}"
        yield _list(view.open_points)
    if view.sources:
        yield f"## {titles.sources}"
        yield titles.grades
        yield "\n".join(
            f"{source.number}. {_plain(source.title)} {_plain(' · '.join((*source.details, _cited_by(source))))}"
            + (f" **{_plain(source.flag)}**" if source.flag else "")
            for source in view.sources
        )
    yield f"## {titles.method}"
    yield from map(_plain, view.method.paragraphs)
    yield _rows(view.method.rows)
    yield f"### {titles.rules}"
    yield _rows(view.method.rules)
    yield f"### {titles.scales}"
    yield "\n".join([
        f"| {' | '.join(view.method.scale_heads)} |", "|---|---|---|---|",
        *(f"| {_plain(row.question)} | {_plain(row.nee)} | {_plain(row.deels)} | {_plain(row.ja)} |"
          for row in view.method.scales)])
    if view.remarks:
        yield f"## {titles.remarks}"
        yield _plain(titles.remarks_note)
        for group in view.remarks:
            yield f"### {_plain(group.title)}"
            for remark in group.remarks:
                yield f"**{_plain(remark.head)}**"
                yield from map(_plain, remark.paragraphs)
                yield _list(f"{reply.head} {reply.text}" for reply in remark.replies)
    if view.terms:
        yield f"## {titles.terms}"
        yield "\n".join(f"- **{_plain(row.label)}**: {_plain(row.value)}" for row in view.terms)
    yield f"---\n\n{_plain(view.footer)}"


def _cited_by(source: SourceView) -> str:
    return f"{source.cited_label} {', '.join(str(link.number) for link in source.cited_by)}"


def _memo(view: ReportView, memo: MemoView) -> Iterator[str]:
    yield f"**{_plain(memo.purpose)}**"
    yield _rows(memo.head)
    yield f"{_plain(memo.sign_off_title)}:" + (f" {_plain(memo.sign_off_missing)}" if memo.sign_off_missing else "")
    yield "\n".join(f"{number}. {_plain(role)}" for number, role in enumerate(memo.sign_off, 1))
    yield f"## {memo.reason_title}"
    yield from _excerpt(memo.reason)
    yield f"## {memo.decision_title}"
    yield _plain(memo.lead)
    yield f"**{_plain(view.advice.outcome)}**"
    yield from _decision(view, memo.focus)
    yield f"## {memo.points_title}"
    yield "\n".join(f"- **{_plain(point.label)}** {_plain(point.value)}" for point in memo.points)
    yield f"## {memo.explanation_title}"
    for excerpt in memo.explanation:
        yield f"### {_plain(excerpt.title)}"
        yield from _excerpt(excerpt)
    yield from map(_plain, memo.closing)
    yield f"---\n\n{_plain(view.footer)}"


def _excerpt(excerpt: Excerpt) -> Iterator[str]:
    yield _lowered(excerpt.markdown)
    yield _plain(" ".join(filter(None, (excerpt.instead, excerpt.more))))


def _verdict(verdict: Verdict) -> str:
    return f"{verdict.sign} {_plain(verdict.word)}"


def _rows(rows: Iterable[Row | Point]) -> str:
    return "\n".join(f"- {_plain(row.label)}: {_plain(row.value)}" for row in rows)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {_plain(item)}" for item in items)


def _lowered(answer: str) -> str:
    """Headings in an answer may not outrank the question they stand under."""
    return re.sub(r"^(#{1,6}) ", lambda mark: "#" * min(6, len(mark[1]) + 3) + " ", answer, flags=re.MULTILINE)


def _plain(text: str) -> str:
    return plain(text)


def plain(text: str) -> str:
    """A plain text that Markdown leaves as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
