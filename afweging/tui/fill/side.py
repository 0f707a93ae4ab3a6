"""What stands beside a question: guidance, prompts, facts, the closed part, and at question 14 the conclusion."""

from collections.abc import Mapping
from typing import Final, Protocol, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from afweging.editing import Editing
from afweging.evidence.models import Evidence
from afweging.framework.models import Question
from afweging.library.finalising import Spoken, at_question
from afweging.texts import N_, _
from afweging.tui.fill.checks import ChecksPanel
from afweging.tui.fill.closed import ClosedPanel
from afweging.tui.fill.conclusion import ConclusionPanel
from afweging.tui.fill.facts import FactsPanel
from afweging.tui.fill.guidance import GuidancePanel
from afweging.tui.fill.language import LanguagePanel
from afweging.tui.fill.naming import key, titled
from afweging.tui.fill.precedents import PrecedentsPanel
from afweging.tui.fill.prompts import PromptsPanel
from afweging.tui.fill.remarks import RemarksPanel
from afweging.tui.fill.text import TextField

NAMES: Final[Mapping[str, str]] = {
    "guidance": N_("Guidance"), "prompts": N_("Prompts"), "facts": N_("Facts"), "remarks": N_("Remarks"), "closed": N_("Closed"),
    "precedents": N_("Earlier"), "language": N_("Language"), "checks": N_("Checks"),
    "conclusion": N_("Conclusion"),
}


class _Panel(Protocol):
    def show(self, question: Question) -> None: ...


class Tabs(Widget):
    """The names of the panels, the one that is shown between brackets; a click turns to it."""

    DEFAULT_CSS = "Tabs { height: auto; padding: 0 1; }"

    class Turn(Message):
        """The user clicked a name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._names: tuple[str, ...] = ()
        self._current = ""

    def show(self, names: tuple[str, ...], current: str) -> None:
        """Show these names, one of them as the current one."""
        self._names, self._current = names, current
        self.refresh(layout=True)

    def _lines(self) -> list[list[str]]:
        """The names as they stand: as many on a line as there is room for."""
        lines: list[list[str]] = [[]]
        room = self.content_size.width or self.app.size.width
        for name in self._names:
            if lines[-1] and sum(len(_(NAMES[one])) + 2 for one in (*lines[-1], name)) > room:
                lines.append([])
            lines[-1].append(name)
        return lines

    def render(self) -> Content:
        """The names."""
        return Content("\n").join(
            Content("").join(
                Content.styled(f"[{_(NAMES[name])}]", "bold reverse") if name == self._current else Content(f" {_(NAMES[name])} ")
                for name in line)
            for line in self._lines())

    def on_click(self, event: events.Click) -> None:
        """Turn to the name that was clicked."""
        offset = event.get_content_offset(self)
        lines = self._lines()
        if offset is None or offset.y >= len(lines):
            return
        column = 0
        for name in lines[offset.y]:
            width = len(_(NAMES[name])) + 2
            if column <= offset.x < column + width:
                self.post_message(self.Turn(name))
            column += width


class SidePanel(Vertical):
    """One panel at a time; each is made when it is first asked for."""

    DEFAULT_CSS = """
    SidePanel { border: round $border-blurred; padding: 0; }
    SidePanel:focus-within { border: round $border; }
    SidePanel GuidancePanel, SidePanel ConclusionPanel { height: 1fr; padding: 0 1; }
    SidePanel PromptsPanel, SidePanel FactsPanel, SidePanel ClosedPanel { height: 1fr; padding: 0 1; }
    SidePanel RemarksPanel, SidePanel PrecedentsPanel, SidePanel LanguagePanel { height: 1fr; padding: 0 1; }
    SidePanel ChecksPanel { height: 1fr; padding: 0 1; }
    SidePanel #tabs { max-height: 3; }
    """

    def __init__(self, editing: Editing, start: str) -> None:
        super().__init__(id="side")
        self._editing = editing
        self._evidence: Evidence | None = None
        self._checks: tuple[Spoken, ...] | None = None
        self._question = editing.framework.questions[0]
        self.current = start if start in NAMES else "guidance"
        """The panel that is shown."""

    def compose(self) -> ComposeResult:
        """The names; the panels come when they are asked for."""
        yield Tabs()

    def on_mount(self) -> None:
        """Name the part and its key."""
        self.relabel()

    @property
    def names(self) -> tuple[str, ...]:
        """The panels there are for this question."""
        return tuple(name for name in NAMES if name != "conclusion" or self._question.kind == "advice")

    async def show(self, question: Question) -> None:
        """Show the present panel for a question."""
        arrived = question.kind == "advice" and self._question.kind != "advice"
        self._question = question
        if arrived:
            self.current = "conclusion"
        await self.turn_to(self.current if self.current in self.names else "guidance")

    async def turn_to(self, name: str) -> None:
        """Show another panel, made now if it never was."""
        if name not in self.names:
            return
        self.current = name
        panel = self._made(name)
        if panel is None:
            panel = self._make(name)
            await self.mount(panel)
            if isinstance(panel, ChecksPanel):
                panel.receive(self._checks)
        for other in NAMES:
            if (found := self._made(other)) is not None:
                found.display = other == name
        self.refresh_panel()
        self.query_one(Tabs).show(self.names, name)

    def refresh_panel(self) -> None:
        """Show anew what stands in the present panel."""
        panel = self._made(self.current)
        if panel is not None:
            cast("_Panel", panel).show(self._question)

    def receive(self, evidence: Evidence) -> None:
        """The facts have been read."""
        self._evidence = evidence
        panel = self._made("facts")
        if isinstance(panel, FactsPanel):
            panel.receive(evidence)

    @property
    def evidence(self) -> Evidence | None:
        """The facts, once they have been read."""
        return self._evidence

    def receive_checks(self, found: tuple[Spoken, ...]) -> None:
        """The checks have been looked at."""
        self._checks = found
        panel = self._made("checks")
        if isinstance(panel, ChecksPanel):
            panel.receive(found)

    @property
    def checks_here(self) -> tuple[Spoken, ...]:
        """What the checks say about this question."""
        return at_question(self._checks or (), self._question.id)

    def update_remarks(self) -> None:
        """What depends on the text that is being typed."""
        panel = self._made(self.current)
        if isinstance(panel, ConclusionPanel):
            panel.update_remarks()
        elif isinstance(panel, LanguagePanel):
            panel.update_later()

    def _made(self, name: str) -> Widget | None:
        return next(iter(self.query_children(f"#{name}")), None)

    def _make(self, name: str) -> Widget:
        if name == "facts":
            return FactsPanel(self._editing, self._evidence)
        made = {"guidance": GuidancePanel, "prompts": PromptsPanel, "closed": ClosedPanel, "conclusion": ConclusionPanel,
                "remarks": RemarksPanel, "precedents": PrecedentsPanel, "language": LanguagePanel,
                "checks": ChecksPanel}
        return made[name](self._editing)

    def target(self) -> Widget:
        """What takes the focus in the present panel: its list, or its first field."""
        panel = self._made(self.current)
        if panel is None or panel.can_focus:
            return panel or self
        if self.current == "closed":
            return panel.query_one("#closed-text")
        found: list[Widget] = [*panel.query(OptionList), *panel.query(TextField)]
        return found[0]

    def turn_published(self) -> None:
        """Between the reading shown and the published one."""
        panel = self._made("guidance")
        if isinstance(panel, GuidancePanel):
            panel.turn()

    def relabel(self) -> None:
        """Show everything in the active language."""
        self.border_title = Content(titled(self, _("Beside the question"), "fill.side"))
        self.refresh_panel()
        self.query_one(Tabs).show(self.names, self.current)

    def explain(self) -> str:
        """What F1 says."""
        text = _("What helps with this question: guidance, prompts, facts, remarks of readers, the closed part, and how earlier "
                 "dossiers judged it. {key} turns to the next panel.")
        return text.format(key=key(self, "fill.side"))
