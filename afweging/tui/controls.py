"""No control character of any text reaches the terminal, wherever it is shown.

Texts are cleaned when they enter, so there should be none. This is the second lock on the same door: a file name, an
error of the system or a library that was changed from outside could hold an escape sequence.
"""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


class NoControls(LineFilter):
    """Leaves control characters out of every line that is drawn. They take no cells, so nothing moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line without control characters."""
        del background
        if all(text.isprintable() or not _CONTROL.search(text) for text, _style, _control in segments):
            return segments
        return [Segment(_CONTROL.sub("", text), style, control) for text, style, control in segments]
