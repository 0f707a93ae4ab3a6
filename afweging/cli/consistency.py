"""The verb consistency: what the consistency checks say of a dossier, and a word on them."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from afweging.assessment.check import question_named
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, paragraph, talk
from afweging.cli.reasons import words
from afweging.framework.models import Framework
from afweging.library import Dossier, Library, finalising
from afweging.library.check_words import about, counted, sign, state
from afweging.library.finalising import Spoken
from afweging.texts import _, active


def consistency(options: Namespace) -> int:
    """List the checks that speak, or give words to some of them and list what is left."""
    given = words(options)
    with library(options, "write" if given else "either") as opened:
        dossier = opened.dossier(options.dossier)
        _say(opened, dossier, given)
        found = finalising.spoken(opened, dossier)
    if options.question is not None:
        found = finalising.at_question(found, question_named(dossier.framework, options.question).id)
    if options.json:
        as_json([_data(dossier.framework, one) for one in found])
        return 0
    if found:
        data("\n\n".join(_shown(dossier.framework, found)))
    talk(counted(found))
    return 0


def _say(opened: Library, dossier: Dossier, given: dict[str, str]) -> None:
    """Keep every word, or none when one of them is refused."""
    with opened.store.atomic():
        for check, word in given.items():
            finalising.say(opened, dossier, check, word)
    for check in given:
        talk(_("Your word on {check} is kept; it counts as long as the check says the same.").format(check=check))


def _shown(framework: Framework, found: Sequence[Spoken]) -> list[str]:
    language = active().language
    heads = (f"{sign(one)} {one.check} · {about(framework, one)}" for one in found)
    bodies = ("\n".join(paragraph(text, "  ") for text in (one.text.at(language), state(one)) if text) for one in found)
    return [f"{head}\n{body}" for head, body in zip(heads, bodies, strict=True)]


def _data(framework: Framework, one: Spoken) -> dict[str, Any]:
    """A check as JSON data; ``asks`` is word, conclusion or nothing."""
    numbers = [question.number for question in framework.questions if question.id in one.questions]
    word = {"text": one.word.text, "role": one.word.role, "at": one.word.at} if one.word else None
    return {"check": one.check, "questions": numbers, "facts": one.facts, "says": one.text.at(active().language),
            "asks": one.asks, "open": one.open, "word": word}
