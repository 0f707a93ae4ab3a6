"""Words before a version: why a verdict turned, a word to every check, completeness first; recording, sending round, finalising."""

from textual.pilot import Pilot
from textual.widgets import Input

from afweging.assessment.models import Status
from afweging.editing import Editing
from afweging.library.history import events
from afweging.tui.dialogs import Message
from afweging.tui.fill.screen import FillScreen
from afweging.tui.library.screen import LibraryScreen
from afweging.tui.reasons import Reasons
from afweging.tui.waiting import Waiting
from tests.tui.playing import messages, picture, play, settled, until
from tests.tui_versions.conftest import OTHER, Case


async def asked(pilot: "Pilot[int]", key: str) -> Reasons:
    """The window a key opens, when what it shows has been looked up."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, Reasons), 20)
    await settled(pilot)
    window = pilot.app.screen
    assert isinstance(window, Reasons)
    return window


async def answered(pilot: "Pilot[int]", window: Reasons, words: str) -> None:
    """A word on every line, and Enter after each."""
    for _line in list(window.query(Input)):
        await pilot.press(*words, "enter")
    await settled(pilot)


def turned_back(case: Case) -> None:
    """A verdict of the newest version turned in the draft."""
    editing = Editing.open(case.library, case.kenmerk)
    editing.set_verdict("impact", "aanmerkelijk")
    assert editing.save()


def details(case: Case, kind: str) -> list[str]:
    """What is kept of one kind of event, oldest first."""
    return [event.detail for event in reversed(events(case.library, case.kenmerk)) if event.kind == kind]


def test_recording_asks_why_each_verdict_turned_and_keeps_it(case: Case) -> None:
    turned_back(case)

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*case.kenmerk, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FillScreen)
        window = await asked(pilot, "alt+r")
        assert len(window.query(Input)) == 2
        assert "11 Impact" in picture(pilot)
        await pilot.press("enter", *"opnieuw geteld", "enter")
        await settled(pilot)
        assert pilot.app.screen is window, "a verdict that turned without a reason is not recorded"
        assert "Geef aan waarom dit oordeel veranderde" in picture(pilot)
        await pilot.press(*"hogere raming", "enter", "enter")
        await until(pilot, lambda: any("Versie 4 is vastgelegd" in message for message in messages(pilot)))

    play(case.library, script)
    assert "hogere raming" in details(case, "verdict-changed")[-1]
    assert case.library.dossier(case.kenmerk).info.reason == "opnieuw geteld"


def test_a_dossier_is_sent_round_from_both_screens(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*case.kenmerk)
        await settled(pilot)
        await answered(pilot, await asked(pilot, "alt+m"), "graag lezen")
        await until(pilot, lambda: any("ligt ter meelezing" in message for message in messages(pilot)))
        await until(pilot, lambda: "◐ meelezing" in picture(pilot))
        await pilot.press("alt+m")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert any("ligt al ter meelezing" in message for message in messages(pilot))
        await pilot.press("escape", *OTHER, "enter")
        await settled(pilot)
        await answered(pilot, await asked(pilot, "alt+shift+r"), "en deze")
        await until(pilot, lambda: any("Ter meelezing als versie 2" in message for message in messages(pilot)))
        await pilot.press("alt+shift+r")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FillScreen)

    play(case.library, script)
    for kenmerk in (case.kenmerk, OTHER):
        assert case.library.dossier(kenmerk).assessment.head.status is Status.TER_MEELEZING


def test_finalising_shows_what_is_in_the_way_completeness_first(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*case.kenmerk, "f8")
        await until(pilot, lambda: isinstance(pilot.app.screen, Message), 20)
        await settled(pilot)
        shown = picture(pilot)
        assert "14 van 14 vragen zijn gereed" in shown
        assert shown.index("14 van 14") < shown.index("✗")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)

    play(case.library, script)
    assert not case.library.dossier(case.kenmerk).frozen


def test_finalising_asks_a_word_to_every_check_and_every_turned_verdict(case: Case) -> None:
    editing = Editing.open(case.library, case.kenmerk)
    editing.set_verdict("impact", "aanmerkelijk")
    editing.drop_fact("nationaal", "F15")
    for source in list(editing.answer("probleem").sources):
        editing.drop_source("probleem", editing.answer("probleem").sources.index(source))
    editing.set_text("staatssteun", editing.answer("probleem").text)
    for question in editing.framework.questions:
        editing.confirm(question.id)
    editing.set_conclusion(accumulation="genoeg")
    editing.set_verdict("advies", editing.advice.advice)
    assert editing.save()
    checks = {warning.check for warning in editing.unanswered_checks()}
    assert checks, "a check must speak, or this test shows nothing"

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*case.kenmerk)
        await settled(pilot)
        window = await asked(pilot, "f8")
        assert len(window.query(Input)) == len(checks) + len(editing.turned()) + 1
        await answered(pilot, window, "bekeken")
        await until(pilot, lambda: any("is vastgesteld als versie 4" in message for message in messages(pilot)))
        await until(pilot, lambda: "● vastgesteld" in picture(pilot))

    play(case.library, script)
    assert len(details(case, "check-answered")) == len(checks)
    assert case.library.dossier(case.kenmerk).frozen
    assert case.library.store.check() == ()


def test_esc_while_it_is_looked_up_stops_it(case: Case) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*OTHER, "f8")
        if isinstance(pilot.app.screen, Waiting):
            assert "worden nagekeken" in picture(pilot)
        await pilot.press("escape")
        await pilot.pause(1.0)
        assert isinstance(pilot.app.screen, LibraryScreen)

    play(case.library, script)
    assert not case.library.dossier(OTHER).frozen
