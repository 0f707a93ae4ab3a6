"""Saving beside the typing: a thread of its own that always writes the newest state, one writer at a time."""

import threading
from collections.abc import Callable

from afweging.editing import Editing

QUIET = 0.45
"""Seconds between two saves while the typing goes on; with the collecting of keys the sum stays under a second."""
RETRY = 3.0
"""Seconds until a save that failed is tried again by itself."""


class Saver:
    """Writes an editing session to disk whenever it is asked to, until it is stopped.

    ``tell`` is called from the thread after every attempt: None, or a fault of the program that kept it from saving.
    """

    def __init__(self, editing: Editing, tell: Callable[[Exception | None], None]) -> None:
        self._editing = editing
        self._tell = tell
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="afweging-save", daemon=True)

    def start(self) -> None:
        """Begin to wait for something to save."""
        self._thread.start()

    def ask(self) -> None:
        """Save the newest state soon; returns at once."""
        self._wake.set()

    def stop(self) -> None:
        """End the thread after the save it may be in. What was asked for and not begun stays unsaved."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def _run(self) -> None:
        pause: float | None = None
        while not self._stopping.is_set():
            self._wake.wait(timeout=pause)
            self._wake.clear()
            if self._stopping.is_set():
                return
            try:
                saved = self._editing.save() if self._editing.dirty or self._editing.trouble else True
            except Exception as error:  # noqa: BLE001 - handed to the screen, which shows it; saving is tried again
                saved = False
                self._tell(error)
            else:
                self._tell(None)
            pause = None if saved else RETRY
            if saved:
                self._stopping.wait(QUIET)
