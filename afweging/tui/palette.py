"""Everything that can be done here, found by Dutch and English words. Our own, because Textual's speaks English."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from afweging.texts import _
from afweging.tui.actions import Action, Place, at
from afweging.tui.dialogs import Dialog
from afweging.tui.field import Field
from afweging.tui.keys import shown_all


class Palette(Dialog[Action]):
    """A search line with the actions of this place under it; the result is the action chosen."""

    DEFAULT_CSS = """
    Palette { align: center top; }
    Palette > Vertical { margin-top: 1; max-height: 90%; }
    Palette Input { margin: 0; }
    Palette OptionList { max-height: 16; }
    Palette.-low OptionList { max-height: 10; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+p,alt+p", "close", show=False)]

    def __init__(self, place: Place, keys_of: Callable[[Action], tuple[str, ...]], label_of: Callable[[Action], str]) -> None:
        super().__init__()
        self._actions = [action for action in at(place) if action.id != "app.palette"]
        self._keys_of, self._label_of = keys_of, label_of

    def compose(self) -> ComposeResult:
        """The line, the list and what is said when nothing is found."""
        with Vertical():
            yield Field(placeholder=_("What do you want to do? Dutch or English"), compact=True)
            yield OptionList(markup=False)
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Show everything; typing goes to the line at once."""
        self.query_one(OptionList).can_focus = False
        self._fill("")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, query: str) -> None:
        """List what is found: what carries the words in its name before what is only found by them."""
        asked = query.casefold().split()
        found = sorted((action for action in self._actions if action.found_by(query)),
                       key=lambda action: not all(word in self._label_of(action).casefold() for word in asked))
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(self._line(action), id=action.id) for action in found])
        listed.highlighted = 0 if found else None
        help_line = _(found[0].help) if len(found) == 1 else _("Arrows choose, Enter does it, Esc closes.")
        self.query_one(".keys", Static).update(Content(help_line if found else _("Nothing found; try another word.")))

    def _line(self, action: Action) -> Content:
        return Content.assemble(self._label_of(action), "  ", (shown_all(self._keys_of(action)), "$text-muted"))

    def on_key(self, event: events.Key) -> None:
        """The arrows move through the list while the line keeps the focus."""
        listed = self.query_one(OptionList)
        moves: dict[str, Callable[[], None]] = {"up": listed.action_cursor_up, "down": listed.action_cursor_down,
                                                "pageup": listed.action_page_up, "pagedown": listed.action_page_down}
        if event.key in moves:
            moves[event.key]()
            event.stop()
            event.prevent_default()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        action, now = self._named(event.option_id), event.option_list.highlighted_option
        if action and now and now.id == action.id:  # not one that is gone again, when letters come fast
            self.query_one(".keys", Static).update(Content(_(action.help)))

    @on(Input.Submitted)
    def _confirmed(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        self.dismiss(self._named(option.id) if option else None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._named(event.option_id))

    def _named(self, name: str | None) -> Action | None:
        return next((action for action in self._actions if action.id == name), None)
