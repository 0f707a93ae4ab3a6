"""Colours: what is read can be read."""

import pytest
from textual.color import Color
from textual.theme import Theme

from afweging.texts import sentences
from afweging.tui import themes


def _ratio(one: str, other: str) -> float:
    def luminance(name: str) -> float:
        parts = [part / 255 for part in Color.parse(name).rgb]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_from_its_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    least = 7.0 if theme.name == "afweging-contrast" else 4.5
    for ground in ("background", "surface", "panel"):
        for text in ("foreground", "accent"):
            assert _ratio(colours[text], colours[ground]) >= least, f"{text} on {ground}"
    assert len(themes.NAMES) == 5
    assert sentences("nl").say(themes.NAMES[theme.name]) != themes.NAMES[theme.name]
