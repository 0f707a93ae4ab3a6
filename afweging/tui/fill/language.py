"""The language of the answer: its words against the soft limit, and hints that block nothing; Enter goes to the sentence."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.assessment.wording import count_words
from afweging.editing import Editing
from afweging.framework.models import Question
from afweging.texts import _, active, ngettext

if TYPE_CHECKING:
    from afweging.language.models import Glossary, Hint

PAUSE = 0.8
"""Seconds without a key until the hints are worked out anew: never while somebody types."""
OPENING = 60
"""Signs of a sentence that are shown with a hint."""


class HintList(OptionList):
    """The hints; Enter goes to the sentence."""

    def explain(self) -> str:
        """What F1 says."""
        return _("Hints on the language of this answer: sentences of more than 20 words, the passive voice, and abbreviations "
                 "that are not explained where they first stand in this dossier. They are only hints and block nothing; "
                 "where there is doubt there is none. Enter goes to the sentence.")


class LanguagePanel(Vertical):
    """The words and hints of the question that is shown, worked out when the typing pauses."""

    DEFAULT_CSS = """
    LanguagePanel #language-head { height: auto; margin-bottom: 1; }
    LanguagePanel HintList, LanguagePanel HintList:focus { height: 1fr; border: none; background: $background; padding: 0; }
    """

    class Jump(Message):
        """The user wants to see a sentence: from one place in the answer to another."""

        def __init__(self, start: int, end: int) -> None:
            super().__init__()
            self.start = start
            self.end = end

    class Wanted(Message):
        """The panel needs the glossary."""

        def __init__(self, panel: "LanguagePanel") -> None:
            super().__init__()
            self.panel = panel

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="language")
        self._editing = editing
        self._question = editing.framework.questions[0]
        self._glossary: Glossary | None = None
        self._hints: tuple[Hint, ...] = ()
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The count, and the list."""
        yield Static(Content(""), id="language-head")
        yield HintList(id="hint-list", markup=False)

    def on_mount(self) -> None:
        """Ask for the glossary."""
        self.post_message(self.Wanted(self))

    def receive(self, glossary: "Glossary") -> None:
        """The glossary has been read."""
        self._glossary = glossary
        self._fill()

    def show(self, question: Question) -> None:
        """Show the words and hints of a question."""
        self._question = question
        self._fill()

    def update_later(self) -> None:
        """Something was typed: work the hints out anew once the typing pauses."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, self._fill)

    def _fill(self) -> None:
        head, listed = self.query_one("#language-head", Static), self.query_one(HintList)
        if self._glossary is None:
            head.update(Content(_("The hints are being worked out…")))
            return
        from afweging.language.hints import question_language  # noqa: PLC0415 - only when the panel is looked at

        editing = self._editing
        found = question_language(editing.framework, editing.assessment, self._question, self._glossary)
        head.update(Content(self._counted(found.words, found.limit, len(found.hints))))
        self._hints = found.hints
        text, where = editing.answer(self._question.id).text, listed.highlighted
        listed.clear_options()
        listed.add_options([Option(hint_line(text, hint)) for hint in found.hints])
        listed.highlighted = min(where or 0, len(found.hints) - 1) if found.hints else None

    def _counted(self, words: int, limit: int, hints: int) -> str:
        """The words here and in the whole dossier, each against its soft limit, and how many hints there are."""
        editing, number = self._editing, active().number
        questions = editing.framework.questions
        total = sum(count_words(editing.answer(question.id).text) for question in questions)
        lines = [
            _("This answer: {words} words of about {limit}").format(words=number(words), limit=number(limit))
            + ("" if words <= limit else " !"),
            _("All answers: {words} words of about {limit}").format(
                words=number(total), limit=number(sum(question.word_limit for question in questions))),
            ngettext("{number} hint, Enter goes there", "{number} hints, Enter goes there", hints).format(number=hints)
            if hints else _("No hints on this answer."),
        ]
        return "\n".join(lines)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the sentence."""
        event.stop()
        hint = self._hints[event.option_index]
        self.post_message(self.Jump(hint.start, hint.end))


def hint_line(text: str, hint: "Hint") -> Content:
    """What a hint says, with the beginning of its sentence."""
    from afweging.language.telling import said  # noqa: PLC0415 - only when the panel is looked at

    sentence = " ".join(text[hint.start:hint.end].split())
    opening = sentence if len(sentence) <= OPENING else f"{sentence[:OPENING].rstrip()}…"
    return Content.assemble((said(hint), "bold"), "\n", opening)
