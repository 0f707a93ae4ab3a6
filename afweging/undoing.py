"""What can be taken back while a dossier is edited: choices, not typing, which every text field undoes itself."""

from dataclasses import dataclass
from typing import Final, Literal

Part = Literal["verdict", "ticks", "outcome", "again"]
UNDO_LIMIT: Final = 500
"""How many choices can be taken back."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A change of a verdict, an outcome, ticks or the flag to look again, as it can be taken back."""

    question: str
    part: Part
    before: object
    after: object
    text: str = ""
    """The text of the answer when the choice was made: while it is the same, undoing brings the whole answer back."""
    flagged: tuple[str, ...] = ()
    """The questions that were to be looked at again because of this choice."""
    own: tuple[str, ...] = ()
    """What the question itself was to be looked at again for, before this choice."""


class History:
    """The choices that can be taken back, and those that were; bounded."""

    def __init__(self) -> None:
        self._done: list[Choice] = []
        self._undone: list[Choice] = []

    def add(self, choice: Choice) -> None:
        """A choice was made; what had been taken back cannot come back any more."""
        self._done = [*self._done[-(UNDO_LIMIT - 1):], choice]
        self._undone.clear()

    def back(self) -> Choice | None:
        """The choice to take back now, if there is one."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def forth(self) -> Choice | None:
        """The choice to bring back now, if there is one."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]
