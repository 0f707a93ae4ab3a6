"""The one view of a version: everything a report says, as texts in its language.

Templates lay out, they decide nothing. Markdown stands only in fields named ``markdown``; every other text is plain.
``anchor`` is the place inside the report.
"""

from dataclasses import dataclass, field
from typing import Literal

from afweging.report.markdown import References
from afweging.report.memo_models import MemoView
from afweging.texts import Language

ValueId = Literal["nee", "deels", "ja", "open", "skipped"]
"""What a verdict or step counts for; ``open`` is not decided yet, ``skipped`` is not considered any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label with its value."""

    label: str
    value: str
    own: bool = False
    """Whether the value is a text of the assessor, in the language of the answers."""
    language: Language | None = None
    """The language of a value that is neither that of the report nor a text of the assessor: an official name."""


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
class ChangeMark:
    """Another advice that one level of a verdict gives: its column, and 1 for higher, -1 for lower, 0 for a first verdict."""

    column: int
    way: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What one level of one verdict gives; without marks the advice stays as it is."""

    number: int
    label: str
    marks: tuple[ChangeMark, ...]
    reached: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfView:
    """What would change the derived advice: in sentences, and as a picture of questions against advices."""

    title: str
    sentences: tuple[str, ...]
    heads: tuple[str, ...]
    """The advices, lowest first; 'not yet decidable' last, and only where it is used."""
    here: int
    """The column of the derived advice."""
    rows: tuple[ChangeRow, ...]
    here_word: str
    ways: tuple[tuple[int, str], ...]
    """What the direction of a mark means, in words."""
    legend: str
    alternative: str

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw: one level in one verdict gives another advice."""
        return any(row.marks for row in self.rows)


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
    own_conditions: int
    """How many of them, at the end, are the assessor's own words, in the language of the answers."""
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
class TableView:
    """A table of optional prompts that was used: all its rows, those not looked at as well."""

    title: str
    origin: str
    """Where it comes from, and that it is a proposal."""
    heads: tuple[str, str, str]
    rows: tuple[PromptView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The closed part of an answer: its text inside, the ground to withhold it outside."""

    title: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """A number that leads to an entry of the list of sources."""

    number: int
    anchor: str
    title: str
    """The entry, in words."""
    place: str
    """Where the entry leads back to; empty when that is the citation in the answer itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLink:
    """A question that cites a source: its number, where in the report, and that in words."""

    number: int
    place: str
    title: str


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
    """How many sub-questions were dealt with; empty where nothing was answered."""
    prompts: tuple[PromptView, ...]
    """All of them as soon as one was dealt with, else none."""
    effects: bool
    """Whether the prompts are shown with effect and note: where the framework asks for them and any was dealt with."""
    effect_heads: tuple[str, str, str]
    tables: tuple[TableView, ...]
    sources_label: str
    sources: tuple[SourceLink, ...]
    notes: tuple[Row, ...]
    """The role that answers for it."""


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
    cited_label: str = ""
    cited_by: tuple[BackLink, ...] = ()
    """The questions that cite it, in official order."""


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
class ReplyView:
    """A reply to a remark: who and when, and in the language of the answers what."""

    head: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkView:
    """A remark of a reader with its replies."""

    head: str
    """Number, role, day, version and whether it is resolved."""
    paragraphs: tuple[str, ...]
    replies: tuple[ReplyView, ...]


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
    terms: str
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
    second: str
    """The notice of a second judgement: of which dossier; empty for a dossier of its own."""
    footer: str
    short_hash: str
    facts: tuple[Row, ...]
    advice: AdviceView
    ladder: LadderView
    verdicts: tuple[VerdictRow, ...]
    conclusions: tuple[ConclusionView, ...]
    what_if: WhatIfView
    sections: tuple[SectionView, ...]
    deviation: tuple[Row, ...]
    open_points: tuple[str, ...]
    sources: tuple[SourceView, ...]
    method: MethodView
    remarks: tuple[RemarkGroup, ...]
    """The annex with remarks of readers; never in a public report."""
    terms: tuple[Row, ...]
    """The terms that the answers use, with what they mean, by alphabet."""
    memo: MemoView | None
    """Only of a decision memo."""
    titles: Titles
    references: References = field(repr=False)
