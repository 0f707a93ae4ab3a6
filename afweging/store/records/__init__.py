"""What goes into a store and what comes out: plain immutable values.

A body is a canonical JSON text (``afweging.canonical``); the store never looks inside. Times are ``datetime`` values
with a time zone; they come back in UTC. Roles are roles, never names of people.

Making a dataclass takes a third of a millisecond, and no command needs them all: a record is made when it is first named.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from afweging.store.records.events import Event, KeptEvidence, NewEvent, NewEvidence
    from afweging.store.records.hits import Hit, Snippet
    from afweging.store.records.lists import ALL, Entry, Filter, Order, Summary
    from afweging.store.records.opening import NO_NOTES, Cut, Notes, Opener, Passage
    from afweging.store.records.upkeep import Content, Finding, Kind, Tell
    from afweging.store.records.versions import Draft, NewVersion, Version, VersionInfo

__all__ = ("ALL", "NO_NOTES", "Content", "Cut", "Draft", "Entry", "Event", "Filter", "Finding", "Hit", "KeptEvidence",
           "Kind", "NewEvent", "NewEvidence", "NewVersion", "Notes", "Opener", "Order", "Passage", "Snippet", "Summary", "Tell",
           "Version", "VersionInfo")
_HOMES: Final = {
    "events": ("Event", "KeptEvidence", "NewEvent", "NewEvidence"),
    "hits": ("Hit", "Snippet"),
    "lists": ("ALL", "Entry", "Filter", "Order", "Summary"),
    "opening": ("NO_NOTES", "Cut", "Notes", "Opener", "Passage"),
    "upkeep": ("Content", "Finding", "Kind", "Tell"),
    "versions": ("Draft", "NewVersion", "Version", "VersionInfo"),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - classes, types and values
    """The record with this name, from its own module (PEP 562)."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
