"""A second judgement line by line: begun, judged blind, closed, read beside the first, and reconciled."""

import io

import pytest

from afweging.assessment.models import Answer
from afweging.framework.models import UNKNOWN
from afweging.library import Filter, second
from afweging.plain import run
from tests.plain.conftest import KENMERK, Stage

SECOND = "AFW-2026-0002"


@pytest.fixture
def first(stage: Stage) -> Stage:
    """A dossier with a verdict on every question, recorded."""
    with stage.opened() as library:
        dossier = library.dossier(KENMERK)
        for question in dossier.framework.questions:
            if scale := dossier.framework.scale_of(question):
                dossier = library.answer(dossier, question.id, Answer(
                    verdict=scale.levels[-1].id, text=f"Eerste tekst bij {question.id}."))
        library.record(dossier, "compleet")
    return stage


def judge(stage: Stage, **other: str) -> None:
    """Give the second judgement the verdicts of the first, some of them other ones."""
    with stage.opened() as library:
        like, dossier = library.dossier(KENMERK), library.dossier(SECOND)
        for name, answer in like.assessment.answers.items():
            verdict = other.get(name, answer.verdict)
            dossier = library.answer(dossier, name, Answer(
                verdict=verdict, missing="cijfers" if verdict == UNKNOWN else "", text=f"Tweede tekst bij {name}."))


def said(stage: Stage, kenmerk: str, *lines: str) -> list[str]:
    """What is said on another dossier than the first."""
    with stage.opened() as library:
        outgoing = io.StringIO()
        run(library, kenmerk, io.StringIO("".join(f"{line}\n" for line in lines)), outgoing, reports=stage.reports)
        return outgoing.getvalue().splitlines()


def begun(stage: Stage) -> None:
    with stage.opened() as library:
        second.start(library, KENMERK, role="jurist")


def test_one_is_begun_in_a_role_or_left(first: Stage) -> None:
    left = first.play("tweede", "")
    assert any("is blind" in line for line in left.lines)
    with first.opened() as library:
        assert library.entries(Filter(second=True)) == ()
    played = first.play("second", "Beleidsmedewerker")
    assert f"Het tweede oordeel is {SECOND}. Invullen: afweging fill {SECOND} --plain" in played.lines
    assert any("dezelfde persoon" in line for line in played.lines)
    assert any("loopt nog" in line or "nog niet afgesloten" in line for line in first.play("tweede").lines)


def test_it_is_closed_when_every_question_has_a_verdict(first: Stage) -> None:
    begun(first)
    lines = said(first, SECOND, "tweede")
    assert sum(line.startswith("Vraag") and "is niet af" in line for line in lines) == 13
    assert not any("Eerste tekst" in line for line in lines)
    judge(first)
    assert not any("Afgesloten" in line for line in said(first, SECOND, "tweede", ""))
    lines = said(first, SECOND, "tweede", "alles beoordeeld", "tweede", "nee")
    assert "Afgesloten als versie 2. Typ de opdracht nog eens om beide naast elkaar te leggen." in lines
    assert "13 × gelijk." in lines
    with first.opened() as library:
        assert library.dossier(SECOND).frozen


def test_what_differs_is_read_settled_and_recorded(first: Stage) -> None:
    begun(first)
    judge(first, impact=UNKNOWN, overheidstaak="deels")
    with first.opened() as library:
        second.close(library, SECOND, "klaar")
    part = first.play("tweede", "3", "blijft zo", "", "stop")
    assert any(line.startswith("Het verschil verandert het afgeleide advies") for line in part.lines)
    assert "Eerste tekst bij impact." in part.lines
    assert "Tweede tekst bij impact." in part.lines
    assert "wat ontbreekt: cijfers" in part.lines
    assert any(line.startswith("Nog niet opgelost: Vraag 11") for line in part.lines)
    later = first.play("tweede", "", "5", "cijfers ontbreken", "2")
    assert any(line.startswith("Tot nu toe afgesproken: 2 ") and line.endswith("omdat blijft zo") for line in later.lines)
    assert later.dossier.info.number == 2
    done = first.play("tweede", "", "", "1", "oordeel 2")
    assert done.dossier.info.number == 3
    assert SECOND in done.dossier.info.reason
    assert done.answer("impact").verdict == UNKNOWN
    assert done.dossier.draft is not None, "the conversation goes on with the new version"
    again = first.play("ongedaan", "tweede", "")
    assert "Deze verschillen zijn al opgelost." in again.lines


def test_a_first_that_changed_is_said(first: Stage) -> None:
    begun(first)
    judge(first)
    with first.opened() as library:
        second.close(library, SECOND, "klaar")
    assert "Het eerste is sindsdien gewijzigd: vraag 1." in first.play("oordeel 1", "tweede", "").lines
