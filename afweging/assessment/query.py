"""What a search asks for: words and "quoted phrases", and fields such as ``status:concept`` or ``vraag:4``.

Used alike by the command line and the search box. A field and its value may be Dutch or English, an id, a label or
the beginning of one; accents and case do not count. A field that is named twice means one or the other. A field that
still lacks its value, as while typing, asks nothing; a word with a colon that is no field must stand in quotes.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from afweging import errors
from afweging.assessment.choices import ADVICE_IN_ENGLISH, PHASE, STATUS, Phase, Status
from afweging.errors import AfwegingError
from afweging.framework.yaml_reader import brief, listed, nearest
from afweging.texts import LANGUAGES, sentences

if TYPE_CHECKING:
    from afweging.framework.models import Framework

Field = Literal["status", "advice", "year", "question", "phase", "kenmerk", "tag", "example"]
FIELDS: Final[Mapping[str, Field]] = {
    "status": "status", "advies": "advice", "advice": "advice", "jaar": "year", "year": "year", "vraag": "question",
    "question": "question", "fase": "phase", "phase": "phase", "kenmerk": "kenmerk", "reference": "kenmerk",
    "trefwoord": "tag", "tag": "tag", "voorbeeld": "example", "example": "example",
}
"""What a field may be called, Dutch and English, and what it is about."""
_EXAMPLE: Final[Mapping[str, bool]] = {"ja": True, "nee": False, "yes": True, "no": False}
_PIECE: Final = r'(?P<field>(?<!\S)[^\W\d_]+):(?P<value>"[^"]*"?|[^\s"]*)|(?P<rest>"[^"]*"?|[^\s"]+)'
_QUOTES: Final = str.maketrans("“”„‟«»", '""""""')
_YEAR: Final = r"[12][0-9]{3}"

Asked = tuple[str, str]
"""A field and its value, as typed."""
Frameworks = Callable[[], "Sequence[Framework]"]
"""The frameworks dossiers were answered under; called only when a query names an advice or a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a search asks for. Everything that is filled must hold; several values of one field mean "one of"."""

    words: str = ""
    """The words and quoted phrases, as typed."""
    status: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    """Ids of outcomes."""
    years: tuple[int, ...] = ()
    """Years of the peildatum."""
    kenmerken: tuple[str, ...] = ()
    """Parts of reference numbers."""
    tags: tuple[str, ...] = ()
    """Parts of tags."""
    example: bool | None = None
    questions: tuple[str, ...] = ()
    """Ids of questions: all words must stand in the answer to one of them."""

    @property
    def fields(self) -> bool:
        """Whether anything but words is asked."""
        return self != Query(words=self.words)


def parse(text: str, frameworks: Frameworks) -> Query:
    """Read a search as it was typed. Raises QUERY_FIELD and QUERY_VALUE, each with the nearest that exists."""
    found, words = Query(), []
    for piece in re.finditer(_PIECE, text.translate(_QUOTES)) if text.strip() else ():
        name, value = piece["field"], (piece["value"] or "").strip('"').strip()
        if name is None:
            words.append(piece["rest"])
        elif field := FIELDS.get(plain_words(name)):
            found = _with(found, field, (name, value), frameworks) if value else found
        elif value:
            raise _no_field(name)
        else:
            words.append(name)
    return replace(found, words=" ".join(words))


def plain_words(text: str) -> str:
    """A name as it is compared: no accents, no case; hyphens, underscores and signs are spaces."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept))


def _no_field(name: str) -> AfwegingError:
    allowed = list(FIELDS)
    return AfwegingError(errors.QUERY_FIELD, found=brief(name), nearest=nearest(plain_words(name), allowed),
                         allowed=listed(allowed))


def _with(query: Query, field: Field, asked: Asked, frameworks: Frameworks) -> Query:
    """The query with one condition more."""
    more: dict[str, Any]
    match field:
        case "status":
            more = {"status": (*query.status, _chosen(asked, _labelled(STATUS)))}
        case "phase":
            more = {"phase": (*query.phase, _chosen(asked, _labelled(PHASE)))}
        case "advice":
            more = {"advice": (*query.advice, _chosen(asked, _outcomes(frameworks())))}
        case "question":
            more = {"questions": (*query.questions, _chosen(asked, _questions(frameworks())))}
        case "year":
            more = {"years": (*query.years, _year(asked))}
        case "kenmerk":
            more = {"kenmerken": (*query.kenmerken, asked[1])}
        case "tag":
            more = {"tags": (*query.tags, asked[1])}
        case _:
            more = {"example": _EXAMPLE[_chosen(asked, {name: name for name in _EXAMPLE})]}
    return replace(query, **more)


def _year(asked: Asked) -> int:
    if not re.fullmatch(_YEAR, asked[1]):
        raise AfwegingError(errors.QUERY_VALUE, found=brief(asked[1]), field=asked[0], nearest="2026", allowed="1000–2999")
    return int(asked[1])


def _chosen(asked: Asked, names: Mapping[str, str]) -> str:
    """What a value stands for: a whole name, else the one thing whose names begin with it. Raises QUERY_VALUE."""
    field, value = asked
    wanted = plain_words(value)
    if wanted in names:
        return names[wanted]
    begun = {target for name, target in names.items() if wanted and name.startswith(wanted)}
    if len(begun) == 1:
        return begun.pop()
    near = names.get(nearest(wanted, list(names)), "")
    raise AfwegingError(errors.QUERY_VALUE, found=brief(value), field=field, nearest=_shown(near),
                        allowed=listed([_shown(target) for target in dict.fromkeys(names.values())]))


def _shown(target: str) -> str:
    """An id as it is typed."""
    return target.lower().replace("_", "-")


def _labelled(labels: Mapping[Status, str] | Mapping[Phase, str]) -> dict[str, str]:
    """Every name of the members of an enumeration: ids, and labels in both languages."""
    found = {plain_words(member): str(member) for member in labels}
    for language in LANGUAGES:
        found |= {plain_words(sentences(language).say(label)): str(member) for member, label in labels.items()}
    return found


def _outcomes(frameworks: "Sequence[Framework]") -> dict[str, str]:
    """Every name of an outcome; those of the first framework go before those of the others."""
    found: dict[str, str] = {}
    for outcome in (one for framework in frameworks for one in framework.ladder.outcomes):
        for name in (outcome.id, *ADVICE_IN_ENGLISH.get(outcome.id, ()), *(outcome.label.at(language) for language in LANGUAGES)):
            found.setdefault(plain_words(name), outcome.id)
    return found


def _questions(frameworks: "Sequence[Framework]") -> dict[str, str]:
    """Every name of a question: its id, its number and its label."""
    found: dict[str, str] = {}
    for question in (one for framework in frameworks for one in framework.questions):
        for name in (question.id, str(question.number), *(question.label.at(language) for language in LANGUAGES)):
            found.setdefault(plain_words(name), question.id)
    return found
