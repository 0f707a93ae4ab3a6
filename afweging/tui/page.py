"""What all full screens share: title line, banner for store trouble, footer, bindings, help and language switch.

A page names its ``place`` (the rows of the action table that are its own) and yields its widgets in ``body``.
"""

from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from afweging.tui.actions import ACTIONS, Place, action_named
from afweging.tui.chrome import Banner, Footer, TitleLine, TooSmall
from afweging.tui.shell import shell

WIDE = 120
"""Columns from which a page shows more beside each other."""


def bindings(place: Place) -> list[BindingType]:
    """The bindings of a place, from the action table: ``BINDINGS = bindings("fill")``."""
    return [
        Binding(",".join(action.keys), action.method, action.label, show=False, id=action.id, priority=action.priority)
        for action in ACTIONS if action.where == place
    ]


class Page(Screen[None]):
    """A full screen of the program."""

    place: ClassVar[Place] = "app"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own form
        (0, "-tiny"), (60, "-narrow"), (100, "-medium"), (WIDE, "-wide")]
    """``-wide`` from 120 columns: three columns or list and preview; ``-narrow`` (80x24 is the norm): one."""
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-low"), (30, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    Page { layers: base cover; }
    Page > #body { height: 1fr; }
    Page.-tiny > TooSmall, Page.-flat > TooSmall { display: block; }
    """

    def compose(self) -> ComposeResult:
        """The title line, the banner, the body of this page, and the footer."""
        yield TitleLine()
        yield Banner()
        with Container(id="body"):
            yield from self.body()
        yield Footer(self.place)
        yield TooSmall()

    @on(events.ScreenResume)
    def _drop_messages(self) -> None:
        shell(self).drop_seen()

    def body(self) -> ComposeResult:
        """The widgets of this page."""
        yield from ()

    def heading(self) -> str:
        """What stands in the title line, as plain text."""
        return ""

    def kenmerk(self) -> str:
        """The dossier this page is about; empty when it is about none."""
        return ""

    def flush(self) -> bool:
        """Save what is not saved yet, at once; whether everything is saved now. Must not raise."""
        return True

    def rescue(self) -> Path | None:
        """Write what cannot be saved to a file of its own; where, or None when nothing was or could be written."""
        return None

    def relabel(self) -> None:
        """Show all texts in the language that is active now."""
        self.refresh_chrome()

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The keys of an action as they are now, after the key file of the user."""
        used: dict[str, tuple[str, ...]] = getattr(self.app, "keymap_used", {})
        action = action_named(name)
        return used.get(name) or (action.keys if action else ())

    def refresh_chrome(self) -> None:
        """Draw the title line, the banner and the footer anew."""
        for widget in (*self.query(TitleLine), *self.query(Footer), *self.query(Banner), *self.query(TooSmall)):
            widget.refresh(layout=True)

    def explain(self) -> str:
        """What F1 says about the focused part, as plain paragraphs. A widget may say it itself: ``explain()``."""
        return ""
