"""The verb consistency, and the tables of optional aspects on the command line."""

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Said

Call = Callable[..., Said]
SAYS = "toezegging-zonder-stuk"


@pytest.fixture
def made(afweging: Call) -> str:
    """A dossier in which co-financing is pledged with nothing that shows it."""
    assert afweging("new", "Proef", "--kenmerk", "PROEF-1", "--opsteller", "Beleidsmedewerker").code == 0
    assert afweging("answer", "PROEF-1", "12", "--verdict", "toegezegd").code == 0
    return "PROEF-1"


def test_what_the_checks_say_is_listed_with_what_is_asked(afweging: Call, made: str) -> None:
    said = afweging("consistency", made)
    assert said.code == 0
    assert said.out.startswith(f"! {SAYS} · vraag 12\n  Cofinanciering heet toegezegd")
    assert said.out.endswith("\n  Nog geen toelichting gegeven.\n")
    assert said.err == "1 consistentiecontrole vraagt nog iets.\n"


def test_a_word_is_kept_with_who_and_when_and_read_back(afweging: Call, made: str) -> None:
    given = afweging("--as", "Coördinator", "consistency", made, "--word", f"{SAYS}=Brieven volgen")
    assert given.code == 0
    assert f"Uw toelichting bij {SAYS} is bewaard" in given.err
    assert "Toelichting van Coördinator, " in given.out
    (found,) = json.loads(afweging("consistency", made, "--json").out)
    assert (found["check"], found["questions"], found["asks"], found["open"]) == (SAYS, [12], "word", False)
    assert (found["word"]["text"], found["word"]["role"]) == ("Brieven volgen", "Coördinator")
    told = " ".join(afweging("history", made).out.split())
    assert "toelichting bij een consistentiecontrole · Coördinator · Cofinanciering heet toegezegd" in told
    assert (SAYS in told, told.count("Brieven volgen")) == (False, 1)
    assert afweging("check").code == 0


def test_one_question_can_be_asked_about(afweging: Call, made: str) -> None:
    assert SAYS in afweging("consistency", made, "--question", "bereidheid").out
    nothing = afweging("consistency", made, "--question", "3")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "Geen enkele consistentiecontrole vraagt iets.\n"
    assert afweging("consistency", made, "--question", "99").code == 1


@pytest.mark.parametrize(("word", "code"), [("impact-balans=x", 1), (f"{SAYS}=", 2), (SAYS, 2)])
def test_a_word_on_nothing_and_no_word_are_refused(afweging: Call, made: str, word: str, code: int) -> None:
    assert afweging("consistency", made, "--word", f"{SAYS}=eerst dit", "--word", word).code == code
    (found,) = json.loads(afweging("consistency", made, "--json").out)
    assert found["word"] is None, "all words or none"


def test_aspects_of_a_table_are_ticked_and_shown_as_a_block(afweging: Call, made: str) -> None:
    assert afweging("answer", made, "13", "--tick", "13-energie:-:vol stroomnet", "--tick", "13-water:/", "--tick", "13-cid").code == 0
    shown = afweging("show", made, "--question", "13").out
    assert "Integrale weging (voorstel; Kamerstuk 29826, nr. 250): 3 van 11\n" in shown
    assert "  −  Energie                ongunstig            vol stroomnet\n  /  Water                  niet van toepassing\n" in shown
    assert "  ·  Clean Industrial Deal\n" in shown
    assert "Integrale weging" not in afweging("show", made, "--question", "12").out
    ticks = json.loads(afweging("export", made).out)["answers"]["balans"]["ticks"]
    assert {tick["prompt"]: tick.get("effect") for tick in ticks} == {"13-energie": "-", "13-water": "/", "13-cid": None}
    assert afweging("answer", made, "13", "--tick", "13-energie:?").code == 2
    assert afweging("answer", made, "12", "--tick", "13-energie").code == 1
