"""Playing the program without a terminal: open it on a library, press keys, look at the screen."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from afweging.library import Library
from afweging.texts import Language
from afweging.tui.app import AfwegingApp
from afweging.tui.library.screen import LibraryScreen

Script = Callable[["Pilot[int]"], Awaitable[None]]


def play(library: Library, script: Script, *, size: tuple[int, int] = (80, 24), language: Language = "nl") -> AfwegingApp:
    """Open the list on a library and carry out a script; returns the app as it was left."""

    async def show() -> AfwegingApp:
        app = AfwegingApp(library, language=language)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            await script(pilot)
            await settled(pilot)
        return app

    return asyncio.run(show())


async def settled(pilot: "Pilot[int]") -> None:
    """Wait until nothing is waiting to be handled or drawn."""
    await pilot.pause()
    await pilot.pause()


async def until(pilot: "Pilot[int]", true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait for something that happens aside."""
    for _ in range(int(seconds / 0.02)):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not happen in time; the screen:\n" + picture(pilot))


def picture(pilot: "Pilot[int]") -> str:
    """What is on the screen, as plain text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def listed(pilot: "Pilot[int]") -> list[str]:
    """The kenmerken in the list."""
    return [row.entry.kenmerk for row in page(pilot).query_one("DossierList").rows]  # type: ignore[attr-defined]


def page(pilot: "Pilot[int]") -> LibraryScreen:
    """The library screen, also when something lies over it."""
    found = pilot.app.screen_stack[0]
    assert isinstance(found, LibraryScreen)
    return found


def messages(pilot: "Pilot[int]") -> list[str]:
    """The messages that were shown and are still there."""
    return [notification.message for notification in pilot.app._notifications]
