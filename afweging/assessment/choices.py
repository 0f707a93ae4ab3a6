"""The decision moments and states of a dossier, and what they are called: all that a list needs to know of an assessment.

Apart from the models, because making those takes longer than listing a library.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from afweging.texts import N_


class Phase(StrEnum):
    """The decision moment an assessment is made for (domain 5)."""

    VERKENNEN = "verkennen"
    BELANGSTELLINGSPEILING = "belangstellingspeiling"
    NOTIFICATIE = "notificatie"
    TOEKENNING = "toekenning"
    EVALUATIE = "evaluatie"


class Status(StrEnum):
    """How far an assessment is: a concept, with co-readers, or finalised and frozen."""

    CONCEPT = "concept"
    TER_MEELEZING = "ter-meelezing"
    VASTGESTELD = "vastgesteld"


STATUS: Final[Mapping[Status, str]] = {
    Status.CONCEPT: N_("draft"),
    Status.TER_MEELEZING: N_("with co-readers"),
    Status.VASTGESTELD: N_("finalised"),
}
PHASE: Final[Mapping[Phase, str]] = {
    Phase.VERKENNEN: N_("exploration"),
    Phase.BELANGSTELLINGSPEILING: N_("call for expression of interest"),
    Phase.NOTIFICATIE: N_("(pre-)notification"),
    Phase.TOEKENNING: N_("award"),
    Phase.EVALUATIE: N_("evaluation"),
}
ADVICE_IN_ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "GEEN_ROL": ("no role",), "NATIONAAL": ("national",), "EUROPEES_GEEN_IPCEI": ("european no ipcei",),
    "IPCEI_GEEN_DEELNAME": ("ipcei no participation",), "DEELNAME_MITS": ("participation if", "participate if"),
    "DEELNAME": ("participation", "participate"), "NOG_NIET": ("not yet",),
}
"""What the ids of outcomes (domain 4) read as in English: short enough to type in a search."""
