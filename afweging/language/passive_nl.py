"""The passive voice in Dutch: a form of "worden" with a past participle in the same clause; "zijn" only where it is plain.

In doubt nothing is said. A word counts as a participle by its form (ge-…-d, be-…-t, aan-ge-…-d) or from the list of strong
ones, and only where a verb can stand: not between an article and a noun. "Is gestegen" is no passive, so with "zijn" only
the participles of acts of office count ("is ingediend").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from afweging.language.word_list import words

_WORDEN: Final = words("word wordt worden werd werden")
_ZIJN: Final = words("is zijn was waren")
_HEBBEN: Final = words("heb hebt heeft hebben had hadden")
_FINITE: Final = _WORDEN | _HEBBEN | words(
    "is was waren ben bent kan kunnen kon konden moet moeten moest moesten mag mogen mocht mochten zal zullen zou zouden "
    "wil willen wilde wilden gaat gaan ging gingen komt komen doet doen") - {"worden"}
_BETWEEN: Final = words(
    "kan kunnen kon konden moet moeten moest moesten mag mogen mocht mochten zal zullen zou zouden hoeft hoeven dient "
    "dienen diende dienden gaat gaan te niet ook nog wel")
"""What may stand between a participle and "worden"."""
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|[,;:()–—?!]", re.UNICODE)
_FRONT: Final = "|".join(sorted(words(
    "aan achter af bij bijeen binnen buiten deel door goed in kwijt los mede mee na neer om onder open op over plaats rond "
    "samen tegen terug toe uit vast vol voor voorop vrij waar weer weg")))
_PREFIX: Final = "be|ver|ont|her|er|mis|onder|over|door|vol|voor|weer"
_WEAK = re.compile(rf"(?:(?:{_FRONT}|her)?ge[a-zëïéöü]{{2,}}|(?:{_FRONT})?(?:{_PREFIX})[a-zëïéöü]{{2,}})[dt]")
_ROOTS: Final = "|".join(sorted(words(
    "beden boden bonden borgen bracht broken daan dacht dragen dreven dwongen gaan geven goten grepen hesen heven holpen "
    "houden keken kocht kozen laden laten lezen meden meten nomen noten prezen reden roepen scheiden schonken schoten "
    "schoven schreven slagen sloten sneden spannen sproken stolen stoten streken trokken troffen vangen vochten vonden "
    "vouwen wassen wezen wogen wonnen worpen worven zien zocht zogen zonden")))
_STRONG = re.compile(rf"(?:{_FRONT})?ge(?:{_ROOTS})")
"""Strong participles that can stand in a passive; each may have a separable part in front."""
_OTHER: Final = words(
    "aanbevolen begonnen begrepen behouden bekeken besloten besproken bestreden betrokken bewezen bezien bezocht beschreven "
    "doorbroken doorlopen herzien heroverwogen omschreven ondernomen onderbroken onderschreven onderworpen ontbonden "
    "ontheven ontnomen ontslagen ontvangen ontworpen overschreden overtreden overtroffen overwogen overwonnen uitbesteed "
    "verboden verbonden verbroken verdreven vergeleken vergeten verkocht verkregen verlaten verloren vermeden vernomen "
    "verschoven vervangen verwezen verworven verzocht verzonden volbracht voltrokken voorkomen voorgeschreven voorzien "
    "weerhouden weersproken")
_NEVER: Final = words(
    # words with the form of a participle that are none, or that beside "worden" mostly say what something becomes
    "aanstaand befaamd begaafd bekend belast beleid beraad bereid bericht beroemd bestand bevoegd bewind bewust bezit "
    "gebied gebod geduld geheid gehecht geld geliefd geluid gemoed gerecht gereed gerust geschikt gevarieerd geweld gewend "
    "gewest gewicht gewoond gezicht gezind gezond omgekeerd onderhoud overheid overlast overvloed verband verbod verdeeld "
    "verdriet verheugd verkeerd verlamd verliefd verouderd verplicht verslaafd verstand vertrouwd verwant voorbeeld "
    "voorraad")
_DETERMINER: Final = words(
    "een het de dit dat deze die zijn haar hun onze ons mijn uw elk elke ieder iedere geen ander andere zeer te meest heel "
    "erg zo even minder meer als zoals")
"""After these a participle is an adjective: "een beperkt aantal", "meer gericht"."""
_AFTER: Final = words(
    "aan achter af als alsnog alleen bij binnen boven buiten dan dat die doch door doordat eerder en gedurende hoe in "
    "inclusief indien langs later maar mede met mits na naar naast nadat niet noch nog nu of om omdat ondanks onder ook op "
    "over per pas rond sinds te tegen terwijl tijdens tot totdat tussen uit van vanaf vanuit vanwege via vervolgens volgens "
    "voor voordat voorafgaand waar waarbij waardoor waarin waarmee waarna waarop waarom waarvan waarvoor wanneer wat welk "
    "welke wie zoals zodat zodra zonder")
"""What can follow a verb at the end of its clause."""
_OFFICE: Final = words(
    "aangeboden aangehouden aangekondigd aangemeld aangenomen aangepast aangevraagd aangewezen afgesproken afgewezen "
    "afgeschaft beoordeeld besproken bevestigd doorgerekend geaccepteerd gecontroleerd geformuleerd gehonoreerd "
    "genotificeerd gepubliceerd geraadpleegd geregistreerd gereserveerd geselecteerd getoetst goedgekeurd herzien ingediend "
    "ingesteld ingetrokken onderzocht ondertekend opgeheven opgenomen opgericht opgesteld overwogen toegekend toegevoegd "
    "toegewezen toegezegd uitgekeerd uitgevoerd uitgewerkt uitgezet vastgelegd vastgesteld verkend verleend verlengd "
    "verstrekt vervangen verwijderd voorgelegd voorgesteld vrijgegeven vrijgemaakt")
"""Participles that with "zijn" are a passive: somebody did it, and nobody is named."""
FAR: Final = 40
"""Words between a verb and its participle, at most."""
_ENDS = frozenset(",;:()–—?!")


def is_participle(word: str) -> bool:
    """Whether a word, in small letters, has the form of a past participle."""
    if word in _NEVER:
        return False
    return word in _OTHER or word in _OFFICE or bool(_STRONG.fullmatch(word) or _WEAK.fullmatch(word))


def passives(sentence: str) -> tuple[str, ...]:
    """The verb forms of every passive in a sentence, as "wordt … gemaakt", in order; none when in doubt."""
    return tuple(found for clause in _clauses(sentence) if (found := _in_clause(clause)))


def _clauses(sentence: str) -> Iterator[list[str]]:
    """The words of a sentence, cut at signs that part clauses."""
    clause: list[str] = []
    for token in _TOKEN.findall(sentence):
        if token in _ENDS:
            yield clause
            clause = []
        elif token[0].isalpha():  # not the raised number of a footnote
            clause.append(token)
    yield clause


def _in_clause(words: Sequence[str]) -> str:
    small = [word.lower() for word in words]
    for index, word in enumerate(small):
        if word in _WORDEN:
            found = _in_front(small, index) or _behind(small, index, is_participle)
        elif word in _ZIJN and not _HEBBEN.intersection(small):
            found = _in_front(small, index, _OFFICE.__contains__) or _behind(small, index, _OFFICE.__contains__)
        else:
            continue
        if found is not None:
            first, last = sorted((index, found))
            return f"{words[first]} {'' if last == first + 1 else '… '}{words[last]}"
    return ""


def _in_front(words: Sequence[str], index: int, fits: Callable[[str], bool] = is_participle) -> int | None:
    """Where the participle of a verb stands that closes its clause: "gemaakt wordt", "gemaakt kan worden"."""
    place = index - 1
    while place > 0 and words[place] in _BETWEEN:
        place -= 1
    return place if place > 0 and fits(words[place]) and words[place - 1] not in _DETERMINER else None


def _behind(words: Sequence[str], index: int, fits: Callable[[str], bool]) -> int | None:
    """Where the participle stands behind its verb, with no other finite verb between them."""
    for place in range(index + 1, min(len(words), index + 1 + FAR)):
        if words[place] in _FINITE:
            return None
        last = place + 1 == len(words) or words[place + 1] in _AFTER
        if last and fits(words[place]) and (place == index + 1 or words[place - 1] not in _DETERMINER):
            return place
    return None
