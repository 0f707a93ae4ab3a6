"""A page read as XML is the page an HTML parser reads."""

from typing import Any

import pytest
import tinyhtml5  # type: ignore[import-untyped]

from afweging.report import page, parsing
from afweging.report.fonts import printable_html
from afweging.report.models import ReportView
from afweging.report.view import view
from tests.report import factory


@pytest.fixture(scope="module")
def shown() -> ReportView:
    return view(factory.document(factory.full()))


def _plain(element: Any) -> tuple[Any, ...]:
    """An element with all that is in it, without the white space around head and body."""
    frame = element.tag in ("html", "head")
    kids = [(_plain(kid), "" if frame or kid.tag in ("body", "head") else kid.tail or "") for kid in element]
    attributes = {name: value for name, value in element.attrib.items() if "xmlns" not in name}
    return element.tag, attributes, "" if frame else (element.text or ""), kids


def test_the_report_is_read_the_same(shown: ReportView) -> None:
    html = printable_html(page.render_html(shown, standalone=False))
    root = parsing.tree(html)
    assert root is not None
    expected = tinyhtml5.parse(html, namespace_html_elements=False)
    ours, theirs = _plain(root.find("body")), _plain(expected.find("body"))
    assert _trimmed(ours) == _trimmed(theirs)
    assert _plain(root.find("head")) == _plain(expected.find("head"))


def _trimmed(body: tuple[Any, ...]) -> tuple[Any, ...]:
    """Without the white space behind the last element, where the parsers differ and nothing is laid out."""
    *rest, last = body[3]
    return (*body[:3], [*rest, (last[0], last[1].rstrip())])


def test_empty_elements_and_spaces_that_do_not_break() -> None:
    root = parsing.tree('<html><body>a<br>b<img src="x" alt="1 / 2">&nbsp;c<br/></body></html>')
    assert root is not None
    assert "".join(root.itertext()) == "ab\xa0c"
    assert [(kid.tag, kid.attrib) for kid in root[0]] == [("br", {}), ("img", {"src": "x", "alt": "1 / 2"}), ("br", {})]


@pytest.mark.parametrize("html", ["<p>a<p>b", "<p><svg width='9'></svg></p>", "<p>&eacute;</p>", "<input disabled>", ""])
def test_what_is_not_well_formed_is_left(html: str) -> None:
    assert parsing.tree(html) is None
