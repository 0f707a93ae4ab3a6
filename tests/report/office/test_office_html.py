"""The page as pandoc gets it; no pandoc needed."""

import io
import re
from base64 import b64decode
from dataclasses import replace

import pytest
from PIL import Image

from afweging import errors
from afweging.errors import AfwegingError
from afweging.report import ladder_png, ladder_svg, office_zip
from afweging.report.document import KINDS
from afweging.report.office_html import changed, reshape
from afweging.report.page import render_html
from afweging.report.view import view
from tests.report import factory


def page(body: str) -> str:
    return f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>t</title></head><body>{body}</body></html>'


def made(body: str) -> str:
    found = re.search(r"<body>(.*)</body>", reshape(page(body), names={}).html, re.DOTALL)
    assert found
    return found.group(1)


def test_running_lines_go_apart_and_paper_things_go_out() -> None:
    found = reshape(page(
        '<div class="running-header"><p class="marking">INTERN</p><p>a &lt; <b>b</b></p></div>'
        '<div class="running-footer"><p>voet</p></div><p class="running-page">1</p><nav><h2>Inhoud</h2></nav><p>x</p>'), names={})
    assert found.header == ("INTERN", "a < b")
    assert found.footer == ("voet",)
    assert found.html.endswith("<body><p>x</p></body></html>")


def test_notes_emphasis_and_places() -> None:
    assert made('<p class="outcome">Ja<span class="footnote">noot &amp; <em>meer</em></span></p>') == (
        '<p><strong>Ja<a epub:type="noteref" href="#office-note-1">1</a></strong></p>'
        '<aside epub:type="footnote" id="office-note-1"><p>noot &amp; <em>meer</em></p></aside>')
    assert made('<ol><li id="bron-1">x</li></ol>') == '<ol><li><span id="bron-1"></span>x</li></ol>'
    assert made('<h4>A <span class="result">Ja</span></h4>') == "<h4>A <span>(Ja)</span></h4>"
    assert made('<p class="asked">?</p>') == "<p><em>?</em></p>"
    assert made('<p>a <span aria-hidden="true"><i>b</i></span>c</p>') == "<p>a c</p>"
    assert made('<p lang="en">x</p>') == '<p lang="en"><span lang="en">x</span></p>'
    assert made('<table class="labels rules"><colgroup><col></colgroup><tr><th scope="row">R</th></tr></table>') == (
        '<table><col style="width: 10%"><col style="width: 90%"><tr><th scope="row">R</th></tr></table>')


def test_text_stays_text_and_pictures_from_outside_stay_out() -> None:
    assert made("<p>&lt;script&gt; &amp;amp; $x$</p>") == "<p>&lt;script&gt; &amp;amp; $x$</p>"
    assert made('<p><img alt="x" src="file:///etc/passwd"><br></p>') == "<p><br></p>"
    found = reshape(page(""), names={"subject": 'A" <b>', "leeg": ""}).html
    assert '<meta name="subject" content="A&quot; &lt;b&gt;">' in found
    assert "leeg" not in found


def test_a_page_that_does_not_nest_is_an_error() -> None:
    with pytest.raises(ValueError, match="closes"):
        made("<p><b>x</p></b>")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_report_can_be_reshaped(kind: str) -> None:
    document = replace(factory.document(factory.example(), language="en"), kind=kind)
    found = reshape(render_html(view(document), standalone=False), names={})
    assert found.header
    assert found.footer
    assert "<svg" not in found.html
    assert len(found.pictures) == found.html.count("<img")


@pytest.mark.parametrize("row", [factory.ALL_YES, factory.STOPS_AT_B1, factory.UNDECIDED, factory.EMPTY])
def test_the_ladder_as_png_is_the_same_picture_each_time(row: str) -> None:
    svg = ladder_svg.draw(view(factory.document(factory.judged(row))).ladder)
    first = ladder_png.png(svg)
    assert ladder_png.png(svg) == first
    with Image.open(io.BytesIO(first)) as image:
        assert image.size == ((ladder_svg.WIDTH + 4) * 3, ladder_svg.HEIGHT * 3)
        assert image.width / image.info["dpi"][0] * 2.54 == pytest.approx(ladder_png.WIDTH, abs=0.1)
        shades = image.convert("L").histogram()
    assert sum(shades[:64]) > 2_000  # lines and letters
    assert sum(shades[192:]) > 500_000  # on white


def test_the_ladder_draws_no_other_svg() -> None:
    with pytest.raises(ValueError, match="no image"):
        ladder_png.png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="file:///etc/passwd"/></svg>')


def test_the_picture_is_part_of_the_page() -> None:
    found = reshape(page('<figure><svg viewBox="0 0 9 9" class="ladder"><title>Zo &amp; zo</title></svg></figure>'), names={})
    assert found.pictures == ("Zo & zo",)
    data = re.search(r'<img alt="Zo &amp; zo" src="data:image/png;base64,([^"]+)">', found.html)
    assert data
    assert b64decode(data.group(1)).startswith(b"\x89PNG")


def test_the_same_parts_are_the_same_bytes() -> None:
    parts = {"b.xml": b"<b/>", "mimetype": b"application/x", "a.xml": b"<a/>" * 99}
    first = office_zip.packed(parts)
    assert office_zip.packed(dict(reversed(parts.items()))) == first
    assert office_zip.unpacked(first) == parts
    assert first[30:38] == b"mimetype"
    assert first[38:51] == b"application/x"


def test_another_pandoc_is_noticed() -> None:
    parts = {"a.xml": b"<a/><a/>"}
    changed(parts, "a.xml", "<a/>", "<b/>")
    assert parts == {"a.xml": b"<b/><b/>"}
    with pytest.raises(AfwegingError) as caught:
        changed(parts, "a.xml", "<a/>", "<b/>")
    assert caught.value.code is errors.RENDER_REFUSED
