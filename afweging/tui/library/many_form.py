"""The form before work on many: which dossiers, how, and the folder."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from afweging.assessment.wording import clean
from afweging.library.folders import is_file, is_folder, path_of
from afweging.texts import _
from afweging.tui.cycle import Cycle
from afweging.tui.dialogs import Dialog, button
from afweging.tui.field import Field as FolderField


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A choice of the form: its name, its label, and what can be chosen with its words."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was filled in."""

    folder: Path
    chosen: Mapping[str, str]


class ManyForm(Dialog[Given]):
    """Asks the folder and a few choices; ``check`` says what is wrong with the folder, or nothing."""

    DEFAULT_CSS = """
    ManyForm Horizontal.row { height: 1; margin: 0; }
    ManyForm .label { width: 14; }
    ManyForm Input { width: 1fr; margin: 0; }
    ManyForm .note { color: $text-muted; margin: 0 0 1 0; }
    ManyForm.-low .note { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "start", show=False)]

    def __init__(self, title: str, note: str, fields: Sequence[Field], *, folder: str, check: Callable[[Path], str],
                 button_label: str) -> None:
        super().__init__()
        self._title, self._note, self._fields = title, note, fields
        self._folder, self._check, self._button = folder, check, button_label

    def compose(self) -> ComposeResult:
        """The folder, a line for each choice, and the buttons."""
        with Vertical():
            yield Static(Content(self._title), classes="title")
            yield Static(Content(self._note), classes="note")
            with Horizontal(classes="row"):
                yield Static(Content(_("Folder")), classes="label")
                yield FolderField(self._folder, id="folder", compact=True, select_on_focus=False)
            for field in self._fields:
                with Horizontal(classes="row"):
                    yield Static(Content(field.label), classes="label")
                    yield Cycle(field.options, id=field.name)
            yield Static(classes="wrong")
            with Horizontal():
                yield button(self._button, "do", first=True)
                yield button(_("Cancel"), "cancel")
            yield Static(Content(_("Tab goes to the next field, Enter starts, Esc changes nothing.")), classes="keys")

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#do")
    @on(Input.Submitted)
    def action_start(self) -> None:
        """Begin, or say what is wrong with the folder."""
        typed = clean(self.query_one("#folder", Input).value).strip()
        folder = path_of(typed)
        if wrong := _("Please give the name of a folder.") if not typed else self._check(folder):
            self.complain(wrong)
            self.query_one("#folder", Input).focus()
            return
        self.dismiss(Given(folder=folder, chosen={field.name: self.query_one(f"#{field.name}", Cycle).value
                                                  for field in self._fields}))


def readable(folder: Path) -> str:
    """What is wrong with a folder that is to be read; nothing when it can be."""
    if is_file(folder):
        return _("This is a file. Please name the folder it is in.")
    if not is_folder(folder):
        return _("There is no such folder.")
    return "" if os.access(folder, os.R_OK | os.X_OK) else _("This folder cannot be read. Check its permissions.")


def writable(folder: Path) -> str:
    """What is wrong with a folder that is to be written to; one that is not there yet is made."""
    for there in (folder.absolute(), *folder.absolute().parents):
        if is_folder(there):
            fine = os.access(there, os.W_OK | os.X_OK)
            return "" if fine else _("Nothing can be written in {folder}. Choose another folder.").format(folder=there)
        if is_file(there):
            return _("{file} is a file, not a folder.").format(file=there)
    return _("There is no such folder.")
