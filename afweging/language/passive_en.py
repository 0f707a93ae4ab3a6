"""The passive voice in English: a form of "be" with a past participle behind it, adverbs between them allowed.

In doubt nothing is said: participles that are mostly adjectives ("is limited", "are interested") do not count.
"""

import re
from typing import Final

from afweging.language.word_list import words

_BE: Final = words("am are be been being is was were")
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|[^\w\s]", re.UNICODE)
_BETWEEN: Final = words("not also then thus still never only already again therefore now all both often soon")
_IRREGULAR: Final = words(
    "begun bent bound bought broken brought built caught chosen cut dealt done drawn driven felt forgotten fought found "
    "given grown heard held hit kept laid led lent lost made met offset overcome overtaken paid put rewritten said "
    "seen sent shared shown sold sought spent split spoken struck taken taught told thought undertaken upheld "
    "weighed withdrawn won written")
_ADJECTIVES: Final = words(
    "advanced aimed committed concerned connected dedicated detailed determined experienced indeed interested involved "
    "limited located mixed naked needed pleased prepared related situated skilled suited supposed tired united "
    "unprecedented unrelated used worried hundred exceed proceed succeed")
_ED = re.compile(r"[a-z][a-z-]+ed")


def passives(sentence: str) -> tuple[str, ...]:
    """The verb forms of every passive in a sentence, as "is made", in order; none when in doubt."""
    words = _TOKEN.findall(sentence)
    found = []
    for index, word in enumerate(words):
        there = index and words[index - 1].lower() == "there"  # "there are scoped proposals"
        if word.lower() in _BE and not there and (place := _participle(words, index + 1)) is not None:
            found.append(f"{word} {'' if place == index + 1 else '… '}{words[place]}")
    return tuple(found)


def _participle(words: list[str], place: int) -> int | None:
    """Where the participle stands, past adverbs."""
    while place < len(words) and (words[place].lower() in _BETWEEN or words[place].lower().endswith("ly")):
        place += 1
    if place == len(words):
        return None
    word = words[place].lower()
    fits = word not in _ADJECTIVES and (word in _IRREGULAR or _ED.fullmatch(word))
    return place if fits else None
