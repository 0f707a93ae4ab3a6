"""The screen Tweede oordeel: both judgements question by question, what was agreed, and what it does to the advice."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.assessment.agreement import Pair
from afweging.errors import AfwegingError
from afweging.framework.models import UNKNOWN, Question
from afweging.library import second, second_words
from afweging.library.second import Double, Settlement
from afweging.texts import _, active
from afweging.tui.actions import Place
from afweging.tui.dialogs import Choice, Line, Offer, reason_given
from afweging.tui.page import Page, bindings
from afweging.tui.shell import shell


class PairList(OptionList):
    """The questions with both verdicts; Enter settles one."""

    def explain(self) -> str:
        """What F1 says."""
        return _("All questions with both verdicts: the same, one step apart, or more. Where the two differ, Enter asks which "
                 "level was agreed and why; that is kept at once. Below stand both answers of the question under the cursor.")


class Answers(VerticalScroll, can_focus=True):
    """One of the two answers to the question under the cursor."""

    DEFAULT_CSS = """
    Answers { width: 1fr; border: round $border-blurred; padding: 0 1; }
    Answers:focus { border: round $border; }
    Answers Static { height: auto; }
    """

    def compose(self) -> ComposeResult:
        """The verdict and the text."""
        yield Static(Content(""))

    def show(self, title: str, verdict: str, text: str) -> None:
        """Show another answer."""
        self.border_title = Content(title)
        self.query_one(Static).update(Content.assemble((verdict, "bold"), "\n\n", text or _("No answer in words.")))
        self.scroll_home(animate=False)

    def explain(self) -> str:
        """What F1 says."""
        return _("One of the two answers to this question, whole. The arrows scroll.")


class ReconcileScreen(Page):
    """A dossier that was judged twice, to be reconciled."""

    place: ClassVar[Place] = "second"
    BINDINGS: ClassVar[list[BindingType]] = bindings("second")
    AUTO_FOCUS = "PairList"
    DEFAULT_CSS = """
    ReconcileScreen #effect { height: auto; max-height: 6; padding: 0 1; }
    ReconcileScreen #effect Static { height: auto; }
    ReconcileScreen PairList, ReconcileScreen PairList:focus { height: 1fr; border: round $border-blurred; padding: 0 1;
        background: $background; }
    ReconcileScreen PairList:focus { border: round $border; }
    ReconcileScreen #answers { height: 1fr; }
    ReconcileScreen.-wide #parts { layout: horizontal; }
    ReconcileScreen.-wide PairList, ReconcileScreen.-wide PairList:focus { width: 46%; height: 100%; }
    ReconcileScreen.-wide #answers { height: 100%; width: 1fr; }
    """

    def __init__(self, double: Double) -> None:
        super().__init__()
        self.double = double
        self.settled: dict[str, Settlement] = {}
        self.done = False

    def body(self) -> ComposeResult:
        """What it does to the advice, the questions, and both answers to one of them."""
        with VerticalScroll(id="effect", can_focus=True):
            yield Static(Content(""))
        with Vertical(id="parts"):
            yield PairList()
            with Horizontal(id="answers"):
                yield Answers(id="first")
                yield Answers(id="second")

    @on(events.Mount)
    def _begin(self) -> None:
        self._read()
        differing = [pair.question for pair in self.double.pairs if pair.differs]
        self._draw(next(iter((*self._unsettled, *differing)), ""))

    def heading(self) -> str:
        """Both dossiers."""
        return f"{self.double.first.kenmerk} · {_('Second judgement')} {self.double.second.kenmerk}"

    def kenmerk(self) -> str:
        """The dossier this page is about."""
        return self.double.first.kenmerk

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def _unsettled(self) -> list[str]:
        return [pair.question for pair in self.double.pairs if pair.differs and pair.question not in self.settled]

    @property
    def current(self) -> Pair | None:
        """The question under the cursor."""
        place = self.query_one(PairList).highlighted
        return None if place is None else self.double.pairs[place]

    def _read(self) -> None:
        library = shell(self).library
        try:
            self.settled, self.done = second.settled(library, self.double), second.reconciled(library, self.double)
        except AfwegingError as error:
            shell(self).store_trouble(error)

    def _draw(self, question: str) -> None:
        """Draw everything; the cursor goes to a question."""
        lines = list(second_words.advice_lines(self.double.first.framework, self.double.effect))
        if self.done:
            lines.append(_("These differences are reconciled already."))
        self.query_one("#effect Static", Static).update(Content("\n".join(lines)))
        listed = self.query_one(PairList)
        listed.clear_options()
        listed.add_options(Option(self._row(pair), id=pair.question) for pair in self.double.pairs)
        listed.border_title = Content(second_words.counted(self.double.pairs))
        names = [pair.question for pair in self.double.pairs]
        listed.highlighted = names.index(question) if question in names else 0 if names else None
        self.call_after_refresh(listed.scroll_to_highlight)

    def _asked(self, pair: Pair) -> Question:
        return next(one for one in self.double.first.framework.questions if one.id == pair.question)

    def _level(self, pair: Pair, verdict: str | None) -> str:
        return second_words.level(self.double.first.framework, self._asked(pair), verdict)

    def _row(self, pair: Pair) -> Content:
        question, agreed = self._asked(pair), self.settled.get(pair.question)
        title = f"{question.number:>2} {question.label.at(active().language)}: {second_words.distance(pair)}"
        if not pair.differs:
            return Content(f"  {title} ({self._level(pair, pair.first)})")
        both = f"     {self._level(pair, pair.first)}  |  {self._level(pair, pair.second)}"
        said = _("agreed: {level}").format(level=self._level(pair, agreed.verdict)) if agreed else _("not settled yet")
        return Content.assemble("✓ " if agreed else "! ", (title, "bold"), f" · {said}\n{both}")

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        pair = self.current
        if pair is None:
            return
        for name, title, dossier, verdict in (
            ("first", _("First"), self.double.first, pair.first), ("second", _("Second"), self.double.second, pair.second),
        ):
            role = dossier.info.author_role
            answer = dossier.assessment.answer(pair.question)
            text = "\n\n".join(filter(None, (answer.text, f"{_('what is missing')}: {answer.missing}" if answer.missing else "")))
            self.query_one(f"#{name}", Answers).show(f"{title} · {role}" if role else title, self._level(pair, verdict), text)

    # --- settling ------------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_settle()

    def action_settle(self) -> None:
        """Ask which level was agreed on the question under the cursor, and why."""
        pair = self.current
        if pair is None:
            return
        if self.done or not pair.differs:
            shell(self).say(_("These differences are reconciled already.") if self.done else _(
                "Both judged this question alike; that verdict is taken over."))
            return
        question = self._asked(pair)
        title = _("Question {number}: which level was agreed?").format(number=question.number)
        before = self.settled.get(pair.question)
        offers = [Offer(level, self._level(pair, level), self._whose(pair, level)) for level in (*pair.levels, UNKNOWN)]
        self.app.push_screen(Choice(title, offers, chosen=before.verdict if before else pair.first or ""),
                             lambda level: self._ask_why(pair, level))

    def _whose(self, pair: Pair, level: str) -> str:
        whose = [word for word, verdict in ((_("the first"), pair.first), (_("the second"), pair.second)) if verdict == level]
        return _("verdict of {whose}").format(whose=whose[0]) if whose else ""

    def _ask_why(self, pair: Pair, level: str | None) -> None:
        if level is None:
            return
        before = self.settled.get(pair.question)
        self.app.push_screen(Line(
            _("Question {number}: {level}").format(number=self._asked(pair).number, level=self._level(pair, level)),
            _("Why was this agreed? It is kept beside both verdicts."), button_label=_("Keep"), check=reason_given,
            value=before.why if before else ""), lambda why: self._settle(pair, level, why))

    def _settle(self, pair: Pair, level: str, why: str | None) -> None:
        if why is None:
            return
        try:
            second.settle(shell(self).library, self.double, pair.question, Settlement(level, why))
        except AfwegingError as error:
            shell(self).store_trouble(error)
            return
        self._read()
        self._draw(self._unsettled[0] if self._unsettled else pair.question)
        if not self._unsettled:
            shell(self).say(_("Every difference is settled. Record it now as a version of the first dossier."))

    def action_next(self) -> None:
        """Go to the next difference that is not settled."""
        listed, names = self.query_one(PairList), [pair.question for pair in self.double.pairs]
        here = listed.highlighted or 0
        places = sorted(names.index(name) for name in self._unsettled)
        if not places:
            shell(self).say(_("Every difference is settled."))
            return
        listed.highlighted = next((place for place in places if place > here), places[0])

    def action_record(self) -> None:
        """Make what was agreed the next version of the first dossier, and go back."""
        try:
            done = second.reconcile(shell(self).library, self.double, {})
        except AfwegingError as error:
            shell(self).store_trouble(error)
            return
        self.app.pop_screen()
        shell(self).say(_("{kenmerk} holds what was agreed as version {number}; both verdicts and the reasons are kept.").format(
            kenmerk=done.kenmerk, number=done.info.number))

    def action_back(self) -> None:
        """Close this page; what was settled is kept."""
        self.app.pop_screen()

    def relabel(self) -> None:
        """Show all texts in the active language."""
        super().relabel()
        pair = self.current
        self._draw(pair.question if pair else "")

    def explain(self) -> str:
        """What F1 says."""
        return _("A dossier that was judged twice. On top: whether the differences change the derived advice, and which "
                 "questions do so alone. Below: every question with both verdicts. Settle each difference with a reason, then "
                 "record what was agreed as a new version of the first dossier; the second stays as it is.")
