"""The shipped sources and facts: complete, bilingual, and true to the lines they cite."""

import re
from datetime import date

import pytest

from afweging.evidence.citation import parse
from afweging.evidence.models import Standing

from .cited_lines import SOURCES, cited, extract, from_files, shipped, stored
from .numbers import figures, numbers

EVIDENCE = shipped()
IDS = [*(f"F{number:02}" for number in range(1, 88)), *(f"X{number:02}" for number in range(1, 13))]
by_id = pytest.mark.parametrize("fact", EVIDENCE.facts, ids=lambda fact: fact.id)
with_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not at hand")

COUNTED = {
    "F46": {4},  # the four fields of footnote 31: bio-informatica, celtechnologie, bio-systems, bio-manufacturing
    "F80": {11},  # the eleven aspects of the motion, proven below
    "X01": {2},  # “II” in the name of the IPCEI, and “beide NXP”
}
"""Numbers in our texts that the source does not write out but that follow from counting what it lists."""


def test_all_facts_and_all_source_documents_are_there():
    assert [fact.id for fact in EVIDENCE.facts] == IDS
    assert [source.id for source in EVIDENCE.sources if source.file] == ["000", "001", "002", "003", "004"]


def test_every_source_is_cited():
    assert {ref.source for fact in EVIDENCE.facts for ref in fact.refs} == {source.id for source in EVIDENCE.sources}


def test_unknown_numbers_and_dates_stay_empty():
    undated = {source.id for source in EVIDENCE.sources if source.published is None}
    assert {"000", "003"} <= undated
    assert {source.id: source.kamerstuk for source in EVIDENCE.sources if source.kamerstuk} == {"002": "29826-147", "004": "29826-277"}
    for source in EVIDENCE.sources:
        assert source.published is not None or source.date_note is not None
        assert source.file is not None or source.place is not None


@by_id
def test_no_text_is_missing(fact):
    notes = [fact.text, fact.limited, *(ref.note for ref in fact.refs)]
    for text in (text for text in notes if text is not None):
        assert text.nl.strip() == text.nl != ""
        assert text.en.strip() == text.en != ""
        assert "  " not in text.nl + text.en
    assert fact.text.nl != fact.text.en
    assert fact.text.nl.endswith(".")
    assert fact.text.en.endswith(".")


@by_id
def test_questions_sources_and_cabinet_are_given(fact):
    assert fact.refs
    assert fact.questions == tuple(sorted(set(fact.questions)))
    assert set(fact.questions) <= set(range(1, 15))
    assert fact.grade in ("A", "B")
    read_in_documents = from_files(EVIDENCE, fact)
    assert read_in_documents == fact.id.startswith("F")
    assert read_in_documents == (fact.cabinet is not None)
    assert all(bool(ref.lines) == read_in_documents for ref in fact.refs)
    if read_in_documents:
        assert fact.cabinet == EVIDENCE.source(fact.refs[0].source).cabinet or fact.id == "F40"


def test_every_question_that_asks_for_facts_has_some():
    assert [number for number in range(1, 15) if not EVIDENCE.for_question(number)] == []


@by_id
def test_every_chain_of_supersession_ends_at_a_younger_fact_that_holds(fact):
    chain = [fact, *EVIDENCE.successors(fact)]
    assert chain[-1].superseded_by is None
    assert [link.since for link in chain] == sorted({link.since for link in chain})
    assert EVIDENCE.validity(chain[-1], date(2026, 12, 31)).standing is Standing.VALID


def test_the_superseded_goals_of_2022():
    superseded = {fact.id: fact.superseded_by for fact in EVIDENCE.facts if fact.superseded_by}
    assert superseded == {"F22": "F37", "F23": "F38", "F67": "F45"}
    goal = EVIDENCE.fact("F22")
    assert EVIDENCE.validity(goal, date(2022, 9, 1)).standing is Standing.VALID
    assert EVIDENCE.validity(goal, date(2026, 6, 1)).successor == EVIDENCE.fact("F37")


@by_id
def test_facts_named_in_a_text_exist_and_a_limit_names_none(fact):
    named = set(re.findall(r"\b[FX]\d\d\b", fact.text.nl))
    assert named <= set(IDS)
    assert fact.id not in named
    for limit in (fact.limited.nl, fact.limited.en) if fact.limited else ():  # the reader of a report cannot look an id up
        assert not re.search(r"\b[FX]\d\d\b|\(0\d\d", limit)


@by_id
def test_a_limit_does_not_speak_of_what_came_later(fact):
    """Every year a limit names has begun when it can be known."""
    if fact.limited:
        day = date.fromisoformat(fact.limited_from) if fact.limited_from and len(fact.limited_from) == 10 else None
        known = max(day.year if day else int((fact.limited_from or "0")[:4]), EVIDENCE.known_from(fact).year)
        assert max(map(int, re.findall(r"\b20[12]\d\b", fact.limited.nl)), default=0) <= known


@by_id
def test_both_languages_have_the_same_numbers(fact):
    assert sorted(numbers(fact.text.nl, "nl")) == sorted(numbers(fact.text.en, "en"))


@by_id
def test_every_number_in_the_text_comes_from_the_figures(fact):
    """Numbers of the text stand in the figures, but for the year of the fact or its source and what was counted."""
    sources = [EVIDENCE.source(ref.source) for ref in fact.refs]
    years = {int(fact.valid_from[:4]), *(source.published.year for source in sources if source.published)}
    known = figures(fact.figures) | years | COUNTED.get(fact.id, set())
    assert set(numbers(fact.text.nl, "nl")) - known == set()


@by_id
def test_every_figure_is_used_in_the_text(fact):
    used = set(numbers(fact.text.nl, "nl"))
    for literal in fact.figures:
        found = figures((literal,))
        assert not found or found & used or "1/3e" in literal or "honderdduizenden" in literal


@pytest.mark.parametrize("fact", [fact for fact in EVIDENCE.facts if fact.figures and from_files(EVIDENCE, fact)], ids=lambda fact: fact.id)
def test_every_figure_stands_in_the_stored_sentences_of_its_source(fact):
    sentences = stored()[fact.id]
    text = " ".join(sentence for found in sentences.values() for sentence in found)
    assert [figure for figure in fact.figures if figure not in text] == []
    places = {f"{ref.source}:{number}" for ref in fact.refs for lines in ref.ranges() for number in lines}
    assert set(sentences) <= places


def test_the_aspects_of_the_motion_are_eleven():
    (sentence,) = (found for found in stored()["F80"]["000:4"] if "in het licht van" in found)
    listed = sentence.split("in het licht van ")[1].split('"')[0]
    assert len(re.split(r", | en ", listed)) == 11


def test_the_sums_add_up():
    assert 230 + 70 + 35 == 335  # F06
    amounts = {name: [int(number) for number in numbers(EVIDENCE.fact(name).text.nl, "nl")] for name in ("F64", "F65")}
    assert amounts["F64"][0] == sum(amounts["F64"][1:])
    assert amounts["F65"][-1] == sum(amounts["F65"][:-1])


def test_kamerstukken_in_the_texts_are_written_in_one_way():
    found = [paper for fact in EVIDENCE.facts for paper in re.findall(r"Kamerstuk \d{5}, nr\. \d+", fact.text.nl)]
    assert [parse(paper) for paper in found] == ["33009-165", "33009-140", "29826-250"]
    assert not any(re.search(r"Kamerstuk(?! \d{5}, nr\. \d)", fact.text.nl) for fact in EVIDENCE.facts)


@with_sources
@pytest.mark.parametrize("fact", [fact for fact in EVIDENCE.facts if from_files(EVIDENCE, fact)], ids=lambda fact: fact.id)
def test_cited_lines_exist_and_hold_the_figures(fact):
    lines = cited(EVIDENCE, fact, SOURCES)
    text = " ".join(lines.values())
    assert [figure for figure in fact.figures if figure not in text] == []
    for ref in fact.refs:
        for lines_of in ref.ranges():
            assert lines[f"{ref.source}:{lines_of[0]}"]
            assert lines[f"{ref.source}:{lines_of[-1]}"]


@with_sources
def test_the_stored_sentences_are_those_of_the_sources():
    assert stored() == extract(EVIDENCE, SOURCES)


def test_undated_sources_say_the_earliest_day_they_can_be_of_where_their_note_does():
    found = {source.id: str(source.not_before) for source in EVIDENCE.sources if source.not_before}
    assert found == {"000": "2026-01-26", "003": "2026-01-30", "S45": "2021-01-01", "S49": "2022-07-01", "S50": "2022-09-01",
                     "S51": "2022-12-01", "S58": "2026-03-11", "S60": "2026-01-01"}
    for source in EVIDENCE.sources:
        assert source.not_before is None or str(source.not_before.year) in source.date_note.nl


@pytest.mark.parametrize(("name", "day", "standing"), [
    ("F79", date(2026, 1, 29), Standing.NOT_YET), ("F79", date(2026, 1, 30), Standing.VALID),  # 003, after 29 January
    ("F80", date(2026, 1, 25), Standing.NOT_YET), ("F80", date(2026, 1, 26), Standing.VALID),  # the motion of 2025, read in 000
    ("F40", date(2025, 12, 1), Standing.NOT_YET),  # strategic autonomy stands in 000 alone
    ("F44", date(2025, 10, 16), Standing.NOT_YET), ("F44", date(2025, 10, 17), Standing.VALID),  # figures of 2023, read in 004
    ("F67", date(2025, 10, 16), Standing.VALID), ("F67", date(2025, 10, 17), Standing.SUPERSEDED),
])
def test_a_fact_is_as_old_as_its_source(name, day, standing):
    assert EVIDENCE.validity(EVIDENCE.fact(name), day).standing is standing
