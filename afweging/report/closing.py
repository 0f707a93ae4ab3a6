"""Own facts that are confidential company information (grade C, domain 1): a public report does not hold them.

Their content is taken out of the data and out of what is cited, before anything is made from them; the citation stays.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from afweging import canonical
from afweging.evidence.models import Evidence
from afweging.evidence.own import Own, OwnFact, OwnText, is_own
from afweging.framework.models import Text

CLOSED: Final = Text(nl="[gelakt: bedrijfsgegevens, art. 5.1, eerste lid, onder c, Woo]",
                     en="[redacted: company data, Woo art. 5.1(1)(c)]")
"""What stands there instead."""


def closed_data(carried: Mapping[str, object]) -> Mapping[str, object]:
    """The own evidence an assessment carries (``Assessment.evidence``), without that content."""
    if not carried:
        return carried
    own = canonical.build(Own, dict(carried))
    return MappingProxyType(canonical.plain(replace(own, facts=tuple(_closed(fact) for fact in own.facts))))


def _closed(fact: OwnFact) -> OwnFact:
    if fact.grade != "C":
        return fact
    refs = tuple(replace(ref, note=None) for ref in fact.refs)
    return replace(fact, text=OwnText(nl=CLOSED.nl, en=CLOSED.en), limited=None, figures=(), refs=refs)


def closed_evidence(evidence: Evidence) -> Evidence:
    """What may be cited, without that content."""
    return replace(evidence, facts=tuple(
        replace(fact, text=CLOSED, limited=None, figures=(), refs=tuple(replace(ref, note=None) for ref in fact.refs))
        if is_own(fact.id) and fact.grade == "C" else fact for fact in evidence.facts))
