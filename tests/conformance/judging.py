"""One case from document to verdict. Each process of the pool keeps a renderer and a veraPDF running."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from afweging import texts
from afweging.errors import AfwegingError
from afweging.report import fonts, formats, portfolio_formats
from afweging.report.pdf import About, Archive, Attached
from afweging.report.rendering import Renderer
from tests.conformance import dossiers, extractors, lint, order, source
from tests.conformance.dossiers import Case
from tests.conformance.validators import Validators
from tests.conformance.vera import Vera

TREES: Final = ("empty", "lists")
"""The cases of which poppler reads the tag tree as well; that takes it many seconds."""


@dataclass
class Result:
    """What was found about one case."""

    case: Case
    findings: list[str] = field(default_factory=list)
    pages: int = 0
    checks: int = 0
    """Checks veraPDF made."""
    readers: int = 0
    """Whether the readers were compared: 1 or 0."""
    seconds: float = 0


class Listening(Renderer):
    """A renderer that remembers the page it was last given: that is the source the PDF must agree with."""

    html: str = ""

    def pdf(self, html: str, about: About, attached: tuple[Attached, ...] = (), archive: Archive = "a-3a") -> bytes:
        """The PDF of a page."""
        self.html = html
        return super().pdf(html, about, attached, archive)


@dataclass
class Judge:
    """The judge of one process."""

    validators: Validators
    folder: Path
    renderer: Listening
    vera: Vera

    def result(self, case: Case) -> Result:
        """Render a case and judge it. What cannot be rendered or read is a finding too."""
        started, found = time.monotonic(), Result(case)
        texts.use(case.language)
        path = self.folder / f"{case.name}.pdf"
        try:
            data = self._rendered(case)
            path.write_bytes(data)
            judged = self.vera.judge(path, case.profiles)
            found.checks, found.findings = judged.checks, list(judged.failures)
            if judged.failed_profiles and not judged.failures:
                found.findings.append(f"veraPDF {judged.failed_profiles}: not compliant")
            found.findings += self._read(case, data, path, found)
        except AfwegingError as error:
            found.findings.append(f"not rendered: {error.code.name}")
        except (ValueError, RuntimeError, KeyError, AttributeError, TypeError) as error:
            found.findings.append(f"not readable: {type(error).__name__}: {error}")
        if not found.findings:
            path.unlink(missing_ok=True)
        found.seconds = time.monotonic() - started
        return found

    def _rendered(self, case: Case) -> bytes:
        if case.group == "portfolio":
            return portfolio_formats.render(dossiers.portfolio(case), "pdf", renderer=self.renderer)
        return formats.render(dossiers.document(case), "pdf", renderer=self.renderer)

    def _read(self, case: Case, data: bytes, path: Path, found: Result) -> Iterator[str]:
        reading = lint.Reading(data)
        found.pages = len(reading.pages)
        yield from (f"structure: {finding}" for finding in lint.findings(reading))
        page = source.read(fonts.printable_html(self.renderer.html))
        yield from (f"order: {finding}" for finding in order.findings(page, reading.root))
        if case.group != "willekeurig" or case.number % 10 == 0:
            found.readers = 1
            yield from (f"readers: {finding}" for finding in extractors.findings(
                path, reading, self.validators.packages, tree=case.content in TREES))


_judge: Judge | None = None
_open = ExitStack()


def begin(validators: Validators, folder: Path) -> None:
    """Make this process a judge; for the start of a pool."""
    global _judge  # noqa: PLW0603 - the one judge of a process that has no other task
    renderer = _open.enter_context(Listening())
    _judge = Judge(validators, folder, renderer, _open.enter_context(Vera(validators)))


def judge(case: Case) -> Result:
    """The result of a case, by the judge of this process."""
    if _judge is None:
        raise RuntimeError("begin was not called")
    return _judge.result(case)
