"""The verbs language and terms: hints with their sentences, and words explained."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Head
from afweging.language.loading import load
from afweging.library import Library
from tests.cli.conftest import Said

Afweging = Callable[..., Said]
LONG = "Woord" + " woord" * 24 + "."


@pytest.fixture
def written(library, afweging: Afweging) -> Afweging:
    """A dossier with something to say about its language."""
    library.parent.mkdir(parents=True, exist_ok=True)
    with Library.open(library) as opened:
        dossier = opened.new(Head(kenmerk="AFW-1", title="Proef", peildatum=date(2026, 6, 1)), reason="begin")
        dossier = opened.answer(dossier, "aanleiding", Answer(text=f"De AGVO geldt voor staatssteun.\n\n{LONG} {LONG} {LONG} {LONG}"))
        opened.answer(dossier, "probleem", Answer(text="De steun aan twee lidstaten wordt onderzocht."))
    return afweging


def test_every_answer_with_its_words_and_every_hint_with_its_sentence(written: Afweging) -> None:
    said = written("language", "AFW-1")
    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[0] == "Taal: 112 woorden van ongeveer 1.960, 4 lange zinnen, 1 lijdende vorm, 1 afkorting zonder uitleg."
    assert ["1", "Aanleiding", "105", "80", "!", "5"] in [line.split() for line in lines]
    assert ["2", "Probleem", "7", "120", "1"] in [line.split() for line in lines]
    assert "1 Aanleiding: “AGVO” is niet uitgelegd: schrijf de eerste keer voluit." in lines
    assert "  De steun aan twee lidstaten wordt onderzocht." in lines
    assert any(line.endswith("…") and len(line) <= 84 for line in lines)


def test_hints_as_json_point_into_the_answer(written: Afweging) -> None:
    found = json.loads(written("language", "AFW-1", "--json").out)
    assert found["words"] == 112
    assert found["hints"] == {"long-sentence": 4, "passive": 1, "abbreviation": 1}
    first, second = found["questions"][:2]
    assert first["limit"] == 80
    assert first["hints"][0]["found"] == "AGVO"
    assert second["hints"] == [{"kind": "passive", "start": 0, "end": 45, "words": 7, "found": "wordt onderzocht",
                                "sentence": "De steun aan twee lidstaten wordt onderzocht."}]


def test_all_terms_and_abbreviations(afweging: Afweging) -> None:
    glossary = load(shipped.glossary())
    said = afweging("terms")
    assert said.code == 0
    assert "staatssteun: Een voordeel dat de overheid" in said.out
    found = json.loads(afweging("terms", "--json").out)
    assert len(found) == len(glossary.terms) + len(glossary.abbreviations)
    assert found[0]["id"] == glossary.terms[0].id
    assert found[-1]["short"] == glossary.abbreviations[-1].short


@pytest.mark.parametrize(("words", "begins"), [
    (("staatssteun",), "staatssteun: Een voordeel"), (("state", "aid"), "staatssteun: "), (("rvo",), "RVO: Rijksdienst"),
    (("--lang", "en", "staatssteun"), "state aid: An advantage"),
])
def test_a_word_is_explained(afweging: Afweging, words: tuple[str, ...], begins: str) -> None:
    before = words[:2] if words[0] == "--lang" else ()
    assert afweging(*before, "terms", *words[len(before):]).out.startswith(begins)


def test_a_word_that_is_not_there_is_refused_with_the_nearest(afweging: Afweging) -> None:
    said = afweging("terms", "staatsteun")
    assert said.code == 1
    assert "Bedoelde u “staatssteun”?" in said.err
    assert "[glossary.unknown]" in said.err


def test_the_terms_of_a_dossier_in_order_of_appearance(written: Afweging) -> None:
    assert [one["id"] for one in json.loads(written("terms", "--dossier", "AFW-1", "--json").out)] == ["staatssteun", "lidstaat"]
    assert [one["id"] for one in json.loads(written("terms", "lidstaat", "--dossier", "AFW-1", "--json").out)] == ["lidstaat"]
    assert written("terms", "paraaf", "--dossier", "AFW-1").out == ""


def test_finalising_says_the_length_and_the_hints_first(library, afweging: Afweging) -> None:
    library.parent.mkdir(parents=True, exist_ok=True)
    with Library.open(library) as opened:
        path = next(one for one in shipped.examples() if "waterstof" in one.name)
        opened.bring_in(read_file(path), file=path.name, reason="voorbeeld")
        kenmerk = opened.entries()[0].kenmerk
    said = afweging("finalise", kenmerk, "--reason", "proef")
    assert said.err.startswith("Taal: ")
    assert "woorden van ongeveer 1.960" in said.err
