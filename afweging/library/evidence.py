"""The use cases of evidence of the user's own: add it, change it, and what ours has to do with it.

Nothing is ever rewritten: a change is a new row, and the report of an older version shows what stood there then.
"""

from dataclasses import dataclass, replace

from afweging import errors
from afweging.errors import AfwegingError, Faults
from afweging.evidence import own as pure
from afweging.evidence.own import Item, Own, OwnFact
from afweging.evidence.own_loading import faults, read
from afweging.framework.yaml_reader import Tree, brief, nearest
from afweging.library import Library, evidence_rows
from afweging.library.evidence_brought import keep
from afweging.store.records import KeptEvidence
from afweging.texts import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Added:
    """What adding did, by id."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    """What stood there already, equal."""


def own(library: Library) -> Own:
    """The sources and facts of the user's own, as they are now."""
    return evidence_rows.current(library.store.own_evidence())


def history(library: Library, name: str) -> tuple[KeptEvidence, ...]:
    """Every row under an id, newest first. Raises OWN_UNKNOWN when there is none, OWN_NOT for one of ours."""
    kept = library.store.own_evidence()
    found = tuple(row for row in reversed(kept) if row.name == name)
    if not found:
        raise _missing(library, name, sorted({row.name for row in kept}))
    return found


def item_named(library: Library, name: str) -> Item:
    """The own source or fact with this id. Raises as ``history`` does."""
    return evidence_rows.read(history(library, name)[0])


def _missing(library: Library, name: str, known: list[str]) -> AfwegingError:
    shipped = library.shipped_evidence
    if shipped.fact(name) or shipped.source(name) or shipped.cabinet(name):
        return AfwegingError(errors.OWN_NOT, found=brief(name))
    return AfwegingError(errors.OWN_UNKNOWN, found=brief(name), nearest=nearest(name, known) if known else "")


def free(library: Library, letter: str) -> str:
    """The next free id: ``E`` for a fact, ``B`` for a source. Ids are never given out twice."""
    return pure.free(letter, [row.name for row in library.store.own_evidence()])


def clashes(library: Library) -> tuple[str, ...]:
    """Ids of the user's own that an update of ours has as well; the user's own count. Ours are read only when there are own."""
    found = own(library)
    return pure.clashes(library.shipped_evidence, found) if found.items else ()


def clash_words(names: tuple[str, ...]) -> str:
    """What the user should know about such ids; empty when there are none."""
    said = _("The program now also has {names}. In this library yours counts; give yours another id and cite that one.")
    return said.format(names=", ".join(names)) if names else ""


def add_file(library: Library, content: bytes, file: str, *, change: bool = False) -> Added:
    """Add the sources and facts in a file. Raises the errors of reading with file and line, and as ``add`` does."""
    return add(library, read(content, file, library.shipped_evidence, own(library)), change=change)


def add(library: Library, given: Own, *, change: bool = False) -> Added:
    """Add sources and facts, all or none. With ``change`` what is there already under an id becomes what is given.

    Raises ``Faults`` with everything that does not fit, and OWN_TIMES for an id that is taken when nothing may change.
    """
    with library.store.atomic():
        present = own(library)
        found = tuple(faults(given, library.shipped_evidence, present, Tree({}, {}, "")))
        if found:
            raise Faults(found)
        new = [item for item in given.items if present.find(item.id) is None]
        other = [item for item in given.items if present.find(item.id) not in (None, item)]
        if other and not change:
            raise Faults(tuple(AfwegingError(errors.OWN_TIMES, found=item.id, example=free(library, item.id[0]))
                               for item in other))
        for item in (*new, *other):
            keep(library, item)
    done = {item.id for item in (*new, *other)}
    return Added(new=tuple(item.id for item in new), changed=tuple(item.id for item in other),
                 same=tuple(item.id for item in given.items if item.id not in done))


def supersede(library: Library, name: str, successor: str) -> OwnFact:
    """Let another fact take the place of a fact; an empty id takes that back. The fact that changed; raises as ``add``.

    An own fact may be superseded by any other, one of ours by an own fact only: ours themselves never change.
    """
    if library.shipped_evidence.fact(name) and not pure.is_own(name):
        return _supersede_ours(library, name, successor)
    fact = item_named(library, name)
    if not isinstance(fact, OwnFact):
        raise AfwegingError(errors.UNKNOWN_FACT, found=brief(name), nearest="")
    made = replace(fact, superseded_by=successor or None)
    add(library, Own(facts=(made,)), change=True)
    return made


def _supersede_ours(library: Library, name: str, successor: str) -> OwnFact:
    """Let an own fact take the place of one of ours, and no other own fact any more."""
    present = own(library).facts
    if successor and successor not in [fact.id for fact in present]:
        raise _missing(library, successor, [fact.id for fact in present])
    changed = [replace(fact, replaces=tuple(one for one in fact.replaces if one != name)) for fact in present
               if name in fact.replaces and fact.id != successor]
    changed += [replace(fact, replaces=tuple(dict.fromkeys((*fact.replaces, name)))) for fact in present if fact.id == successor]
    if not changed:
        raise AfwegingError(errors.NOT_SUPERSEDED, found=name)
    add(library, Own(facts=tuple(changed)), change=True)
    return changed[-1]


def added_words(done: Added) -> str:
    """What adding did, as a sentence."""
    parts = [
        (ngettext("{number} added: {names}.", "{number} added: {names}.", len(done.new)), done.new),
        (ngettext("{number} changed: {names}.", "{number} changed: {names}.", len(done.changed)), done.changed),
        (ngettext("{number} was there already: {names}.", "{number} were there already: {names}.", len(done.same)), done.same),
    ]
    return " ".join(said.format(number=len(names), names=", ".join(names)) for said, names in parts if names)
