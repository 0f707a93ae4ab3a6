"""Answers: safe HTML of bounded size."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import errors
from afweging.errors import AfwegingError
from afweging.report import markdown
from afweging.report.markdown import Reference

KNOWN = {
    "F15": Reference(number=3, anchor="bron-3", name='Brief "x" <b>'),
    "X01": Reference(number=7, anchor="bron-7", name="Bericht"),
}


def html(text: str) -> str:
    return markdown.to_html(text, where="vraag 1", references=KNOWN)


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script>", "a <b>b</b>", "<!-- x -->", '<img src="file:///etc/passwd">', "</style><style>@import url(x)</style>",
])
def test_raw_html_stays_text(text: str) -> None:
    assert not re.search(r"<(?!/?p>)", html(text))


@pytest.mark.parametrize("link", [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "/pad", "pad", "#anker", "vbscript:x", "ftp://a/b",
    "https:x", "JaVaScRiPt:x",
])
def test_links_that_are_not_absolute_web_or_mail_stay_text(link: str) -> None:
    assert "<a" not in html(f"[tekst]({link})")
    assert "<a" not in html(f"[tekst]\n\n[tekst]: {link}")


@pytest.mark.parametrize("link", ["https://a.nl/b", "http://a.nl", "mailto:a@b.nl", "HTTPS://A.NL/x"])
def test_absolute_links_work(link: str) -> None:
    assert f'<a href="{link}">tekst</a>' in html(f"[tekst]({link})")


def test_images_are_off() -> None:
    assert "<img" not in html("![x](https://a.nl/b.png)")


def test_headings_become_bold_paragraphs() -> None:
    assert html("# Een\n\nTwee\n===\n") == '<p class="subhead">Een</p>\n<p class="subhead">Twee</p>\n'


def test_citations_become_numbered_references() -> None:
    shown = html("zie [@F15] en [@F15; @X01]")
    assert shown.count('href="#bron-3"') == 2
    assert ">7</a>" in shown
    assert 'title="3. Brief &quot;x&quot; &lt;b&gt;"' in shown


def test_a_citation_of_an_unknown_fact_stays_as_written() -> None:
    assert "[@F99]" in html("zie [@F99]")
    assert "[@F15, @F99]" in html("zie [@F15, @F99]")


def test_a_citation_in_code_is_code_and_in_a_link_is_no_link() -> None:
    assert "<code>[@F15]</code>" in html("`[@F15]`")
    assert html("[zie [@F15] daar](https://a.nl)").count("<a") == 1


def test_tables_have_scoped_heads_and_no_styles() -> None:
    shown = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<th scope="col">a</th>' in shown
    assert '<td class="figure">2</td>' in shown
    assert "style" not in shown


def test_code_has_no_class_from_the_user() -> None:
    assert html("```py x\ncode\n```") == "<pre><code>code\n</code></pre>\n"


@pytest.mark.parametrize(("text", "code"), [
    ("é" * 25_001, errors.ANSWER_TOO_LARGE),
    ("| a |\n|---|\n" + "| 1 |\n" * 400, errors.ANSWER_TABLE_ROWS),
    ("|" + "a|" * 13 + "\n|" + "-|" * 13, errors.ANSWER_TABLE_COLUMNS),
    ("- x\n" * 2_001, errors.ANSWER_LIST_ITEMS),
    (">" * 9 + " x", errors.ANSWER_NESTING),
    (">" * 1_000 + " x", errors.ANSWER_NESTING),
    ("\n".join("  " * depth + "- x" for depth in range(200)), errors.ANSWER_NESTING),
    ("*a **b " * 20 + "b** a* " * 20, errors.ANSWER_NESTING),
])
def test_bounds_are_clear_errors_that_name_the_question(text: str, code: errors.Code) -> None:
    with pytest.raises(AfwegingError) as caught:
        html(text)
    assert caught.value.code is code
    assert caught.value.where == "vraag 1"
    assert "{" not in str(caught.value)


@pytest.mark.parametrize("text", [
    "é" * 25_000, "| a |\n|---|\n" + "| 1 |\n" * 399, "|" + "a|" * 12 + "\n|" + "-|" * 12, "- x\n" * 2_000, ">" * 8 + " x",
])
def test_up_to_the_bounds_all_is_fine(text: str) -> None:
    assert html(text)


@given(st.text(alphabet=st.sampled_from("ab *_`[]()<>#-|!@\n\\&:/hF15"), max_size=200))
def test_no_text_makes_other_tags_than_ours(text: str) -> None:
    try:
        shown = html(text)
    except AfwegingError:
        return  # beyond a bound: see above
    tags = set(re.findall(r"</?([a-z0-9]+)", shown))
    assert tags <= {"p", "em", "strong", "a", "code", "pre", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th",
                    "td", "br", "hr", "span"}


def test_citations_for_markdown_and_for_the_list_of_sources() -> None:
    assert markdown.numbered("a [@F15, @X01] b [@F99]", KNOWN) == "a [3, 7] b [@F99]"
    assert markdown.cited("[@F15] [@X01; @F15]") == ("F15", "X01")


@pytest.mark.parametrize(("text", "shown"), [
    ("[a <https://b.nl/x> c](https://a.nl)", '<p><a href="https://a.nl">a https://b.nl/x c</a></p>\n'),
    ("[](https://a.nl) [b](https://b.nl)", '<p><a href="https://a.nl">https://a.nl</a> <a href="https://b.nl">b</a></p>\n'),
    ("[\u200b](https://a.nl)", '<p><a href="https://a.nl">\u200bhttps://a.nl</a></p>\n'),
    ("[**b**](https://a.nl)", '<p><a href="https://a.nl"><strong>b</strong></a></p>\n'),
])
def test_links_hold_no_links_and_show_something(text: str, shown: str) -> None:
    assert html(text) == shown


def test_a_table_with_nothing_but_a_head_gets_a_body() -> None:
    shown = html("| a |\n|---|\n\n| b |\n|---|\n| c |")
    assert shown.count("<tbody>") == 2
    assert shown.count("<thead>") == 1
