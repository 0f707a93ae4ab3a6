"""Pastes that hold escape codes, and bytes that are no text: neither may turn into keys, nor end the reading of keys.

Textual's parser stops taking a paste as one at the first escape code in it; what follows would arrive as key presses, and a
pasted Ctrl+Q would quit. Here the escape signs are taken out of a paste before the parser sees it.
"""

import codecs
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

ESCAPE = "\x1b"


class PasteParser(XTermParser):
    """Textual's parser, with pastes made harmless before it reads them."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 - as its parent
        super().__init__(debug)
        self._pasting = False
        self._held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """As its parent; an empty text ends the reading."""
        if not data:
            return super().feed(data)
        harmless = self._without_escapes(self._held + data)
        return super().feed(harmless) if harmless else ()

    def _without_escapes(self, text: str) -> str:
        """The text with pastes cleared of escape signs; what may be half a mark at its end is held back."""
        done = []
        self._held = ""
        while text:
            mark = BRACKETED_PASTE_END if self._pasting else BRACKETED_PASTE_START
            before, found, text = text.partition(mark)
            if not found:
                # Outside a paste a lone escape is a key, and must not wait.
                self._held = _half(before, mark, least=1 if self._pasting else 3)
                before = before[:len(before) - len(self._held)]
            done.append((before.replace(ESCAPE, "") if self._pasting else before) + found)
            if found:
                self._pasting = not self._pasting
        return "".join(done)


def _half(text: str, mark: str, *, least: int) -> str:
    """The end of a text that may be the beginning of a mark."""
    for length in range(min(len(text), len(mark) - 1), least - 1, -1):
        if text.endswith(mark[:length]):
            return text[-length:]
    return ""


def forgiving(_encoding: str) -> type[codecs.IncrementalDecoder]:
    """A decoder of UTF-8 that shows a sign for bytes that are none, as from a terminal with another character set."""

    class Forgiving(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
        """UTF-8, forgiving."""

        def __init__(self, errors: str = "replace") -> None:
            super().__init__("replace" if errors == "strict" else errors)

    return Forgiving
