"""A window on all facts that may be cited: search them, see where they come from, add one of one's own or change it."""

from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from afweging.errors import AfwegingError
from afweging.evidence.models import Evidence, Fact
from afweging.evidence.own import is_own
from afweging.evidence.period import shown
from afweging.library import Library, evidence
from afweging.library.evidence_form import Typed, typed
from afweging.library.evidence_words import fact_lines, facts_with, standing_words
from afweging.texts import _, active
from afweging.tui.dialogs import Dialog
from afweging.tui.field import Field
from afweging.tui.fill.own_fact import OwnFactForm

MOST = 60
"""How many facts are listed at once; a search narrows them."""


class EvidenceWindow(Dialog[bool]):
    """A search line, the facts, and everything known of the one under the cursor."""

    DEFAULT_CSS = """
    EvidenceWindow > Vertical { width: 96%; max-width: 130; height: 90%; }
    EvidenceWindow Input { margin: 0; }
    EvidenceWindow OptionList { height: 1fr; max-height: 100%; }
    EvidenceWindow #fact-about { height: auto; max-height: 9; border-top: solid $panel; }
    EvidenceWindow .warning { color: $text-warning; }
    """

    def __init__(self, library: Library, at: date) -> None:
        super().__init__()
        self._library, self._at = library, at

    def compose(self) -> ComposeResult:
        """The search line, the list, the one under the cursor, and the keys."""
        with Vertical():
            yield Static(Content(_("All facts, as they stand on {day}").format(day=active().day(self._at))), classes="title")
            if said := evidence.clash_words(evidence.clashes(self._library)):
                yield Static(Content(said), classes="warning")
            yield Field(placeholder=_("Search: id, words or source"), id="all-facts-search", compact=True)
            yield Static(id="all-facts-count")
            yield OptionList(id="all-facts", markup=False)
            with VerticalScroll(id="fact-about", can_focus=False):
                yield Static(id="fact-text")
            yield Static(classes="wrong")
            yield Static(Content(_("Arrows choose, F2 adds a fact of your own, F3 changes one, Esc closes.")), classes="keys")

    def on_mount(self) -> None:
        """Everything at first; typing goes to the search line."""
        self.query_one(OptionList).can_focus = False
        self._fill("")
        self.query_one("#all-facts-search", Input).focus()

    @on(Input.Changed, "#all-facts-search")
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, query: str, keep: str = "") -> None:
        known, listed = self._library.evidence, self.query_one(OptionList)
        found = sorted(facts_with(known, query), key=lambda fact: not is_own(fact.id))
        listed.clear_options()
        listed.add_options([Option(self._line(known, fact), id=fact.id) for fact in found[:MOST]])
        names = [fact.id for fact in found[:MOST]]
        listed.highlighted = None if not names else names.index(keep) if keep in names else 0
        count = _("{number} facts").format(number=len(found))
        if len(found) > MOST:
            count = _("{shown} of {number} facts, search for more").format(shown=MOST, number=len(found))
        self.query_one("#all-facts-count", Static).update(Content(count))
        if not names:
            self.query_one("#fact-text", Static).update(Content(""))

    def _line(self, known: Evidence, fact: Fact) -> Content:
        marks = standing_words(known, fact, self._at)
        head = " · ".join(filter(None, (fact.id, shown(fact.valid_from, active().language), fact.grade, marks)))
        return Content.assemble((head, "bold"), "  ", fact.text.at(active().language))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        known, now = self._library.evidence, event.option_list.highlighted_option
        if now is None or now.id != event.option_id:  # gone again, when letters come fast
            return
        fact = known.fact(now.id or "")
        lines = "\n".join(fact_lines(known, fact, self._at)) if fact else ""
        self.query_one("#fact-text", Static).update(Content(lines))
        self.query_one("#fact-about", VerticalScroll).scroll_home(animate=False)

    def on_key(self, event: events.Key) -> None:
        """The arrows move through the list while the line keeps the focus; F2 adds and F3 changes."""
        listed = self.query_one(OptionList)
        moves = {"up": listed.action_cursor_up, "down": listed.action_cursor_down, "pageup": listed.action_page_up,
                 "pagedown": listed.action_page_down, "f2": self._add, "f3": self._change}
        if event.key in moves:
            moves[event.key]()
            event.stop()
            event.prevent_default()

    def _add(self) -> None:
        self._ask(Typed())

    def _change(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        try:
            given = typed(self._library, option.id or "") if option else Typed()
        except AfwegingError as error:
            self.complain(str(error))
            return
        self._ask(given)

    def _ask(self, given: Typed) -> None:
        self.complain("")
        if (locked := self._library.store.read_only) is not None:
            self.complain(str(locked))
            return
        self.app.push_screen(OwnFactForm(self._library, given), self._kept)

    def _kept(self, name: str | None) -> None:
        if name:
            self.query_one("#all-facts-search", Input).value = ""
            self._fill("", keep=name)
