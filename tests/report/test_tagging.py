"""The mended tag tree. A green validator is not enough: this reads what a person would meet."""

import hashlib
import importlib
import inspect
import re
import warnings
from types import ModuleType

import pikepdf
import pytest

from afweging.report import formats, tagging
from afweging.report.rendering import Renderer
from tests.report import factory, tree
from tests.report.sample import about, page


def weasyprint(part: str) -> ModuleType:
    """A part of WeasyPrint; it warns when a library of the system is missing, which is no matter here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(f"weasyprint.{part}".rstrip("."))


def test_the_hooked_function_is_the_one_this_was_written_against() -> None:
    """When this fails WeasyPrint changed: read the new function, mend ``tagging``, run veraPDF, then change the hash."""
    source = inspect.getsource(weasyprint("pdf.tags")._build_box_tree)
    assert hashlib.sha256(source.encode()).hexdigest() == tagging.HOOKED_SHA256
    assert weasyprint("").__version__ == "70.0"


def test_the_function_is_given_back() -> None:
    tags = weasyprint("pdf.tags")
    before = tags._build_box_tree
    with tagging.mended():
        assert tags._build_box_tree is not before
    assert tags._build_box_tree is before


def test_the_example_has_no_faults(example_pdf: bytes) -> None:
    found = tree.read(example_pdf)
    assert found.faults == []
    assert found.kinds["TOC"] == 1
    assert found.kinds["TOCI"] >= 9
    assert found.kinds["Note"] == 1
    assert found.kinds["Figure"] == 2
    assert "Het dossier eindigt bij: Nederlandse deelname, met focus." in found.alternatives[0]


@pytest.mark.parametrize("row", [factory.STOPS_AT_B1, factory.UNDECIDED, factory.MANY_PARTLY, factory.EMPTY])
def test_other_outcomes_have_no_faults_either(row: str, renderer: Renderer) -> None:
    made = formats.render(factory.document(factory.judged(row)), "pdf", renderer=renderer)
    assert tree.read(made).faults == []


def test_answers_in_another_language_are_marked(full_pdf: bytes) -> None:
    assert tree.read(full_pdf).languages == {"nl"}


def render(renderer: Renderer, body: str) -> tree.Tree:
    return tree.read(renderer.pdf(page(body), about()))


def test_what_is_cut_by_a_page_is_one_element(renderer: Renderer) -> None:
    rows = "".join(f'<tr><th scope="row">{n}</th><td>tekst</td></tr>' for n in range(120))
    found = render(renderer, f"""<section><h2>Kop</h2><p>{'Een zin. ' * 900}</p>
        <ul>{'<li><p>los</p><p>en nog een</p></li>' * 60}</ul>
        <table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody>{rows}</tbody></table></section>""")
    assert found.faults == []
    assert (found.kinds["Sect"], found.kinds["L"], found.kinds["Table"], found.kinds["THead"]) == (1, 1, 1, 1)
    assert found.kinds["P"] == 1 + 120
    assert found.kinds["TR"] == 121


def test_a_cell_longer_than_a_page_stays_one_cell(renderer: Renderer) -> None:
    cell = "<p>regel</p>" * 120
    found = render(renderer, f"<table style='font-size:9pt'><tbody><tr style='break-inside:auto'><td>{cell}</td><td>{cell}</td></tr>"
                             "</tbody></table>")
    assert found.kinds["TD"] == 2
    assert found.kinds["TR"] == 1


def test_hidden_things_and_lists_in_columns(renderer: Renderer) -> None:
    found = render(renderer, '<p>a <span aria-hidden="true">x<span>y</span></span> b</p>'
                             f'<ul style="columns:2">{"<li>x</li>" * 9}</ul>')
    assert found.faults == []
    assert found.kinds["L"] == 1
    assert found.kinds["LI"] == 9


def test_notes_figures_and_strong_text(renderer: Renderer) -> None:
    note = '<span class="footnote">Noot {} <a href="https://a.nl/x">bron</a></span>'
    notes = "".join(f"<p>Tekst{note.format(n)} <strong>vet</strong> <em>schuin</em> <code>code</code></p>" for n in range(12))
    found = render(renderer, notes + '<figure><svg viewBox="0 0 10 10" width="20" height="20"><title>Vierkant</title>'
                                     '<rect width="9" height="9"/></svg><figcaption>Figuur</figcaption></figure>')
    assert found.faults == []
    assert (found.kinds["Note"], found.kinds["Reference"], found.kinds["Strong"], found.kinds["Em"]) == (12, 12, 12, 12)
    assert (found.kinds["Figure"], found.kinds["Caption"]) == (1, 1)
    assert set(found.links) == {"bron (https://a.nl/x)"} | {link for link in found.links if link.isdigit()}
    assert found.alternatives == ["Vierkant"]


def test_a_link_with_bold_text_code_and_a_line_break_is_one_link(renderer: Renderer) -> None:
    found = render(renderer, '<p><strong><a href="https://a.nl">een<br> twee <code>drie</code> <em>vier</em></a></strong></p>')
    assert found.faults == []
    assert found.links == ["een twee drie vier (https://a.nl)"] * 2  # one area in each line
    assert found.kinds["Link"] == 1


def test_headers_and_footers_are_artifacts(example_pdf: bytes, tmp_path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(example_pdf)
    with pikepdf.open(path) as pdf:
        for sheet in pdf.pages:
            content = sheet.Contents.read_bytes()
            assert len(re.findall(rb"/Artifact\s*<</Type /Pagination /Subtype /(?:Header|Footer)>>\s*BDC", content)) >= 3
