"""Evidence of the user's own that an assessment from elsewhere carries: kept here, under ids that are free."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from afweging import canonical
from afweging.assessment.citing import all_retold
from afweging.assessment.interchange import own_evidence
from afweging.assessment.models import Assessment
from afweging.errors import Faults
from afweging.evidence import own as pure
from afweging.evidence.own import Item, Own
from afweging.evidence.own_loading import faults
from afweging.framework.yaml_reader import Tree
from afweging.library import evidence_rows
from afweging.library.holdings import Holdings
from afweging.store.records import NewEvidence


def keep(library: Holdings, item: Item) -> None:
    """Keep a source or fact that was found to fit, as a new row."""
    library.store.keep_evidence(NewEvidence(kind=evidence_rows.kind_of(item), name=item.id, role=library.role,
                                            at=library.moment(), body=canonical.text(item)))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Brought:
    """An assessment that was taken in, without what it carried, and what became of that."""

    assessment: Assessment
    added: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Ids that are taken here by something else: old to new; the citations follow."""


def bring(library: Holdings, assessment: Assessment, file: str) -> Brought:
    """Take in the own sources and facts an assessment carries, inside a transaction. Raises ``Faults`` when they do not fit."""
    if not assessment.evidence:
        return Brought(assessment=assessment)
    tree = Tree({}, {}, file)
    coming = own_evidence(assessment, tree)
    kept = library.store.own_evidence()
    found = tuple(faults(coming, library.shipped_evidence, Own(), tree))
    if found:
        raise Faults(found)
    settled = pure.settled(coming, evidence_rows.by_name(kept))
    for item in settled.added.items:
        keep(library, item)
    bare = replace(assessment, evidence=MappingProxyType({}))
    return Brought(assessment=all_retold(bare, settled.names), added=tuple(item.id for item in settled.added.items),
                   names=settled.names)
