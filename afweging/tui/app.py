"""The program on the screen: one library, its pages, and what all pages may ask (``afweging.tui.shell``)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import App
from textual.binding import BindingType

from afweging import texts
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.texts import Language
from afweging.tui import state
from afweging.tui.actions import Action
from afweging.tui.chrome import Banner
from afweging.tui.page import Page, bindings
from afweging.tui.shell import Severity


class AfwegingApp(App[int]):
    """The screens around one library."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(self, library: Library, *, start: str = "") -> None:
        super().__init__()
        self.library = library
        self.remembered = state.load(state.state_file())
        self.keymap_used: dict[str, tuple[str, ...]] = {}
        self.trouble_text = ""
        self._retry: Callable[[], object] | None = None
        self._start = start

    def on_mount(self) -> None:
        """Show the list, and a dossier on top of it when one was asked for."""
        from afweging.tui.library.screen import LibraryScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self.push_screen(LibraryScreen())
        if self._start:
            self.open_dossier(self._start)

    # --- what the pages may ask ----------------------------------------------------------------------------------

    def open_dossier(self, kenmerk: str, question: str | None = None) -> None:
        """Show the fill screen of a dossier."""
        from afweging.tui.fill.screen import FillScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self.push_screen(FillScreen(kenmerk, question))

    def show_advice(self, kenmerk: str) -> None:
        """Show the advice on a dossier."""
        from afweging.tui.advice_screen import AdviceScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self.flush()
        self.push_screen(AdviceScreen(kenmerk))

    def show_library(self) -> None:
        """Back to the list."""
        self.flush()
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def make_report(self, kenmerk: str) -> None:
        """Make the PDF."""

    def say(self, text: str, severity: Severity = "information") -> None:
        """A message for a few seconds, never read as markup."""
        self.notify(text, severity=severity, markup=False)

    def store_trouble(self, error: AfwegingError, retry: Callable[[], object] | None = None) -> None:
        """Show the banner with what is wrong."""
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
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.relabel()

    def flush(self) -> bool:
        """Save what any page has not saved yet; whether everything is saved now."""
        return all([screen.flush() for screen in self.screen_stack if isinstance(screen, Page)])

    def _show_banner(self) -> None:
        for screen in self.screen_stack:
            for banner in screen.query(Banner):
                banner.set_class(bool(self.trouble_text), "-shown")
                banner.refresh(layout=True)
