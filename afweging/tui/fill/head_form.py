"""The particulars of a dossier: title, reference date, phase, who, status, marking, budget."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from afweging.assessment.labels import BUDGET, MARKING, PHASE, STATUS
from afweging.assessment.models import Budget, Head, Marking, Phase, Status
from afweging.assessment.wording import clean
from afweging.texts import _
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Dialog, button
from afweging.tui.library.new_form import LONGEST, day_typed

E = TypeVar("E", bound=StrEnum)


class HeadForm(Dialog[Head]):
    """Shows the particulars to change them; finalising has an action of its own."""

    DEFAULT_CSS = """
    HeadForm Horizontal.row { height: 1; margin: 0; }
    HeadForm .label { width: 17; }
    HeadForm Input, HeadForm Cycle { width: 1fr; margin: 0; }
    HeadForm VerticalScroll { max-height: 12; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", show=False)]

    def __init__(self, head: Head) -> None:
        super().__init__()
        self._head = head

    def compose(self) -> ComposeResult:
        """A line for each field."""
        head = self._head
        texts = ((_("Title"), "title", head.title), (_("Reference date"), "day", head.peildatum.isoformat()),
                 (_("Directorate"), "directorate", head.directorate), (_("Lead author"), "opsteller", head.opsteller),
                 (_("Member state"), "member-state", head.member_state), (_("Tags"), "tags", ", ".join(head.tags)))
        with Vertical():
            yield Static(Content(_("Particulars of {kenmerk}").format(kenmerk=head.kenmerk)), classes="title")
            with VerticalScroll(can_focus=False):
                for label, name, value in texts:
                    with Horizontal(classes="row"):
                        yield Static(Content(label), classes="label")
                        yield Input(value, id=name, compact=True, max_length=LONGEST, select_on_focus=False)
                yield from _choice(_("Phase"), "phase", PHASE, head.phase)
                if head.status is not Status.VASTGESTELD:
                    open_ones = {status: label for status, label in STATUS.items() if status is not Status.VASTGESTELD}
                    yield from _choice(_("Status"), "status", open_ones, head.status)
                yield from _choice(_("Marking"), "marking", MARKING, head.classification.level)
                yield from _choice(_("Budget cover"), "budget", BUDGET, head.budget)
            yield Static(classes="wrong")
            with Horizontal():
                yield button(_("Keep"), "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Tab goes on, Ctrl+S or Enter confirms, Esc changes nothing.")), classes="keys")

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#do")
    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Take the fields over, when they can be."""
        day = day_typed(self._text("day"))
        if not self._text("title"):
            self._refuse(_("Please give a title; it is what the list and the report show."), "title")
        elif day is None:
            wrong = _("“{found}” is not a date. Write it as 01-06-2026 or 2026-06-01.")
            self._refuse(wrong.format(found=self._text("day")), "day")
        else:
            head = self._head
            tags = tuple(tag for part in self._text("tags").split(",") if (tag := part.strip()))
            self.dismiss(replace(
                head, title=self._text("title"), peildatum=day, directorate=self._text("directorate"),
                opsteller=self._text("opsteller"), member_state=self._text("member-state") or head.member_state, tags=tags,
                phase=self._chosen("phase", Phase, head.phase), status=self._chosen("status", Status, head.status),
                budget=self._chosen("budget", Budget, head.budget),
                classification=replace(head.classification,
                                       level=self._chosen("marking", Marking, head.classification.level)),
            ))

    def _refuse(self, text: str, field: str) -> None:
        self.complain(text)
        self.set_focus(self.query_one(f"#{field}"))

    def _text(self, name: str) -> str:
        return clean(self.query_one(f"#{name}", Input).value).strip()

    def _chosen(self, name: str, kind: type[E], present: E) -> E:
        found = next(iter(self.query(f"#{name}").results(Cycle)), None)
        return present if found is None else kind(found.value)


def _choice(label: str, name: str, labels: Mapping[E, str], present: E) -> ComposeResult:
    cycle = Cycle([(member.value, _(text)) for member, text in labels.items()], id=name)
    cycle.place = list(labels).index(present)
    with Horizontal(classes="row"):
        yield Static(Content(label), classes="label")
        yield cycle
