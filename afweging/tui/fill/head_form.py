"""The particulars of a dossier: title, reference date, phase, who, status, marking, budget."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from afweging.assessment.labels import BUDGET, MARKING, PHASE, PURPOSE, STATUS
from afweging.assessment.lists import items, line, people, people_line
from afweging.assessment.models import Budget, Head, Marking, Phase, Purpose, Status
from afweging.assessment.wording import clean
from afweging.texts import N_, _, active, read_day
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Dialog, button
from afweging.tui.field import Field
from afweging.tui.library.new_form import LONGEST

E = TypeVar("E", bound=str)
LANGUAGE: Final[Mapping[str, str]] = {"nl": N_("Dutch"), "en": N_("English")}
MEMO_SHORT: Final[Mapping[str, str]] = {
    "addressees": N_("To"), "copy_to": N_("Copy to"), "enclosures": N_("Enclosures"), "co_signatories": N_("Also on behalf of"),
    "sign_off": N_("Initialled by"),
}
"""The lists of the decision memo, by labels that fit a form."""


class HeadForm(Dialog[Head]):
    """Shows the particulars to change them; finalising has an action of its own."""

    DEFAULT_CSS = """
    HeadForm Horizontal.row { height: 1; margin: 0; }
    HeadForm .label { width: 21; }
    HeadForm .label-wide { color: $text-muted; margin-top: 1; }
    HeadForm Input, HeadForm Cycle { width: 1fr; margin: 0; }
    HeadForm VerticalScroll { max-height: 12; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", show=False)]

    def __init__(self, head: Head) -> None:
        super().__init__()
        self._head = head

    def compose(self) -> ComposeResult:
        """A line for each field."""
        head = self._head
        with Vertical():
            yield Static(Content(_("Particulars of {kenmerk}").format(kenmerk=head.kenmerk)), classes="title")
            with VerticalScroll(can_focus=False):
                yield from self._about(head)
                yield from self._handling(head)
                yield Static(Content(_("For the decision memo (several values: semicolons between them)")), classes="label-wide")
                yield from _choice(_("Purpose"), "purpose", PURPOSE, head.memo.purpose)
                yield from _line(_("Directorate-general"), "directorate-general", head.memo.directorate_general)
                for name, label in MEMO_SHORT.items():
                    yield from _line(_(label), name, line(getattr(head.memo, name)))
            yield Static(classes="wrong")
            with Horizontal():
                yield button(_("Keep"), "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Tab goes on, Ctrl+S or Enter confirms, Esc changes nothing.")), classes="keys")

    @staticmethod
    def _about(head: Head) -> ComposeResult:
        """What the dossier is about and who works on it."""
        yield from _line(_("Title"), "title", head.title)
        yield from _line(_("Reference date"), "day", active().short_day(head.peildatum))
        yield from _line(_("Directorate"), "directorate", head.directorate)
        yield from _line(_("Lead author"), "opsteller", head.opsteller)
        yield from _line(_("Member state"), "member-state", head.member_state)
        yield from _line(_("Tags"), "tags", line(head.tags, ","))
        yield from _choice(_("Phase"), "phase", PHASE, head.phase)
        if head.status is not Status.VASTGESTELD:
            open_ones = {status: label for status, label in STATUS.items() if status is not Status.VASTGESTELD}
            yield from _choice(_("Status"), "status", open_ones, head.status)

    @staticmethod
    def _handling(head: Head) -> ComposeResult:
        """Marking, money, language, and the only place for names."""
        until = head.classification.until
        yield from _choice(_("Marking"), "marking", MARKING, head.classification.level)
        yield from _line(_("Marked by (role)"), "marked-by", head.classification.set_by)
        yield from _line(_("Marked until"), "marked-until", active().short_day(until) if until else "")
        yield from _choice(_("Budget cover"), "budget", BUDGET, head.budget)
        yield from _choice(_("Language"), "language", LANGUAGE, head.language)
        yield from _line(_("Persons"), "persons", people_line(head.persons), _("role = name; role = name"))

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#do")
    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Take the fields over, when they can be."""
        if not self._text("title"):
            self._refuse(_("Please give a title; it is what the list and the report show."), "title")
            return
        if not self._text("day"):
            self._refuse(_("Please give the reference date, as 01-06-2026 or 2026-06-01."), "day")
            return
        for name in ("day", "marked-until"):
            if (typed := self._text(name)) and read_day(typed) is None:
                wrong = _("“{found}” is not a date. Write it as 01-06-2026 or 2026-06-01.")
                self._refuse(wrong.format(found=self._text(name)), name)
                return
        self.dismiss(self._changed(self._head))

    def _changed(self, head: Head) -> Head:
        memo = {name: items(self._text(name)) for name in MEMO_SHORT}
        return replace(
            head, title=self._text("title"), peildatum=read_day(self._text("day")) or head.peildatum,
            directorate=self._text("directorate"), opsteller=self._text("opsteller"),
            member_state=self._text("member-state") or head.member_state, tags=items(self._text("tags"), ","),
            phase=Phase(self._chosen("phase", head.phase)), status=Status(self._chosen("status", head.status)),
            budget=Budget(self._chosen("budget", head.budget)), persons=people(self._text("persons")),
            language="en" if self._chosen("language", head.language) == "en" else "nl",
            classification=replace(head.classification, level=Marking(self._chosen("marking", head.classification.level)),
                                   set_by=self._text("marked-by"), until=read_day(self._text("marked-until"))),
            memo=replace(head.memo, purpose=Purpose(self._chosen("purpose", head.memo.purpose)),
                         directorate_general=self._text("directorate-general"), **memo),
        )

    def _refuse(self, text: str, field: str) -> None:
        self.complain(text)
        self.set_focus(self.query_one(f"#{field}"))

    def _text(self, name: str) -> str:
        return clean(self.query_one(f"#{name}", Input).value).strip()

    def _chosen(self, name: str, present: str) -> str:
        found = next(iter(self.query(f"#{name}").results(Cycle)), None)
        return present if found is None else found.value


def _line(label: str, name: str, value: str, hint: str = "") -> ComposeResult:
    with Horizontal(classes="row"):
        yield Static(Content(label), classes="label")
        longest = LONGEST if name in ("title", "directorate", "opsteller") else LONGEST * 10
        yield Field(value, id=name, compact=True, max_length=longest, select_on_focus=False, placeholder=hint)


def _choice(label: str, name: str, labels: Mapping[E, str], present: str) -> ComposeResult:
    cycle = Cycle([(str(member), _(text)) for member, text in labels.items()], id=name)
    cycle.place = [str(member) for member in labels].index(str(present))
    with Horizontal(classes="row"):
        yield Static(Content(label), classes="label")
        yield cycle
