"""Writing and reading back gives an equal assessment, always; foreign files are refused clearly and in bounded time."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from afweging import canonical, errors
from afweging.assessment.interchange import FORM, fit, own_evidence, read, read_file, schema, to_json, to_yaml
from afweging.assessment.models import Answer, Assessment, Conclusion
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError, Code, Faults
from afweging.framework.models import Framework
from afweging.framework.yaml_reader import Tree
from tests.assessment.strategies import AWKWARD, assessments, raw
from tests.conftest import assessment

ME2 = Path(__file__).parents[2] / "seeds" / "dossiers" / "voorbeeld-me2.yaml"
WRITERS = pytest.mark.parametrize("write", [to_json, to_yaml])
Write = Callable[[Assessment], str]


@WRITERS
@settings(max_examples=150)
@given(made=assessments)
def test_writing_and_reading_back_gives_an_equal_assessment(write: Write, made: Assessment) -> None:
    assert read(write(made).encode(), "f") == made


@WRITERS
@settings(max_examples=300)
@given(text=raw)
def test_any_text_survives_once_it_is_clean(write: Write, text: str, bus: Framework) -> None:
    made = with_text(bus, clean(text))
    again = read(write(made).encode(), "f")
    assert again.answer("vraag").text == clean(text)
    assert again == made


@WRITERS
@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_survive_everywhere(write: Write, text: str, bus: Framework) -> None:
    kept = clean(text)
    made = assessment(bus, answers={kept or "x": Answer(text=kept, missing=kept)}, conclusion=Conclusion(
        outcome=kept, focus=kept, conditions=(kept, kept)))
    made = replace(made, head=replace(made.head, title=kept, tags=(kept, kept)))
    assert read(write(made).encode(), "f") == made


@given(text=raw)
def test_foreign_texts_are_cleaned_on_the_way_in(text: str, bus: Framework) -> None:
    data = json.loads(to_json(with_text(bus, "x")))
    data["answers"]["vraag"]["text"] = text
    assert read(json.dumps(data).encode(), "f").answer("vraag").text == clean(text)


def with_text(framework: Framework, text: str) -> Assessment:
    return assessment(framework, answers={"vraag": Answer(text=text)})


def test_json_is_the_canonical_text(bus: Framework) -> None:
    made = assessment(bus, {"vraag": "brede"})
    assert to_json(made) == canonical.text(made)
    assert canonical.read(Assessment, to_json(made)) == made


def test_yaml_is_for_people(bus: Framework) -> None:
    made = replace(assessment(bus, answers={"vraag": Answer(verdict="brede", text="Eén alinea.\n\n- een lijst\n- met é\n")}))
    text = to_yaml(made)
    assert text.startswith("form: 1\nhead:\n  kenmerk: AFW-2026-0001\n")
    assert "    text: |\n      Eén alinea.\n\n      - een lijst\n      - met é\n" in text


@pytest.mark.parametrize("text", ["a\tb\nc", "a \nb", " a\nb", "a\n\tb"])
def test_texts_that_a_block_would_change_are_quoted(text: str, bus: Framework) -> None:
    made = with_text(bus, text)
    assert "|" not in to_yaml(made)
    assert read(to_yaml(made).encode(), "f") == made


def test_files_are_read_by_content_whatever_they_are_called(tmp_path: Path, bus: Framework) -> None:
    made = assessment(bus, {"vraag": "brede"})
    (tmp_path / "a.txt").write_text("\ufeff  " + to_json(made), encoding="utf-8")
    (tmp_path / "b.txt").write_text(to_yaml(made), encoding="utf-8")
    assert read_file(tmp_path / "a.txt") == read_file(tmp_path / "b.txt") == made


def refused(content: str | bytes) -> AfwegingError:
    began = time.process_time()
    with pytest.raises(AfwegingError) as found:
        read(content if isinstance(content, bytes) else content.encode(), "f")
    assert time.process_time() - began < 8
    assert found.value.where.startswith("f") or "f" in str(found.value)
    assert len(str(found.value)) < 20_000
    return found.value


REFUSED: dict[str, tuple[Callable[[], str | bytes], Code]] = {
    "empty": (lambda: "", errors.YAML_EMPTY),
    "blank": (lambda: " \n", errors.YAML_EMPTY),
    "cut off": (lambda: '{"form":1,', errors.JSON_SYNTAX),
    "rest": (lambda: '{"form":1} x', errors.JSON_SYNTAX),
    "repeated": (lambda: '{"form":1,"form":2}', errors.JSON_REPEATED_KEY),
    "repeated deeper": (lambda: '{"answers":{"a":{"text":"x","text":"y"}}}', errors.JSON_REPEATED_KEY),
    "repeated after cleaning": (lambda: '{"form":1,"answers":{"a":{},"a\\ufeff":{}}}', errors.JSON_REPEATED_KEY),
    "repeated at the end": (
        lambda: "{" + ",".join(f'"k{i}":1' for i in range(100_000)) + ',"k99999":2}', errors.JSON_REPEATED_KEY),
    "repeated in yaml": (lambda: "form: 1\nform: 1", errors.YAML_REPEATED_KEY),
    "unknown": (lambda: '{"fomr":1}', errors.UNKNOWN_KEY),
    "many unknown": (lambda: "{" + ",".join(f'"k{i}":1' for i in range(100_000)) + "}", errors.UNKNOWN_KEY),
    "list": (lambda: "[1, 2]", errors.WRONG_TYPE),
    "text": (lambda: "zomaar tekst", errors.WRONG_TYPE),
    "deep json": (lambda: '{"a":' * 100_000 + "1" + "}" * 100_000, errors.YAML_TOO_DEEP),
    "rather deep json": (lambda: '{"a":' * 300 + "1" + "}" * 300, errors.YAML_TOO_DEEP),
    "deep lists": (lambda: '{"a":' + "[" * 900 + "]" * 900 + "}", errors.YAML_TOO_DEEP),
    "deep yaml": (lambda: "a: " + "[" * 100_000, errors.YAML_TOO_DEEP),
    "many values": (lambda: '{"a":[' + "1," * 4_000_000 + "1]}", errors.FILE_TOO_MANY),
    "many in yaml": (lambda: "a: [" + "1," * 4_000_000 + "1]", errors.FILE_TOO_MANY),
    "binary": (lambda: bytes(range(256)), errors.FILE_NOT_TEXT),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, errors.FILE_NOT_TEXT),
    "utf-16": (lambda: '{"form":1}'.encode("utf-16"), errors.FILE_NOT_TEXT),
    "latin-1": (lambda: '{"form":"é"}'.encode("latin-1"), errors.FILE_NOT_TEXT),
    "newer": (lambda: '{"form":2,"future":[]}', errors.NEWER_FORM),
    "newer in yaml": (lambda: "form: 2\nfuture: []", errors.NEWER_FORM),
    "far newer": (lambda: '{"form":' + "9" * 18 + "}", errors.NEWER_FORM),
    "newer by many digits": (lambda: "form: " + "9" * 6_000, errors.NEWER_FORM),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_assessment_is_refused_clearly(name: str) -> None:
    make, code = REFUSED[name]
    assert refused(make()).code is code


def edited(framework: Framework, change: Callable[[dict], object]) -> str:
    made = assessment(framework, answers={"vraag": Answer(verdict="brede", text="x")})
    data = json.loads(to_json(made))
    change(data)
    return json.dumps(data)


WRONG: dict[str, tuple[Callable[[dict], object], Code]] = {
    "number in the place of text": (lambda d: d["head"].update(title=5), errors.WRONG_TYPE),
    "fraction in the place of text": (lambda d: d["head"].update(title=1.5), errors.WRONG_TYPE),
    "not a number in the place of text": (lambda d: d["head"].update(title=float("nan")), errors.WRONG_TYPE),
    "huge number": (lambda d: d["head"].update(title=10**30), errors.WRONG_TYPE),
    "huge form": (lambda d: d.update(form=-(10**30)), errors.WRONG_TYPE),
    "form by fraction": (lambda d: d.update(form=1.0), errors.WRONG_TYPE),
    "form by truth": (lambda d: d.update(form=True), errors.WRONG_TYPE),
    "day by seconds": (lambda d: d["head"].update(peildatum=0), errors.WRONG_TYPE),
    "day with time": (lambda d: d["head"].update(peildatum="2026-06-01T00:00:00"), errors.WRONG_TYPE),
    "null in the place of text": (lambda d: d["head"].update(title=None), errors.WRONG_TYPE),
    "text in the place of a list": (lambda d: d["head"].update(tags="chips"), errors.WRONG_TYPE),
    "list in the place of answers": (lambda d: d.update(answers=[]), errors.WRONG_TYPE),
    "truth by word": (lambda d: d["head"].update(example="ja"), errors.WRONG_TYPE),
    "phase": (lambda d: d["head"].update(phase="verkenen"), errors.WRONG_CHOICE),
    "grade": (lambda d: d["answers"]["vraag"].update(facts=[{"fact": "F1", "grade": "E"}]), errors.WRONG_CHOICE),
    "missing part": (lambda d: d["head"].pop("peildatum"), errors.MISSING_KEY),
    "unknown part": (lambda d: d["answers"]["vraag"].update(tekst="x"), errors.UNKNOWN_KEY),
    "unknown part of the closed part": (
        lambda d: d["answers"]["vraag"].update(confidential={"text": "x", "ground": "5.2", "grond": "x"}), errors.UNKNOWN_KEY),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_wrong_value_is_refused_at_its_place(name: str, bus: Framework) -> None:
    change, code = WRONG[name]
    assert refused(edited(bus, change)).code is code


def test_the_nearest_key_is_named(bus: Framework) -> None:
    error = refused(edited(bus, WRONG["unknown part"][0]))
    assert error.values["nearest"] == "text"
    assert error.values["path"] == "answers.vraag"


def test_a_huge_number_in_json_is_no_crash() -> None:
    assert refused('{"form":1,"head":{"title":' + "9" * 100_000 + "}}").code in (errors.MISSING_KEY, errors.WRONG_TYPE)


def test_one_long_line_is_read_in_bounded_time(bus: Framework) -> None:
    began = time.process_time()
    made = with_text(bus, "woord " * 1_700_000)
    assert read(to_json(made).encode(), "f") == made
    with pytest.raises(AfwegingError):
        read(("{" + " " * 10_000_000).encode(), "f")
    assert time.process_time() - began < 8


def test_a_text_of_ten_megabytes_in_yaml_is_read_too(bus: Framework) -> None:
    began = time.process_time()
    made = with_text(bus, "x" * 10_000_000)
    assert read(to_yaml(made).encode(), "f") == made
    assert time.process_time() - began < 8


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(AfwegingError):
        read(content, "f")


def test_no_error_holds_the_text_of_an_answer(bus: Framework) -> None:
    secret = "bedrijfsgeheim " * 20
    for change in (
        lambda d: d["answers"]["vraag"].update(text=[secret]),
        lambda d: d["answers"]["vraag"].update(text={secret: secret}),
        lambda d: d["answers"].update(vraag=secret),
    ):
        error = refused(edited(bus, change))
        assert "bedrijfsgeheim" not in str(error)
        assert error.__cause__ is None
        assert error.__suppress_context__


def test_an_assessment_that_fits_passes_and_another_is_refused(bus: Framework) -> None:
    made = assessment(bus, {"vraag": "brede"})
    assert fit(bus, made, "f") is made
    with pytest.raises(Faults) as found:
        fit(bus, assessment(bus, {"vraag": "breed", "taxi": None}, answers={"taxi": Answer(text="x")}), "f")
    assert [error.where for error in found.value.errors] == ["f: answers.taxi", "f: answers.vraag.verdict"]


def test_a_name_given_by_mistake_is_cut_off(bus: Framework) -> None:
    with pytest.raises(Faults) as found:
        fit(bus, assessment(bus, {"vraag": "x" * 5_000, "y" * 5_000: "brede"}, conclusion=Conclusion(outcome="z" * 5_000)), "f")
    assert all(len(str(error)) < 500 for error in found.value.errors)


@settings(max_examples=30)
@given(made=assessments)
def test_the_schema_accepts_whatever_is_written(made: Assessment) -> None:
    jsonschema.validate(json.loads(to_json(made)), SCHEMA)


SCHEMA = schema()


def test_the_schema_is_one_and_refuses_unknown_keys(bus: Framework) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(edited(bus, WRONG["unknown part"][0])), SCHEMA)
    assert FORM == 1


def test_the_writer_of_yaml_changes_no_other_writer(bus: Framework) -> None:
    before = yaml.safe_dump({"a": "x\ny"})
    to_yaml(with_text(bus, "x\ny"))
    assert yaml.safe_dump({"a": "x\ny"}) == before


# --- evidence of the writer's own, carried along ------------------------------------------------------------------

CARRIED = """
evidence:
  sources:
    - {id: B01, title: {nl: Rapport}}
  facts:
    - {id: E01, text: {nl: Een feit.}, questions: [2], refs: [{source: B01}], valid_from: 2026, grade: A}
"""


def test_carried_evidence_is_read_strictly_and_comes_back_equal() -> None:
    text = to_yaml(read_file(ME2)) + CARRIED
    found = read(text.encode(), "x.yaml")
    assert own_evidence(found, Tree({}, {}, "x.yaml")).names == ("B01", "E01")
    assert read(to_json(found).encode(), "x.json") == found
    assert read(to_yaml(found).encode(), "x.yaml") == found
    assert canonical.read(Assessment, to_json(found)) == found
    line = text.split("\n").index("    - {id: B01, title: {nl: Rapport}}") + 1
    with pytest.raises(AfwegingError) as caught:
        read(text.replace("{nl: Rapport}", "{nl: Rapport, fr: Rapport}").encode(), "x.yaml")
    assert caught.value.where == f"x.yaml:{line}"


def test_without_carried_evidence_the_text_is_as_ever() -> None:
    assert "evidence" not in to_json(read_file(ME2))


def test_the_schema_knows_carried_evidence() -> None:
    assert set(schema()["properties"]["evidence"]["properties"]) == {"cabinets", "sources", "facts"}
