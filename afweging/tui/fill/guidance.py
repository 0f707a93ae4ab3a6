"""What the annex says with a question, as shown and as published, and what a good answer holds."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from afweging.editing import Editing
from afweging.framework.models import AnnexText, Question
from afweging.texts import Language, _, active
from afweging.tui.fill.naming import key


class GuidancePanel(VerticalScroll, can_focus=True):
    """The guidance of the question that is shown; ``published`` turns to the letter of the annex."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="guidance")
        self._editing = editing
        self._question = editing.framework.questions[0]
        self.published = False

    def compose(self) -> ComposeResult:
        """One text; it scrolls."""
        yield Static(Content(""), id="guidance-text")

    def show(self, question: Question) -> None:
        """Show the guidance of a question."""
        changed = question.id != self._question.id
        self._question = question
        self.query_one("#guidance-text", Static).update(self._content())
        if changed:
            self.scroll_home(animate=False)

    def turn(self) -> None:
        """From the reading shown to the published one, or back."""
        self.published = not self.published
        self.show(self._question)

    def _content(self) -> Content:
        language = active().language
        parts = self._as_published(language) if self.published else self._as_shown(language)
        return Content("\n\n").join(
            Content.assemble((title, "bold"), "\n", text) if title else Content(text) for title, text in parts)

    def _as_shown(self, language: Language) -> Iterator[tuple[str, str]]:
        question = self._question
        yield _("Guidance of the annex"), question.guidance.at(language)
        yield _("A good answer"), question.good_answer.at(language)
        yield _("What counts as evidence"), question.evidence.at(language)
        if question.note:
            yield _("About the text"), question.note.at(language)
        if question.leans_on:
            found = [self._editing.framework.find(name) for name in question.leans_on]
            yield _("Builds on"), ", ".join(f"{one.number} {one.label.at(language)}" for one in found if one)
        yield "", _("{key} shows the text as published.").format(key=key(self, "fill.published"))

    def _as_published(self, language: Language) -> Iterator[tuple[str, str]]:
        source = self._editing.framework.source
        yield _("As published"), source.citation
        texts = [text for text in (self._question.title, self._question.question, self._question.guidance) if text]
        for text in texts:
            yield _("Line {line} of the source").format(line=text.line), text.exact
        found = [line for text in texts for line in _corrections(text, language)]
        yield _("What we show otherwise"), "\n".join(found) or _("Nothing: what is shown is what was published.")
        yield "", _("{key} goes back to the text as shown.").format(key=key(self, "fill.published"))

    def explain(self) -> str:
        """What F1 says."""
        return _("The guidance of the annex with this question, what a good answer holds and what counts as evidence. The arrows "
                 "scroll. Alt+U shows the letter of the annex, with every place where we show something else and why.")


def _corrections(text: AnnexText, language: Language) -> Iterator[str]:
    for one in text.corrections:
        yield f"“{one.published}” → “{one.shown}”: {one.reason.at(language)}"
