"""Earlier dossiers, read out: the counts, the median, the nearest ones, and one whole answer."""

from dataclasses import replace

import pytest

from afweging import shipped
from afweging.assessment.interchange import read_file
from tests.plain.conftest import Stage


@pytest.fixture
def earlier(stage: Stage) -> Stage:
    """Beside the new dossier three finalised real ones."""
    with stage.opened() as library:
        for number, path in enumerate(shipped.examples()[:3], start=1):
            found = read_file(path)
            head = replace(found.head, kenmerk=f"EERDER-{number}", example=False)
            library.bring_in(replace(found, head=head), file=path.name, reason="proef")
            library.finalise(library.dossier(head.kenmerk), "klaar")
    return stage


def test_counts_median_and_dossiers_are_read_out(earlier: Stage) -> None:
    found = earlier.play("ga 2", "oordeel 1", "eerder", "stop").text
    assert "3 eerder vastgestelde dossiers beoordeelden deze vraag." in found
    assert "De mediaan van alle 3 eerdere dossiers: " in found
    assert "onder de mediaan." in found
    assert "3 van 3: EERDER-" in found
    assert "Om het hele antwoord van een ervan te horen: eerder en het nummer." in found


def test_a_number_reads_the_whole_answer_in_both_languages(earlier: Stage) -> None:
    assert "Einde van het antwoord." in earlier.play("eerder 1", "stop").text
    assert "Einde van het antwoord." in earlier.play("precedents 1", "stop").text
    assert "Nummer 9 staat niet in deze lijst." in earlier.play("eerder 9", "stop").text


def test_without_earlier_dossiers_that_is_said(stage: Stage) -> None:
    found = stage.play("eerder", "stop").text
    assert "Geen eerder vastgesteld dossier beoordeelde deze vraag." in found
    assert "mediaan" not in found


def test_the_advice_has_counts_but_no_median(earlier: Stage) -> None:
    found = earlier.play("ga 14", "eerder", "stop").text
    assert "3 eerder vastgestelde dossiers" in found
    assert "mediaan" not in found
