"""The verbs that look back: history, compare, revert; circulate, and the words that go with a version."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Afweging = Callable[..., Said]


@pytest.fixture
def turned(afweging: Afweging, me2: str, tmp_path: Path) -> str:
    """The example dossier with a second version: another verdict and text on question 2, a fact, a closed part, a title."""
    text, closed = tmp_path / "t.md", tmp_path / "c.md"
    before = json.loads(afweging("show", me2, "--question", "2", "--json").out)["text"]
    text.write_text(before.replace(".", ", en dat is nieuw.", 1), encoding="utf-8")
    closed.write_text("bedrijfsgeheim", encoding="utf-8")
    assert afweging("answer", me2, "2", "--verdict", "hinderlijk", "--text", str(text), "--cite", "F81",
                    "--confidential", str(closed), "--ground", "5.1.1.c").code == 0
    assert afweging("set", me2, "--title", "Nieuwe titel").code == 0
    said = afweging("--as", "adviseur", "record", me2, "--reason", "na overleg", "--because", "2=het CBS telde anders")
    assert said.code == 0, said.err
    return me2


def test_history_tells_versions_and_events(afweging: Afweging, turned: str) -> None:
    said = afweging("history", turned).out
    assert re.search(r"@2  .*\n    concept · \(pre\)notificatie · Nederlandse deelname, met focus ·\s+[0-9a-f]{12}\n"
                     r"    adviseur: na overleg", said)
    assert "@1  " in said
    assert re.search(r"oordeel gewijzigd · adviseur · 2 Ernstig →\s+Hinderlijk: het CBS telde anders", said)
    assert re.search(r"vastgelegd als versie · adviseur\n", said)
    assert re.search(r"ingevoerd · \S", said)
    assert "Concept van" not in said
    assert all(len(line) <= 80 for line in said.splitlines())
    afweging("set", turned, "--title", "Weer anders")
    assert "Concept van" in afweging("history", turned).out
    data = json.loads(afweging("history", turned, "--json").out)
    assert [one["number"] for one in data["versions"]] == [2, 1]
    assert data["versions"][0]["parent"] == data["versions"][1]["hash"]
    assert [one["kind"] for one in data["events"]] == ["verdict-changed", "recorded", "imported"]
    assert data["events"][0]["detail"]["why"] == "het CBS telde anders"
    assert data["draft"]
    assert "verdict changed" in afweging("--lang", "en", "history", turned).out


def test_compare_says_what_it_did_to_the_advice_first(afweging: Afweging, turned: str) -> None:
    said = afweging("compare", turned).out
    assert all(len(line) <= 80 for line in said.splitlines())
    order = [said.index(part) for part in (
        f"{turned}@1 → {turned}@2", "Afgeleid advies: ", "Advies van de beoordelaar: ", "\n2. Probleem\n", "\nGegevens\n")]
    assert order == sorted(order)
    assert "  Oordeel: Ernstig [4] → Hinderlijk [2]  ▼ 2 niveaus lager" in said
    assert "  Reden van de wijziging: het CBS telde anders" in said
    assert "{+, en dat is nieuw+}" in said
    assert "Feiten: {+F81+}" in said
    assert "bedrijfsgeheim" not in said
    assert "Kijk opnieuw: – → vraag 2" in said
    assert re.search(r"Titel: .*\{\+Nieuwe titel\+\}", said, re.DOTALL)
    assert afweging("compare", f"{turned}@1", f"{turned}@2").out == said
    assert afweging("compare", f"{turned}@2").out == said
    assert "Dat is de eerste versie" in afweging("compare", f"{turned}@1").err
    english = afweging("--lang", "en", "compare", turned).out
    assert "▼ 2 levels lower" in english
    assert "Reason for the change: het CBS telde anders" in english


def test_compare_of_equal_versions_says_so(afweging: Afweging, turned: str) -> None:
    assert "Er is geen verschil." in afweging("compare", turned, turned).out
    assert json.loads(afweging("compare", turned, turned, "--json").out)["equal"] is True


def test_compare_as_json_is_whole(afweging: Afweging, turned: str) -> None:
    data = json.loads(afweging("compare", turned, "--json").out)
    assert (data["before"]["version"], data["after"]["version"], data["equal"]) == (1, 2, False)
    two = next(one for one in data["questions"] if one["number"] == 2)
    assert (two["direction"], two["steps"], two["why"]) == ("down", 2, "het CBS telde anders")
    fields = {one["field"]: one for one in two["fields"]}
    assert fields["facts"]["added"] == [{"fact": "F81"}]
    assert fields["confidential"]["after"] == {"ground": "5.1.1.c", "text": "bedrijfsgeheim"}
    pieces = fields["text"]["pieces"]
    for side, gone in (("before", "added"), ("after", "removed")):
        assert "".join(one["text"] for one in pieces if one["kind"] != gone) == fields["text"][side]
    assert {one["field"] for one in data["head"]} == {"title"}
    assert data["derived"]["before"]["advice"] == "DEELNAME"
    assert data["derived"]["changed"] in (True, False)


def test_the_derived_advice_is_not_shown_before_every_verdict_is_there(afweging: Afweging, me2: str) -> None:
    kenmerk = afweging("new", "Proef").out.strip()
    said = afweging("compare", me2, kenmerk).out
    assert "Afgeleid advies: Nederlandse deelname, met focus → nog niet getoond: er" in said
    assert "Stap" not in said
    assert json.loads(afweging("compare", me2, kenmerk, "--json").out)["derived"] is None
    assert "IPCEI" in said.splitlines()[1]
    assert "Proef" in said


def test_revert_makes_a_new_version_of_an_old_one(afweging: Afweging, turned: str) -> None:
    said = afweging("revert", turned, "1", "--reason", "vergissing")
    assert said.code == 0
    assert f"{turned}: versie 1 is teruggezet als versie 3, hash " in said.err
    assert "Er is geen verschil." in afweging("compare", f"{turned}@1", f"{turned}@3").out
    history = json.loads(afweging("history", turned, "--json").out)
    assert [one["reason"] for one in history["versions"]][:2] == ["vergissing", "na overleg"]
    again = afweging("revert", turned, "1", "--reason", "nog eens")
    assert again.code == 1
    assert "is gelijk aan versie 1" in again.err
    assert "werkexemplaar" not in again.err + said.err
    assert afweging("set", turned, "--title", "Nog niet vastgelegd").code == 0
    kept = afweging("revert", turned, "2", "--reason", "toch niet")
    assert "Het werkexemplaar is eerst vastgelegd als versie 4, zodat er niets verloren gaat." in " ".join(kept.err.split())
    assert f"{turned}: versie 2 is teruggezet als versie 5" in kept.err
    assert afweging("check").code == 0


def test_circulate_makes_a_version_for_co_readers(afweging: Afweging, me2: str) -> None:
    said = afweging("circulate", me2, "--reason", "graag uw blik")
    assert said.code == 0
    assert "is ter meelezing als versie 2" in said.err
    assert "al ter meelezing" in afweging("circulate", me2, "--reason", "nog eens").err
    assert "ter meelezing" in afweging("show", me2).out
    afweging("answer", me2, "2", "--verdict", "serieus")
    refused = afweging("circulate", me2, "--reason", "opnieuw")
    assert refused.code == 1
    assert "Het oordeel op vraag 2 was Ernstig in de vorige versie en is nu Serieus" in refused.err
    assert afweging("circulate", me2, "--reason", "opnieuw", "--because", "probleem=nieuw cijfer").code == 0


def test_finalise_shows_the_warnings_and_takes_a_word_on_each(afweging: Afweging, me2: str, tmp_path: Path) -> None:
    text = tmp_path / "t.md"
    text.write_text(json.loads(afweging("show", me2, "--question", "1", "--json").out)["text"], encoding="utf-8")
    for question in ("2", *(str(number) for number in range(3, 14))):
        afweging("answer", me2, question, *(["--text", str(text)] if question == "2" else []), "--confirm")
    refused = afweging("finalise", me2, "--reason", "akkoord")
    assert refused.code == 1
    assert "Controle zelfde-tekst, vraag 1, 2: " in refused.err
    assert "--word zelfde-tekst=TEKST" in refused.err
    done = afweging("finalise", me2, "--reason", "akkoord", "--word", "zelfde-tekst=bewust gelijk")
    assert done.code == 0, done.err
    told = afweging("history", me2).out
    assert "toelichting bij een controle" in told
    assert ("zelfde-tekst" in told, told.count("bewust gelijk")) == (False, 1)
    assert "zelfde-tekst: bewust gelijk" in afweging("compare", me2).out


@pytest.mark.parametrize(("words", "code", "sentence"), [
    (("compare", "AFW-1"), 1, "Er is geen dossier AFW-1."),
    (("compare", "VOORBEELD-1"), 1, "heeft één versie, zonder wijzigingen daarna"),
    (("compare", "VOORBEELD-1@1"), 1, "heeft één versie"),
    (("compare", "VOORBEELD-1@7"), 1, "heeft geen versie 7"),
    (("compare", "VOORBEELD-1", "VOORBEELD-1@7"), 1, "heeft geen versie 7"),
    (("compare",), 2, "gebruik: "),
    (("history", "AFW-1"), 1, "Er is geen dossier AFW-1."),
    (("revert", "VOORBEELD-1", "7", "--reason", "x"), 1, "heeft geen versie 7"),
    (("revert", "VOORBEELD-1", "een", "--reason", "x"), 2, "gebruik: "),
    (("revert", "VOORBEELD-1", "-1", "--reason", "x"), 1, "heeft geen versie -1"),
    (("revert", "VOORBEELD-1", "1"), 2, "--reason"),
    (("circulate", "VOORBEELD-1"), 2, "--reason"),
    (("circulate", "AFW-1", "--reason", "x"), 1, "Er is geen dossier AFW-1."),
    (("record", "VOORBEELD-1", "--reason", "x", "--because", "2"), 2, "--because QUESTION=WHY"),
    (("record", "VOORBEELD-1", "--reason", "x", "--because", "2="), 2, "--because QUESTION=WHY"),
    (("record", "VOORBEELD-1", "--reason", "x", "--because", "15=x"), 1, "Er is geen vraag “15”."),
    (("record", "VOORBEELD-1", "--reason", "x", "--because", "2=x", "--because", "3=y"), 1, "vraag 3 is niet gewijzigd"),
    (("finalise", "VOORBEELD-1", "--reason", "x", "--word", "y"), 2, "--word CHECK=TEXT"),
    (("finalise", "VOORBEELD-1", "--reason", "x", "--word", "vreemd=y"), 1, "waarschuwt hier niet"),
])
def test_wrong_input_is_told_clearly(afweging: Afweging, me2: str, words: tuple[str, ...], code: int, sentence: str) -> None:
    if words[0] == "record":
        afweging("answer", me2, "2", "--verdict", "serieus")
    said = afweging(*words)
    assert said.code == code
    assert sentence in said.err
    assert "Traceback" not in said.err
