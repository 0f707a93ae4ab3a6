"""Messages: said once, long enough to read, and gone when another page or window comes in view."""

from collections.abc import Iterable

from textual import events
from textual.app import App
from textual.notifications import Notification
from textual.widgets._toast import Toast

from afweging.tui.shell import Severity

LEAST: dict[Severity, float] = {"information": 4, "warning": 8, "error": 8}
"""Seconds a message stands at least."""
READ_IN_A_SECOND = 15
"""Signs; a longer message stands longer."""


class Saying(App[int]):
    """A program that says something in passing."""

    _seen: tuple[Notification, ...] = ()
    """What stood there when the last key or click came in."""

    async def on_event(self, event: events.Event) -> None:
        """As its parent, remembering what could be read before this key or click."""
        if isinstance(event, (events.Key, events.MouseDown)):
            self._seen = tuple(self._notifications)
        await super().on_event(event)

    def say(self, text: str, severity: Severity = "information") -> None:
        """A message for as long as it takes to read, never read as markup; errors stay longer. Said again, it stands once."""
        self._take_away(one for one in self._notifications if one.message == text)
        self.notify(text, severity=severity, markup=False, timeout=max(LEAST[severity], len(text) / READ_IN_A_SECOND))

    def drop_seen(self) -> None:
        """Another page or window is in view: take away what was said before the key or click that brought it."""
        self._take_away(one for one in self._seen if one in self._notifications)
        self._seen = ()

    def _take_away(self, messages: Iterable[Notification]) -> None:
        for one in tuple(messages):
            self._unnotify(one)
            for screen in self.screen_stack[:-1]:  # Textual itself looks only at the one in front
                screen.query(Toast).remove()
