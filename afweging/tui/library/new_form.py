"""The form for a new dossier: title, reference date, phase, directorate and lead author."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from afweging.assessment.labels import PHASE
from afweging.assessment.models import Head, Phase
from afweging.assessment.wording import clean
from afweging.library import today
from afweging.texts import _, active, read_day
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Dialog, button
from afweging.tui.field import Field

LONGEST = 200
"""Characters of a title, a directorate or a role; what is longer belongs in an answer."""


class NewDossier(Dialog[Head]):
    """Asks for the head of a new dossier; the result has an empty kenmerk."""

    DEFAULT_CSS = """
    NewDossier Horizontal.row { height: 1; margin: 0 0 1 0; }
    NewDossier.-low Horizontal.row { margin: 0; }
    NewDossier .label { width: 17; }
    NewDossier Input { width: 1fr; margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "start", show=False)]

    def compose(self) -> ComposeResult:
        """A line for each field."""
        phases = [(str(phase), active().say(PHASE[phase])) for phase in Phase]
        fields = (
            (_("Title"), Field(id="title", compact=True, max_length=LONGEST,
                               placeholder=_("such as: IPCEI Batteries 2"))),
            (_("Reference date"), Field(active().short_day(today()), id="day", compact=True, select_on_focus=True)),
            (_("Phase"), Cycle(phases, id="phase")),
            (_("Directorate"), Field(id="directorate", compact=True, max_length=LONGEST)),
            (_("Lead author"), Field(id="opsteller", compact=True, max_length=LONGEST,
                                     placeholder=_("a role, not a name"))),
        )
        with Vertical():
            yield Static(Content(_("New dossier")), classes="title")
            for label, field in fields:
                with Horizontal(classes="row"):
                    yield Static(Content(label), classes="label")
                    yield field
            yield Static(classes="wrong")
            with Horizontal():
                yield button(_("Start"), "start", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Tab goes to the next field, Enter starts, Esc changes nothing.")), classes="keys")

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#start")
    @on(Input.Submitted)
    def action_start(self) -> None:
        """Start, or say what is still wrong and go there."""
        values = {name: clean(self.query_one(f"#{name}", Input).value).strip()
                  for name in ("title", "day", "directorate", "opsteller")}
        day = read_day(values["day"])
        if not values["title"]:
            self._point("title", _("Please give a title; it is what the list and the report show."))
        elif not values["day"]:
            self._point("day", _("Please give the reference date, as 01-06-2026 or 2026-06-01."))
        elif day is None:
            self._point("day", _("“{found}” is not a date. Write it as 01-06-2026 or 2026-06-01.").format(
                found=values["day"]))
        else:
            self.dismiss(Head(
                kenmerk="", title=values["title"], peildatum=day, phase=Phase(self.query_one("#phase", Cycle).value),
                directorate=values["directorate"], opsteller=values["opsteller"], language=active().language))

    def _point(self, name: str, wrong: str) -> None:
        self.complain(wrong)
        self.query_one(f"#{name}", Input).focus()
