"""What stands beside the answer: ticked sub-questions, facts, sources, the closed part."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from afweging.assessment.citing import facts_of
from afweging.assessment.labels import ASPECT, EFFECT, GRADE
from afweging.assessment.models import WOO_GROUNDS, Assessment, Citation, Confidential, FreeSource, Tick
from afweging.assessment.tables import noted
from afweging.editing import Effect
from afweging.evidence.citation import tidy
from afweging.evidence.models import Evidence, Fact, Standing
from afweging.evidence.own import is_own
from afweging.framework.models import Grade, Prompt
from afweging.library.evidence_words import facts_with
from afweging.plain import evidence as own
from afweging.plain import writing
from afweging.plain.conversation import Conversation, Option
from afweging.texts import N_, _, ngettext

NOT_GIVEN = N_("not given")
GROUNDS = {
    "5.1.1.c": N_("confidential company data"),
    "5.1.1.d": N_("special personal data"),
    "5.1.2.a": N_("relations with other states"),
    "5.1.2.b": N_("economic or financial interests of the State"),
    "5.1.2.e": N_("personal privacy"),
    "5.1.2.f": N_("other competition-sensitive company data"),
    "5.1.2.h": N_("security of persons and companies, prevention of sabotage"),
    "5.1.2.i": N_("good functioning of the State"),
    "5.2": N_("personal policy views in internal consultation"),
}
ADD, REMOVE = ("erbij", "add"), ("weg", "remove")
INSERT = ("tekst", "text")


# --- sub-questions -----------------------------------------------------------------------------------------------

def prompts(talk: Conversation, _given: str) -> None:
    """Tick and untick sub-questions by number; those of question 13 also ask for an effect and one line."""
    asked = talk.question.every_prompt
    if not asked:
        talk.say(_("This question has no sub-questions."))
        return
    talk.items([_prompt_line(talk, prompt) for prompt in talk.question.prompts])
    _read_tables(talk)
    while found := talk.word(_("Number to tick or untick, Enter to go on:")):
        number = int(found) if found.isdecimal() and len(found) < 6 else 0
        if not 1 <= number <= len(asked):
            talk.say(_("There is no number {found} in this list.").format(found=found[:20]))
            continue
        _toggle(talk, asked[number - 1])
        talk.say(_line_of(talk, asked[number - 1]))


def _read_tables(talk: Conversation) -> None:
    """The tables of optional aspects, each under its own heading; their numbers go on after those of the sub-questions."""
    first = len(talk.question.prompts) + 1
    for table in talk.question.tables:
        title = table.title.at(talk.language)
        talk.say(_("Table: {title}. A proposal, not of the annex: {source}.").format(title=title, source=table.source),
                 table.intro.at(talk.language))
        talk.items([_row_line(talk, prompt) for prompt in table.prompts], first=first)
        talk.say(_("End of the table {title}: {done} of {total} noted.").format(
            title=title, done=noted(table, talk.answer), total=len(table.prompts)))
        first += len(table.prompts)


def _row_line(talk: Conversation, prompt: Prompt) -> str:
    """An aspect of a table in few words: what it is called and what was noted."""
    tick, name = _tick(talk, prompt), prompt.text.at(talk.language)
    if tick is None:
        return _("{aspect}: nothing noted.").format(aspect=name)
    effect = _(ASPECT.get(tick.effect, NOT_GIVEN))
    return f"{name}: {effect}. {tick.note}" if tick.note else f"{name}: {effect}."


def _line_of(talk: Conversation, prompt: Prompt) -> str:
    """How a prompt is read: in full, or as an aspect of a table."""
    return _prompt_line(talk, prompt) if prompt in talk.question.prompts else _row_line(talk, prompt)


def _prompt_line(talk: Conversation, prompt: Prompt) -> str:
    tick = _tick(talk, prompt)
    state = _("ticked") if tick else _("not ticked")
    asked = prompt.text.at(talk.language)
    text = f"{asked}{'' if asked.endswith(('.', '?')) else '.'} {state[0].upper()}{state[1:]}."
    if prompt.origin == "proposal":
        text += " " + _("A proposal, not of the annex.")
    if tick and tick.effect:
        text += " " + _("Effect: {effect}.").format(effect=_(EFFECT[tick.effect]))
    return f"{text} {tick.note}" if tick and tick.note else text


def _tick(talk: Conversation, prompt: Prompt) -> Tick | None:
    return next((tick for tick in talk.answer.ticks if tick.prompt == prompt.id), None)


def _toggle(talk: Conversation, prompt: Prompt) -> None:
    tick = _tick(talk, prompt)
    if tick and not prompt.effect:
        _put_tick(talk, prompt, None)
        return
    if tick is None:
        tick = Tick(prompt=prompt.id)
        _put_tick(talk, prompt, tick)
    if not prompt.effect:
        return
    words = EFFECT if prompt in talk.question.prompts else ASPECT
    effects = [Option(sign, _(label)) for sign, label in words.items()]
    chosen = talk.choose((*effects, Option("none", _(NOT_GIVEN)), Option("away", _("untick"))), tick.effect)
    if chosen == "away":
        _put_tick(talk, prompt, None)
        return
    if chosen is not None:
        tick = replace(tick, effect=cast("Effect", "" if chosen == "none" else chosen))
        _put_tick(talk, prompt, tick)
    _put_tick(talk, prompt, replace(tick, note=talk.line(_("One line about it."), tick.note)))


def _put_tick(talk: Conversation, prompt: Prompt, tick: Tick | None) -> None:
    """The ticks in the order of the sub-questions, with this one changed."""
    found = {one.prompt: one for one in talk.answer.ticks if one.prompt != prompt.id}
    if tick is not None:
        found[prompt.id] = tick
    order = [one.id for one in talk.question.every_prompt]
    talk.put(ticks=tuple(sorted(found.values(), key=lambda one: order.index(one.prompt))))


# --- facts -------------------------------------------------------------------------------------------------------

def facts(talk: Conversation, given: str) -> None:
    """Facts for this question, or those that hold a word: cite by number, put in the answer, or take away."""
    library = talk.editing.library
    listed = _listed(talk, given)
    _read_facts(talk, library.evidence, listed)
    talk.say(_("Type a number to cite that fact, for example 1. Or 1 text, to put it in the answer as well. Or remove and a "
               "name, for example remove F15. Or a word to search: a name, words of the fact, or its source."),
             _("Or replace and a name, to cite what took the place of a superseded fact; new, for a fact of your own; change "
               "and a name, to change one of your own."))
    while found := talk.word(_("Fact, Enter to go on:")):
        first, _space, rest = found.partition(" ")
        name = rest.strip().upper()
        if first.casefold() in REMOVE:
            _uncite(talk, name)
        elif first.casefold() in own.RENEW:
            own.renew(talk, name)
        elif (first.casefold() in own.NEW and not name) or (first.casefold() in own.CHANGE and name):
            own.asked(talk, name)
        elif first.isdecimal() or library.evidence.fact(first.upper()):
            _cite(talk, _fact_named(library.evidence, listed, first), insert=rest.strip().casefold() in INSERT)
        else:
            listed = _listed(talk, found)
            _read_facts(talk, library.evidence, listed)


def _listed(talk: Conversation, query: str) -> tuple[Fact, ...]:
    """The facts a query finds; without one those cited here and those of the question."""
    evidence = talk.editing.library.evidence
    if query:
        return facts_with(evidence, query)
    fitting = evidence.for_question(talk.question.number)
    cited = (evidence.fact(name) for name in facts_of(talk.answer))
    return (*(fact for fact in cited if fact and fact not in fitting), *fitting)


def _read_facts(talk: Conversation, evidence: Evidence, listed: Sequence[Fact]) -> None:
    talk.say(ngettext("{number} fact.", "{number} facts.", len(listed)).format(number=len(listed)))
    talk.items([_fact_line(talk, evidence, fact) for fact in listed])


def _fact_line(talk: Conversation, evidence: Evidence, fact: Fact) -> str:
    text = f"{fact.id}. {fact.text.at(talk.language)} " + _("Grade {grade}.").format(grade=fact.grade)
    validity = evidence.validity(fact, talk.assessment.head.peildatum)
    if validity.standing is Standing.NOT_YET:
        text += " " + _("Younger than the reference date.")
    if validity.successor:
        text += " " + _("Superseded by {fact}.").format(fact=validity.successor.id)
    if is_own(fact.id):
        text += " " + _("A fact of your own.")
    if fact.id in facts_of(talk.answer):
        text += " " + _("Cited.")
    return text


def _fact_named(evidence: Evidence, listed: Sequence[Fact], found: str) -> Fact | None:
    """A fact by its place in the list that was read, or by its own name."""
    if found.isdecimal():
        number = int(found) if len(found) < 6 else 0
        return listed[number - 1] if 1 <= number <= len(listed) else None
    return evidence.fact(found.upper())


def _cite(talk: Conversation, fact: Fact | None, *, insert: bool) -> None:
    if fact is None:
        talk.say(_("There is no such number in this list."))
        return
    answer = talk.answer
    if all(citation.fact != fact.id for citation in answer.facts):
        answer = replace(answer, facts=(*answer.facts, Citation(fact=fact.id)))
    if insert:
        answer = replace(answer, text=f"{answer.text} [@{fact.id}]".strip())
    talk.say(_("Cited: {fact}.").format(fact=fact.id))
    talk.save(talk.answered(answer))


def _uncite(talk: Conversation, name: str) -> None:
    kept = tuple(citation for citation in talk.answer.facts if citation.fact != name)
    if len(kept) == len(talk.answer.facts):
        talk.say(_("{fact} is not cited here.").format(fact=name[:20] or "-"))
        return
    talk.put(facts=kept)
    if f"[@{name}]" in talk.answer.text:
        talk.say(_("The answer still names [@{fact}].").format(fact=name))


# --- own sources -------------------------------------------------------------------------------------------------

def sources(talk: Conversation, _given: str) -> None:
    """Sources of the assessor's own: add one with its grade and place, or remove one by number."""
    while True:
        present = talk.answer.sources
        talk.say(ngettext("{number} source of your own.", "{number} sources of your own.", len(present)).format(
            number=len(present)))
        talk.items([_source_line(source) for source in present])
        found = talk.word(_("New source, number to remove, Enter to go on:"))
        if not found:
            return
        if not found.isdecimal():
            _add_source(talk, found)
        elif len(found) < 6 and 1 <= int(found) <= len(present):
            talk.put(sources=(*present[:int(found) - 1], *present[int(found):]))
        else:
            talk.say(_("There is no number {found} in this list.").format(found=found[:20]))


def _source_line(source: FreeSource) -> str:
    place = f" {source.place}." if source.place else ""
    return f"{source.title}.{place} " + _("Grade {grade}.").format(grade=source.grade)


def _add_source(talk: Conversation, title: str) -> None:
    grade = talk.choose([Option(letter, letter, _(label)) for letter, label in GRADE.items()])
    if grade is None:
        return
    place = talk.line(_("Page, paragraph or address."), "")
    talk.put(sources=(*talk.answer.sources, FreeSource(title=tidy(title), grade=cast("Grade", grade), place=tidy(place))))


# --- the closed part ---------------------------------------------------------------------------------------------

def confidential(talk: Conversation, _given: str) -> None:
    """The closed part with its ground: read, write, another ground, or take away."""
    present = talk.answer.confidential
    if present is None:
        talk.say(_("No closed part yet. It is left out of the public version. First the ground of the Woo."))
        _write_closed(talk, _ground(talk, ""), "")
        return
    talk.say(_("Closed part, ground {ground}, {label}:").format(ground=present.ground, label=_(GROUNDS[present.ground])),
             *present.text.split("\n"), _("End of the closed part."))
    match talk.choose((Option("text", _("change the text")), Option("ground", _("change the ground")),
                       Option("away", _("remove the closed part")))):
        case "text":
            _write_closed(talk, present.ground, present.text)
        case "ground":
            if ground := _ground(talk, present.ground):
                talk.put(confidential=replace(present, ground=ground))
        case "away":
            talk.put(confidential=None)
        case _:
            return


def _ground(talk: Conversation, present: str) -> str | None:
    return talk.choose([Option(ground, ground, _(GROUNDS[ground])) for ground in WOO_GROUNDS], present)


def _write_closed(talk: Conversation, ground: str | None, present: str) -> None:
    if ground is None:
        return

    def put(text: str) -> Assessment:
        closed = Confidential(text=text, ground=ground) if text.strip() else None
        return talk.answered(replace(talk.answer, confidential=closed))

    writing.write(talk, _("Closed part of question {number}.").format(number=talk.question.number), present, put)
