"""Fields that hold several values, written on one line by people: names with their roles, and plain lists."""

from collections.abc import Iterable, Iterator

from afweging.assessment.models import Person

BETWEEN = ";"
"""Between two values; a comma occurs inside them."""


def items(text: str, between: str = BETWEEN) -> tuple[str, ...]:
    """The values on a line; white space around them and empty ones do not count."""
    return tuple(part.strip() for part in text.split(between) if part.strip())


def line(values: Iterable[str], between: str = BETWEEN) -> str:
    """The values on one line; ``items`` reads them back."""
    return f"{between} ".join(values)


def people(text: str) -> tuple[Person, ...]:
    """Persons from ``role = name; role = name``; without ``=`` it is a role whose name is not known yet."""
    return tuple(_people(text))


def _people(text: str) -> Iterator[Person]:
    for part in items(text):
        role, _equals, name = (piece.strip() for piece in part.partition("="))
        if role or name:
            yield Person(role=role, name=name)


def people_line(persons: Iterable[Person]) -> str:
    """The persons on one line; ``people`` reads them back."""
    return line(f"{person.role} = {person.name}" for person in persons)
