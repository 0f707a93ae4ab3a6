"""Driving the fill screen without a terminal: a library, a dossier, and a script that presses keys."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from afweging.library import Library
from afweging.texts import Language
from afweging.tui.advice_screen import AdviceScreen
from afweging.tui.app import AfwegingApp
from afweging.tui.fill.screen import FillScreen

Script = Callable[["Pilot[int]", FillScreen], Awaitable[None]]
SIZE = (80, 24)


class Stage:
    """A library with a new dossier, and how to show it."""

    def __init__(self, library: Library, kenmerk: str) -> None:
        self.library = library
        self.kenmerk = kenmerk
        self.app: AfwegingApp | None = None

    def play(self, script: Script, *, size: tuple[int, int] = SIZE, dossier: str = "", language: Language = "nl") -> None:
        """Open the dossier and carry out a script; the program is left properly after it."""

        async def show() -> None:
            self.app = AfwegingApp(self.library, dossier=dossier or self.kenmerk, language=language)
            async with self.app.run_test(size=size, notifications=True) as pilot:
                await settled(pilot)
                screen = self.app.screen
                assert isinstance(screen, FillScreen)
                await script(pilot, screen)
                await settled(pilot)

        asyncio.run(show())


async def settled(pilot: "Pilot[int]") -> None:
    """Wait until nothing is waiting to be handled or drawn."""
    await pilot.pause()
    await pilot.pause()


async def saved(pilot: "Pilot[int]", screen: FillScreen, seconds: float = 3.0) -> None:
    """Wait until everything is on disk, as the screen itself says."""
    for _ in range(int(seconds / 0.02)):
        if not screen.editing.dirty and not screen._typed:
            await settled(pilot)
            return
        await pilot.pause(0.02)
    pytest.fail("not saved in time")


async def facts_read(pilot: "Pilot[int]", screen: FillScreen) -> None:
    """Wait until the facts have been read aside."""
    for _ in range(500):
        if screen.side._evidence is not None:
            await settled(pilot)
            return
        await pilot.pause(0.02)
    pytest.fail("the facts were not read")


async def shown(pilot: "Pilot[int]", window: type[Screen[object]], seconds: float = 10.0) -> None:
    """Wait until a window has come, which may need something that is looked up aside."""
    for _ in range(int(seconds / 0.02)):
        if isinstance(pilot.app.screen, window):
            await settled(pilot)
            return
        await pilot.pause(0.02)
    pytest.fail("the window did not come")


async def appears(pilot: "Pilot[int]", text: str, seconds: float = 10.0) -> str:
    """Wait until a text is on the screen; what is on it then."""
    for _ in range(int(seconds / 0.02)):
        seen = picture(pilot.app)  # type: ignore[arg-type]
        if text in seen:
            return seen
        await pilot.pause(0.02)
    pytest.fail(f"{text!r} did not appear:\n{picture(pilot.app)}")  # type: ignore[arg-type]


def picture(app: AfwegingApp) -> str:
    """What is on the screen, as plain text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def state_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep where the user was out of the user's own folder."""
    monkeypatch.setenv("AFWEGING_STATE", str(tmp_path / "screen.json"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))


async def language_read(pilot: "Pilot[int]") -> AdviceScreen:
    """The advice in view, once it says how the answers are written."""
    advice = pilot.app.screen
    assert isinstance(advice, AdviceScreen)
    for _ in range(1000):
        if advice._language is not None:
            await settled(pilot)
            return advice
        await pilot.pause(0.02)
    pytest.fail("the language of the answers was not looked through")
