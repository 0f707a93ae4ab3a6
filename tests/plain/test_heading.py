"""The head, field by field."""

from datetime import date

import pytest

from afweging.assessment.models import Budget, Classification, Head, Marking, Memo, Person, Phase, Purpose, Status
from tests.plain.conftest import Stage


@pytest.mark.parametrize(("script", "field", "value"), [
    (["1", "Nieuwe titel"], "title", "Nieuwe titel"),
    (["1", "-"], "title", "Proef"),
    (["2", "2025-12-31"], "peildatum", date(2025, 12, 31)),
    (["2", "31-12-2025", "2025-13-01", "2025-12-31"], "peildatum", date(2025, 12, 31)),
    (["2", ""], "peildatum", date(2026, 6, 1)),
    (["2", "-"], "peildatum", date(2026, 6, 1)),
    (["3", "toekenning"], "phase", Phase.TOEKENNING),
    (["3", ""], "phase", Phase.VERKENNEN),
    (["4", "DGBI"], "directorate", "DGBI"),
    (["5", "-"], "opsteller", ""),
    (["6", "opsteller = A. Jansen; meelezer = B. de Vries;"], "persons",
     (Person(role="opsteller", name="A. Jansen"), Person(role="meelezer", name="B. de Vries"))),
    (["7", "2"], "status", Status.TER_MEELEZING),
    (["8", "3", "DG", "2030-06-01"], "classification",
     Classification(level=Marking.DEPARTEMENTAAL_VERTROUWELIJK, set_by="DG", until=date(2030, 6, 1))),
    (["8", "2", "", ""], "classification", Classification(level=Marking.INTERN)),
    (["8", "1"], "classification", Classification()),
    (["9", "gedekt"], "budget", Budget.GEDEKT),
    (["10", "België"], "member_state", "België"),
    (["11", "English"], "language", "en"),
    (["13", "informatie", "DGBI", "Minister; Staatssecretaris", "", "Brief", "", "Directeur;DG"], "memo",
     Memo(purpose=Purpose.INFORMATIE, directorate_general="DGBI", addressees=("Minister", "Staatssecretaris"),
          enclosures=("Brief",), sign_off=("Directeur", "DG"))),
    (["12", "chips,  fotonica ,, 6G"], "tags", ("chips", "fotonica", "6G")),
])
def test_a_field_is_changed_by_its_number(stage: Stage, script: list[str], field: str, value: object) -> None:
    played = stage.play("kop", *script, "", "volgende")
    assert getattr(played.assessment.head, field) == value
    assert "Vraag 2 van 14." in played.lines


def test_finalised_is_no_status_to_choose(stage: Stage) -> None:
    said = stage.play("kop", "7", "").lines
    assert "Keuze 2 van 2: ter meelezing." in said


@pytest.mark.parametrize("wrong", ["0", "14", "titel", "999999999999"])
def test_a_field_that_does_not_exist_is_said(stage: Stage, wrong: str) -> None:
    assert f"Nummer {wrong} staat niet in deze lijst." in stage.play("kop", wrong, "").lines


def test_every_field_of_the_head_can_be_changed_but_those_that_never_change(stage: Stage) -> None:
    fields = set(Head.__slots__) - {"kenmerk", "example", "second_of", "copied_from"}
    changed = set()
    scripts = [["1", "T"], ["2", "2020-01-01"], ["3", "2"], ["4", "D"], ["5", "O"], ["6", "a = b"], ["7", "2"],
               ["8", "2", "", ""], ["9", "1"], ["10", "L"], ["11", "2"], ["12", "t"], ["13", "2", "DG", "", "", "", "", ""]]
    for script in scripts:
        before = stage.stored().assessment.head
        after = stage.play("kop", *script, "").assessment.head
        changed |= {name for name in fields if getattr(before, name) != getattr(after, name)}
    assert changed == fields
