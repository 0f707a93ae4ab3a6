"""The kinds of events that remarks are made of; apart from the remarks themselves, because every list counts them."""

from collections.abc import Mapping
from typing import Final

MADE: Final = "remark"
REPLIED: Final = "remark-reply"
RESOLVED: Final = "remark-resolved"
REOPENED: Final = "remark-reopened"
KINDS: Final = (MADE, REPLIED, RESOLVED, REOPENED)
"""The kinds of events that remarks are made of."""


def open_number(counted: Mapping[str, int]) -> int:
    """How many remarks nobody resolved yet, from how many events of each kind there are.

    Remarks are resolved only when open and reopened only when resolved, so counting the events is enough.
    """
    return counted.get(MADE, 0) + counted.get(REOPENED, 0) - counted.get(RESOLVED, 0)
