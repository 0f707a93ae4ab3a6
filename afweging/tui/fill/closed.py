"""The closed part of an answer: its text and the ground of the Woo. The public version of the report leaves it out."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.assessment.labels import WOO_MEANING
from afweging.assessment.models import WOO_GROUNDS
from afweging.editing import Editing
from afweging.framework.models import Question
from afweging.texts import _
from afweging.tui.fill.text import Kept, TextField


class GroundList(OptionList):
    """The grounds; Enter or space chooses."""

    def explain(self) -> str:
        """What F1 says."""
        return _("The ground of the Woo on which this part is withheld. Arrows move, Enter chooses; Tab goes to the text.")


class ClosedPanel(Vertical):
    """The grounds and the text of the closed part of the question that is shown."""

    DEFAULT_CSS = """
    ClosedPanel GroundList, ClosedPanel GroundList:focus {
        height: auto; max-height: 50%; border: none; background: $background; padding: 0;
    }
    ClosedPanel Static { height: auto; }
    ClosedPanel TextField { height: 1fr; min-height: 3; max-height: 100%; border: round $border-blurred; }
    ClosedPanel TextField:focus { border: round $border; }
    """

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="closed")
        self._editing = editing
        self._question = editing.framework.questions[0]
        self._grounds: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """What it is, the grounds, and the text."""
        yield Static(Content(""), id="closed-label")
        yield GroundList(id="ground-list")
        yield TextField(id="closed-text", read_only=self._editing.locked is not None)

    def show(self, question: Question) -> None:
        """Show the closed part of a question."""
        self._question = question
        found = self._editing.answer(question.id).confidential
        if found:
            self._grounds[question.id] = found.ground
        self.query_one("#closed-label", Static).update(Content(_("Left out of the public version. Ground of the Woo:")))
        self.query_one("#closed-text", TextField).hold(found.text if found else "", self._keep)
        self._fill()

    @property
    def ground(self) -> str:
        """The ground chosen for this question; the first one until another is chosen."""
        return self._grounds.get(self._question.id, WOO_GROUNDS[0])

    def _fill(self) -> None:
        listed = self.query_one(GroundList)
        where = listed.highlighted
        listed.clear_options()
        listed.add_options([
            Option(Content(f"({'x' if ground == self.ground else ' '}) {ground} {_(WOO_MEANING[ground])}"), id=f"ground-{number}")
            for number, ground in enumerate(WOO_GROUNDS)
        ])
        listed.highlighted = WOO_GROUNDS.index(self.ground) if where is None else where

    def _keep(self, text: str) -> None:
        self._editing.set_confidential(self._question.id, text, self.ground)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a ground."""
        event.stop()
        if self._editing.locked is None:
            self._grounds[self._question.id] = WOO_GROUNDS[event.option_index]
            self._keep(self.query_one("#closed-text", TextField).text)
            self._fill()
            self.post_message(Kept())
