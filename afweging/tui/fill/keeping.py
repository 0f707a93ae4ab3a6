"""Keeping what is typed: collected from the fields a few times a second, written beside the typing, said when on disk."""

from datetime import datetime
from pathlib import Path

from textual import events, on
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from afweging.editing import Editing, rescue_path
from afweging.errors import AfwegingError
from afweging.texts import _
from afweging.tui.dialogs import Line
from afweging.tui.fill.head import StatusLine
from afweging.tui.fill.naming import key
from afweging.tui.fill.saving import Saver
from afweging.tui.fill.text import Kept, TextField
from afweging.tui.page import Page
from afweging.tui.shell import shell

COLLECT = 0.25
"""Seconds from the first key until the text is taken over; four times a second at most."""


class Keeping(Page):
    """A page around one editing session that loses nothing."""

    class Saved(Message):
        """An attempt to save has ended. ``fault``: a fault of the program itself."""

        def __init__(self, fault: Exception | None) -> None:
            super().__init__()
            self.fault = fault

    def __init__(self, kenmerk: str) -> None:
        super().__init__()
        self.editing = Editing.open(shell(self).library, kenmerk)
        self._saver = Saver(self.editing, self._attempted)
        self._collecting: Timer | None = None
        self._typed = False
        self._troubled = False

    def _attempted(self, fault: Exception | None) -> None:
        """Called from the saving thread; what it posts is handled on the screen's own."""
        self.post_message(self.Saved(fault))

    def kenmerk(self) -> str:
        """The dossier this page is about, or the version of it that is read."""
        return self.editing.name

    @on(events.Mount)
    def _begin_saving(self) -> None:
        """Begin to save beside the typing."""
        self._saver.start()
        if self.editing.locked is None and self.editing.library.store.read_only is not None:
            shell(self).store_trouble(self.editing.library.store.read_only)

    @on(events.Unmount)
    def _end_saving(self) -> None:
        """Save the last keys and stop."""
        self.flush()
        self._saver.stop()

    # --- taking over and writing ---------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if not self._typed:
            self._typed = True
            self.update_status()
        if self._collecting is None:
            self._collecting = self.set_timer(COLLECT, self.collect)

    @on(Kept)
    def _panel_changed(self, event: Kept) -> None:
        event.stop()
        self.changed()

    def collect(self) -> None:
        """Take over what was typed in every field, and have it saved."""
        if self._collecting is not None:
            self._collecting.stop()
            self._collecting = None
        self._typed = False
        fields = [field for field in self.query(TextField) if field.collect()]
        if fields:
            self.changed()
        else:
            self.update_status()

    def changed(self) -> None:
        """Something in the session changed: have it saved, and show what depends on it."""
        self._saver.ask()
        self.update_status()
        self.show_changes()

    def show_changes(self) -> None:
        """Show what depends on the answers; at most four times a second."""

    def flush(self) -> bool:
        """Save everything at once."""
        if self.editing.locked is not None:
            return True
        self.collect()
        done = self.editing.save() if self.editing.dirty or self.editing.trouble else True
        if self.is_attached:
            self._tell_store(done)
        return done

    @on(Saved)
    def _attempt_ended(self, event: Saved) -> None:
        event.stop()
        if event.fault is not None:
            raise event.fault
        self._tell_store(self.editing.trouble is None)

    def _tell_store(self, done: bool) -> None:  # noqa: FBT001 - what the saver said
        self.update_status()
        trouble = self.editing.trouble
        if done or trouble is None:
            shell(self).store_well()
            if self._troubled:
                self.show_well()
            self._troubled = False
        else:
            self._troubled = True
            shell(self).store_trouble(trouble, self._retry)
            self.show_trouble()

    def _retry(self) -> None:
        if self.flush():
            shell(self).say(_("Saved."))

    def show_trouble(self) -> None:
        """Say what can be done while the store fails."""

    def show_well(self) -> None:
        """Take that away again."""

    def update_status(self) -> None:
        """Say what is on disk."""
        if status := next(iter(self.query(StatusLine)), None):
            status.show_saved(self.editing, pending=self._typed)

    # --- what the user can ask -----------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save now, and say so."""
        if self.flush():
            shell(self).say(_("Saved. Saving also happens by itself, within a second."))

    def rescue(self) -> Path | None:
        """Write what is not on disk to a file apart from the library: at home, else beside the library."""
        self.collect()
        if not self.editing.dirty:
            return None
        at = datetime.now().astimezone()
        for folder in ("", str(self.editing.library.store.path.parent)):
            path = rescue_path(self.editing.kenmerk, at, {"HOME": folder} if folder else None)
            try:
                self.editing.rescue(path)
            except AfwegingError:
                continue
            return path
        return None

    def action_rescue(self) -> None:
        """Write everything to a file apart from the library."""
        self.collect()
        path = rescue_path(self.editing.kenmerk, datetime.now().astimezone())
        try:
            self.editing.rescue(path)
        except AfwegingError as error:
            window = Line(_("Write a rescue file"), f"{error.what()} {_('Write it where?')}", button_label=_("Write"),
                          check=_free_path, value=str(path))
            self.app.push_screen(window, self._rescue)
        else:
            shell(self).say(_("Written to {file}. Bring it back with: afweging import").format(file=path), "warning")

    def _rescue(self, name: str | None) -> None:
        if name is None:
            return
        try:
            self.editing.rescue(Path(name).expanduser())
        except AfwegingError as error:
            shell(self).say(str(error), "error")
        else:
            written = _("Written to {file}. Bring it back with: afweging import")
            shell(self).say(written.format(file=name), "warning")

    def action_take_over(self) -> None:
        """After a change elsewhere: record that as a version and go on with what stands here."""
        if self.editing.trouble is None:
            shell(self).say(_("There is nothing to take over: what stands here is what the library holds."))
            return
        self.collect()
        try:
            self.editing.take_over(_("changed in another window, kept before going on here"))
        except AfwegingError as error:
            shell(self).say(str(error), "error")
        else:
            recorded = _("What stood in the library was recorded as version {number}; your text goes on from it.")
            shell(self).say(recorded.format(number=self.editing.info.number))
        self._tell_store(self.editing.trouble is None)

    def may_change(self) -> bool:
        """Whether anything can be changed here; says why not."""
        locked = self.editing.locked
        if locked is not None:
            shell(self).say(f"{locked.what()} {self.way_on()}", "warning")
        return locked is None

    def way_on(self) -> str:
        """What can be done about a dossier that cannot be changed."""
        if self.editing.past:
            return _("{key} goes back to the versions.").format(key=key(self, "fill.versions"))
        if self.editing.dossier.frozen:
            return _("{key} reopens it with a reason.").format(key=key(self, "fill.reopen"))
        return ""


def _free_path(name: str) -> str:
    """What is wrong with a place for the rescue file; nothing when it can be tried."""
    path = Path(name).expanduser()
    if not name or path.exists():
        return _("Choose a name that does not exist yet.")
    return "" if path.parent.is_dir() else _("There is no such folder.")
