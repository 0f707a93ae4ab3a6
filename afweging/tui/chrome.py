"""The frame around every page: title line, banner for store trouble, footer, and the message on a tiny terminal.

They draw themselves anew at every paint, so that a change of language or keys shows without rebuilding anything.
"""

from collections.abc import Sequence
from typing import Protocol, cast

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.widget import Widget

from afweging import texts
from afweging.tui.actions import Action, Place, at
from afweging.tui.keys import shown
from afweging.tui.reporting import Report

LEAST = (60, 18)
"""Columns and rows below which nothing useful can be shown."""
LEAST_HEADING = 40
"""Cells that the heading and the name of the program get while a report is made, if there is a shorter way to say so."""


class _Page(Protocol):
    """What the frame asks of the page."""

    def heading(self) -> str: ...


class _Frame(Protocol):
    """What the frame asks of the app."""

    keymap_used: dict[str, tuple[str, ...]]
    trouble_text: str

    def reports(self) -> Sequence[Report]: ...


class TitleLine(Widget):
    """One line: the program and what this page is about."""

    DEFAULT_CSS = "TitleLine { height: 1; background: $panel; color: $foreground; padding: 0 1; }"

    def render(self) -> Content:
        """The name of the program and the heading of the page; while reports are made, how far they are is never cut off."""
        heading = cast("_Page", self.screen).heading()
        reports = cast("_Frame", self.app).reports()
        steps = [(one.kenmerk, one.told()) for one in reports]
        made = "; ".join(texts._("report of {kenmerk}: {step}").format(kenmerk=name, step=step) for name, step in steps)
        if cell_len(made) + LEAST_HEADING > self.size.width:
            made = "; ".join(f"{name}: {step}" for name, step in steps)
        making = f"  [{made}]" if made else ""
        room = self.size.width - cell_len("Afweging  ") - cell_len(making)
        if cell_len(heading) > room:
            heading = set_cell_size(heading, max(room - 1, 0)) + "…"
        return Content.assemble(("Afweging", "bold"), "  ", heading, making)


class Banner(Widget):
    """What is wrong with the store, as long as it is wrong."""

    DEFAULT_CSS = """
    Banner { height: auto; max-height: 5; display: none; background: $error; color: $text; padding: 0 1; }
    Banner.-shown { display: block; }
    """

    def render(self) -> Content:
        """The sentence of the trouble."""
        return Content(cast("_Frame", self.app).trouble_text)


class Footer(Widget):
    """At most five keys; a click does what the key does. What does not fit is left out whole, never cut."""

    DEFAULT_CSS = "Footer { height: 1; background: $panel; color: $foreground; padding: 0 1; }"

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._spans: list[tuple[int, int, Action]] = []

    def actions(self) -> list[Action]:
        """What the footer offers here."""
        return [action for action in at(self._place) if action.footer][:5]

    def render(self) -> Content:
        """The keys and what they do."""
        keymap = cast("_Frame", self.app).keymap_used
        found = [(action, shown((keymap.get(action.id) or action.keys)[0]), texts.active().say(action.short))
                 for action in self.actions()]
        widths = [cell_len(key) + 1 + cell_len(label) for _action, key, label in found]
        spare = self.size.width - sum(widths)
        gap = max(1, min(3, spare // max(1, len(found) - 1)))
        parts: list[Content] = []
        self._spans, column = [], 0
        for (action, key, label), width in zip(found, widths, strict=True):
            if column + width > self.size.width:
                break
            self._spans.append((column, column + width, action))
            parts += [Content.styled(key, "bold $accent"), Content(f" {label}"), Content(" " * gap)]
            column += width + gap
        return Content("").join(parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for start, end, action in self._spans:
            if start <= offset.x < end:
                where = "app" if action.where == "app" else "screen"
                await self.run_action(f"{where}.{action.method}")


class TooSmall(Widget):
    """Covers everything on a terminal that is too small; what is under it keeps focus and text."""

    DEFAULT_CSS = """
    TooSmall { layer: cover; dock: top; width: 100%; height: 100%; display: none; background: $background; padding: 1; }
    """

    def render(self) -> Content:
        """How large the terminal is and how large it should be."""
        width, height = self.app.size
        return Content(texts._(
            "This terminal is {width} by {height}; at least {columns} by {rows} is needed. "
            "Make it larger, or use afweging fill ID --plain. What you typed is kept."
        ).format(width=width, height=height, columns=LEAST[0], rows=LEAST[1]))
