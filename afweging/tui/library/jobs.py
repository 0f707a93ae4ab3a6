"""Long work on many dossiers beside the screen: import of a folder, export, reports. Each in a thread that nobody waits for.

A job is begun once, may be stopped at any moment, and says in ``run`` how far it is; a screen looks at that from time to
time. Import and export work in short steps on the library, so that the screen never waits for them. Reports are made by the
verb ``report`` in a process of its own, as one report is; so the files are the same.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final

from afweging import errors
from afweging.library import Library, progress
from afweging.library.many import Failed, Form, Run, files_of, make_folder, take_in, write_out
from afweging.library.taking import Taker
from afweging.texts import _, active, ngettext
from afweging.tui.reporting import environment

MOST_NAMES: Final = 4000
"""So many dossiers are named to one process; a command line has an end."""
PATIENCE: Final = 8.0
"""Seconds a process gets to stop by itself, with its own children."""


class Job:
    """Long work. A subclass does it in ``work``, which ends early when the run is stopped."""

    title = ""

    def __init__(self) -> None:
        self.run = Run()
        self.ended = False
        self.trouble: Failed | None = None
        """What ended all of it."""

    def start(self) -> None:
        """Begin, aside."""
        Thread(target=self._carry_out, name="afweging-many", daemon=True).start()

    def stop(self) -> None:
        """Begin no other thing; what is done stays."""
        self.run.stop()

    def _carry_out(self) -> None:
        try:
            self.work()
        except Exception as error:  # noqa: BLE001 - told on the screen, whatever it is
            self.trouble = Failed.of("", error)
        self.ended = True

    def work(self) -> None:
        """Do it. Raises what ends all of it."""
        raise NotImplementedError

    def outcome(self) -> Iterator[str]:
        """What came of it, as sentences."""
        raise NotImplementedError

    def remedy(self, one: Failed) -> str:
        """What the user can do about something that did not go well."""
        return one.remedy

    def shown(self, name: str) -> str:
        """A name as it is shown."""
        return name


class ImportJob(Job):
    """Takes in all files below a folder."""

    def __init__(self, library: Library, folder: Path, how: str) -> None:
        super().__init__()
        self.title = _("Import of {folder}").format(folder=folder)
        self._library, self._folder, self._how = library, folder, how

    def work(self) -> None:
        """Look for the files, then take them in one by one."""
        paths = files_of([self._folder], lambda: not self.run.stopped)
        self.run.total = len(paths)
        taker = Taker(library=self._library, as_new=self._how == "new", update=self._how == "update")
        take_in(self.run, taker, paths)

    def outcome(self) -> Iterator[str]:
        """How many came in, and how many were there already."""
        new, same = len(self.run.made), self.run.same
        yield ngettext("{number} dossier taken in.", "{number} dossiers taken in.", new).format(number=new)
        if same:
            yield ngettext("{number} file was there already and was passed over.",
                           "{number} files were there already and were passed over.", same).format(number=same)

    def remedy(self, one: Failed) -> str:
        """As its parent, in the words of the form where the error itself names options of the verb."""
        if one.code == errors.DOSSIER_EXISTS.name:
            return _("Import the folder again and choose what becomes of dossiers that are there already.")
        if one.code == errors.CARRIER_PUBLIC.name:
            return _("Import the internal report, or choose everything as new dossiers.")
        return one.remedy

    def shown(self, name: str) -> str:
        """A file as seen from the folder."""
        with suppress(ValueError):
            return str(Path(name).relative_to(self._folder))
        return name


class ExportJob(Job):
    """Writes dossiers to a folder, each to a file of its own. Reads through a library of its own."""

    def __init__(self, library: Path, names: Sequence[str], folder: Path, form: Form) -> None:
        super().__init__()
        self.title = _("Export to {folder}").format(folder=folder)
        self._library, self._names, self._folder, self._form = library, names, folder, form

    def work(self) -> None:
        """Write them one by one."""
        with Library.open(self._library, mode="read") as reader:
            write_out(self.run, reader, self._names, self._folder, self._form)

    def outcome(self) -> Iterator[str]:
        """How many were written, and how many files held the same already."""
        new, same = len(self.run.made), self.run.same
        yield ngettext("{number} dossier written.", "{number} dossiers written.", new).format(number=new)
        if same:
            yield ngettext("{number} file held the same already and was left alone.",
                           "{number} files held the same already and were left alone.", same).format(number=same)

    def shown(self, name: str) -> str:
        """A file by its name; the folder is the same for all."""
        return Path(name).name


class ReportsJob(Job):
    """Makes reports in a folder; PDFs that are there and current already stay."""

    def __init__(self, library: Path, names: Sequence[str], folder: Path, words: tuple[str, ...]) -> None:
        super().__init__()
        self.title = _("Reports in {folder}").format(folder=folder)
        self._library, self._names, self._folder, self._words = library, names, folder, words
        self._process: subprocess.Popen[str] | None = None
        self.run.total = len(names)

    def work(self) -> None:
        """Make them with the verb, so many at a time. Raises FILE_UNWRITABLE."""
        if not self.run.stopped:
            make_folder(self._folder)
        for start in range(0, len(self._names), MOST_NAMES):
            if not self.run.stopped and self.trouble is None:
                self._make(self._names[start:start + MOST_NAMES])

    def stop(self) -> None:
        """Stop, as Ctrl+C does on the command line; reports that are half made are not written."""
        super().stop()
        process = self._process
        if process is not None and process.poll() is None:
            with suppress(OSError):
                process.send_signal(signal.SIGINT)
            Thread(target=_see_off, args=(process,), daemon=True).start()

    def _make(self, names: Sequence[str]) -> None:
        command = [sys.executable, "-P", "-m", "afweging", "--lang", active().language, "--library", str(self._library), "report",
                   *self._words, "--resume", "--output", str(self._folder), "--", *names]
        before = self.run.done
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                              errors="replace", env=environment(), start_new_session=True) as process:
            self._process = process
            if self.run.stopped:
                self.stop()
            last = self._listen(process.stderr or ())
        if not self.run.stopped and self.run.done < before + len(names):
            self.trouble = Failed(name="", code="", what=last or _("The process that makes the reports ended early."))

    def _listen(self, lines: Iterable[str]) -> str:
        """Take in what the process tells; the last sentence it says."""
        last = ""
        for line in lines:
            told = progress.heard(line)
            if told is None:
                last = line.strip() or last
            elif "failed" in told:
                self.run.failed.append(
                    Failed(name=told["failed"], code=told["code"], what=told["what"], remedy=told["remedy"]))
                self.run.done += 1
            elif file := told.get("made") or told.get("same"):
                self.run.now = Path(file).name
                if "made" in told:
                    self.run.made.append(file)
                self.run.done += 1
        return last

    def outcome(self) -> Iterator[str]:
        """How many were made, and how many were there already."""
        new, same = len(self.run.made), self.run.same
        yield ngettext("{number} report made.", "{number} reports made.", new).format(number=new)
        if same:
            yield ngettext("{number} report was there already and was left alone.",
                           "{number} reports were there already and were left alone.", same).format(number=same)

    def shown(self, name: str) -> str:
        """A file by its name; the folder is the same for all."""
        return Path(name).name


def _see_off(process: "subprocess.Popen[str]") -> None:
    """End a process that does not stop by itself, with everything it started."""
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
