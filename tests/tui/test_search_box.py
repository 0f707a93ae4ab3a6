"""The search box: fields narrow the list at once, a wrong one is explained, and searching never holds up the screen."""

import threading
from collections.abc import Iterable

import pytest
from textual.pilot import Pilot

from afweging.assessment.query import Query
from afweging.library import Hit, Library, remarks, searching
from tests.tui.playing import listed, picture, play, settled, until


def test_fields_narrow_the_list_at_once(examples: Library) -> None:
    concepts = sorted(entry.kenmerk for entry in searching.find(examples, "status:concept").entries)
    noted = sorted(entry.kenmerk for entry in searching.find(examples, "advies:deelname-mits").entries)
    assert 0 < len(noted) < 7

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"advies:deelname-mits")
        await settled(pilot)
        assert sorted(listed(pilot)) == noted
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 7)
        await pilot.press(*"status:concept")
        await settled(pilot)
        assert sorted(listed(pilot)) == concepts

    play(examples, script)


def test_a_field_with_words_searches_the_answers_within_it(examples: Library) -> None:
    there = sorted(entry.kenmerk for entry in searching.find(examples, "vraag:1 waterstof").entries)
    assert there

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"vraag:1 waterstof")
        await until(pilot, lambda: sorted(listed(pilot)) == there)
        assert "op hun antwoorden" in picture(pilot)

    play(examples, script)


def test_a_wrong_field_is_explained_and_the_list_stays(examples: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"stauts:c")
        await settled(pilot)
        assert "Er is geen zoekveld “stauts”. Bedoelt u status?" in picture(pilot)
        assert len(listed(pilot)) == 7
        await pilot.press("escape")
        await until(pilot, lambda: "zoekveld" not in picture(pilot))

    play(examples, script, size=(100, 24))


def test_a_remark_is_found_and_named_beside_the_list(examples: Library) -> None:
    remarks.add(examples, "VOORBEELD-2", "4", "Onbegrijpelijke zinsnede")

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"begrijpelijke zin")
        await until(pilot, lambda: listed(pilot) == ["VOORBEELD-2"])
        await until(pilot, lambda: "Onbegrijpelijke zinsnede" in picture(pilot))
        assert "opmerking" in picture(pilot)

    play(examples, script, size=(160, 40))


def test_the_screen_goes_on_while_a_search_takes_long(examples: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, begun = threading.Event(), threading.Event()
    real = searching.hits

    def slow(library: Library, query: Query, *, limit: int = 50) -> Iterable[Hit]:
        begun.set()
        assert go_on.wait(10)
        return real(library, query, limit=limit)

    monkeypatch.setattr(searching, "hits", slow)

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"waterstof")
        await until(pilot, begun.is_set)
        assert "antwoorden worden doorzocht" in picture(pilot)
        await pilot.press("down")
        await pilot.press(*" steun")
        assert "waterstof steun" in picture(pilot), "typing goes on"
        go_on.set()
        await until(pilot, lambda: "worden doorzocht" not in picture(pilot))

    play(examples, script)
