"""The verb precedents, and the use case behind it: which versions count, what is kept, and what is said."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Status
from afweging.library import Library
from afweging.library import precedents as cases
from tests.cli.conftest import Said

Afweging = Callable[..., Said]
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def fill(opened: Library) -> None:
    """All examples as examples; and as real dossiers, of which the first two stay concepts."""
    for path in shipped.examples():
        opened.bring_in(read_file(path), file=path.name, reason="voorbeeld")
    for number, path in enumerate(shipped.examples(), start=1):
        found = read_file(path)
        head = replace(found.head, kenmerk=f"AFW-2026-{number:04d}", example=False)
        opened.bring_in(replace(found, head=head), file=path.name, reason="proef")
        if number > 2:
            opened.finalise(opened.dossier(head.kenmerk), "klaar")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That library as a file, made once."""
    path = tmp_path_factory.mktemp("filled") / "library.db"
    with Library.open(path, clock=lambda: NOW, role="beleidsmedewerker") as found:
        fill(found)
    return path


@pytest.fixture
def opened(library: Path, filled: Path) -> Iterator[Library]:
    """A library with examples and real dossiers."""
    library.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(filled, library)
    with Library.open(library, clock=lambda: NOW, role="beleidsmedewerker") as found:
        yield found


@pytest.fixture
def several(opened: Library, afweging: Afweging) -> Afweging:
    """The program on that library."""
    opened.close()
    return afweging


def test_every_question_with_its_median_on_a_line(several: Afweging) -> None:
    said = several("precedents", "AFW-2026-0001")
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert lines[0].split() == ["nr.", "vraag", "oordeel", "eerder", "mediaan"]
    assert len(lines) == 15
    assert "afweging precedents AFW-2026-0001 VRAAG" in said.err


def test_one_question_with_counts_median_and_the_nearest_first(several: Afweging) -> None:
    said = several("precedents", "AFW-2026-0001", "2", "--limit", "2")
    assert said.code == 0, said.err
    assert said.out.startswith("2. Hoe wezenlijk is het probleem?")
    assert "De mediaan van alle 5 eerdere dossiers" in said.out
    assert "VOORBEELD" not in said.out
    assert said.out.count("AFW-2026-") == 2
    assert "2 van 5 getoond" in said.err
    everything = several("precedents", "AFW-2026-0001", "probleem").out
    found = [line.split("@")[0] for line in everything.splitlines() if line.startswith("AFW-")]
    assert "deelt een trefwoord" in everything.split("AFW-2026-")[1]
    assert len(found) == 5
    assert "AFW-2026-0001" not in found


def test_the_data_say_the_same(several: Afweging) -> None:
    one = json.loads(several("precedents", "AFW-2026-0001", "2", "--json").out)
    assert one["total"] == sum(one["distribution"].values()) == 5
    assert one["median"]["of"] == 5
    assert not one["median"]["near"]
    assert one["precedents"][0]["near"]
    every = json.loads(several("precedents", "AFW-2026-0001", "--json").out)
    assert [each["number"] for each in every] == list(range(1, 15))
    assert every[13]["median"] is None
    assert every[13]["distance"] is None


def test_an_example_sees_examples_and_none_of_them_is_finalised_here(several: Afweging) -> None:
    assert "Geen eerder vastgesteld dossier" in several("precedents", "VOORBEELD-1", "2").out
    assert json.loads(several("precedents", "VOORBEELD-1", "2", "--json").out)["total"] == 0


def test_an_unknown_question_is_refused(several: Afweging) -> None:
    assert several("precedents", "AFW-2026-0001", "15").code == 1


def test_the_newest_finalised_version_counts_also_when_the_dossier_is_open_again(opened: Library) -> None:
    before = {one.kenmerk: one for one in cases.known(opened).earlier}["AFW-2026-0003"]
    dossier = opened.reopen(opened.dossier("AFW-2026-0003"), "nieuws")
    changed = opened.answer(dossier, "probleem", replace(dossier.assessment.answer("probleem"), verdict="paracetamol"))
    opened.record(changed, "bijgesteld", {"probleem": "bijgesteld"})
    after = {one.kenmerk: one for one in cases.known(opened).earlier}["AFW-2026-0003"]
    assert (after.number, after.answers["probleem"].verdict) == (before.number, before.answers["probleem"].verdict)


def test_what_was_read_is_kept_until_a_version_is_added(opened: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cases.known(opened)
    assert cases.known(opened) is first
    assert cases.known_apart(opened) is first
    dossier = opened.dossier("AFW-2026-0001")
    opened.answer(dossier, "probleem", Answer(verdict="serieus", text="Kort."))
    assert cases.known(opened) is first, "a draft is no precedent"
    opened.finalise(opened.dossier("AFW-2026-0002"), "klaar")
    second = cases.known_apart(opened)
    assert second is not first
    assert len(second.earlier) == len(first.earlier) + 1
    assert cases.known(opened) is second


def test_a_second_judgement_is_no_precedent(opened: Library) -> None:
    number = len(cases.known(opened).earlier)
    found = read_file(shipped.examples()[0])
    head = replace(found.head, kenmerk="TWEEDE", example=False, second_of="AFW-2026-0001@1", status=Status.VASTGESTELD)
    opened.bring_in(replace(found, head=head), file="tweede.json", reason="proef")
    assert "TWEEDE" in dict(opened.store.newest("vastgesteld"))
    assert len(cases.known(opened).earlier) == number


def test_a_damaged_version_is_named_and_the_rest_counts(library: Path, several: Afweging) -> None:
    import sqlite3  # noqa: PLC0415 - to do the damage

    with sqlite3.connect(library) as db:
        db.execute("DROP TRIGGER version_no_update")
        db.execute("UPDATE version SET body = replace(body, 'de', 'dE') WHERE kenmerk = 'AFW-2026-0004'")
    said = several("precedents", "AFW-2026-0001", "2")
    assert "AFW-2026-0004 is beschadigd" in said.err
    assert "AFW-2026-0003" in said.out
    table = several("portfolio")
    assert "AFW-2026-0004 is beschadigd" in table.err
    assert "AFW-2026-0003" in table.out


def test_medians_for_the_check_are_of_the_same_market(opened: Library) -> None:
    dossier = opened.dossier("AFW-2026-0001")
    assert cases.medians(opened, dossier.framework, dossier.assessment) == {}
    head = replace(dossier.assessment.head, tags=("Digitale diensten", "waterstof", "halfgeleiders"))
    found = cases.medians(opened, dossier.framework, replace(dossier.assessment, head=head))
    assert found["probleem"].near
    assert found["probleem"].of >= 3


def test_words_for_levels_bars_and_distances(opened: Library) -> None:
    dossier = opened.dossier("AFW-2026-0001")
    framework, question = dossier.framework, dossier.framework.find("probleem")
    assert question is not None
    assert cases.level_words(framework, question, "onbekend") == "nog niet te beoordelen"
    assert cases.level_words(framework, question, "van-vroeger") == "van-vroeger"
    assert cases.level_words(framework, question, None) == "-"
    assert cases.level_words(framework, framework.concluding.question, None) == "-"
    assert cases.bar(0, 5) == "·" * 10
    assert cases.bar(5, 5) == "█" * 10
    assert cases.bar(1, 1000).startswith("█·")
    found = cases.precedents(opened, dossier, question)
    said = [cases.difference_words(framework, question, level, found) for level in (
        "paracetamol", "levensbedreigend", found.median.lower if found.median else "", None, "onbekend")]
    assert said[0].endswith("onder de mediaan.")
    assert said[1].endswith("boven de mediaan.")
    assert said[2] == "Uw oordeel is de mediaan."
    assert said[3:] == ["", ""]
    between = replace(found, median=cases.pure.Median(lower="hinderlijk", upper="ernstig", of=4, near=True))
    assert "tussen 2 Hinderlijk en 4 Ernstig" in cases.median_words(framework, question, between)
    assert cases.difference_words(framework, question, "serieus", between) == "Uw oordeel ligt binnen de mediaan."
    few = replace(found, median=None)
    assert "minder dan 3" in cases.median_words(framework, question, few)
    counts = replace(found, distribution=replace(found.distribution, unknown=2, other=1))
    assert [words for words, _count in cases.counted(framework, question, counts)][-2:] == [
        "nog niet te beoordelen", "een niveau van een andere versie van het kader"]
