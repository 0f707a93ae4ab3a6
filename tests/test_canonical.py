"""One value, one text, one hash: defaults left out, keys in order, and the text gives the value back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Literal

import pytest

from afweging import canonical


class Colour(StrEnum):
    """A choice."""

    RED = "red"


class Shape(Enum):
    """A choice that is no text itself."""

    ROUND = 1


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A part."""

    name: str
    day: date | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A whole, with a field of every kind."""

    z: int
    a: str
    leaf: Leaf = field(default_factory=lambda: Leaf(name="x"))
    when: datetime | None = None
    colour: Colour = Colour.RED
    size: Literal["S", "L"] | None = None
    on: bool = False
    by_name: Mapping[str, Leaf] = field(default_factory=lambda: MappingProxyType({}))
    leaves: tuple[Leaf, ...] = ()


FULL = Tree(
    z=1, a="é\n\"ö\" 😀", leaf=Leaf(name="y", day=date(2026, 6, 1), tags=("b", "a")), on=True, size="L",
    when=datetime(2026, 6, 1, 12, 30, tzinfo=UTC), by_name=MappingProxyType({"q": Leaf(name="")}), leaves=(Leaf(name="p"),),
)


def test_defaults_are_left_out_and_keys_are_in_order() -> None:
    assert canonical.text(Tree(z=1, a="")) == '{"a":"","z":1}'
    assert canonical.text(Tree(z=0, a="b", leaf=Leaf(name="x"))) == '{"a":"b","z":0}'
    assert canonical.text({"b": 1, "a": [True, None]}) == '{"a":[true,null],"b":1}'


def test_only_what_json_demands_is_escaped() -> None:
    assert canonical.text(FULL.a) == '"é\\n\\"ö\\" 😀"'


def test_the_text_of_a_value_does_not_change() -> None:
    text = canonical.text(FULL)
    assert text == (
        '{"a":"é\\n\\"ö\\" 😀","by_name":{"q":{"name":""}},"leaf":{"day":"2026-06-01","name":"y","tags":["b","a"]},'
        '"leaves":[{"name":"p"}],"on":true,"size":"L","when":"2026-06-01T12:30:00+00:00","z":1}'
    )
    assert canonical.digest(text) == hashlib.sha256(text.encode()).hexdigest()
    assert canonical.digest("{}") == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@pytest.mark.parametrize("value", [FULL, Tree(z=1, a="")])
def test_the_text_gives_the_value_back(value: Tree) -> None:
    again = canonical.read(Tree, canonical.text(value))
    assert again == value
    assert isinstance(again.by_name, MappingProxyType)
    assert isinstance(again.leaves, tuple)


def test_a_choice_is_kept_by_its_value() -> None:
    assert canonical.text(Colour.RED) == '"red"'
    assert canonical.build(Colour, "red") is Colour.RED


def test_null_is_nothing() -> None:
    assert canonical.build(Leaf, {"name": "x", "day": None}) == Leaf(name="x")


@pytest.mark.parametrize("value", [1.5, {1, 2}, Shape.ROUND, Leaf, b"x"])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        canonical.text(value)


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", '"x"', "null", "{}", '{"a":"x"}', '{"a":"x","z":"1"}', '{"a":"x","z":1,"zz":1}', '{"a":"x","z":1,"leaf":[]}',
        '{"a":"x","z":1,"when":"gisteren"}', '{"a":"x","z":1,"when":5}', '{"a":"x","z":1,"size":"XL"}', '{"a":"x","z":1,"size":[]}',
        '{"a":"x","z":1,"colour":"blue"}', '{"a":"x","z":1,"by_name":[]}', '{"a":"x","z":1,"leaves":"x"}',
    ],
)
def test_text_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        canonical.read(Tree, text)


def test_a_kind_without_a_reader_is_refused() -> None:
    with pytest.raises(TypeError, match="no reader"):
        canonical.build(Literal, "x")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected set, found list"):
        canonical.build(set, [])
