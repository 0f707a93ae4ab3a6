"""The library screen: find a dossier, and what can be done with it as a whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from afweging.assessment.interchange import to_json
from afweging.assessment.models import Head, Status
from afweging.library import Library
from afweging.tui.dialogs import Choice, Line, Message
from afweging.tui.fill.screen import FillScreen
from afweging.tui.library import screen as library_screen
from afweging.tui.library.listing import DossierList
from afweging.tui.library.new_form import NewDossier
from afweging.tui.library.preview import Preview
from afweging.tui.reasons import Reasons
from tests.tui.playing import listed, messages, page, picture, play, settled, until


def test_an_empty_library_says_what_to_do(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        shown = picture(pilot)
        assert "De bibliotheek is nog leeg" in shown
        assert "^N begint een nieuw dossier" in shown
        assert "afweging demo" in shown
        await pilot.press("enter", "f5", "f8", "alt+o", "down", "f9")
        assert pilot.app.screen is page(pilot), "there is nothing to do anything with"

    play(empty, script)


def test_typing_filters_at_once_and_searches_the_answers_from_three_letters(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        assert len(listed(pilot)) == 7
        await pilot.press(*"hy2tech")
        await settled(pilot)
        assert listed(pilot)[0] == "VOORBEELD-3"
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 7)
        await pilot.press(*"waterstof")
        await until(pilot, lambda: len(listed(pilot)) > 1)
        assert listed(pilot)[0] == "VOORBEELD-3", "titles first"
        assert "op hun antwoorden" in picture(pilot)
        await pilot.press(*"xyz")
        await until(pilot, lambda: not listed(pilot))
        assert "Niets gevonden voor “waterstofxyz”" in picture(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 7)

    play(examples, script)


def test_accents_and_capitals_do_not_matter(empty: Library) -> None:
    empty.new(Head(kenmerk="", title="Coördinatie België", peildatum=date(2026, 1, 1)), reason="begin")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"COORDINATIE bel")
        await settled(pilot)
        assert len(listed(pilot)) == 1

    play(empty, script)


def test_the_arrows_move_while_the_cursor_stays_in_the_search_box(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        shown = page(pilot).query_one(DossierList)
        await pilot.press("down", "down")
        assert shown.cursor == 2
        await pilot.press("pagedown")
        assert shown.cursor == 6
        await pilot.press("down", "up")
        assert shown.cursor == 5
        assert isinstance(pilot.app.focused, Input)
        await pilot.press("tab")
        assert pilot.app.focused is shown
        await pilot.press("home")
        assert shown.cursor == 0
        await pilot.press("end")
        assert shown.cursor == 6
        await pilot.press("h", "y")
        assert page(pilot).query_one(Input).value == "hy", "typing on the list searches"

    play(examples, script)


def test_enter_opens_and_the_way_back_keeps_the_place(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FillScreen))
        await settled(pilot)
        await pilot.press("f10")
        await until(pilot, lambda: pilot.app.screen is page(pilot))
        assert page(pilot).query_one(DossierList).cursor == 1

    app = play(examples, script)
    assert app.remembered.dossier == listed_first(examples, 1)

    async def again(pilot: "Pilot[int]") -> None:
        assert page(pilot).query_one(DossierList).cursor == 1, "the list opens where the user was"

    app.flush()
    play(examples, again)


def listed_first(library: Library, place: int) -> str:
    return library.entries()[place].kenmerk


def test_a_click_moves_and_a_second_one_opens(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.click(DossierList, offset=(10, 4))
        assert page(pilot).query_one(DossierList).cursor == 2
        await pilot.click(DossierList, offset=(10, 4), times=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, FillScreen))

    play(examples, script)


def test_a_click_in_the_footer_does_what_the_key_does(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        column = picture(pilot).splitlines()[-1].index("Nieuw")
        await pilot.click(offset=(column, 23))
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))

    play(empty, script)


def test_a_new_dossier_asks_what_it_needs_and_opens(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewDossier))
        await pilot.press("enter")
        assert "Geef een titel" in picture(pilot)
        await pilot.press(*"Batterijen")
        day = pilot.app.screen.query_one("#day", Input)
        day.value = "31-2-2026"
        await pilot.press("enter")
        assert "“31-2-2026” is geen datum" in picture(pilot)
        assert pilot.app.focused is day
        day.value = "1-6-2026"
        await pilot.press("tab", "right", "right", "tab", *"Industrie", "tab", *"beleidsmedewerker", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FillScreen))

    play(empty, script)
    head = empty.dossier(empty.entries()[0].kenmerk).assessment.head
    assert (head.title, head.peildatum, head.phase) == ("Batterijen", date(2026, 6, 1), "notificatie")
    assert (head.directorate, head.opsteller, head.language) == ("Industrie", "beleidsmedewerker", "nl")


def test_escape_in_the_form_makes_nothing(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+n", *"Iets", "escape")
        await until(pilot, lambda: pilot.app.screen is page(pilot))

    play(empty, script)
    assert empty.entries() == ()


def test_duplicate_makes_a_new_draft_under_a_new_number(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"VOORBEELD-2", "f5")
        await until(pilot, lambda: any("AFW-2026-0001" in message for message in messages(pilot)))

    play(examples, script)
    copy, source = examples.dossier("AFW-2026-0001"), examples.dossier("VOORBEELD-2")
    assert copy.assessment.answers == source.assessment.answers
    assert copy.assessment.head.title.endswith("(kopie)")


def test_finalise_shows_what_is_in_the_way(empty: Library) -> None:
    empty.new(Head(kenmerk="", title="Leeg", peildatum=date(2026, 1, 1)), reason="begin")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(pilot.app.screen, Message))
        assert "kan nog niet worden vastgesteld" in picture(pilot)
        assert "Vraag 1" in picture(pilot)
        await pilot.press("escape")

    play(empty, script)
    assert empty.entries()[0].summary.status == Status.CONCEPT


def test_finalise_and_reopen_ask_a_reason(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"VOORBEELD-3", "f8")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reasons))
        assert "14 van 14 vragen zijn gereed" in picture(pilot), "completeness comes first"
        await pilot.press("enter")
        assert "Geef een reden" in picture(pilot)
        await pilot.press(*"akkoord DG", "enter")
        await until(pilot, lambda: any("vastgesteld" in message for message in messages(pilot)))
        assert "● vastgesteld" in picture(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: any("kan niet worden gewijzigd" in message or "vastgesteld en" in message
                                       for message in messages(pilot)))
        await pilot.press("alt+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, Line))
        await pilot.press(*"nieuwe feiten", "enter")
        await until(pilot, lambda: any("weer open" in message for message in messages(pilot)))

    play(examples, script)
    assert [info.status for info in examples.store.history("VOORBEELD-3")] == ["concept", "vastgesteld", "concept"]


def test_reopening_what_is_open_is_refused(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+o")
        await until(pilot, lambda: any("is niet vastgesteld" in message for message in messages(pilot)))

    play(examples, script)


def test_import_takes_in_a_file_and_asks_when_it_is_there_with_other_content(examples: Library, tmp_path: Path) -> None:
    dossier = examples.dossier("VOORBEELD-1").assessment
    path = tmp_path / "een dossier.json"
    path.write_text(to_json(replace(dossier, head=replace(dossier.head, title="Anders"))), encoding="utf-8")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Line))
        for wrong, said in (("", "Geef de naam"), ("/nergens/x.json", "Dat bestand is er niet")):
            pilot.app.screen.query_one(Input).value = wrong
            await pilot.press("enter")
            assert said in picture(pilot)
        pilot.app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("enter")
        await until(pilot, lambda: "AFW-2026-0001" in listed(pilot))

    play(examples, script)
    assert examples.dossier("AFW-2026-0001").assessment.head.title == "Anders"
    assert examples.dossier("VOORBEELD-1").assessment == dossier


def test_a_bad_file_is_explained(examples: Library, tmp_path: Path) -> None:
    path = tmp_path / "kapot.json"
    path.write_text('{"form": 1, "head": {}}', encoding="utf-8")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Line))
        pilot.app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Message))
        assert "niet ingelezen" in picture(pilot)
        assert "kapot.json" in picture(pilot)

    play(examples, script)
    assert len(examples.entries()) == 7


def test_the_order_changes_and_the_cursor_stays_on_its_dossier(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("down", "down")
        before = page(pilot).kenmerk()
        await pilot.press("f7")
        assert "op titel" in picture(pilot)
        titles = [row.entry.summary.title.casefold() for row in page(pilot).query_one(DossierList).rows]
        assert titles == sorted(titles)
        assert page(pilot).kenmerk() == before
        for _ in range(4):
            await pilot.press("f7")
        assert "op titel" not in picture(pilot)

    play(examples, script)


def test_the_preview_shows_the_card_of_the_row_on_a_wide_terminal(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await until(pilot, lambda: bool(page(pilot).query_one(Preview).labels))
        await pilot.press(*"VOORBEELD-2")
        await settled(pilot)
        shown = picture(pilot)
        assert "Peildatum: 15 december 2023" in shown
        assert "Nederlandse deelname" in shown
        assert "VOORBEELD. Verzonnen" in shown

    play(examples, script, size=(160, 50))


def test_more_dossiers_than_the_first_page_follow_aside(examples: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_screen, "FIRST_ROWS", 3)

    async def script(pilot: "Pilot[int]") -> None:
        await until(pilot, lambda: len(listed(pilot)) == 7)
        assert "7 dossiers" in picture(pilot)

    play(examples, script)
