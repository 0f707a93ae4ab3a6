"""Assessments with every field filled in by chance, for property tests."""

from hypothesis import strategies as st

from afweging.assessment.interchange import FORM
from afweging.assessment.models import (
    WOO_GROUNDS,
    Answer,
    Assessment,
    Budget,
    Citation,
    Classification,
    Conclusion,
    Confidential,
    DeviationReason,
    FrameworkRef,
    FreeSource,
    Head,
    Marking,
    NextMoment,
    Person,
    Phase,
    Status,
    Tick,
)
from afweging.assessment.wording import clean

AWKWARD = (
    " ", "  vooraan", "achteraan  ", "regel met blanks  \nen nog een", "\tmet\ttabs\t", "\n", "\n\n", "\nbegin", "einde\n", "einde\n\n\n",
    "# geen opmerking", "a # b", "sleutel: waarde", ": ", "a:", "- geen lijst", "-", "---", "---\n...", "...", "% procent", "%YAML 1.2",
    "&anker", "*ster", "!tag", "|", ">", "> citaat\n> citaat", "'", '"', "''", "`x`", "@x", "{", "}", "[", "]", ",", "?", "? x", "~", "null",
    "Null", "true", "no", "yes", "on", "1", "1.0", "0x1F", "1e3", ".inf", "2026-06-01", "12:30:00", "=", "<<", "\\", "\\n", "a" * 5_000,
    "woord " * 500, "é" * 300, "😀", "a\u00a0b", "a\u00adb", "a\u200db", "\u00a0", "x\n  ingesprongen\n\n\n  blok\n", "a\n\tb",
    "- een\n- twee\n\n1. drie", "# kop\n\ntekst", "```\ncode\n```", "| a | b |\n|---|---|", "\u3000\u2003", "e\u0301", "\u0130\u0131",
    "a\n \nb", "a\n\n \n", " \n", "a\n   ", "0" * 50, "-1", "+1", "\uffff\ufffe", "\u202eab", "\x85", "\u2028a\u2029", "\ud800", "\r\n\r",
)
"""Texts that YAML, JSON or Unicode could trip over."""

raw = st.one_of(st.text(), st.sampled_from(AWKWARD), st.text(alphabet=" \t\n#:-%'\"|>é\\ab"))
"""Any text at all, surrogates and control characters included."""
clean_texts = raw.map(clean)
days = st.dates()
grades = st.sampled_from(("A", "B", "C", "D"))


def tuples(part):
    """Up to three of a part."""
    return st.lists(part, max_size=3).map(tuple)


answers = st.builds(
    Answer,
    verdict=st.none() | clean_texts,
    missing=clean_texts,
    text=clean_texts,
    ticks=tuples(st.builds(Tick, prompt=clean_texts, effect=st.sampled_from(("", "-", "0", "+")), note=clean_texts)),
    facts=tuples(st.builds(Citation, fact=clean_texts, grade=st.none() | grades)),
    sources=tuples(st.builds(FreeSource, title=clean_texts, grade=grades, place=clean_texts)),
    confidential=st.none() | st.builds(Confidential, text=clean_texts, ground=st.sampled_from(WOO_GROUNDS)),
    owner=clean_texts,
    again=tuples(clean_texts),
)

heads = st.builds(
    Head,
    kenmerk=clean_texts,
    title=clean_texts,
    peildatum=days,
    phase=st.sampled_from(Phase),
    directorate=clean_texts,
    opsteller=clean_texts,
    persons=tuples(st.builds(Person, role=clean_texts, name=clean_texts)),
    status=st.sampled_from(Status),
    classification=st.builds(Classification, level=st.sampled_from(Marking), set_by=clean_texts, until=st.none() | days),
    budget=st.sampled_from(Budget),
    member_state=clean_texts,
    language=st.sampled_from(("nl", "en")),
    tags=tuples(clean_texts),
    example=st.booleans(),
    second_of=clean_texts,
)

conclusions = st.builds(
    Conclusion,
    outcome=st.none() | clean_texts,
    focus=clean_texts,
    conditions=tuples(clean_texts),
    accumulation=clean_texts,
    deviation=st.none() | st.builds(
        DeviationReason, reason=clean_texts, role=clean_texts, date=days, second_reader=clean_texts
    ),
    next_moment=st.none() | st.builds(NextMoment, text=clean_texts, day=st.none() | days),
)

assessments = st.builds(
    Assessment,
    form=st.just(FORM),
    head=heads,
    framework=st.builds(FrameworkRef, id=clean_texts, version=clean_texts, hash=clean_texts),
    answers=st.dictionaries(clean_texts, answers, max_size=4),
    conclusion=conclusions,
)
