"""What can be done with a dossier as a whole: new, duplicate, send round, finalise, reopen, versions, compare, import."""

from __future__ import annotations  # what is only named here is not loaded: see the imports below

from collections.abc import Callable
from typing import TYPE_CHECKING

from afweging import errors
from afweging.assessment.choices import Status
from afweging.errors import AfwegingError, Faults
from afweging.library import imported
from afweging.library.folders import is_file, is_folder, path_of
from afweging.texts import _
from afweging.tui.dialogs import Choice, Line, Message, Offer, reason_given
from afweging.tui.keys import shown
from afweging.tui.library.listing import DossierList
from afweging.tui.library.many_form import readable
from afweging.tui.library.rows import Row
from afweging.tui.page import Page
from afweging.tui.shell import shell

if TYPE_CHECKING:
    from afweging.assessment.models import Head
    from afweging.editing import Editing
    from afweging.library import VersionInfo
    from afweging.library.reading import Ready
    from afweging.library.turning import Words
    from afweging.tui.finalising import Asked
    from afweging.tui.reasons import Given


class Tasks(Page):
    """The tasks of the library screen; the screen itself shows the list."""

    def load(self, keep: str = "") -> None:
        """Read the list anew."""
        raise NotImplementedError

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.query_one(DossierList).current

    def trouble(self, error: AfwegingError) -> None:
        """Say what went wrong: trouble with the store in the banner, everything else as a message."""
        shell(self).store_trouble(error)

    # --- new and duplicate ---------------------------------------------------------------------------------------

    def action_new(self) -> None:
        """Ask for the head of a new dossier."""
        from afweging.tui.library.new_form import NewDossier  # noqa: PLC0415 - loaded when it is used

        self.app.push_screen(NewDossier(), self._start)

    def _start(self, head: Head | None) -> None:
        if head is None:
            return
        try:
            dossier = shell(self).library.new(head, reason=_("started"))
        except AfwegingError as error:
            self.trouble(error)
            return
        self.load(dossier.kenmerk)
        shell(self).open_dossier(dossier.kenmerk)

    def action_duplicate(self) -> None:
        """A new draft with the same answers."""
        if self.current is None:
            return
        try:
            library = shell(self).library
            copy = library.duplicate(library.dossier(self.current.entry.kenmerk))
        except AfwegingError as error:
            self.trouble(error)
            return
        self.load(copy.kenmerk)
        shell(self).say(_("{kenmerk} has the same answers now; the reason for a deviating advice was not taken along.").format(
            kenmerk=copy.kenmerk))

    # --- finalise and reopen -------------------------------------------------------------------------------------

    def action_finalise(self) -> None:
        """Show how complete it is and what the checks say; then ask for words and freeze."""
        from afweging.tui import finalising  # noqa: PLC0415 - loaded when it is used

        if editing := self._opened():
            finalising.look(self, lambda: finalising.finalising(editing), lambda found: self._ask_finalise(editing, found),
                            self.trouble)

    def _ask_finalise(self, editing: Editing, found: Asked) -> None:
        from afweging.tui import finalising  # noqa: PLC0415 - as above

        if found.hindrances:
            title = _("{kenmerk} cannot be finalised yet").format(kenmerk=editing.kenmerk)
            self.app.push_screen(Message(title, finalising.in_the_way(found)))
            return
        window = finalising.finalise_window(_("Finalise {kenmerk}").format(kenmerk=editing.kenmerk), found)
        self.app.push_screen(window, lambda given: self._made(
            editing, given, editing.finalise,
            _("{kenmerk} is finalised as version {number}.")))

    def action_circulate(self) -> None:
        """Ask what co-readers are asked, and make a version for them."""
        from afweging.tui import finalising  # noqa: PLC0415 - as above

        editing = self._opened()
        if editing is None:
            return
        if editing.assessment.head.status is Status.TER_MEELEZING:
            shell(self).say(_("This dossier is with co-readers already."), "warning")
            return
        try:
            found = finalising.recording(editing)
        except AfwegingError as error:
            self.trouble(error)
            return
        self.app.push_screen(finalising.circulate_window(found), lambda given: self._made(
            editing, given, lambda reason, because, _words: editing.circulate(reason, because),
            _("{kenmerk} is with co-readers as version {number}.")))

    def _opened(self) -> Editing | None:
        """The dossier under the cursor, to do something with; what is wrong is said."""
        from afweging.editing import Editing  # noqa: PLC0415 - loaded when it is used

        if self.current is None:
            return None
        try:
            editing = Editing.open(shell(self).library, self.current.entry.kenmerk)
        except AfwegingError as error:
            self.trouble(error)
            return None
        if editing.locked:
            self.trouble(editing.locked)
            return None
        return editing

    def _made(self, editing: Editing, given: Given | None, make: Callable[[str, Words, Words], VersionInfo], said: str) -> None:
        """Make a version with what the user wrote, and say so."""
        from afweging.tui import finalising  # noqa: PLC0415 - as above

        if given is None:
            return
        try:
            info = make(given.reason, *finalising.sorted_out(given.answers))
        except Faults as faults:
            self.app.push_screen(Message(_("Not yet: this is still in the way"), paragraphs(faults)))
        except AfwegingError as error:
            self.trouble(error)
        else:
            self.load(editing.kenmerk)
            shell(self).say(said.format(kenmerk=editing.kenmerk, number=info.number))

    def action_reopen(self) -> None:
        """Ask why a finalised dossier is opened again."""
        if self.current is None:
            return
        kenmerk = self.current.entry.kenmerk
        if self.current.entry.summary.status != Status.VASTGESTELD:
            self.trouble(AfwegingError(errors.DOSSIER_NOT_FROZEN, where=kenmerk, kenmerk=kenmerk))
            return
        self.app.push_screen(Line(
            _("Reopen {kenmerk}").format(kenmerk=kenmerk),
            _("A new draft is made; the finalised version stays as it is. Why is it opened again?"),
            button_label=_("Reopen"), check=reason_given), lambda reason: self._reopened(kenmerk, reason))

    def _reopened(self, kenmerk: str, reason: str | None) -> None:
        if not reason:
            return
        library = shell(self).library
        try:
            done = library.reopen(library.dossier(kenmerk), reason)
        except AfwegingError as error:
            self.trouble(error)
            return
        self.load(kenmerk)
        shell(self).say(_("{kenmerk} is open again as version {number}.").format(kenmerk=kenmerk, number=done.info.number))

    # --- versions and comparison ---------------------------------------------------------------------------------

    def action_versions(self) -> None:
        """Show the history of the dossier under the cursor."""
        if self.current:
            shell(self).show_versions(self.current.entry.kenmerk)

    def action_compare(self) -> None:
        """Mark the dossier under the cursor; on another one show both beside each other."""
        if self.current is None:
            return
        listed, kenmerk = self.query_one(DossierList), self.current.entry.kenmerk
        first = listed.marked
        if first and first != kenmerk:
            listed.mark("")
            self.app.clear_notifications()
            shell(self).show_comparison(first, kenmerk)
        elif first:
            listed.mark("")
            shell(self).say(_("The mark is taken away."))
        else:
            listed.mark(kenmerk)
            shell(self).say(_("{kenmerk} is marked. Go to another dossier and press {key} again to see both.").format(
                kenmerk=kenmerk, key=shown(self.keys_of("library.compare")[0])))

    # --- import --------------------------------------------------------------------------------------------------

    def action_bring_in(self) -> None:
        """Ask for the file; a folder goes to the form for folders."""
        self.app.push_screen(Line(
            _("Import a dossier"), _("The file: JSON or YAML as exported, or a PDF report of this program. A folder is taken in "
                                     "whole."),
            button_label=_("Import"), check=file_given), self._bring_in)

    def ask_folder(self, folder: str = "") -> None:
        """Ask how a folder is to be taken in."""
        raise NotImplementedError

    def _bring_in(self, name: str | None) -> None:
        """Read the file aside, behind a window that says so; a large PDF takes seconds."""
        if not name:
            return
        from afweging.tui.library.reading import Reading  # noqa: PLC0415 - loaded when it is used

        path = path_of(name)
        if is_folder(path):
            self.ask_folder(name)
            return

        def over(found: Ready | AfwegingError | None) -> None:
            """It has been read, or the user left it."""
            if isinstance(found, AfwegingError):
                self._not_imported(found)
            elif found:
                self._place(found)

        self.app.push_screen(Reading(path), over)

    def _place(self, ready: Ready, *, as_new: bool = False, update: bool = False) -> None:
        try:
            done = shell(self).library.place(ready, as_new=as_new, update=update)
        except AfwegingError as error:
            if error.code in (errors.DOSSIER_EXISTS, errors.CARRIER_PUBLIC):
                self._ask_how(ready, error)
            else:
                self._not_imported(error)
            return
        self.load(done.info.kenmerk)
        shell(self).say(imported(done))

    def _not_imported(self, error: AfwegingError) -> None:
        self.app.push_screen(Message(_("This file was not imported"), paragraphs(error)))

    def _ask_how(self, ready: Ready, error: AfwegingError) -> None:
        offers = [Offer("new", _("As a new dossier"), _("It gets a new reference number; the present one stays as it is."))]
        if error.code is errors.DOSSIER_EXISTS:  # a public report never takes the place of what it was made from
            offers.append(Offer("update", _("As a new version of the present one"),
                                _("The versions before it stay in the history.")))

        def chosen(how: str | None) -> None:
            if how:
                self._place(ready, as_new=how == "new", update=how == "update")

        self.app.push_screen(Choice(error.what(), tuple(offers)), chosen)


def paragraphs(error: AfwegingError) -> list[str]:
    """The sentences of an error, one paragraph for each fault."""
    found = error.errors if isinstance(error, errors.Faults) else (error,)
    return [f"{one.where}: {one.what()} {one.remedy()}" if one.where else f"{one.what()} {one.remedy()}" for one in found]


def file_given(value: str) -> str:
    """What is wrong with the name of a file or folder; nothing when it can be read."""
    if not value:
        return _("Please give the name of a file.")
    path = path_of(value)
    if is_folder(path):
        return readable(path)
    return "" if is_file(path) else _("There is no such file.")
