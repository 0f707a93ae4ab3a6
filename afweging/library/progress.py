"""How far long work is, told by one program to another: a line of JSON for each step, on standard error.

A program that starts ours asks for it with ``AFWEGING_PROGRESS=json`` in the environment. Each line begins with the sign
U+001E (record separator), so that it cannot be taken for a sentence. What a line holds:

- one report: ``step``, one of ``STEPS``;
- many: ``total`` at the start; then for each ``made`` or ``same`` with its file, or ``failed`` with its name and with
  ``code``, ``what`` and ``remedy``.
"""

import json
import os
import sys
from typing import Any, Final

from afweging.texts import N_

ASKED: Final = "AFWEGING_PROGRESS"
"""The variable of the environment that asks for it."""
STEPS: Final = {
    "reading": N_("reading the dossier"), "pages": N_("writing the pages"), "pdf": N_("laying out the PDF"),
    "saving": N_("saving the file"),
}
"""The steps of one report, in order, and what they are called."""
_BEGIN: Final = "\x1e"


def wanted() -> bool:
    """Whether another program asked to be told."""
    return os.environ.get(ASKED) == "json"


def tell(**fields: object) -> None:
    """Tell the program that asked; nothing happens when none did."""
    if wanted() and sys.stderr is not None:
        print(_BEGIN + json.dumps(fields), file=sys.stderr, flush=True)


def heard(line: str) -> dict[str, Any] | None:
    """What a line of another program tells; None for a sentence."""
    if not line.startswith(_BEGIN):
        return None
    found: dict[str, Any] = json.loads(line[1:])
    return found
