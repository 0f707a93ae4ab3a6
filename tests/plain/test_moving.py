"""From question to question."""

import pytest

from afweging.framework.models import Framework
from tests.plain.conftest import LONG, Stage, walk


@pytest.mark.parametrize(("script", "number"), [
    (["volgende"], 2), (["next"], 2), (["overslaan"], 2), (["skip"], 2), (["ga 7"], 7), (["go 7"], 7), (["vraag 9"], 9),
    (["ga", "5"], 5), (["ga overheidstaak"], 4), (["ga 14"], 14), (["ga 3", "terug"], 2), (["ga 3", "back"], 2),
    (["open"], 2), (["ga 14", "open"], 1),
])
def test_a_command_leads_to_a_question(stage: Stage, script: list[str], number: int) -> None:
    asked = [line for line in stage.play(*script).lines if line.startswith("Vraag ") and line.endswith(" van 14.")]
    assert asked[-1] == f"Vraag {number} van 14."


@pytest.mark.parametrize("name", ["0", "15", "-1", "zeven", "99999999999999999999", "7.0"])
def test_a_question_that_does_not_exist_is_named_and_nothing_moves(stage: Stage, name: str) -> None:
    played = stage.play(f"ga {name}", "volgende")
    assert f"Er is geen vraag “{name}”. Typ een nummer van 1 tot en met 14." in played.lines
    assert "Vraag 2 van 14." in played.lines


def test_going_back_from_the_first_question_says_so(stage: Stage) -> None:
    assert "Dit is de eerste vraag." in stage.play("terug").lines


def test_behind_the_last_question_is_what_is_not_done(stage: Stage) -> None:
    said = stage.play("ga 14", "volgende").lines
    assert "Dit was de laatste vraag. Nog niet af: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14." in said
    assert not [line for line in said if line.startswith("Afgeleid advies")]


def test_enter_offers_the_next_thing_to_do_here(stage: Stage) -> None:
    prompts = [line for line in stage.play("", "4", "-", "ontbreekt", "cijfers", "oordeel 3", "antwoord", LONG, ".").lines
               if line.startswith("Opdracht")]
    assert [prompt.removeprefix("Opdracht, Enter is ").removesuffix(":") for prompt in prompts] == [
        "oordeel kiezen", "zeggen wat ontbreekt", "volgende open vraag",
        "antwoord schrijven", "volgende open vraag",
    ]


def test_questions_that_are_not_reached_are_named_so_and_passed_by(stage: Stage, ipcei: Framework) -> None:
    played = stage.play("ga 2", "oordeel 1", "antwoord", LONG, ".", "overzicht", "ga 6", "ga 5", "open")
    assert [line for line in played.lines if line.startswith("6 van 14") and "niet meer aan de orde" in line]
    assert "Toestand: niet meer aan de orde." in played.lines
    asked = [line for line in played.lines if line.startswith("Vraag ") and line.endswith(" van 14.")]
    assert asked[-1] == "Vraag 14 van 14."
    assert walk(ipcei)


def test_the_section_is_read_when_it_changes(stage: Stage) -> None:
    said = [line for line in stage.play("volgende", "ga 6", "ga 7", "ga 14").lines if line.startswith("Deel:")]
    assert [line.split()[1] for line in said] == ["A.1.", "A.2.", "Concluderend"]
