"""Remarks in a library: kept as events, counted for the list, also on a finalised dossier; nothing is ever rewritten."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afweging import errors
from afweging.assessment.models import Head
from afweging.assessment.remarks import LONGEST
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.library.remark_counts import open_counts
from afweging.library.remarks import add, open_count, remarks, reopen, reply, resolve
from afweging.store.records import NewEvent


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of its own, used in a role."""
    with Library.open(tmp_path / "library.db", role="lezer") as found:
        yield found


def dossier(library: Library, title: str = "Proef") -> str:
    head = Head(kenmerk="", title=title, peildatum=date(2026, 6, 1), opsteller="beleidsmedewerker")
    return library.new(head, reason="begin").kenmerk


def test_remarks_are_events_and_change_no_version(library: Library) -> None:
    kenmerk = dossier(library)
    before = library.store.history(kenmerk)
    made = add(library, kenmerk.lower(), "9", " Klopt\u202e dit? ")
    assert (made.number, made.question, made.role, made.text, made.version) == (1, "staatssteun", "lezer", "Klopt dit?", 1)
    answered = reply(library, kenmerk, 1, "Ja.")
    assert [one.text for one in answered.replies] == ["Ja."]
    assert resolve(library, kenmerk, 1).resolved
    assert not reopen(library, kenmerk, 1).resolved
    assert library.store.history(kenmerk) == before
    assert [event.kind for event in library.store.events(kenmerk)] == [
        "remark-reopened", "remark-resolved", "remark-reply", "remark", "created"]
    assert library.store.check() == ()


def test_without_a_role_it_is_the_lead_author(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        assert add(library, dossier(library), "1", "x").role == "beleidsmedewerker"


def test_what_is_refused_leaves_nothing_behind(library: Library) -> None:
    kenmerk = dossier(library)
    add(library, kenmerk, "1", "x")
    before = library.store.events()
    for code, attempt in (
        (errors.REMARK_EMPTY, lambda: add(library, kenmerk, "1", " ")),
        (errors.REMARK_TOO_LONG, lambda: reply(library, kenmerk, 1, "x" * (LONGEST + 1))),
        (errors.UNKNOWN_QUESTION, lambda: add(library, kenmerk, "15", "x")),
        (errors.STORE_UNKNOWN, lambda: add(library, "AFW-1999-0001", "1", "x")),
        (errors.STORE_UNKNOWN, lambda: remarks(library, "AFW-1999-0001")),
        (errors.REMARK_UNKNOWN, lambda: reply(library, kenmerk, 2, "x")),
        (errors.REMARK_UNKNOWN, lambda: resolve(library, kenmerk, 0)),
        (errors.REMARK_OPEN, lambda: reopen(library, kenmerk, 1)),
    ):
        with pytest.raises(AfwegingError) as found:
            attempt()
        assert found.value.code is code
    resolve(library, kenmerk, 1)
    with pytest.raises(AfwegingError, match=r"remark\.resolved"):
        resolve(library, kenmerk, 1)
    assert len(library.store.events()) == len(before) + 1


def test_open_remarks_are_counted_per_dossier(library: Library) -> None:
    first, second, third = dossier(library), dossier(library), dossier(library)
    assert open_counts(library) == {}
    for kenmerk in (first, first, second):
        add(library, kenmerk, "1", "x")
    assert open_counts(library) == {first: 2, second: 1}
    resolve(library, first, 2)
    resolve(library, second, 1)
    assert open_counts(library) == {first: 1}
    assert (open_count(library, first), open_count(library, second), open_count(library, third)) == (1, 0, 0)


def test_a_library_that_can_only_be_read_takes_no_remarks(library: Library) -> None:
    kenmerk = dossier(library)
    add(library, kenmerk, "1", "Eén")
    library.close()
    with Library.open(library.store.path, mode="read") as reading:
        with pytest.raises(AfwegingError, match=r"store\.read-only"):
            add(reading, kenmerk, "1", "Twee")
        assert [one.text for one in remarks(reading, kenmerk)] == ["Eén"]


STEPS = st.lists(st.tuples(st.sampled_from(("add", "reply", "resolve", "reopen", "record")), st.integers(0, 1), st.integers(1, 4),
                           st.text(max_size=20)), max_size=25)


@settings(max_examples=25)
@given(steps=STEPS)
def test_a_random_walk_leaves_the_store_sound_and_the_counts_right(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int, str]],
) -> None:
    verbs = {"reply": reply, "resolve": lambda library, kenmerk, number, _text: resolve(library, kenmerk, number),
             "reopen": lambda library, kenmerk, number, _text: reopen(library, kenmerk, number)}
    with Library.open(tmp_path_factory.mktemp("walk") / "library.db", role="lezer") as library:
        names = [dossier(library), dossier(library)]
        done = 2
        for step, which, number, text in steps:
            before = library.store.events()
            try:
                if step == "add":
                    add(library, names[which], str(number), text)
                elif step == "record":
                    library.store.record(NewEvent(kind="recorded", role="x", at=datetime(2026, 6, 1, tzinfo=UTC), kenmerk=names[which]))
                else:
                    verbs[step](library, names[which], number, text)
                done += 1
            except AfwegingError:
                assert library.store.events() == before
        assert library.store.check() == ()
        assert len(library.store.events()) == done
        assert open_counts(library) == {name: count for name in names if (count := open_count(library, name))}
        for name in names:
            assert [one.number for one in remarks(library, name)] == list(range(1, len(remarks(library, name)) + 1))
