"""The fill screen as a user meets it: writing, judging, walking, finding, and the panels beside the question."""

import stat
import threading
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from afweging.assessment.models import Classification, Marking, Memo, Person, Phase, Purpose
from afweging.framework.models import UNKNOWN
from afweging.tui.actions import ACTIONS
from afweging.tui.advice_screen import AdviceScreen, NextList
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Message
from afweging.tui.fill.closed import ClosedPanel
from afweging.tui.fill.conclusion import ConclusionPanel
from afweging.tui.fill.facts import FactList
from afweging.tui.fill.find import FindBar
from afweging.tui.fill.guidance import GuidancePanel
from afweging.tui.fill.navigator import Navigator
from afweging.tui.fill.prompts import PromptList
from afweging.tui.fill.screen import FillScreen
from afweging.tui.fill.text import AnswerField, TextField
from afweging.tui.fill.verdict import VerdictChooser
from afweging.tui.reasons import Reasons
from tests.tui_fill.driving import Stage, facts_read, picture, saved, settled, shown


async def typed(pilot: "Pilot[int]", text: str) -> None:
    """Type a text key by key."""
    await pilot.press(*("space" if sign == " " else "enter" if sign == "\n" else sign for sign in text))


def test_what_is_typed_is_saved_by_itself_and_the_status_line_says_so_only_then(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, save = threading.Event(), stage.library.save

    def slow(*given: Any) -> Any:
        assert gate.wait(30)
        return save(*given)

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        assert isinstance(screen.focused, AnswerField)
        monkeypatch.setattr(stage.library, "save", slow)  # a disk that takes its time, so that the moment before is seen
        await typed(pilot, "Eén ïdee")
        await settled(pilot)
        assert "nog niet opgeslagen" in picture(stage.app)
        gate.set()
        await saved(pilot, screen)
        at = screen.editing.saved_at
        assert at is not None
        assert f"opgeslagen {at.astimezone():%H:%M:%S}" in picture(stage.app)
        assert stage.library.dossier(stage.kenmerk).assessment.answer("aanleiding").text == "Eén ïdee"

    stage.play(script)


def test_an_unfinished_draft_is_there_again_and_a_line_says_so(stage: Stage) -> None:
    async def first(pilot: "Pilot[int]", screen: FillScreen) -> None:
        assert not screen.query_one("#notice").display
        await typed(pilot, "begin")

    async def second(pilot: "Pilot[int]", screen: FillScreen) -> None:
        assert screen.work.answer.text == "begin"
        assert "Uw concept van" in picture(stage.app)

    stage.play(first)
    stage.play(second)


def test_undo_survives_going_to_other_questions_and_every_question_keeps_its_text(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await typed(pilot, "een")
        await pilot.press("f8")
        assert screen.question.number == 2
        assert isinstance(screen.focused, AnswerField)
        await typed(pilot, "twee")
        await pilot.press("f7")
        assert screen.work.answer.text == "een"
        await pilot.press("ctrl+z")
        assert screen.work.answer.text == ""
        await pilot.press("ctrl+y")
        assert screen.work.answer.text == "een"
        await saved(pilot, screen)
        answers = stage.library.dossier(stage.kenmerk).assessment
        assert (answers.answer("aanleiding").text, answers.answer("probleem").text) == ("een", "twee")

    stage.play(script)


def test_every_change_of_question_and_of_focus_asks_for_a_save(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        asked: list[str] = []
        monkeypatch.setattr(screen._saver, "ask", lambda: asked.append(screen.editing.answer("aanleiding").text))
        await typed(pilot, "a")
        await pilot.press("f2")
        assert asked[-1] == "a"
        await pilot.press("f3", "b", "f8")
        assert asked[-1] == "ab"

    stage.play(script)


def test_digits_choose_arrows_walk_and_unknown_asks_what_is_missing(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f8", "f2")
        chooser = screen.work.chooser
        assert screen.focused is chooser
        await pilot.press("4")
        assert screen.editing.answer("probleem").verdict == "ernstig"
        assert "(x) 4  Ernstig" in picture(stage.app)
        assert "Een onafhankelijke" in picture(stage.app), "the anchor text of the level"
        await pilot.press("down", "enter")
        assert screen.editing.answer("probleem").verdict == "levensbedreigend"
        await pilot.press("o")
        await settled(pilot)
        assert screen.editing.answer("probleem").verdict == UNKNOWN
        assert screen.focused is not None
        assert screen.focused.id == "missing"
        await typed(pilot, "cijfers")
        await pilot.press("f2", "delete")
        assert screen.editing.answer("probleem").verdict is None
        await pilot.press("ctrl+z", "ctrl+z")
        assert screen.editing.answer("probleem").verdict == "levensbedreigend"
        await pilot.press("ctrl+y")
        assert screen.editing.answer("probleem").verdict == UNKNOWN
        assert screen.editing.answer("probleem").missing == "cijfers"

    stage.play(script)


def test_levels_with_signs_are_chosen_by_their_place(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "c", "f2")
        assert screen.question.number == 13
        assert "4  +1 Voordelen groter" in picture(stage.app)
        await pilot.press("4")
        assert screen.editing.answer("balans").verdict == "voordelen-groter"

    stage.play(script, size=(100, 40))


@pytest.mark.parametrize(("key", "number"), list(zip("1234567890abcd", range(1, 15), strict=True)))
def test_any_question_is_two_keys_away(stage: Stage, key: str, number: int) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", key)
        await settled(pilot)
        assert screen.question.number == number

    stage.play(script)


def test_the_first_and_the_last_question_say_so_and_open_questions_are_found(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f7")
        assert screen.question.number == 1
        screen.editing.set_verdict("probleem", UNKNOWN)
        screen.editing.set_missing("probleem", "alles")
        await pilot.press("f9")
        assert screen.question.number == 3, "question 2 is done: it cannot be decided yet"
        await pilot.press("ctrl+g", "d", "f8")
        assert screen.question.number == 14
        await pilot.press("f9")
        assert screen.question.number == 1

    stage.play(script)


def test_the_list_shows_states_as_sign_and_word_and_leads_to_a_question(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await typed(pilot, "iets")
        await pilot.press("f5")
        assert isinstance(screen.focused, Navigator)
        shown = picture(stage.app)
        assert "› 1 Aanleiding     ~ begonnen" in shown
        assert "2 Probleem       · leeg" in shown
        assert "0 van 5" in shown
        await pilot.press("down", "enter")
        assert screen.question.number == 2

    stage.play(script)


def test_prompts_are_ticked_with_effect_and_note_and_taken_back(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "c", "alt+d")
        assert isinstance(screen.focused, PromptList)
        await pilot.press("space", "down", "+")
        ticks = {tick.prompt: tick for tick in screen.editing.answer("balans").ticks}
        assert set(ticks) == {"13a", "13b"}
        assert ticks["13b"].effect == "+"
        assert "+ voor" in picture(stage.app)
        await pilot.press("tab")
        assert screen.focused is screen.query_one("#note")
        await typed(pilot, "lang")
        await pilot.press("shift+tab")
        assert screen.editing.tick_of("balans", "13b").note == "lang"  # type: ignore[union-attr]
        await pilot.press("ctrl+z", "ctrl+z")
        assert screen.editing.answer("balans").ticks == ()

    stage.play(script)


def test_facts_are_searched_cited_and_marked(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await typed(pilot, "Zie")
        await pilot.press("alt+n")
        await facts_read(pilot, screen)
        assert isinstance(screen.focused, FactList)
        first = screen.focused.get_option_at_index(0).id
        await pilot.press("enter")
        assert screen.work.answer.text == f"Zie [@{first}]"
        assert [one.fact for one in screen.editing.answer("aanleiding").facts] == [first]
        assert "aangehaald" in picture(stage.app)
        await pilot.press("shift+tab")
        assert isinstance(screen.focused, Input)
        await typed(pilot, "AIV microelektronica")
        await pilot.press("enter")
        assert screen.focused.id == "fact-list"
        await pilot.press("f8", "f7", "alt+n")
        await settled(pilot)
        await pilot.press("delete")
        assert screen.editing.answer("aanleiding").facts == ()

    stage.play(script)


def test_a_fact_younger_than_the_reference_date_or_superseded_is_marked(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        marks = ""
        for number in ("1", "5"):
            await pilot.press("ctrl+g", number, "alt+n")
            await facts_read(pilot, screen)
            listed = screen.query_one(FactList)
            marks += "".join(str(listed.get_option_at_index(index).prompt) for index in range(listed.option_count))
        assert "VERVALLEN, zie F" in marks
        assert "JONGER DAN DE PEILDATUM" in marks

    head = stage.library.dossier(stage.kenmerk)
    earlier = head.assessment.head.peildatum.replace(year=2025, month=10, day=30)
    stage.library.save(head, replace(head.assessment, head=replace(head.assessment.head, peildatum=earlier)))
    stage.play(script)


def test_the_published_reading_shows_every_correction(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f8", "f4")
        assert isinstance(screen.focused, GuidancePanel)
        assert "Toelichting van de bijlage" in picture(stage.app)
        await pilot.press("alt+u")
        shown = picture(stage.app)
        assert "Zoals gepubliceerd" in shown
        assert "problemen/uitdagingen" in shown
        assert "Schuine streep uitgeschreven" in shown
        await pilot.press("alt+u")
        assert "Toelichting van de bijlage" in picture(stage.app)
        await pilot.press("escape")
        assert isinstance(screen.focused, AnswerField)

    stage.play(script, size=(100, 40))


def test_the_closed_part_has_a_ground_and_stays_with_its_question(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+v")
        await typed(pilot, "geheim")
        await pilot.press("shift+tab")
        assert isinstance(screen.focused, OptionList)
        await pilot.press("down", "down", "enter")
        found = screen.editing.answer("aanleiding").confidential
        assert found is not None
        assert (found.text, found.ground) == ("geheim", "5.1.2.a")
        await pilot.press("f8")
        await settled(pilot)
        panel = screen.query_one(ClosedPanel)
        assert panel.query_one("#closed-text", TextField).text == ""
        await pilot.press("f7")
        await settled(pilot)
        assert panel.query_one("#closed-text", TextField).text == "geheim"
        assert screen.editing.answer("probleem").confidential is None

    stage.play(script)


def test_question_14_holds_the_conclusion_and_the_reasons(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+s")
        assert screen.question.number == 14
        assert screen.focused is not None
        assert screen.focused.id == "field-focus"
        await typed(pilot, "chips")
        await pilot.press("tab")
        await typed(pilot, "een\ntwee")
        await pilot.press("tab")
        await typed(pilot, "besluit")
        await pilot.press("tab")
        await typed(pilot, "2027-01-31")
        await pilot.press("f2")
        conclusion = screen.editing.assessment.conclusion
        assert conclusion.focus == "chips"
        assert conclusion.conditions == ("een", "twee")
        assert conclusion.next_moment is not None
        assert str(conclusion.next_moment.day) == "2027-01-31"
        assert "volgt uit de oordelen" not in picture(stage.app), "the derived outcome is hidden so far"
        for question in screen.editing.framework.questions[:-1]:
            scale = screen.editing.framework.scale_of(question)
            assert scale is not None
            screen.editing.set_verdict(question.id, scale.levels[-1].id)
        screen.work.update_verdict()
        await pilot.press("1")
        shown = picture(stage.app)
        assert "volgt uit de oordelen" in shown
        await settled(pilot)
        remark = screen.query_one("#remark-reason", Static)
        assert remark.display
        assert "0 van ten minste 30 woorden" in str(remark.content)
        conclusion_panel = screen.query_one(ConclusionPanel)
        assert "wijkt af" in conclusion_panel.explain()
        await pilot.press("6")
        await settled(pilot)
        assert "wijkt af" not in conclusion_panel.explain(), "the derived advice itself"

    stage.play(script, size=(160, 50))


def test_words_are_found_whatever_their_case(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await typed(pilot, "Chip en chip\nnog een CHIP")
        await pilot.press("ctrl+home", "ctrl+f")
        assert screen.query_one(FindBar).has_class("-shown")
        await typed(pilot, "chip")
        assert "1 van 3" in picture(stage.app)
        await pilot.press("enter", "down")
        assert screen.work.answer.selected_text == "CHIP"
        await pilot.press("down")
        assert screen.work.answer.selected_text == "Chip"
        await typed(pilot, "x")
        assert "niet gevonden" in picture(stage.app)
        await pilot.press("escape")
        assert isinstance(screen.focused, AnswerField)
        assert screen.work.answer.text == "Chip en chip\nnog een CHIP"

    stage.play(script)


@pytest.mark.parametrize(("pasted", "kept"), [
    ("een\x1b[31mrood\x1b]0;titel\x07", "een[31mrood]0;titel"),
    ("kop\r\nregel\u2028nog\x0been", "kop\nregel\nnog\neen"),
    ("e\u0301\u202etx\ufeff", "étx"),
    ("[/] [@click=app.quit]x[/]", "[/] [@click=app.quit]x[/]"),
])
def test_a_paste_is_cleaned_on_the_way_in(stage: Stage, pasted: str, kept: str) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        stage.app.post_message(events.Paste(pasted))  # type: ignore[union-attr]
        await settled(pilot)
        assert screen.work.answer.text == kept
        await saved(pilot, screen)
        assert stage.library.dossier(stage.kenmerk).assessment.answer("aanleiding").text == kept

    stage.play(script)


def test_a_paste_of_a_megabyte_is_taken_and_saved(stage: Stage) -> None:
    text = "Tekst van een alinea, zoals die uit een ander stuk komt. " * 10 + "\n"
    large = text * (1_000_000 // len(text))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        stage.app.post_message(events.Paste(large))  # type: ignore[union-attr]
        await settled(pilot)
        await saved(pilot, screen, 10)
        assert stage.library.dossier(stage.kenmerk).assessment.answer("aanleiding").text == large

    stage.play(script)


def test_tab_leaves_the_answer_and_a_key_types_one(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("a", "alt+i", "b", "tab")
        assert screen.work.answer.text == "a\tb"
        assert screen.focused is not screen.work.answer

    stage.play(script, size=(160, 50))


def test_the_advice_hides_what_follows_until_it_may_be_seen_and_logs_an_early_look(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f6")
        await settled(pilot)
        advice = stage.app.screen  # type: ignore[union-attr]
        assert isinstance(advice, AdviceScreen)
        shown = picture(stage.app)
        assert "nog niet te zien" in shown
        assert "Nog niet te bepalen" not in shown
        assert "→" not in shown
        assert not [event for event in stage.library.store.events(stage.kenmerk) if event.kind == "advice-seen-early"]
        await pilot.press("f9")
        await settled(pilot)
        assert "Afgeleid advies: Nog niet te bepalen" in picture(stage.app)
        assert [event for event in stage.library.store.events(stage.kenmerk) if event.kind == "advice-seen-early"]
        listed = advice.query_one(NextList)
        assert "kleinste volgende stap" in str(listed.get_option_at_index(0).prompt)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert stage.app is not None
        assert stage.app.screen is screen
        assert screen.question.number == 3

    stage.play(script)


def test_recording_asks_a_reason_and_a_frozen_dossier_is_read_only_until_reopened(stage: Stage) -> None:
    reason = "Deze tekst is lang genoeg om als motivering te tellen, want zij telt ruim meer dan vijftien woorden."

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await typed(pilot, "iets")
        await pilot.press("alt+r")
        await settled(pilot)
        await typed(pilot, "eerste stand")
        await pilot.press("enter")
        await settled(pilot)
        assert screen.editing.info.number == 2
        await pilot.press("alt+x")
        await shown(pilot, Message)
        seen = picture(stage.app)
        assert "Nog niet: dit staat nog in de weg" in seen
        assert "! 0 van 14 vragen zijn gereed" in seen, "completeness comes first"
        await pilot.press("escape")
        for question in screen.editing.framework.questions:
            scale = screen.editing.framework.scale_of(question)
            screen.editing.set_verdict(question.id, scale.levels[-1].id if scale else "DEELNAME")
            screen.editing.set_text(question.id, reason)
        await pilot.press("f8", "alt+x")
        await shown(pilot, Reasons)
        assert "14 van 14 vragen zijn gereed" in picture(stage.app)
        for _line in list(stage.app.screen.query(Input)):  # a word to every check, and the reason
            await typed(pilot, "klaar")
            await pilot.press("enter")
        await settled(pilot)
        assert screen.editing.locked is not None
        assert "alleen lezen" in picture(stage.app)
        await pilot.press("f8", "x", "f2", "0")
        assert screen.work.answer.text == reason
        assert not screen.editing.dirty
        await pilot.press("alt+c")
        await settled(pilot)
        await typed(pilot, "toch nog")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f3", "x")
        assert screen.work.answer.text == "x" + reason

    stage.play(script)


def test_the_editor_of_the_user_gives_back_a_text_that_can_be_undone(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "editor"
    program.write_text('#!/bin/sh\nstat -c %a "$1" > "$(dirname "$0")/mode"\nprintf "uit de editor\\n" > "$1"\n')
    program.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(program))

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        monkeypatch.setattr(stage.app, "suspend", nullcontext)
        await typed(pilot, "eerst")
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert screen.work.answer.text == "uit de editor"
        await pilot.press("ctrl+z")
        assert screen.work.answer.text == "eerst"
        monkeypatch.setenv("VISUAL", "/bin/false")
        await pilot.press("ctrl+t")
        assert screen.work.answer.text == "eerst"
        monkeypatch.setenv("VISUAL", "er-is-geen-editor")
        await pilot.press("ctrl+t")
        assert screen.work.answer.text == "eerst"
        await settled(pilot)
        assert "Er is hier geen editor" in picture(stage.app)

    stage.play(script)
    assert (tmp_path / "mode").read_text().strip() == "600"
    assert stat.S_IMODE(program.stat().st_mode) == 0o700


def test_columns_follow_the_width_and_resizing_keeps_focus_and_text(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await typed(pilot, "tekst")
        field = screen.focused

        def parts() -> list[bool]:
            return [part.display for part in (screen.navigator, screen.work, screen.side)]

        assert parts() == [True, True, True]
        for size, expected in (((100, 30), [False, True, True]), ((80, 24), [False, True, False]),
                               ((60, 18), [False, True, False]), ((40, 10), [False, True, False]),
                               ((160, 50), [True, True, True])):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert parts() == expected, size
            assert screen.focused is field
            assert screen.work.answer.text == "tekst"
            if size == (40, 10):
                assert "60" in picture(stage.app)
                assert "tekst" not in picture(stage.app).split("\n")[5]
        await pilot.press("alt+d")
        listed = screen.focused
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert screen.focused is listed
        assert parts() == [False, False, True]

    stage.play(script, size=(160, 50))


def test_the_language_changes_while_working(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await typed(pilot, "iets")
        await saved(pilot, screen)
        await pilot.press("alt+l")
        await settled(pilot)
        shown = picture(stage.app)
        for words in ("Verdict (F2)", "Answer (F3)", "Questions (F5)", "Beside the question (F4)", "saved ", "~ started"):
            assert words in shown, words
        assert screen.work.answer.text == "iets"

    stage.play(script, size=(160, 50))


def test_the_chooser_can_be_used_with_the_mouse(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f2")
        await pilot.click(VerdictChooser, offset=(6, 4))
        assert screen.editing.answer("aanleiding").verdict == "deels"

    stage.play(script)


def test_every_action_of_both_screens_can_be_carried_out() -> None:
    for place, screen in (("fill", FillScreen), ("advice", AdviceScreen)):
        for action in ACTIONS:
            if action.where == place:
                assert callable(getattr(screen, f"action_{action.method}", None)), action.id


def test_a_source_of_ones_own_is_added_with_its_worth_and_dropped(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+j")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Geef aan wat de bron is" in picture(stage.app)
        await typed(pilot, "CBS")
        await pilot.press("enter")
        await settled(pilot)
        source = screen.editing.answer("aanleiding").sources[0]
        assert (source.title, source.grade) == ("CBS", "B")
        await pilot.press("alt+n")
        await facts_read(pilot, screen)
        assert "eigen bron · B" in picture(stage.app)
        await pilot.press("home", "delete")
        assert screen.editing.answer("aanleiding").sources == ()

    stage.play(script)


def test_enter_confirms_from_a_choice_of_words_as_well(stage: Stage) -> None:
    """The line under these windows says that Enter confirms, so it does wherever the cursor stands."""
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+j")
        await settled(pilot)
        await pilot.press(*"CBS", "tab", "tab", "right")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert [(one.title, one.grade) for one in screen.editing.answer("aanleiding").sources] == [("CBS", "C")]
        await pilot.press("alt+g")
        await settled(pilot)
        form = stage.app.screen if stage.app else None
        assert form is not screen
        phase = form.query_one("#phase", Cycle)  # type: ignore[union-attr]
        phase.focus()
        await pilot.press("right", "enter")
        await settled(pilot)
        assert stage.app is not None
        assert stage.app.screen is screen
        assert screen.editing.assessment.head.phase is Phase.BELANGSTELLINGSPEILING

    stage.play(script)


def test_keys_typed_ahead_go_where_they_were_meant_to_go(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        for key in ("f8", "f2", "4", "f3", "a", "f8", "f2", "2", "ctrl+g", "4"):
            stage.app.post_message(events.Key(key, key if len(key) == 1 else None))  # type: ignore[union-attr]
        for _ in range(5):
            await settled(pilot)
        screen.collect()
        assert screen.editing.answer("probleem").verdict == "ernstig"
        assert screen.editing.answer("probleem").text == "a"
        assert screen.editing.answer("oplossing").verdict == "volledig"
        assert screen.question.number == 4

    stage.play(script)


def test_the_panels_can_be_turned_with_the_mouse_and_f4_goes_round(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("f4")
        assert screen.side.current == "guidance"
        assert {"prompts", "facts", "remarks", "closed", "precedents", "language"} < set(screen.side.names)
        for name in (*screen.side.names[1:], "guidance"):
            await pilot.press("f4")
            await settled(pilot)
            assert screen.side.current == name
        await pilot.click("#tabs", offset=(18, 0))
        await settled(pilot)
        assert screen.side.current == "prompts"

    stage.play(script)


def test_the_panel_and_the_question_are_there_again_next_time(stage: Stage) -> None:
    async def first(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("ctrl+g", "5", "alt+d")
        await settled(pilot)
        await pilot.press("ctrl+q")

    async def second(pilot: "Pilot[int]", screen: FillScreen) -> None:
        assert screen.question.number == 5
        assert screen.side.current == "prompts"

    stage.play(first)
    stage.play(second)


def test_the_help_explains_the_part_with_the_focus(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        for key, words in (("f2", "Een cijfer kiest"), ("f3", "Schrijf het antwoord in Markdown"), ("f5", "Alle vragen met hun stand"),
                           ("alt+d", "De deelvragen van de toelichting"), ("alt+o", "De toelichting van de bijlage"),
                           ("alt+n", "Feiten uit de verzamelde bronnen")):
            await pilot.press(key, "f1")
            await settled(pilot)
            assert words in picture(stage.app).replace("\n", " "), key
            await pilot.press("escape")
            await settled(pilot)

    stage.play(script)


def test_the_particulars_of_the_dossier_can_be_changed(stage: Stage) -> None:
    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await pilot.press("alt+g")
        await settled(pilot)
        await typed(pilot, " [/]x")
        await pilot.press("tab")
        stage.app.screen.query_one("#day", Input).value = "31-2-2026"  # type: ignore[union-attr]
        await pilot.press("enter")
        await settled(pilot)
        assert "is geen" in picture(stage.app)
        given = {"day": "28-2-2026", "marked-by": "directeur", "marked-until": "1 juni", "persons": "auteur = J. Jansen; jurist =",
                 "tags": "chips,  fotonica", "directorate-general": "Bedrijfsleven", "addressees": "minister; staatssecretaris",
                 "sign_off": "hoofd; directeur; DG"}
        for name, value in given.items():
            stage.app.screen.query_one(f"#{name}", Input).value = value  # type: ignore[union-attr]
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "“1 juni” is geen" in picture(stage.app)
        stage.app.screen.query_one("#marked-until", Input).value = "1-6-2030"  # type: ignore[union-attr]
        for name in ("marking", "language", "purpose"):
            stage.app.screen.query_one(f"#{name}", Cycle).action_turn(1)  # type: ignore[union-attr]
        await pilot.press("ctrl+s")
        await settled(pilot)
        head = screen.editing.assessment.head
        assert head.title == "Proef [/]x"
        assert str(head.peildatum) == "2026-02-28"
        assert head.classification == Classification(level=Marking.INTERN, set_by="directeur", until=date(2030, 6, 1))
        assert head.persons == (Person(role="auteur", name="J. Jansen"), Person(role="jurist", name=""))
        assert (head.tags, head.language) == (("chips", "fotonica"), "en")
        assert head.memo == Memo(purpose=Purpose.INFORMATIE, directorate_general="Bedrijfsleven",
                                 addressees=("minister", "staatssecretaris"), sign_off=("hoofd", "directeur", "DG"))
        assert "Proef [/]x" in picture(stage.app)
        await saved(pilot, screen)
        assert stage.library.dossier(stage.kenmerk).assessment.head == head

    stage.play(script)
