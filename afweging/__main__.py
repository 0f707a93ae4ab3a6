"""``python -m afweging`` and the command ``afweging``: the one place that knows all faces."""

import gc
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pathlib import Path

    from afweging.library import Library
    from afweging.texts import Language


def main() -> None:
    """Run the program on the words of the command line and leave with its exit code."""
    gc.disable()  # a command makes little garbage and ends soon; looking for it would cost a tenth of the start
    from afweging.cli.faces import Faces  # noqa: PLC0415 - importing this module must cost nothing
    from afweging.cli.main import run  # noqa: PLC0415 - the same

    sys.exit(run(sys.argv[1:], Faces(screen=_screen, lines=_lines)))


def _screen(library: "Path | None", role: str, dossier: str, question: str | None, language: "Language | None") -> int:
    from afweging.tui.start import run  # noqa: PLC0415 - loads Textual

    return run(library, role=role, dossier=dossier, question=question, language=language)


def _lines(  # noqa: PLR0917 - the signature of the face
    library: "Library", dossier: str, question: str | None, incoming: TextIO, outgoing: TextIO, reports: "Path"
) -> int:
    from afweging.plain import run  # noqa: PLC0415 - only when asked for

    return run(library, dossier, incoming, outgoing, question=question, reports=reports)


if __name__ == "__main__":
    main()
