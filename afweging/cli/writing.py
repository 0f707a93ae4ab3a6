"""The verbs that change a dossier: new, set, answer, record, finalise, reopen."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast, get_args

from afweging import errors
from afweging.assessment import leaning
from afweging.assessment.check import outcome_named, question_named, verdict_named
from afweging.assessment.models import (
    EMPTY,
    WOO_GROUNDS,
    Answer,
    Budget,
    Citation,
    Classification,
    Conclusion,
    Confidential,
    DeviationReason,
    Effect,
    FreeSource,
    Head,
    Marking,
    Memo,
    NextMoment,
    Person,
    Phase,
    Purpose,
    Status,
    Tick,
)
from afweging.assessment.wording import LARGEST, clean
from afweging.cli.opening import as_day, choice, library, not_a_choice, text_from
from afweging.cli.output import data, moment, talk
from afweging.cli.reasons import because, words
from afweging.cli.remarking import warn_of_open
from afweging.errors import AfwegingError
from afweging.framework.models import UNKNOWN, Grade, Question
from afweging.framework.yaml_reader import nearest
from afweging.library import Dossier, Library, finalising, today
from afweging.texts import _, language_from

ADVICE_OPTIONS = ("focus", "condition", "accumulation", "deviation", "role", "second_reader", "next_moment", "next_day")


def new(options: Namespace) -> int:
    """Start a dossier and print its kenmerk."""
    head = Head(kenmerk=clean(options.kenmerk or ""), title=clean(options.title), peildatum=today(), language=language_from())
    with library(options) as opened:
        dossier = opened.new(_changed_head(head, options), reason=_("started"))
    talk(_("Started: {title}").format(title=dossier.assessment.head.title))
    data(dossier.kenmerk)
    return 0


def set_head(options: Namespace) -> int:
    """Change fields of the head."""
    with library(options) as opened:
        dossier = opened.dossier(options.dossier)
        head = _changed_head(dossier.assessment.head, options)
        if options.title:
            head = replace(head, title=clean(options.title))
        if options.status:
            head = replace(head, status=Status(options.status))
        head = replace(head, memo=_changed_memo(head.memo, options))
        _saved(opened.save(dossier, replace(dossier.assessment, head=head)))
    return 0


def answer(options: Namespace) -> int:
    """Save the answer to one question; what is not named stays as it is."""
    with library(options) as opened:
        dossier = opened.dossier(options.dossier)
        question = question_named(dossier.framework, options.question)
        if question.kind != "advice":
            for name in ADVICE_OPTIONS:
                if getattr(options, name) is not None:
                    option = "--" + name.replace("_", "-")
                    raise AfwegingError(errors.NOT_FOR_QUESTION, option=option, number=question.number)
        changed = _changed_answer(opened, dossier, question, options)
        framework, assessment = dossier.framework, leaning.changed(dossier.framework, dossier.assessment, question.id, changed)
        if question.kind == "advice":
            assessment = leaning.concluded(framework, assessment, _changed_conclusion(dossier, options))
        if options.confirm:
            assessment = leaning.confirmed(assessment, question.id)
        _saved(opened.save(dossier, assessment))
    _warn_of_size(changed)
    for later in leaning.flagged(framework, assessment):
        if question in leaning.reasons(framework, assessment, later.id):
            talk(_("Question {number} leans on this answer: look at it again. When it stands: afweging answer {kenmerk} {number} "
                   "--confirm").format(number=later.number, kenmerk=dossier.kenmerk))
    return 0


def _warn_of_size(answer: Answer) -> None:
    """Say at once that a text is longer than a report takes, and not only when the report is made."""
    for text in (answer.text, answer.confidential.text if answer.confidential else ""):
        if (size := len(text.encode())) > LARGEST:
            talk(_("The text is saved, but it is {size} kB and a report takes at most {limit} kB. Shorten it, or put the details "
                   "in a source and cite it.").format(size=-(-size // 1000), limit=LARGEST // 1000))


def record(options: Namespace) -> int:
    """Record the present state as a version."""
    with library(options) as opened:
        dossier = opened.dossier(options.dossier)
        if dossier.draft is None:
            talk(_("Nothing has changed since version {number}.").format(number=dossier.info.number))
            return 0
        _recorded(opened.record(dossier, clean(options.reason), because(dossier, options)))
    return 0


def finalise(options: Namespace) -> int:
    """Finalise a dossier."""
    from afweging.cli.language import in_short  # noqa: PLC0415 - only before finalising

    with library(options) as opened:
        dossier = opened.dossier(options.dossier)
        warn_of_open(opened, dossier.kenmerk)
        talk(in_short(opened, dossier))
        _recorded(finalising.finalise(opened, dossier, clean(options.reason), because=because(dossier, options),
                                      words=words(options)),
                  _("{kenmerk} finalised as version {number}, hash {hash}."))
    return 0


def reopen(options: Namespace) -> int:
    """Make a new concept of a finalised dossier."""
    with library(options) as opened:
        _recorded(opened.reopen(opened.dossier(options.dossier), clean(options.reason)),
                  _("{kenmerk} reopened: version {number} is a new concept, hash {hash}."))
    return 0


def _saved(dossier: Dossier) -> None:
    when = dossier.draft.saved if dossier.draft else dossier.info.created
    talk(_("{kenmerk} saved: {moment}.").format(kenmerk=dossier.kenmerk, moment=moment(when)))


def _recorded(dossier: Dossier, done: str = "") -> None:
    talk((done or _("{kenmerk} recorded as version {number}, hash {hash}.")).format(
        kenmerk=dossier.kenmerk, number=dossier.info.number, hash=dossier.info.hash[:12]))


def _changed_head(head: Head, options: Namespace) -> Head:
    changes: dict[str, Any] = {}
    for name in ("directorate", "opsteller", "member_state"):
        if getattr(options, name) is not None:
            changes[name] = clean(getattr(options, name))
    if options.peildatum:
        changes["peildatum"] = as_day(options.peildatum)
    if options.phase:
        changes["phase"] = choice(Phase, options.phase, "--phase")
    if options.budget:
        changes["budget"] = choice(Budget, options.budget, "--budget")
    if options.language:
        changes["language"] = options.language
    if options.marking or options.marking_set_by:
        level = choice(Marking, options.marking, "--marking") if options.marking else head.classification.level
        by = clean(options.marking_set_by) if options.marking_set_by else head.classification.set_by
        changes["classification"] = Classification(level=level, set_by=by, until=head.classification.until)
    if options.tag:
        changes["tags"] = tuple(clean(tag) for tag in options.tag)
    if options.person:
        changes["persons"] = tuple(_person(text) for text in options.person)
    return replace(head, **changes)


def _changed_memo(memo: Memo, options: Namespace) -> Memo:
    """The decision memo with what the options name; a list given as one empty text becomes empty."""
    changes: dict[str, Any] = {}
    if options.memo_purpose:
        changes["purpose"] = choice(Purpose, options.memo_purpose, "--memo-purpose")
    if options.memo_from is not None:
        changes["directorate_general"] = clean(options.memo_from)
    for name, given in (
        ("addressees", options.memo_to), ("copy_to", options.memo_copy), ("enclosures", options.memo_enclosure),
        ("co_signatories", options.memo_with), ("sign_off", options.memo_sign_off),
    ):
        if given is not None:
            changes[name] = tuple(filter(None, map(clean, given)))
    return replace(memo, **changes)


def _person(text: str) -> Person:
    role, equals, name = clean(text).partition("=")
    if not equals:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--person ROLE=NAME", verb="set")
    return Person(role=role.strip(), name=name.strip())


def _changed_answer(opened: Library, dossier: Dossier, question: Question, options: Namespace) -> Answer:
    present = EMPTY if options.clear else dossier.assessment.answer(question.id)
    changes: dict[str, Any] = {}
    if options.verdict and question.kind != "advice":
        changes["verdict"] = verdict_named(dossier.framework, question, options.verdict)
        if changes["verdict"] != UNKNOWN:
            changes["missing"] = ""
    if options.missing is not None:
        changes["missing"] = clean(options.missing)
    if options.text:
        changes["text"] = text_from(options.text)
    if options.owner is not None:
        changes["owner"] = clean(options.owner)
    if options.tick:
        changes["ticks"] = _merged(present.ticks, [_tick(question, text) for text in options.tick], "prompt")
    if options.cite or options.renew:
        changes |= _cited(opened, dossier, replace(present, **changes), options)
    if options.source:
        changes["sources"] = (*present.sources, *(_source(text) for text in options.source))
    if options.confidential or options.ground:
        changes["confidential"] = _confidential(present, options)
    return replace(present, **changes)


def _merged(present: Sequence[Any], added: Sequence[Any], key: str) -> tuple[Any, ...]:
    """The present items with the added ones in place of those with the same key."""
    found = {getattr(item, key): item for item in (*present, *added)}
    return tuple(found.values())


def _tick(question: Question, text: str) -> Tick:
    prompt, _colon, rest = clean(text).partition(":")
    effect, _colon, note = rest.partition(":")
    known = [one.id for one in question.every_prompt]
    if prompt not in known:
        raise AfwegingError(errors.UNKNOWN_PROMPT, found=prompt, number=question.number, allowed=", ".join(known))
    effect = effect.replace("−", "-")
    if effect not in get_args(Effect):
        raise not_a_choice(effect, "--tick", ("-", "0", "+", "/"))
    return Tick(prompt=prompt, effect=cast("Effect", effect), note=note)


def _citation(opened: Library, name: str) -> Citation:
    known = [fact.id for fact in opened.evidence.facts]
    if name.upper() not in known:
        raise AfwegingError(errors.UNKNOWN_FACT, found=name, nearest=nearest(name.upper(), known))
    return Citation(fact=name.upper())


def _cited(opened: Library, dossier: Dossier, answer: Answer, options: Namespace) -> dict[str, Any]:
    """The text and list of an answer with these facts cited, and in place of superseded ones what took their place."""
    from afweging.assessment.citing import facts_of, retold  # noqa: PLC0415 - only here
    from afweging.library.evidence_words import successor_at  # noqa: PLC0415 - only here

    added = [_citation(opened, name) for name in options.cite or ()]
    answer = replace(answer, facts=_merged(answer.facts, added, "fact"))
    places: dict[str, str] = {}
    for name in (_citation(opened, one).fact for one in options.renew or ()):
        successor = successor_at(opened.evidence, name, dossier.assessment.head.peildatum)
        if successor is None or name not in facts_of(answer):
            raise AfwegingError(errors.NOT_SUPERSEDED if successor is None else errors.NOT_CITED, found=name)
        places[name] = successor.id
    made = retold(answer, places)
    return {"text": made.text, "facts": made.facts}


def _grade(found: str, option: str) -> Grade:
    if found.upper() not in ("A", "B", "C", "D"):
        raise not_a_choice(found, option, ("A", "B", "C", "D"))
    return cast("Grade", found.upper())


def _source(text: str) -> FreeSource:
    grade, colon, title = clean(text).partition(":")
    if not colon or not title.strip():
        raise AfwegingError(errors.MISSING_ARGUMENT, option="--source GRADE:TITLE", verb="answer")
    from afweging.evidence.citation import tidy  # noqa: PLC0415 - only here

    return FreeSource(title=tidy(title.strip()), grade=_grade(grade.strip(), "--source"))


def _confidential(present: Answer, options: Namespace) -> Confidential:
    text = text_from(options.confidential) if options.confidential else present.confidential.text if present.confidential else ""
    ground = options.ground or (present.confidential.ground if present.confidential else "")
    if ground not in WOO_GROUNDS:
        raise not_a_choice(ground or "-", "--ground", WOO_GROUNDS)
    return Confidential(text=text, ground=ground)


def _changed_conclusion(dossier: Dossier, options: Namespace) -> Conclusion:
    present = Conclusion() if options.clear else dossier.assessment.conclusion
    changes: dict[str, Any] = {}
    if options.verdict:
        changes["outcome"] = outcome_named(dossier.framework, options.verdict)
    for name in ("focus", "accumulation"):
        if getattr(options, name) is not None:
            changes[name] = clean(getattr(options, name))
    if options.condition:
        changes["conditions"] = tuple(clean(text) for text in options.condition)
    if options.deviation or options.role or options.second_reader:
        before = present.deviation or DeviationReason(reason="", role="", date=today())
        changes["deviation"] = DeviationReason(
            reason=text_from(options.deviation) if options.deviation else before.reason,
            role=clean(options.role) if options.role else before.role,
            second_reader=clean(options.second_reader) if options.second_reader else before.second_reader,
            date=today(),
        )
    if options.next_moment or options.next_day:
        before_moment = present.next_moment or NextMoment(text="")
        changes["next_moment"] = NextMoment(
            text=clean(options.next_moment) if options.next_moment else before_moment.text,
            day=as_day(options.next_day) if options.next_day else before_moment.day,
        )
    return replace(present, **changes)

