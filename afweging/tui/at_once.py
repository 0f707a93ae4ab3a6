"""Editing keys in the order they were typed.

A part of the screen handles letters itself, but a key with a binding first goes up to the program, which sends the action
back. When keys come in faster than that (a slow connection, a busy machine) a backspace would be obeyed after the letters
typed behind it.
"""

from textual import events
from textual.widget import Widget


async def obeyed(widget: Widget, event: events.Key) -> None:
    """Obey a binding of the widget itself and stop the key there; any other key goes on as ever. Called by its ``_on_key``."""
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):  # noqa: SLF001 - Textual offers no other way to ask
        if not binding.priority and await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return
