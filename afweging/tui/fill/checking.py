"""Looking at the consistency checks while the user works: beside the typing, when it pauses, and never in its way."""

from functools import partial

from textual import events, on
from textual.timer import Timer

from afweging.errors import AfwegingError
from afweging.evidence.models import Evidence
from afweging.library import finalising
from afweging.library.finalising import Spoken
from afweging.texts import _, active
from afweging.tui.aside import aside
from afweging.tui.dialogs import Line
from afweging.tui.fill.checks import CheckList
from afweging.tui.fill.citing import Citing
from afweging.tui.shell import shell

PAUSE = 0.8
"""Seconds after the last change until the checks are looked at."""


class Checking(Citing):
    """A page that knows what the checks say of what stands on it."""

    def __init__(self, kenmerk: str, question: str | None = None) -> None:
        super().__init__(kenmerk, question)
        self._waiting: Timer | None = None
        self._looking = self._again = False

    def evidence_read(self, evidence: Evidence) -> None:
        """The facts have been read: the panel gets them, and the checks can be looked at."""
        self.side.receive(evidence)
        self.look_at_checks()

    def checks_soon(self) -> None:
        """Something changed: look at the checks when the work pauses."""
        if not self.is_attached or self.side.evidence is None:
            return
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, self.look_at_checks)

    def look_at_checks(self) -> None:
        """Look aside, one look at a time; what changed meanwhile is looked at after it."""
        self._waiting = None
        evidence = self.side.evidence
        if evidence is None:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        look = partial(finalising.spoken_apart, self.editing.library, self.editing.dossier, evidence)
        aside(self, look, self._found, self._not_found)

    def _found(self, found: tuple[Spoken, ...]) -> None:
        self._looking = False
        if not self.is_attached:
            return
        self.work.receive_checks(found)
        self.side.receive_checks(found)
        if self._again:
            self._again = False
            self.look_at_checks()

    def _not_found(self, error: AfwegingError) -> None:
        self._looking = self._again = False
        shell(self).say(str(error), "error")

    async def action_panel_checks(self) -> None:
        """To what the consistency checks say."""
        await self._panel("checks")

    @on(CheckList.Answer)
    def _check_chosen(self, event: CheckList.Answer) -> None:
        event.stop()
        here = self.side.checks_here
        if event.place >= len(here) or not self.may_change():
            return
        one = here[event.place]
        if one.asks != "word":
            self._say_where(one)
            return
        text, present = one.text.at(active().language), one.word.text if one.word else ""
        self.app.push_screen(
            Line(_("A word on this check"), f"{text} {_('Why do the answers stand?')}", button_label=_("Keep"),
                 check=_word_given, value=present), partial(self._answered, one.check))

    def _say_where(self, one: Spoken) -> None:
        where = _("The conclusion answers this: question 14.") if one.asks == "conclusion" else _("Nothing is asked here.")
        shell(self).say(where)

    def _answered(self, check: str, word: str | None) -> None:
        if word is None:
            return
        self.collect()
        try:
            self.editing.answer_check(check, word)
        except AfwegingError as error:
            shell(self).say(str(error), "error")
        else:
            shell(self).say(_("Your word is kept; it counts as long as the check says the same."))
        self.update_status()
        self.look_at_checks()

    @on(events.ScreenResume)
    def _back_again(self) -> None:
        """Something may have been said elsewhere."""
        self.checks_soon()


def _word_given(value: str) -> str:
    """What is wrong with a word on a check; nothing when there is one."""
    return "" if len(value) >= 3 else _("Please give a word to this check; it stays in the history.")
