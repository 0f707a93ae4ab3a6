"""The language of the whole dossier on the advice screen: one quiet line with totals, and a window with all hints."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.editing import Editing
from afweging.texts import _, active, ngettext
from afweging.tui.dialogs import Dialog
from afweging.tui.fill.glossary import read_apart
from afweging.tui.fill.language import hint_line

if TYPE_CHECKING:
    from afweging.language.models import DossierLanguage, QuestionLanguage


class Sentence(NamedTuple):
    """Where a hint leads: a question (id), and its sentence, in characters of the answer."""

    question: str
    start: int
    end: int


def looked_through(editing: Editing) -> "DossierLanguage":
    """The words and hints of all answers. Takes a moment, so it is done aside. Raises when the glossary cannot be read."""
    from afweging.language.hints import dossier_language  # noqa: PLC0415 - only when an advice is looked at

    return dossier_language(editing.framework, editing.assessment, read_apart(editing.library))


def line(found: "DossierLanguage", key: str) -> str:
    """The totals, and the key that shows the hints when there are any."""
    from afweging.language.telling import in_totals  # noqa: PLC0415 - only when an advice is looked at

    more = " " + _("{key} shows them.").format(key=key) if any(found.counts.values()) else ""
    return in_totals(found) + more


class AllHints(OptionList):
    """The hints of all answers, question by question; Enter goes to the sentence."""

    def explain(self) -> str:
        """What F1 says."""
        return _("Hints on the language of all answers, question by question: sentences of more than 20 words, the passive "
                 "voice, and abbreviations that are not explained where they first stand in this dossier. They are only hints "
                 "and block nothing. Enter goes to the sentence.")


class HintsWindow(Dialog[Sentence]):
    """All hints on the language of a dossier; the result is the sentence to go to."""

    DEFAULT_CSS = """
    HintsWindow > Vertical { width: 96%; max-width: 100; }
    HintsWindow AllHints { height: auto; max-height: 60vh; }
    HintsWindow.-low AllHints { max-height: 9; }
    """

    def __init__(self, editing: Editing, found: "DossierLanguage") -> None:
        super().__init__()
        self._editing, self._found = editing, found
        self._places: dict[str, Sentence] = {}

    def compose(self) -> ComposeResult:
        """What it is about, the totals, the hints and the keys."""
        from afweging.language.telling import in_one_line  # noqa: PLC0415 - only when it is looked at

        with Vertical():
            yield Static(Content(_("Language of {kenmerk}").format(kenmerk=self._editing.name)), classes="title")
            yield Static(Content(in_one_line(self._found)))
            yield AllHints(*self._options(), markup=False)
            yield Static(Content(_("Arrows choose, Enter goes to the sentence, Esc closes.")), classes="keys")

    def on_mount(self) -> None:
        """The first hint is at hand."""
        self.query_one(AllHints).focus()

    def _options(self) -> Iterator[Option]:
        for one in self._found.questions:
            if not one.hints:
                continue
            yield Option(Content.styled(self._heading(one), "bold"), disabled=True)
            text = self._editing.answer(one.question).text
            for place, hint in enumerate(one.hints):
                name = f"{one.question}-{place}"
                self._places[name] = Sentence(one.question, hint.start, hint.end)
                yield Option(hint_line(text, hint), id=name)

    def _heading(self, one: "QuestionLanguage") -> str:
        question = self._editing.framework.find(one.question)
        label = question.label.at(active().language) if question else one.question
        words = _("{words} words of about {limit}").format(words=active().number(one.words), limit=active().number(one.limit))
        number = ngettext("{number} hint", "{number} hints", len(one.hints)).format(number=len(one.hints))
        return f"{one.number} {label} · {words}{'' if one.words <= one.limit else ' !'} · {number}"

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._places.get(event.option_id or ""))
