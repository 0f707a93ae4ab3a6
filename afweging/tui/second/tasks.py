"""What the library screen does with a second judgement: begin one, close it, or go and reconcile it."""

from afweging import errors
from afweging.assessment.choices import Status
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError
from afweging.texts import _
from afweging.tui.dialogs import Choice, Line, Message, Offer, reason_given
from afweging.tui.library.tasks import Tasks, paragraphs
from afweging.tui.shell import shell


class SecondTasks(Tasks):
    """The tasks around a second judgement, beside the others of the library screen."""

    def action_second(self) -> None:
        """Begin a second judgement of the dossier under the cursor, go on with an open one, or reconcile one that is done."""
        if self.current is None:
            return
        entry = self.current.entry
        try:
            if not entry.summary.second_of:
                self._for_first(entry.kenmerk)
            elif entry.summary.status == Status.VASTGESTELD:
                self._reconcile(entry.kenmerk)
            else:
                self._offer(entry.kenmerk)
        except AfwegingError as error:
            self.trouble(error)

    def _for_first(self, kenmerk: str) -> None:
        from afweging.library import second  # noqa: PLC0415 - loaded when it is used

        try:
            double = second.double(shell(self).library, kenmerk)
        except AfwegingError as error:
            if error.code is errors.SECOND_OPEN:
                self._offer(str(error.values["second"]))
            elif error.code is errors.SECOND_NONE:
                self._ask_role(kenmerk)
            else:
                raise
            return
        library = shell(self).library
        if second.open_of(library, kenmerk):
            self._offer(second.open_of(library, kenmerk))
        elif second.reconciled(library, double) or second.changed_since(library, double):
            self._ask_again(kenmerk)
        else:
            self._reconcile(kenmerk)

    def _reconcile(self, kenmerk: str) -> None:
        from afweging.library import second  # noqa: PLC0415 - as above
        from afweging.tui.second.screen import ReconcileScreen  # noqa: PLC0415 - a page is loaded when it is shown

        self.app.push_screen(ReconcileScreen(second.double(shell(self).library, kenmerk)))

    # --- beginning -----------------------------------------------------------------------------------------------

    def _ask_again(self, kenmerk: str) -> None:
        offers = [Offer("look", _("Look at the last one"), _("Both side by side, with what was agreed.")),
                  Offer("begin", _("Begin another one"), _("Of the newest version, blind as well."))]

        def chosen(what: str | None) -> None:
            if what == "look":
                self._reconcile(kenmerk)
            elif what:
                self._ask_role(kenmerk)

        self.app.push_screen(Choice(_("{kenmerk} was judged a second time already").format(kenmerk=kenmerk), offers), chosen)

    def _ask_role(self, kenmerk: str) -> None:
        self.app.push_screen(Line(
            _("Second judgement of {kenmerk}").format(kenmerk=kenmerk),
            _("Blind: you begin with empty questions, and nothing of the first is shown until yours is done. In which role do "
              "you judge? Not a name, and not the role that wrote the first."),
            button_label=_("Begin"), check=role_given, value=shell(self).library.role),
            lambda role: self._start_second(kenmerk, role))

    def _start_second(self, kenmerk: str, role: str | None) -> None:
        from afweging.library import second  # noqa: PLC0415 - as above

        if not role:
            return
        try:
            begun = second.start(shell(self).library, kenmerk, role=clean(role))
        except AfwegingError as error:
            self.trouble(error)
            return
        self.load(begun.dossier.kenmerk)
        shell(self).open_dossier(begun.dossier.kenmerk)
        if begun.same_role:
            shell(self).say(_("This role wrote the first as well. A judgement by the same person says little."), "warning")

    # --- closing -------------------------------------------------------------------------------------------------

    def _offer(self, kenmerk: str) -> None:
        """What can be done with a second judgement that is open."""
        offers = [Offer("judge", _("Go on judging"), _("Opens it where it was left.")),
                  Offer("close", _("It is done"), _("Closes it for good; after that both are shown side by side."))]

        def chosen(what: str | None) -> None:
            if what == "judge":
                shell(self).open_dossier(kenmerk)
            elif what:
                self._ask_close(kenmerk)

        self.app.push_screen(Choice(_("The second judgement {kenmerk} is open").format(kenmerk=kenmerk), offers), chosen)

    def _ask_close(self, kenmerk: str) -> None:
        from afweging.library import second  # noqa: PLC0415 - as above

        try:
            left = second.unjudged(shell(self).library.dossier(kenmerk))
        except AfwegingError as error:
            self.trouble(error)
            return
        if left:
            self.app.push_screen(Message(_("{kenmerk} is not done yet").format(kenmerk=kenmerk),
                                         [f"• {error.what()} {error.remedy()}" for error in left]))
            return
        self.app.push_screen(Line(
            _("Close the second judgement {kenmerk}").format(kenmerk=kenmerk),
            _("It never changes again. A word about how it was judged, for the history:"),
            button_label=_("Close it"), check=reason_given), lambda reason: self._close_second(kenmerk, reason))

    def _close_second(self, kenmerk: str, reason: str | None) -> None:
        from afweging.library import second  # noqa: PLC0415 - as above

        if not reason:
            return
        try:
            second.close(shell(self).library, kenmerk, reason)
        except errors.Faults as faults:
            self.app.push_screen(Message(_("Not yet: this is still in the way"), paragraphs(faults)))
        except AfwegingError as error:
            self.trouble(error)
        else:
            self.load(kenmerk)
            self._reconcile(kenmerk)


def role_given(value: str) -> str:
    """What is wrong with a role; nothing when there is one."""
    return "" if len(value) >= 2 else _("Please name the role in which you judge.")
