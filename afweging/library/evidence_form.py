"""A fact of the user's own as it is typed, field by field: the same questions on the screen and line by line."""

from dataclasses import dataclass, replace
from typing import Final

from afweging import errors
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError
from afweging.evidence.citation import parse, tidy
from afweging.evidence.models import Evidence
from afweging.evidence.own import FACT, SOURCE, Own, OwnFact, OwnRef, OwnSource, OwnText
from afweging.framework.models import Grade
from afweging.framework.yaml_reader import brief
from afweging.library import Library
from afweging.library import evidence as cases
from afweging.texts import N_, _, read_day

GRADES: Final[tuple[Grade, ...]] = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Typed:
    """What was typed about a fact. Only ``text``, ``questions`` and ``source`` must hold something."""

    id: str = ""
    """The own fact that is changed; empty for a new one."""
    text: str = ""
    english: str = ""
    questions: str = ""
    """Official numbers with commas or blanks between them."""
    source: str = ""
    """The id of a source, a parliamentary paper, or the description of a new source."""
    source_day: str = ""
    """When a new source was published."""
    place: str = ""
    """Where in the source: page, paragraph, address."""
    valid_from: str = ""
    """A day or period; empty means since the source was published."""
    grade: str = "B"
    superseded_by: str = ""
    replaces: str = ""
    """Facts of ours whose place it takes, by id."""


def typed(library: Library, name: str) -> Typed:
    """An own fact as it would have been typed. Raises as ``evidence.item_named``, and UNKNOWN_FACT for a source."""
    fact = cases.item_named(library, name)
    if not isinstance(fact, OwnFact):
        raise AfwegingError(errors.UNKNOWN_FACT, found=brief(name), nearest="")
    first = fact.refs[0]
    return Typed(
        id=fact.id, text=fact.text.nl, english=fact.text.en, questions=", ".join(str(number) for number in fact.questions),
        source=first.source, place=first.note.nl if first.note else "", valid_from=fact.valid_from, grade=fact.grade,
        superseded_by=fact.superseded_by or "", replaces=", ".join(fact.replaces),
    )


def keep(library: Library, given: Typed) -> OwnFact:
    """Add the fact, with its source when that is new; or change the one it names. All or nothing.

    Raises ``AfwegingError`` or ``Faults`` with what does not fit.
    """
    given = replace(given, **{name: clean(getattr(given, name)).strip() for name in Typed.__dataclass_fields__})
    _refuse_empty(given)
    with library.store.atomic():
        source, new = _source(library, given)
        fact = _fact(library, given, source)
        cases.add(library, Own(sources=new, facts=(fact,)), change=bool(given.id))
    return fact


def _refuse_empty(given: Typed) -> None:
    for what, value in ((N_("the text in Dutch"), given.text), (N_("the questions it serves"), given.questions),
                        (N_("the source"), given.source)):
        if not value:
            raise _empty(given, what)


def _empty(given: Typed, what: str) -> AfwegingError:
    return AfwegingError(errors.OWN_EMPTY, found=given.id or _("the new fact"), path=_(what))


def _source(library: Library, given: Typed) -> tuple[str, tuple[OwnSource, ...]]:
    """The id of the source that was meant, and the source itself when it is new."""
    known, title, paper = library.evidence, tidy(given.source), parse(given.source)
    for source in known.sources:
        if given.source.casefold() == source.id.casefold() or (paper and paper == source.kamerstuk) \
                or title.casefold() in (source.title.nl.casefold(), source.title.en.casefold()):
            return source.id, ()
    day = read_day(given.source_day) if given.source_day else None
    if given.source_day and day is None:
        raise AfwegingError(errors.NOT_A_DATE, found=brief(given.source_day))
    name = cases.free(library, SOURCE)
    made = OwnSource(id=name, title=OwnText(nl=title), kind="kamerstuk" if paper else "document", published=day)
    return name, (made,)


def _fact(library: Library, given: Typed, source: str) -> OwnFact:
    present = cases.item_named(library, given.id) if given.id else None
    refs: tuple[OwnRef, ...] = (OwnRef(source=source, note=OwnText(nl=given.place) if given.place else None),)
    if isinstance(present, OwnFact) and present.refs[0].source == source:  # what was not asked for stays: lines, other places
        refs = (replace(present.refs[0], note=refs[0].note), *present.refs[1:])
    made = OwnFact(
        id=given.id or cases.free(library, FACT), text=OwnText(nl=given.text, en=given.english), refs=refs,
        questions=_numbers(given.questions), valid_from=_period(library.evidence, given, source), grade=_grade(given.grade),
        superseded_by=given.superseded_by.upper() or None, replaces=tuple(dict.fromkeys(_words(given.replaces.upper()))),
    )
    if isinstance(present, OwnFact):
        made = replace(made, limited=present.limited, limited_from=present.limited_from, cabinet=present.cabinet,
                       figures=present.figures)
    return made


def _numbers(text: str) -> tuple[int, ...]:
    found = _words(text)
    for word in found:
        if not (word.isdecimal() and len(word) < 3):
            raise AfwegingError(errors.OWN_QUESTION, found=brief(word), allowed="1–14")
    return tuple(sorted({int(word) for word in found}))


def _words(text: str) -> list[str]:
    """What stands between blanks, commas and semicolons."""
    return text.replace(",", " ").replace(";", " ").split()


def _period(known: Evidence, given: Typed, source: str) -> str:
    """What was typed, as a day when it is one; empty: the day the source was published, else the error that asks for it."""
    text = given.valid_from
    day = read_day(text) if text else None
    found = known.source(source)
    published = (found.published if found else None) or read_day(given.source_day)
    if day is None and not text:
        day = published
    if day is None and not text:
        raise _empty(given, N_("from when it is valid"))
    return day.isoformat() if day else text


def _grade(text: str) -> Grade:
    for grade in GRADES:
        if text.upper() == grade:
            return grade
    raise AfwegingError(errors.NOT_A_CHOICE, found=brief(text), option="grade", allowed=", ".join(GRADES))
