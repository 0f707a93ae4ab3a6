"""Which terms a text uses, and where: never inside a citation key, an address or code."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from afweging.assessment.models import Assessment
from afweging.framework.models import Framework, Question
from afweging.language.abbreviations import abbreviations
from afweging.language.masking import readable
from afweging.language.models import Abbreviation, Glossary, Occurrence, Term
from afweging.texts import Language

FIRST: Final = 2
"""Letters by which forms are looked up; no form is shorter."""
_WORD_START = re.compile(r"(?<!\w)\w")
_BLANK: Final = r"[\s\xad-]+"
"""What may stand where a form has a blank: the end of a line, a hyphen."""


class Finder:
    """The forms of all terms in one language, by their first letters; the longest form wins where several fit."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        forms = {form: term for term in glossary.terms for form in term.forms.at(language)}
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._forms: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for form in ordered:
            self._forms.setdefault(form[:FIRST].lower(), []).append((re.compile(_pattern(form)), forms[form]))

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """Every term in a text, in order."""
        shown, done = readable(text), 0
        for word in _WORD_START.finditer(shown):
            start = word.start()
            if start < done:
                continue
            for pattern, term in self._forms.get(shown[start:start + FIRST].lower(), ()):
                if found := pattern.match(shown, start):
                    done = found.end()
                    yield Occurrence(term=term, start=start, end=done)
                    break


def _pattern(form: str) -> str:
    """A form as a pattern: blanks may be line ends, small letters may be capitals, ``*`` is the rest of the word."""
    body = form.removesuffix("*")
    parts = _BLANK.join(re.escape(part) for part in body.split())
    rest = r"[\w'’-]*" if form.endswith("*") else r"(?!\w)"
    return f"{parts}{rest}" if body != body.lower() else f"(?i:{parts}){rest}"


@lru_cache(maxsize=8)
def finder(glossary: Glossary, language: Language) -> Finder:
    """The finder of a glossary in a language, made once."""
    return Finder(glossary, language)


def terms_used(glossary: Glossary, texts: Iterable[str], language: Language) -> tuple[Term, ...]:
    """The terms that texts in this language use, each once, in order of first appearance."""
    found: dict[str, Term] = {}
    known = finder(glossary, language)
    for text in texts:
        for one in known.occurrences(text):
            found.setdefault(one.term.id, one.term)
    return tuple(found.values())


def terms_of(glossary: Glossary, framework: Framework, assessment: Assessment) -> tuple[Term, ...]:
    """The terms an assessment uses, in order of first appearance, in the language it was written in.

    The closed parts count as far as the assessment has them: give the public edition to leave their terms out.
    """
    return terms_used(glossary, texts_of(framework, assessment), assessment.head.language)


def terms_at(glossary: Glossary, question: Question, assessment: Assessment, shown: Language) -> tuple[Term | Abbreviation, ...]:
    """What can be explained while a question is answered: in the question and its guidance as ``shown``, and in the answer.

    First the terms in order of appearance, then the abbreviations that need no explanation in the answer itself.
    """
    texts = (question.title, question.question, question.guidance, question.good_answer, question.evidence)
    asked = [text.at(shown) for text in texts if text]
    answer, written = assessment.answer(question.id).text, assessment.head.language
    terms = dict.fromkeys((*terms_used(glossary, asked, shown), *terms_used(glossary, [answer], written)))
    used = dict.fromkeys(one.short for text in (*asked, answer) for one in abbreviations(text))
    return (*terms, *(one for one in glossary.abbreviations if one.short in used))


def texts_of(framework: Framework, assessment: Assessment) -> Iterator[str]:
    """Everything the assessor wrote, in reading order: question by question, then the conclusion."""
    for question in framework.questions:
        answer = assessment.answer(question.id)
        yield answer.missing
        yield answer.text
        yield from (tick.note for tick in answer.ticks)
        if answer.confidential:
            yield answer.confidential.text
    conclusion = assessment.conclusion
    yield conclusion.focus
    yield from conclusion.conditions
    yield conclusion.accumulation
    if conclusion.deviation:
        yield conclusion.deviation.reason
    if conclusion.next_moment:
        yield conclusion.next_moment.text


def looked_up(glossary: Glossary, word: str) -> tuple[Term | Abbreviation, ...]:
    """The terms and abbreviations a word stands for, in either language; by name or form first, else all that hold it."""
    wanted = " ".join(word.split()).casefold()
    if not wanted:
        return ()
    known: tuple[Term | Abbreviation, ...] = (*glossary.terms, *glossary.abbreviations)
    return tuple(one for one in known if _means(one, word)) or tuple(one for one in known if wanted in _names(one).casefold())


def _names(one: Term | Abbreviation) -> str:
    """What a term or abbreviation is called, in both languages."""
    if isinstance(one, Abbreviation):
        return f"{one.short} {one.full.nl} {one.full.en}"
    return f"{one.name.nl} {one.name.en}"


def _means(one: Term | Abbreviation, word: str) -> bool:
    """Whether a whole word is this term or abbreviation, in Dutch or English."""
    wanted = " ".join(word.split())
    if isinstance(one, Abbreviation):
        return one.short.casefold() == wanted.casefold()
    if wanted.casefold() in (one.name.nl.casefold(), one.name.en.casefold()):
        return True
    return any(re.fullmatch(_pattern(form), wanted) for form in (*one.forms.nl, *one.forms.en))
