"""Names of parts with the key that goes there, as the keys are now."""

from typing import cast

from textual.widget import Widget

from afweging.tui.keys import shown
from afweging.tui.page import Page


def key(node: Widget, action: str) -> str:
    """The first key of an action, as people read it."""
    page = node if isinstance(node, Page) else cast("Page", node.screen)
    found = page.keys_of(action)
    return shown(found[0]) if found else ""


def titled(node: Widget, text: str, action: str) -> str:
    """A name with the key of the action that goes there."""
    return f"{text} ({key(node, action)})"
