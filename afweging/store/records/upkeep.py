"""What a store holds in all, and what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Tell = Callable[[int, int], None]
"""Called during long work with how much is done and how much there is in all."""
Kind = Literal["file", "version", "chain", "framework", "draft", "event", "evidence", "list", "index"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Finding:
    """Something ``check`` found to be wrong.

    ``list`` and ``index`` are caches: ``rebuild_index`` repairs them and nothing was lost. Everything else is damage.
    """

    kind: Kind
    what: str
    """What is wrong, in the active language."""
    kenmerk: str = ""
    number: int | None = None

    @property
    def repairable(self) -> bool:
        """Whether ``rebuild_index`` mends it."""
        return self.kind in ("list", "index")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Content:
    """How much a store holds."""

    dossiers: int = 0
    versions: int = 0
    drafts: int = 0
    newest: datetime | None = None
    """When the newest version or draft was stored."""
