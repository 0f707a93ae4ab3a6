"""What readers remarked on the answer that is shown: read, add, reply, resolve; also when the dossier is frozen."""

from collections import Counter
from collections.abc import Callable, Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from afweging.assessment.remarks import Remark, accepted, at_question, numbered, still_open
from afweging.editing import Editing
from afweging.errors import AfwegingError
from afweging.framework.models import Question
from afweging.library import remarks as remarking
from afweging.texts import _, active, ngettext
from afweging.tui.dialogs import Dialog, button
from afweging.tui.fill.text import TextField
from afweging.tui.shell import shell


class RemarkWindow(Dialog[str]):
    """Asks for the text of a remark or a reply; it may have several lines."""

    DEFAULT_CSS = """
    RemarkWindow TextField, RemarkWindow TextField:focus { height: 7; max-height: 7; border: round $border; }
    RemarkWindow.-low TextField, RemarkWindow.-low TextField:focus { height: 5; max-height: 5; }
    RemarkWindow Static { height: auto; }
    RemarkWindow VerticalScroll { max-height: 5; }
    RemarkWindow.-low VerticalScroll { max-height: 2; }
    """
    BINDINGS = [Binding("ctrl+s", "confirm", show=False)]  # noqa: RUF012 - Textual's own form

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title, self._about = title, about

    def on_mount(self) -> None:
        """Begin to write at once."""
        self.query_one(TextField).focus()

    def compose(self) -> ComposeResult:
        """What it is about, the text, and the buttons."""
        with Vertical():
            yield Static(Content(self._title), classes="title")
            with VerticalScroll(can_focus=False):
                yield Static(Content(self._about))
            yield TextField(id="remark-text")
            yield Static(classes="wrong")
            with Horizontal():
                yield button(_("Add"), "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Ctrl+S adds it, Tab goes to the buttons, Esc changes nothing.")), classes="keys")

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#do")
    def action_confirm(self) -> None:
        """Hand the text over, or say what is wrong with it."""
        field = self.query_one(TextField)
        try:
            self.dismiss(accepted(field.text))
        except AfwegingError as error:
            self.complain(f"{error.what()} {error.remedy()}")
            field.focus()


class RemarkList(OptionList):
    """The remarks; the keys are those of the panel."""

    class Asked(Message):
        """The user wants something of a remark, or with ``number`` 0 a new one."""

        def __init__(self, wish: str, number: int) -> None:
            super().__init__()
            self.wish = wish
            self.number = number

    def on_key(self, event: events.Key) -> None:
        """Plus makes one, Enter replies, the space bar resolves or reopens."""
        wish = {"enter": "reply", "space": "turn"}.get(event.key, "add" if event.character in ("+", "n", "N") else "")
        name = self.get_option_at_index(self.highlighted).id if self.highlighted is not None else None
        if wish == "add" or (wish and name is None):
            self.post_message(self.Asked("add", 0))
        elif wish and name is not None:
            self.post_message(self.Asked(wish, int(name.removeprefix("remark-"))))
        else:
            return
        event.stop()
        event.prevent_default()

    def explain(self) -> str:
        """What F1 says."""
        return _("What readers remarked on this answer, open ones first. + (or N) makes a remark, Enter replies to the one under "
                 "the cursor, the space bar marks it as resolved, or as open again. Remarks also work when the dossier is "
                 "finalised; they are kept for ever, and never stand in a public version.")


class RemarksPanel(Vertical):
    """The remarks on the question that is shown, with how many there are."""

    DEFAULT_CSS = """
    RemarksPanel RemarkList, RemarksPanel RemarkList:focus { height: 1fr; border: none; background: $background; padding: 0; }
    RemarksPanel #remarks-count { height: auto; color: $foreground; }
    """

    class Touched(Message):
        """A remark was made, answered, resolved or reopened."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="remarks")
        self._editing = editing
        self._question = editing.framework.questions[0]
        self._remarks: tuple[Remark, ...] = ()

    def compose(self) -> ComposeResult:
        """How many there are, and the list."""
        yield Static(Content(""), id="remarks-count")
        yield RemarkList(id="remark-list")

    def show(self, question: Question) -> None:
        """Show the remarks on a question."""
        changed = question.id != self._question.id
        self._question = question
        try:
            self._remarks = remarking.remarks(self._editing.library, self._editing.kenmerk)
        except AfwegingError as error:
            self._remarks = ()
            shell(self).say(str(error), "error")
        self._fill(home=changed)

    def _fill(self, *, home: bool) -> None:
        found = sorted(at_question(self._remarks, self._question.id), key=lambda one: (one.resolved, one.number))
        listed = self.query_one(RemarkList)
        where = listed.highlighted
        listed.clear_options()
        listed.add_options([Option(_drawn(one), id=f"remark-{one.number}") for one in found])
        listed.highlighted = (0 if home or where is None else min(where, len(found) - 1)) if found else None
        number = len(still_open(found))
        count = ngettext("{number} remark is open.", "{number} remarks are open.", number).format(number=number)
        keys = _("+ makes one, Enter replies, space resolves.")
        text = f"{count} {keys}" if found else _("No remarks on this answer. + makes one.")
        self.query_one("#remarks-count", Static).update(Content(text))

    @on(RemarkList.Asked)
    def _asked(self, event: RemarkList.Asked) -> None:
        event.stop()
        library, kenmerk, question = self._editing.library, self._editing.kenmerk, self._question
        about = f"{question.number}. {question.label.at(active().language)}"
        if event.wish == "add":
            window = RemarkWindow(_("A remark on this answer"), about)
            self.app.push_screen(window, self._then(lambda text: remarking.add(library, kenmerk, question.id, text)))
            return
        remark = numbered(self._remarks, event.number)
        if event.wish == "reply":
            self.app.push_screen(RemarkWindow(_("Reply to remark {number}").format(number=remark.number), remark.text),
                                 self._then(lambda text: remarking.reply(library, kenmerk, remark.number, text)))
        else:
            turn = remarking.reopen if remark.resolved else remarking.resolve
            self._carry_out(lambda: turn(library, kenmerk, remark.number))

    def _then(self, verb: Callable[[str], Remark]) -> Callable[[str | None], None]:
        """What happens with the text of the window, if there is one."""
        def carry_out(text: str | None) -> None:
            if text is not None:
                self._carry_out(lambda: verb(text))
        return carry_out

    def _carry_out(self, verb: Callable[[], Remark]) -> None:
        try:
            verb()
        except AfwegingError as error:
            shell(self).say(str(error), "error")
        self.show(self._question)
        self.post_message(self.Touched())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click replies as well."""
        event.stop()
        if event.option_id:
            self.query_one(RemarkList).post_message(RemarkList.Asked("reply", int(event.option_id.removeprefix("remark-"))))


def open_by_question(editing: Editing) -> Mapping[str, int]:
    """How many remarks are open on each question; nothing when they cannot be read, which the panel says."""
    try:
        found = remarking.remarks(editing.library, editing.kenmerk)
    except AfwegingError:
        return {}
    return Counter(one.question for one in still_open(found))


def _drawn(one: Remark) -> Content:
    """A remark with its replies, as texts that are never read as markup."""
    moment = active().moment(one.at.astimezone())
    state = _("resolved by {role}").format(role=one.resolved_by or "-") if one.resolved else _("open")
    head = f"[{'x' if one.resolved else ' '}] {one.number} · {one.role or '-'} · {moment} · {state}"
    parts = [Content.assemble((head, "bold"), "\n", one.text)]
    parts += [
        Content.assemble((f"  ↳ {reply.role or '-'} · {active().moment(reply.at.astimezone())}", "bold"), "\n  ",
                         reply.text.replace("\n", "\n  "))
        for reply in one.replies
    ]
    return Content("\n").join(parts)
