"""Several values on one line, and back."""

import pytest

from afweging.assessment.lists import items, line, people, people_line
from afweging.assessment.models import Person


@pytest.mark.parametrize(("text", "found"), [
    ("", ()), (" ; ;", ()), ("minister", ("minister",)), ("DG, hoofd;  FEZ ", ("DG, hoofd", "FEZ")),
])
def test_values_stand_between_semicolons(text: str, found: tuple[str, ...]) -> None:
    assert items(text) == found
    assert items(line(found)) == found


def test_another_sign_may_stand_between_them() -> None:
    assert items("chips, fotonica", ",") == ("chips", "fotonica")
    assert line(("chips", "fotonica"), ",") == "chips, fotonica"


@pytest.mark.parametrize(("text", "found"), [
    ("auteur = J. Jansen; jurist=P. de Vries", (Person(role="auteur", name="J. Jansen"), Person(role="jurist", name="P. de Vries"))),
    ("auteur", (Person(role="auteur", name=""),)),
    ("= J. Jansen", (Person(role="", name="J. Jansen"),)),
    ("=", ()),
])
def test_persons_have_a_role_and_a_name(text: str, found: tuple[Person, ...]) -> None:
    assert people(text) == found
    assert people(people_line(found)) == found
