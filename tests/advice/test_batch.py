"""JSON lines in, JSON lines out: every bad line told with its number, and the rest goes on."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging import texts
from afweging.advice.batch import LINE_LIMIT, run
from afweging.framework.models import Framework

ME2 = '{"1":2,"2":3,"3":2,"4":2,"5":2,"6":2,"7":2,"8":2,"9":2,"10":2,"11":3,"12":3,"13":3}'


def one(framework: Framework, line: str) -> tuple[dict, bool]:
    ((out, fine),) = run(framework, [line])
    return json.loads(out), fine


def test_a_line_gives_steps_outcomes_advice_conditions_and_next(ipcei: Framework) -> None:
    assert one(ipcei, ME2) == ({
        "steps": {"A.1": ["ja", "ja"], "A.2": ["ja", "ja"], "B.1": ["ja", "ja"], "B.2": ["ja", "ja"]},
        "outcomes": ["DEELNAME"], "advice": "DEELNAME", "conditions": [], "next": [],
    }, True)
    assert one(ipcei, '{"1": 2, "3": 2, "2": 4, "8": null}') == ({
        "steps": {"A.1": ["nee", "ja"], "A.2": ["nee", "ja"], "B.1": ["nee", "ja"], "B.2": ["nee", "ja"]},
        "outcomes": ["GEEN_ROL", "NATIONAAL", "EUROPEES_GEEN_IPCEI", "IPCEI_GEEN_DEELNAME", "DEELNAME_MITS", "DEELNAME"],
        "advice": "NOG_NIET", "conditions": [], "next": [4, 5],
    }, True)


def test_levels_are_given_by_id_or_by_rank(ipcei: Framework) -> None:
    assert one(ipcei, '{"2": "ernstig", "13": "nadelen-groter"}') == one(ipcei, '{"2": 3, "13": 1}')


@pytest.mark.parametrize("open_", ["null", '"onbekend"'])
def test_null_absent_and_unknown_are_open(open_: str, ipcei: Framework) -> None:
    assert one(ipcei, ME2.replace('"9":2', f'"9":{open_}')) == one(ipcei, ME2.replace('"9":2,', ""))


def test_rule_r0_shows_as_undecided_with_what_to_describe(ipcei: Framework) -> None:
    found, fine = one(ipcei, ME2.replace('"1":2', '"1":0').replace('"3":2,', ""))
    assert fine
    assert (found["advice"], found["outcomes"], found["next"]) == ("NOG_NIET", ["DEELNAME"], [1, 3])


BAD = [
    ("{", "geldige JSON"), ("zomaar", "geldige JSON"), ("[1]", "object"), ("5", "object"), ("null", "object"),
    ('{"15": 1}', "“15”"), ('{"0": 1}', "“0”"), ('{"probleem": 1}', "“probleem”"), ('{"2": 5}', "“5”"), ('{"2": -1}', "“-1”"),
    ('{"2": "erg"}', "“erg”"), ('{"2": true}', "“True”"), ('{"2": 1.0}', "“1.0”"), ('{"2": [1]}', "“[1]”"), ('{"2": {}}', "“{}”"),
    ('{"14": 0}', "“0”"), ('{"2": NaN}', "“nan”"), ('{"2": ' + "9" * 5000 + "}", "geldige JSON"), ("[" * 50_000, "geldige JSON"),
    ('{"2": "' + "x" * LINE_LIMIT + '"}', "100000"), ('{"' + "y" * 5000 + '": 1}', "yyy…"), ('{"2": "\\ud800"}', "niveau"),
]


@pytest.mark.parametrize(("line", "word"), BAD)
def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(line: str, word: str, ipcei: Framework) -> None:
    found = list(run(ipcei, [ME2, "  \n", line, ME2 + "\n"]))
    assert [fine for _out, fine in found] == [True, False, True]
    out = json.loads(found[1][0])
    assert set(out) == {"error", "line"}
    assert out["line"] == 3
    assert word in out["error"]
    assert len(out["error"]) < 200
    found[1][0].encode()


def test_errors_are_told_in_the_language_of_the_user(ipcei: Framework) -> None:
    dutch = [one(ipcei, line)[0]["error"] for line, _word in BAD]
    texts.use("en")
    english = [one(ipcei, line)[0]["error"] for line, _word in BAD]
    assert all(nl != en for nl, en in zip(dutch, english, strict=True))


@given(line=st.text())
def test_any_line_gives_one_line_of_json(line: str, ipcei: Framework) -> None:
    for out, _fine in run(ipcei, [line]):
        assert isinstance(json.loads(out), dict)
        assert "\n" not in out.encode().decode()


def test_lines_are_answered_one_by_one(ipcei: Framework) -> None:
    def endless():
        while True:
            yield ME2

    found = run(ipcei, endless())
    assert next(found) == next(found)
