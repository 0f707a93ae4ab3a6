"""The colours: dark, light, high contrast, and those of the user's own terminal."""

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

from afweging.texts import N_

DEFAULT: Final = "afweging-dark"
THEMES: Final = (
    Theme(name="afweging-dark", primary="#154273", secondary="#8fcae7", accent="#f9b95c", foreground="#e8eaed",
          background="#14181d", surface="#1b2128", panel="#242c36", success="#7fc08a", warning="#f2c14e", error="#b3261e",
          dark=True, variables={"border": "#8fcae7", "border-blurred": "#6f7d8b"}),
    Theme(name="afweging-light", primary="#154273", secondary="#01689b", accent="#7a3d00", foreground="#1b1f24",
          background="#ffffff", surface="#f4f6f8", panel="#e3e8ee", success="#1e6b2e", warning="#7a5200", error="#a3120a",
          dark=False, variables={"border": "#154273", "border-blurred": "#6b7680"}),
    Theme(name="afweging-contrast", primary="#ffff00", secondary="#ffffff", accent="#00ffff", foreground="#ffffff",
          background="#000000", surface="#000000", panel="#000000", success="#00ff00", warning="#ffff00", error="#ff8080",
          dark=True, luminosity_spread=0.0, text_alpha=1.0, variables={
              "text-muted": "#ffffff", "text-disabled": "#ffffff", "foreground-muted": "#ffffff",
              "foreground-disabled": "#ffffff", "border": "#ffffff", "border-blurred": "#ffffff", "scrollbar": "#ffffff",
              "scrollbar-background": "#000000", "block-cursor-background": "#ffff00", "block-cursor-foreground": "#000000",
              "block-cursor-blurred-background": "#ffffff", "block-cursor-blurred-foreground": "#000000",
              "input-selection-background": "#0000ff", "input-cursor-background": "#ffff00",
              "input-cursor-foreground": "#000000"}),
)
NAMES: Final[Mapping[str, str]] = {
    "afweging-dark": N_("dark"), "afweging-light": N_("light"), "afweging-contrast": N_("high contrast"),
    "ansi-dark": N_("colours of your terminal, dark"), "ansi-light": N_("colours of your terminal, light"),
}
"""What the user can choose; the last two come with Textual and use only the 16 colours of the terminal."""
