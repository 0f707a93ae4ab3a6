"""What a decision memo says beside the advice itself, as texts in the language of the report; see ``models``."""

from dataclasses import dataclass


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
    own: bool = False
    """Whether the value is a text of the assessor, in the language of the answers."""


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
