"""The screens Versies and Vergelijken and the windows before a version, as text, at two sizes in two languages.

``AFWEGING_PICTURES=write`` writes the pictures anew; look at the difference before you commit it.
"""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from afweging.editing import Editing
from afweging.texts import Language, sentences
from afweging.tui.actions import Place, at
from afweging.tui.app import AfwegingApp
from afweging.tui.compare.screen import CompareScreen
from afweging.tui.reasons import Reasons
from afweging.tui.versions.listing import VersionList
from afweging.tui.versions.screen import VersionsScreen
from tests.tui.playing import picture, play, settled, until
from tests.tui_versions.conftest import LAST_YEAR, Case

FOLDER = Path(__file__).with_name("snapshots")
SIZES = ((60, 18), (80, 24), (160, 50))


async def _versions(pilot: "Pilot[int]", case: Case) -> None:
    shell(pilot).show_versions(case.kenmerk)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, VersionsScreen)
    screen.query_one(VersionList).highlighted = 2
    await until(pilot, lambda: "na overleg" in screen.changes.text, 20)


async def _compare(pilot: "Pilot[int]", case: Case) -> None:
    shell(pilot).show_comparison(LAST_YEAR, f"{case.kenmerk}@2")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await until(pilot, lambda: bool(screen.pager.text), 20)
    await pilot.press("f8", "f8", "f8")


async def _record(pilot: "Pilot[int]", case: Case) -> None:
    editing = Editing.open(case.library, case.kenmerk)
    editing.set_verdict("impact", "aanmerkelijk")
    assert editing.save()
    shell(pilot).open_dossier(case.kenmerk, "aanleiding")
    await settled(pilot)
    await pilot.press("alt+r")
    await until(pilot, lambda: isinstance(pilot.app.screen, Reasons), 20)


def shell(pilot: "Pilot[int]") -> AfwegingApp:
    """The program."""
    assert isinstance(pilot.app, AfwegingApp)
    return pilot.app


SCENES: dict[str, Callable[["Pilot[int]", Case], Awaitable[None]]] = {
    "versions": _versions, "compare": _compare, "record": _record,
}
PLACES: dict[str, Place] = {"versions": "versions", "compare": "compare"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
def test_the_screen_looks_as_it_did(case: Case, scene: str, size: tuple[int, int], language: Language) -> None:
    seen: list[str] = []

    async def script(pilot: "Pilot[int]") -> None:
        await SCENES[scene](pilot, case)
        await settled(pilot)
        await settled(pilot)
        seen.append(picture(pilot) + "\n")

    play(case.library, script, size=size, language=language)
    shown, path = seen[0], FOLDER / f"{scene}-{size[0]}x{size[1]}-{language}.txt"
    if os.environ.get("AFWEGING_PICTURES") == "write":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
    assert all(len(line) <= size[0] for line in shown.splitlines())
    if scene in PLACES and size[0] >= 80:
        for action in at(PLACES[scene]):
            if action.footer:
                assert sentences(language).say(action.short) in shown.splitlines()[-1], f"{action.short} is cut"
