"""The screen Versies: the history, what changed, reading an old version, restoring it, comparing, its report."""

from dataclasses import replace
from itertools import product

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static

from afweging import texts
from afweging.assessment.models import Head, Status
from afweging.editing import Editing
from afweging.library import Library
from afweging.texts import LANGUAGES, Language
from afweging.tui.advice_screen import AdviceScreen
from afweging.tui.app import AfwegingApp
from afweging.tui.compare.screen import CompareScreen
from afweging.tui.fill.screen import FillScreen
from afweging.tui.library.rows import ADVICE_SHORT, STATUS_SHORT, STATUS_SIGN
from afweging.tui.library.screen import LibraryScreen
from afweging.tui.versions.listing import VersionList
from afweging.tui.versions.rows import VersionRow, two_lines
from afweging.tui.versions.screen import VersionsScreen
from tests.tui.playing import messages, picture, play, settled, until
from tests.tui_versions.conftest import LAST_YEAR, Case


async def opened(pilot: "Pilot[int]", kenmerk: str) -> VersionsScreen:
    """The versions of a dossier, from the library."""
    await pilot.press(*kenmerk)
    await settled(pilot)
    await pilot.press("f4")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, VersionsScreen)
    return screen


async def at(pilot: "Pilot[int]", screen: VersionsScreen, row: int, words: str) -> str:
    """What changed in the version on a row of the list, once it says these words."""
    screen.query_one(VersionList).highlighted = row
    await until(pilot, lambda: words in said(screen))
    await settled(pilot)
    return said(screen)


def said(screen: VersionsScreen) -> str:
    """What stands beside the list, without its line breaks."""
    return " ".join(screen.changes.text.split())


def test_the_history_stands_newest_first_with_everything_it_must_say(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, case.kenmerk)
        names = [row.name for row in screen.query_one(VersionList).rows]
        assert names == [case.kenmerk, *(f"{case.kenmerk}@{number}" for number in (3, 2, 1))]
        shown = picture(pilot)
        info = case.library.dossier(f"{case.kenmerk}@2").info
        for words in ("concept", "feit toegevoegd", "beleidsmedewerker", "toekenning", "○ concept", "+ deelname, mits",
                      info.hash[:10], f"{info.created:%d-%m-%Y %H:%M}"):
            assert words in shown, words

    play(case.library, script, size=(160, 50))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 48, 55, 60, 75, 120])
def test_date_and_advice_stay_whole_in_narrow_rows(case: Case, width: int, language: Language) -> None:
    before = texts.active().language
    texts.use(language)
    try:
        info = case.library.dossier(f"{case.kenmerk}@2").info
        for advice, status in product((*ADVICE_SHORT, "", "EEN_LANGERE_UITKOMST"), (*STATUS_SIGN, "anders")):
            row = VersionRow(replace(info, summary=replace(info.summary, advice=advice, status=status)))
            first, second = two_lines(row, width).split("\n")
            assert cell_len(first) == cell_len(second) == width
            assert first.rstrip().endswith(f" {texts._(ADVICE_SHORT[advice]) if advice in ADVICE_SHORT else advice or '–'}")
            assert f"{info.created.astimezone():%d-%m-}" in first
            assert STATUS_SIGN.get(status, "?") in first
            assert width < 55 or status not in STATUS_SIGN or texts._(STATUS_SHORT[Status(status)]) in first
    finally:
        texts.use(before)


def test_what_changed_tells_advice_direction_reason_words_and_facts(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, case.kenmerk)
        await at(pilot, screen, 0, "{+Nog een zin.+}")
        facts = await at(pilot, screen, 1, "feit toegevoegd")
        assert "Feiten: {+F15+}" in facts
        text = await at(pilot, screen, 2, "na overleg met de directie")
        assert case.library.dossier(f"{case.kenmerk}@2").info.hash in text
        assert "Reden van de wijziging: lagere raming" in text
        assert "Impact" in text
        assert "▼ 1 niveau lager" in text
        assert "▲ 1 niveau hoger" in text
        assert "Met een [/] zin erbij" in text
        assert text.index("Gevolg voor het advies") < text.index("Oordelen") < text.index("11. Impact")
        first = await at(pilot, screen, 3, "eerste versie")
        assert f"overgenomen uit {LAST_YEAR}, versie 1" in first

    play(case.library, script)


def test_an_old_version_opens_to_read_and_never_to_write(case: Case) -> None:
    before = case.library.dossier(case.kenmerk).assessment

    async def script(pilot: "Pilot[int]") -> None:
        await opened(pilot, case.kenmerk)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        fill = pilot.app.screen
        assert isinstance(fill, FillScreen)
        assert "versie 2" in picture(pilot)
        assert fill.kenmerk() == f"{case.kenmerk}@2"
        await pilot.press("f3", *"hallo", "f2", "1", "alt+r", "alt+x", "alt+c", "alt+shift+r", "ctrl+s", "alt+j", "alt+g")
        await settled(pilot)
        assert pilot.app.screen is fill, "no window opened"
        assert fill.editing.assessment == case.library.dossier(f"{case.kenmerk}@2").assessment
        await pilot.press("f6")
        await settled(pilot)
        assert isinstance(pilot.app.screen, AdviceScreen)
        assert pilot.app.screen.heading().startswith(f"{case.kenmerk}@2 · ")
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is fill
        await pilot.press("f4", "escape")
        await settled(pilot)
        assert pilot.app.screen is fill, "from a panel Esc goes to the answer first"
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, VersionsScreen)

    play(case.library, script)
    assert case.library.dossier(case.kenmerk).assessment == before
    assert case.library.store.check() == ()


def test_restoring_makes_a_new_version_and_keeps_the_draft(case: Case) -> None:
    wanted = case.library.dossier(f"{case.kenmerk}@1").assessment

    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, case.kenmerk)
        await pilot.press("f8")
        await settled(pilot)
        assert pilot.app.screen is screen, "what stands there now cannot be restored"
        assert any("valt niets terug te zetten" in message for message in messages(pilot))
        await pilot.press("end", "f8")
        await settled(pilot)
        told = " ".join(str(part.content) for part in pilot.app.screen.query(Static))
        assert "Versie 1 terugzetten" in told
        assert "Er komt een nieuwe versie met de inhoud van versie 1" in told
        assert "Het werkexemplaar wordt eerst als versie vastgelegd" in told
        await pilot.press(*"toch de eerste", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FillScreen))
        fill = pilot.app.screen
        assert isinstance(fill, FillScreen)
        assert fill.editing.locked is None
        assert fill.editing.assessment.answers == wanted.answers
        await pilot.press("alt+shift+v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, VersionsScreen)
        rows = pilot.app.screen.query_one(VersionList).rows
        assert [row.info.number for row in rows] == [5, 4, 3, 2, 1]
        assert rows[0].info.reason == "toch de eerste"

    play(case.library, script)
    assert "Nog een zin." in case.library.dossier(f"{case.kenmerk}@4").assessment.answer("probleem").text, "the draft is kept"
    assert case.library.store.check() == ()


def test_a_finalised_dossier_is_not_restored_but_says_why(case: Case) -> None:
    library = case.library
    dossier = library.dossier(case.kenmerk)
    head = replace(dossier.assessment.head, title="Bevroren")
    library.record(library.save(dossier, replace(dossier.assessment, head=head)), "eerst dit")
    editing = Editing.open(library, case.kenmerk)
    for question in editing.framework.questions:
        editing.confirm(question.id)
    editing.set_conclusion(accumulation="genoeg")
    editing.set_verdict("advies", editing.advice.advice)
    words = {one.check: "bekeken" for one in editing.unanswered_checks()}
    editing.finalise("klaar", {turn.question: "zo" for turn in editing.turned()}, words)

    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, case.kenmerk)
        await pilot.press("end", "f8")
        await settled(pilot)
        await pilot.press(*"waarom niet", "enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert any("vastgesteld" in message for message in messages(pilot))

    play(library, script)


def test_a_report_is_made_of_the_version_under_the_cursor(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(AfwegingApp, "make_report", lambda _app, name: made.append(name))

    async def script(pilot: "Pilot[int]") -> None:
        await opened(pilot, case.kenmerk)
        await pilot.press("ctrl+r", "down", "down", "ctrl+r")
        await settled(pilot)

    play(case.library, script)
    assert made == [case.kenmerk, f"{case.kenmerk}@2"]


def test_a_version_is_compared_with_any_other_the_older_one_first(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, case.kenmerk)
        await pilot.press("end", "f6")
        await settled(pilot)
        assert "Versie 1 vergelijken met" in picture(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        compare = pilot.app.screen
        assert isinstance(compare, CompareScreen)
        assert f"{case.kenmerk}@1 · {case.kenmerk}@3" in picture(pilot)
        await until(pilot, lambda: "F15" in compare.pager.text)
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is screen

    play(case.library, script)


def test_the_advice_of_a_version_and_the_way_back(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, case.kenmerk)
        await pilot.press("end", "f9")
        await settled(pilot)
        assert isinstance(pilot.app.screen, AdviceScreen)
        assert pilot.app.screen.kenmerk() == f"{case.kenmerk}@1"
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is screen
        await pilot.press("home", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FillScreen)
        assert pilot.app.screen.editing.locked is None, "the draft opens to go on with"

    play(case.library, script)


def test_keys_go_from_change_to_change(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, case.kenmerk)
        await at(pilot, screen, 2, "na overleg")
        await pilot.press("f5")
        assert screen.changes.scroll_offset.y > 0
        await pilot.press("f4")
        assert screen.changes.scroll_offset.y == 0
        await pilot.press("f4")
        await settled(pilot)
        assert any("eerste wijziging" in message for message in messages(pilot))
        for _press in range(12):
            await pilot.press("f5")
        assert any("geen volgende wijziging" in message for message in messages(pilot))
        await pilot.press("tab", "home")
        assert screen.focused is screen.changes
        pilot.app.clear_notifications()
        await pilot.press("f1")
        await settled(pilot)
        assert "weggehaald" in picture(pilot)

    play(case.library, script)


def test_the_only_version_has_nothing_to_compare_with(library: Library) -> None:
    kenmerk = library.new(Head(kenmerk="", title="Nieuw", peildatum=library.dossier(LAST_YEAR).assessment.head.peildatum),
                          reason="begin").kenmerk

    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, kenmerk)
        await at(pilot, screen, 0, "eerste versie")
        await pilot.press("f6")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert any("maar één versie" in message for message in messages(pilot))

    play(library, script)


def test_another_language_and_a_version_made_meanwhile_show_at_once(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        screen = await opened(pilot, case.kenmerk)
        await at(pilot, screen, 2, "na overleg")
        await pilot.press("alt+l")
        await until(pilot, lambda: "What it does to the advice" in said(screen))
        assert "Versions, newest first" in picture(pilot)
        case.library.record(case.library.dossier(case.kenmerk), "elsewhere")
        await pilot.press("home", "f9", "escape")
        await settled(pilot)
        assert [row.info.number for row in screen.query_one(VersionList).rows] == [4, 3, 2, 1]

    play(case.library, script)


def test_from_the_fill_screen_what_was_typed_is_in_the_draft(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*case.kenmerk, "enter")
        await settled(pilot)
        await pilot.press("ctrl+end", *"XYZZY", "alt+shift+v")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, VersionsScreen)
        await until(pilot, lambda: "XYZZY" in said(screen))
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FillScreen)
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)

    play(case.library, script)
