"""The view of a report as one page of semantic HTML: for a browser with its style inside, for the PDF engine without."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afweging.report import fonts, ladder_svg, markdown, what_if_svg
from afweging.report.models import ReportView

if TYPE_CHECKING:
    from jinja2 import Environment

    from afweging.report.portfolio import PortfolioView

TEMPLATES: Final = Path(__file__).with_name("templates")
SHEETS: Final = ("style.css", "screen.css")
"""The style of a page that stands alone; the PDF engine loads the first by itself, once for all reports."""

WIDE: Final = 4
"""A table with more columns scrolls sideways on a narrow screen, so the keyboard must be able to reach it."""
_TABLE: Final = re.compile(r"<table>(.*?</tr>)", re.DOTALL)


def render_html(view: ReportView, *, standalone: bool = True) -> str:
    """The page. ``standalone`` puts the style inside. Raises ``AfwegingError`` when an answer is beyond a bound."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja2, and only a report needs it

    def answer(text: str, name: str, anchor: str = "") -> Markup:
        """The HTML of an answer: made by ``markdown`` with raw HTML off, so it may stand as it is."""
        made = markdown.to_html(text, where=name, references=view.references, anchor=anchor)
        return Markup(_TABLE.sub(_within_reach, made) if standalone else made)  # noqa: S704 - see above

    sheets = _sheets(standalone=standalone)
    return _environment().get_template(view.template).render(
        view=view, answer=answer, style=Markup(sheets), title_size=_title_size(view.title),  # noqa: S704 - our own
        ladder=Markup(ladder_svg.draw(view.ladder)), changes=Markup(what_if_svg.draw(view.what_if)))  # noqa: S704 - escape


def render_portfolio(view: "PortfolioView", *, standalone: bool = True) -> str:
    """The page of a portfolio, with the style inside when it is to stand alone."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja2, and only a report needs it

    from afweging.report import portfolio, portfolio_svg  # noqa: PLC0415 - not needed for the report of one dossier

    return _environment().get_template(portfolio.TEMPLATE).render(
        view=view, style=Markup(_sheets(standalone=standalone)),  # noqa: S704 - our own
        picture=Markup(portfolio_svg.draw(view.picture)))  # noqa: S704 - escapes


def _sheets(*, standalone: bool) -> str:
    return "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in SHEETS) if standalone else ""


def _within_reach(table: re.Match[str]) -> str:
    """The beginning of a table, as a stop of the keyboard when the table is wide."""
    first = table.group(1)
    columns = first.count("<th ") + first.count("<th>") + first.count("<td")
    return f'<table tabindex="0">{first}' if columns > WIDE else table.group()


def _title_size(title: str) -> str:
    """The class of a title by the room it takes as it is printed: the longer the smaller."""
    size = len(fonts.printable(title))
    return "longest" if size > 400 else "long" if size > 90 else ""


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only a report needs it

    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True, auto_reload=False)
