"""The one view of a version: everything a report says, as texts in its language.

Templates lay out, they decide nothing. Markdown stands only in fields named ``markdown``; every other text is plain.
``anchor`` is the place inside the report.
"""

from dataclasses import dataclass, field
from typing import Literal

from afweging.report.markdown import References
from afweging.texts import Language

ValueId = Literal["nee", "deels", "ja", "open", "skipped"]
"""What a verdict or step counts for; ``open`` is not decided yet, ``skipped`` is not considered any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label with its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A verdict in words, as a sign, and as a place on its scale: never by colour alone."""

    word: str
    sign: str
    value: ValueId
    rank: int = 0
    """1 for the lowest level, 0 when there is no level."""
    levels: int = 0
    place: str = ""
    """``3 van 5``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """One line of the table of verdicts."""

    step: str
    number: int
    anchor: str
    label: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step of the ladder: what it asks, what came out, and how, in words."""

    section: str
    title: str
    result: str
    value: ValueId
    grounds: tuple[str, ...]
    remark: str
    fails: str
    """The advice that follows when this step fails."""
    ends_here: bool
    """Whether that advice is still possible, or is the advice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderView:
    """The ladder as a picture: the steps, the outcomes when all hold, and the same in words."""

    steps: tuple[StepView, ...]
    last: tuple[tuple[str, bool], ...]
    """The outcomes after the last step, and whether each is still possible."""
    decided: bool
    no_word: str
    legend: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionView:
    """One of the two interim conclusions, with the steps it sums up."""

    title: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView:
    """The advice as page one shows it."""

    heading: str
    outcome: str
    sentence: str
    rows: tuple[Row, ...]
    """Focus, next decision moment, budget cover and what else stands beside the advice."""
    conditions_title: str
    conditions: tuple[str, ...]
    remarks: tuple[str, ...]
    """Warnings and duties that belong in sight: deviation, accumulation, what is still open."""
    footnote: str
    """The reservation of the annex (rule R10), without its mark; empty when the advice is not positive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptView:
    """A sub-question and whether it was dealt with."""

    text: str
    ticked: bool
    effect: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The closed part of an answer: its text inside, the ground to withhold it outside."""

    title: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question with everything that was said to it."""

    number: int
    anchor: str
    name: str
    """``vraag 4``, for messages."""
    title: str
    question: str
    verdict: Verdict | None
    """None for the question that holds the advice."""
    anchor_text: str
    """When the level applies, in the words of the scale."""
    markdown: str
    empty: str
    """What is said in place of an answer; empty when there is one."""
    missing: str
    closed: Closed | None
    prompts_title: str
    prompts: tuple[PromptView, ...]
    effects: bool
    """Whether the prompts are shown with effect and note."""
    effect_heads: tuple[str, str, str]
    notes: tuple[Row, ...]
    """Sources and the role that answers for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section: its heading, its result, its questions."""

    anchor: str
    title: str
    result: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One entry of the list of sources."""

    number: int
    anchor: str
    title: str
    details: tuple[str, ...]
    flag: str
    """``Vervallen: …`` or ``Jonger dan de peildatum``; empty for a source in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRow:
    """Which levels of a question count as nee, deels and ja."""

    question: str
    nee: str
    deels: str
    ja: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """How the advice came about: framework, version, rules and thresholds."""

    paragraphs: tuple[str, ...]
    rows: tuple[Row, ...]
    rules: tuple[Row, ...]
    scale_heads: tuple[str, str, str, str]
    scales: tuple[ScaleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The first words of an answer: whole blocks of Markdown, or ``instead`` when there is nothing to show."""

    title: str
    name: str
    """``vraag 4``, for messages."""
    markdown: str
    instead: str
    more: str
    """Where the rest stands; empty when this is all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A line of the memo: a label, what is to be said, and whether that is still to be filled in."""

    label: str
    value: str
    missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoView:
    """What a decision memo says beside the advice itself (domain 4.1)."""

    purpose: str
    """``TER BESLISSING``, in capitals."""
    head: tuple[Point, ...]
    sign_off_title: str
    sign_off: tuple[str, ...]
    sign_off_missing: str
    reason_title: str
    reason: Excerpt
    decision_title: str
    lead: str
    """The words that ask the reader for the decision."""
    lead_missing: bool
    focus: str
    points_title: str
    points: tuple[Point, ...]
    explanation_title: str
    explanation: tuple[Excerpt, ...]
    closing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkView:
    """A remark of a reader with its replies."""

    head: str
    """Number, role, day, version and whether it is resolved."""
    paragraphs: tuple[str, ...]
    replies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkGroup:
    """The remarks on one question."""

    anchor: str
    title: str
    remarks: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The headings and small words of the page."""

    contents: str
    ladder: str
    verdicts: str
    verdict_heads: tuple[str, str, str, str, str]
    conclusions: str
    deviation: str
    open_points: str
    remarks: str
    remarks_note: str
    sources: str
    grades: str
    method: str
    rules: str
    scales: str
    page: str
    of: str
    verdict: str
    missing: str
    skip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything a report of one version says."""

    language: Language
    answer_language: Language
    kind: str
    template: str
    """The file that lays this kind out."""
    title: str
    description: str
    kenmerk: str
    status: str
    mark: str
    """The status in capitals, for every page: CONCEPT, TER MEELEZING, VASTGESTELD."""
    unfinished: bool
    """Whether it is not finalised: then that is said large."""
    edition: str
    marking: str
    """In capitals, for the top and bottom of each page; empty without a marking."""
    example: str
    """The notice of an invented example; empty for a real dossier."""
    footer: str
    short_hash: str
    facts: tuple[Row, ...]
    advice: AdviceView
    ladder: LadderView
    verdicts: tuple[VerdictRow, ...]
    conclusions: tuple[ConclusionView, ...]
    sections: tuple[SectionView, ...]
    deviation: tuple[Row, ...]
    open_points: tuple[str, ...]
    sources: tuple[SourceView, ...]
    method: MethodView
    remarks: tuple[RemarkGroup, ...]
    """The annex with remarks of readers; never in a public report."""
    memo: MemoView | None
    """Only of a decision memo."""
    titles: Titles
    references: References = field(repr=False)
