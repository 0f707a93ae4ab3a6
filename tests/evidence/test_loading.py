"""Faults in the evidence files, each with its file and line."""

import pytest

from afweging import errors
from afweging.errors import AfwegingError, Faults
from afweging.evidence.loading import load

SOURCES = """\
format: 1
cabinets:
  - {id: c1, label: {nl: een, en: one}}
sources:
  - id: S1
    title: {nl: bron, en: source}
    kind: kamerstuk
    kamerstuk: 29826-147
    published: 2022-07-08
    cabinet: c1
  - id: S2
    title: {nl: bron, en: source}
    kind: web
"""
FACTS = """\
format: 1
facts:
  - id: F01
    text: {nl: feit, en: fact}
    questions: [5, 11]
    refs: [{source: S1, lines: [12, 14-16]}]
    valid_from: 2021-Q4
    superseded_by: F02
    grade: B
    cabinet: c1
    figures: ["3%"]
  - id: F02
    text: {nl: feit, en: fact}
    questions: [5]
    refs: [{source: S2}]
    valid_from: 2022-07-08
    grade: A
"""


@pytest.fixture
def read(tmp_path):
    """Read the two files after replacing pieces of text in them."""

    def read(*changes):
        texts = [SOURCES, FACTS]
        for old, new in changes:
            assert sum(text.count(old) for text in texts) == 1
            texts = [text.replace(old, new) for text in texts]
        paths = (tmp_path / "sources.yaml", tmp_path / "facts.yaml")
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return load(*paths)

    return read


def test_sound_files_are_read(read):
    evidence = read()
    first = evidence.fact("F01")
    assert (first.questions, first.figures, first.grade) == ((5, 11), ("3%",), "B")
    assert first.refs[0].source == "S1"
    assert [list(lines) for lines in first.refs[0].ranges()] == [[12], [14, 15, 16]]
    assert evidence.source("S1").published.isoformat() == "2022-07-08"
    assert evidence.source("S2").kamerstuk is None


@pytest.mark.parametrize(
    ("old", "new", "place", "code", "values"),
    [
        ("    cabinet: c1\n  - id: S2", "    cabinet: c2\n  - id: S2", "sources.yaml:10", errors.UNKNOWN_CABINET,
         {"found": "c2", "nearest": "c1"}),
        ("kamerstuk: 29826-147", "kamerstuk: 29826 nr. 147", "sources.yaml:8", errors.ILL_FORMED_PAPER, {"found": "29826 nr. 147"}),
        ("source: S1,", "source: S3,", "facts.yaml:6", errors.UNKNOWN_SOURCE, {"found": "S3"}),
        ("superseded_by: F02", "superseded_by: F20", "facts.yaml:8", errors.UNKNOWN_SUCCESSOR, {"found": "F20", "nearest": "F02"}),
        ("superseded_by: F02", "superseded_by: F01", "facts.yaml:8", errors.SUPERSESSION_CIRCLE, {"found": "F01", "next": "F01"}),
        ("valid_from: 2021-Q4", "valid_from: eind 2021", "facts.yaml:7", errors.ILL_FORMED_PERIOD, {"found": "eind 2021"}),
        ("14-16", "16-14", "facts.yaml:6", errors.ILL_FORMED_LINES, {"found": "12, 16-14"}),
        ("    cabinet: c1\n    figures", "    cabinet: c3\n    figures", "facts.yaml:10", errors.UNKNOWN_CABINET, {"found": "c3"}),
        ("grade: A", "grade: E", "facts.yaml:17", errors.WRONG_CHOICE, {"found": "E"}),
        ("    grade: A\n", "    grade: A\n    weight: 3\n", "facts.yaml:18", errors.UNKNOWN_KEY, {"key": "weight"}),
    ],
)
def test_one_fault_is_named_with_its_line(read, old, new, place, code, values):
    with pytest.raises(Faults) as caught:
        read((old, new))
    (error,) = caught.value.errors
    assert error.code is code
    assert error.where.endswith(place)
    assert values.items() <= error.values.items()
    assert str(error.values["found" if "found" in values else "key"]) in str(error)


@pytest.mark.parametrize(
    ("changes", "place", "found", "line"),
    [
        ([("  - id: S2", "  - id: S1"), ("refs: [{source: S2}]", "refs: [{source: S1}]")], "sources.yaml:11", "S1", 5),
        ([("  - id: F02", "  - id: F01"), ("    superseded_by: F02\n", "")], "facts.yaml:11", "F01", 3),
        ([("  - {id: c1, ", "  - {id: c1, label: {nl: een, en: one}}\n  - {id: c1, ")], "sources.yaml:4", "c1", 3),
    ],
)
def test_a_repeated_id_is_named_with_the_line_of_the_first(read, changes, place, found, line):
    with pytest.raises(Faults) as caught:
        read(*changes)
    (error,) = caught.value.errors
    assert error.code is errors.DUPLICATE_EVIDENCE
    assert error.where.endswith(place)
    assert (error.values["found"], error.values["line"]) == (found, line)


def test_a_longer_circle_is_named_at_each_of_its_facts(read):
    with pytest.raises(Faults) as caught:
        read(("    grade: A\n", "    grade: A\n    superseded_by: F01\n"))
    found = [(error.code, error.values["found"], error.values["next"]) for error in caught.value.errors]
    assert found == [(errors.SUPERSESSION_CIRCLE, "F01", "F02"), (errors.SUPERSESSION_CIRCLE, "F02", "F01")]


def test_a_chain_that_leads_into_a_circle_is_not_blamed_itself(read):
    with pytest.raises(Faults) as caught:
        read(("    grade: A\n", "    grade: A\n    superseded_by: F02\n"))
    assert [error.values["found"] for error in caught.value.errors] == ["F02"]


def test_faults_in_both_files_are_reported_together(read):
    with pytest.raises(Faults) as caught:
        read(("kamerstuk: 29826-147", "kamerstuk: 147"), ("valid_from: 2021-Q4", "valid_from: 2021-Q5"))
    assert {error.code for error in caught.value.errors} == {errors.ILL_FORMED_PAPER, errors.ILL_FORMED_PERIOD}


def test_a_missing_file_is_an_error_of_its_own(tmp_path):
    with pytest.raises(AfwegingError) as caught:
        load(tmp_path / "sources.yaml", tmp_path / "facts.yaml")
    assert caught.value.code is errors.FILE_MISSING


def test_a_source_has_a_day_or_an_earliest_day_not_both(read):
    with pytest.raises(Faults) as caught:
        read(("    published: 2022-07-08\n", "    published: 2022-07-08\n    not_before: 2022-01-01\n"))
    (error,) = caught.value.errors
    assert (error.code, error.values["found"]) == (errors.TWO_DATES, "S1")
    assert error.where.endswith("sources.yaml:10")


def test_from_when_a_limit_is_known_is_a_period(read):
    with pytest.raises(Faults) as caught:
        read(("    grade: A\n", "    limited: {nl: let op, en: beware}\n    limited_from: later\n    grade: A\n"))
    (error,) = caught.value.errors
    assert (error.code, error.values["found"]) == (errors.ILL_FORMED_PERIOD, "later")
    assert error.where.endswith("facts.yaml:18")
