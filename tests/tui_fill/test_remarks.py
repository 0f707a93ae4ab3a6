"""Remarks of readers beside the question, and answers to look at again, on the fill screen."""

from dataclasses import replace

from textual.pilot import Pilot

from afweging.assessment.models import Status
from afweging.library.remarks import add, open_count, remarks, reply
from afweging.tui.fill.remarks import RemarkList, RemarkWindow
from afweging.tui.fill.screen import FillScreen
from tests.tui_fill.driving import Stage, picture, settled

REASON = "Deze tekst is lang genoeg om als motivering te tellen, want zij telt ruim meer dan vijftien woorden."


async def typed(pilot: "Pilot[int]", text: str) -> None:
    """Type a text."""
    await pilot.press(*("space" if sign == " " else "enter" if sign == "\n" else sign for sign in text))


def test_a_remark_is_made_answered_resolved_and_reopened_by_keys(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "9", "alt+shift+m")
        await settled(pilot)
        assert isinstance(screen.focused, RemarkList)
        assert "Geen opmerkingen bij dit antwoord" in picture(stage.app)  # type: ignore[arg-type]
        await pilot.press("+")
        await settled(pilot)
        assert isinstance(stage.app.screen, RemarkWindow)  # type: ignore[union-attr]
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Er is geen tekst" in picture(stage.app)  # type: ignore[arg-type]
        await typed(pilot, "klopt dit\necht")
        await pilot.press("ctrl+s")
        await settled(pilot)
        shown = picture(stage.app)  # type: ignore[arg-type]
        assert "[ ] 1 · beleidsmedewerker" in shown
        assert "Er staat 1 opmerking open" in shown
        assert "* 1 opmerking open" in str(screen.navigator.border_subtitle)
        await pilot.press("enter")
        await settled(pilot)
        await typed(pilot, "ja [b]")
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert "ja [b]" in picture(stage.app)  # type: ignore[arg-type]
        await pilot.press("space")
        await settled(pilot)
        assert "[x] 1 · " in picture(stage.app)  # type: ignore[arg-type]
        assert open_count(stage.library, stage.kenmerk) == 0
        assert str(screen.navigator.border_subtitle) == ""
        await pilot.press("space")
        await settled(pilot)
        assert open_count(stage.library, stage.kenmerk) == 1

    stage.play(script)
    (found,) = remarks(stage.library, stage.kenmerk)
    assert (found.question, found.text, [one.text for one in found.replies]) == ("staatssteun", "klopt dit\necht", ["ja [b]"])
    assert stage.library.store.check() == ()


def test_escape_in_the_window_makes_nothing_and_the_list_counts_per_question(stage: Stage) -> None:
    for question in ("2", "2", "11"):
        add(stage.library, stage.kenmerk, question, "Zie bron [link=http://x]hier[/link]")
    reply(stage.library, stage.kenmerk, 1, "Regel één\nRegel twee")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "2", "alt+shift+m")
        await settled(pilot)
        shown = picture(stage.app)  # type: ignore[arg-type]
        assert "*2" in shown
        assert "*1" in shown
        assert "* 3 opmerkingen open" in shown
        assert "[link=http://x]hier[/link]" in shown
        await pilot.press("n")
        await settled(pilot)
        await typed(pilot, "toch niet")
        await pilot.press("escape")
        await settled(pilot)

    stage.play(script, size=(160, 50))
    assert len(remarks(stage.library, stage.kenmerk)) == 3


def test_a_finalised_dossier_takes_remarks(stage: Stage) -> None:
    dossier = stage.library.dossier(stage.kenmerk)
    head = replace(dossier.assessment.head, status=Status.VASTGESTELD)
    stage.library.append(dossier, replace(dossier.assessment, head=head), "gereed", "finalised")

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+shift+m", "n")
        await settled(pilot)
        await typed(pilot, "achteraf")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "[ ] 1 · " in picture(stage.app)  # type: ignore[arg-type]

    stage.play(script)
    assert open_count(stage.library, stage.kenmerk) == 1


def test_a_changed_answer_asks_to_look_again_at_the_next_until_a_key_confirms_it(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        editing = screen.editing
        editing.set_verdict("alternatieven", "gering")
        editing.set_text("alternatieven", REASON)
        await pilot.press("ctrl+g", "9")
        await settled(pilot)
        await pilot.press("x")
        screen.collect()
        await settled(pilot)
        assert "! opnieuw" in picture(stage.app)  # type: ignore[arg-type]
        await pilot.press("f9")
        await settled(pilot)
        while screen.question.number != 10:
            await pilot.press("f9")
            await settled(pilot)
        assert "Kijk opnieuw: dit antwoord leunt op vraag 9 Staatssteun" in picture(stage.app)  # type: ignore[arg-type]
        await pilot.press("alt+shift+k")
        await settled(pilot)
        shown = picture(stage.app)  # type: ignore[arg-type]
        assert "Kijk opnieuw" not in shown
        assert "! opnieuw" not in shown
        await pilot.press("alt+shift+k")
        await settled(pilot)
        assert "niets om opnieuw naar te kijken" in picture(stage.app)  # type: ignore[arg-type]
        screen.set_focus(screen.work.chooser)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "Kijk opnieuw" in picture(stage.app)  # type: ignore[arg-type]
        await pilot.press("f3", "y")
        screen.collect()
        await settled(pilot)
        assert "Kijk opnieuw" not in picture(stage.app)  # type: ignore[arg-type]

    stage.play(script, size=(160, 50))


def test_names_of_panels_on_a_second_line_can_be_clicked(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f4")
        await settled(pilot)
        lines = [line for line in picture(stage.app).splitlines() if "Deelvragen" in line or "Vertrouwelijk" in line]  # type: ignore[arg-type]
        assert len(lines) == 2, "the names take two lines at this width"
        await pilot.click("#tabs", offset=(3, 1))
        await settled(pilot)
        assert screen.side.current in screen.side.names[3:]
        await pilot.click("#tabs", offset=(15, 0))
        await settled(pilot)
        assert screen.side.current == "prompts"

    stage.play(script, size=(100, 30))
