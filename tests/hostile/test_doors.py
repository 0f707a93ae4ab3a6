"""Mutated real files and texts at every door: a refusal in words or a result, never anything else (short form of ``make fuzz``)."""

import zlib

import pytest

from afweging.errors import AfwegingError, Faults
from tests.hostile.mutating import mutated
from tests.hostile.targets import targets

ROUNDS = {"pdf": 25, "framework": 60, "dossier-yaml": 60}
"""How often per door; fewer where one go takes long."""
USUAL = 250
CANARY = b"PIMPELMEES-4711"


@pytest.mark.parametrize("name", list(targets()))
def test_whatever_comes_in_is_taken_or_refused_in_words(name: str) -> None:
    target = targets()[name]
    taken = refused = 0
    for number in range(ROUNDS.get(name, USUAL)):
        sample = target.samples[number % len(target.samples)]
        seed = zlib.crc32(f"{name} {number}".encode())
        try:
            target.open(mutated(sample, target.samples[-1], seed))
            taken += 1
        except AfwegingError as error:
            refused += 1
            for one in error.errors if isinstance(error, Faults) else (error,):
                assert one.what(), (name, seed)
                assert one.remedy(), (name, seed)
        except Exception as error:
            raise AssertionError(f"{name}, seed {seed}: {type(error).__name__}") from error
    assert taken + refused == ROUNDS.get(name, USUAL)


@pytest.mark.parametrize("name", list(targets()))
def test_the_samples_themselves_come_through_the_door(name: str) -> None:
    target = targets()[name]
    outcomes = []
    for sample in target.samples:
        try:
            outcomes.append(target.open(sample))
        except AfwegingError as error:
            outcomes.append(error)
    assert len(outcomes) == len(target.samples)
    assert name == "framework" or not isinstance(outcomes[0], AfwegingError), outcomes[0]


@pytest.mark.parametrize("name", ["dossier-yaml", "dossier-json"])
def test_a_refusal_never_holds_the_text_of_an_answer(name: str) -> None:
    """The texts of all answers are made a canary; whatever is broken around them, no message shows it."""
    sample = targets()[name].samples[0].replace(b" het ", b" " + CANARY + b" ")
    assert CANARY in sample
    refusals = [said for number in range(120) if (said := _refusal(name, mutated(sample, sample, number)))]
    assert len(refusals) > 20
    # a piece of a broken file may be named once, cut short, as the key or value that is wrong; never a whole answer
    assert not [said for said in refusals if said.count(CANARY.decode()) > 1 or len(said) > 20_000]


def _refusal(name: str, content: bytes) -> str:
    """What is said when a door refuses; empty when it takes what comes."""
    try:
        targets()[name].open(content)
    except AfwegingError as error:
        return str(error)
    return ""
