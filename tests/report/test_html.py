"""The HTML report without a browser: what must stand in it. What only a browser can judge is in ``make html-check``."""

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from afweging.report import formats, ladder_svg
from afweging.report.document import KINDS
from afweging.report.page import TEMPLATES, WIDE
from tests.report import factory

VOID = {"meta", "br", "hr", "col", "img", "rect", "path", "polygon"}


class Page(HTMLParser):
    """The elements of a page, each with its attributes and the names of those around it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self._open: list[str] = []
        self.feed(text)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given, _around in self.elements if name == tag]


@pytest.fixture(params=[(kind, language) for kind in KINDS for language in ("nl", "en")], ids="-".join)
def text(request: pytest.FixtureRequest) -> str:
    kind, language = request.param
    return formats.render(replace(factory.document(factory.full(), language=language), kind=kind), "html").decode()


def test_landmarks_skip_link_and_language(text: str) -> None:
    page = Page(text)
    assert len(page.all("main")) == 1
    assert page.all("main")[0]["id"] == "main"
    first = page.all("a")[0]
    assert (first["class"], first["href"]) == ("skip", "#main")
    assert len(page.all("footer")) == 1
    assert all(nav.get("aria-labelledby") for nav in page.all("nav"))
    assert page.all("html")[0]["lang"] in ("nl", "en")
    outside = [name for name, given, around in page.elements
               if around[-1:] == ("body",) and name not in ("a", "header", "main", "footer")]
    assert not outside
    if page.all("html")[0]["lang"] == "en":
        assert any(given.get("lang") == "nl" for given in page.all("div"))


def test_headings_go_down_one_at_a_time(text: str) -> None:
    levels = [int(name[1]) for name, _given, _around in Page(text).elements if re.fullmatch(r"h[1-6]", name)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_table_of_ours_has_a_caption_and_scopes(text: str) -> None:
    page = Page(text)
    ours = [given for given in page.all("table") if "class" in given]
    assert len(page.all("caption")) == len(ours)
    assert all(head.get("scope") in ("row", "col") for head in page.all("th"))


def test_nothing_is_asked_from_outside(text: str) -> None:
    page = Page(text)
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    for name, given, _around in page.elements:
        assert "src" not in given
        assert not any(attribute.startswith("on") for attribute in given)
        assert name not in ("script", "link", "iframe", "object", "embed", "form")
    assert "url(" not in text
    assert "@import" not in text


def test_places_that_are_linked_to_exist_once(text: str) -> None:
    page = Page(text)
    places = [given["id"] for _name, given, _around in page.elements if "id" in given]
    assert len(places) == len(set(places))
    linked = {given["href"][1:] for given in page.all("a") if given["href"].startswith("#")}
    assert linked <= set(places)


@pytest.mark.parametrize(("columns", "reached"), [(WIDE, 0), (WIDE + 1, 13)])
def test_a_wide_table_can_be_reached_by_keyboard(columns: int, reached: int) -> None:
    table = "|".join("abcdefgh"[:columns]) + "\n" + "|".join(["---"] * columns) + "\n" + "|".join("12345678"[:columns])
    found = formats.render(factory.document(factory.judged(factory.ALL_YES, text=table)), "html").decode()
    assert found.count('<table tabindex="0">') == reached


def _light(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at: at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_guidelines_say() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_colours_of_both_schemes_have_contrast() -> None:
    style = (TEMPLATES / "screen.css").read_text(encoding="utf-8")
    schemes = [dict(re.findall(r"--(\w+): (#\w+)", rule)) for rule in re.findall(r":root \{( --[^}]*)\}", style)]
    assert len(schemes) == 2
    for scheme in schemes:
        for name in ("ink", "soft", "pale", "link"):
            assert contrast(scheme[name], scheme["paper"]) >= 4.5, name
            assert contrast(scheme[name], scheme["tint"]) >= 4.5, name
        assert contrast(scheme["line"], scheme["paper"]) >= 3


def test_letters_and_lines_of_the_ladder_have_contrast() -> None:
    assert contrast(ladder_svg.PALE, "#ffffff") >= 4.5
    assert contrast(ladder_svg.INK, "#ffffff") >= 4.5
    assert "background: #fff" in (TEMPLATES / "screen.css").read_text(encoding="utf-8")


def test_every_text_of_the_assessor_has_its_own_language_in_a_report_in_another() -> None:
    """WCAG 3.1.2: a screen reader changes its voice for each; labels and sentences of ours keep the language of the report."""
    made = factory.example()
    texts = {"title": "Titel van het dossier", "directorate": "Directie Proef", "opsteller": "Beleidsmedewerker proef"}
    conclusion = replace(made.conclusion, focus="Focus op proeven", conditions=("Alleen als het lukt",), accumulation="Reden voor stapeling")
    document = replace(factory.document(replace(made, head=replace(made.head, **texts), conclusion=conclusion)), language="en")
    page = formats.render(document, "html").decode()
    for text in (*texts.values(), "Focus op proeven", "Alleen als het lukt"):
        marked = re.findall(rf"<(?:h1|td|li)[^>]* lang=\"nl\"[^>]*>{text}", page)
        assert marked, text
    dutch = replace(document, language="nl")
    assert ' lang="nl">Focus op proeven' not in formats.render(dutch, "html").decode()
