"""Lines in and lines out: the only place of this face that touches the streams.

Nothing is drawn, moved or coloured, and nothing is wrapped: a line is as long as it is, and the terminal or the braille
display breaks it. What is read is cleaned once, what is written is cleaned again, so that no control character reaches
the terminal whatever a library holds.
"""

from io import TextIOWrapper
from typing import Final, TextIO

from afweging.assessment.wording import clean
from afweging.texts import _

TERMINAL_LINE: Final = 4095
"""Bytes a terminal hands over in one line; what is typed or pasted beyond them it throws away without a word."""
UNREADABLE: Final = "\ufffd"
"""What stands where the input was no text."""


class EndOfInput(Exception):  # noqa: N818 - the end of the input is no error
    """There is nothing more to read: a pipe ran out, a terminal was closed, or the user ended the input."""


class OutputGone(Exception):  # noqa: N818 - nobody listens any more; what was acknowledged is stored
    """Nobody reads what we write any more."""


class Console:
    """A stream to read from and a stream to write to, a line at a time."""

    def __init__(self, incoming: TextIO, outgoing: TextIO) -> None:
        for stream in (incoming, outgoing):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # a stray byte must not end the program
        self._incoming = incoming
        self._outgoing = outgoing
        self.terminal: Final = incoming.isatty()
        """Whether somebody types at a terminal; else the lines come through a pipe or from a file."""

    def say(self, *lines: str) -> None:
        """Write lines. Raises ``OutputGone``."""
        self._write("".join(f"{clean(line)}\n" for line in lines))

    def ask(self, prompt: str) -> str:
        """Write a prompt and read one line, without blanks around it. Raises ``EndOfInput`` and ``OutputGone``.

        At a terminal the answer is typed behind the prompt; through a pipe the prompt is a line of its own.
        """
        self._write(clean(prompt) + (" " if self.terminal else "\n"))
        return " ".join(self.line().split())

    def line(self) -> str:
        """Read one line as it is, cleaned. Raises ``EndOfInput``."""
        try:
            found = self._incoming.readline()
        except OSError:  # the terminal is gone
            found = ""
        if not found:
            raise EndOfInput
        if self.terminal and len(found.encode(errors="replace")) >= TERMINAL_LINE:
            self.say(_("Warning: this line is as long as a terminal allows; its end may be missing. "
                       "Press Enter more often, or use the command editor."))
        if UNREADABLE in found:
            self.say(_("Warning: this line holds a character that could not be read. Check it."))
        return clean(found.removesuffix("\n"))

    def lend(self) -> TextIO | int:
        """The input for a program we start, such as an editor: the terminal itself, else nothing."""
        from subprocess import DEVNULL  # noqa: PLC0415 - only for the editor

        return self._incoming if self.terminal else DEVNULL

    def _write(self, text: str) -> None:
        try:
            self._outgoing.write(text)
            self._outgoing.flush()
        except (OSError, ValueError) as error:  # a closed terminal or pipe; a closed stream
            raise OutputGone from error
