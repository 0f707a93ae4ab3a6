"""Making versions from the fill screen: record, send round, finalise, reopen; and the way to the list of versions."""

from collections.abc import Callable
from functools import partial

from afweging.assessment.models import Status
from afweging.errors import AfwegingError, Faults
from afweging.texts import _
from afweging.tui import finalising
from afweging.tui.dialogs import Line, Message, reason_given
from afweging.tui.fill.keeping import Keeping
from afweging.tui.finalising import Asked
from afweging.tui.page import Page
from afweging.tui.reasons import Given, Reasons
from afweging.tui.shell import shell


class Recording(Keeping):
    """A page that can make versions of what stands on it."""

    async def reload(self) -> None:
        """Show everything anew after the dossier was frozen or thawed."""

    def _asked(self) -> Asked | None:
        """Save, and gather what is asked before a version is made; None when that is not possible."""
        if not self.may_change():
            return None
        self.flush()
        try:
            return finalising.recording(self.editing)
        except AfwegingError as error:
            self._failed(error)
            return None

    def _failed(self, error: AfwegingError) -> None:
        found = error.errors if isinstance(error, Faults) else (error,)
        if isinstance(error, Faults):
            self.app.push_screen(Message(_("Not yet: this is still in the way"), [str(one) for one in found]))
        else:
            shell(self).say(str(error), "error")
        self.update_status()

    # --- record and send round -----------------------------------------------------------------------------------

    def action_record(self) -> None:
        """Ask for a reason, and for one per verdict that turned, and make a version."""
        if found := self._asked():
            self.app.push_screen(
                Reasons(_("Record as a version"), _("Why? The reason stays in the history of the dossier."),
                        button_label=_("Record"), asks=finalising.asks(found)), self._record)

    def _record(self, given: Given | None) -> None:
        if given is None:
            return
        because, _words = finalising.sorted_out(given.answers)
        try:
            info = self.editing.record(given.reason, because)
        except AfwegingError as error:
            self._failed(error)
            return
        nothing = _("Nothing has changed since version {number}.").format(number=self.editing.info.number)
        shell(self).say(_("Version {number} is recorded.").format(number=info.number) if info else nothing)
        self.update_status()

    def action_circulate(self) -> None:
        """Ask for a reason and make a version for co-readers."""
        if self.editing.assessment.head.status is Status.TER_MEELEZING:
            shell(self).say(_("This dossier is with co-readers already."), "warning")
            return
        if found := self._asked():
            self.app.push_screen(finalising.circulate_window(found), self._circulate)

    def _circulate(self, given: Given | None) -> None:
        if given is not None:
            because, _words = finalising.sorted_out(given.answers)
            self._change_status(lambda: self.editing.circulate(given.reason, because).number,
                                _("With co-readers as version {number}."))

    # --- finalise and reopen -------------------------------------------------------------------------------------

    def action_finalise(self) -> None:
        """Show how complete it is and what the checks say; then ask for words and freeze."""
        if self.may_change():
            self.flush()
            finalising.look(self, partial(finalising.finalising, self.editing), self._ask_finalise, self._failed)

    def _ask_finalise(self, found: Asked) -> None:
        if found.hindrances:
            self.app.push_screen(Message(_("Not yet: this is still in the way"), finalising.in_the_way(found)))
        else:
            title = _("Finalise the dossier")
            self.app.push_screen(finalising.finalise_window(title, found), self._finalise)

    def _finalise(self, given: Given | None) -> None:
        if given is not None:
            because, words = finalising.sorted_out(given.answers)
            self._change_status(lambda: self.editing.finalise(given.reason, because, words).number,
                                _("Finalised as version {number}."))

    def action_reopen(self) -> None:
        """Ask for a reason and begin a new concept of a finalised dossier."""
        if self.editing.past:
            self.may_change()
            return
        if not self.editing.dossier.frozen:
            shell(self).say(_("This dossier is not finalised."), "warning")
            return
        window = Line(_("Reopen the dossier"), _("The finalised version stays as it is. Why is a new draft needed?"),
                      button_label=_("Reopen"), check=reason_given)
        self.app.push_screen(window, self._reopen)

    def _reopen(self, reason: str | None) -> None:
        if reason is not None:
            self._change_status(lambda: self.editing.reopen(reason).number, _("Reopened as version {number}."))

    def _change_status(self, change: Callable[[], int], sentence: str) -> None:
        try:
            number = change()
        except AfwegingError as error:
            self._failed(error)
        else:
            shell(self).say(sentence.format(number=number))
            self.call_later(self.reload)

    # --- versions ------------------------------------------------------------------------------------------------

    def action_versions(self) -> None:
        """The history of this dossier; from an old version, back to it."""
        below = self.app.screen_stack[-2]
        if self.editing.past and isinstance(below, Page) and below.place == "versions":
            self.app.pop_screen()
        else:
            shell(self).show_versions(self.editing.kenmerk)
