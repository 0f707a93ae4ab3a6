"""The portfolio on the screen: filter while typing, order by any column, open a dossier at a question, make the report."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from afweging.advice import portfolio as pure
from afweging.advice.portfolio import MARKS, SIGNS, Line, mark_word
from afweging.assessment.query import Query
from afweging.errors import AfwegingError
from afweging.library import narrowing, today
from afweging.library import portfolio as use
from afweging.library.narrowing import words_of
from afweging.library.portfolio import Portfolio
from afweging.texts import N_, _, active, ngettext
from afweging.tui.actions import Place
from afweging.tui.aside import aside
from afweging.tui.field import Field
from afweging.tui.page import Page, bindings
from afweging.tui.portfolio.columns import told
from afweging.tui.portfolio.matrix import Heads, Matrix
from afweging.tui.shell import shell

if TYPE_CHECKING:
    from afweging.tui.library.many_form import Given

FILES: Final[Mapping[str, str]] = {
    "pdf": "PDF", "html": "HTML", "md": "Markdown", "csv": N_("CSV, for a spreadsheet"), "json": "JSON"}
"""What can be made of a portfolio: what ``report --portfolio`` makes, and the CSV of ``portfolio``."""
DOSSIER_ORDERS = ("kenmerk", "title", "peildatum", "status")
"""What the first column can be put in order by, one after the other."""


class FilterBox(Field):
    """The filter; what it does not use itself moves the cursor of the matrix."""

    DEFAULT_CSS = "FilterBox { width: 1fr; }"

    def explain(self) -> str:
        """What F1 says."""
        return _("Type words to see only the dossiers that have them all in reference number, title, tags, status, phase, "
                 "reference date or advice, such as: waterstof vastgesteld 2026. Fields are exact: status:draft, "
                 "advice:deelname, year:2026, phase:award, reference:, tag:. The report and the export hold what is "
                 "shown, in this order. Esc shows all again.")


class PortfolioScreen(Page):
    """Filter, matrix, and in words what stands under the cursor."""

    place: ClassVar[Place] = "portfolio"
    BINDINGS: ClassVar[list[BindingType]] = bindings("portfolio")
    AUTO_FOCUS = "Matrix"
    DEFAULT_CSS = """
    PortfolioScreen #filter { height: 1; padding: 0 1; }
    PortfolioScreen #filter Static { width: auto; padding-right: 1; }
    PortfolioScreen #standing, PortfolioScreen #legend { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap;
        text-overflow: ellipsis; }
    PortfolioScreen #which { height: 1; padding: 0 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    PortfolioScreen #told { height: 2; padding: 0 1; }
    PortfolioScreen #message { padding: 1 2; height: auto; }
    PortfolioScreen.-ready #message { display: none; }
    """

    def __init__(self, *, examples: bool = False) -> None:
        super().__init__()
        self._examples = examples
        self._found: Portfolio | None = None
        self._by, self._backwards = "kenmerk", False
        self._words: dict[str, str] = {}
        self._asked, self._wrong = Query(), ""

    def body(self) -> ComposeResult:
        """The filter, how many there are, the matrix, and the words below it."""
        matrix = Matrix(use.framework_of(shell(self).library))
        with Horizontal(id="filter"):
            yield Static(Content(_("Filter:")), id="filter-label")
            yield FilterBox(compact=True, select_on_focus=False)
        yield Static(Content(""), id="standing")
        yield Static(Content(_("The dossiers are being read…")), id="message")
        yield Heads(matrix)
        yield matrix
        yield Static(Content(""), id="which")
        yield Static(Content(""), id="told")
        yield Static(Content(""), id="legend")

    def heading(self) -> str:
        """What is shown."""
        return _("Portfolio of the examples") if self._examples else _("Portfolio")

    def kenmerk(self) -> str:
        """The dossier under the cursor."""
        line = self.matrix.line
        return line.kenmerk if line else ""

    @property
    def matrix(self) -> Matrix:
        """The matrix."""
        return self.query_one(Matrix)

    @on(events.ScreenResume)
    def _read(self) -> None:
        """Read the dossiers aside; again when another page was in front."""
        library, examples = shell(self).library, self._examples
        aside(self, lambda: use.portfolio_apart(library, examples=examples), self._receive, self._failed)

    def _receive(self, found: Portfolio) -> None:
        if found.wanted.examples == self._examples:
            self._found = found
            self._words = {one.kenmerk: words_of(one) for one in found.lines}
            self._show()

    def _failed(self, error: AfwegingError) -> None:
        shell(self).store_trouble(error)

    # --- showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """The lines that fit the filter, in order."""
        found = self._found
        if found is None:
            return
        lines = [one for one in found.lines if narrowing.passes(self._asked, one, self._words[one.kenmerk])]
        keep = self.kenmerk()
        self.matrix.show(found.framework, pure.ordered(lines, self._by, backwards=self._backwards), keep=keep)
        self.set_class(bool(lines), "-ready")
        self.query_one("#message", Static).update(Content(self._empty(found)))
        self._say_standing(found, lines)
        legend = "  ".join(f"{SIGNS[mark]} {mark_word(mark, active())}" for mark in MARKS)
        self.query_one("#legend", Static).update(Content(legend))

    def _empty(self, found: Portfolio) -> str:
        if found.lines:
            return _("No dossier fits this filter. Esc shows all again.")
        key = self.keys_of("portfolio.examples")[0].upper()
        if self._examples:
            return _("There are no examples in this library. {key} shows the real dossiers.").format(key=key)
        return _("There are no real dossiers in this library. {key} shows the examples.").format(key=key)

    def _say_standing(self, found: Portfolio, lines: list[Line]) -> None:
        parts = [ngettext("{number} dossier", "{number} dossiers", len(lines)).format(number=len(lines)),
                 _("in order of {order}").format(order=use.order_words(found.framework, self._by, active()))]
        if self._backwards:
            parts.append(_("turned round"))
        if found.damaged:
            parts.append(ngettext("{number} damaged", "{number} damaged", len(found.damaged)).format(number=len(found.damaged)))
        self.query_one("#standing", Static).update(Content(self._wrong or " · ".join(parts)))

    @on(Matrix.Moved)
    def _moved(self) -> None:
        matrix = self.matrix
        self.query_one(Heads).refresh()
        line = matrix.line
        self.query_one("#which", Static).update(Content(f"{line.kenmerk} · {line.title}" if line else ""))
        text = told(self._found.framework, matrix.column, line) if self._found and line else ""
        self.query_one("#told", Static).update(Content(text))

    # --- keys ----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """The arrows move the cursor wherever the focus is; left and right stay with the filter while it has text."""
        matrix, box = self.matrix, self.query_one(FilterBox)
        down = {"up": -1, "down": 1, "pageup": -matrix.page, "pagedown": matrix.page}
        right = {} if box.has_focus else {"left": -1, "right": 1}
        ends = {} if box.has_focus else {"home": -len(matrix.lines), "end": len(matrix.lines)}
        if event.key in down or event.key in ends:
            matrix.move(down=(down | ends)[event.key])
        elif event.key in right:
            matrix.move(right=right[event.key])
        elif matrix.has_focus and event.is_printable and event.character:
            box.focus()
            box.insert_text_at_cursor(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        try:
            self._asked, self._wrong = narrowing.asked(shell(self).library, event.value), ""
        except AfwegingError as error:  # while a field is not right, everything is shown
            self._asked, self._wrong = Query(), f"{error.what()} {error.remedy()}"
        self._show()

    @on(Input.Submitted)
    @on(Matrix.Chosen)
    def action_open(self) -> None:
        """Open the dossier under the cursor, at the question of that column."""
        if not (kenmerk := self.kenmerk()):
            return
        column = self.matrix.column
        shell(self).open_dossier(kenmerk, column.name if column.kind == "question" else None)

    def action_search(self) -> None:
        """Put the cursor in the filter."""
        self.query_one(FilterBox).focus()

    def action_order(self) -> None:
        """Order by the column under the cursor; once more turns it round, the first column goes on to its next order."""
        column = self.matrix.column
        if column.kind == "dossier":
            places = [*DOSSIER_ORDERS]
            self._by = places[(places.index(self._by) + 1) % len(places)] if self._by in places else places[0]
            self._backwards = False
        else:
            self._backwards = column.name == self._by and not self._backwards
            self._by = column.name
        self._show()

    def action_examples(self) -> None:
        """The examples in place of the real dossiers, or back."""
        self._examples = not self._examples
        self._read()
        self.refresh_chrome()

    def action_portfolio_report(self) -> None:
        """Make the PDF of what is shown, in the order that is shown."""
        if self._ready_to_write():
            shell(self).make_report(_("the portfolio"), ("--portfolio", *self._chosen()))

    def action_export(self) -> None:
        """Ask what kind of file to make of what is shown, and where."""
        from afweging.library.folders import reports_folder  # noqa: PLC0415 - loaded when it is used
        from afweging.tui.library.many_form import Field, ManyForm, writable  # noqa: PLC0415
        from afweging.tui.report_form import EDITIONS  # noqa: PLC0415

        if not self._ready_to_write():
            return
        fields = (Field(name="format", label=_("File"), options=[(value, _(word)) for value, word in FILES.items()]),
                  Field(name="edition", label=_("Edition"), options=[(value, _(word)) for value, word in EDITIONS.items()]))
        number = len(self.matrix.lines)
        note = ngettext("The {number} dossier that is shown, in this order.", "The {number} dossiers that are shown, in this "
                        "order.", number).format(number=number)
        self.app.push_screen(ManyForm(_("Export the portfolio"), note, fields, folder=str(reports_folder().absolute()),
                                      check=writable, button_label=_("Export")), self._export)

    def _export(self, given: "Given | None") -> None:
        if given is None:
            return
        form, public = given.chosen["format"], given.chosen["edition"] == "public"
        if form != "csv":
            words = ("--portfolio", *self._chosen(), "--format", form, "--output", str(given.folder), *(["--public"] * public))
            shell(self).make_report(_("the portfolio"), words)
        elif public:
            shell(self).say(_("The table for a spreadsheet has no public edition. Choose another file, or the internal edition."),
                            "warning")
        else:
            target = given.folder / f"portfolio-{today().isoformat()}.csv"
            shell(self).make_report(_("the portfolio"), (*self._chosen(), "--format", "csv", "--output", str(target)),
                                    verb="portfolio")

    def _chosen(self) -> tuple[str, ...]:
        """What is shown, in options of the verbs."""
        typed = self.query_one(FilterBox).value.strip()
        return ("--sort", self._by, *(["--reverse"] if self._backwards else []), *(["--examples"] if self._examples else []),
                *([f"--filter={typed}"] if typed else []))

    def _ready_to_write(self) -> bool:
        """Whether what is shown can be written: the filter is understood and leaves something."""
        if self._wrong or not self.matrix.lines:
            shell(self).say(self._wrong or _("Nothing is shown, so there is nothing to write."), "warning")
            return False
        return True

    def action_back(self) -> None:
        """Empty the filter; without one, close the page."""
        box = self.query_one(FilterBox)
        if box.value or box.has_focus:
            box.value = ""
            self.matrix.focus()
        else:
            self.app.pop_screen()

    def relabel(self) -> None:
        """Show all texts in the active language."""
        super().relabel()
        self.query_one("#filter-label", Static).update(Content(_("Filter:")))
        if self._found is not None:
            self._words = {one.kenmerk: words_of(one) for one in self._found.lines}
        self._show()

    def explain(self) -> str:
        """What F1 says when the focused part has nothing to say itself."""
        return self.matrix.explain()
