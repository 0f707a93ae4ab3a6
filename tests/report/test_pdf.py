"""The PDF: both standards declared, our fonts only, nothing fetched, the same bytes again."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.report import fonts, formats, pdf
from afweging.report.rendering import Renderer
from tests.report import factory
from tests.report.sample import about, page


@pytest.fixture
def example(example_pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(example_pdf))


def test_both_standards_title_language_and_outline(example: pikepdf.Pdf) -> None:
    root = example.Root
    with example.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
        assert meta["dc:title"] == "Advies: IPCEI Micro-elektronica 2 (ME/CT)"
        assert meta["{urn:afweging:report:1}kenmerk"] == "VOORBEELD-1"
    assert str(root.Lang) == "nl"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(example.docinfo.Title) == "Advies: IPCEI Micro-elektronica 2 (ME/CT)"
    assert str(example.docinfo.CreationDate) == "D:20261120093000+00'00"
    with example.open_outline() as outline:
        chapters = [item.title for item in outline.root[0].children]
    assert chapters[0] == "Advies"
    assert "Bronnen" in chapters


def test_the_full_example_has_eight_to_seventeen_pages(example: pikepdf.Pdf) -> None:
    assert 8 <= len(example.pages) <= 17


def test_only_our_fonts_all_embedded(example: pikepdf.Pdf) -> None:
    found = [font for sheet in example.pages for font in sheet.Resources.Font.values()]
    assert {str(font.BaseFont).split("+")[1].split("-")[0] for font in found} == {fonts.FAMILY}
    assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in found)


def test_the_data_is_attached_and_equal(example: pikepdf.Pdf) -> None:
    assessment = factory.example()
    assert set(example.attachments) == {formats.DATA, formats.FRAMEWORK}
    data = example.attachments[formats.DATA]
    assert data.get_file().read_bytes() == canonical.text(assessment).encode()
    assert str(data.obj.AFRelationship) == "/Source"
    assert len(example.Root.AF) == 2
    assert str(data.obj.EF.F.Params.ModDate) == "D:20261120093000Z"


def test_part_two_has_no_attachments(renderer: Renderer) -> None:
    attached = (pdf.Attached(name="a.json", content=b"{}", description="x"),)
    made = pikepdf.open(io.BytesIO(renderer.pdf(page("<p>x</p>"), about(), attached, "a-2a")))
    assert len(made.attachments) == 0
    with made.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfuaid:part"]) == ("2", "1")


SCRIPT = """
import sys, hashlib
sys.path.insert(0, {root!r})
from tests.report import factory
from afweging.report import formats
print(hashlib.sha256(formats.render(factory.document(factory.full()), "pdf")).hexdigest())
"""


def test_the_same_version_gives_the_same_bytes_in_any_process(renderer: Renderer, tmp_path: Path) -> None:
    document = factory.document(factory.full())
    made = {hashlib.sha256(formats.render(document, "pdf", renderer=renderer)).hexdigest() for _ in range(2)}
    root = str(Path(__file__).parents[2])
    for changes in ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TMPDIR": str(tmp_path)}):
        done = subprocess.run([sys.executable, "-c", SCRIPT.format(root=root)], env={**os.environ, **changes}, cwd=tmp_path,
                              capture_output=True, text=True, check=True)
        made.add(done.stdout.strip())
    assert len(made) == 1


def test_the_identifier_comes_from_the_version(renderer: Renderer) -> None:
    one, other = (pikepdf.open(io.BytesIO(renderer.pdf(page("x"), about(document_id=name * 64)))) for name in "ab")
    assert bytes(one.trailer.ID[0]) == b"a" * 64
    assert bytes(other.trailer.ID[0]) == b"b" * 64


@pytest.mark.parametrize("body", [
    '<img alt="x" src="file:///etc/passwd">', '<img alt="x" src="http://127.0.0.1:9/x">', "<style>@import url(file:///etc/passwd)</style>",
    '<p style="background:url(file:///etc/passwd)">x</p>', '<a rel="attachment" href="file:///etc/passwd">x</a>',
    '<embed src="file:///etc/passwd">', '<img alt="x" src="afweging-font:../../pyproject.toml">',
    '<link rel="stylesheet" href="file:///etc/passwd">',
])
def test_a_page_that_asks_for_anything_is_refused(body: str, renderer: Renderer) -> None:
    with pytest.raises(AfwegingError) as caught:
        renderer.pdf(page(body), about())
    assert caught.value.code is errors.RENDER_REFUSED
    assert "passwd" not in str(caught.value)


def test_a_file_behind_an_svg_image_stays_out(renderer: Renderer, tmp_path: Path) -> None:
    secret = tmp_path / "s.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>GEHEIM-4711</text></svg>')
    drawn = f'<svg width="9" height="9"><title>t</title><image href="{secret.as_uri()}" width="9" height="9"/></svg>'
    made = pikepdf.open(io.BytesIO(renderer.pdf(page(drawn), about())))
    assert all(b"GEHEIM" not in item.read_bytes() for item in made.objects if isinstance(item, pikepdf.Stream)
               and "/Filter" in item and str(item.Filter) == "/FlateDecode")


def test_characters_the_fonts_lack_are_shown_by_number(renderer: Renderer) -> None:
    made = renderer.pdf(page("<p>😀 tekst</p>"), about(title="Titel 😀"))
    assert str(pikepdf.open(io.BytesIO(made)).docinfo.Title) == "Titel [U+1F600]"


def test_a_style_with_a_missing_character_is_refused(renderer: Renderer) -> None:
    with pytest.raises(AfwegingError) as caught:
        renderer.pdf(page('<ul style="list-style-type:circle"><li>x</li></ul>'), about())
    assert caught.value.code is errors.GLYPH_MISSING
    assert caught.value.values == {"characters": "U+25E6"}


def test_a_missing_pango_names_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("cannot load library 'libgobject-2.0-0'")

    monkeypatch.setattr(pdf, "_Engine", broken)
    pdf._engine.cache_clear()
    with pytest.raises(AfwegingError) as caught:
        pdf.warm_up()
    assert caught.value.code is errors.PANGO_MISSING
    assert pdf.install_line() in str(caught.value)
    assert len({pdf.install_line(name) for name in ("linux", "darwin", "win32")}) == 3
    pdf._engine.cache_clear()


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    pdf._engine.cache_clear()
    with pytest.raises(AfwegingError) as caught:
        pdf.warm_up()
    assert caught.value.code is errors.FONT_FILE_MISSING
    assert "IBMPlexSans" in str(caught.value)
