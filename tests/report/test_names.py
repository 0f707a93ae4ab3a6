"""Names of persons in free text: found however they are written, told by place only."""

import pytest

from afweging.report.names import search
from afweging.report.places import Passage


def places(name: str, text: str, *, left_out: bool = False) -> list[tuple[int, int]]:
    """Line and position of every place where the name is found."""
    passage = Passage(place="vraag 4, antwoord", path="answers.x.text", text=text, left_out=left_out)
    return [(found.line, found.position) for found in search([name], [passage])]


@pytest.mark.parametrize(("name", "text", "expected"), [
    ("Kanarie Jansen", "Volgens Jansen kan dat.", [(1, 9)]),
    ("Kanarie Jansen", "eerst\nzegt JANSEN dit\nen jansen's plan", [(2, 6), (3, 4)]),
    ("Kanarie Jansen", "Jansens voorstel", [(1, 1)]),
    ("Zoë Núñez", "mevrouw NUNEZ", [(1, 9)]),
    ("Zoe Nunez", "mevrouw Nu\u0301n\u0303ez", [(1, 9)]),
    ("Kanarie Jansen", "Jan\u00adsen en Jan\u200bsen", [(1, 1), (1, 12)]),
    ("Kanarie Jansen", "**Jan**sen, _Jansen_ en `Jansen`", [(1, 3), (1, 14), (1, 26)]),
    ("Kanarie Jansen", "x &#74;ansen", [(1, 3)]),
    ("Søren Grønbæk", "Groenbaek of Gronbaek", [(1, 14)]),
    ("Jan van der Berg-Smit", "de heer Smit en mevrouw Berg", [(1, 9), (1, 25)]),
    ("Jansen, K.", "Jansen", [(1, 1)]),
    ("drs. K. Jansen", "Jansen", [(1, 1)]),
    ("Jan Bos", "J. Bos\nJan Bos\nBos, J.\nBos, Jan", [(1, 1), (2, 1), (3, 1), (4, 1)]),
    ("Jan de Wit", "J. de Wit", [(1, 1)]),
    ("Bo", "vraag het Bo", [(1, 11)]),
    ("J. d'Hondt", "D’Hondt", [(1, 3)]),
])
def test_a_name_is_found(name: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert places(name, text) == expected


@pytest.mark.parametrize(("name", "text"), [
    ("Kanarie Jansen", "Jansenistisch, Kanarie en Sjansen"),
    ("Jan Bos", "het bos en Jan"),
    ("Ruud de Vries", "de zuivel uit Vriesland"),
    ("", "x"), ("mr. drs.", "mr. drs."), ("—", "—"),
    ("Kanarie Jansen", "Jan\nsen & co"),
])
def test_what_is_no_name_is_not_found(name: str, text: str) -> None:
    assert places(name, text) == []


def test_what_the_public_edition_leaves_out_is_not_searched() -> None:
    assert places("Kanarie Jansen", "Jansen", left_out=True) == []
    assert search([], [Passage(place="", path="", text="x")]) == ()
