"""Own evidence as a library holds it: from the rows of the store to sources and facts."""

from collections.abc import Iterable
from datetime import datetime

from afweging import canonical
from afweging.evidence.own import Item, Own, OwnCabinet, OwnFact, OwnSource, Rows, collected
from afweging.store.records import KeptEvidence

KINDS: dict[str, type[Item]] = {"cabinet": OwnCabinet, "source": OwnSource, "fact": OwnFact}
"""How a row says what it holds."""


def kind_of(item: Item) -> str:
    """How a row says that it holds this."""
    return next(kind for kind, made in KINDS.items() if isinstance(item, made))


def by_name(kept: Iterable[KeptEvidence]) -> Rows:
    """Everything that ever stood under an id, oldest first."""
    found: dict[str, tuple[Item, ...]] = {}
    for row in kept:
        found[row.name] = (*found.get(row.name, ()), read(row))
    return found


def read(row: KeptEvidence) -> Item:
    """What a row holds. Raises ``ValueError`` or ``TypeError`` when it is no longer what was stored."""
    item: Item = canonical.read(KINDS[row.kind], row.body)
    return item


def current(kept: Iterable[KeptEvidence]) -> Own:
    """The sources and facts as they are now."""
    return collected(items[-1] for items in by_name(kept).values())


def as_of(kept: Iterable[KeptEvidence], moment: datetime) -> Own:
    """The sources and facts as they were at a moment; one that came later is there as it began."""
    then: dict[str, KeptEvidence] = {}
    for row in kept:
        if row.name not in then or row.at <= moment:
            then[row.name] = row
    return collected(read(row) for row in then.values())
