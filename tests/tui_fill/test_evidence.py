"""Facts on the fill screen: found by source, what superseded one in its place, facts of one's own, and all facts."""

from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from afweging.assessment.models import Answer, Citation
from afweging.library import evidence
from afweging.tui.evidence_window import EvidenceWindow
from afweging.tui.fill.facts import FactList
from afweging.tui.fill.own_fact import OwnFactForm
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, facts_read, picture, saved, settled, shown

FACT = b"""\
format: 1
sources:
  - {id: B01, title: {nl: Rapport van de Rekenkamer}, published: 2026-03-01}
facts:
  - {id: E01, text: {nl: Het rapport noemt 12 projecten.}, questions: [1], refs: [{source: B01}], valid_from: 2026-03, grade: A}
"""


def answered(stage: Stage, question: str, text: str, *facts: str) -> None:
    """Give an answer beforehand."""
    dossier = stage.library.dossier(stage.kenmerk)
    answer = Answer(text=text, facts=tuple(Citation(fact=name) for name in facts))
    stage.library.answer(dossier, question, answer)


def listed(screen: FillScreen) -> list[str]:
    """The ids of what the list of facts shows."""
    shown = screen.query_one(FactList)
    return [shown.get_option_at_index(index).id or "" for index in range(shown.option_count)]


def said(screen: FillScreen) -> str:
    """What the list of facts says."""
    shown = screen.query_one(FactList)
    return " ".join(str(shown.get_option_at_index(index).prompt) for index in range(shown.option_count))


def test_one_key_cites_what_superseded_a_fact(stage: Stage) -> None:
    answered(stage, "nationaal", "Zie [@F22] en [@F67].", "F22")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "5", "alt+n")
        await facts_read(pilot, screen)
        facts = screen.query_one(FactList)
        facts.highlighted = listed(screen).index("F22")
        await settled(pilot)
        assert "VERVALLEN, zie F37 · V haalt dat feit aan" in said(screen)
        await pilot.press("v")
        await settled(pilot)
        assert screen.work.answer.text == "Zie [@F37] en [@F67]."
        assert screen.editing.answer("nationaal").facts == (Citation(fact="F37"),)
        await pilot.press("alt+shift+s")  # all that are left
        await settled(pilot)
        assert screen.work.answer.text == "Zie [@F37] en [@F45]."
        await saved(pilot, screen)
        assert stage.library.dossier(stage.kenmerk).assessment.answer("nationaal").text == "Zie [@F37] en [@F45]."
        facts.highlighted = listed(screen).index("F39")
        await pilot.press("v", "alt+shift+s")
        await settled(pilot)
        assert screen.work.answer.text == "Zie [@F37] en [@F45]."

    stage.play(script)


def test_facts_are_found_by_their_source_and_cited_ones_always_stand_there(stage: Stage) -> None:
    answered(stage, "aanleiding", "", "F67")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+n")
        await facts_read(pilot, screen)
        assert listed(screen)[0] == "F67"
        screen.query_one("#fact-search", Input).value = "29 826 nr. 277"
        await settled(pilot)
        of = {fact.id for fact in stage.library.evidence.facts if any(ref.source == "004" for ref in fact.refs)}
        assert set(listed(screen)) <= of
        assert len(listed(screen)) == min(40, len(of))

    stage.play(script)


def test_what_is_typed_in_the_search_box_can_be_read_and_the_arrow_goes_on_to_the_list(stage: Stage) -> None:
    """Tab goes from the list to the box; a frame around its one line would leave no room for the words."""
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+n")
        await facts_read(pilot, screen)
        await pilot.press("tab", *"33009")
        await settled(pilot)
        assert screen.focused is screen.query_one("#fact-search", Input)
        assert "33009 " in picture(stage.app).splitlines()[4]
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen.editing.answer("aanleiding").facts == (Citation(fact=listed(screen)[0]),)

    stage.play(script)


def test_a_fact_of_ones_own_is_added_while_answering_and_changed(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+n")
        await facts_read(pilot, screen)
        await pilot.press("alt+shift+f")
        await shown(pilot, OwnFactForm)
        form = stage.app.screen if stage.app else None
        assert isinstance(form, OwnFactForm)
        await pilot.press("enter")
        await settled(pilot)
        assert "Bij “het nieuwe feit” is de Nederlandse tekst leeg." in " ".join(picture(stage.app).split())
        assert "Tab gaat verder, Enter slaat op" in picture(stage.app), "the keys stay in sight under a complaint, at 80 by 24"
        for name, value in (("text", "De Rekenkamer telt 3 projecten."), ("source", "Kamerstukken II 2025/26, 29 826, nr. 300"),
                            ("source_day", "1-3-2026"), ("place", "p. 3")):
            form.query_one(f"#own-{name}", Input).value = value
        await pilot.press("enter")
        await settled(pilot)
        assert stage.app is not None
        assert stage.app.screen is screen
        found = stage.library.evidence.fact("E01")
        assert found is not None
        assert (found.questions, found.valid_from, found.refs[0].source) == ((1,), "2026-03-01", "B01")
        assert "E01" in listed(screen)
        screen.query_one(FactList).focus()
        screen.query_one(FactList).highlighted = listed(screen).index("E01")
        await pilot.press("enter", "e")
        await shown(pilot, OwnFactForm)
        assert screen.editing.answer("aanleiding").facts == (Citation(fact="E01"),)
        form = stage.app.screen
        assert isinstance(form, OwnFactForm)
        form.query_one("#own-text", Input).value = "De Rekenkamer telt 4 projecten."
        await pilot.press("enter")
        await settled(pilot)
        assert "aangehaald · eigen feit · E wijzigt het\nDe Rekenkamer telt 4 projecten." in said(screen)
        assert len(evidence.history(stage.library, "E01")) == 2

    stage.play(script)


def test_one_of_ours_cannot_be_changed(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+n")
        await facts_read(pilot, screen)
        await pilot.press("e")
        await settled(pilot)
        assert stage.app is not None
        assert stage.app.screen is screen
        assert "hoort bij het programma" in picture(stage.app)

    stage.play(script, size=(100, 30))


def test_all_facts_are_looked_through_from_the_palette_too(stage: Stage) -> None:
    evidence.add_file(stage.library, FACT, "eigen.yaml")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+p", *"opzoeken", "enter")
        await shown(pilot, EvidenceWindow)
        assert stage.app is not None
        window = stage.app.screen
        assert isinstance(window, EvidenceWindow), picture(stage.app)
        options = window.query_one(OptionList)
        assert options.get_option_at_index(0).id == "E01"
        assert "B01: Rapport van de Rekenkamer, 1 maart 2026" in picture(stage.app)
        line = window.query_one("#all-facts-search", Input)
        for query in ("b", "be", "bezzz"):  # all before anything of it is drawn
            line.value = query
        await settled(pilot)
        assert options.option_count == 0
        assert not str(window.query_one("#fact-text", Static).content), "nothing is told of a fact that is gone"
        line.value = ""
        await pilot.press(*"rekenkamer")
        await settled(pilot)
        assert options.option_count == 1
        await pilot.press("f3")
        await shown(pilot, OwnFactForm)
        form = stage.app.screen
        assert isinstance(form, OwnFactForm)
        form.query_one("#own-superseded_by", Input).value = "f39"
        await pilot.press("enter")
        await settled(pilot)
        assert "VERVALLEN, zie F39" in picture(stage.app)
        await pilot.press("down", "down", "f3")
        await settled(pilot)
        assert "hoort bij het programma" in " ".join(picture(stage.app).split())
        await pilot.press("f2")
        await shown(pilot, OwnFactForm)
        assert isinstance(stage.app.screen, OwnFactForm)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert stage.app.screen is screen

    stage.play(script)


def test_an_id_that_ours_has_too_is_said_in_the_window(stage: Stage) -> None:
    evidence.add_file(stage.library, FACT, "eigen.yaml")
    ours = stage.library.shipped_evidence
    clash = replace(ours, facts=(*ours.facts, replace(ours.facts[0], id="E01")))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await facts_read(pilot, screen)
        stage.library.shipped_evidence = clash
        await pilot.press("alt+shift+w")
        await shown(pilot, EvidenceWindow)
        assert "Het programma heeft nu ook E01" in " ".join(picture(stage.app).split())

    stage.play(script)
