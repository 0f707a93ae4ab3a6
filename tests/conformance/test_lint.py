"""The lint itself: a sound report has no findings, and every fault a reader would stumble over is found.

Cheap: no validator is needed, one small report is made and broken in many ways.
"""

import io
import random
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from afweging.report import fonts, markdown
from afweging.report.rendering import Renderer
from tests.conformance import breaking, lint, order, source
from tests.conformance.random_markdown import Author
from tests.report.sample import about

ROWS = "".join(f'<tr><th scope="row">{n}</th><td>tekst</td></tr>' for n in range(70))
BODY = f"""<h1>Proef</h1><nav><h2 id="i">Inhoud</h2><ol class="toc"><li><a href="#een">Een</a></li><li><a href="#twee">Twee</a></li></ol></nav>
<section><h2 id="een">Een</h2><p>Tekst<span class="footnote">Een noot.</span> met <strong>vet</strong>, <em>schuin</em> en
<a href="https://a.nl/x">een link</a>. <span lang="en">English words.</span></p>
<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><ol start="3"><li>drie</li><li>vier</li></ol>
<figure><svg viewBox="0 0 9 9" width="20" height="20"><title>Vierkant</title><rect width="9" height="9"/></svg><figcaption>Figuur</figcaption></figure>
</section><section><h2 id="twee">Twee</h2><table><thead><tr><th scope="col">kop</th><th scope="col">waarde</th></tr></thead><tbody>{ROWS}</tbody></table>
<blockquote><p>{"Een zin. " * 400}</p></blockquote><pre><code>code</code></pre></section>"""
PAGE = f"""<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body>
<div class="running-header"><p>Kop</p></div><div class="running-footer"><p>Voet</p></div>
<p class="running-page">pagina <span class="page-number"></span> van <span class="page-total"></span></p><main>{BODY}</main></body></html>"""


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """A running child."""
    with Renderer() as started:
        yield started


@pytest.fixture(scope="module")
def good(renderer: Renderer) -> bytes:
    """A small report with one of everything."""
    return renderer.pdf(PAGE, about())


def found(data: bytes, page: str = PAGE) -> list[str]:
    reading = lint.Reading(data)
    return [*lint.findings(reading), *order.findings(source.read(fonts.printable_html(page)), reading.root)]


def test_a_sound_report_has_no_findings(good: bytes) -> None:
    assert found(good) == []


SENTENCE = "De publieke bijdrage is gereserveerd en wordt toegekend. "
MENDED = {
    "text behind a nested list": "- a\n\n  - b\n\n  c\n- d",
    "text behind code in a tight item": "- a\n  ```\n  code\n  ```\n  b",
    "an empty item": "- a\n-\n- c",
    "marks over many lines in a cell": f"| a | b | c | d | e | f |\n|-|-|-|-|-|-|\n| [**{SENTENCE * 9}**](https://a.nl) | *{SENTENCE * 5}* |",
    "a row taller than a page": f"| kop | ook |\n|---|---|\n| {SENTENCE * 120} | kort |",
    "a line separator": "a\u2028b\u2029c",
    "a ligature": "ﬁnanciering en financiering",
    "a link with a title": '[tekst](https://a.nl "titel")',
}


@pytest.mark.parametrize("name", MENDED)
def test_what_the_engine_gets_wrong_is_mended(renderer: Renderer, name: str) -> None:
    answer = markdown.to_html(MENDED[name], where="vraag 1", references={})
    page = PAGE.replace(BODY, f'<h1>Proef</h1><div class="answer">{answer}</div>')
    assert found(renderer.pdf(page, about()), page) == []


@pytest.mark.parametrize("body", [
    f'<nav><p>{SENTENCE * 70}</p><h2 id="i">Inhoud</h2><ol class="toc">' + '<li><a href="#i">Inhoud</a></li>' * 40 + "</ol></nav>",
    '<ul class="prompts">' + f"<li><span>{SENTENCE * 2}</span> </li>" * 9 + "</ul>",
], ids=["contents over a page", "items in a line"])
def test_lists_of_the_report_are_mended_too(renderer: Renderer, body: str) -> None:
    page = PAGE.replace(BODY, f"<h1>Proef</h1>{body}")
    assert found(renderer.pdf(page, about()), page) == []


def first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return breaking.elements(pdf, kind)[0]


def two_paragraphs(pdf: pikepdf.Pdf) -> None:
    """The paragraph that goes over a page becomes two."""
    whole = next(item for item in breaking.elements(pdf, "/P") if any(isinstance(kid, pikepdf.Dictionary) for kid in item.K))
    quote, half = whole.P, len(whole.K) // 2
    rest = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=quote, Pg=whole.Pg,
                                                K=pikepdf.Array(list(whole.K)[half:])))
    whole.K = pikepdf.Array(list(whole.K)[:half])
    quote.K.append(rest)


def swapped(pdf: pikepdf.Pdf) -> None:
    section = breaking.elements(pdf, "/Sect")[0]
    section.K = pikepdf.Array(list(section.K)[::-1])


def note_elsewhere(pdf: pikepdf.Pdf) -> None:
    note = first(pdf, "/Note")
    note.P.K = pikepdf.Array([kid for kid in note.P.K if not (isinstance(kid, pikepdf.Dictionary) and kid.objgen == note.objgen)])
    section = breaking.elements(pdf, "/Sect")[0]
    section.K.append(note)


def footer_as_text(pdf: pikepdf.Pdf) -> None:
    """The foot of page one becomes content of the first paragraph."""
    edited(pdf, lambda text: text.replace(b"/Artifact\n<</Type /Pagination /Subtype /Footer>>", b"/P\n<</MCID 999>>", 1))
    first(pdf, "/H1").K.append(999)


def head_as_text(pdf: pikepdf.Pdf) -> None:
    """A repeated head of the table is not decoration any more."""
    page = pdf.pages[2]
    data = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(data.replace(b"/Artifact\n<</Type /Pagination>>", b"/Span\n<</X 1>>"))


def edited(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    pdf.pages[0].Contents = pdf.make_stream(change(pdf.pages[0].Contents.read_bytes()))


def outside_the_tree(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/H1").K = pikepdf.Array([])


def moved_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].children[0].title = "Iets anders"


def wrong_page_in_contents(pdf: pikepdf.Pdf) -> None:
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    place = names["twee"]
    place[0] = pdf.pages[-1].obj
    names["twee"] = place


def other_target(pdf: pikepdf.Pdf) -> None:
    link = next(note for page in pdf.pages for note in page.obj.get("/Annots", []) if "/A" in note)
    link.A.URI = pikepdf.String("https://elders.nl/")


def bare_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].Contents = pikepdf.String("bron-4")


def english_unmarked(pdf: pikepdf.Pdf) -> None:
    for item in breaking.elements(pdf, "/Span"):
        if "/Lang" in item:
            del item.Lang


def no_numbering(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/L").A


def no_body(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/LBody").S = pikepdf.Name.P


def unequal_rows(pdf: pikepdf.Pdf) -> None:
    row = breaking.elements(pdf, "/TR")[5]
    row.K = pikepdf.Array(list(row.K)[:1])


def figure_off_the_page(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/Figure").A.BBox = pikepdf.Array([10, 10, 9000, 20])


def other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = pikepdf.String("Iets anders")


def link_from_the_tree(pdf: pikepdf.Pdf) -> None:
    link = breaking.elements(pdf, "/Link")[-1]
    link.K = pikepdf.Array([kid for kid in link.K if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR")])


def two_owners(pdf: pikepdf.Pdf) -> None:
    taken = next(kid for kid in first(pdf, "/H1").K if isinstance(kid, int))
    first(pdf, "/H2").K.append(taken)


@pytest.mark.parametrize(("change", "says"), [
    (two_paragraphs, "order: after|the tree </P>"),
    (swapped, "the source has"),
    (note_elsewhere, "does not stand beside its reference"),
    (footer_as_text, "the tree [nl: proefvoet]"),
    (head_as_text, "neither tagged nor decoration"),
    (outside_the_tree, "content outside the tree"),
    (moved_bookmark, "bookmarks are not the headings"),
    (wrong_page_in_contents, "the contents give a wrong page"),
    (other_target, "goes to 'https://elders.nl/'"),
    (bare_link, "does not say where it goes"),
    (english_unmarked, "the tree [nl: .englishwords.]"),
    (no_numbering, "list without numbering"),
    (no_body, "a list item of"),
    (unequal_rows, "rows of [1, 2] cells"),
    (figure_off_the_page, "figure outside its page"),
    (other_title, "two titles that differ"),
    (link_from_the_tree, "a link that cannot be followed"),
    (two_owners, "belongs to two elements"),
])
def test_what_is_broken_is_found(good: bytes, change: Callable[[pikepdf.Pdf], None], says: str) -> None:
    findings = found(breaking.changed(good, change))
    assert any(part in finding for part in says.split("|") for finding in findings), findings


@pytest.mark.parametrize(("name", "says"), [
    ("alternative text gone", "figure without alternative text"),
    ("language gone", "the document has no language"),
    ("title not shown", "not the title"),
    ("heading level skipped", "heading jumps from 1 to 4"),
    ("scope of heads gone", "without scope"),
    ("ID of a note gone", "note without an ID"),
    ("description of a link gone", "does not say where it goes"),
    ("content without tag", "neither tagged nor decoration"),
    ("list item outside a list", "the source has"),
])
def test_what_veraPDF_must_refuse_is_found_here_too(good: bytes, name: str, says: str) -> None:  # noqa: N802
    assert any(says in finding for finding in found(breaking.changed(good, breaking.BREAKINGS[name])))


def test_a_file_without_tags_is_no_report() -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    with pytest.raises(ValueError, match="no tag tree"):
        lint.Reading(out.getvalue())


def test_random_answers_repeat_for_the_same_seed() -> None:
    one, other = (Author(random.Random(f"{seed}")).answer() for seed in (1, 1))
    assert one == other
    assert one != Author(random.Random("2")).answer()
