"""The words for phases, states and marks, to be translated when they are shown."""

from collections.abc import Mapping
from typing import Final

from afweging.assessment.choices import PHASE, STATUS
from afweging.assessment.completeness import State
from afweging.assessment.models import Budget, Effect, Marking, Purpose
from afweging.framework.models import Grade, Value
from afweging.texts import N_

__all__ = ("ASPECT", "BUDGET", "EFFECT", "EFFECT_SIGN", "GRADE", "MARKING", "MEMO_LISTS", "PHASE", "PURPOSE", "STATE", "STATUS",
           "VALUE", "WOO_MEANING")

MARKING: Final[Mapping[Marking, str]] = {
    Marking.GEEN: N_("none"),
    Marking.INTERN: N_("internal"),
    Marking.DEPARTEMENTAAL_VERTROUWELIJK: N_("ministry-confidential"),
}
BUDGET: Final[Mapping[Budget, str]] = {
    Budget.GEDEKT: N_("covered"),
    Budget.GERESERVEERD: N_("reserved"),
    Budget.NIET_GEDEKT: N_("not covered"),
    Budget.ONBEKEND: N_("not known"),
}
PURPOSE: Final[Mapping[Purpose, str]] = {
    Purpose.BESLISSING: N_("for decision"),
    Purpose.INFORMATIE: N_("for information"),
}
WOO_MEANING: Final[Mapping[str, str]] = {
    "5.1.1.c": N_("company and manufacturing data given in confidence"),
    "5.1.1.d": N_("special categories of personal data"),
    "5.1.2.a": N_("relations of the Netherlands with other states and with international organisations"),
    "5.1.2.b": N_("economic or financial interests of the State"),
    "5.1.2.e": N_("respect for personal privacy"),
    "5.1.2.f": N_("other competition-sensitive company data"),
    "5.1.2.h": N_("security of persons and companies, and prevention of sabotage"),
    "5.1.2.i": N_("proper functioning of the State"),
    "5.2": N_("personal views on policy in documents for internal consultation"),
}
"""What each ground of the Woo protects (domain 4.3)."""
STATE: Final[Mapping[State, str]] = {
    State.EMPTY: N_("empty"),
    State.STARTED: N_("started"),
    State.MOTIVATED: N_("motivated"),
    State.UNKNOWN: N_("not yet decidable"),
    State.NOT_REACHED: N_("not considered any more"),
}
GRADE: Final[Mapping[Grade, str]] = {
    "A": N_("public and independent"),
    "B": N_("public, from an interested party"),
    "C": N_("confidential company information"),
    "D": N_("own estimate of the assessor"),
}
EFFECT_SIGN: Final[Mapping[Effect, str]] = {"-": "−", "0": "0", "+": "+", "/": "/"}
EFFECT: Final[Mapping[Effect, str]] = {
    "-": N_("against"), "0": N_("neutral"), "+": N_("in favour"), "/": N_("does not apply"),
}
"""What an effect says at a prompt of the guidance: whether it weighs against or in favour."""
ASPECT: Final[Mapping[Effect, str]] = {
    "-": N_("unfavourable"), "0": N_("neutral"), "+": N_("favourable"), "/": N_("does not apply"),
}
"""What an effect says at an aspect of a table: what the initiative does to it."""
VALUE: Final[Mapping[Value, str]] = {Value.NEE: N_("no"), Value.DEELS: N_("partly"), Value.JA: N_("yes")}

MEMO_LISTS: Final[Mapping[str, str]] = {
    "addressees": N_("Addressees"), "copy_to": N_("Copy to"), "enclosures": N_("Enclosures"),
    "co_signatories": N_("Sent on behalf of or in agreement with"), "sign_off": N_("Roles that initial it, in order"),
}
"""The fields of the decision memo that hold several values (domain 4.1)."""
