"""The consistency checks at the question that is shown: what they say, and a word on them."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.editing import Editing
from afweging.framework.models import Framework, Question
from afweging.library.check_words import about, counted, sign, state
from afweging.library.finalising import Spoken, at_question
from afweging.texts import _, active


class CheckList(OptionList):
    """The checks; Enter answers the one under the cursor."""

    class Answer(Message):
        """The user wants to say a word to a check."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place
            """Its place in what is said about this question."""

    def on_key(self, event: events.Key) -> None:
        """Space answers as Enter does."""
        if event.key == "space":
            event.stop()
            event.prevent_default()
            self.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click. Sent from here: Textual ends a message at the parent that sent it."""
        event.stop()
        self.post_message(self.Answer(event.option_index))

    def explain(self) -> str:
        """What F1 says."""
        return _("What the consistency checks say about this question: a warning, never a duty to change something. Enter says a "
                 "word to the one under the cursor. The word is kept with your role and the time, counts at finalising as long "
                 "as the check says the same, and stands in the report. ! something is asked, ✓ answered, · to know.")


class ChecksPanel(Vertical):
    """The checks on the question that is shown, with how many ask for something."""

    DEFAULT_CSS = """
    ChecksPanel CheckList, ChecksPanel CheckList:focus { height: 1fr; border: none; background: $background; padding: 0; }
    ChecksPanel #checks-count { height: auto; color: $foreground; }
    """

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="checks")
        self._editing = editing
        self._question = editing.framework.questions[0]
        self._found: tuple[Spoken, ...] | None = None
        self._drawn: list[Content] = []

    def compose(self) -> ComposeResult:
        """How many there are, and the list."""
        yield Static(Content(""), id="checks-count")
        yield CheckList(id="check-list")

    def receive(self, found: tuple[Spoken, ...] | None) -> None:
        """What the checks say of the whole dossier now; None while that is not known yet."""
        self._found = found
        self.show(self._question)

    @property
    def here(self) -> tuple[Spoken, ...]:
        """What they say about this question."""
        return at_question(self._found or (), self._question.id)

    def show(self, question: Question) -> None:
        """Show the checks on a question."""
        self._question = question
        if not self.is_mounted:
            return
        listed, where = self.query_one(CheckList), self.query_one(CheckList).highlighted
        drawn = [_drawn(self._editing.framework, one) for one in self.here]
        if drawn != self._drawn:
            self._drawn = drawn
            listed.clear_options()
            listed.add_options([Option(text) for text in drawn])
            listed.highlighted = min(where or 0, len(drawn) - 1) if drawn else None
        self.query_one("#checks-count", Static).update(Content(self._count()))

    def _count(self) -> str:
        if self._found is None:
            return _("The checks are being looked at.")
        asking = [one for one in self.here if one.asks == "word"]
        again = _("Enter says a word.") if any(one.open for one in asking) else _("Enter says another word.")
        return f"{counted(self.here)} {again}" if asking else counted(self.here)


def _drawn(framework: Framework, one: Spoken) -> Content:
    """A check, as text that is never read as markup."""
    said = f"\n  {state(one)}" if state(one) else ""
    return Content.assemble((f"{sign(one)} {about(framework, one)}", "bold"), f"\n{one.text.at(active().language)}{said}")


def in_short(found: Sequence[Spoken], key: str) -> str:
    """What stands beside a question while its checks ask for something: the first of them, and where they all are."""
    asked = [one for one in found if one.open]
    if not asked:
        return ""
    more = f" (+{len(asked) - 1})" if len(asked) > 1 else ""
    return _("! Check{more}, {key}: {text}").format(more=more, key=key, text=asked[0].text.at(active().language))
