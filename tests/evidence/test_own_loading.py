"""Files with sources and facts of the user's own: read strictly, faults with file and line, and written back."""

import pytest

from afweging import errors
from afweging.errors import AfwegingError, Code, Faults
from afweging.evidence.own import Own
from afweging.evidence.own_loading import read, written
from afweging.texts import LANGUAGES, Language, use

from .cited_lines import shipped

OURS = shipped()
FILE = """\
format: 1
sources:
  - id: B01
    title: {nl: Rapport, en: Report}
    kind: web
    kamerstuk: Kamerstukken II 2021/22, 29 826, nr. 147
    published: 2026-03-01
    cabinet: rutte-4
  - id: B02
    title: {nl: Nota}
    not_before: 2026-01-02
facts:
  - id: E01
    text: {nl: Een feit.}
    questions: [2, 14]
    refs: [{source: B01, lines: [3]}, {source: 004}]
    valid_from: 2026-Q1
    superseded_by: E02
    grade: A
  - id: E02
    text: {nl: Later.}
    questions: [2]
    refs: [{source: B02}]
    valid_from: 2026
    superseded_by: F39
    grade: C
"""


NOTHING = Own()


def loaded(text: str = FILE, present: Own = NOTHING) -> Own:
    return read(text.encode(), "eigen.yaml", OURS, present)


def test_a_sound_file_is_read_and_its_papers_take_the_stored_form() -> None:
    own = loaded()
    assert own.names == ("B01", "B02", "E01", "E02")
    assert own.sources[0].kamerstuk == "29826-147"
    assert own.sources[1].kind == "document"
    assert own.facts[0].questions == (2, 14)


def test_what_is_written_reads_back_as_the_same() -> None:
    assert loaded(written(loaded())) == loaded()
    assert loaded(written(Own())) == Own()


def test_a_file_may_refer_to_what_is_in_the_library_already() -> None:
    alone = "format: 1\nfacts:\n" + FILE.partition("facts:\n")[2].partition("  - id: E02")[0]
    assert loaded(alone, loaded()).names == ("E01",)
    with pytest.raises(Faults) as caught:
        loaded(alone)
    assert {error.code for error in caught.value.errors} == {errors.UNKNOWN_SOURCE, errors.UNKNOWN_SUCCESSOR}


@pytest.mark.parametrize(("old", "new", "line", "code"), [
    ("format: 1", "format: 2", 1, errors.WRONG_CHOICE),
    ("id: E01", "id: F01", 13, errors.OWN_ID),
    ("id: E01", "id: B03", 13, errors.OWN_ID),
    ("id: B02", "id: E05", 9, errors.OWN_ID),
    ("{nl: Rapport, en: Report}", "{nl: ' ', en: x}", 4, errors.OWN_EMPTY),
    ("{nl: Een feit.}", "{nl: ''}", 14, errors.OWN_EMPTY),
    ("{nl: Een feit.}", "{en: A fact.}", 14, errors.MISSING_KEY),
    ("questions: [2, 14]", "questions: []", 15, errors.OWN_EMPTY),
    ("questions: [2, 14]", "questions: [2, 15]", 15, errors.OWN_QUESTION),
    ("[{source: B02}]", "[]", 23, errors.OWN_EMPTY),
    ("29 826, nr. 147", "29 826", 6, errors.ILL_FORMED_PAPER),
    ("cabinet: rutte-4", "cabinet: rutte-9", 8, errors.UNKNOWN_CABINET),
    ("    cabinet: rutte-4\n", "    not_before: 2026-01-01\n", 8, errors.TWO_DATES),
    ("source: 004", "source: 009", 16, errors.UNKNOWN_SOURCE),
    ("valid_from: 2026-Q1", "valid_from: ooit", 17, errors.ILL_FORMED_PERIOD),
    ("lines: [3]", "lines: [x]", 16, errors.ILL_FORMED_LINES),
    ("superseded_by: F39", "superseded_by: F99", 25, errors.UNKNOWN_SUCCESSOR),
    ("grade: C", "grade: E", 26, errors.WRONG_CHOICE),
    ("grade: C", "grade: C\n    replaces: [F26, E01]", 27, errors.UNKNOWN_FACT),
    ("    superseded_by: F39\n", "    superseded_by: F39\n    replaces: [F39]\n", 25, errors.SUPERSESSION_CIRCLE),
    ("grade: C", "grade: C\n    weight: 2", 27, errors.UNKNOWN_KEY),
])
def test_each_fault_is_named_with_its_line(old: str, new: str, line: int, code: Code) -> None:
    assert FILE.count(old) == 1
    with pytest.raises(AfwegingError) as caught:
        loaded(FILE.replace(old, new))
    found = caught.value.errors if isinstance(caught.value, Faults) else (caught.value,)
    assert (code, f"eigen.yaml:{line}") in [(error.code, error.where) for error in found]


WITH_CABINETS = FILE.replace("sources:\n", """\
cabinets:
  - id: K01
    label: {nl: kabinet na 2026, en: cabinet after 2026}
  - id: K02
    label: {nl: later kabinet}
sources:
""", 1).replace("cabinet: rutte-4", "cabinet: K01").replace("grade: A", "grade: A\n    cabinet: K02")


def test_a_file_may_name_cabinets_of_its_own() -> None:
    own = loaded(WITH_CABINETS)
    assert own.names == ("K01", "K02", "B01", "B02", "E01", "E02")
    assert (own.cabinets[0].label.en, own.sources[0].cabinet, own.facts[0].cabinet) == ("cabinet after 2026", "K01", "K02")
    assert loaded(written(own)) == own
    later = FILE.replace("cabinet: rutte-4", "cabinet: K01")
    assert loaded(later, own).sources[0].cabinet == "K01", "one that stands in the library already"
    assert loaded(FILE).cabinets == ()


@pytest.mark.parametrize(("old", "new", "line", "code"), [
    ("id: K01", "id: rutte-5", 3, errors.OWN_ID),
    ("id: K01", "id: B03", 3, errors.OWN_ID),
    ("id: K02", "id: K01", 5, errors.DUPLICATE_EVIDENCE),
    ("{nl: later kabinet}", "{nl: ' '}", 6, errors.OWN_EMPTY),
    ("{nl: later kabinet}", "{en: later cabinet}", 6, errors.MISSING_KEY),
    ("    label: {nl: later kabinet}\n", "", 5, errors.MISSING_KEY),
    ("{nl: later kabinet}", "{nl: later kabinet}\n    minister: wie", 7, errors.UNKNOWN_KEY),
    ("    cabinet: K01", "    cabinet: K03", 13, errors.UNKNOWN_CABINET),
    ("    cabinet: K02", "    cabinet: K12", 25, errors.UNKNOWN_CABINET),
])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fault_in_a_cabinet_is_named_with_its_line(old: str, new: str, line: int, code: Code, language: Language) -> None:
    assert WITH_CABINETS.count(old) == 1
    use(language)
    with pytest.raises(AfwegingError) as caught:
        loaded(WITH_CABINETS.replace(old, new))
    found = caught.value.errors if isinstance(caught.value, Faults) else (caught.value,)
    assert (code, f"eigen.yaml:{line}") in [(error.code, error.where) for error in found]
    assert all(error.what() and error.remedy() for error in found)
    use("nl")


def test_a_circle_is_named_also_when_it_runs_through_the_library() -> None:
    with pytest.raises(Faults) as caught:
        loaded(FILE.replace("superseded_by: F39", "superseded_by: E01"))
    assert {error.code for error in caught.value.errors} == {errors.SUPERSESSION_CIRCLE}


def test_an_id_that_stands_there_twice_is_named() -> None:
    with pytest.raises(Faults) as caught:
        loaded(FILE.replace("id: E02", "id: E01").replace("    superseded_by: E02\n", ""))
    assert errors.DUPLICATE_EVIDENCE in {error.code for error in caught.value.errors}
