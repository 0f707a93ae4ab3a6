"""The screens as text, at three sizes in two languages, and a search for labels that were cut.

``AFWEGING_PICTURES=write`` writes the pictures anew; look at the difference before you commit it.
"""

import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from afweging.library import Library
from afweging.texts import Language, sentences
from afweging.tui.actions import at
from afweging.tui.reasons import Reasons
from tests.tui.playing import page, picture, play, settled, until

FOLDER = Path(__file__).with_name("snapshots")
SIZES = ((60, 18), (80, 24), (100, 30), (160, 50))
Scene = Callable[["Pilot[int]"], Awaitable[None]]


async def _list(pilot: "Pilot[int]") -> None:
    await until(pilot, lambda: bool(page(pilot).query_one("Preview").labels))  # type: ignore[attr-defined]


async def _found(pilot: "Pilot[int]") -> None:
    await _list(pilot)
    await pilot.press(*"waterstof")
    await until(pilot, lambda: (found := page(pilot)._hits_for) is not None and found.words == "waterstof")


async def _palette(pilot: "Pilot[int]") -> None:
    await pilot.press("ctrl+p")


async def _help(pilot: "Pilot[int]") -> None:
    await pilot.press("f1")


async def _new(pilot: "Pilot[int]") -> None:
    await pilot.press("ctrl+n", "enter")


async def _colours(pilot: "Pilot[int]") -> None:
    await pilot.press("alt+t")


async def _finalise(pilot: "Pilot[int]") -> None:
    await pilot.press(*"VOORBEELD-3", "f8")
    await until(pilot, lambda: isinstance(pilot.app.screen, Reasons), 20)


SCENES: dict[str, Scene] = {
    "list": _list, "found": _found, "palette": _palette, "help": _help, "new": _new, "colours": _colours,
    "finalise": _finalise,
}


def taken(library: Library, scene: str, size: tuple[int, int], language: Language) -> str:
    """The picture of a scene."""
    shown = []

    async def script(pilot: "Pilot[int]") -> None:
        await SCENES[scene](pilot)
        await settled(pilot)
        await settled(pilot)
        # the day of today stands in the form for a new dossier
        shown.append(re.sub(r"(Peildatum|Reference date)( +)[\d-]{10}", r"\1\2<vandaag>", picture(pilot)))

    play(library, script, size=size, language=language)
    return shown[0] + "\n"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
def test_the_screen_looks_as_it_did(examples: Library, scene: str, size: tuple[int, int], language: Language) -> None:
    shown = taken(examples, scene, size, language)
    path = FOLDER / f"{scene}-{size[0]}x{size[1]}-{language}.txt"
    if os.environ.get("AFWEGING_PICTURES") == "write":
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
    for number, line in enumerate(shown.splitlines()):
        assert len(line) <= size[0], f"line {number} is too long"
    cut = [line for line in labels(shown) if "…" in line]
    assert not cut, "cut: " + "\n".join(cut)


def labels(shown: str) -> list[str]:
    """The lines that hold words of the program: all but the rows of the list, the passage found, and what dialogs cover."""
    return [line for line in shown.splitlines()
            if "VOORBEELD" not in line and "[voorbeeld]" not in line and "[example]" not in line and "[v" not in line
            and "IPCEI" not in line and " · " not in line and "│" not in line]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_footer_and_palette_show_every_label_whole_at_80_by_24(examples: Library, language: Language) -> None:
    shown = taken(examples, "list", (80, 24), language).splitlines()[-1]
    for action in at("library"):
        if action.footer:
            assert sentences(language).say(action.short) in shown
    narrow = taken(examples, "list", (60, 18), language).splitlines()[-1]
    assert sentences(language).say("Commands") in narrow, "the palette is named on the smallest screen"
    for line in taken(examples, "palette", (80, 24), language).splitlines():
        assert "…" not in line or "[" in line or "IPCEI" in line
