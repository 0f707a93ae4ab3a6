"""One version, as everything a report says about it: the advice first, then why (domain 4.2)."""

import unicodedata
from collections.abc import Iterator

from afweging.advice.models import Duty
from afweging.assessment.completeness import State, states
from afweging.assessment.labels import BUDGET, GRADE, MARKING, PHASE, STATUS
from afweging.assessment.leaning import reasons
from afweging.assessment.models import Marking, Status
from afweging.language.recognising import terms_of
from afweging.report import annex, derivation, references
from afweging.report import memo as memos
from afweging.report.document import KINDS, Document, edition
from afweging.report.method import method
from afweging.report.models import AdviceView, QuestionView, ReportView, Row, SectionView, Titles, VerdictRow
from afweging.report.places import within_bounds
from afweging.report.verdicts import anchor, question_view, verdict
from afweging.report.what_if import what_if_view
from afweging.texts import Sentences, active, sentences

HOME = frozenset({"Nederland", "the Netherlands"})
"""The member state that a new dossier has, as it is written in either language: it follows the language of the report."""


def view(document: Document) -> ReportView:
    """The view of a document. Public: from data without names and closed parts.

    Raises ``AfwegingError`` for a text or a list beyond a bound, and for a public edition with names in its texts.
    """
    document = edition(document)
    words, head, kind = sentences(document.language), document.assessment.head, KINDS[document.kind]
    within_bounds(document.framework, document.assessment, active())
    listing = references.listing(document.evidence, head.peildatum, document.language)
    sections = tuple(_sections(document, listing))
    deviation = tuple(_deviation(document, words))
    open_points = (*_open_points(document, words), *_checks(document, words, answered=False))
    ladder, what_if = derivation.ladder(document), what_if_view(document)
    mark = words.say(STATUS[_status(document)]).upper()
    short = document.stamp.hash[:12]
    return ReportView(
        language=document.language, answer_language=head.language, kind=words.say(kind.label), template=kind.template,
        title=head.title, description=words.say("{kind} by the framework for vertical EU industrial policy: {title}").format(
            kind=words.say(kind.label), title=head.title),
        kenmerk=head.kenmerk, status=words.say(STATUS[head.status]), mark=mark,
        unfinished=_status(document) is not Status.VASTGESTELD,
        edition=words.say("public version") if document.public else words.say("internal version"),
        marking="" if head.classification.level is Marking.GEEN else words.say(
            MARKING[head.classification.level]).upper(),
        example=words.say("EXAMPLE. Invented verdicts based on public sources. Not a position of the cabinet or the "
                          "ministry.") if head.example else "",
        second=_second(document, words),
        footer=_footer(document, mark, short, words), short_hash=short, facts=tuple(_facts(document, words)),
        advice=_advice(document, words), ladder=ladder,
        verdicts=tuple(_verdict_rows(document, words)), conclusions=derivation.conclusions(document),
        what_if=what_if, sections=sections,
        deviation=deviation, open_points=(*open_points, *_checks(document, words, answered=True)),
        remarks=tuple(annex.groups(document, words)),
        terms=tuple(_terms(document)),
        memo=memos.memo(document, ladder.steps, listing.references, what_if=what_if, deviation=deviation, open_points=open_points)
        if document.kind == "beslisnota" else None,
        sources=listing.finished(), method=method(document), titles=_titles(document, words),
        references=listing.references,
    )


def _status(document: Document) -> Status:
    """The status that is marked: work that goes on from a finalised version is a concept again."""
    status = document.assessment.head.status
    return Status.CONCEPT if document.stamp.draft and status is Status.VASTGESTELD else status


def _second(document: Document, words: Sentences) -> str:
    """The notice of a second judgement: it is no advice of the dossier it is about."""
    kenmerk, _at, number = document.assessment.head.second_of.rpartition("@")
    said = words.say("Second judgement, given blind, of {kenmerk}, version {number}. It is not the advice of that dossier.")
    return said.format(kenmerk=kenmerk, number=number) if kenmerk else ""


def _footer(document: Document, mark: str, short: str, words: Sentences) -> str:
    stamp, of = document.stamp, document.assessment.head.second_of.rpartition("@")[0]
    version = (words.say("draft after version {number}") if stamp.draft else words.say("version {number}")).format(
        number=stamp.number)
    edition_ = (words.say("public version"),) if document.public else ()
    second = (words.say("Second judgement of {kenmerk}").format(kenmerk=of),) if of else ()
    return " · ".join((document.assessment.head.kenmerk, version, *second, *edition_, mark, short))


def _facts(document: Document, words: Sentences) -> Iterator[Row]:
    """The head of the report: what it is about, when, and who answers for it. Empty ones are left out."""
    head, stamp = document.assessment.head, document.stamp
    classification = head.classification
    marking = words.say(MARKING[classification.level])
    if classification.set_by:
        marking = words.say("{marking}, set by {role}").format(marking=marking, role=classification.set_by)
    if classification.until:
        marking = words.say("{marking}, until {day}").format(marking=marking, day=words.day(classification.until))
    home = head.member_state in HOME
    own = {words.say("Directorate"), words.say("Drawn up by")} | (set() if home else {words.say("Member state")})
    found = (
        (words.say("Reference"), head.kenmerk),
        (words.say("Date"), words.day(stamp.created.date())),
        (words.say("Reference date"), words.day(head.peildatum)),
        (words.say("Version"), words.say("draft after version {number}").format(number=stamp.number) if stamp.draft
         else str(stamp.number)),
        (words.say("Status"), words.say(STATUS[_status(document)])),
        (words.say("Marking"), "" if classification.level is Marking.GEEN else marking),
        (words.say("Edition"), words.say("public version") if document.public else words.say("internal version")),
        (words.say("Phase"), words.say(PHASE[head.phase])),
        (words.say("Member state"), words.say("the Netherlands") if home else head.member_state),
        (words.say("Directorate"), head.directorate),
        (words.say("Drawn up by"), head.opsteller),
        (words.say("Persons"), memos.persons(head.persons, words)),
    )
    yield from (Row(label=label, value=value, own=label in own) for label, value in found if value)


def _advice(document: Document, words: Sentences) -> AdviceView:
    advice, conclusion, ladder = document.advice, document.assessment.conclusion, document.framework.ladder
    outcome = ladder.outcome(advice.chosen or advice.advice)
    by_rule = () if advice.deviates else _by_rule(document, words)
    next_moment = conclusion.next_moment
    moment = ""
    if next_moment is not None:
        moment = f"{words.day(next_moment.day)}: {next_moment.text}" if next_moment.day else next_moment.text
    rows = (
        Row(label=words.say("Focus"), value=conclusion.focus, own=True),
        Row(label=words.say("Budget cover"), value=words.say(BUDGET[document.assessment.head.budget])),
        Row(label=words.say("Next decision moment"), value=moment, own=True),
    )
    return AdviceView(
        heading=words.say("Advice") if advice.chosen else words.say("Derived advice"),
        outcome=outcome.label.at(document.language), sentence=outcome.sentence.at(document.language),
        rows=tuple(row for row in rows if row.value),
        conditions_title=words.say("Conditions") if outcome.positive else words.say("Points of attention from the verdicts"),
        conditions=(*by_rule, *conclusion.conditions), own_conditions=len(conclusion.conditions),
        remarks=tuple(_remarks(document, words)), footnote=_footnote(document),
    )


def _by_rule(document: Document, words: Sentences) -> tuple[str, ...]:
    """The conditions of the derived advice (rule R7), in official order."""
    return tuple(
        derivation.capital(words.say("{condition} (question {number})").format(
            condition=question.condition.at(document.language), number=question.number))
        for question in document.framework.questions if question.id in document.advice.conditions and question.condition)


def _footnote(document: Document) -> str:
    """The reservation of the annex when rule R10 asks for it, without the mark in front."""
    if not any(notice.duty is Duty.FOOTNOTE for notice in document.advice.notices):
        return ""
    return document.framework.footnote.at(document.language).removeprefix("¹").strip()


def _remarks(document: Document, words: Sentences) -> Iterator[str]:
    advice, ladder = document.advice, document.framework.ladder
    if advice.chosen is None:
        yield words.say("The assessor has not yet chosen an advice; this is the one that follows from the verdicts.")
    elif advice.deviates:
        shape = words.say("This advice differs from the derived advice: {outcome}. The reason is given under “{title}”.")
        yield shape.format(outcome=ladder.outcome(advice.advice).label.at(document.language),
                           title=words.say("Deviation"))
    if advice.blocked:
        yield words.say("No advice follows yet: {reason}.").format(reason=ladder.required.reason.at(document.language))
    if len(advice.outcomes) > 1:
        names = "; ".join(ladder.outcome(name).label.at(document.language) for name in advice.outcomes)
        yield words.say("Still possible: {outcomes}.").format(outcomes=names)
    if advice.next:
        numbers = [str(q.number) for q in document.framework.questions if q.id in advice.next]
        yield words.plural("Answer question {numbers} first.", "Answer questions {numbers} first.", len(numbers)).format(
            numbers=derivation.listed(numbers, words))
    if any(notice.duty is Duty.ACCUMULATION for notice in advice.notices):
        yield words.say("Accumulation of reservations: many conditions hold only partly. See “{title}”.").format(
            title=_deviation_title(document, words))


def _verdict_rows(document: Document, words: Sentences) -> Iterator[VerdictRow]:
    for section in document.framework.sections:
        for question in section.questions:
            shown = verdict(document.framework, document.assessment, question,
                            reached=question.id in document.advice.reached, words=words)
            yield VerdictRow(step=section.id, number=question.number, anchor=anchor(question),
                             label=question.label.at(document.language), verdict=shown)


def _sections(document: Document, listing: references.Listing) -> Iterator[SectionView]:
    results = {step.section: step.result for step in derivation.steps(document)}

    def views(questions: tuple[object, ...]) -> tuple[QuestionView, ...]:
        return tuple(
            question_view(document, question, listing.take(question, anchor(question), document.assessment.answer(question.id)))
            for question in document.framework.questions if question in questions
        )

    for section in document.framework.sections:
        yield SectionView(
            anchor=f"deel-{section.id.lower().replace('.', '')}", title=section.title.at(document.language),
            result=results.get(section.id, ""), questions=views(section.questions))
    concluding = document.framework.concluding
    yield SectionView(anchor="deel-conclusie", title=concluding.title.at(document.language).rstrip(":"), result="",
                      questions=views((concluding.question,)))


def _deviation_title(document: Document, words: Sentences) -> str:
    """The chapter of rules R8 and R9 is called after what is in it."""
    return words.say("Deviation") if document.advice.deviates else words.say("Accumulation of reservations")


def _deviation(document: Document, words: Sentences) -> Iterator[Row]:
    """Rules R8 and R9: what differs, why, and by whom; nothing when nothing is asked."""
    advice, conclusion, ladder = document.advice, document.assessment.conclusion, document.framework.ladder
    reason = conclusion.deviation
    none = words.say("not given")
    if advice.deviates and advice.chosen:
        yield Row(label=words.say("Derived advice"), value=ladder.outcome(advice.advice).label.at(document.language))
        if conditions := _by_rule(document, words):
            yield Row(label=words.say("Its conditions"), value=" ".join(f"{n}. {text}." for n, text in enumerate(conditions, 1)))
        yield Row(label=words.say("Advice of the assessor"),
                  value=ladder.outcome(advice.chosen).label.at(document.language))
        yield Row(label=words.say("Reason"), value=reason.reason if reason else none, own=reason is not None)
        if reason:
            yield Row(label=words.say("By"), value=f"{reason.role}, {words.day(reason.date)}")
    if any(notice.duty is Duty.SECOND_READER for notice in advice.notices):
        yield Row(label=words.say("Second reader"), value=(reason.second_reader if reason else "") or none)
    if any(notice.duty is Duty.ACCUMULATION for notice in advice.notices):
        yield Row(label=words.say("Accumulation of reservations"), value=conclusion.accumulation or none,
                  own=bool(conclusion.accumulation))


def _open_points(document: Document, words: Sentences) -> Iterator[str]:
    found = states(document.framework, document.assessment, document.advice.reached)
    for question in document.framework.questions:
        place = {"number": question.number, "label": question.label.at(document.language)}
        match found[question.id]:
            case State.UNKNOWN:
                yield words.say("Question {number}, {label}: not yet decidable. Missing: {missing}").format(
                    **place, missing=document.assessment.answer(question.id).missing)
            case State.EMPTY:
                yield words.say("Question {number}, {label}: not answered.").format(**place)
            case State.STARTED:
                yield words.say("Question {number}, {label}: not finished.").format(**place)
            case _:
                pass
        changed = reasons(document.framework, document.assessment, question.id)
        if changed and found[question.id] is not State.NOT_REACHED:
            numbers = ", ".join(str(one.number) for one in changed)
            said = words.say("Question {number}, {label}: to be looked at again, because question {changed} changed later.")
            yield said.format(**place, changed=numbers)


def _checks(document: Document, words: Sentences, *, answered: bool) -> Iterator[str]:
    """What consistency checks asked: those with the word that answered them, or those without."""
    for one in document.checks:
        if bool(one.word) is not answered:
            continue
        numbers = [str(question.number) for question in document.framework.questions if question.id in one.questions]
        said = words.plural("Check, question {numbers}: {text}", "Check, questions {numbers}: {text}", len(numbers)).format(
            numbers=derivation.listed(numbers, words), text=one.says.at(document.language))
        if not answered:
            yield f"{said} {words.say('Not answered yet.')}"
        elif one.at is not None:
            yield said + " " + words.say("Answered by {role}, {day}: {word}").format(
                role=one.role or words.say("role not given"), day=words.day(one.at.date()), word=one.word)


def _terms(document: Document) -> Iterator[Row]:
    """The terms of the answers in the language of the report. The document is an edition: no term of a closed part is public."""
    found = terms_of(document.glossary, document.framework, document.assessment)
    names = {term.name.at(document.language): term.explanation.at(document.language) for term in found}
    for name in sorted(names, key=lambda name: ("".join(
            sign for sign in unicodedata.normalize("NFKD", name).casefold() if sign.isalnum()), name)):
        yield Row(label=name, value=names[name])


def _grades(words: Sentences) -> str:
    """What the letters behind a source mean."""
    meanings = "; ".join(f"{grade} {words.say(meaning)}" for grade, meaning in GRADE.items())
    return words.say("Evidence: {meanings}.").format(meanings=meanings)


def _titles(document: Document, words: Sentences) -> Titles:
    return Titles(
        contents=words.say("Contents"), ladder=words.say("The way to the advice"), verdicts=words.say("The verdicts"),
        verdict_heads=(words.say("Step"), words.say("No."), words.say("Question"), words.say("Verdict"),
                       words.say("Place on the scale")),
        conclusions=words.say("Conclusions"),
        deviation=_deviation_title(document, words), open_points=words.say("Open points"),
        remarks=words.say("Annex: remarks of readers"),
        remarks_note=words.say("For internal use only. Remarks are no part of the version; they stand here as they were when "
                               "this report was made."),
        sources=words.say("Sources"),
        grades=_grades(words), method=words.say("Method"), rules=words.say("Rules"),
        scales=words.say("What each level counts for"), page=words.say("page"), of=words.say("of"), verdict=words.say("Verdict"),
        terms=words.say("Terms"), missing=words.say("Missing"), skip=words.say("Skip to the content"),
    )
