"""Find words in everything that was written in this dossier."""

from collections.abc import Iterator

from afweging.assessment.models import Assessment
from afweging.framework.models import Question
from afweging.library import fold
from afweging.plain.conversation import Conversation
from afweging.plain.words import shown
from afweging.texts import N_, _, ngettext


def find(talk: Conversation, given: str) -> None:
    """Read every line that holds the word, with its place; case and accents do not count."""
    query = given or talk.word(_("Which word?"))
    if not query:
        return
    found = [hit for question in talk.framework.questions for hit in _hits(talk, question, fold(query))]
    talk.say(ngettext("“{query}” was found in {number} line.", "“{query}” was found in {number} lines.", len(found)).format(
        query=query, number=len(found)))
    talk.items(found)
    if found:
        talk.say(_("To go to a question: {command} and its number.").format(command=shown("go", talk.language)))


def _hits(talk: Conversation, question: Question, wanted: str) -> Iterator[str]:
    for part, text in _texts(talk.assessment, question):
        for number, line in enumerate(text.split("\n"), start=1):
            if wanted in fold(line):
                yield _("Question {number}, {part}, line {line}: {text}").format(
                    number=question.number, part=_(part), line=number, text=line)


def _texts(assessment: Assessment, question: Question) -> Iterator[tuple[str, str]]:
    """Every text at a question with what it is called."""
    answer = assessment.answer(question.id)
    yield N_("the answer"), answer.text
    yield N_("what is missing"), answer.missing
    yield N_("sub-question"), "\n".join(tick.note for tick in answer.ticks)
    yield N_("source"), "\n".join(f"{source.title} {source.place}" for source in answer.sources)
    yield N_("closed part"), answer.confidential.text if answer.confidential else ""
    if question.kind == "advice":
        conclusion = assessment.conclusion
        yield N_("focus"), conclusion.focus
        yield N_("conditions"), "\n".join(conclusion.conditions)
        yield N_("reason"), conclusion.accumulation
        yield N_("deviation"), conclusion.deviation.reason if conclusion.deviation else ""
        yield N_("next moment"), conclusion.next_moment.text if conclusion.next_moment else ""
