"""Strict YAML: nothing guessed, nothing lost, every value with its line, hostile files refused in bounded time."""

import os
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import errors
from afweging.errors import AfwegingError, Code, Faults
from afweging.framework import yaml_reader
from afweging.framework.models import Strict
from afweging.framework.yaml_reader import (
    DEPTH_LIMIT,
    SIZE_LIMIT,
    VALUE_LIMIT,
    brief,
    convert,
    decode,
    listed,
    nearest,
    read_bytes,
    read_file,
    read_tree,
    refuse_bulk,
    refuse_newer,
    shown,
)


@dataclass(frozen=True, kw_only=True)
class Part(Strict):
    """A part of the file below."""

    name: str
    day: date | None = None
    on: bool = False


@dataclass(frozen=True, kw_only=True)
class Thing(Strict):
    """A small file."""

    count: int
    parts: tuple[Part, ...] = ()
    by_name: dict[str, Part] | None = None


def caught(text: str, kind: type = Thing) -> AfwegingError:
    with pytest.raises(AfwegingError) as found:
        convert(kind, read_tree(text, "f.yaml"))
    return found.value


def test_every_scalar_is_text() -> None:
    tree = read_tree("a: no\nb: 1.50\nc: 2022-07-08\nd: '~'\ne: ~\nf:\ng: null\nh: 'null'\ni: 0o7", "f")
    assert tree.data == {"a": "no", "b": "1.50", "c": "2022-07-08", "d": "~", "e": None, "f": None, "g": None,
                         "h": "null", "i": "0o7"}


def test_every_value_has_its_line() -> None:
    tree = read_tree("a:\n  - 1\n  - b: 2\n    c:\n      3\n", "f")
    assert tree.lines == {(): 1, ("a",): 1, ("a", 0): 2, ("a", 1): 3, ("a", 1, "b"): 3, ("a", 1, "c"): 4}
    assert tree.line(("a", 1, "nothing", 9)) == 3
    assert tree.where(("a", 1, "c")) == "f:4"


def test_a_tree_without_lines_names_only_the_file() -> None:
    assert yaml_reader.Tree({}, {}, "f.json").where(("a",)) == "f.json"


def test_a_key_that_is_no_text_has_no_name() -> None:
    assert read_tree("? [a]\n: b", "f").data == {"?": "b"}


def test_every_repeated_key_is_told() -> None:
    with pytest.raises(Faults) as found:
        read_tree("a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\na: 4", "f")
    assert [(error.where, error.values) for error in found.value.errors] == [
        ("f:3", {"key": "a", "line": 1}), ("f:4", {"key": "d", "line": 4}), ("f:5", {"key": "a", "line": 1}),
    ]


def test_values_become_what_the_class_asks_for() -> None:
    made = convert(Thing, read_tree("count: 3\nparts: [{name: no, day: 2026-06-01, on: true}]\nby_name: {x: {name: y}}", "f"))
    assert made == Thing(
        count=3, parts=(Part(name="no", day=date(2026, 6, 1), on=True),), by_name={"x": Part(name="y")}
    )


@pytest.mark.parametrize("written", ["1767225600", "2026-06-01T00:00:00", "gisteren", "2026-02-30", "2026-6-1", "[]"])
def test_a_date_is_written_in_one_way(written: str) -> None:
    error = caught(f"count: 1\nparts:\n- name: a\n  day: {written}")
    assert error.code is errors.WRONG_TYPE
    assert error.where == "f.yaml:4"
    assert error.values["path"] == "parts[1].day"


@pytest.mark.parametrize("written", ["1.0", "1_000", " '1 '", "01", "+1", "drie", "9" * 5000, "true", "[1]"])
def test_a_number_is_written_in_one_way(written: str) -> None:
    assert caught(f"count: {written}").code is errors.WRONG_TYPE


@pytest.mark.parametrize("written", ["yes", "off", "1", "misschien", "[]"])
def test_a_truth_value_is_written_in_one_way(written: str) -> None:
    assert caught(f"count: 1\nparts: [{{name: a, on: {written}}}]").code is errors.WRONG_TYPE


def test_an_unknown_key_is_told_with_the_keys_of_its_place() -> None:
    error = caught("count: 1\nby_name:\n  x: {name: a}\n  y: {name: a,\n      dag: b}")
    assert (error.code, error.where) == (errors.UNKNOWN_KEY, "f.yaml:5")
    assert error.values == {"key": "dag", "path": "by_name.y", "nearest": "day", "allowed": "name, day, on"}


def test_a_text_in_the_place_of_a_key_is_cut_off() -> None:
    error = caught("count: 1\n? " + "geheim " * 40 + "\n: 1")
    assert len(str(error.values["key"])) == 61


def test_absurdly_many_faults_are_cut_off() -> None:
    with pytest.raises(Faults) as found:
        convert(Thing, read_tree("count: 1\n" + "".join(f"x{i}: 1\n" for i in range(500)), "f"))
    assert len(found.value.errors) == yaml_reader.FAULT_LIMIT
    with pytest.raises(Faults) as found:
        convert(Thing, read_tree("count: 01\nparts:\n" + "- {name: a, on: yes}\n" * 500, "f"))
    assert len(found.value.errors) == yaml_reader.FAULT_LIMIT


def deep_yaml(depth: int) -> str:
    return "[" * depth + "]" * depth


HOSTILE: dict[str, tuple[str, Code]] = {
    "bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", errors.YAML_ALIAS),
    "merge": ("a: {b: 1}\nc:\n  <<: *a", errors.YAML_ALIAS),
    "python": ("!!python/object/apply:os.system [ls]", errors.YAML_ALIAS),
    "local tag": ("a: !env HOME", errors.YAML_ALIAS),
    "deep": (deep_yaml(100_000), errors.YAML_TOO_DEEP),
    "deep mappings": ("{a: " * 50 + "}" * 50, errors.YAML_TOO_DEEP),
    "deep dashes": ("- " * 5_000, errors.YAML_TOO_DEEP),
    "many": ("[" + "a," * 5_000_000 + "]", errors.FILE_TOO_MANY),
    "open": ("[" * 20 + "a: " * 1_000, errors.YAML_SYNTAX),
    "quote": ("'" + "x" * 10_000_000, errors.YAML_SYNTAX),
    "control": ("a: b\nc: \x07", errors.YAML_SYNTAX),
    "long line": ("a: " + "x" * 10_000_000, errors.UNKNOWN_KEY),
    "long key": ("x" * 10_000_000 + ": a", errors.YAML_SYNTAX),
    "tab": ("a:\n\tb: c", errors.YAML_SYNTAX),
    "comment only": ("# niets\n", errors.YAML_EMPTY),
    "directive": ("%FOO\n---\na: 1", errors.YAML_SYNTAX),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_bounded_time(name: str) -> None:
    text, code = HOSTILE[name]
    began = time.process_time()
    error = caught(text)
    assert error.code is code
    assert error.where.startswith("f.yaml:")
    assert time.process_time() - began < 5
    assert len(str(error)) < 1_000


def test_the_line_of_a_control_character_counts_bytes() -> None:
    assert caught("a: ééé\nb: 1\nc: \x07").where == "f.yaml:3"


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        lines = read_tree(text.encode("utf-8", "replace").decode(), "f").lines
    except AfwegingError as error:
        lines = {(): int(error.where.removeprefix("f:"))}
    assert 1 <= lines[()] <= len(text.splitlines()) + 1


def test_bulk_already_in_memory_is_refused_too() -> None:
    nested: object = "x"
    for _ in range(DEPTH_LIMIT - 1):
        nested = {"a": [nested]} if isinstance(nested, str) else [nested]
    with pytest.raises(AfwegingError) as found:
        refuse_bulk([nested], "f")
    assert found.value.code is errors.YAML_TOO_DEEP
    with pytest.raises(AfwegingError) as found:
        refuse_bulk({"a": ["x"] * VALUE_LIMIT}, "f")
    assert found.value.code is errors.FILE_TOO_MANY
    refuse_bulk({"a": ["x"] * 10, "b": {"c": 1}}, "f")


@pytest.mark.parametrize("found", ["2", "10", "9" * 6000])
def test_a_newer_form_is_refused_before_its_unknown_keys(found: str) -> None:
    with pytest.raises(AfwegingError) as error:
        refuse_newer(read_tree(f"a: b\nform: {found}\nnew: 1", "f"), "form", 1, errors.NEWER_FORM)
    assert error.value.code is errors.NEWER_FORM
    assert error.value.where == "f:2"


@pytest.mark.parametrize("text", ["form: 1", "form: 0", "form: -2", "form: ²", "form: [2]", "a: 2", "[2]", "tekst"])
def test_other_forms_are_left_to_the_class(text: str) -> None:
    refuse_newer(read_tree(text, "f"), "form", 1, errors.NEWER_FORM)


def test_paths_and_names_read_well() -> None:
    assert shown(()) == "het begin van het bestand"
    assert shown(("a", 0, "b", 11)) == "a[1].b[12]"
    assert nearest("nationaa", ["nationaal", "impact"]) == "nationaal"
    assert nearest("zzz", ["nationaal", "impact"]) == ""
    assert nearest("zzz", []) == ""
    assert (nearest("foo", ["trefwoord", "jaar"]), nearest("F999", ["F78", "F79"])) == ("", "")
    assert (nearest("nk", ["en", "nl"]), nearest("F97", ["F78", "F79"])) == ("nl", "F79")
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a", "b", "c"], 2) == "a, b, …"
    assert brief("a" * 60) == "a" * 60
    assert brief("a" * 61) == "a" * 60 + "…"


def test_a_huge_text_is_compared_with_names_at_once() -> None:
    began = time.process_time()
    assert nearest("impact" * 1_000_000, ["nationaal", "impact"]) == ""
    assert time.process_time() - began < 1


def refused(path: Path) -> Code:
    with pytest.raises(AfwegingError) as found:
        read_bytes(path)
    return found.value.code


def test_files_that_cannot_be_read_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1")
    assert read_bytes(file) == b"a: 1"
    assert refused(tmp_path / "none.yaml") is errors.FILE_MISSING
    assert refused(tmp_path) is errors.FILE_NOT_A_FILE
    assert refused(file / "below.yaml") is errors.FILE_NOT_A_FILE
    assert refused(tmp_path / ("x" * 300)) is errors.FILE_UNREADABLE
    assert refused(Path("a\0b")) is errors.FILE_UNREADABLE


def test_far_too_large_files_are_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as stream:
        stream.truncate(SIZE_LIMIT + 1)
    assert refused(file) is errors.FILE_TOO_LARGE
    assert refused(Path("/dev/zero")) is errors.FILE_TOO_LARGE


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "closed.yaml"
    file.write_text("a: 1")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", denied)
    assert refused(file) is errors.FILE_UNREADABLE


@pytest.mark.parametrize(
    ("content", "position"),
    [("é".encode("latin-1"), 0), (b"ab\xff", 2), ("é\0".encode(), 2), ("a: 1".encode("utf-16"), 0), (b"\x89PNG\r\n", 0)],
)
def test_what_is_not_utf8_text_is_refused_at_its_byte(content: bytes, position: int) -> None:
    with pytest.raises(AfwegingError) as found:
        decode(content, "f")
    assert found.value.code is errors.FILE_NOT_TEXT
    assert found.value.values["position"] == position


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfa: 1", "f") == "a: 1"


def test_a_file_becomes_its_class(tmp_path: Path) -> None:
    file = tmp_path / "thing.yaml"
    file.write_text("count: 3")
    assert read_file(file, Thing) == Thing(count=3)
