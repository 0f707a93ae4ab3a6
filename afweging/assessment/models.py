"""The assessment as data: one immutable value; every change returns a new one.

Field names are the keys of the interchange form (JSON and YAML). Ids of questions, levels, prompts and outcomes are
those of the framework the assessment was made under; ``assessment.check`` compares the two. Names of people live in
``persons`` and nowhere else: everywhere else stand roles, so that a public version can leave the names out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from afweging.assessment.choices import Phase, Status
from afweging.framework.models import Grade, Strict

__all__ = ("EMPTY", "WOO_GROUNDS", "Answer", "Assessment", "Budget", "Citation", "Classification", "Conclusion", "Confidential",
           "DeviationReason", "Effect", "FrameworkRef", "FreeSource", "Head", "Marking", "Memo", "NextMoment", "Person", "Phase",
           "Purpose", "Status", "Tick")

WOO_GROUNDS = ("5.1.1.c", "5.1.1.d", "5.1.2.a", "5.1.2.b", "5.1.2.e", "5.1.2.f", "5.1.2.h", "5.1.2.i", "5.2")
"""Grounds to withhold, as article.paragraph.letter of the Wet open overheid (domain 4.3)."""


class Marking(StrEnum):
    """Classification; state secrets do not belong in this program (domain 4.3)."""

    GEEN = "geen"
    INTERN = "intern"
    DEPARTEMENTAAL_VERTROUWELIJK = "departementaal-vertrouwelijk"


class Budget(StrEnum):
    """Whether money is available; shown beside the advice, never part of it (rule R10)."""

    GEDEKT = "gedekt"
    GERESERVEERD = "gereserveerd"
    NIET_GEDEKT = "niet-gedekt"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Person(Strict):
    """A name with its role. The only place where names of officials may stand; left out of public versions."""

    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FrameworkRef(Strict):
    """The exact framework an assessment was made under; ``hash`` is the SHA-256 of its canonical form."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Classification(Strict):
    """A marking with who set it and until when it holds."""

    level: Marking = Marking.GEEN
    set_by: str = ""
    until: date | None = None


class Purpose(StrEnum):
    """What a decision memo asks of its reader (domain 4.1)."""

    BESLISSING = "beslissing"
    INFORMATIE = "informatie"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Memo(Strict):
    """What a decision memo (beslisnota) needs beside the dossier itself (domain 4.1). Roles everywhere, never names."""

    purpose: Purpose = Purpose.BESLISSING
    directorate_general: str = ""
    addressees: tuple[str, ...] = ()
    copy_to: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    """What goes along beside the advice, which always does."""
    co_signatories: tuple[str, ...] = ()
    """On behalf of or in agreement with whom it is sent."""
    sign_off: tuple[str, ...] = ()
    """The roles that initial it, in order."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Head(Strict):
    """What the dossier is about and who answers for it."""

    kenmerk: str
    title: str
    peildatum: date
    phase: Phase = Phase.VERKENNEN
    directorate: str = ""
    opsteller: str = ""
    """The role of the lead author, not a name."""
    persons: tuple[Person, ...] = ()
    status: Status = Status.CONCEPT
    classification: Classification = field(default_factory=Classification)
    budget: Budget = Budget.ONBEKEND
    member_state: str = "Nederland"
    language: Literal["nl", "en"] = "nl"
    """The language the answers are written in."""
    tags: tuple[str, ...] = ()
    """Markets and technologies, to find comparable dossiers."""
    example: bool = False
    """Whether this is an invented example: marked on every page, never counted among real dossiers."""
    memo: Memo = field(default_factory=Memo)
    second_of: str = ""
    """``KENMERK@N``: this is a second, blind judgement of that version of another dossier, not a dossier of its own."""
    copied_from: str = ""
    """``KENMERK@N``: the state of another dossier that this one began as a copy of."""


Effect = Literal["", "-", "0", "+", "/"]
"""What was noted at a prompt: nothing, against, neutral, in favour, does not apply."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tick(Strict):
    """A prompt that was dealt with; where the prompt asks for it (``Prompt.effect``) with an effect and one line."""

    prompt: str
    effect: Effect = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Citation(Strict):
    """A fact of the evidence base, cited by id; ``grade`` overrules the grade of the fact itself."""

    fact: str
    grade: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FreeSource(Strict):
    """A source of the assessor's own: its description, and what it is worth."""

    title: str
    grade: Grade
    place: str = ""
    """Page, paragraph or address."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Confidential(Strict):
    """The closed part of an answer, left out of the public version, with the ground of the Woo."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Answer(Strict):
    """What the assessor says to one question.

    ``verdict`` is the id of a level, ``onbekend`` (then ``missing`` says what is missing), or empty. ``text`` is
    Markdown; ``[@F15]`` in it cites fact F15.
    """

    verdict: str | None = None
    missing: str = ""
    text: str = ""
    ticks: tuple[Tick, ...] = ()
    facts: tuple[Citation, ...] = ()
    sources: tuple[FreeSource, ...] = ()
    confidential: Confidential | None = None
    owner: str = ""
    """The role that answers for this question."""
    again: tuple[str, ...] = ()
    """Ids of questions this answer leans on that changed after it was given: to look at again (``assessment.leaning``)."""


EMPTY = Answer()
"""The answer to a question nobody has worked on."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DeviationReason(Strict):
    """Why the advice differs from the derived one (comply or explain, rule R9)."""

    reason: str
    role: str
    date: date
    second_reader: str = ""
    """The role of the second reader, needed for a more positive advice than derived past a 'nee'."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NextMoment(Strict):
    """The next decision moment: a day if known, and what is decided then."""

    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Conclusion(Strict):
    """The advice itself (question 14); its text is the answer to that question."""

    outcome: str | None = None
    focus: str = ""
    conditions: tuple[str, ...] = ()
    """Conditions of the assessor, beside those that follow from the verdicts."""
    accumulation: str = ""
    """The reason asked when many conditions hold only partly (rule R8)."""
    deviation: DeviationReason | None = None
    next_moment: NextMoment | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Assessment(Strict):
    """A complete assessment at one moment. ``form`` is the number of the interchange form."""

    form: int
    head: Head
    framework: FrameworkRef
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    conclusion: Conclusion = field(default_factory=Conclusion)
    public: bool = False
    """Whether this is the public edition: without names and closed parts, so not the whole assessment."""
    evidence: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Only while it travels: the sources and facts of the user's own that it cites, as the JSON data of ``evidence.own.Own``.
    What is stored never holds it, so no hash depends on it."""

    def __post_init__(self) -> None:
        """Freeze the answers and leave out empty ones, so that equal content is one value with one text."""
        kept = {question: answer for question, answer in sorted(self.answers.items()) if answer != EMPTY}
        object.__setattr__(self, "answers", MappingProxyType(kept))

    def answer(self, question_id: str) -> Answer:
        """The answer to a question; an empty one when nobody has worked on it."""
        return self.answers.get(question_id, EMPTY)

    def with_answer(self, question_id: str, answer: Answer) -> "Assessment":
        """The same assessment with another answer to one question."""
        return replace(self, answers={**self.answers, question_id: answer})

    @property
    def verdicts(self) -> dict[str, str | None]:
        """Question id to verdict, for the questions that were worked on."""
        return {question: answer.verdict for question, answer in self.answers.items()}
