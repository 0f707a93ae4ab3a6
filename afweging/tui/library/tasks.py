"""What can be done with a dossier as a whole: new, duplicate, finalise, reopen, import."""

from pathlib import Path

from afweging import errors
from afweging.assessment.models import Head, Status
from afweging.errors import AfwegingError
from afweging.library import hindrances, imported
from afweging.texts import _
from afweging.tui.dialogs import Choice, Line, Message, Offer, reason_given
from afweging.tui.library.listing import DossierList
from afweging.tui.library.new_form import NewDossier
from afweging.tui.library.rows import Row
from afweging.tui.page import Page
from afweging.tui.shell import shell


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
        """Show what is in the way, else ask the reason."""
        if self.current is None:
            return
        kenmerk = self.current.entry.kenmerk
        try:
            dossier = shell(self).library.dossier(kenmerk)
            found = [f"• {error.what()} {error.remedy()}" for error in hindrances(dossier)]
        except AfwegingError as error:
            self.trouble(error)
            return
        if dossier.frozen:
            self.trouble(AfwegingError(errors.DOSSIER_FROZEN, where=kenmerk, kenmerk=kenmerk))
            return
        if found:
            self.app.push_screen(Message(_("{kenmerk} cannot be finalised yet").format(kenmerk=kenmerk), found))
            return
        self.app.push_screen(Line(
            _("Finalise {kenmerk}").format(kenmerk=kenmerk),
            _("A finalised version never changes again; its hash is printed in the report. Why is it finalised now?"),
            button_label=_("Finalise"), check=reason_given), lambda reason: self._with_reason("finalise", kenmerk, reason))

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
            button_label=_("Reopen"), check=reason_given), lambda reason: self._with_reason("reopen", kenmerk, reason))

    def _with_reason(self, verb: str, kenmerk: str, reason: str | None) -> None:
        if not reason:
            return
        library = shell(self).library
        try:
            dossier = library.dossier(kenmerk)
            if verb == "finalise":
                done = library.finalise(dossier, reason)
                said = _("{kenmerk} is finalised as version {number}.")
            else:
                done = library.reopen(dossier, reason)
                said = _("{kenmerk} is open again as version {number}.")
        except AfwegingError as error:
            self.trouble(error)
            return
        self.load(kenmerk)
        shell(self).say(said.format(kenmerk=kenmerk, number=done.info.number))

    # --- import --------------------------------------------------------------------------------------------------

    def action_bring_in(self) -> None:
        """Ask for the file."""
        self.app.push_screen(Line(
            _("Import a dossier"), _("The file: JSON or YAML as exported, or a PDF report of this program."),
            button_label=_("Import"), check=file_given), self._bring_in)

    def _bring_in(self, name: str | None, *, as_new: bool = False, update: bool = False) -> None:
        if not name:
            return
        from afweging.framework.yaml_reader import read_bytes  # noqa: PLC0415 - only importing needs it

        path = Path(name).expanduser()
        try:
            done = shell(self).library.take_in(read_bytes(path), file=path.name, as_new=as_new, update=update)
        except AfwegingError as error:
            if error.code in (errors.DOSSIER_EXISTS, errors.CARRIER_PUBLIC):
                self._ask_how(name, error)
            else:
                self.app.push_screen(Message(_("This file was not imported"), paragraphs(error)))
            return
        self.load(done.info.kenmerk)
        shell(self).say(imported(done))

    def _ask_how(self, name: str, error: AfwegingError) -> None:
        offers = [Offer("new", _("As a new dossier"), _("It gets a new reference number; the present one stays as it is."))]
        if error.code is errors.DOSSIER_EXISTS:  # a public report never takes the place of what it was made from
            offers.append(Offer("update", _("As a new version of the present one"),
                                _("The versions before it stay in the history.")))

        def chosen(how: str | None) -> None:
            if how:
                self._bring_in(name, as_new=how == "new", update=how == "update")

        self.app.push_screen(Choice(error.what(), tuple(offers)), chosen)


def paragraphs(error: AfwegingError) -> list[str]:
    """The sentences of an error, one paragraph for each fault."""
    found = error.errors if isinstance(error, errors.Faults) else (error,)
    return [f"{one.where}: {one.what()} {one.remedy()}" if one.where else f"{one.what()} {one.remedy()}" for one in found]


def file_given(value: str) -> str:
    """What is wrong with the name of a file; nothing when it can be read."""
    if not value:
        return _("Please give the name of a file.")
    path = Path(value).expanduser()
    if path.is_dir():
        return _("This is a folder. Please name one file in it.")
    return "" if path.is_file() else _("There is no such file.")
