"""The library screen: find a dossier, open it, and do things with it as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from afweging.assessment.query import Query
from afweging.errors import AfwegingError
from afweging.library import Hit, Library, blind, remark_counts, searching
from afweging.texts import _, ngettext
from afweging.tui.actions import Place
from afweging.tui.aside import aside
from afweging.tui.field import Field
from afweging.tui.keys import shown
from afweging.tui.library.listing import Columns, DossierList
from afweging.tui.library.many_tasks import ManyTasks
from afweging.tui.library.preview import PREVIEW_WIDTH, Preview, hit_text, names
from afweging.tui.library.rows import ONE_LINE, ORDERS, Row, matching, ordered, rows_of
from afweging.tui.library.stale_tasks import StaleTasks
from afweging.tui.library.upkeep import Upkeep
from afweging.tui.page import WIDE, Page, bindings
from afweging.tui.second.tasks import SecondTasks
from afweging.tui.shell import shell

LATER = 0.2
"""Seconds after which the full names of outcomes and questions are read; only the preview needs them."""
FIRST_ROWS = 100
"""Rows read before the first paint; the others follow aside."""
FULL_TEXT_FROM = 3
"""Letters from which the answers are searched as well."""
REST = 0.12
"""Seconds without a key before the answers are searched."""


def columns_fit(screen_width: int) -> bool:
    """Whether the rows are one line on a screen of this width, where the preview may take its part."""
    preview = PREVIEW_WIDTH if screen_width >= WIDE else 0
    return screen_width - preview - 1 >= ONE_LINE


def _rows_of(library: Library, limit: int | None = None) -> list[Row]:
    return rows_of(blind.veiled(library, library.entries(limit=limit)), remark_counts.open_counts(library))


class SearchBox(Field):
    """The search box; what it does not use itself moves the cursor of the list."""

    DEFAULT_CSS = "SearchBox { width: 1fr; }"

    def explain(self) -> str:
        """What F1 says about it."""
        return _("Type to search. At once the list shows the dossiers with those words in title, reference number, "
                 "directorate or tags; from three letters on the answers are searched as well. Accents and capitals do not "
                 "matter; “words in quotes” stand together. Fields narrow the list: status:draft, advice:deelname, "
                 "year:2026, question:4 (the words must stand in that answer), phase:award, reference:, tag:, "
                 "example:yes; Dutch and English names both work. The arrows move through the list meanwhile, Enter opens, Esc "
                 "shows everything again.")


class LibraryScreen(StaleTasks, ManyTasks, SecondTasks, Upkeep, Page):
    """The list of dossiers with its search box."""

    place: ClassVar[Place] = "library"
    BINDINGS: ClassVar[list[BindingType]] = bindings("library")
    DEFAULT_CSS = """
    LibraryScreen #search { height: 1; padding: 0 1; }
    LibraryScreen #search Static { width: auto; padding-right: 1; }
    LibraryScreen #count { height: 1; padding: 0 2; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    LibraryScreen #empty { padding: 1 2; display: none; height: 1fr; }
    LibraryScreen.-wide Preview { display: block; }
    LibraryScreen.-empty #empty { display: block; }
    LibraryScreen.-empty DossierList { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Row] = []
        self._hits: dict[str, Hit] = {}
        self._hits_for: Query | None = None
        self._asked, self._wrong = Query(), ""
        self._order = "updated"
        self._wait: Timer | None = None
        self._reader: Library | None = None
        self._load_count = 0
        self._complete = False
        self._seen = False
        self._keep = ""
        self._status = ""

    def body(self) -> ComposeResult:
        """Search box, state of the search, list and preview."""
        self._keep = shell(self).remembered.dossier
        self._first()  # before anything is drawn, so that nothing is drawn twice
        self.set_class(not self._all, "-empty")
        with Horizontal(id="search"):
            yield Static(Content(_("Search:")), id="search-label")
            yield SearchBox(compact=True, select_on_focus=False)
        self._status = self._count_text(self._asked, self._all, 0)
        yield Static(Content(self._status), id="count")
        columns = Columns()
        columns.display = columns_fit(self.app.size.width)
        with Horizontal():
            with Vertical():
                yield columns
                yield DossierList(self._all, keep=self._keep)
                yield Static(Content(self._empty_text("")), id="empty")
            yield Preview()

    def on_mount(self) -> None:
        """What can wait until the list is on the screen."""
        self.set_timer(LATER, self._name_outcomes)

    def on_screen_resume(self) -> None:
        """Something may have changed while another page was in view."""
        if self._seen:
            self.load()
        elif not self._complete:
            self.call_after_refresh(self.load)  # reading thousands of rows must not hold up the first paint
        self._seen = True

    def _name_outcomes(self) -> None:
        try:
            self.query_one(Preview).labels = names(shell(self).library)
            self.query_one(Preview).refresh()
        except AfwegingError as error:
            self.trouble(error)

    # --- reading -------------------------------------------------------------------------------------------------

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.query_one(DossierList).current

    def kenmerk(self) -> str:
        """The dossier under the cursor."""
        return self.current.entry.kenmerk if self.current else ""

    @property
    def narrowed(self) -> bool:
        """Whether a search or a field keeps dossiers from the list."""
        return bool(self._query) or self.stale_found is not None

    def heading(self) -> str:
        """What stands in the title line."""
        return _("Library")

    def _first(self) -> None:
        try:
            found = _rows_of(shell(self).library, FIRST_ROWS)
        except AfwegingError as error:
            self.call_after_refresh(self.trouble, error)
            return
        self._all, self._complete = found, len(found) < FIRST_ROWS

    def load(self, keep: str = "") -> None:
        """Read the list anew; the cursor goes to ``keep``, or stays where it is."""
        self._keep = keep or self.kenmerk() or self._keep
        library = shell(self).library
        self._load_count += 1
        count = self._load_count
        try:
            first = _rows_of(library, FIRST_ROWS)
        except AfwegingError as error:
            self.trouble(error)
            return
        if len(first) < FIRST_ROWS:
            self._complete = True
            self._take(count, first)
            return
        if not self._all:
            self._take(count, first)
        aside(self, lambda: _rows_of(library), lambda rows: self._take_all(count, rows), self.trouble)

    def _take_all(self, count: int, rows: list[Row]) -> None:
        self._complete = True
        self._take(count, rows)

    def _take(self, count: int, rows: list[Row]) -> None:
        if count == self._load_count:
            self._all = rows if self._order == "updated" else ordered(rows, self._order)
            self.show_rows()

    # --- searching -----------------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._wait:
            self._wait.stop()
        try:
            self._asked, self._wrong = searching.asked(shell(self).library, event.value), ""
        except AfwegingError as error:  # while a field is not right, everything is shown
            self._asked, self._wrong = Query(), f"{error.what()} {error.remedy()}"
        query = self._asked
        if len(query.words) >= FULL_TEXT_FROM:
            self._wait = self.set_timer(REST, lambda: self._search(query))
        else:
            self._hits, self._hits_for = {}, None
        self._keep = ""
        self.show_rows()

    def _search(self, query: Query) -> None:
        """Search the answers aside, through a library of its own, so that saving never waits for it."""
        aside(self, lambda: searching.hits(self._reading(), query), lambda hits: self._found(query, hits), self.trouble)

    def _reading(self) -> Library:
        if self._reader is None:
            self._reader = Library.open(shell(self).library.store.path, mode="read")
        return self._reader

    def let_go(self) -> None:
        """Close the library that is searched; the next search opens it anew."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _found(self, query: Query, hits: Iterable[Hit]) -> None:
        if query == self._asked:
            self._hits, self._hits_for = {hit.kenmerk: hit for hit in hits}, query
            self._keep = self.kenmerk()
            self.show_rows()

    @property
    def _query(self) -> str:
        return self.query_one(SearchBox).value.strip()

    def show_rows(self) -> None:
        """Show the rows that match, those found in the answers last."""
        query = self._asked
        admitted = [one for one in self._all if searching.admits(query, one.entry)] if query.fields else self._all
        rows = matching(self.of_that_age(admitted), searching.listed_by(query))
        by_words = len(rows)
        if query == self._hits_for:
            there = {one.entry.kenmerk for one in rows}
            rows += [one for one in self.of_that_age(self._all)
                     if one.entry.kenmerk in self._hits and one.entry.kenmerk not in there]
        self.query_one(DossierList).show(rows, keep=self._keep)
        self.set_class(not rows, "-empty")
        self._status = self._count_text(query, rows, len(rows) - by_words)
        self._show_status()
        if not rows:
            self.query_one("#empty", Static).update(Content(self._empty_text(self._query)), layout=False)

    def _count_text(self, query: Query, rows: Sequence[Row], in_answers: int) -> str:
        seconds = sum(1 for one in rows if one.entry.summary.second_of)  # they are no dossiers of their own
        shown_rows = len(rows) - seconds
        say = ngettext("{number} dossier", "{number} dossiers", shown_rows).format(number=shown_rows)
        parts = [say if self._complete else _("the newest {number} dossiers; the others follow").format(number=shown_rows)]
        if seconds:
            parts.append(ngettext("{number} second judgement", "{number} second judgements", seconds).format(number=seconds))
        if in_answers:
            parts.append(_("{number} of them by their answers").format(number=in_answers))
        elif len(query.words) >= FULL_TEXT_FROM and query != self._hits_for:
            parts.append(_("searching the answers"))
        if self.stale_found is not None:
            parts.append(_("with facts that lapsed"))
        if self._order != "updated":
            parts.append(_(ORDERS[self._order]))
        return " · ".join(parts)

    def _show_status(self) -> None:
        """The number of dossiers; on a narrow terminal, for a row found by its answers, what was found."""
        found = self.current
        hit = self._hit(found)
        line = Content(self._wrong or self._status)
        more = self.stale_words(found).replace("\n", " ") or (hit_text(hit) if hit else "")
        if more and not self._wrong and not self.has_class("-wide"):
            line = Content.assemble(line, " · ", more)
        self.query_one("#count", Static).update(line, layout=False)

    def _hit(self, found: Row | None) -> Hit | None:
        """What the search found in the answers of a row; what stands in its title, everybody sees."""
        hit = self._hits.get(found.entry.kenmerk) if found and self._query else None
        return hit if hit and hit.place != "head" else None

    def _empty_text(self, query: str) -> str:
        if self.stale_found is not None and not query:
            return _("No finalised dossier cites facts that lapsed since. Esc shows all dossiers.")
        if query:
            return _("Nothing found for “{query}”. Esc shows all dossiers.").format(query=query)
        keys = {name: shown(self.keys_of(name)[0]) for name in ("library.new", "library.import")}
        return _("The library is still empty.\n\n{new} starts a new dossier.\n{bring} takes in a file: JSON, YAML or one of our "
                 "PDF reports.\n\nTo look around first: leave the program and start “afweging demo”; that fills a library "
                 "with seven examples.").format(new=keys["library.new"], bring=keys["library.import"])

    # --- keys ----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Arrows move the cursor wherever the focus is; letters typed on the list go to the search box."""
        listed, box = self.query_one(DossierList), self.query_one(SearchBox)
        steps = {"up": -1, "down": 1, "pageup": -listed.page, "pagedown": listed.page}
        if not box.has_focus:
            steps |= {"home": -len(listed.rows), "end": len(listed.rows)}
        if event.key in steps:
            listed.move(steps[event.key])
            event.stop()
            event.prevent_default()
        elif listed.has_focus and event.is_printable and event.character:
            box.focus()
            box.insert_text_at_cursor(event.character)
            event.stop()

    @on(DossierList.Moved)
    def _moved(self, event: DossierList.Moved) -> None:
        self.query_one(Preview).show(event.row, self._hit(event.row), self.stale_words(event.row))
        if event.row:
            self._show_status()
            state = shell(self)
            state.remembered = replace(state.remembered, dossier=event.row.entry.kenmerk)

    @on(DossierList.Chosen)
    @on(Input.Submitted)
    def action_open(self) -> None:
        """Open the dossier under the cursor."""
        if kenmerk := self.kenmerk():
            shell(self).open_dossier(kenmerk)

    def action_advice(self) -> None:
        """Show what follows from the answers of the dossier under the cursor."""
        if kenmerk := self.kenmerk():
            shell(self).show_advice(kenmerk)

    def action_portfolio(self) -> None:
        """Show all dossiers beside each other; the examples when the cursor stands on one."""
        shell(self).show_portfolio(examples=self.current is not None and self.current.entry.summary.example)

    def action_search(self) -> None:
        """Put the cursor in the search box."""
        self.query_one(SearchBox).focus()

    def action_clear(self) -> None:
        """Show everything again; the cursor stays on its dossier."""
        keep, self.stale_found = self.kenmerk(), None
        self.query_one(SearchBox).value = ""
        self.call_after_refresh(lambda: self.load(keep))

    def action_order(self) -> None:
        """Put the list in the next order."""
        names = list(ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self._all, self._keep = ordered(self._all, self._order), self.kenmerk()
        self.show_rows()

    def on_resize(self, event: events.Resize) -> None:
        """The names of the columns stand above the list when its rows are one line."""
        self.query_one(Columns).display = columns_fit(event.size.width)

    def relabel(self) -> None:
        """Show all texts in the language that is active now."""
        super().relabel()
        self.query_one("#search-label", Static).update(Content(_("Search:")))
        self._keep = self.kenmerk()
        self.show_rows()
        self.query_one(Columns).refresh()
        self.query_one(DossierList).refresh()
        self.query_one(Preview).refresh()
