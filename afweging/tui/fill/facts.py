"""The facts that may be cited at a question, with their standing at the reference date, and the assessor's own sources."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from afweging.assessment.citing import facts_of
from afweging.assessment.labels import GRADE
from afweging.editing import Editing
from afweging.evidence.models import Evidence, Fact
from afweging.evidence.own import is_own
from afweging.evidence.period import shown
from afweging.framework.models import Question
from afweging.library.evidence_words import facts_with, standing_words, successor_at
from afweging.texts import _, active, ngettext
from afweging.tui.field import Field

MOST = 40
"""How many facts are listed at once; a search narrows them."""


class FactList(OptionList):
    """The facts; Enter cites, Del takes off the list, V cites what took the place of a superseded one, E changes an own one."""

    class Drop(Message):
        """Take what is under the cursor off the list of the answer."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Renew(Message):
        """Cite what took the place of the fact under the cursor."""

        def __init__(self, fact: str) -> None:
            super().__init__()
            self.fact = fact

    class Change(Message):
        """Change the own fact under the cursor."""

        def __init__(self, fact: str) -> None:
            super().__init__()
            self.fact = fact

    @property
    def current(self) -> str:
        """The id of what is under the cursor; empty when nothing is."""
        return (self.get_option_at_index(self.highlighted).id or "") if self.highlighted is not None else ""

    def on_key(self, event: events.Key) -> None:
        """One key for each thing that can be done with what is under the cursor."""
        made = {"delete": self.Drop, "backspace": self.Drop, "v": self.Renew, "e": self.Change}.get(event.key)
        if made is not None and self.current:
            self.post_message(made(self.current))
            event.stop()

    def explain(self) -> str:
        """What F1 says."""
        return _("Facts from the collected sources that serve this question. Enter puts the reference in the text of your answer "
                 "and on its list; Del takes it off the list. Marked are facts that have been superseded at the reference date, "
                 "and facts younger than it. V cites in its place what superseded the fact under the cursor; E changes a fact of "
                 "your own. Type in the box above to search in all facts: id, words, source. Alt+J adds a source of your own to "
                 "this answer, Alt+Shift+F a fact of your own to the library.")


class FactsPanel(Vertical):
    """A search box with the facts of the question that is shown; searching looks through all facts."""

    DEFAULT_CSS = """
    FactsPanel Input { height: 1; padding: 0 1; background: $surface; }
    FactsPanel FactList, FactsPanel FactList:focus { height: 1fr; border: none; background: $background; padding: 0; }
    FactsPanel #facts-count { height: 1; color: $foreground; }
    """

    class Cite(Message):
        """The user wants to cite a fact."""

        def __init__(self, fact: str) -> None:
            super().__init__()
            self.fact = fact

    def __init__(self, editing: Editing, evidence: Evidence | None) -> None:
        super().__init__(id="facts")
        self._editing = editing
        self._evidence = evidence
        self._question = editing.framework.questions[0]

    def compose(self) -> ComposeResult:
        """The search box, how many there are, and the list."""
        yield Field(placeholder=_("Search all facts"), id="fact-search", compact=True)  # no frame: its one line is for the words
        yield Static(Content(""), id="facts-count")
        yield FactList(id="fact-list")

    def show(self, question: Question) -> None:
        """Show the facts of a question; the search is kept only within one question."""
        changed = question.id != self._question.id
        self._question = question
        search = self.query_one(Input)
        search.placeholder = _("Search all facts")
        if changed and search.value:
            with search.prevent(Input.Changed):
                search.value = ""
        self._fill()

    def receive(self, evidence: Evidence) -> None:
        """The facts have been read."""
        self._evidence = evidence
        self._fill()

    def _fill(self) -> None:
        listed = self.query_one(FactList)
        if self._evidence is None:
            self.query_one("#facts-count", Static).update(Content(_("The facts are being read…")))
            return
        where = listed.highlighted
        query = self.query_one(Input).value
        found = self._found(self._evidence, query)
        sources = self._editing.answer(self._question.id).sources
        options = [Option(self._source_line(index), id=f"source-{index}") for index in range(len(sources))]
        options += [Option(self._line(self._evidence, fact), id=fact.id) for fact in found[:MOST]]
        listed.clear_options()
        listed.add_options(options)
        if options:
            listed.highlighted = min(where or 0, len(options) - 1)
        count = ngettext("{number} fact, Enter cites", "{number} facts, Enter cites", len(found)).format(number=len(found))
        if len(found) > MOST:
            count = _("{shown} of {number} facts, search for more").format(shown=MOST, number=len(found))
        self.query_one("#facts-count", Static).update(Content(count))

    def _found(self, evidence: Evidence, query: str) -> list[Fact]:
        """The facts cited here and those of this question; with words, all facts in which every word occurs, its own first."""
        if not query.split():
            fitting = evidence.for_question(self._question.number)
            cited = (evidence.fact(name) for name in facts_of(self._editing.answer(self._question.id)))
            return [*(fact for fact in cited if fact and fact not in fitting), *fitting]
        return sorted(facts_with(evidence, query), key=lambda fact: self._question.number not in fact.questions)

    def _line(self, evidence: Evidence, fact: Fact) -> Content:
        language, at = active().language, self._editing.assessment.head.peildatum
        cited = fact.id in facts_of(self._editing.answer(self._question.id))
        marks = [_("cited")] if cited else []
        marks += [words] if (words := standing_words(evidence, fact, at)) else []
        if cited and successor_at(evidence, fact.id, at):
            marks.append(_("V cites that one instead"))
        if is_own(fact.id):
            marks.append(_("E changes it"))
        head = " · ".join([fact.id, shown(fact.valid_from, language), fact.grade, *marks])
        text = fact.text.at(language) + (f" ({limit.at(language)})" if (limit := fact.limit_at(at)) else "")
        return Content.assemble(("[x] " if cited else "[ ] ", "bold"), (head, "bold"), "\n", text)

    def _source_line(self, index: int) -> Content:
        source = self._editing.answer(self._question.id).sources[index]
        place = f", {source.place}" if source.place else ""
        return Content.assemble(("[x] " + _("own source"), "bold"), f" · {source.grade} ({_(GRADE[source.grade])})\n",
                                source.title, place)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        event.stop()
        self._fill()

    def on_key(self, event: events.Key) -> None:
        """The arrow down goes from the box into the list as well."""
        if event.key == "down" and self.query_one(Input).has_focus:
            event.stop()
            self.screen.set_focus(self.query_one(FactList))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the box into the list."""
        event.stop()
        self.screen.set_focus(self.query_one(FactList))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Cite what was chosen."""
        event.stop()
        if event.option_id and not event.option_id.startswith("source-"):
            self.post_message(self.Cite(event.option_id))
