"""All actions with their keys and ids as a Markdown table, for the handbook: made from the table, so it is always right."""

from collections.abc import Iterator

from afweging.texts import Language, sentences
from afweging.tui.actions import PLACES, Place, at
from afweging.tui.keys import shown_all

HEADINGS: dict[Place, dict[Language, str]] = {
    "app": {"nl": "Overal", "en": "Everywhere"},
    "library": {"nl": "Bibliotheek", "en": "Library"},
    "fill": {"nl": "Invullen", "en": "Fill in"},
    "advice": {"nl": "Advies", "en": "Advice"},
    "versions": {"nl": "Versies", "en": "Versions"},
    "portfolio": {"nl": "Portfolio", "en": "Portfolio"},
    "compare": {"nl": "Vergelijken", "en": "Compare"},
    "second": {"nl": "Tweede oordeel", "en": "Second judgement"},
}


def markdown(language: Language) -> str:
    """The tables of all places, each row with keys, label, explanation and the id for the key file."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: Language) -> Iterator[str]:
    say = sentences(language).say
    columns = ("Toets", "Opdracht", "Uitleg", "Id") if language == "nl" else ("Key", "Command", "Explanation", "Id")
    for place in PLACES:
        yield f"### {HEADINGS[place][language]}"
        yield ""
        yield f"| {' | '.join(columns)} |"
        yield "|---|---|---|---|"
        for action in at(place):
            if action.where == place:
                yield f"| {shown_all(action.keys)} | {say(action.label)} | {say(action.help)} | `{action.id}` |"
        yield ""
