"""What a writer may want to look at again: long sentences, the passive voice, abbreviations that nobody explained.

Hints, never more: they block nothing and change nothing (domain 4.5). In doubt there is none.
"""

from collections.abc import Set
from typing import Final

from afweging.assessment.models import Assessment
from afweging.assessment.wording import count_words
from afweging.framework.models import Framework, Question
from afweging.language import passive_en, passive_nl
from afweging.language.abbreviations import Short, abbreviations, unexplained
from afweging.language.models import DossierLanguage, Glossary, Hint, Kind, QuestionLanguage
from afweging.language.sentences import Sentence, sentences
from afweging.texts import Language

MOST_WORDS: Final = 20
"""Words a sentence may have before a hint (domain 4.5)."""


def hints(text: str, language: Language, glossary: Glossary, seen: Set[str] = frozenset()) -> tuple[Hint, ...]:
    """The hints on a text, in order of appearance.

    ``seen`` are the abbreviations that stood in an earlier answer: only the first use in a dossier asks for the full form.
    """
    passives = passive_nl.passives if language == "nl" else passive_en.passives
    waiting = list(unexplained(text, glossary, seen))
    found: list[Hint] = []
    for sentence in sentences(text):
        words = count_words(sentence.text)
        if words > MOST_WORDS:
            found.append(_hint(Kind.LONG, sentence, words))
        found += [_hint(Kind.PASSIVE, sentence, words, verbs) for verbs in passives(sentence.text)]
        here = [one for one in waiting if one.start < sentence.end]
        waiting = waiting[len(here):]
        found += [_hint(Kind.ABBREVIATION, sentence, words, one.short) for one in here if one.start >= sentence.start]
        found += [_alone(text, one) for one in here if one.start < sentence.start]
    found += [_alone(text, one) for one in waiting]
    return tuple(sorted(found, key=lambda hint: hint.start))


def _hint(kind: Kind, sentence: Sentence, words: int, found: str = "") -> Hint:
    return Hint(kind=kind, start=sentence.start, end=sentence.end, words=words, found=found)


def _alone(text: str, one: Short) -> Hint:
    """An abbreviation that stands in no sentence, such as in a table: the place is its line."""
    start, end = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.end)
    line = text[start:] if end < 0 else text[start:end]
    return Hint(kind=Kind.ABBREVIATION, start=start, end=start + len(line), words=count_words(line), found=one.short)


def question_language(framework: Framework, assessment: Assessment, question: Question, glossary: Glossary) -> QuestionLanguage:
    """The words and hints of one answer; the abbreviations of the title and of earlier answers are taken as known."""
    text = assessment.answer(question.id).text
    return _of(question, text, assessment.head.language, glossary, _seen_before(framework, assessment, question))


def dossier_language(framework: Framework, assessment: Assessment, glossary: Glossary) -> DossierLanguage:
    """The words and hints of all answers, question by question."""
    return DossierLanguage(questions=tuple(
        question_language(framework, assessment, question, glossary) for question in framework.questions))


def _of(question: Question, text: str, language: Language, glossary: Glossary, seen: Set[str]) -> QuestionLanguage:
    return QuestionLanguage(question=question.id, number=question.number, words=count_words(text), limit=question.word_limit,
                            hints=hints(text, language, glossary, seen))


def _seen_before(framework: Framework, assessment: Assessment, question: Question) -> frozenset[str]:
    earlier = framework.questions[:framework.questions.index(question)]
    texts = (assessment.head.title, *(assessment.answer(one.id).text for one in earlier))
    return frozenset(one.short for text in texts for one in abbreviations(text))
