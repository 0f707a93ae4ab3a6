"""The screen Vergelijken: two dossiers or versions side by side, or one below the other where it is narrow."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from afweging.errors import AfwegingError
from afweging.library import Dossier
from afweging.texts import _
from afweging.tui.actions import Place
from afweging.tui.aside import aside
from afweging.tui.compare.columns import sides
from afweging.tui.compare.drawing import Pair, changes
from afweging.tui.compare.pager import Pager
from afweging.tui.compare.pairs import paired
from afweging.tui.compare.wrapping import Sheet
from afweging.tui.page import WIDE, Page, bindings
from afweging.tui.shell import shell


class CompareScreen(Page):
    """Two dossiers or versions and everything that differs."""

    place: ClassVar[Place] = "compare"
    BINDINGS: ClassVar[list[BindingType]] = bindings("compare")
    AUTO_FOCUS = "Pager"

    def __init__(self, one: str, other: str) -> None:
        super().__init__()
        self._names = (one, other)
        self._pair: Pair | None = None
        self._everything = False
        self._asked = 0

    def body(self) -> ComposeResult:
        """One long text."""
        yield Pager(id="both")

    def on_mount(self) -> None:
        """Read and compare aside."""
        self._begin()

    def heading(self) -> str:
        """Both names."""
        return f"{_('Compare')} · {self._names[0]} · {self._names[1]}"

    @property
    def pager(self) -> Pager:
        """What is read."""
        return self.query_one(Pager)

    def _begin(self) -> None:
        self._asked += 1
        library = shell(self).library
        self.pager.title(_("being compared"))
        aside(self, partial(paired, library, *self._names), partial(self._found, self._asked), self._failed)

    def _failed(self, error: AfwegingError) -> None:
        shell(self).store_trouble(error)
        if self.app.screen is self:
            self.app.pop_screen()

    def _found(self, count: int, pair: Pair) -> None:
        if count == self._asked and self.is_attached:
            self._pair = pair
            self._show()

    def _show(self, *, keep: bool = False) -> None:
        if self._pair is not None:
            self.pager.show(self._draw, keep=keep)
            self.pager.title(_("All questions") if self._everything else _("Only what differs"))

    def _draw(self, width: int) -> Sheet:
        """Two columns on a wide terminal; else one below the other, under both names."""
        pair = self._pair
        if pair is None:
            return Sheet(())
        names = (named(pair.before), named(pair.after))
        if self.size.width >= WIDE:
            return sides(pair, names, width, everything=self._everything)
        return changes(pair, width, names=names, everything=self._everything)

    # --- keys ----------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Close the comparison."""
        self.app.pop_screen()

    def action_next(self) -> None:
        """To the next part."""
        if not self.pager.go(1):
            shell(self).say(_("This is the last part."))

    def action_previous(self) -> None:
        """To the part before."""
        if not self.pager.go(-1):
            shell(self).say(_("This is the first part."))

    def action_all(self) -> None:
        """All questions, or only what differs."""
        self._everything = not self._everything
        self._show()

    def action_swap(self) -> None:
        """Put the left one right."""
        self._names = (self._names[1], self._names[0])
        self.refresh_chrome()
        self._begin()

    def relabel(self) -> None:
        """Show all texts in the active language."""
        super().relabel()
        self._show(keep=True)

    def explain(self) -> str:
        """What F1 says."""
        return _("Two dossiers or versions. First what the difference does to the advice, then every verdict, then question by "
                 "question. The first one is the starting point; what differs is told as a change from the first to the second.")


def named(dossier: Dossier) -> str:
    """A dossier with its version and title."""
    number = dossier.info.number
    which = _("draft after version {number}") if dossier.draft else _("version {number}")
    return f"{dossier.kenmerk} · {which.format(number=number)} · {dossier.assessment.head.title}"
