"""Words explained on the spot, and the way from a hint on the language to its sentence."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets.text_area import Selection

from afweging.errors import AfwegingError
from afweging.texts import _, active
from afweging.tui.aside import aside
from afweging.tui.dialogs import Message
from afweging.tui.fill.glossary import read_apart
from afweging.tui.fill.language import LanguagePanel
from afweging.tui.fill.owning import Owning
from afweging.tui.shell import shell

if TYPE_CHECKING:
    from afweging.language.models import Glossary


class Explaining(Owning):
    """The glossary on the fill screen: read aside when it is first asked for, then kept."""

    _glossary: "Glossary | None" = None

    def with_glossary(self, then: "Callable[[Glossary], None]") -> None:
        """Hand over the glossary, at once or when it has been read."""
        if self._glossary is not None:
            then(self._glossary)
            return

        def receive(found: "Glossary") -> None:
            self._glossary = found
            then(found)

        aside(self, partial(read_apart, self.editing.library), receive, self._glossary_failed)

    def _glossary_failed(self, error: AfwegingError) -> None:
        shell(self).say(str(error), "error")

    async def action_panel_language(self) -> None:
        """To the hints on the language of the answer."""
        await self._panel("language")

    def action_terms(self) -> None:
        """Explain the terms that the question, its guidance and the answer use."""
        self.collect()
        self.with_glossary(self._show_terms)

    def _show_terms(self, glossary: "Glossary") -> None:
        from afweging.language.recognising import terms_at  # noqa: PLC0415 - only when it is asked for
        from afweging.language.telling import explained  # noqa: PLC0415 - the same

        language = active().language
        found = terms_at(glossary, self.question, self.editing.assessment, language)
        paragraphs = [Content.assemble((name, "bold"), f": {meaning}\n")
                      for name, meaning in (explained(one, language) for one in found)]
        title = _("Terms at question {number}").format(number=self.question.number)
        self.app.push_screen(Message(title, paragraphs or [_("No term of the glossary stands here.")]))

    @on(LanguagePanel.Wanted)
    def _glossary_wanted(self, event: LanguagePanel.Wanted) -> None:
        event.stop()
        self.with_glossary(event.panel.receive)

    @on(LanguagePanel.Jump)
    def _to_sentence(self, event: LanguagePanel.Jump) -> None:
        event.stop()
        self.show_sentence(event.start, event.end)

    def show_sentence(self, start: int, end: int) -> None:
        """Select a sentence of the answer that is shown, from one place in it to another, and put the cursor there."""
        self.action_answer()
        field = self.work.answer
        places = [_place(field.text, offset) for offset in (start, end)]
        field.selection = Selection(*places)
        field.scroll_cursor_visible()


def _place(text: str, offset: int) -> tuple[int, int]:
    """A place in a text as row and column."""
    before = text[:offset]
    return before.count("\n"), len(before) - before.rfind("\n") - 1
