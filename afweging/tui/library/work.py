"""The window over long work: a bar, how many, how long still; at the end what went well and what did not."""

import time
from collections.abc import Iterator
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from afweging.library.many import Failed, interrupted
from afweging.texts import _, active
from afweging.tui.compare.pager import Pager
from afweging.tui.compare.wrapping import Line, Sheet, Span, wrapped
from afweging.tui.dialogs import Dialog
from afweging.tui.library.jobs import Job

BAR: Final = 40
"""Cells of the bar."""
OFTEN: Final = 0.1
"""Seconds between two looks at the work."""
MOST: Final = 1000
"""So many lines of one kind are listed at the end; the others are counted."""


class Outcome(Pager):
    """What came of the work."""

    DEFAULT_CSS = """
    Outcome { height: 14; max-height: 14; border: none; padding: 0; background: $surface; }
    Outcome:focus { border: none; }
    """

    def fit(self) -> None:
        """No higher than what there is to read."""
        self.styles.height = self.virtual_size.height

    def explain(self) -> str:
        """What F1 says."""
        return _("What came of it: first what did not go well, each with what is wrong and what to do, then what did. The "
                 "arrows, Page Up and Page Down scroll; Esc closes.")


class Work(Dialog[bool]):
    """Shows how far a job is. Esc stops it and keeps what is done; at the end it shows what came of it, and Esc closes."""

    DEFAULT_CSS = """
    Work Outcome { display: none; }
    Work.-ended Outcome { display: block; }
    Work.-low Outcome { max-height: 10; }
    Work.-ended .going { display: none; }
    Work .title { text-wrap: nowrap; text-overflow: ellipsis; }
    Work #now { text-wrap: nowrap; text-overflow: ellipsis; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "done", show=False)]

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job
        self._begin = time.monotonic()
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The title, the bar and what is at hand; at the end the outcome in their place."""
        with Vertical():
            yield Static(Content(self.job.title), classes="title")
            yield Static(Content(""), id="bar", classes="going")
            yield Static(Content(""), id="count", classes="going")
            yield Static(Content(""), id="now", classes="going")
            yield Outcome()
            yield Static(Content(""), id="keys", classes="keys")

    def on_mount(self) -> None:
        """Begin, and look from time to time how far it is."""
        self.job.start()
        self._timer = self.set_interval(OFTEN, self._look)
        self._look()

    def on_unmount(self) -> None:
        """Whoever leaves the program does not leave the work behind."""
        self.job.stop()

    def _look(self) -> None:
        """Draw how far it is, or the end."""
        if self.job.ended:
            self._end()
            return
        run = self.job.run
        self.query_one("#bar", Static).update(Content(bar(run.done, run.total)))
        self.query_one("#count", Static).update(Content(self._count()))
        self.query_one("#now", Static).update(Content(self.job.shown(run.now)))
        keys = _("Being interrupted: what is at hand is finished first.") if run.stopped else _(
            "Esc interrupts; what is done stays.")
        self.query_one("#keys", Static).update(Content(keys))

    def _count(self) -> str:
        run = self.job.run
        if not run.total:
            return _("looking for what is to be done")
        parts = [_("{done} of {total}").format(done=run.done, total=run.total)]
        if run.failed:
            parts.append(_("{number} not done").format(number=len(run.failed)))
        spent = time.monotonic() - self._begin
        if not run.done:
            parts.append(_("{minutes}:{seconds:02d} busy").format(minutes=int(spent) // 60, seconds=int(spent) % 60))
        elif run.done < run.total:
            left = round(spent / run.done * (run.total - run.done))
            parts.append(_("{minutes}:{seconds:02d} left").format(minutes=left // 60, seconds=left % 60))
        return " · ".join(parts)

    def _end(self) -> None:
        if self._timer:
            self._timer.stop()
        self.add_class("-ended")
        self.query_one("#keys", Static).update(Content(_("The arrows scroll, Esc closes this window.")))
        outcome = self.query_one(Outcome)
        outcome.show(lambda width: told(self.job, width))
        self.call_after_refresh(outcome.fit)
        outcome.focus()

    def action_close(self) -> None:
        """Interrupt it; when it has ended, close the window."""
        if self.job.ended:
            self.dismiss(True)
        else:
            self.job.stop()
            self._look()

    def action_done(self) -> None:
        """Close the window when it has ended."""
        if self.job.ended:
            self.dismiss(True)


def bar(done: int, total: int) -> str:
    """A bar of signs that every terminal has, with the part that is done in figures."""
    filled = done * BAR // total if total else 0
    return f"[{'#' * filled}{'.' * (BAR - filled)}] {active().number(100 * done // total if total else 0)} %"


def told(job: Job, width: int) -> Sheet:
    """What came of a job, as lines of so many cells."""
    lines: list[Line] = []
    for spans, indent in _parts(job):
        lines += wrapped(spans, width, indent=indent) if spans else [()]
    return Sheet(tuple(lines))


def _parts(job: Job) -> Iterator[tuple[list[Span], str]]:
    run = job.run
    if job.trouble:
        yield [Span(_("It stopped: nothing more could be done."), "strong")], ""
        yield from _failure(job.trouble, job.trouble.remedy, "")
    elif run.stopped and run.done < run.total:
        yield [Span(interrupted(run), "strong")], ""
    elif run.stopped and not run.total:
        yield [Span(_("Interrupted before anything was done."), "strong")], ""
    for sentence in job.outcome():
        yield [Span(sentence)], ""
    if run.failed:
        yield [], ""
        yield [Span(_("Did not go well: {number}").format(number=len(run.failed)), "heading")], ""
        for one in run.failed[:MOST]:
            yield [Span(job.shown(one.name), "strong")], ""
            yield from _failure(one, job.remedy(one), "  ")
        yield from _others(len(run.failed))
    if run.made:
        yield [], ""
        yield [Span(_("Went well: {number}").format(number=len(run.made)), "heading")], ""
        for name in run.made[:MOST]:
            yield [Span(job.shown(name))], ""
        yield from _others(len(run.made))


def _others(number: int) -> Iterator[tuple[list[Span], str]]:
    if number > MOST:
        yield [Span(_("… and {number} more").format(number=number - MOST), "dim")], ""


def _failure(one: Failed, remedy: str, indent: str) -> Iterator[tuple[list[Span], str]]:
    yield [Span(one.what), *([Span(f" [{one.code}]", "dim")] if one.code else [])], indent
    if remedy:
        yield [Span(remedy)], indent
