"""Facts while answering: cite what superseded one, add or change a fact of one's own, and look through all of them."""

from functools import partial

from textual import on

from afweging.errors import AfwegingError
from afweging.evidence.models import Fact
from afweging.evidence.own import is_own
from afweging.library.evidence_words import successor_at
from afweging.texts import _
from afweging.tui.fill.explaining import Explaining
from afweging.tui.fill.facts import FactList
from afweging.tui.shell import shell


class Citing(Explaining):
    """What the fill screen can do with facts beside citing one."""

    @on(FactList.Renew)
    def _renew(self, event: FactList.Renew) -> None:
        event.stop()
        self._cite_successor(event.fact)

    def action_renew(self) -> None:
        """Cite what took the place of every superseded fact that is cited at this question."""
        cited = [fact for fact in self._cited_here() if self._successor(fact)]
        if not cited:
            shell(self).say(_("No fact that is cited here was superseded at the reference date."))
        for fact in cited:
            self._cite_successor(fact)

    def _cite_successor(self, fact: str) -> None:
        if not self.may_change():
            return
        self.collect()
        successor = self._successor(fact)
        if successor is None or fact not in self._cited_here():
            shell(self).say(_("{fact} is not cited here, or nothing took its place at the reference date.").format(fact=fact))
            return
        before = self.editing.answer(self.question.id).text
        self.editing.renew(self.question.id, fact, successor.id)
        after = self.editing.answer(self.question.id).text
        if after != before:
            self.work.answer.exchange(after)
        self.collect()
        self.changed()
        self.side.refresh_panel()
        shell(self).say(_("{fact} is cited in place of {old}.").format(fact=successor.id, old=fact))

    def action_own_fact(self) -> None:
        """Ask for a fact of the user's own, and put it in the library."""
        self._ask_fact("")

    @on(FactList.Change)
    def _change_fact(self, event: FactList.Change) -> None:
        event.stop()
        if is_own(event.fact):
            self._ask_fact(event.fact)
        else:
            shell(self).say(_("{fact} came with the program and cannot be changed.").format(fact=event.fact))

    def _ask_fact(self, name: str) -> None:
        from afweging.library.evidence_form import Typed, typed  # noqa: PLC0415 - when it is first asked for
        from afweging.tui.fill.own_fact import OwnFactForm  # noqa: PLC0415 - the same

        library = self.editing.library
        try:
            given = typed(library, name) if name else Typed(questions=str(self.question.number))
        except AfwegingError as error:
            shell(self).say(str(error), "error")
            return
        self.app.push_screen(OwnFactForm(library, given), partial(self._fact_kept, name))

    def _fact_kept(self, before: str, name: str | None) -> None:
        if name:
            self.side.receive(self.editing.library.evidence)
            said = _("{fact} stands in your library; Enter on it cites it.")
            shell(self).say((_("{fact} is changed in your library.") if before else said).format(fact=name))

    def action_evidence(self) -> None:
        """Look through all facts."""
        from afweging.tui.evidence_window import EvidenceWindow  # noqa: PLC0415 - when it is first asked for

        window = EvidenceWindow(self.editing.library, self.editing.assessment.head.peildatum)
        self.app.push_screen(window, lambda _done: self.side.receive(self.editing.library.evidence))

    def _successor(self, fact: str) -> Fact | None:
        """What has the place of a fact at the reference date."""
        return successor_at(self.editing.library.evidence, fact, self.editing.assessment.head.peildatum)

    def _cited_here(self) -> tuple[str, ...]:
        from afweging.assessment.citing import facts_of  # noqa: PLC0415 - when it is first asked for

        return facts_of(self.editing.answer(self.question.id))
