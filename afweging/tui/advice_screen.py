"""The advice screen: the ladder step by step, what is still open, and what the rules ask."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from afweging.editing import Editing
from afweging.errors import AfwegingError
from afweging.texts import _, active
from afweging.tui.actions import Place
from afweging.tui.advice.drawing import asked, ladder, still_open, summary
from afweging.tui.advice.language import HintsWindow, Sentence, line, looked_through
from afweging.tui.aside import aside
from afweging.tui.fill.naming import key
from afweging.tui.fill.screen import FillScreen
from afweging.tui.fill.signs import standing
from afweging.tui.page import Page, bindings
from afweging.tui.shell import shell

if TYPE_CHECKING:
    from afweging.language.models import DossierLanguage

LATER = 0.3
"""Seconds after which the language of the answers is looked through, aside: not for who only passes by."""


class NextList(OptionList):
    """The questions to go on with; Enter goes there."""

    def explain(self) -> str:
        """What F1 says."""
        return _("What is still open: the questions that are not done, and those to be looked at again. Once the derived advice "
                 "shows, the smallest next step comes first: the questions that can still change the outcome. Enter goes there.")


class AdviceScreen(Page):
    """What follows from the answers of one dossier as they stand on disk now."""

    place: ClassVar[Place] = "advice"
    BINDINGS: ClassVar[list[BindingType]] = bindings("advice")
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    AdviceScreen #advice { height: 1fr; layout: vertical; overflow-y: auto; }
    AdviceScreen.-wide #advice { layout: grid; grid-size: 2 2; grid-columns: 45% 1fr; grid-rows: auto 1fr; overflow-y: hidden; }
    AdviceScreen #standing, AdviceScreen #ladder-box, AdviceScreen #asked-box { height: auto; padding: 0 1; }
    AdviceScreen.-wide #ladder-box { row-span: 2; height: 100%; overflow-y: auto; }
    AdviceScreen.-wide #asked-box { height: 100%; overflow-y: auto; }
    AdviceScreen Static { height: auto; margin-bottom: 1; }
    AdviceScreen NextList, AdviceScreen NextList:focus { height: auto; max-height: 8; border: round $border-blurred; padding: 0 1;
        background: $background; margin-bottom: 1; }
    AdviceScreen NextList:focus { border: round $border; }
    AdviceScreen.-wide NextList { max-height: 18; }
    AdviceScreen #language { color: $text-muted; }
    """

    def __init__(self, kenmerk: str) -> None:
        super().__init__()
        self._editing = Editing.open(shell(self).library, kenmerk)
        self._looked = False
        self._language: DossierLanguage | None = None

    def body(self) -> ComposeResult:
        """The outcome and what is open on one side, the ladder on the other; one below the other where it is narrow."""
        with VerticalScroll(id="advice", can_focus=False):
            with Vertical(id="standing"):
                yield Static(Content(""), id="summary")
                yield NextList(id="next")
                yield Static(Content(_("The hints are being worked out…")), id="language")
            with VerticalScroll(id="ladder-box", can_focus=True):
                yield Static(Content(""), id="ladder")
            with VerticalScroll(id="asked-box", can_focus=True):
                yield Static(Content(""), id="asked")

    @on(events.Mount)
    def _begin(self) -> None:
        self._fill_next()
        self.call_after_refresh(self._draw)
        listed = self.query_one(NextList)
        self.set_focus(listed if listed.display else self.query_one("#ladder-box"))
        self.set_timer(LATER, self._read_language)

    def _read_language(self) -> None:
        aside(self, partial(looked_through, self._editing), self._language_read, self._language_failed)

    def _language_read(self, found: "DossierLanguage") -> None:
        self._language = found
        self._draw_language()

    def _language_failed(self, error: AfwegingError) -> None:
        self.query_one("#language").display = False
        shell(self).say(str(error), "error")

    def _draw_language(self) -> None:
        said = line(self._language, key(self, "advice.language")) if self._language else _("The hints are being worked out…")
        self.query_one("#language", Static).update(Content(said))

    def on_resize(self, _event: events.Resize) -> None:
        """Draw to the new width."""
        self.call_after_refresh(self._draw)

    def heading(self) -> str:
        """The dossier."""
        return f"{self._editing.name} · {_('Advice')} · {self._editing.assessment.head.title}"

    def kenmerk(self) -> str:
        """The dossier this page is about, or the version of it."""
        return self._editing.name

    @property
    def revealed(self) -> bool:
        """Whether what follows from the verdicts is shown."""
        return self._looked or self._editing.advice_shown

    def _draw(self) -> None:
        editing, advice, revealed = self._editing, self._editing.advice, self.revealed
        width = self.query_one("#ladder-box").scrollable_content_region.width - 2
        self.query_one("#summary", Static).update(summary(editing, advice, revealed=revealed, look_key=key(self, "advice.look")))
        self.query_one("#ladder", Static).update(ladder(editing, advice, min(width, 90), revealed=revealed))
        self.query_one("#asked", Static).update(asked(editing, advice, revealed=revealed))

    def _fill_next(self) -> None:
        listed, states, again = self.query_one(NextList), self._editing.states, self._editing.again
        first = self._editing.advice.next if self.revealed else ()
        names = [*first, *(name for name in still_open(self._editing) if name not in first)]
        found = [question for name in names if (question := self._editing.framework.find(name))]
        listed.clear_options()
        for question in found:
            stands = standing(states[question.id], again=question.id in again)
            label = f"{question.number:>2} {question.label.at(active().language)}: {stands}"
            smallest = f" · {_('smallest next step')}" if question.id in first else ""
            listed.add_option(Option(Content(label + smallest), id=question.id))
        listed.border_title = Content(_("Still open: Enter goes there"))
        listed.display = bool(found)
        listed.highlighted = 0 if found else None

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            await self._go(event.option_id)

    async def _go(self, question: str, sentence: Sentence | None = None) -> None:
        """Back to the dossier, at a question; at a sentence of its answer when there is one."""
        self.app.pop_screen()
        below = self.app.screen
        found = self._editing.framework.find(question)
        if isinstance(below, FillScreen) and below.kenmerk() == self.kenmerk() and found:
            await below.go_to(found)
        else:
            shell(self).open_dossier(self.kenmerk(), question)
        shown = self.app.screen
        if sentence and isinstance(shown, FillScreen):
            shown.call_later(shown.show_sentence, sentence.start, sentence.end)  # after it has begun

    def action_back(self) -> None:
        """Close the advice."""
        self.app.pop_screen()

    async def action_to_question(self) -> None:
        """To the question that holds the advice."""
        await self._go(self._editing.framework.concluding.question.id)

    def action_language(self) -> None:
        """List the hints on the language of all answers, once they have been worked out."""
        if self._language is None:
            shell(self).say(_("The hints are being worked out…"))
        elif not any(self._language.counts.values()):
            shell(self).say(line(self._language, ""))
        else:
            self.app.push_screen(HintsWindow(self._editing, self._language), self._to_sentence)

    async def _to_sentence(self, chosen: Sentence | None) -> None:
        if chosen:
            await self._go(chosen.question, chosen)

    def action_look(self) -> None:
        """Show the derived advice now; when verdicts are missing that is logged first."""
        if self.revealed:
            shell(self).say(_("The derived advice is shown already."))
            return
        try:
            self._editing.look_early()
        except AfwegingError as error:
            shell(self).say(str(error), "error")
            return
        self._looked = True
        self._fill_next()
        self._draw()
        shell(self).say(_("That you looked before all verdicts were given is logged."), "warning")

    def relabel(self) -> None:
        """Show all texts in the active language."""
        super().relabel()
        self._fill_next()
        self._draw()
        self._draw_language()

    def explain(self) -> str:
        """What F1 says."""
        return _("What follows from your verdicts, step by step. The verdicts that decide a step are marked. The derived advice "
                 "shows once every considered question has a verdict, so that it does not steer you; F9 shows it earlier and "
                 "logs that. You decide: an advice other than the derived one needs a reason, at question 14.")
