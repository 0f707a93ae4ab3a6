"""What F1 shows: the part that has the focus in words, then its keys, then those of the screen."""

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from afweging.texts import _
from afweging.tui.actions import Action, Place, at
from afweging.tui.dialogs import Dialog, Message
from afweging.tui.keys import shown_all


def focused_text(screen: Screen[object]) -> str:
    """What the focused widget, or the nearest part around it, says about itself (its method ``explain``)."""
    node: Widget | Screen[object] | None = screen.focused or screen
    while node is not None:
        explain = getattr(node, "explain", None)
        if callable(explain) and (text := explain()):
            return str(text)
        parent = node.parent
        node = parent if isinstance(parent, Widget) else None
    return ""


def sections(screen: Screen[object], place: Place, keys_of: Callable[[Action], tuple[str, ...]]) -> Iterator[Content]:
    """The paragraphs of the help window; of a window in front of a page, its own keys and not those of the page behind it."""
    if text := focused_text(screen):
        yield Content(text)
        yield Content("")
    if isinstance(screen, Dialog) and (own := list(screen.query(".keys").results(Static))):
        yield Content.styled(_("Keys of this window"), "bold")
        yield from (Content(str(line.content)) for line in own)
        return
    yield Content.styled(_("Keys of this screen"), "bold")
    yield from _keys([action for action in at(place) if action.where == place], keys_of)
    yield Content("")
    yield Content.styled(_("Keys that always work"), "bold")
    yield from _keys(list(at("app")), keys_of)
    yield Content("")
    yield Content(_("In text: Ctrl+Z undoes, Ctrl+Y does it again, Ctrl+C copies, Ctrl+V pastes, Tab leaves the field. "
                    "Keys can be changed in the key file; see the manual."))


def _keys(actions: list[Action], keys_of: Callable[[Action], tuple[str, ...]]) -> Iterator[Content]:
    for action in actions:
        yield Content.assemble((f"{shown_all(keys_of(action)):<24} ", "$accent"), _(action.label), ": ", _(action.help))


class HelpWindow(Message):
    """The window of F1; F1 closes it again."""

    DEFAULT_CSS = "HelpWindow > Vertical { width: 96; } HelpWindow VerticalScroll { max-height: 100%; }"
