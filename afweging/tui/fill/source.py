"""A small window to add a source of the assessor's own: what it is, where in it, and what it is worth."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from afweging.assessment.labels import GRADE
from afweging.assessment.models import FreeSource
from afweging.assessment.wording import clean
from afweging.framework.models import Grade
from afweging.texts import _
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Dialog, button
from afweging.tui.field import Field

GRADES: tuple[Grade, ...] = ("A", "B", "C", "D")


class AddSource(Dialog[FreeSource]):
    """Asks for title, place and grade."""

    DEFAULT_CSS = """
    AddSource Static { height: auto; }
    AddSource Input, AddSource Cycle { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "add", show=False)]

    def compose(self) -> ComposeResult:
        """A field for each."""
        worth = Cycle([(grade, f"{grade} · {_(GRADE[grade])}") for grade in GRADES], id="source-grade")
        worth.place = 1
        with Vertical():
            yield Static(Content(_("A source of your own")), classes="title")
            yield Static(Content(_("What it is: author, title, date")))
            yield Field(id="source-title", compact=True)
            yield Static(Content(_("Page, paragraph or address")))
            yield Field(id="source-place", compact=True)
            yield Static(Content(_("What it is worth as evidence")))
            yield worth
            yield Static(classes="wrong")
            with Horizontal():
                yield button(_("Add"), "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Tab goes on, Enter confirms, Esc changes nothing.")), classes="keys")

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#do")
    @on(Input.Submitted)
    def action_add(self) -> None:
        """Give the source back, when it says what it is; Enter does so from the choice of grades as well."""
        title = clean(self.query_one("#source-title", Input).value).strip()
        place = clean(self.query_one("#source-place", Input).value).strip()
        chosen = self.query_one(Cycle).value
        grade = next((grade for grade in GRADES if grade == chosen), None)
        if not title or grade is None:
            self.complain(_("Please say what the source is."))
            self.query_one("#source-title", Input).focus()
            return
        self.dismiss(FreeSource(title=title, grade=grade, place=place))
