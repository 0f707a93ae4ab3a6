"""Many reports in one go: every core makes PDFs, memory stays flat, and a bad dossier never stops the rest."""

import os
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from afweging import errors
from afweging.cli.opening import library, not_a_choice
from afweging.cli.output import data, talk
from afweging.cli.progress import Progress
from afweging.cli.wishes import Wish, left_out, write_omitted
from afweging.errors import AfwegingError
from afweging.library import Library, progress
from afweging.library.folders import reports_folder
from afweging.library.many import Failed, write_file
from afweging.report import formats
from afweging.report.document import Document
from afweging.report.omitted import Omitted
from afweging.report.rendering import Renderer
from afweging.texts import _, ngettext

_FATAL = (errors.PANGO_MISSING, errors.FONT_FILE_MISSING, errors.FILE_UNWRITABLE)
"""What would go wrong with every dossier in the same way."""


def make_many(options: Namespace, wish: Wish) -> int:
    """Make the reports of the named dossiers, or of all; exit code 1 when one could not be made."""
    if options.output == "-":
        raise not_a_choice("-", "--output", (_("FOLDER"),))
    with library(options, "either") as opened:
        names = tuple(dict.fromkeys(options.dossiers)) or tuple(entry.kenmerk for entry in opened.entries())
        folder = Path(options.output) if options.output else reports_folder()
        batch = Batch(wish=wish, folder=folder, progress=Progress(len(names)), resume=options.resume)
        try:
            batch.run(opened, names)
        except KeyboardInterrupt:
            talk(_("Interrupted after {done} of {total}. With --resume the same command goes on where it was.").format(
                done=batch.made + batch.current + len(batch.failed), total=len(names)))
            raise
    if options.omitted:
        write_omitted(Path(options.omitted), batch.omitted)
    talk(ngettext("{number} report made.", "{number} reports made.", batch.made).format(number=batch.made))
    if batch.current:
        talk(ngettext("{number} report was there already and was left alone.",
                      "{number} reports were there already and were left alone.", batch.current).format(number=batch.current))
    for one in batch.failed:
        talk(_("Not made: {name}: {message}").format(name=one.name, message=one.told))
    return errors.Exit.REFUSED if batch.failed else errors.Exit.FINE


@dataclass(kw_only=True)
class Batch:
    """One run over many dossiers. What is kept of each is its outcome, never its content."""

    wish: Wish
    folder: Path
    progress: Progress
    resume: bool = False
    """Whether a PDF that is current already stays as it is."""
    made: int = 0
    current: int = 0
    failed: list[Failed] = field(default_factory=list)
    omitted: list[Omitted] = field(default_factory=list)
    _names_of_files: set[str] = field(default_factory=set)

    def run(self, opened: Library, names: tuple[str, ...]) -> None:
        """Make them all; twice as many are under way as there are workers, so that none waits and few are in memory."""
        workers = max(1, min(cores(), len(names)))
        waiting: dict[Future[Path], tuple[str, tuple[Omitted, ...]]] = {}
        with _renderers(workers if self.wish.form == "pdf" else 0) as renderers, ThreadPoolExecutor(workers) as pool:
            try:
                for name in names:
                    if len(waiting) >= 2 * workers:
                        self._finish(waiting, wait(waiting, return_when=FIRST_COMPLETED).done)
                    try:
                        document = self.wish.document(opened, name)
                        target = self._target(document)
                        if self._is_current(document, target):
                            self.current += 1
                            self._done(target, left_out(document), "same")
                            continue
                        self.progress.say(*(f"{name}: {message}" for message in formats.messages(document)))
                        waiting[pool.submit(self._make, document, target, renderers)] = name, left_out(document)
                    except Exception as error:  # noqa: BLE001 - whatever is wrong with one dossier, the rest goes on
                        self._fail(name, error)
                self._finish(waiting, set(waiting))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                renderers.cancel()
                raise
            finally:
                self.progress.clear()

    def _make(self, document: Document, target: Path, renderers: "_Renderers") -> Path:
        with renderers.one() as renderer:
            content = formats.render(document, self.wish.form, renderer=renderer)
        write_file(target, content)
        return target

    def _finish(self, waiting: dict[Future[Path], tuple[str, tuple[Omitted, ...]]], done: set[Future[Path]]) -> None:
        for future in done:
            name, left = waiting.pop(future)
            try:
                target = future.result()
            except Exception as error:  # noqa: BLE001 - as above
                self._fail(name, error)
            else:
                self.made += 1
                self._done(target, left, "made")

    def _done(self, target: Path, left: tuple[Omitted, ...], how: str) -> None:
        self.omitted += left
        progress.tell(**{how: str(target)})
        self.progress.clear()
        data(str(target))
        self.progress.step()

    def _is_current(self, document: Document, target: Path) -> bool:
        """Whether the file is there already, made from this; only PDFs take so long that it matters."""
        if not self.resume or self.wish.form != "pdf":
            return False
        try:
            return formats.is_current(target.read_bytes(), document)
        except OSError:
            return False

    def _fail(self, name: str, error: Exception) -> None:
        if isinstance(error, AfwegingError) and error.code in _FATAL:
            raise error
        failed = Failed.of(name, error)
        self.failed.append(failed)
        progress.tell(failed=name, code=failed.code, what=failed.what, remedy=failed.remedy)
        self.progress.step()

    def _target(self, document: Document) -> Path:
        """A file name of its own, also when two kenmerken differ only in signs that a file name cannot have."""
        wanted = Path(formats.file_name(document, self.wish.form))
        name, number = wanted.name, 1
        while name in self._names_of_files:
            number += 1
            name = f"{wanted.stem}-{number}{wanted.suffix}"
        self._names_of_files.add(name)
        return self.folder / name


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Renderers:
    """Child processes that make PDFs, lent out one at a time; without any, nothing is lent."""

    def __init__(self, started: list[Renderer]) -> None:
        self._started = started
        self._idle: SimpleQueue[Renderer] = SimpleQueue()
        for renderer in started:
            self._idle.put(renderer)

    @contextmanager
    def one(self) -> Iterator[Renderer | None]:
        """A renderer for the time of one report."""
        if not self._started:
            yield None
            return
        renderer = self._idle.get()
        try:
            yield renderer
        finally:
            self._idle.put(renderer)

    def cancel(self) -> None:
        """Stop whatever is being made."""
        for renderer in self._started:
            renderer.cancel()


@contextmanager
def _renderers(number: int) -> Iterator[_Renderers]:
    with ExitStack() as stack:
        yield _Renderers([stack.enter_context(Renderer()) for _number in range(number)])
