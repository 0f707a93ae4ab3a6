"""Verdicts and questions in the words of the report."""

from afweging.assessment import tables
from afweging.assessment.labels import ASPECT, EFFECT_SIGN
from afweging.assessment.models import Answer, Assessment, Confidential, Tick
from afweging.framework.models import UNKNOWN, Framework, Question, Table
from afweging.report.document import Document
from afweging.report.models import Closed, PromptView, QuestionView, Row, SourceLink, TableView, ValueId, Verdict
from afweging.texts import N_, Sentences, sentences

SIGNS: dict[ValueId, str] = {"ja": "+", "deels": "±", "nee": "−", "open": "?", "skipped": "·"}
"""The sign of each value; all are in the shipped fonts."""

_EFFECTS = {"+": N_("in favour"), "0": N_("neutral"), "-": N_("against"), "/": N_("does not apply"), "": ""}
_DIGITS = {"1": N_("first"), "2": N_("second")}


def verdict(framework: Framework, assessment: Assessment, question: Question, *, reached: bool,
            words: Sentences) -> Verdict:
    """The verdict on a scored question; not reached, unknown and empty have words and signs of their own."""
    if not reached:
        return Verdict(word=words.say("no longer relevant"), sign=SIGNS["skipped"], value="skipped")
    given = assessment.answer(question.id).verdict
    scale = framework.scale_of(question)
    level = scale.level(given) if scale and given else None
    if scale is None or level is None:
        word = words.say("not yet decidable") if given == UNKNOWN else words.say("not answered")
        return Verdict(word=word, sign=SIGNS["open"], value="open")
    rank = scale.rank(level.id) + 1
    place = words.say("{rank} of {levels}").format(rank=rank, levels=len(scale.levels))
    return Verdict(word=level.label.at(words.language), sign=SIGNS[level.value], value=level.value, rank=rank,
                   levels=len(scale.levels), place=place)


def anchor(question: Question) -> str:
    """The place of a question in the report."""
    return f"vraag-{question.number}"


def question_view(document: Document, question: Question, sources: tuple[SourceLink, ...]) -> QuestionView:
    """A question with its answer; ``sources`` lead to its sources in the list."""
    words, assessment = sentences(document.language), document.assessment
    answer = assessment.answer(question.id)
    reached = question.id in document.advice.reached
    scored = question.kind != "advice"
    scale = document.framework.scale_of(question)
    level = scale.level(answer.verdict) if scale and answer.verdict else None
    return QuestionView(
        number=question.number, anchor=anchor(question),
        name=words.say("question {number}").format(number=question.number),
        title=question.title.at(document.language),
        question=question.question.at(document.language) if question.question else "",
        verdict=verdict(document.framework, assessment, question, reached=reached, words=words) if scored else None,
        anchor_text=level.anchor.at(document.language) if level and reached else "",
        markdown=answer.text, empty="" if answer.text.strip() else _instead(words, reached=reached),
        missing=answer.missing if answer.verdict == UNKNOWN else "",
        closed=_closed(answer.confidential, words, public=document.public),
        prompts_title=_prompts_title(question, answer, words),
        prompts=_prompts(question, answer, words),
        effects=any(prompt.effect for prompt in question.prompts) and tables.dealt_with(question, answer) > 0,
        effect_heads=(words.say("Sub-question"), words.say("Effect"), words.say("In one line")),
        tables=tuple(_table(table, answer, words) for table in tables.used(question, answer)),
        sources_label=words.say("Sources"), sources=sources, notes=_notes(answer, words),
    )


def _instead(words: Sentences, *, reached: bool) -> str:
    if not reached:
        return words.say("Not answered: an earlier step decides, so this question is no longer relevant.")
    return words.say("Still to be answered.")


def _prompts_title(question: Question, answer: Answer, words: Sentences) -> str:
    """How many sub-questions were dealt with; nothing where there is neither an answer nor a tick to say it of."""
    done = tables.dealt_with(question, answer)
    if not question.prompts or not (done or answer.text.strip()):
        return ""
    return words.say("Sub-questions dealt with: {done} of {total}").format(done=done, total=len(question.prompts))


def _prompts(question: Question, answer: Answer, words: Sentences) -> tuple[PromptView, ...]:
    """The sub-questions once one was dealt with: before that a list of them tells a reader nothing about the dossier."""
    if not tables.dealt_with(question, answer):
        return ()
    ticks = {tick.prompt: tick for tick in answer.ticks}
    return tuple(_prompt(prompt.text.at(words.language), ticks.get(prompt.id), words) for prompt in question.prompts)


def _prompt(text: str, tick: Tick | None, words: Sentences) -> PromptView:
    if tick is None:
        return PromptView(text=text, ticked=False)
    return PromptView(text=text, ticked=True, effect=words.say(_EFFECTS[tick.effect]), note=tick.note)


def _table(table: Table, answer: Answer, words: Sentences) -> TableView:
    """A table of optional prompts: what the initiative does to each aspect, by sign and word."""
    return TableView(
        title=table.title.at(words.language),
        origin=words.say("Proposal after {source}; no part of the annex.").format(source=table.source),
        heads=(words.say("Aspect"), words.say("Effect"), words.say("In one line")),
        rows=tuple(
            PromptView(text=prompt.text.at(words.language), ticked=tick is not None, note=tick.note if tick else "",
                       effect=f"{EFFECT_SIGN[tick.effect]} {words.say(ASPECT[tick.effect])}" if tick and tick.effect else "")
            for prompt, tick in tables.rows(table, answer)))


def _closed(confidential: Confidential | None, words: Sentences, *, public: bool) -> Closed | None:
    if confidential is None:
        return None
    ground = woo_ground(confidential.ground, words)
    if public:
        return Closed(title=redacted(confidential.ground, words), markdown="")
    return Closed(title=words.say("Confidential, not in the public version ({ground})").format(ground=ground),
                  markdown=confidential.text)


def redacted(ground: str, words: Sentences) -> str:
    """What stands in place of a text that is left out: ``[gelakt: art. 5.1, tweede lid, onder e, Woo]``."""
    return words.say("[redacted: {ground}]").format(ground=woo_ground(ground, words))


def woo_ground(ground: str, words: Sentences) -> str:
    """``5.1.2.e`` as officials write it: art. 5.1, tweede lid, onder e, Woo."""
    article, _, rest = ground.partition(".")
    part, _, rest = rest.partition(".")
    if not rest:
        return words.say("art. {article}, Woo").format(article=f"{article}.{part}")
    paragraph, _, letter = rest.partition(".")
    return words.say("art. {article}, {paragraph} paragraph, under {letter}, Woo").format(
        article=f"{article}.{part}", paragraph=words.say(_DIGITS.get(paragraph, paragraph)), letter=letter)


def _notes(answer: Answer, words: Sentences) -> tuple[Row, ...]:
    return (Row(label=words.say("Answered by"), value=answer.owner),) if answer.owner else ()
