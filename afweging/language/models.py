"""Terms and abbreviations with their explanation, and what can be said about the language of an answer.

Field names of ``Term``, ``Abbreviation`` and ``Glossary`` are the keys of ``seeds/glossary.yaml``. Values are immutable.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from afweging.framework.models import Strict, Text
from afweging.texts import Language


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Forms(Strict):
    """How a term may stand in a text, per language: whole words, or the beginning of a word with ``*`` at the end.

    A form in small letters is found whatever its capitals are; a form with a capital only as it is written.
    """

    nl: tuple[str, ...]
    en: tuple[str, ...]

    def at(self, language: Language) -> tuple[str, ...]:
        """The forms in a language."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Term(Strict):
    """A word that not every reader knows (domain 7.2), with what it means in one or two plain sentences."""

    id: str
    name: Text
    explanation: Text
    forms: Forms


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Abbreviation(Strict):
    """An abbreviation or name in capitals that needs no explanation in a dossier, with what it stands for."""

    short: str
    full: Text


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Glossary(Strict):
    """All terms and known abbreviations, in the order of the file."""

    format: Literal["1"] = "1"
    terms: tuple[Term, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

    @property
    def shorts(self) -> frozenset[str]:
        """Everything in capitals that needs no explanation in a dossier: the abbreviations, and the forms of terms."""
        forms = (form for term in self.terms for form in (*term.forms.nl, *term.forms.en))
        return frozenset((*(one.short for one in self.abbreviations), *(form for form in forms if form.isupper())))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Occurrence:
    """A place where a text uses a term: from ``start`` up to ``end``, in characters."""

    term: Term
    start: int
    end: int


class Kind(StrEnum):
    """What a hint is about. Hints never block anything (domain 4.5)."""

    LONG = "long-sentence"
    PASSIVE = "passive"
    ABBREVIATION = "abbreviation"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Hint:
    """Something a writer may want to look at again. ``start`` and ``end`` are those of the sentence, in characters."""

    kind: Kind
    start: int
    end: int
    words: int
    """How many words the sentence has."""
    found: str = ""
    """What gave rise to it: the verb forms of a passive, or the abbreviation; empty for a long sentence."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class QuestionLanguage:
    """The language of one answer: its words against the soft limit, and the hints in order of appearance."""

    question: str
    number: int
    words: int
    limit: int
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DossierLanguage:
    """The language of all answers together, question by question."""

    questions: tuple[QuestionLanguage, ...]
    words: int = field(init=False)
    limit: int = field(init=False)
    counts: Mapping[Kind, int] = field(init=False)
    """How many hints of every kind there are."""

    def __post_init__(self) -> None:
        """Add up."""
        kinds = [hint.kind for question in self.questions for hint in question.hints]
        object.__setattr__(self, "words", sum(question.words for question in self.questions))
        object.__setattr__(self, "limit", sum(question.limit for question in self.questions))
        object.__setattr__(self, "counts", MappingProxyType({kind: kinds.count(kind) for kind in Kind}))
