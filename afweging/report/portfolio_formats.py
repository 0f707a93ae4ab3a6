"""The formats of the portfolio report: PDF, HTML, Markdown, and the data itself."""

from collections.abc import Iterator
from typing import Final

from afweging.report import fonts, portfolio
from afweging.report.as_markdown import plain
from afweging.report.portfolio import PortfolioDocument, PortfolioView
from afweging.report.rendering import Renderer
from afweging.texts import _

SUFFIXES: Final = {"pdf": ".pdf", "html": ".html", "md": ".md", "json": ".json"}
"""Name to the ending of the file."""


def render(document: PortfolioDocument, name: str, *, renderer: Renderer | None = None) -> bytes:
    """The bytes of the report. Raises ``KeyError`` for an unknown format, and what ``portfolio.view`` and the PDF raise."""
    shown = portfolio.view(document)
    if name == "json":
        return portfolio.content(document).encode()
    if name == "md":
        return ("\n\n".join(block for block in _blocks(shown) if block) + "\n").encode()
    if name == "html":
        return _page(shown, standalone=True).encode()
    if name != "pdf":
        raise KeyError(name)
    if renderer is None:
        with Renderer() as started:
            return _pdf(document, shown, started)
    return _pdf(document, shown, renderer)


def messages(document: PortfolioDocument) -> tuple[str, ...]:
    """What the user should know about the PDF: characters that are shown by their number."""
    return tuple(
        _("In {place} these characters are not in the font and appear by their number: {characters}.").format(
            place=lacking.place, characters=lacking.shown)
        for lacking in fonts.unprintable(portfolio.texts_of(document)))


def _pdf(document: PortfolioDocument, shown: PortfolioView, renderer: Renderer) -> bytes:
    page, about = _page(shown, standalone=False), portfolio.about(document, shown)
    return renderer.pdf(page, about, portfolio.attached(document), document.archive)


def _page(shown: PortfolioView, *, standalone: bool) -> str:
    from afweging.report.page import render_portfolio  # noqa: PLC0415 - Jinja2 only when a page is made

    return render_portfolio(shown, standalone=standalone)


def _blocks(shown: PortfolioView) -> Iterator[str]:
    yield f"# {plain(shown.kind)}: {plain(shown.title)}"
    yield "\n\n".join(f"**{plain(text)}**" for text in (shown.marking, shown.mark, shown.example) if text)
    yield from map(plain, shown.lead)
    yield "\n".join(f"- {plain(row.label)}: {plain(row.value)}" for row in shown.facts)
    yield f"## {shown.titles.outcomes}"
    yield _table(shown.titles.outcome_heads, ((name, str(count)) for name, count in shown.outcomes))
    yield f"## {shown.titles.picture}"
    yield plain(shown.picture.alternative)
    yield f"## {shown.titles.questions}"
    yield plain(shown.legend)
    yield _table(shown.titles.question_heads, ((str(row.number), row.label, *row.counts, row.levels) for row in shown.questions))
    yield f"## {shown.titles.matrix}"
    yield _table(shown.titles.matrix_heads, (
        (f"{row.kenmerk} {row.title} ({row.particulars})", *row.cells, *row.steps,
         f"{row.advice} ({row.remark})" if row.remark else row.advice) for row in shown.matrix))
    yield f"## {shown.titles.method}"
    yield from map(plain, shown.notes)
    yield f"---\n\n{plain(shown.footer)}"


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *(tuple(plain(cell) or " " for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
