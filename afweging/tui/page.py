"""What all full screens share: title line, banner for store trouble, footer, bindings, help and language switch.

A page names its ``place`` (the rows of the action table that are its own) and yields its widgets in ``body``.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from afweging.tui.actions import ACTIONS, Place
from afweging.tui.chrome import Banner, Footer, TitleLine, TooSmall


def bindings(place: Place) -> list[BindingType]:
    """The bindings of a place, from the action table: ``BINDINGS = bindings("fill")``."""
    return [
        Binding(",".join(action.keys), action.method, action.label, show=False, id=action.id, priority=action.priority)
        for action in ACTIONS if action.where == place
    ]


class Page(Screen[None]):
    """A full screen of the program."""

    place: ClassVar[Place] = "app"
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [
        (0, "-tiny"), (60, "-narrow"), (100, "-medium"), (120, "-wide")]
    """``-wide`` from 120 columns: three columns or list and preview; ``-narrow`` (80x24 is the norm): one."""
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-flat"), (18, "-low"), (30, "-high")]
    DEFAULT_CSS = """
    Page { layers: base cover; }
    Page > #body { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """The title line, the banner, the body of this page, and the footer."""
        yield TitleLine()
        yield Banner()
        with Container(id="body"):
            yield from self.body()
        yield Footer(self.place)
        yield TooSmall()

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

    def relabel(self) -> None:
        """Show all texts in the language that is active now."""
        self.refresh_chrome()

    def refresh_chrome(self) -> None:
        """Draw the title line, the banner and the footer anew."""
        for widget in (*self.query(TitleLine), *self.query(Footer), *self.query(Banner), *self.query(TooSmall)):
            widget.refresh(layout=True)

    def explain(self) -> str:
        """What F1 says about the focused part, as plain paragraphs. A widget may say it itself: ``explain()``."""
        return ""
