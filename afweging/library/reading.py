"""Reading a file that is to be taken in: apart from placing it in a library, so that nobody needs to wait for the reading."""

from dataclasses import dataclass

from afweging import errors
from afweging.assessment.models import Assessment
from afweging.errors import AfwegingError
from afweging.framework.models import Framework


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ready:
    """The content of a file, read and sound, that only needs to be placed: ``Library.place``."""

    file: str
    assessment: Assessment
    framework: Framework | None = None
    """The one it came with, or the one that was named."""
    report: bool = False
    """Whether it came from a PDF report."""


def read(content: bytes, file: str, framework: Framework | None = None) -> Ready:
    """Read a file: JSON or YAML in the interchange form, or a PDF report with its data inside, which brings its framework.

    Takes seconds for a large PDF, and touches no library. Raises the errors of reading.
    """
    from afweging.assessment.interchange import read as read_text  # noqa: PLC0415 - only on import
    from afweging.report import carried  # noqa: PLC0415 - only on import

    if not carried.is_pdf(content):
        if file.lower().endswith(".pdf"):  # what YAML makes of it would be beside the point
            raise AfwegingError(errors.CARRIER_BROKEN, file=file)
        return Ready(file=file, assessment=read_text(content, file), framework=framework)
    found = carried.read(content, file)
    return Ready(file=file, assessment=found.assessment, framework=found.framework, report=True)
