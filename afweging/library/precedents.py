"""The use case of precedents: what the finalised dossiers of a library say to one question of another dossier.

Of every dossier counts its newest finalised version. The bodies are read once, as JSON and no further; what a list shows of
them is kept as long as the library is open and no version is added to it. Second, blind judgements are no precedents: they
judge a dossier that is one already.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from afweging import errors
from afweging.assessment import precedents as pure
from afweging.assessment.models import Assessment, Status
from afweging.assessment.precedents import Earlier, Median, Precedents
from afweging.errors import AfwegingError
from afweging.framework.models import UNKNOWN, Framework, Question
from afweging.library import Dossier, Library
from afweging.texts import _, active, ngettext

BAR = "█"
EMPTY = "·"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Known:
    """The precedents of a library, and the dossiers whose version is damaged so that they are not among them."""

    earlier: tuple[Earlier, ...]
    damaged: tuple[str, ...] = ()


_KEPT: WeakKeyDictionary[Library, tuple[int, Known]] = WeakKeyDictionary()
"""Per open library what was read, with the number of versions there were then; versions are only ever added."""


def known(library: Library) -> Known:
    """Every precedent in the library; read anew only when there are more versions than before."""
    versions = library.store.content().versions
    kept = _KEPT.get(library)
    if kept is None or kept[0] != versions:
        kept = versions, _read(library)
        _KEPT[library] = kept
    return kept[1]


def kept(library: Library) -> Known | None:
    """What was read before, while it still holds; None when it would have to be read."""
    found = _KEPT.get(library)
    return found[1] if found is not None and found[0] == library.store.content().versions else None


def known_apart(library: Library) -> Known:
    """The same for a thread of its own: it reads through a library of its own, so that saving never waits for it."""
    versions = library.store.content().versions
    kept = _KEPT.get(library)
    if kept is None or kept[0] != versions:
        with Library.open(library.store.path, mode="read") as reader:
            kept = versions, _read(reader)
        _KEPT[library] = kept
    return kept[1]


def precedents(library: Library, dossier: Dossier, question: Question) -> Precedents:
    """What the earlier dossiers say about a question of this one."""
    return pure.precedents(dossier.framework, question, dossier.assessment.head, known(library).earlier)


def medians(library: Library, framework: Framework, assessment: Assessment) -> Mapping[str, Median]:
    """What ``advice.checks.checks`` asks: per question the middle of the dossiers on the same market."""
    return pure.medians(framework, assessment.head, known(library).earlier)


def _read(library: Library) -> Known:
    found, damaged = [], []
    for kenmerk, number in library.store.newest(Status.VASTGESTELD):
        try:
            version = library.store.version(kenmerk, number)
        except AfwegingError as error:
            if error.code is not errors.STORE_DAMAGED_VERSION:
                raise
            damaged.append(kenmerk)
            continue
        data = json.loads(version.body)
        if not data["head"].get("second_of"):
            found.append(pure.earlier(data, number=number, advice=version.info.advice))
    return Known(earlier=tuple(found), damaged=tuple(damaged))


# --- in words: the same on every face -----------------------------------------------------------------------------

def level_words(framework: Framework, question: Question, verdict: str | None) -> str:
    """A level, or for the advice an outcome, by its label; its id when this framework does not have it."""
    language = active().language
    if verdict == UNKNOWN:
        return _("not yet decidable")
    if question.kind == "advice":
        outcomes = {outcome.id: outcome.label.at(language) for outcome in framework.ladder.outcomes}
        return outcomes.get(verdict or "", verdict or "-")
    scale = framework.scale_of(question)
    level = scale.level(verdict) if scale and verdict else None
    return f"{level.code} {level.label.at(language)}" if level else verdict or "-"


def counted(framework: Framework, question: Question, found: Precedents) -> Iterator[tuple[str, int]]:
    """The distribution as words with their counts, highest level first; what nobody said is there with 0."""
    for level, count in reversed(found.distribution.levels):
        yield level_words(framework, question, level), count
    if found.distribution.unknown:
        yield _("not yet decidable"), found.distribution.unknown
    if found.distribution.other:
        yield _("a level of another framework version"), found.distribution.other


def bar(count: int, most: int, width: int = 10) -> str:
    """A count as a bar of signs beside the largest count; a count above nothing is never without one."""
    filled = 0 if not count else max(1, round(count * width / max(most, 1)))
    return BAR * filled + EMPTY * (width - filled)


def median_words(framework: Framework, question: Question, found: Precedents) -> str:
    """The level in the middle and whose, as a sentence; or why there is none."""
    middle = found.median
    if question.kind == "advice":
        return ""
    if middle is None:
        return _("No median: fewer than {number} earlier dossiers gave a level here.").format(number=pure.LEAST)
    lower, upper = (level_words(framework, question, level) for level in (middle.lower, middle.upper))
    whose = (_("{number} earlier dossiers that share a tag") if middle.near else _("all {number} earlier dossiers")).format(
        number=middle.of)
    if middle.between:
        return _("The median of {whose} lies between {lower} and {upper}.").format(whose=whose, lower=lower, upper=upper)
    return _("The median of {whose}: {level}.").format(whose=whose, level=lower)


def difference_words(framework: Framework, question: Question, verdict: str | None, found: Precedents) -> str:
    """How a verdict lies beside that median; empty without a verdict or a median."""
    if found.median is None or verdict in (None, UNKNOWN):
        return ""
    by = pure.distance(pure.order_of(framework, question), verdict, found.median)
    if not by:
        return _("Your verdict is within the median.") if found.median.between else _("Your verdict is the median.")
    if by > 0:
        return ngettext("Your verdict is {number} level above the median.", "Your verdict is {number} levels above the median.",
                        by).format(number=by)
    return ngettext("Your verdict is {number} level below the median.", "Your verdict is {number} levels below the median.",
                    -by).format(number=-by)
