"""The form for a report that is not the usual one: which kind, for whom, in which language, as what kind of file."""

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from afweging.texts import N_, _
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Dialog, button

KINDS: Final[Mapping[str, str]] = {"advies": N_("advice in full"), "beslisnota": N_("decision memo, one or two pages")}
EDITIONS: Final[Mapping[str, str]] = {
    "internal": N_("internal: everything"), "public": N_("public: without names and closed parts")}
LANGUAGES: Final[Mapping[str, str]] = {"": N_("that of the answers"), "nl": N_("Dutch"), "en": N_("English")}
FORMATS: Final[Mapping[str, str]] = {
    "pdf": "PDF", "html": "HTML", "odt": "ODT (LibreOffice)", "docx": "DOCX (Word)", "md": "Markdown", "json": "JSON"}
"""What the verb ``report`` takes; a test compares it with what the report room makes."""


class ReportForm(Dialog[tuple[str, ...]]):
    """Asks what to make; the result is the options of the verb ``report``."""

    DEFAULT_CSS = """
    ReportForm Horizontal.row { height: 1; margin: 0; }
    ReportForm .label { width: 12; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "make", show=False)]

    def __init__(self, kenmerk: str) -> None:
        super().__init__()
        self._kenmerk = kenmerk

    def compose(self) -> ComposeResult:
        """A line for each choice."""
        fields = ((_("Kind"), "kind", KINDS), (_("Edition"), "edition", EDITIONS), (_("Language"), "language", LANGUAGES),
                  (_("File"), "format", FORMATS))
        with Vertical():
            yield Static(Content(_("Report of {kenmerk}").format(kenmerk=self._kenmerk)), classes="title")
            for label, name, options in fields:
                with Horizontal(classes="row"):
                    yield Static(Content(label), classes="label")
                    yield Cycle([(value, _(word)) for value, word in options.items()], id=name)
            with Horizontal():
                yield button(_("Make it"), "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Arrows choose, Tab goes on, Enter makes it, Esc changes nothing.")), classes="keys")

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#do")
    def action_make(self) -> None:
        """Take the choices over."""
        kind, edition, language, form = (self.query_one(f"#{name}", Cycle).value
                                         for name in ("kind", "edition", "language", "format"))
        words = ["--kind", kind, "--format", form]
        words += ["--public"] * (edition == "public")
        words += ["--language", language] * bool(language)
        self.dismiss(tuple(words))
