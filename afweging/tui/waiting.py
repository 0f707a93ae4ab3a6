"""The window over work that is done aside: how long it takes already, and Esc to leave it."""

import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from afweging.errors import AfwegingError
from afweging.texts import _
from afweging.tui.aside import aside
from afweging.tui.dialogs import Dialog

T = TypeVar("T")
OFTEN: Final = 0.25
"""Seconds between two looks at the clock."""


class Waiting(Dialog[T | AfwegingError], Generic[T]):
    """Does work that only reads; the result is what came of it, or what went wrong. After Esc nothing comes of it any more.

    Keys typed ahead go nowhere. ``explained`` is what F1 says.
    """

    def __init__(self, title: str, work: Callable[[], T], *, keys: str, explained: str) -> None:
        super().__init__()
        self._title, self._work, self._keys, self._explained = title, work, keys, explained
        self._begin = time.monotonic()
        self._found: T | AfwegingError | None = None
        self._handed = False

    def compose(self) -> ComposeResult:
        """What is done, how long already, and the way out."""
        with Vertical():
            yield Static(Content(self._title), classes="title")
            yield Static(Content(self._busy()), id="busy")
            yield Static(Content(self._keys), classes="keys")

    def on_mount(self) -> None:
        """Begin, and show that it goes on."""
        self.set_interval(OFTEN, lambda: self.query_one("#busy", Static).update(Content(self._busy())))
        aside(self, self._work, self._over, self._over)

    def _busy(self) -> str:
        spent = int(time.monotonic() - self._begin)
        return _("{minutes}:{seconds:02d} busy").format(minutes=spent // 60, seconds=spent % 60)

    def _over(self, found: T | AfwegingError) -> None:
        """It is done: hand it over, at once or when the help over this window is closed."""
        self._found = found
        self._hand_over()

    def on_screen_resume(self) -> None:
        """What lay over this window is closed; this is said more than once."""
        self._hand_over()

    def _hand_over(self) -> None:
        if self._found is not None and self.app.screen is self and not self._handed:
            self._handed = True
            self.dismiss(self._found)

    def explain(self) -> str:
        """What F1 says."""
        return self._explained
