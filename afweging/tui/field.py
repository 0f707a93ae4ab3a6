"""A field of one line that loses nothing of a paste in silence."""

from textual import events
from textual.widgets import Input

from afweging.texts import _, active
from afweging.tui.at_once import obeyed
from afweging.tui.shell import shell


class Field(Input):
    """One line to type. A paste of several lines becomes one; what does not fit is left out, and that is said.

    Textual takes the first line only, and nothing at all when that is longer than the field may hold.
    """

    async def _on_key(self, event: events.Key) -> None:
        await obeyed(self, event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = " ".join(line.strip() for line in event.text.splitlines() if line.strip())
        start, end = sorted(self.selection)
        if self.max_length and len(text) > (room := self.max_length - len(self.value) + end - start):
            text = text[:max(room, 0)]
            said = _("What was pasted is too long for this field: it holds at most {number} characters.")
            shell(self).say(said.format(number=active().number(self.max_length)), "warning")
        self.replace(text, start, end)
