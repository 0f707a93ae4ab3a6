"""The program on the screen: one library, its pages, and what all pages may ask (``afweging.tui.shell``)."""

import gc
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from afweging import texts
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.texts import Language, _
from afweging.tui import state, themes
from afweging.tui.actions import Action, Place, action_named
from afweging.tui.chrome import Banner
from afweging.tui.controls import NoControls
from afweging.tui.dialogs import Choice, Message, Offer
from afweging.tui.leaving import Leaving
from afweging.tui.page import Page, bindings


class AfwegingApp(Leaving, App[int]):
    """The screens around one library."""

    TITLE = "Afweging"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    CSS = """
    Toast { width: 60; max-width: 90%; padding: 0 1; }
    ToastRack { margin-bottom: 2; }
    PortfolioScreen ToastRack { margin-bottom: 5; }
    Dialog ToastRack { dock: top; }
    Input { background: $surface; }
    """

    def __init__(
        self, library: Library, *, dossier: str = "", question: str | None = None, language: Language | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class)
        self.library = library
        self.state_file = state.state_file()
        self.remembered = state.load(self.state_file)
        self.keymap_used: dict[str, tuple[str, ...]] = {}
        self.trouble_text = ""
        self._retry: Callable[[], object] | None = None
        self._start = (dossier, question)
        self._filters.append(NoControls())
        self._dress()
        if known := language or texts.language_of(self.remembered.language):
            texts.use(known)

    def _dress(self) -> None:
        """Put on the colours of last time before anything is drawn; a change later on would draw everything twice."""
        for theme in themes.THEMES:
            self.register_theme(theme)
        if "TEXTUAL_THEME" not in os.environ:
            wanted = self.remembered.theme if self.remembered.theme in themes.NAMES else themes.DEFAULT
            self.set_reactive(App.theme, wanted)
            self.stylesheet.set_variables(self.get_css_variables())

    async def on_event(self, event: events.Event) -> None:
        """As its parent. A letter with Alt is a command: text fields of Textual would type the letter."""
        if isinstance(event, events.Key) and "alt+" in event.key:
            event.character = None
        await super().on_event(event)

    def get_default_screen(self) -> Screen[Any]:
        """The list is the lowest page."""
        from afweging.tui.library.screen import LibraryScreen  # noqa: PLC0415 - a page is loaded when it is shown

        return LibraryScreen()

    def on_mount(self) -> None:
        """Colours, keys, and a dossier on top of the list when one was asked for."""
        self.watch_signals()
        self._read_keys()
        dossier, question = self._start
        if dossier:
            self.open_dossier(dossier, question)
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        gc.freeze()
        gc.enable()
        for notice in self.library.store.notices:
            self.say(f"{notice.what()} {notice.remedy()}", "warning")
        if reason := self.library.store.read_only:
            self.store_trouble(reason)
        if self.library.store.own_evidence():
            from afweging.tui.fill.evidence import tell_clashes  # noqa: PLC0415 - only with evidence of one's own

            tell_clashes(self)

    def _read_keys(self) -> None:
        from afweging.tui import keymap  # noqa: PLC0415 - a page is loaded when it is shown

        self.keymap_used, wrong = keymap.load(keymap.key_file())
        if self.keymap_used:
            self.set_keymap({name: ",".join(keys) for name, keys in self.keymap_used.items()})
        for error in wrong:
            self.say(str(error), "warning")

    # --- what the pages may ask ----------------------------------------------------------------------------------

    def open_dossier(self, kenmerk: str, question: str | None = None) -> None:
        """Show the fill screen of a dossier, where the user left off unless a question is named."""
        from afweging.tui.fill.screen import FillScreen  # noqa: PLC0415 - a page is loaded when it is shown

        if question is None and self.remembered.dossier == kenmerk:
            question = self.remembered.question or None
        if self.remembered.dossier != kenmerk:
            self.remembered = replace(self.remembered, dossier=kenmerk, question="")
        self.show_library()
        try:
            page = FillScreen(kenmerk, question)
        except AfwegingError as error:  # such as a damaged draft: said, and the list stays
            self.store_trouble(error)
            return
        self.push_screen(page)

    def show_advice(self, kenmerk: str) -> None:
        """Show the advice on a dossier."""
        from afweging.tui.advice_screen import AdviceScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self._show(lambda: AdviceScreen(kenmerk))

    def show_version(self, name: str) -> None:
        """Show one version as it was, to read only, on top of the page in view."""
        from afweging.tui.fill.screen import FillScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self._show(lambda: FillScreen(name))

    def show_versions(self, kenmerk: str) -> None:
        """Show the versions of a dossier."""
        from afweging.tui.versions.screen import VersionsScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self._show(lambda: VersionsScreen(kenmerk))

    def show_comparison(self, one: str, other: str) -> None:
        """Show two dossiers or versions beside each other."""
        from afweging.tui.compare.screen import CompareScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self._show(lambda: CompareScreen(one, other))

    def show_portfolio(self, *, examples: bool = False) -> None:
        """Show all dossiers beside each other."""
        from afweging.tui.portfolio.screen import PortfolioScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self._show(lambda: PortfolioScreen(examples=examples))

    def _show(self, make: Callable[[], Page]) -> None:
        """Put a page on top, with everything saved; when it cannot be made, say why."""
        self.flush()
        try:
            page = make()
        except AfwegingError as error:
            self.store_trouble(error)
            return
        self.push_screen(page)

    def show_library(self) -> None:
        """Back to the list; the pages above it save and close."""
        self.flush()
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def store_trouble(self, error: AfwegingError, retry: Callable[[], object] | None = None) -> None:
        """Trouble with the store stands in the banner until it is over; any other error is a message."""
        if not error.code.name.startswith("store.") or error.code.name.startswith("store.unknown"):
            self.say(f"{error.what()} {error.remedy()}", "error")
            return
        self.trouble_text = f"{error.what()} {error.remedy()}"
        self._retry = retry
        self._show_banner()

    def store_well(self) -> None:
        """Take the banner away."""
        if self.trouble_text:
            self.trouble_text, self._retry = "", None
            self._show_banner()

    def use_language(self, language: Language) -> None:
        """Show everything in another language."""
        texts.use(language)
        self.remembered = replace(self.remembered, language=language)
        for page in self.pages():
            page.relabel()

    def pages(self) -> list[Page]:
        """The pages that are open, the list first."""
        return [screen for screen in self.screen_stack if isinstance(screen, Page)]

    @property
    def page(self) -> Page | None:
        """The page in view, or the one under a window."""
        return self.pages()[-1] if self.pages() else None

    def _show_banner(self) -> None:
        for page in self.pages():
            for banner in page.query(Banner):
                banner.set_class(bool(self.trouble_text), "-shown")
                banner.refresh(layout=True)

    # --- actions of the app --------------------------------------------------------------------------------------

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """The keys of an action as they are now."""
        return self.keymap_used.get(action.id) or action.keys

    def label_of(self, action: Action) -> str:
        """What the palette calls an action now."""
        return _("Switch to Dutch") if action.id == "app.language" and texts.active().language == "en" else _(action.label)

    @property
    def place(self) -> Place:
        """The place of the page in view."""
        return self.page.place if self.page else "app"

    def action_help(self) -> None:
        """Explain the part that has the focus."""
        from afweging.tui.help import HelpWindow, sections  # noqa: PLC0415 - a page is loaded when it is shown

        if isinstance(self.screen, HelpWindow):
            self.pop_screen()
            return
        self.push_screen(HelpWindow(_("Help"), list(sections(self.screen, self.place, self.keys_of))))

    def action_palette(self) -> None:
        """Show everything that can be done here."""
        from afweging.tui.palette import Palette  # noqa: PLC0415 - a page is loaded when it is shown

        self.push_screen(Palette(self.place, self.keys_of, self.label_of), self._carry_out)

    async def _carry_out(self, action: Action | None) -> None:
        if action:
            await self.run_action(f"{'app' if action.where == 'app' else 'screen'}.{action.method}")

    def action_library(self) -> None:
        """Back to the list."""
        self.show_library()

    def action_report(self) -> None:
        """Make the report of the dossier in view."""
        if self.page and (kenmerk := self.page.kenmerk()):
            self.make_report(kenmerk)
        else:
            self.say(_("There is no dossier here to make a report of."))

    def action_report_as(self) -> None:
        """Ask what kind of report to make of the dossier in view."""
        from afweging.tui.report_form import ReportForm  # noqa: PLC0415 - a page is loaded when it is shown

        if not self.page or not (kenmerk := self.page.kenmerk()):
            self.say(_("There is no dossier here to make a report of."))
            return
        def chosen(words: tuple[str, ...] | None) -> None:
            if words:
                self.make_report(kenmerk, words)

        self.push_screen(ReportForm(kenmerk), chosen)

    def action_language(self) -> None:
        """The other language."""
        self.use_language("en" if texts.active().language == "nl" else "nl")

    def action_theme(self) -> None:
        """Choose colours; each is shown as soon as the cursor stands on it."""
        before = self.theme

        def chosen(name: str | None) -> None:
            self.theme = name or before
            if name:
                self.remembered = replace(self.remembered, theme=name)

        offers = [Offer(name, _(label)) for name, label in themes.NAMES.items()]
        self.push_screen(Choice(_("Colours"), offers, tried=lambda name: setattr(self, "theme", name), chosen=before), chosen)

    def action_copy(self) -> None:
        """Send the selection to the clipboard of the terminal."""
        focused = self.screen.focused
        chosen = getattr(focused, "selected_text", "")  # of a text field; TextArea is not loaded for this question alone
        self._copied(chosen or self.screen.get_selected_text() or "")

    def _copied(self, text: str) -> None:
        if not text:
            self.say(_("Nothing is selected. Drag with the mouse, or hold Shift and use the arrows in a text."))
            return
        self.copy_to_clipboard(text)

    def copy_to_clipboard(self, text: str) -> None:
        """As its parent, and say what we know: it was sent. Whether the terminal took it, it does not tell."""
        super().copy_to_clipboard(text)
        self.say(texts.ngettext("{number} character sent to the clipboard of your terminal.",
                                "{number} characters sent to the clipboard of your terminal.", len(text)).format(
            number=texts.active().number(len(text))))

    def action_help_quit(self) -> None:
        """Ctrl+C does not quit; say what does."""
        quit_action = action_named("app.quit")
        if quit_action:
            from afweging.tui.keys import shown  # noqa: PLC0415 - seldom

            self.say(_("Nothing is selected to copy. {key} closes the program.").format(key=shown(self.keys_of(quit_action)[0])))

    def action_trouble(self) -> None:
        """Say again what keeps the library from storing."""
        text = self.trouble_text or _("Nothing is wrong: the library can be read and written.")
        where = _("The library is the file {file}.").format(file=self.library.store.path)
        self.push_screen(Message(_("The library"), [text, "", where]))

    def action_retry(self) -> None:
        """Try again what could not be stored."""
        if self._retry:
            self._retry()
        elif self.flush():
            self.store_well()
            self.say(_("Everything is saved."))
