"""What the screens look like, as text, at three sizes in two languages; and nothing on them is cut.

    AFWEGING_PICTURES=update pytest tests/tui_fill/test_pictures.py      makes the pictures anew; look at the difference
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.texts import Language, sentences
from afweging.tui.actions import at
from afweging.tui.fill.screen import FillScreen
from afweging.tui.fill.side import NAMES
from tests.tui_fill.driving import Stage, facts_read, language_read, picture, settled

PICTURES = Path(__file__).with_name("pictures")
SIZES = ((80, 24), (100, 30), (160, 50))
VIEWS: dict[str, tuple[str, ...]] = {
    "question": ("ctrl+g", "2"),
    "verdict": ("ctrl+g", "4", "f2"),
    "list": ("ctrl+g", "9", "f5"),
    "guidance": ("ctrl+g", "8", "alt+o"),
    "published": ("ctrl+g", "2", "alt+u"),
    "prompts": ("ctrl+g", "c", "alt+d"),
    "facts": ("ctrl+g", "5", "alt+n"),
    "closed": ("ctrl+g", "c", "alt+v"),
    "conclusion": ("alt+s",),
    "jump": ("ctrl+g",),
    "advice": ("f6",),
}
EXAMPLE = "voorbeeld-ast.yaml"


def without_times(shown: str) -> str:
    """The picture without what changes from day to day."""
    shown = re.sub(r"\d\d:\d\d:\d\d", "00:00:00", shown)
    return "\n".join(line.rstrip() for line in shown.split("\n")) + "\n"


def pictured(stage: Stage, size: tuple[int, int], language: Language) -> dict[str, str]:
    """All views of the example dossier at a size in a language."""
    example = read_file(shipped.folder("seeds") / "dossiers" / EXAMPLE)
    kenmerk = stage.library.bring_in(example, file=EXAMPLE, reason="voorbeeld").info.kenmerk
    seen: dict[str, str] = {}

    async def script(pilot: "Pilot[int]", screen: FillScreen) -> None:
        await facts_read(pilot, screen)
        for name, keys in VIEWS.items():
            await pilot.press(*keys)
            await settled(pilot)
            await pilot.pause(0.05)
            if name == "advice":
                await language_read(pilot)
            seen[name] = without_times(picture(stage.app))  # type: ignore[arg-type]
            if name == "published":
                await pilot.press("alt+u")
            await pilot.press("escape")
            await settled(pilot)

    stage.play(script, size=size, dossier=kenmerk, language=language)
    return seen


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_screens_look_as_they_did(stage: Stage, size: tuple[int, int], language: Language) -> None:
    seen = pictured(stage, size, language)
    folder = PICTURES / f"{size[0]}x{size[1]}-{language}"
    different = []
    for name, shown in seen.items():
        file = folder / f"{name}.txt"
        if os.environ.get("AFWEGING_PICTURES") == "update":
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(shown, encoding="utf-8")
        elif file.read_text(encoding="utf-8") != shown:
            different.append(f"{file.name}:\n{shown}")
        assert all(len(line) <= size[0] for line in shown.split("\n"))
        assert_nothing_cut(name, shown, language, size)
    assert not different, "\n".join(different)


def assert_nothing_cut(name: str, shown: str, language: Language, size: tuple[int, int]) -> None:
    """Names of parts, tabs, states and footer stand there whole."""
    say: Callable[[str], str] = sentences(language).say
    footer = shown.rstrip("\n").split("\n")[-1]
    for action in [action for action in at("advice" if name == "advice" else "fill") if action.footer][:5]:
        assert say(action.short) in footer, f"{action.short} is cut in {name}"
    if name in NAMES:
        assert f"[{say(NAMES[name])}]" in shown, f"the tab {name} is cut"
    if name == "list" or (size[0] >= 120 and name not in ("advice", "jump")):
        for label in ("Overheidstaak", "Meerwaarde EU", "Aansluiting EU", "Alternatieven") if language == "nl" else ():
            assert label in shown, f"{label} is cut"
        assert say("motivated") in shown
