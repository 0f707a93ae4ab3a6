"""The library screen with only the dossiers whose facts lapsed, and the window with all facts."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from afweging import errors
from afweging.errors import AfwegingError
from afweging.evidence.own import Own, OwnFact, OwnRef, OwnText
from afweging.library import Library
from afweging.library import evidence as cases
from afweging.tui.evidence_window import EvidenceWindow
from afweging.tui.fill import evidence as reading
from tests.tui.playing import listed, messages, page, picture, play, settled, until


def test_only_dossiers_with_lapsed_facts_are_shown_with_what_reopening_would_do(examples: Library) -> None:
    examples.finalise(examples.dossier("VOORBEELD-1"), "klaar")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+shift+s")
        await until(pilot, lambda: listed(pilot) == ["VOORBEELD-1"], 30)
        assert "1 dossier · met vervallen feiten" in picture(pilot)
        # a message that it is looking lies over it for a moment
        await until(pilot, lambda: "F23 is vervallen" in " ".join(picture(pilot).replace("│", " ").split()), 30)
        await pilot.press(*"xyzzy")
        await until(pilot, lambda: not listed(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 7)
        assert page(pilot).stale_found is None

    play(examples, script, size=(160, 50))


def test_once_more_shows_all_again_and_none_is_said(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+shift+s")
        await until(pilot, lambda: page(pilot).stale_found is not None, 30)
        await settled(pilot)
        assert listed(pilot) == []
        assert "Geen vastgesteld dossier haalt feiten aan die sindsdien zijn vervallen." in " ".join(picture(pilot).split())
        await pilot.press("alt+shift+s")
        await settled(pilot)
        assert len(listed(pilot)) == 7

    play(examples, script)


def test_on_a_narrow_terminal_the_line_above_the_list_says_what_lapsed(examples: Library) -> None:
    examples.finalise(examples.dossier("VOORBEELD-1"), "klaar")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+shift+s")
        await until(pilot, lambda: "F23 is vervallen" in picture(pilot), 30)

    play(examples, script)


def test_all_facts_are_looked_through(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("alt+shift+w")
        await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceWindow), 30)
        await settled(pilot)
        await pilot.press(*"beethoven")
        await settled(pilot)
        assert "F59" in picture(pilot)
        await pilot.press("escape")

    play(examples, script)


def _own_fact(library: Library) -> None:
    cases.add(library, Own(facts=(OwnFact(id="E01", text=OwnText(nl="Eigen."), questions=(2,), refs=(OwnRef(source="004"),),
                                          valid_from="2026", grade="A"),)))


def test_an_id_that_an_update_brings_as_well_is_said_once_when_the_library_opens(examples: Library) -> None:
    _own_fact(examples)
    ours = examples.shipped_evidence
    examples.shipped_evidence = replace(ours, facts=(*ours.facts, replace(ours.facts[0], id="E01")))

    async def script(pilot: "Pilot[int]") -> None:
        await until(pilot, lambda: len(messages(pilot)) == 1)
        assert messages(pilot)[0].startswith("Het programma heeft nu ook E01.")
        await pilot.press("down")
        await settled(pilot)
        assert len(listed(pilot)) == 7
        assert len(messages(pilot)) == 1

    play(examples, script)


def test_without_such_an_id_nothing_is_said_and_without_own_facts_nothing_is_read(
        examples: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[str, ...]] = []
    real = reading.clashes_apart
    monkeypatch.setattr(reading, "clashes_apart", lambda library: looked.append(real(library)) or looked[-1])

    async def script(pilot: "Pilot[int]") -> None:
        await settled(pilot)
        assert messages(pilot) == []

    play(examples, script)
    assert looked == []
    _own_fact(examples)

    async def again(pilot: "Pilot[int]") -> None:
        await until(pilot, lambda: looked == [()], 30)
        await settled(pilot)
        assert messages(pilot) == []

    play(examples, again)


def test_evidence_that_cannot_be_read_blocks_nothing(examples: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    _own_fact(examples)

    def broken(_library: Library) -> tuple[str, ...]:
        raise AfwegingError(errors.FILE_UNREADABLE, file="facts.yaml", reason="weg")

    monkeypatch.setattr(reading, "clashes_apart", broken)

    async def script(pilot: "Pilot[int]") -> None:
        await until(pilot, lambda: len(messages(pilot)) == 1)
        assert "facts.yaml" in messages(pilot)[0]
        assert len(listed(pilot)) == 7

    play(examples, script)
