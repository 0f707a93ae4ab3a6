"""How the program is left: by the user, by a signal, by a fault of its own. Everything typed is saved first, every time.

Also the reports that are being made, because leaving stops them.
"""

import asyncio
import os
import signal
import threading
from contextlib import suppress
from pathlib import Path

from rich.text import Text

from afweging.library import Library
from afweging.texts import _
from afweging.tui import crash, state
from afweging.tui.chrome import TitleLine
from afweging.tui.dialogs import Choice, Offer
from afweging.tui.page import Page
from afweging.tui.reporting import Report
from afweging.tui.saying import Saying
from afweging.tui.state import Remembered

TICK = 1.0
"""Seconds between two looks at how far a report is."""
GRACE = 1.5
"""Seconds a closed terminal gets before the process ends without further ado; everything is saved by then."""


class Leaving(Saying):
    """The ways out of the program."""

    library: Library
    remembered: Remembered
    state_file: Path

    # --- saving --------------------------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Save what any page has not saved yet, and where the user is; whether everything is saved now."""
        saved = [page.flush() for page in self.screen_stack if isinstance(page, Page)]
        state.save(self.state_file, self.remembered)
        return all(saved)

    async def action_quit(self) -> None:
        """Save and leave; when saving is not possible, ask what to do with the text."""
        if self.flush():
            self._leave(0)
            return
        offers = (
            Offer("rescue", _("Write the text to a rescue file and quit"),
                  _("A file beside the library or in your home folder.")),
            Offer("stay", _("Stay"), _("The text is still on the screen; you can try again or copy it.")),
            Offer("lose", _("Quit without what was not saved")),
        )
        self.push_screen(Choice(_("Not everything could be saved"), offers), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "rescue":
            files = [page.rescue() for page in self.screen_stack if isinstance(page, Page)]
            written = [str(file) for file in files if file]
            if not written:
                self.say(_("The rescue file could not be written either. Copy the text before you quit."), "error")
                return
            self._leave(0, _("The text that could not be stored is in {file}.").format(file=", ".join(written)))
        elif answer == "lose":
            self._leave(0)

    def _leave(self, code: int, message: str = "") -> None:
        self.cancel_reports()
        self.exit(code, message=Text(message) if message else None)

    # --- signals -------------------------------------------------------------------------------------------------

    def watch_signals(self) -> None:
        """Save and leave properly when the terminal is closed (SIGHUP) or the process is asked to stop (SIGTERM)."""
        if threading.current_thread() is not threading.main_thread() or self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                with suppress(NotImplementedError, RuntimeError):  # Windows has no loop that hears signals
                    loop.add_signal_handler(getattr(signal, name), self._signalled, getattr(signal, name))

    def _signalled(self, number: int) -> None:
        self.flush()
        end = threading.Timer(GRACE, os._exit, (128 + number,))  # a terminal that is gone can keep the driver waiting
        end.daemon = True
        end.start()
        self._leave(128 + number)

    # --- faults of our own ---------------------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Save, log kind and place, and leave with a message that holds nothing of what the user typed."""
        first = self._exception is None
        self._return_code = 1
        if not first:
            return
        self._exception = error
        failed: asyncio.Event = self._exception_event
        failed.set()
        saved = False
        with suppress(Exception):  # saving may be what failed; the message says so
            saved = self.flush()
        path = crash.log_file()
        logged = crash.log(error, path)
        with suppress(Exception):
            self.cancel_reports()
        self.panic(Text(crash.told(error, saved=saved, logged=path if logged else None)))

    def _fatal_error(self) -> None:
        """Textual's own way out, with a traceback that would show local variables: never."""
        import sys  # noqa: PLC0415 - seldom

        error = sys.exc_info()[1]
        self._handle_exception(error if isinstance(error, Exception) else RuntimeError("unknown"))

    # --- reports -------------------------------------------------------------------------------------------------

    def reports(self) -> list[Report]:
        """The reports that are being made."""
        found: list[Report] = self.__dict__.setdefault("_reports", [])
        return found

    def make_report(self, kenmerk: str, words: tuple[str, ...] = (), *, verb: str = "report") -> None:
        """Make the report of what is saved now, the usual PDF unless options say otherwise; the user goes on working."""
        if any(report.kenmerk == kenmerk for report in self.reports()):
            self.say(_("The report of {kenmerk} is being made already.").format(kenmerk=kenmerk))
            return
        if not self.flush():
            self.say(_("The report would not show everything: saving failed. Nothing was made."), "error")
            return
        report = Report(kenmerk, self.library.store.path, words, verb=verb)
        self.reports().append(report)
        self.say(_("The report of {kenmerk} is being made; you can go on working.").format(kenmerk=kenmerk))
        self.refresh_titles()
        self.run_worker(self._finish(report), group="report", exit_on_error=False)

    async def _finish(self, report: Report) -> None:
        ticking = self.set_interval(TICK, self._tick)
        try:
            done, text = await report.make()
        except OSError as error:
            done, text = False, error.strerror or type(error).__name__
        finally:
            ticking.stop()
        if report in self.reports():
            self.reports().remove(report)
        self.refresh_titles()
        if report.cancelled:
            self.say(_("The report of {kenmerk} was cancelled; nothing was written.").format(kenmerk=report.kenmerk))
        elif done:
            self.say(_("The report of {kenmerk} is ready: {file}").format(kenmerk=report.kenmerk, file=text))
        else:
            self.say(_("The report of {kenmerk} was not made. {reason}").format(kenmerk=report.kenmerk, reason=text), "error")

    def action_cancel_report(self) -> None:
        """Stop making reports."""
        if self.reports():
            self.cancel_reports()
        else:
            self.say(_("No report is being made."))

    def cancel_reports(self) -> None:
        """Stop every report; nobody waits for it."""
        for report in self.reports():
            report.cancel()

    def _tick(self) -> None:
        """The title line in view says how far the reports are."""
        for line in self.screen.query(TitleLine):
            line.refresh()

    def refresh_titles(self) -> None:
        """The title lines say which reports are being made."""
        for page in self.screen_stack:
            if isinstance(page, Page):
                page.refresh_chrome()
