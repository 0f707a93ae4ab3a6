"""The fourteen questions in their sections, each with its state, and how far every section is."""

from collections.abc import Mapping

from rich.cells import set_cell_size
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from afweging.assessment.completeness import Progress, State
from afweging.editing import Editing
from afweging.framework.models import Question
from afweging.texts import _, active, ngettext
from afweging.tui.fill.naming import titled
from afweging.tui.fill.signs import standing

WIDTH = 38
STATE_WIDTH = 15


class Navigator(OptionList):
    """A list to walk through; Enter goes to the question."""

    DEFAULT_CSS = """
    Navigator { width: 1fr; height: 1fr; border: round $border-blurred; padding: 0 1; background: $background; }
    Navigator:focus { border: round $border; }
    Navigator > .option-list--option-disabled { color: $foreground; text-style: bold; }
    """

    class Chosen(Message):
        """The user wants this question."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="navigator")
        self._editing = editing
        self._shown: dict[str, str] = {}
        self._current = ""
        self._remarks: Mapping[str, int] = {}

    def on_mount(self) -> None:
        """Fill the list once; later only what changed is drawn anew."""
        self.border_title = Content(titled(self, _("Questions"), "fill.questions"))
        framework = self._editing.framework
        parts = [(section.id, section.questions) for section in framework.sections]
        for name, questions in (*parts, (framework.concluding.id, (framework.concluding.question,))):
            self.add_option(Option(Content(name), id=f"section-{name}", disabled=True))
            self.add_options([Option(Content(question.id), id=question.id) for question in questions])
        self.update_states()

    def relabel(self) -> None:
        """Draw everything in the active language."""
        self.border_title = Content(titled(self, _("Questions"), "fill.questions"))
        self._shown.clear()
        self.update_states()

    def go_to(self, question: str) -> None:
        """Mark the question that is shown beside the list."""
        self._current = question
        self.highlighted = self.get_option_index(question)
        self.update_states()

    def update_states(self) -> None:
        """Draw the states that changed."""
        found, sections = self._editing.states, self._editing.section_progress
        for question in self._editing.framework.questions:
            self._draw(question.id, self._question_line(question, found[question.id]))
        for name, progress in sections.items():
            self._draw(f"section-{name}", self._section_line(name, progress))

    def show_remarks(self, counts: Mapping[str, int]) -> None:
        """Show how many remarks are open, by question and in all."""
        self._remarks = counts
        number = sum(counts.values())
        said = ngettext("* {number} remark open", "* {number} remarks open", number).format(number=number)
        self.border_subtitle = Content(said if number else "")
        self.update_states()

    def _draw(self, name: str, line: str) -> None:
        if self._shown.get(name) != line:
            self._shown[name] = line
            self.replace_option_prompt(name, Content(line))

    def _question_line(self, question: Question, state: State) -> str:
        mark = "›" if question.id == self._current else " "
        label = f"{mark}{question.number:>2} {question.label.at(active().language)}"
        number = self._remarks.get(question.id, 0)
        remarks = f"*{number if number < 10 else '+'}" if number else ""
        return _spread(label, standing(state, again=bool(self._editing.answer(question.id).again)), remarks)

    def _section_line(self, name: str, progress: Progress) -> str:
        label = _("Conclusion") if name == self._editing.framework.concluding.id else name
        return _spread(label, _("{done} of {total}").format(done=progress.done, total=progress.total))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the question that was chosen."""
        event.stop()
        if event.option_id:
            self.post_message(self.Chosen(event.option_id))

    def explain(self) -> str:
        """What F1 says."""
        return _("All questions with their state. Arrows move, Enter goes to the question. A sign never stands alone: "
                 "· empty, ~ started, ✓ motivated, ? unknown, – lapsed (no longer considered), ! again: look at it again, "
                 "because an answer it leans on changed. * and a number: so many remarks of readers are open.")


def _spread(left: str, right: str, last: str = "") -> str:
    """A line of the list's inner width: a label, from a fixed column its state, and in the last two cells its remarks."""
    return f"{set_cell_size(left, WIDTH - 4 - STATE_WIDTH)}{set_cell_size(right, STATE_WIDTH - 2) if last else right}{last}"
