"""Choosing a verdict: the levels of the scale with their anchor texts, and 'onbekend'; for question 14 the outcomes."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from afweging.framework.models import UNKNOWN, Framework, Question
from afweging.texts import Language, _, active
from afweging.tui.fill.naming import key, titled

ROOMY = 40
"""Rows of the screen from which all anchor texts are shown at once."""
SPACIOUS = 30
"""Rows of the screen from which the levels stay in view while another part has the focus."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the chooser: what is stored, the key that chooses it, and what is shown."""

    value: str
    key: str
    code: str
    label: str
    anchor: str = ""


def choices(framework: Framework, question: Question, language: Language, derived: str | None) -> tuple[Choice, ...]:
    """What can be chosen at a question. ``derived`` is the outcome to mark, once it may be seen."""
    if question.kind == "advice":
        mark = _("follows from the verdicts")
        return tuple(
            Choice(outcome.id, str(number), "", outcome.label.at(language) + (f" ◂ {mark}" if outcome.id == derived else ""),
                   outcome.sentence.at(language))
            for number, outcome in enumerate(framework.ladder.outcomes, start=1)
        )
    scale = framework.scale_of(question)
    levels = scale.levels if scale else ()
    plain = all(len(level.code) == 1 and level.code.isdigit() for level in levels)
    found = [
        Choice(level.id, level.code if plain else str(number), level.code, level.label.at(language), level.anchor.at(language))
        for number, level in enumerate(levels, start=1)
    ]
    missing = Choice(UNKNOWN, "o" if language == "nl" else "u", "?", _("Unknown: not yet decidable"),
                     _("Worked on, but something is missing; write down what."))
    return (*found, missing)


class VerdictChooser(Widget, can_focus=True):
    """The levels of one question. Digits choose at once; arrows move and Enter or space chooses; Del takes it away."""

    DEFAULT_CSS = """
    VerdictChooser { height: auto; border: round $border-blurred; padding: 0 1; }
    VerdictChooser:focus { border: round $border; }
    """

    class Changed(Message):
        """The user chose a verdict, or took it away."""

        def __init__(self, question: str, verdict: str | None) -> None:
            super().__init__()
            self.question = question
            self.verdict = verdict

    def __init__(self, framework: Framework) -> None:
        super().__init__(id="verdict")
        self._framework = framework
        self._question = framework.questions[0]
        self._choices: tuple[Choice, ...] = ()
        self._chosen: str | None = None
        self._cursor = 0
        self._rows: list[int] = []
        self.locked = False

    def show(self, question: Question, chosen: str | None, derived: str | None = None) -> None:
        """Show the levels of a question."""
        language = active().language
        moved = question.id != self._question.id or chosen != self._chosen or not self._choices
        self._question, self._chosen = question, chosen
        self._choices = choices(self._framework, question, language, derived)
        if moved:
            values = [choice.value for choice in self._choices]
            self._cursor = values.index(chosen) if chosen in values else 0
        scale = self._framework.scale_of(question)
        title = scale.label.at(language) if scale else _("Advice")
        self.border_title = Content(f"{titled(self, _('Verdict'), 'fill.verdict')} · {title}")
        self.refresh(layout=True)

    @property
    def open(self) -> bool:
        """Whether all levels are in view, or only the chosen one."""
        return self.has_focus or self.screen.size.height >= SPACIOUS

    def render(self) -> Content:
        """The levels, or in a low window without focus the one that was chosen."""
        self._rows = []
        if not self.open:
            return self._chosen_only()
        parts: list[Content] = []
        room, width = self.screen.size.height >= ROOMY, max(self.content_size.width, 20)
        for index, choice in enumerate(self._choices):
            here = self.has_focus and index == self._cursor
            mark = "x" if choice.value == self._chosen else " "
            lines = Content(f"{'>' if here else ' '}({mark}) {_numbered(choice)}").wrap(width)
            parts += [line.stylize("bold reverse") if here else line for line in lines]
            self._rows += [index] * len(lines)
            if choice.anchor and (room or index == self._cursor):
                wrapped = Content(choice.anchor).wrap(width - 7)
                parts += [Content.assemble("       ", part) for part in wrapped]
                self._rows += [index] * len(wrapped)
        return Content("\n").join(parts)

    def _chosen_only(self) -> Content:
        chosen = next((choice for choice in self._choices if choice.value == self._chosen), None)
        if chosen is None:
            return Content(_("(none yet) {key} shows the levels").format(key=key(self, "fill.verdict")))
        return Content(f"(x) {_numbered(chosen)}")

    def on_focus(self) -> None:
        """Open up."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Close again where room is scarce."""
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Choose by digit or letter, walk with the arrows."""
        if event.key in ("up", "down"):
            self._cursor = max(0, min(len(self._choices) - 1, self._cursor + (1 if event.key == "down" else -1)))
            self.refresh(layout=True)
        elif event.key in ("enter", "space"):
            self._choose(self._choices[self._cursor].value)
        elif event.key in ("delete", "backspace"):
            self._choose(None)
        else:
            found = next((choice for choice in self._choices if event.character == choice.key), None)
            if found is None and event.character == "?":
                found = next((choice for choice in self._choices if choice.value == UNKNOWN), None)
            if found is None:
                return
            self._cursor = self._choices.index(found)
            self._choose(found.value)
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose the level that was clicked; a closed chooser opens first."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._rows):
            self._cursor = self._rows[offset.y]
            self._choose(self._choices[self._cursor].value)

    def _choose(self, value: str | None) -> None:
        if not self.locked:
            self.post_message(self.Changed(self._question.id, value))

    def explain(self) -> str:
        """What F1 says."""
        return _("The verdict on this question. A digit chooses the level with that digit at once. The arrows move and show "
                 "when a level applies; Enter or the space bar chooses it. O (or ?) stands for unknown and asks what is missing. "
                 "Del takes the verdict away. Ctrl+Z takes a choice back.")


def _numbered(choice: Choice) -> str:
    code = f"{choice.code:>2} " if choice.code not in ("", choice.key) and choice.value != UNKNOWN else ""
    return f"{choice.key}  {code}{choice.label}"
