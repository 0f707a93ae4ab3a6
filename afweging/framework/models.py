"""The framework as data: what is asked, on which scale, and what follows from the answers.

Every class mirrors one part of the framework file (``frameworks/ipcei.yaml``); field names are the keys of that file.
Values are immutable. Texts of the annex are ``AnnexText``: the reading we show, and the published text where it
differs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import ClassVar, Literal

from afweging.texts import Language

FORMAT = 1
"""The form of framework files this program reads."""

UNKNOWN = "onbekend"
"""The verdict of a question that was worked on but cannot be decided yet (domain 2.5); never a level id."""


class Value(IntEnum):
    """The order of truth of the decision rules: nee < deels < ja (domain 2.3)."""

    NEE = 0
    DEELS = 1
    JA = 2


ValueName = Literal["nee", "deels", "ja"]
Kind = Literal["information", "necessary", "weighing", "advice"]


Grade = Literal["A", "B", "C", "D"]
"""What a source is worth as evidence (domain 1): A public and independent; B public, from an interested party (a minister's
letter for its own policy, a member state, a sector); C confidential company information; D own estimate."""


class Strict:
    """Base of all classes of the file: a key that the class does not know is refused when a file is read.

    None of them shows its content in ``repr``: a traceback must never hold the text of an answer, and a class without a
    ``repr`` of its own is made a quarter faster at every start.
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Text(Strict):
    """A text in both languages."""

    nl: str
    en: str

    def at(self, language: Language) -> str:
        """The text in a language."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Correction(Strict):
    """One slip of the annex: the published fragment (it stands there once), what we show instead, and why."""

    published: str
    shown: str
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AnnexText(Strict):
    """A text of the annex as shown, with the line of the source where it stands.

    ``published`` is the exact text of the annex, given only where it differs from the reading shown in Dutch;
    ``corrections`` lists every difference between the two, so that none is silent.
    """

    nl: str
    en: str
    line: int
    published: str | None = None
    corrections: tuple[Correction, ...] = ()

    def at(self, language: Language) -> str:
        """The text in a language, as shown."""
        return self.nl if language == "nl" else self.en

    @property
    def exact(self) -> str:
        """The text letter for letter as the annex has it."""
        return self.nl if self.published is None else self.published


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Source(Strict):
    """Where the framework was published."""

    citation: str
    date: date
    file: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Level(Strict):
    """One level of a scale; higher levels are always more in favour of the next step."""

    id: str
    code: str
    label: Text
    anchor: Text
    value: ValueName

    @property
    def truth(self) -> Value:
        """The value of this level in the decision rules."""
        return Value[self.value.upper()]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Scale(Strict):
    """An ordered scale of levels, lowest first."""

    id: str
    label: Text
    levels: tuple[Level, ...]

    def level(self, level_id: str) -> Level | None:
        """The level with this id, if the scale has it."""
        return next((level for level in self.levels if level.id == level_id), None)

    def rank(self, level_id: str) -> int:
        """The position of a level, 0 for the lowest. Raises ``ValueError`` when the scale does not have it."""
        return [level.id for level in self.levels].index(level_id)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Prompt(Strict):
    """A sub-question to tick: from the guidance of the annex, or a proposal of ours with where it comes from."""

    id: str
    text: Text
    origin: Literal["annex", "proposal"]
    source: str = ""
    effect: bool = False
    """Whether ticking it also asks for an effect (against, neutral, in favour, does not apply) and one line."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Table(Strict):
    """Prompts that belong together and are shown as a compact table of their own: an optional look, never asked for.

    They stand outside ``Question.prompts`` on purpose: what is counted, checked or asked never counts them.
    """

    id: str
    title: Text
    intro: Text
    """What the table is for, in one or two sentences."""
    source: str
    """Where it comes from; a table is a proposal of ours, not part of the annex."""
    facts: tuple[str, ...] = ()
    """The facts of the evidence base it rests on, by id."""
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Question(Strict):
    """One of the fourteen questions. ``id`` is ours and stable; ``number`` is the official one."""

    id: str
    number: int
    label: Text
    title: AnnexText
    question: AnnexText | None = None
    guidance: AnnexText
    kind: Kind
    scale: str | None = None
    word_limit: int
    good_answer: Text
    evidence: Text
    note: Text | None = None
    """What the reader should know about the published text itself: double questions, polarity, drift from the law."""
    condition: Text | None = None
    """The condition printed when the verdict holds only partly (rule R7, domain 2.6)."""
    leans_on: tuple[str, ...] = ()
    """Earlier questions whose answer this one builds on."""
    prompts: tuple[Prompt, ...]
    tables: tuple[Table, ...] = ()
    """Optional prompts beside those of the guidance (domain 1, Q5 and Q13)."""

    @property
    def every_prompt(self) -> tuple[Prompt, ...]:
        """All that can be ticked: the prompts, and after them those of the tables."""
        return (*self.prompts, *(prompt for table in self.tables for prompt in table.prompts))

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The prompt with this id, in a table or not."""
        return next((prompt for prompt in self.every_prompt if prompt.id == prompt_id), None)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Section(Strict):
    """One of the sections A.1, A.2, B.1 and B.2: a heading that is itself the question the section decides."""

    id: str
    title: AnnexText
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Statement(Strict):
    """One of the two interim conclusions, A or B, and the sections it sums up."""

    id: str
    text: AnnexText
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Concluding(Strict):
    """The part 'Concluderend': the two interim conclusions and the question that holds the advice."""

    id: str
    title: AnnexText
    statements: tuple[Statement, ...]
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Outcome(Strict):
    """An advice that can follow, from the least to the most participation."""

    id: str
    label: Text
    sentence: Text
    positive: bool = False
    """Whether it advises participation, so that the footnote of the annex must be printed (rule R10)."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Required(Strict):
    """Rule R0: questions that must be described before any advice follows."""

    rule: str
    questions: tuple[str, ...]
    at_least: ValueName
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Step(Strict):
    """One step of the ladder (rules R1 to R4): what it needs, what it weighs, and what follows when it fails."""

    rule: str
    section: str
    necessary: tuple[str, ...]
    weighing: tuple[str, ...] = ()
    fails: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Accumulation(Strict):
    """Rule R8: from this many necessary conditions that hold only partly, a written reason is asked."""

    rule: str
    at_least: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Deviation(Strict):
    """Rule R9: comply or explain, with the number of words the reason needs."""

    rule: str
    words: int
    text: Text
    second_reader: Text


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ladder(Strict):
    """The decision rules R0 to R10 as data (domain 2.3)."""

    required: Required
    steps: tuple[Step, ...]
    all_hold: str
    some_partly: str
    undecided: str
    accumulation: Accumulation
    deviation: Deviation
    outcomes: tuple[Outcome, ...]

    def outcome(self, outcome_id: str) -> Outcome:
        """The outcome with this id; lint proves that every id the ladder names exists."""
        return next(outcome for outcome in self.outcomes if outcome.id == outcome_id)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Rule(Strict):
    """A decision rule in words, for the trace and for the method section of the report."""

    id: str
    text: Text


Asks = Literal["word", "conclusion", "nothing"]
"""What answers a consistency check."""
CheckTest = Literal[
    "verdicts", "prompt-open", "no-source", "few-sources", "only-grade", "fact-superseded", "fact-younger",
    "differs-from-median", "same-text", "gives-condition", "duty-open", "few-named",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Check(Strict):
    """A consistency check (domain 2.7, and rules R7 to R9): a warning, never blocking.

    It speaks when every question in ``when`` has one of the levels named there and the ``test`` is true as well;
    ``prompts``, ``grade``, ``least``, ``names`` and ``duty`` are the parameters of the test.
    """

    id: str
    test: CheckTest
    questions: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]]
    prompts: tuple[str, ...] = ()
    grade: str = ""
    least: int = 0
    names: tuple[Text, ...] = ()
    duty: Literal["", "accumulation", "deviation", "second-reader"] = ""
    asks: Asks = "word"
    """What answers it: a word of the assessor, what the conclusion holds (rules R8 and R9), or nothing: it only tells (R7)."""
    text: Text
    """What it says; ``{condition}`` becomes the condition of the question it is about."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Framework(Strict):
    """A weighing framework, complete. ``version`` dates its content; ``format`` is the form of the file itself.

    Loaded once and compared by identity, which keeps it a cheap key; equal content is told by its fingerprint.
    """

    format: int
    id: str
    version: str
    title: AnnexText
    heading: AnnexText
    intro: AnnexText
    source: Source
    minimum_words: int
    """From this many words an answer counts as motivated."""
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    concluding: Concluding
    ladder: Ladder
    rules: tuple[Rule, ...]
    checks: tuple[Check, ...]
    footnote: AnnexText

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in their official order."""
        asked = tuple(question for section in self.sections for question in section.questions)
        return (*asked, self.concluding.question)

    def find(self, name: str) -> Question | None:
        """The question with this id or official number."""
        return next((q for q in self.questions if name in (q.id, str(q.number))), None)

    def scale_of(self, question: Question) -> Scale | None:
        """The scale of a question, or None for the question that holds the advice."""
        return next((scale for scale in self.scales if scale.id == question.scale), None)

    def section_of(self, question: Question) -> Section | None:
        """The section a question stands in, or None for the question that holds the advice."""
        return next((section for section in self.sections if question in section.questions), None)

    def annex_texts(self) -> Iterator[AnnexText]:
        """Every text of the annex, in the order in which it was published."""
        yield from (self.title, self.heading, self.intro)
        for section in self.sections:
            yield section.title
            for question in section.questions:
                yield from _texts_of(question)
        yield self.concluding.title
        yield from (statement.text for statement in self.concluding.statements)
        yield from _texts_of(self.concluding.question)
        yield self.footnote


def _texts_of(question: Question) -> Iterator[AnnexText]:
    yield question.title
    if question.question is not None:
        yield question.question
    yield question.guidance
