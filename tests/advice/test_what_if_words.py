"""What would change the advice, in words, in both languages."""

import pytest

from afweging.advice.what_if import what_if
from afweging.advice.what_if_words import told
from afweging.framework.models import Framework
from afweging.texts import Language, sentences
from tests.advice.test_what_if import AI, CIC, ME2
from tests.conftest import by_code


def said(framework: Framework, row: str, language: Language = "nl") -> str:
    parts = told(framework, what_if(framework, by_code(framework, row)), sentences(language))
    return "\n".join(line for part in parts for line in (*filter(None, [part.heading]), *part.lines))


def test_a_firm_advice_says_how_far_the_next_one_is(ipcei: Framework) -> None:
    text = said(ipcei, ME2)
    assert text.startswith("Het dichtstbijzijnde andere advies ligt 1 niveau verder.\nMet één ander oordeel\n")
    assert "Nederlandse deelname, onder voorwaarden en met focus\n  2 Probleem: Hinderlijk (nu: Ernstig)" in text
    assert text.endswith("Elk oordeel telt mee voor het advies.")
    assert "2 niveaus verder" in said(ipcei, AI)


def test_what_does_not_matter_is_named_and_sets_stand_together(ipcei: Framework) -> None:
    text = said(ipcei, CIC)
    assert text.endswith("Het advies hangt niet af van: 5 Nationaal, 11 Impact, 12 Bereidheid.")
    assert "Met zo weinig mogelijk andere oordelen samen\nNederlandse deelname, met focus\n  8 Innovatie: Voldoet (nu: " in text


@pytest.mark.parametrize(("language", "words"), [
    ("nl", ("staat nog niet vast", "(nu: nog niet te beoordelen)", "(nu: open)")),
    ("en", ("not decided yet", "(now: not yet decidable)", "(now: open)")),
])
def test_an_undecided_one_says_what_it_takes(ipcei: Framework, language: Language, words: tuple[str, ...]) -> None:
    text = said(ipcei, "2 3 2 2 2 2 1 onb - 1 2 onb onb", language)
    for word in words:
        assert word in text


def test_where_no_single_verdict_changes_anything_only_sets_are_named(ipcei: Framework) -> None:
    text = said(ipcei, " ".join(["-"] * 13))
    assert "Met één ander oordeel\n" not in text
    assert "Met zo weinig mogelijk andere oordelen samen\n" in text
