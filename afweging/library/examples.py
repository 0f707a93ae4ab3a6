"""The example dossiers in a library of their own: taken in, kept up with the program, and judged a second time (domain 6).

What a user changed in an example stays as it is. Examples stand in the library once, in the language that is asked for
where they are written in it; their kenmerk is the same in every language.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Assessment
from afweging.library import Filter, Library, second
from afweging.library.second import RECONCILED, Settlement
from afweging.texts import LANGUAGES, N_, Language, _, sentences

REASON: Final = N_("example")
"""Why the program made a version of an example; a version with another reason is a user's."""

AGREED: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "VOORBEELD-1": {
        "alternatieven": ("geen-alternatief", N_(
            "PhotonDelta pays for research and clusters, not for first industrial deployment. So it is no alternative for any "
            "of the six projects.")),
        "impact": ("groot", N_(
            "The knowledge is hard to replace, and that is felt throughout the country. The evaluation will measure the size.")),
    },
}
"""What the two assessors of an example agreed: question to verdict and why. The other second judgements wait for their user."""


def take_in(library: Library, language: Language) -> tuple[str, ...]:
    """Take in every example, anew when it changed with the program; the kenmerken, in order.

    An example that is taken in gets its second judgement too, if there is one, and what was agreed on it.
    """
    seconds = {path.name: path for path in shipped.second_examples(language)}
    found = sorted(((read_file(path), path.name) for path in shipped.examples(language)), key=lambda one: one[0].head.kenmerk)
    for assessment, name in reversed(found):  # the first one last, so that it is on top of a list of what is new
        if not touched(library, assessment.head.kenmerk):
            with library.store.atomic():  # a second judgement never stands there half
                library.bring_in(assessment, file=name, reason=_(REASON), update=True)
                if name in seconds:
                    _judge_again(library, assessment.head.kenmerk, seconds[name])
    return tuple(assessment.head.kenmerk for assessment, _name in found)


def touched(library: Library, kenmerk: str) -> bool:
    """Whether a user changed an example: there is a draft, or a version that the program did not make."""
    if not _present(library, kenmerk):
        return False
    ours = {sentences(language).say(REASON) for language in LANGUAGES}
    versions = [info for info in library.store.history(kenmerk) if info.reason not in ours]
    return library.dossier(kenmerk).draft is not None or len(versions) > _reconciled_here(library, kenmerk)


def _reconciled_here(library: Library, kenmerk: str) -> int:
    """How many versions of an example hold what the program says was agreed: one, or none."""
    return sum(1 for event in library.store.events(kenmerk)
               if event.kind == RECONCILED and kenmerk in AGREED and _as_agreed(json.loads(event.detail), kenmerk))


def _as_agreed(record: Mapping[str, Mapping[str, Mapping[str, str]]], kenmerk: str) -> bool:
    said = {question: one["agreed"] for question, one in record["questions"].items() if one["why"]}
    return said == {question: verdict for question, (verdict, _why) in AGREED[kenmerk].items()}


def _judge_again(library: Library, kenmerk: str, path: Path) -> None:
    """Add the second judgement of an example, closed, unless one is there already."""
    if library.entries(Filter(second_of=kenmerk)):
        return
    judgement = read_file(path)
    first = library.dossier(kenmerk)
    name = f"{kenmerk}@{first.info.number}"
    library.bring_in(_of(judgement, name), file=path.name, reason=_("second judgement of {name}").format(name=name))
    second.close(library, judgement.head.kenmerk, _(REASON))
    if agreed := AGREED.get(kenmerk):
        given = {question: Settlement(verdict, _(why)) for question, (verdict, why) in agreed.items()}
        second.reconcile(library, second.double(library, kenmerk), given)


def _of(judgement: Assessment, name: str) -> Assessment:
    """A second judgement of the version that is in this library."""
    return replace(judgement, head=replace(judgement.head, second_of=name))


def _present(library: Library, kenmerk: str) -> bool:
    return any(entry.kenmerk == kenmerk for entry in library.entries())
