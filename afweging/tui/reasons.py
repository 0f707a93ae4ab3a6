"""The window that asks for words before a version is made: a word to every check, why each verdict turned, and why now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from afweging.assessment.wording import clean
from afweging.texts import _
from afweging.tui.dialogs import Dialog, button, reason_given
from afweging.tui.field import Field


@dataclass(frozen=True, slots=True, repr=False)
class Ask:
    """One thing to answer with a line: what it is about, and what is said when it stays empty."""

    name: str
    text: str
    empty: str


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """What the user wrote: the reason, and a line for everything that was asked, by name."""

    reason: str
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Reasons(Dialog[Given]):
    """Asks one line for everything, the reason last; Enter goes to the next empty line and from the last one confirms."""

    DEFAULT_CSS = """
    Reasons Input { margin: 0 0 1 0; }
    Reasons.-low Input { margin: 0; }
    Reasons .note { color: $text-muted; }
    Reasons VerticalScroll { max-height: 45vh; scrollbar-size-vertical: 1; }
    Reasons.-low VerticalScroll { max-height: 33vh; }
    Reasons .ask { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "confirm", show=False)]

    def __init__(self, title: str, why: str, *, button_label: str, notes: Sequence[str] = (), asks: Sequence[Ask] = ()) -> None:
        super().__init__()
        self._title, self._why, self._button = title, why, button_label
        self._notes, self._asks = notes, tuple(asks)

    def compose(self) -> ComposeResult:
        """What is known, what is asked, and the buttons."""
        with Vertical():
            yield Static(Content(self._title), classes="title")
            for note in self._notes:
                yield Static(Content(note), classes="note")
            with VerticalScroll(can_focus=False):
                lines = [(f"ask-{place}", ask.text) for place, ask in enumerate(self._asks)]
                for name, text in (*lines, ("reason", self._why)):
                    with Vertical(classes="ask"):
                        yield Static(Content(text))
                        yield Field(id=name, select_on_focus=False, compact=True, placeholder=_("one line"))
            yield Static(classes="wrong")
            with Horizontal():
                yield button(self._button, "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(self._keys()), classes="keys")

    def _keys(self) -> str:
        if not self._asks:
            return _("Enter confirms, Esc changes nothing.")
        return _("Enter goes to the next line and from the last one confirms; Esc changes nothing.")

    def on_mount(self) -> None:
        """Begin at the first line."""
        self.set_focus(self.query(Input).first())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """With a line, what it is about comes into view as well."""
        part = event.widget.parent
        if isinstance(part, Vertical) and part.has_class("ask"):
            self.call_after_refresh(part.scroll_visible, animate=False)

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        fields = list(self.query(Input))
        later = fields[fields.index(event.input) + 1:]
        if later:
            self.set_focus(later[0])
        else:
            self.action_confirm()

    @on(Button.Pressed, "#do")
    def action_confirm(self) -> None:
        """Give everything back, or say what is still missing and go there."""
        answers = {}
        for place, ask in enumerate(self._asks):
            value = self._value(f"ask-{place}")
            if len(value) < 3:
                self._point(f"ask-{place}", ask.empty)
                return
            answers[ask.name] = value
        reason = self._value("reason")
        if wrong := reason_given(reason):
            self._point("reason", wrong)
            return
        self.dismiss(Given(reason, MappingProxyType(answers)))

    def _value(self, name: str) -> str:
        return clean(self.query_one(f"#{name}", Input).value).strip()

    def _point(self, name: str, wrong: str) -> None:
        self.complain(wrong)
        self.set_focus(self.query_one(f"#{name}", Input))
