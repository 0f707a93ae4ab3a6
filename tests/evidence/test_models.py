"""Lookups and validity of facts at a date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.evidence.models import Cabinet, Evidence, Fact, Source, SourceRef, Standing, Validity
from afweging.framework.models import Text

WORDS = Text(nl="tekst", en="text")


def fact(name, since="2020", successor=None, questions=(1,)):
    return Fact(id=name, text=WORDS, questions=questions, refs=(), valid_from=since, superseded_by=successor, grade="B")


def chain(*facts):
    return Evidence(facts=facts)


OLD, MIDDLE, NEW = fact("F1", "2020", "F2"), fact("F2", "2022-07-08", "F3"), fact("F3", "2025-06-25")
THREE = chain(OLD, MIDDLE, NEW)


def test_things_are_found_by_id():
    source, cabinet = Source(id="S1", title=WORDS, kind="web"), Cabinet(id="c", label=WORDS)
    evidence = Evidence(cabinets=(cabinet,), sources=(source,), facts=(OLD,))
    assert (evidence.source("S1"), evidence.cabinet("c"), evidence.fact("F1")) == (source, cabinet, OLD)
    assert (evidence.source("S2"), evidence.cabinet("d"), evidence.fact("F2")) == (None, None, None)


def test_facts_are_found_by_the_question_they_serve():
    first, second = fact("F1", questions=(1, 14)), fact("F2", questions=(14,))
    evidence = chain(first, second)
    assert evidence.for_question(14) == (first, second)
    assert evidence.for_question(1) == (first,)
    assert evidence.for_question(4) == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), Validity(standing=Standing.NOT_YET)),
        (date(2020, 1, 1), Validity(standing=Standing.VALID)),
        (date(2022, 7, 7), Validity(standing=Standing.VALID)),
        (date(2022, 7, 8), Validity(standing=Standing.SUPERSEDED, successor=MIDDLE)),
        (date(2025, 6, 24), Validity(standing=Standing.SUPERSEDED, successor=MIDDLE)),
        (date(2025, 6, 25), Validity(standing=Standing.SUPERSEDED, successor=NEW)),
    ],
)
def test_a_fact_holds_until_its_successor_does(day, expected):
    assert THREE.validity(OLD, day) == expected


def test_the_last_fact_of_a_chain_stays_valid():
    assert THREE.validity(NEW, date(2099, 1, 1)) == Validity(standing=Standing.VALID)
    assert list(THREE.successors(OLD)) == [MIDDLE, NEW]
    assert list(THREE.successors(NEW)) == []


def test_a_missing_successor_ends_the_chain():
    lonely = fact("F1", successor="F9")
    assert chain(lonely).validity(lonely, date(2026, 1, 1)).standing is Standing.VALID


def test_a_circle_does_not_run_forever():
    first, second = fact("F1", successor="F2"), fact("F2", successor="F1")
    assert list(chain(first, second).successors(first)) == [second]


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(0, 3000), st.sampled_from(THREE.facts))
def test_a_superseded_fact_never_becomes_valid_again(day, later, one):
    order = [Standing.NOT_YET, Standing.VALID, Standing.SUPERSEDED]
    before, after = THREE.validity(one, day), THREE.validity(one, day + timedelta(days=later))
    assert order.index(before.standing) <= order.index(after.standing)
    assert after.successor is None or after.successor.since <= day + timedelta(days=later)


@pytest.mark.parametrize(("lines", "expected"), [(("240",), [[240]]), (("312", "191-193"), [[312], [191, 192, 193]]), ((), [])])
def test_line_references_become_ranges(lines, expected):
    assert [list(found) for found in SourceRef(source="002", lines=lines).ranges()] == expected


@pytest.mark.parametrize("line", ["", "0", "r.12", "12-", "-12", "20-12", "1-2-3", "12 - 14", "1_000"])
def test_anything_else_is_not_a_line(line):
    with pytest.raises(ValueError):
        SourceRef(source="002", lines=(line,)).ranges()


def test_a_fact_cannot_be_cited_before_every_source_of_it_existed():
    sources = (Source(id="S1", title=WORDS, kind="web", published=date(2022, 7, 8)),
               Source(id="S2", title=WORDS, kind="web", not_before=date(2026, 1, 26)),
               Source(id="S3", title=WORDS, kind="web"))
    refs = tuple(SourceRef(source=name) for name in ("S1", "S2", "S3", "S9"))
    both = Fact(id="F1", text=WORDS, questions=(1,), refs=refs, valid_from="2020", grade="B")
    first = Fact(id="F2", text=WORDS, questions=(1,), refs=refs[:1], valid_from="2023", grade="B")
    unknown = Fact(id="F3", text=WORDS, questions=(1,), refs=refs[2:], valid_from="2020", grade="B")
    evidence = Evidence(sources=sources, facts=(both, first, unknown))
    assert [evidence.known_from(one) for one in evidence.facts] == [date(2026, 1, 26), date(2023, 1, 1), date(2020, 1, 1)]
    assert evidence.validity(both, date(2026, 1, 25)).standing is Standing.NOT_YET
    assert evidence.validity(both, date(2026, 1, 26)).standing is Standing.VALID


def test_a_fact_is_superseded_once_what_takes_its_place_can_be_cited():
    source = Source(id="S1", title=WORDS, kind="web", published=date(2025, 10, 17))
    new = Fact(id="F2", text=WORDS, questions=(1,), refs=(SourceRef(source="S1"),), valid_from="2025-06-25", grade="B")
    evidence = Evidence(sources=(source,), facts=(fact("F1", "2020", "F2"), new))
    old = evidence.fact("F1")
    assert evidence.validity(old, date(2025, 10, 16)).standing is Standing.VALID
    assert evidence.validity(old, date(2025, 10, 17)) == Validity(standing=Standing.SUPERSEDED, successor=new)


def test_a_limit_is_told_from_when_it_can_be_known():
    limited = Fact(id="F1", text=WORDS, questions=(1,), refs=(), valid_from="2020", grade="B", limited=WORDS, limited_from="2023-11")
    assert limited.limit_at(date(2023, 10, 31)) is None
    assert limited.limit_at(date(2023, 11, 1)) == WORDS
    always = Fact(id="F1", text=WORDS, questions=(1,), refs=(), valid_from="2020", grade="B", limited=WORDS)
    assert always.limit_at(date(2019, 1, 1)) == WORDS
    assert OLD.limit_at(date(2026, 1, 1)) is None
