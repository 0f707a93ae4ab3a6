"""What stands above an answer: number, title and question; and the line at the bottom that says what is on disk."""

from datetime import datetime

from textual.content import Content
from textual.widget import Widget

from afweging.editing import Editing
from afweging.framework.models import Framework, Question
from afweging.library import today
from afweging.texts import _, active
from afweging.tui.fill.verdict import SPACIOUS


class QuestionHead(Widget):
    """The number, the title and the question itself; with its section where there is room, cut to four lines where not."""

    DEFAULT_CSS = """
    QuestionHead { height: auto; padding: 0 2; }
    .-low QuestionHead { max-height: 4; }
    """

    def __init__(self, framework: Framework, question: Question) -> None:
        super().__init__(id="head")
        self._framework = framework
        self._question = question

    def show(self, question: Question) -> None:
        """Show another question."""
        self._question = question
        self.refresh(layout=True)

    def render(self) -> Content:
        """The texts of the question."""
        language = active().language
        title = Content.styled(f"{self._question.number}. {self._question.title.at(language)}", "bold")
        asked, section = self._question.question, self._framework.section_of(self._question)
        parts = [title, Content(asked.at(language))] if asked else [title]
        if section and self.screen.size.height >= SPACIOUS:
            parts.insert(0, Content.styled(section.title.at(language), "dim"))
        return Content("\n").join(parts)


class StatusLine(Widget):
    """Left what is on disk, right how many words there are. Fixed widths, so that a key repaints little."""

    DEFAULT_CSS = "StatusLine { height: 1; padding: 0 1; background: $surface; }"

    def __init__(self) -> None:
        super().__init__(id="status")
        self._saved = ""
        self._alarm = False
        self._words = ""
        self._carried = ""

    def show_saved(self, editing: Editing, *, pending: bool) -> None:
        """Say what is on disk. ``pending``: whether something was typed that the session does not know yet."""
        locked = editing.locked
        self._alarm = editing.trouble is not None
        if locked is not None:
            saved = _("read only")
        elif pending or editing.dirty or editing.trouble:
            saved = _("NOT saved") if editing.trouble else _("not saved yet")
        else:
            at = editing.saved_at or editing.info.created
            saved = _("saved {time}").format(time=_clock(at))
        if saved != self._saved:
            self._saved = saved
            self.refresh()

    def show_words(self, words: str, carried: str = "") -> None:
        """Say how many words there are, and that they stand as they were carried over when they do."""
        if (words, carried) != (self._words, self._carried):
            self._words, self._carried = words, carried
            self.refresh()

    def render(self) -> Content:
        """Both parts; between them that the answer was carried over, in full where there is room."""
        saved = Content.styled(self._saved, "bold reverse" if self._alarm else "bold")
        room = self.content_size.width - len(self._saved) - len(self._words)
        carried = next((one for one in (self._carried, _("carried over")) if len(one) + 4 < room), "") if self._carried else ""
        gap = max(room - len(carried), 1)
        return Content.assemble(saved, " " * (gap // 2), carried, " " * (gap - gap // 2), self._words)


def _clock(at: datetime) -> str:
    """The time of a save; with its day when that is not today."""
    local = at.astimezone()
    return f"{local:%H:%M:%S}" if local.date() == today() else active().moment(local)
