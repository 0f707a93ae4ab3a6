"""The verb second: a blind second judgement from the command line, side by side, reconciled, and agreement over the library."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Head, Status
from afweging.framework.loading import load
from afweging.library import Library, today
from tests.cli.conftest import ME2, Said
from tests.conftest import IPCEI, by_code

Program = Callable[..., Said]
FIRST = "2 4 2 2 2 2 2 2 2 2 3 3 +2"


@pytest.fixture
def first(library: Path, afweging: Program) -> str:
    """A dossier that is complete and recorded."""
    made = read_file(ME2)
    head = replace(made.head, kenmerk="", example=False, status=Status.CONCEPT, opsteller="beleidsmedewerker")
    with Library.open(library) as opened:
        return opened.bring_in(replace(made, head=head), file="me2", reason="invoer").info.kenmerk


def verdicts(library: Path, kenmerk: str) -> dict[str, str | None]:
    with Library.open(library, mode="read") as opened:
        return opened.dossier(kenmerk).assessment.verdicts


def judge(afweging: Program, kenmerk: str, given: dict[str, str | None]) -> None:
    for question, verdict in given.items():
        if verdict:
            assert afweging("answer", kenmerk, question, "--verdict", verdict).code == 0


@pytest.fixture
def second(library: Path, afweging: Program, first: str) -> str:
    """The kenmerk of a second judgement that is done: balans one step lower, impact unknown."""
    kenmerk = afweging("--as", "jurist", "second", first).out.strip()
    given = {**verdicts(library, first), "balans": "in-evenwicht", "impact": "onbekend"}
    judge(afweging, kenmerk, given)
    assert afweging("answer", kenmerk, "impact", "--missing", "de cijfers").code == 0
    done = afweging("second", kenmerk, "--done", "--reason", "alles beoordeeld")
    assert done.code == 0
    assert "--compare" in done.err
    return kenmerk


def test_it_begins_blind_and_is_found_again(library: Path, afweging: Program, first: str) -> None:
    begun = afweging("--as", "jurist", "second", first)
    kenmerk = begun.out.strip()
    assert (begun.code, "blind" in begun.err, "andere rol" in begun.err) == (0, True, False)
    again = afweging("second", first)
    assert (again.code, again.out.strip()) == (0, kenmerk)
    assert "loopt nog" in again.err
    assert json.loads(afweging("show", kenmerk, "--json").out)["head"]["second_of"] == f"{first}@1"
    assert f"{first}@1" in afweging("show", kenmerk).out
    assert verdicts(library, kenmerk) == {}


def test_nothing_says_who_judges_without_a_role(afweging: Program, first: str) -> None:
    assert "andere rol" in afweging("second", first).err


def test_lists_name_it_and_hide_the_advice_that_must_not_be_seen(afweging: Program, first: str) -> None:
    before = json.loads(afweging("find", "--json").out)[0]["advice"]
    kenmerk = afweging("second", first).out.strip()
    shown = afweging("find").out
    assert f"tweede oordeel over {first}" in shown
    assert before
    assert before not in shown
    rows = {row["kenmerk"]: row for row in json.loads(afweging("find", "--json").out)}
    assert rows[kenmerk]["second_of"] == f"{first}@1"
    assert "second_of" not in rows[first]
    assert rows[first]["advice"] == "hidden"


def test_a_closed_one_without_a_decision_is_listed_as_undecided(afweging: Program, second: str) -> None:
    assert {row["kenmerk"]: row["advice"] for row in json.loads(afweging("find", "--json").out)}[second] == "NOG_NIET"
    row = next(line for line in afweging("find").out.splitlines() if line.startswith(second))
    assert "nog-niet" in row


def test_while_it_is_open_nothing_is_compared_or_reconciled(library: Path, afweging: Program, first: str) -> None:
    assert "second.none" in afweging("second", first, "--compare").err
    kenmerk = afweging("second", first).out.strip()
    for words in (["--compare"], ["--compare", "--json"], ["--reconcile"]):
        for name in (first, kenmerk):
            said = afweging("second", name, *words)
            assert (said.code, said.out) == (1, "")
            assert "second.open" in said.err
    said = afweging("second", kenmerk, "--done", "--reason", "klaar")
    assert said.code == 1
    assert said.err.count("dossier.question-open") == 13
    assert "second.not-finalised" in afweging("finalise", kenmerk, "--reason", "klaar").err


def test_the_advice_comes_first_then_question_by_question(afweging: Program, first: str, second: str) -> None:
    said = afweging("second", first, "--compare")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].startswith(f"{first}@1 (beleidsmedewerker) · {second}@2")
    assert lines[2].startswith("Het verschil verandert het afgeleide advies")
    assert any(line.startswith("Vraag 11 alleen al") for line in lines)
    assert "11 × gelijk, 1 × één stap verschil, 1 × door één van beide beslist" in said.out
    row = next(line for line in lines if line.startswith("13 "))
    assert "één stap verschil" in row
    assert row.count("|") == 1
    found = json.loads(afweging("second", second, "--compare", "--json").out)
    assert found["advice"]["changes"] is True
    assert (found["first"]["name"], found["second"]["name"]) == (f"{first}@1", f"{second}@2")
    assert {one["number"]: one["distance"] for one in found["questions"] if one["distance"] != "same"} == {
        11: "undecided", 13: "one-step"}
    assert (found["reconciled"], found["settled"], found["changed_since"]) == (False, {}, "")


def test_every_difference_is_reconciled_with_its_reason(library: Path, afweging: Program, first: str, second: str) -> None:
    unsettled = afweging("second", second, "--reconcile", "13=0", "--why", "lasten wegen zwaarder")
    assert unsettled.code == 1
    assert "vraag 11" in unsettled.err
    assert verdicts(library, first)["balans"] != "in-evenwicht"
    done = afweging("second", second, "--reconcile", "13=0", "--why", "lasten wegen zwaarder",
                    "--reconcile", "impact=onbekend", "--why", "cijfers ontbreken")
    assert done.code == 0
    assert "versie 2" in done.err
    assert verdicts(library, first)["balans"] == "in-evenwicht"
    assert verdicts(library, first)["impact"] == "onbekend"
    assert second in afweging("show", first, "--history").out
    again = afweging("second", second, "--reconcile")
    assert "second.reconciled" in again.err
    assert "al opgelost" in afweging("second", first, "--compare").err
    assert afweging("check").code == 0


def test_a_first_that_changed_meanwhile_is_refused_and_says_what(afweging: Program, first: str, second: str) -> None:
    assert afweging("answer", first, "balans", "--verdict", "nadelen-groter").code == 0
    said = afweging("second", second, "--reconcile")
    assert said.code == 1
    assert "vraag 13" in said.err
    assert "second.changed" in said.err
    assert "sindsdien gewijzigd" in afweging("second", second, "--compare").err


@pytest.mark.parametrize("words", [
    ["second"], ["second", "X", "--why", "w"], ["second", "X", "--done"], ["second", "X", "--done", "--compare"],
])
def test_wrong_usage(afweging: Program, words: list[str], library: Path) -> None:
    assert afweging(*words).code == 2


def test_a_level_without_a_reason_or_of_no_form_is_refused(afweging: Program, second: str) -> None:
    assert afweging("second", second, "--reconcile", "13=0").code == 2
    assert afweging("second", second, "--reconcile", "13", "--why", "w").code == 2
    assert "second.equal" in afweging("second", second, "--reconcile", "2=5", "--why", "w").err
    assert afweging("second", second, "--reconcile", "13=7", "--why", "w").code == 1


# --- over the library ---------------------------------------------------------------------------------------------

def filled(library: Path, number: int, *, example: bool = False) -> None:
    """So many double-judged dossiers: every third differs on question 13, every fourth on question 2."""
    framework = load(IPCEI)
    with Library.open(library) as opened:
        for turn in range(number):
            row = FIRST.replace("4", str(2 + turn % 4), 1)
            other = row.replace("+2", "+1") if turn % 3 == 0 else row
            head = Head(kenmerk="", title=f"Dossier {turn}", peildatum=today(), example=example)
            one = opened.new(head, reason="begin")
            two = opened.new(replace(head, second_of=f"{one.kenmerk}@2"), reason="begin")
            for dossier, given, status in ((one, row, Status.CONCEPT), (two, other, Status.VASTGESTELD)):
                answers = {name: Answer(verdict=verdict) for name, verdict in by_code(framework, given).items()}
                whole = replace(dossier.assessment, answers=answers, head=replace(dossier.assessment.head, status=status))
                opened.append(dossier, whole, "klaar", "recorded")


def test_the_raw_table_comes_first_and_below_ten_there_is_no_coefficient(library: Path, afweging: Program) -> None:
    filled(library, 3)
    filled(library, 2, example=True)
    said = afweging("second", "--agreement")
    assert said.code == 0
    assert said.out.startswith("3 dubbel beoordeelde dossiers: AFW-")
    assert "2 dubbel beoordeelde voorbeelden" in said.out
    assert "vanaf 10 dubbel beoordeelde dossiers" in said.err
    assert "alfa" not in said.out
    found = json.loads(afweging("second", "--agreement", "--json").out)
    assert found["coefficients"] is None
    assert found["dossiers"]["questions"][12] == {
        "number": 13, "question": "balans", "same": 2, "one_step": 1, "more": 0, "undecided": 0}
    assert len(found["examples"]["kenmerken"]) == 2


def test_from_ten_dossiers_up_there_is_a_coefficient_with_an_interval(library: Path, afweging: Program) -> None:
    filled(library, 10)
    filled(library, 1, example=True)
    said = afweging("second", "--agreement")
    assert said.out.index("10 dubbel") < said.out.index("Krippendorffs alfa")
    found = json.loads(afweging("second", "--agreement", "--json").out)
    by_number = {one["number"]: one for one in found["coefficients"]}
    assert by_number[2]["alpha"] == by_number[2]["low"] == 1
    assert by_number[13]["alpha"] < 0.5
    assert by_number[1]["alpha"] is None
    assert all(one["dossiers"] == 10 for one in by_number.values())
    assert found == json.loads(afweging("second", "--agreement", "--json").out)


def test_without_the_extra_it_says_what_to_install(
    library: Path, afweging: Program, monkeypatch: pytest.MonkeyPatch,
) -> None:
    filled(library, 10)
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    said = afweging("second", "--agreement")
    assert said.code == 0
    assert "10 dubbel beoordeelde dossiers" in said.out
    assert 'pip install "afweging[statistics]"' in said.err


def test_a_second_judgement_whose_first_is_elsewhere_is_named(library: Path, afweging: Program) -> None:
    with Library.open(library) as opened:
        head = Head(kenmerk="LOS-1", title="Los", peildatum=today(), second_of="WEG-1@1", status=Status.VASTGESTELD)
        opened.new(head, reason="begin")
    said = afweging("second", "--agreement")
    assert "LOS-1 telt niet mee" in said.err
    assert json.loads(afweging("second", "--agreement", "--json").out)["left_out"] == ["LOS-1"]


def test_an_empty_library_has_no_agreement_to_show(library: Path, afweging: Program) -> None:
    said = afweging("second", "--agreement")
    assert (said.code, said.out.strip()) == (0, "0 dubbel beoordeelde dossiers")
