"""The advice screen: what needs another look is said and a key away, and the language of all answers in one line."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.leaning import changed
from afweging.assessment.models import Answer
from afweging.errors import FILE_MISSING, AfwegingError
from afweging.language.loading import load
from afweging.library import Library
from afweging.texts import Language
from afweging.tui.advice import language as advice_language
from afweging.tui.advice.language import AllHints, HintsWindow
from afweging.tui.advice_screen import AdviceScreen, NextList
from afweging.tui.fill.jump import Jump
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, appears, language_read, picture, settled, shown

GLOSSARY = load(shipped.glossary())
SIZES = ((80, 24), (160, 50), (60, 18))


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a child process: that way is tested by itself."""
    monkeypatch.setattr(advice_language, "read_apart", lambda _library: GLOSSARY)


def example(library: Library, name: str = "ast") -> str:
    """A dossier in which every question is done."""
    made = read_file(shipped.folder("seeds") / "dossiers" / f"voorbeeld-{name}.yaml")
    return library.bring_in(made, file=name, reason="voorbeeld").info.kenmerk


def flag(library: Library, kenmerk: str, *questions: str) -> None:
    """Change the text of answers, so that those that lean on them are to be looked at again."""
    dossier = library.dossier(kenmerk)
    assessment = dossier.assessment
    for question in questions:
        answer = assessment.answer(question)
        assessment = changed(dossier.framework, assessment, question, replace(answer, text=answer.text + " En meer."))
    library.append(dossier, assessment, "gewijzigd", "recorded")


async def advice_of(pilot: "Pilot[int]") -> AdviceScreen:
    """The advice, with the language of the answers looked through."""
    await pilot.press("f6")
    await settled(pilot)
    return await language_read(pilot)


def text(screen: AdviceScreen, name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


# --- another look -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("size", SIZES)
def test_a_question_to_look_at_again_is_counted_listed_and_one_key_away(stage: Stage, size: tuple[int, int]) -> None:
    kenmerk = example(stage.library)
    flag(stage.library, kenmerk, "oplossing")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        flagged = [one for one in screen.editing.framework.questions if one.id in screen.editing.again]
        assert flagged
        advice = await advice_of(pilot)
        said = text(advice, "summary")
        assert "Elke vraag is klaar" not in said
        numbers = ", ".join(str(one.number) for one in flagged)
        assert f"! Kijk opnieuw naar {len(flagged)} vragen: {numbers}." in said or f"! Kijk opnieuw naar vraag {numbers}:" in said
        listed = advice.query_one(NextList)
        assert listed.display
        assert [listed.get_option_at_index(place).id for place in range(listed.option_count)] == [one.id for one in flagged]
        assert "! opnieuw" in str(listed.get_option_at_index(0).prompt)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert screen.question.id == flagged[0].id

    stage.play(script, size=size, dossier=kenmerk)


def test_one_and_more_are_said_in_both_languages(stage: Stage) -> None:
    kenmerk = example(stage.library)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        advice = await advice_of(pilot)
        assert "Every question is done." in text(advice, "summary")
        framework, assessment = advice._editing.framework, advice._editing.assessment
        concluding = framework.concluding.question.id
        for names, said in (
            ((concluding,), "! Question 14 needs another look: an answer it leans on has changed since."),
            (("balans", concluding), "! 2 questions need another look, because answers they lean on have changed since: 13, 14."),
        ):
            marked = assessment
            for name in names:
                marked = marked.with_answer(name, replace(marked.answer(name), again=("probleem",)))
            advice._editing.assessment = marked
            advice.relabel()
            assert said in text(advice, "summary")
            assert "Every question is done." not in text(advice, "summary")

    stage.play(script, size=(160, 50), dossier=kenmerk, language="en")


def test_done_is_not_said_alone_while_the_advice_waits_for_what_is_unknown(stage: Stage) -> None:
    kenmerk = example(stage.library, "biotech")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        advice = await advice_of(pilot)
        assert "Elke vraag is klaar, maar er is nog geen advies te geven." in text(advice, "summary")
        assert "kleinste volgende stap" in str(advice.query_one(NextList).get_option_at_index(0).prompt)

    stage.play(script, dossier=kenmerk)


def test_a_lapsed_question_asks_no_second_look(stage: Stage) -> None:
    kenmerk = example(stage.library)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        editing = screen.editing
        editing.assessment = editing.assessment.with_answer(
            "balans", replace(editing.answer("balans"), again=("probleem",)))
        assert editing.again == ("balans",)
        lapsing = editing.framework.scale_of(editing.framework.questions[1])
        assert lapsing
        editing.assessment = editing.assessment.with_answer(
            "probleem", replace(editing.answer("probleem"), verdict=lapsing.levels[0].id))
        assert editing.again == ()

    stage.play(script, dossier=kenmerk)


def test_the_jump_window_marks_it_too(stage: Stage) -> None:
    kenmerk = example(stage.library)
    flag(stage.library, kenmerk, "oplossing")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g")
        await shown(pilot, Jump)
        assert picture(stage.app).count("! opnieuw") == len(screen.editing.again)  # type: ignore[arg-type]

    stage.play(script, dossier=kenmerk)


# --- the language of all answers ----------------------------------------------------------------------------------

@pytest.mark.parametrize(("language", "said"), [
    ("nl", "Taal: 14 woorden van ongeveer 1.960, 4 hints. Alt+Shift+L toont ze."),
    ("en", "Language: 14 words of about 1,960, 4 hints. Alt+Shift+L shows them."),
])
def test_one_line_says_the_totals_and_leads_to_the_hints_and_on_to_the_sentence(stage: Stage, language: Language, said: str) -> None:
    library = stage.library
    library.answer(library.dossier(stage.kenmerk), "aanleiding", Answer(text="De AGVO geldt.\n\nNu wordt de ABCDE onderzocht."))
    library.answer(library.dossier(stage.kenmerk), "oplossing", Answer(text="Dit is zo. Dit wordt onderzocht."))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        advice = await advice_of(pilot)
        assert text(advice, "language") == said
        await pilot.press("alt+shift+l")
        await shown(pilot, HintsWindow)
        listed = pilot.app.screen.query_one(AllHints)
        names = [listed.get_option_at_index(place) for place in range(listed.option_count)]
        assert [option.disabled for option in names].count(True) == 2, "a heading for each answer with hints"
        assert "1 " in str(names[0].prompt)
        assert pilot.app.focused is listed
        assert listed.explain()
        await pilot.press("end", "enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert screen.question.id == "oplossing"
        assert screen.work.answer.selected_text == "Dit wordt onderzocht."

    stage.play(script, language=language)


def test_escape_leaves_the_hints_and_where_there_are_none_that_is_said(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        advice = await advice_of(pilot)
        assert text(advice, "language") == "Taal: 0 woorden van ongeveer 1.960, geen hints."
        await pilot.press("alt+shift+l")
        await appears(pilot, "geen hints.")
        assert pilot.app.screen is advice
        await pilot.press("escape")
        await settled(pilot)
        screen.work.answer.insert("Het wordt herzien.")
        advice = await advice_of(pilot)
        await pilot.press("alt+shift+l")
        await shown(pilot, HintsWindow)
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is advice

    stage.play(script)


def test_from_the_library_a_hint_opens_the_dossier_at_the_sentence(stage: Stage) -> None:
    library = stage.library
    library.answer(library.dossier(stage.kenmerk), "oplossing", Answer(text="Dit is zo. Dit wordt onderzocht."))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f10")
        await settled(pilot)
        stage.app.show_advice(stage.kenmerk)  # type: ignore[union-attr]
        await settled(pilot)
        await language_read(pilot)
        await pilot.press("alt+shift+l")
        await shown(pilot, HintsWindow)
        await pilot.press("enter")
        await shown(pilot, FillScreen)
        opened = pilot.app.screen
        assert isinstance(opened, FillScreen)
        for _ in range(100):
            if opened.work.answer.selected_text:
                break
            await pilot.pause(0.02)
        assert opened.question.id == "oplossing"
        assert opened.work.answer.selected_text == "Dit wordt onderzocht."

    stage.play(script)


def test_a_glossary_that_cannot_be_read_is_told_and_takes_the_line_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_library: Library) -> None:
        raise AfwegingError(FILE_MISSING, file="glossary.yaml")

    monkeypatch.setattr(advice_language, "read_apart", refuse)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f6")
        await appears(pilot, "glossary.yaml")
        assert not pilot.app.screen.query_one("#language").display
        await pilot.press("alt+shift+l")
        await settled(pilot)
        assert isinstance(pilot.app.screen, AdviceScreen), "the key says that there is nothing yet and opens no window"

    stage.play(script, size=(160, 50))


@pytest.mark.parametrize("size", SIZES)
def test_the_window_with_hints_fits_every_size_and_survives_another(stage: Stage, size: tuple[int, int]) -> None:
    library = stage.library
    for question in ("aanleiding", "probleem", "oplossing"):
        library.answer(library.dossier(stage.kenmerk), question, Answer(text="Dit wordt onderzocht. " * 9))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await advice_of(pilot)
        await pilot.press("alt+shift+l")
        await shown(pilot, HintsWindow)
        for width, height in (size, (100, 30), size):
            await pilot.resize_terminal(width, height)
            await settled(pilot)
            seen = picture(stage.app)  # type: ignore[arg-type]
            assert "Enter gaat naar de zin, Esc sluit." in seen
            assert pilot.app.screen.query_one(OptionList).highlighted is not None

    stage.play(script, size=size)
