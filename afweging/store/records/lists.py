"""The list of dossiers: what a row of it shows, and which rows are asked for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Order = Literal["updated", "kenmerk", "title", "peildatum", "status", "advice", "progress"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Summary:
    """What a list shows of a text; supplied by the caller, kept beside the text."""

    title: str
    status: str = ""
    phase: str = ""
    peildatum: date | None = None
    advice: str = ""
    """The id of the advice, empty while there is none."""
    progress: int = 0
    """How many of the questions are done, 0 to 14."""
    example: bool = False
    directorate: str = ""
    tags: str = ""
    second_of: str = ""
    """``KENMERK@N`` when it is a second judgement of that version of another dossier; empty for a dossier of its own."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """A row of the list: a dossier as its draft describes it, or its newest version when there is no draft."""

    kenmerk: str
    number: int
    """The number of the newest version."""
    hash: str
    updated: datetime
    has_draft: bool
    draft_behind: bool
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Filter:
    """Which dossiers: every field that is filled must hold. The default lets everything through.

    ``words`` must all occur in kenmerk, title, directorate or tags (accents and case aside); the tuples mean "one of".
    """

    words: str = ""
    kenmerken: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    """Years of the peildatum."""
    kenmerk_parts: tuple[str, ...] = ()
    """What the kenmerk must hold, one of them."""
    tags: tuple[str, ...] = ()
    """What the tags must hold, one of them; accents and case aside."""
    example: bool | None = None
    has_draft: bool | None = None
    second: bool | None = None
    """Second judgements only, or only dossiers of their own."""
    second_of: str = ""
    """Only second judgements of the dossier with this kenmerk."""


ALL = Filter()
"""Lets every dossier through."""
