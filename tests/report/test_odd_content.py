"""Odd texts in every field of a report: the pages stay whole, the tags stay sound, nothing is silent."""

import io
import re
import subprocess
from dataclasses import replace
from datetime import date
from typing import Any

import pikepdf
import pytest

from afweging.assessment.models import (
    Assessment,
    Classification,
    Conclusion,
    DeviationReason,
    FreeSource,
    Marking,
    Memo,
    NextMoment,
    Person,
    Tick,
)
from afweging.report import fonts, formats
from afweging.report.document import KINDS
from afweging.report.rendering import Renderer
from tests.report import factory, tree

WORD = "Hottentottententententoonstellingsbouwterrein" * 5
ODD = {
    "word": WORD[:200],
    "words": " ".join([WORD[:200]] * 4),
    "rtl": "עברית וערבית العربية في النص met Nederlands ertussen",
    "emoji": "👩‍👩‍👧 🇳🇱 😀 einde",
    "cjk": "日本語の文章と漢字、中文文字。" * 3,
    "controls": "a\u202eb\u0000c\ufeffd\u00ade\ue000f\uffffg",
    "markup": '</td></table><script>x</script>{{ 7*7 }} &amp; <b>"\'',
    "science": "CO₂ ≥ 5 µm · ‰ √ ∑ → ✓ Ελληνικά Кириллица bíj́na",
    "long": "Een titel die maar doorgaat " * 40,
    "longest": "Een titel die maar doorgaat " * 200,
    "url": "https://voorbeeld.example/" + "pad/" * 60,
    "blank": " ",
}


def odd(text: str) -> Assessment:
    """A dossier with the same odd text in every field that takes a text."""
    made = factory.judged(factory.MANY_PARTLY, text=text)
    answers = {
        name: replace(answer, owner=text, missing=text, sources=(FreeSource(title=text, grade="B", place=text),))
        for name, answer in made.answers.items()}
    balance = replace(answers["balans"], ticks=(Tick(prompt="13a", effect="+", note=text),))
    memo = Memo(directorate_general=text, addressees=(text, "Minister"), copy_to=(text,), enclosures=(text,), co_signatories=(text,),
                sign_off=(text, "Directeur"))
    head = replace(made.head, title=text, directorate=text, opsteller=text, member_state=text, tags=(text,), memo=memo,
                   persons=(Person(role=text, name="Kanarie Jansen"),),
                   classification=Classification(level=Marking.INTERN, set_by=text))
    conclusion = Conclusion(
        outcome="DEELNAME", focus=text, conditions=(text, "gewoon"), accumulation=text, next_moment=NextMoment(text=text),
        deviation=DeviationReason(reason=text, role=text, date=date(2026, 1, 1), second_reader=text))
    return replace(made, head=head, answers={**answers, "balans": balance}, conclusion=conclusion)


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("name", list(ODD))
def test_an_odd_text_everywhere_gives_a_sound_report(name: str, kind: str, renderer: Renderer) -> None:
    document = factory.document(odd(ODD[name]), kind=kind, public=name in ("word", "rtl"))
    made = formats.render(document, "pdf", renderer=renderer)
    assert tree.read(made).faults == []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert fonts.missing(str(pdf.docinfo.Title)) == ()


@pytest.mark.parametrize("name", ["rtl", "emoji", "cjk"])
def test_what_the_fonts_lack_is_said_for_every_place(name: str) -> None:
    said = formats.messages(factory.document(odd(ODD[name])))
    for place in ("de titel", "de focus", "eigen voorwaarde 1", "vraag 8, antwoord", "vraag 8, bron 1", "vraag 13, notitie 1",
                  "geadresseerde 1 van de nota", "functie 1 van de parafenroute", "de functie van persoon 1", "trefwoord 1",
                  "het volgende beslismoment", "wie de rubricering vaststelde", "de functie van de tweede lezer"):
        assert any(f"In {place} " in line for line in said), place


def test_what_the_fonts_have_is_not_mentioned() -> None:
    assert formats.messages(factory.document(odd(ODD["science"]))) == ()


def words_outside(content: bytes) -> list[Any]:
    """Boxes of words that stick out of their page, by poppler."""
    found = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    width, height = 595.3, 841.9
    return [box for box in re.findall(r'xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', found)
            if float(box[0]) < 0 or float(box[1]) < 0 or float(box[2]) > width - 20 or float(box[3]) > height]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("name", ["word", "words", "cjk", "url", "rtl", "longest"])
def test_no_word_runs_off_the_page(name: str, kind: str, renderer: Renderer) -> None:
    assert words_outside(formats.render(factory.document(odd(ODD[name]), kind=kind), "pdf", renderer=renderer)) == []
