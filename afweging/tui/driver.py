"""Reading keys without Textual's waits: the escape key shows at once, and leaving takes no fifth of a second.

Textual's input thread sleeps in ``select`` for a tenth of a second at a time; a lone escape, and the end of the program,
wait for it. Here it sleeps briefly for a second after each key, and as long as ever when nothing happens.
"""

import selectors
from time import monotonic
from types import SimpleNamespace
from typing import Final

from textual.drivers import linux_driver

from afweging.tui.paste import PasteParser, forgiving

SHORT: Final = 0.01
"""Seconds to sleep while the user is typing."""
AWAKE: Final = 1.0
"""Seconds after a key in which we sleep briefly."""


class _Wakeful(selectors.SelectSelector):
    """A selector that remembers when something last came in."""

    def __init__(self) -> None:
        super().__init__()
        self._last = monotonic()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """As its parent, with a shorter sleep while the user is typing."""
        recent = monotonic() - self._last < AWAKE
        found = super().select(SHORT if recent and timeout is not None else timeout)
        if found:
            self._last = monotonic()
        return found


class WakefulDriver(linux_driver.LinuxDriver):
    """Textual's own driver with another selector in its input thread."""

    def run_input_thread(self) -> None:
        """As its parent; the module it lives in is given our selector, parser and decoder first."""
        vars(linux_driver)["selectors"] = SimpleNamespace(SelectSelector=_Wakeful, EVENT_READ=selectors.EVENT_READ)
        vars(linux_driver)["XTermParser"] = PasteParser
        vars(linux_driver)["getincrementaldecoder"] = forgiving
        super().run_input_thread()
