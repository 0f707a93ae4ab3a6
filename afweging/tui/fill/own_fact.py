"""A window to add a fact of the user's own, or to change one: the same questions as the file asks."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from afweging.assessment.labels import GRADE
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.library.evidence_form import GRADES, Typed, keep
from afweging.texts import _
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Dialog, button
from afweging.tui.field import Field


class OwnFactForm(Dialog[str]):
    """Asks about a fact and puts it in the library; gives back its id."""

    DEFAULT_CSS = """
    OwnFactForm Horizontal.row { height: 1; margin: 0; }
    OwnFactForm .label { width: 22; }
    OwnFactForm .hint { color: $text-muted; height: auto; }
    OwnFactForm Input, OwnFactForm Cycle { width: 1fr; margin: 0; }
    OwnFactForm VerticalScroll { max-height: 12; }
    OwnFactForm.-roomy VerticalScroll { max-height: 14; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall"), (28, "-roomy")]  # noqa: RUF012 - at 24 a complaint must not push out the keys
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", show=False)]

    def __init__(self, library: Library, given: Typed) -> None:
        super().__init__()
        self._library, self._given = library, given

    def compose(self) -> ComposeResult:
        """A line for each field."""
        given = self._given
        worth = Cycle([(grade, f"{grade} · {_(GRADE[grade])}") for grade in GRADES], id="own-grade")
        worth.place = next((place for place, grade in enumerate(GRADES) if grade == given.grade), 1)
        title = _("Change fact {id}").format(id=given.id) if given.id else _("A fact of your own")
        with Vertical():
            yield Static(Content(title), classes="title")
            with VerticalScroll(can_focus=False):
                yield from _line(_("The fact, in Dutch"), "text", given.text)
                yield from _line(_("In English (optional)"), "english", given.english)
                yield from _line(_("Questions it serves"), "questions", given.questions)
                yield from _line(_("Source"), "source", given.source)
                yield Static(Content(_("An id such as S44 or B01, a Kamerstuk number, or the description of a new source.")),
                             classes="hint")
                if not given.id:
                    yield from _line(_("Published (day)"), "source_day", given.source_day)
                yield from _line(_("Page or paragraph"), "place", given.place)
                yield from _line(_("Valid from"), "valid_from", given.valid_from)
                yield Static(Content(_("A year, quarter, month or day: 2026, 2026-Q1, 2026-03, 01-03-2026. Empty: the day the "
                                       "source was published.")), classes="hint")
                yield from _row(_("Worth as evidence"), worth)
                yield from _line(_("Superseded by (id)"), "superseded_by", given.superseded_by)
                yield from _line(_("Supersedes ours (ids)"), "replaces", given.replaces)
            yield Static(classes="wrong")
            with Horizontal():
                yield button(_("Save"), "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Tab goes on, Enter saves, Esc changes nothing. The fact is kept in your library.")),
                         classes="keys")

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#do")
    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Put the fact in the library; what does not fit is said in the window."""
        found = {name: field.value for field in self.query(Input) if (name := (field.id or "").removeprefix("own-"))}
        try:
            fact = keep(self._library, Typed(id=self._given.id, grade=self.query_one(Cycle).value or "", **found))
        except AfwegingError as error:
            self.complain(str(error))
            return
        self.dismiss(fact.id)


def _line(label: str, name: str, value: str) -> Iterator[Widget]:
    yield from _row(label, Field(value, id=f"own-{name}", compact=True, select_on_focus=False))


def _row(label: str, field: Widget) -> Iterator[Widget]:
    with Horizontal(classes="row") as row:
        yield Static(Content(label), classes="label")
        yield field
    del row
