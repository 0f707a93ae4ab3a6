"""What the screens may ask of the program around them, so that screens never import the app."""

from collections.abc import Callable
from typing import Literal, Protocol, cast

from textual.dom import DOMNode

from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.texts import Language
from afweging.tui.state import Remembered

Severity = Literal["information", "warning", "error"]


class Shell(Protocol):
    """The program around the screens."""

    library: Library
    remembered: Remembered
    """Where the user was; a screen replaces it (``replace(shell.remembered, panel="facts")``); kept at quit."""

    def open_dossier(self, kenmerk: str, question: str | None = None) -> None:
        """Show the fill screen of a dossier, at a question (id) or where the user left off."""

    def show_advice(self, kenmerk: str) -> None:
        """Show the advice on a dossier."""

    def show_version(self, name: str) -> None:
        """Show one version (``kenmerk@number``) as it was, to read only, on top of this page."""

    def show_versions(self, kenmerk: str) -> None:
        """Show the versions of a dossier."""

    def show_comparison(self, one: str, other: str) -> None:
        """Show two dossiers or versions (``kenmerk`` or ``kenmerk@number``) beside each other."""

    def show_portfolio(self, *, examples: bool = False) -> None:
        """Show all dossiers beside each other: the real ones, or the examples."""

    def show_library(self) -> None:
        """Go back to the list; what is on the other screens is saved first."""

    def make_report(self, kenmerk: str, words: tuple[str, ...] = (), *, verb: str = "report") -> None:
        """Make the report (``words``: options of the verb) in a child process while the user goes on working."""

    def say(self, text: str, severity: Severity = "information") -> None:
        """Show a message for a few seconds. The text is never read as markup."""

    def drop_seen(self) -> None:
        """Take away the messages that stood there before the last key or click: another page or window is in view."""

    def store_trouble(self, error: AfwegingError, retry: Callable[[], object] | None = None) -> None:
        """Show a banner until ``store_well``: what is wrong and what to do. ``retry`` is what F11 tries again."""

    def store_well(self) -> None:
        """Take the banner away: storing works again."""

    def use_language(self, language: Language) -> None:
        """Show everything in another language, from now on."""


def shell(node: DOMNode) -> Shell:
    """The program around a widget or screen."""
    return cast("Shell", node.app)
