"""How earlier finalised dossiers judged the question: the levels counted, the middle, and the dossiers, nearest first."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.assessment.precedents import Precedent, Precedents, precedents
from afweging.editing import Editing
from afweging.errors import AfwegingError
from afweging.framework.models import Question
from afweging.library import precedents as cases
from afweging.texts import _, active, ngettext
from afweging.tui.aside import aside
from afweging.tui.dialogs import Message
from afweging.tui.shell import shell

MOST = 100
"""So many dossiers are listed; the nearest stand first."""
BAR = 8


class PrecedentList(OptionList):
    """The dossiers; Enter shows what one of them answered."""

    def explain(self) -> str:
        """What F1 says."""
        return _("How earlier finalised dossiers judged this question: how often each level was given, the median, and the "
                 "dossiers themselves. Those that share a tag with this dossier stand first, then the newest. Enter shows "
                 "the whole answer. Examples count only beside examples. An earlier verdict is no rule: it asks for a reason "
                 "when yours differs.")


class PrecedentsPanel(Vertical):
    """What earlier dossiers say about the question that is shown. They are read aside, once for the whole session."""

    DEFAULT_CSS = """
    PrecedentsPanel #precedents-head { height: auto; max-height: 60%; margin-bottom: 1; }
    PrecedentsPanel PrecedentList, PrecedentsPanel PrecedentList:focus { height: 1fr; border: none; background: $background;
        padding: 0; }
    """

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="precedents")
        self._editing = editing
        self._question = editing.framework.questions[0]
        self._known: cases.Known | None = None
        self._found: Precedents | None = None

    def compose(self) -> ComposeResult:
        """The counts, and the list."""
        yield Static(Content(""), id="precedents-head")
        yield PrecedentList(id="precedent-list", markup=False)

    def on_mount(self) -> None:
        """Read the library aside."""
        library = self._editing.library
        aside(self, lambda: cases.known_apart(library), self._receive, self._failed)

    def show(self, question: Question) -> None:
        """Show the precedents of a question."""
        self._question = question
        self._fill()

    def _receive(self, known: cases.Known) -> None:
        self._known = known
        self._fill()

    def _failed(self, error: AfwegingError) -> None:
        self.query_one("#precedents-head", Static).update(Content(f"{error.what()} {error.remedy()}"))

    def _fill(self) -> None:
        head, listed = self.query_one("#precedents-head", Static), self.query_one(PrecedentList)
        if self._known is None:
            head.update(Content(_("The earlier dossiers are being read…")))
            return
        framework = self._editing.framework
        self._found = precedents(framework, self._question, self._editing.assessment.head, self._known.earlier)
        head.update(Content("\n").join(self._lines(self._found, self._known)))
        where = listed.highlighted
        listed.clear_options()
        listed.add_options([Option(self._line(one)) for one in self._found.found[:MOST]])
        listed.highlighted = min(where or 0, listed.option_count - 1) if listed.option_count else None

    @property
    def _verdict(self) -> str | None:
        if self._question.kind == "advice":
            return self._editing.assessment.conclusion.outcome
        return self._editing.answer(self._question.id).verdict

    def _lines(self, found: Precedents, known: cases.Known) -> Iterator[Content]:
        """The head: counts as words and as bars of signs, then the median and how the verdict lies beside it."""
        framework = self._editing.framework
        if not found.found:
            yield Content(_("No earlier finalised dossier judged this question."))
        else:
            counts = list(cases.counted(framework, self._question, found))
            most = max(count for _words, count in counts)
            for words, count in counts:
                yield Content.assemble(cases.bar(count, most, BAR), f" {count:>2}× ", words)
            for sentence in (cases.median_words(framework, self._question, found),
                             cases.difference_words(framework, self._question, self._verdict, found)):
                if sentence:
                    yield Content.styled(sentence, "bold")
        if known.damaged:
            text = ngettext("{number} dossier is damaged and not counted.", "{number} dossiers are damaged and not counted.",
                            len(known.damaged))
            yield Content(text.format(number=len(known.damaged)))

    def _line(self, one: Precedent) -> Content:
        framework, earlier = self._editing.framework, one.earlier
        near = f" · {_('shares a tag')}" if one.near else ""
        level = cases.level_words(framework, self._question, one.verdict)
        parts: list[str | tuple[str, str]] = [
            (f"{earlier.kenmerk} · {active().day(earlier.peildatum)}{near}", "bold"), f"\n{earlier.title}", f"\n{level}"]
        if self._question.kind != "advice" and earlier.advice:
            parts.append(f"\n→ {cases.level_words(framework, framework.concluding.question, earlier.advice)}")
        if one.opening:
            parts.append((f"\n{one.opening}", "$text-muted"))
        return Content.assemble(*parts)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the whole answer of the dossier that was chosen."""
        event.stop()
        if self._found is None:
            return
        one = self._found.found[event.option_index]
        try:
            dossier = self._editing.library.dossier(f"{one.earlier.kenmerk}@{one.earlier.number}")
        except AfwegingError as error:
            shell(self).say(str(error), "error")
            return
        answer = dossier.assessment.answer(self._question.id)
        framework = self._editing.framework
        paragraphs = [one.earlier.title, cases.level_words(framework, self._question, one.verdict), "",
                      *(answer.text.split("\n") or [_("No answer in words.")])]
        if answer.confidential:
            paragraphs += ["", _("There is a closed part; open the dossier to read it.")]
        self.app.push_screen(Message(f"{one.earlier.kenmerk}@{one.earlier.number} · {self._question.number}. "
                                     f"{self._question.label.at(active().language)}", paragraphs))
