"""What would change the advice, in words, in both languages."""

import pytest

from afweging.advice.what_if import what_if
from afweging.advice.what_if_words import in_short, told
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


def short(framework: Framework, row: str, language: Language = "nl") -> str:
    return " ".join(in_short(framework, what_if(framework, by_code(framework, row)), sentences(language)))


def test_in_short_it_is_one_paragraph(ipcei: Framework) -> None:
    assert short(ipcei, ME2) == (
        "Het dichtstbijzijnde andere advies ligt 1 niveau verder. Eén oordeel dat één niveau anders uitvalt, geeft: “Nederlandse "
        "deelname, onder voorwaarden en met focus” (lager bij de vragen 4, 6, 7, 8, 9, 10 en 13). Elk oordeel telt mee voor het advies.")
    assert short(ipcei, CIC, "en") == (
        "The nearest other advice is 1 level away. With one verdict one level different it would be: “European initiative, not through "
        "an IPCEI” (lower at questions 8, 9 and 10); “Dutch participation, with conditions and focus” (higher at question 13). More than "
        "one other verdict is needed for: “Dutch participation, with focus” (6 verdicts). The advice does not depend on questions "
        "5 (National fit), 11 (Impact) and 12 (Willingness).")


def test_in_short_a_firm_advice_says_that_one_level_changes_nothing(ipcei: Framework) -> None:
    text = short(ipcei, AI)
    assert "2 niveaus verder. Eén oordeel dat één niveau anders uitvalt, maakt het advies nog niet te bepalen: lager bij vraag 3, " in text
    assert "hangt niet af van vraag 5 (Nationaal)." in short(ipcei, "2 3 2 2 1 2 2 2 2 1 3 3 +1")
    assert "verder. Eén niveau verschil in één oordeel verandert niets. " in short(ipcei, "2 1 2 0 0 2 2 2 2 2 3 3 +1")


def test_in_short_an_open_advice_asks_for_verdicts_and_calls_nothing_indifferent(ipcei: Framework) -> None:
    text = short(ipcei, "2 3 2 2 2 2 1 onb - 1 2 onb onb")
    assert text.startswith("Het advies staat nog niet vast. Eén oordeel dat één niveau anders uitvalt, geeft: “Europees initiatief, ")
    assert "(lager bij de vragen 7 en 10, met een oordeel bij de vragen 8 en 9)" in text
    assert "hangt niet af" not in text
    assert "“Nederlandse deelname, met focus” (met een oordeel bij vraag 12)" in short(ipcei, "2 4 2 2 2 2 2 2 2 2 3 - +1")
