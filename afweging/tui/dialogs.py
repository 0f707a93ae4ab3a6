"""Small windows over a page: a message, a choice, a line to type. Escape always closes them without doing anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from afweging.assessment.wording import clean
from afweging.texts import _
from afweging.tui.actions import APP
from afweging.tui.field import Field
from afweging.tui.shell import shell

R = TypeVar("R")


class Dialog(ModalScreen[R | None], Generic[R]):
    """A window with a title and a line that says which keys work.

    Tab is obeyed before the part with the focus sees it: else the letters typed after it, on a slow connection, would reach
    that part as well, which is the wrong one by then.
    """

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > Vertical { width: 76; max-width: 96%; height: auto; max-height: 90%; background: $surface;
                        border: round $accent; padding: 0 1; }
    Dialog .title { text-style: bold; color: $accent; }
    Dialog .keys { color: $text-muted; }
    Dialog .wrong { color: $text-error; display: none; }
    Dialog .wrong.-shown { display: block; }
    Dialog Horizontal { height: auto; margin-top: 1; }
    Dialog Button { margin-right: 2; min-width: 8; }
    Dialog VerticalScroll { height: auto; max-height: 14; }
    Dialog Input { margin-bottom: 1; }
    Dialog OptionList { height: auto; max-height: 12; border: none; background: $surface; }
    Dialog OptionList:focus { border: none; }
    Dialog.-low Input { margin: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012 - Textual's own form
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        *(Binding(",".join(action.keys), f"app.{action.method}", show=False, id=action.id, priority=True)
          for action in APP if action.method in ("quit", "help")),
    ]

    @on(events.ScreenResume)
    def _drop_messages(self) -> None:
        shell(self).drop_seen()

    def action_close(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)

    def complain(self, text: str) -> None:
        """Say what is wrong with what was typed, in the window itself."""
        line = self.query_one(".wrong", Static)
        line.update(Content(text))
        line.set_class(bool(text), "-shown")


def button(label: str, name: str, *, first: bool = False) -> Button:
    """A button whose label is never read as markup."""
    return Button(Content(label), id=name, variant="primary" if first else "default", compact=True)


class Message(Dialog[bool]):
    """Something to read; nothing to decide."""

    def __init__(self, title: str, paragraphs: Sequence[str | Content]) -> None:
        super().__init__()
        self._title, self._paragraphs = title, paragraphs

    def compose(self) -> ComposeResult:
        """The title, the paragraphs, and one button."""
        with Vertical():
            yield Static(Content(self._title), classes="title")
            with VerticalScroll():
                for paragraph in self._paragraphs:
                    yield Static(Content(paragraph) if isinstance(paragraph, str) else paragraph)
            with Horizontal():
                yield button(_("Close"), "close", first=True)
            yield Static(Content(_("Esc closes this window.")), classes="keys")

    def on_mount(self) -> None:
        """The text can be scrolled at once when it is long."""
        scroll = self.query_one(VerticalScroll)
        (scroll if scroll.max_scroll_y else self.query_one(Button)).focus()

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: its value, its label, and more about it."""

    value: str
    label: str
    more: str = ""


class Choice(Dialog[str]):
    """Choose one of a few; the result is its value."""

    def __init__(self, title: str, options: Sequence[Offer], *, text: str = "",
                 tried: Callable[[str], None] | None = None, chosen: str = "") -> None:
        super().__init__()
        self._title, self._options, self._text = title, options, text
        self._tried, self._chosen = tried, chosen

    def compose(self) -> ComposeResult:
        """The question and the options."""
        with Vertical():
            yield Static(Content(self._title), classes="title")
            if self._text:
                yield Static(Content(self._text))
            yield OptionList(*(Option(Content(f"{one.label}\n  {one.more}" if one.more else one.label), id=one.value)
                               for one in self._options), markup=False)
            yield Static(Content(_("Arrows choose, Enter confirms, Esc changes nothing.")), classes="keys")

    def on_mount(self) -> None:
        """Start at what holds now."""
        values = [one.value for one in self._options]
        listed = self.query_one(OptionList)
        listed.highlighted = values.index(self._chosen) if self._chosen in values else 0
        listed.focus()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if self._tried and event.option_id:
            self._tried(event.option_id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class Line(Dialog[str]):
    """Type one line, such as a reason or a path; ``check`` says what is wrong with it, or nothing."""

    def __init__(self, title: str, text: str, *, button_label: str, check: Callable[[str], str], value: str = "") -> None:
        super().__init__()
        self._title, self._text, self._button = title, text, button_label
        self._check, self._value = check, value

    def compose(self) -> ComposeResult:
        """What is asked, the line, and the buttons."""
        with Vertical():
            yield Static(Content(self._title), classes="title")
            yield Static(Content(self._text))
            yield Field(self._value, select_on_focus=False, compact=False)
            yield Static(classes="wrong")
            with Horizontal():
                yield button(self._button, "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Enter confirms, Esc changes nothing.")), classes="keys")

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#do")
    @on(Input.Submitted)
    def _confirmed(self) -> None:
        value = clean(self.query_one(Input).value).strip()
        if wrong := self._check(value):
            self.complain(wrong)
            self.query_one(Input).focus()
        else:
            self.dismiss(value)


def reason_given(value: str) -> str:
    """What is wrong with a reason; nothing when there is one."""
    return "" if len(value) >= 3 else _("Please give a reason; it stays in the history of the dossier.")
