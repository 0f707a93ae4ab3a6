"""A second judgement on the screen: begun and closed from the library, reconciled question by question."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from afweging.assessment.models import Answer, Status
from afweging.framework.models import UNKNOWN
from afweging.library import Dossier, Library, second
from afweging.texts import Language
from afweging.tui.dialogs import Choice, Line, Message
from afweging.tui.fill.screen import FillScreen
from afweging.tui.second.screen import Answers, PairList, ReconcileScreen
from tests.tui.playing import messages, page, picture, play, settled, until


@pytest.fixture
def first(examples: Library) -> Dossier:
    """An example as a dossier of its own, complete and recorded."""
    source = examples.dossier("VOORBEELD-1").assessment
    head = replace(source.head, kenmerk="", example=False, status=Status.CONCEPT, title="Micro-elektronica", opsteller="opsteller")
    return examples.begin(examples.dossier("VOORBEELD-1").framework, replace(source, head=head), "begin")


def judge(library: Library, kenmerk: str, like: Dossier, **other: str) -> None:
    """Give the verdicts of the first, some of them other ones."""
    dossier = library.dossier(kenmerk)
    for question in dossier.framework.questions:
        if verdict := other.get(question.id, like.assessment.answer(question.id).verdict):
            dossier = library.answer(dossier, question.id, Answer(
                verdict=verdict, missing="de cijfers" if verdict == UNKNOWN else "", text=f"Eigen tekst bij {question.id}."))


def done(library: Library, first: Dossier, **other: str) -> str:
    """The kenmerk of a second judgement that is done."""
    kenmerk = second.start(library, first.kenmerk, role="jurist").dossier.kenmerk
    judge(library, kenmerk, first, **other)
    return second.close(library, kenmerk, "klaar").kenmerk


async def at(pilot: "Pilot[int]", kenmerk: str) -> None:
    """Put the cursor on a dossier."""
    page(pilot).load(kenmerk)
    await until(pilot, lambda: page(pilot).kenmerk() == kenmerk)


def reconciling(pilot: "Pilot[int]") -> ReconcileScreen:
    found = pilot.app.screen
    assert isinstance(found, ReconcileScreen), type(found)
    return found


@pytest.mark.parametrize(("size", "language", "said"), [
    ((80, 24), "nl", "? nog niet"), ((160, 50), "nl", "? nog niet"), ((60, 18), "en", "? not yet")])
def test_a_closed_one_without_a_decision_reads_as_undecided(
    examples: Library, first: Dossier, size: tuple[int, int], language: Language, said: str,
) -> None:
    kenmerk = done(examples, first, impact=UNKNOWN)

    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, kenmerk)
        await settled(pilot)
        row = next(line for line in picture(pilot).splitlines() if kenmerk in line)
        assert said in row
        assert "–" not in row

    play(examples, script, size=size, language=language)


def test_it_is_begun_in_a_role_of_its_own_and_nothing_of_the_first_shows(examples: Library, first: Dossier) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, first.kenmerk)
        await pilot.press("alt+j")
        assert isinstance(pilot.app.screen, Line)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Line), "without a role it does not begin"
        pilot.app.screen.query_one(Input).value = "jurist"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FillScreen)
        shown = picture(pilot)
        assert first.assessment.answer("aanleiding").text[:30] not in shown
        await pilot.press("f10")
        await settled(pilot)
        listed = picture(pilot)
        assert "2e oordeel" in listed
        assert "· verborgen" in listed
        assert "1 tweede oordeel" in listed
        assert "8 dossiers" in listed

    play(examples, script, size=(160, 40))
    (entry,) = [one for one in examples.entries() if one.summary.second_of]
    made = examples.dossier(entry.kenmerk)
    assert made.assessment.head.opsteller == made.info.author_role == "jurist"


def test_the_same_role_is_warned(examples: Library, first: Dossier) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, first.kenmerk)
        await pilot.press("alt+j", *"opsteller", "enter")
        await settled(pilot)
        assert any("zelfde persoon" in message or "dezelfde persoon" in message for message in messages(pilot))

    play(examples, script)


def test_an_open_one_is_gone_on_with_or_closed(examples: Library, first: Dossier) -> None:
    kenmerk = second.start(examples, first.kenmerk, role="jurist").dossier.kenmerk

    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, first.kenmerk)
        await pilot.press("alt+j")
        assert isinstance(pilot.app.screen, Choice)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FillScreen)
        assert pilot.app.screen.kenmerk() == kenmerk
        await pilot.press("f10")
        await at(pilot, kenmerk)
        await pilot.press("alt+j", "down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Message)
        assert "Vraag 1 is niet af" in picture(pilot)
        await pilot.press("escape")
        judge(examples, kenmerk, first)
        await pilot.press("alt+j", "down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Line)
        await pilot.press(*"klaar", "enter")
        await settled(pilot)
        assert reconciling(pilot).kenmerk() == first.kenmerk

    play(examples, script)
    assert examples.dossier(kenmerk).frozen


def test_a_verdict_that_turned_between_versions_stands_in_the_way(examples: Library, first: Dossier) -> None:
    kenmerk = second.start(examples, first.kenmerk, role="jurist").dossier.kenmerk
    judge(examples, kenmerk, first)
    recorded = examples.record(examples.dossier(kenmerk), "ronde 1")
    examples.answer(recorded, "balans", Answer(verdict="in-evenwicht", text="toch anders"))

    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, kenmerk)
        await pilot.press("alt+j", "down", "enter")
        await pilot.press(*"klaar", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Message)

    play(examples, script)
    assert not examples.dossier(kenmerk).frozen


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (60, 18)])
def test_what_differs_is_reconciled_question_by_question(examples: Library, first: Dossier, size: tuple[int, int]) -> None:
    kenmerk = done(examples, first, balans="in-evenwicht", impact=UNKNOWN)

    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, first.kenmerk)
        await pilot.press("alt+j")
        await settled(pilot)
        shown = reconciling(pilot)
        assert "verandert het afgeleide advies" in str(shown.query_one("#effect Static", Static).content)
        assert shown.current
        assert shown.current.question == "impact"
        assert "11 × gelijk" in picture(pilot)
        texts = [str(answers.query_one(Static).content) for answers in shown.query(Answers)]
        assert texts[0].endswith(first.assessment.answer("impact").text)
        assert texts[1].endswith("Eigen tekst bij impact.\n\nwat ontbreekt: de cijfers")
        await pilot.press("f6")
        await settled(pilot)
        assert any("11, 13" in message for message in messages(pilot))
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Choice)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Line)
        await pilot.press(*"samen besproken", "enter")
        await settled(pilot)
        assert shown.current.question == "balans"
        assert list(second.settled(examples, shown.double)) == ["impact"]
        await pilot.press("home", "enter")
        assert pilot.app.screen is shown
        await pilot.press("f8")
        assert shown.current.question == "balans"
        await pilot.press("f2", "up", "enter", "x", "enter")
        assert isinstance(pilot.app.screen, Line), "a reason is needed"
        await pilot.press(*"yz", "enter")
        await settled(pilot)
        await pilot.press("f8", "f6")
        await settled(pilot)
        assert pilot.app.screen is page(pilot)

    play(examples, script, size=size)
    agreed = examples.dossier(first.kenmerk)
    assert agreed.info.number == 2
    assert agreed.assessment.answer("balans").verdict == "in-evenwicht"
    assert agreed.assessment.answer("impact").verdict == first.assessment.answer("impact").verdict
    assert kenmerk in agreed.info.reason


def test_leaving_loses_nothing_and_after_it_there_is_nothing_left_to_do(examples: Library, first: Dossier) -> None:
    kenmerk = done(examples, first, balans="in-evenwicht")

    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, kenmerk)
        await pilot.press("alt+j", "enter", "escape")
        assert reconciling(pilot).settled == {}
        await pilot.press("enter", "enter", "escape")
        assert reconciling(pilot).settled == {}
        await pilot.press("enter", "enter", *"besproken", "enter", "escape")
        await settled(pilot)
        await pilot.press("alt+j")
        await settled(pilot)
        assert list(reconciling(pilot).settled) == ["balans"]
        await pilot.press("alt+l")
        await settled(pilot)
        assert "agreed:" in picture(pilot)
        await pilot.press("alt+l", "f1")
        assert "Alle vragen met beide" in picture(pilot)
        await pilot.press("escape", "f6")
        await settled(pilot)
        await at(pilot, first.kenmerk)
        await pilot.press("alt+j")
        assert isinstance(pilot.app.screen, Choice)
        await pilot.press("enter")
        await settled(pilot)
        assert "al opgelost" in str(reconciling(pilot).query_one("#effect Static", Static).content)
        await pilot.press("enter")
        assert any("al opgelost" in message for message in messages(pilot))
        await pilot.press("escape", "alt+j", "down", "enter")
        assert isinstance(pilot.app.screen, Line)
        await pilot.press(*"jurist", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FillScreen)

    play(examples, script)
    assert len(examples.entries(second.Filter(second_of=first.kenmerk))) == 2


def test_what_cannot_be_begun_is_said(examples: Library, first: Dossier) -> None:
    examples.answer(first, "balans", Answer())

    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, first.kenmerk)
        await pilot.press("alt+j", *"jurist", "enter")
        await settled(pilot)
        assert any("nog niet zijn vastgelegd" in message for message in messages(pilot))

    play(examples, script)


def test_texts_of_both_are_never_markup(examples: Library, first: Dossier) -> None:
    hostile = "[red]rood[/red] [link=x]"
    examples.record(examples.answer(first, "impact", replace(first.assessment.answer("impact"), text=hostile)), "tekst")
    done(examples, examples.dossier(first.kenmerk), balans="in-evenwicht")

    async def script(pilot: "Pilot[int]") -> None:
        await at(pilot, first.kenmerk)
        await pilot.press("alt+j")
        await settled(pilot)
        reconciling(pilot).query_one(PairList).highlighted = 10
        await settled(pilot)
        assert "[red]rood[/red]" in picture(pilot)

    play(examples, script, size=(160, 50))


def test_an_empty_library_has_nothing_to_judge(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+j")
        assert pilot.app.screen is page(pilot)
        assert not pilot.app.screen.query(OptionList)

    play(empty, script)
