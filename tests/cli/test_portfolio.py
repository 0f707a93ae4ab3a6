"""The verb portfolio and report --portfolio: what they list, in which form, and what they refuse."""

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from afweging import shipped
from afweging.advice.portfolio import Wanted
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Classification, Head, Marking, Person
from afweging.cli.portfolio import safe
from afweging.errors import Exit
from afweging.library import Library
from afweging.library import portfolio as use
from tests.cli.conftest import Said

Afweging = Callable[..., Said]
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seven examples, and two real dossiers made from them: one finalised, one with changes not recorded."""
    path = tmp_path_factory.mktemp("filled") / "library.db"
    with Library.open(path, clock=lambda: NOW, role="beleidsmedewerker") as opened:
        for each in shipped.examples():
            opened.bring_in(read_file(each), file=each.name, reason="voorbeeld")
        for number, each in enumerate(shipped.examples()[:2], start=1):
            found = read_file(each)
            head = replace(found.head, kenmerk=f"AFW-2026-{number:04d}", example=False, title=f"=Echt dossier {number}",
                           persons=(Person(role="auteur", name="Geheimpje Pimpelmees"),), tags=("staal",) if number == 1 else ())
            opened.bring_in(replace(found, head=head), file=each.name, reason="proef")
        opened.finalise(opened.dossier("AFW-2026-0001"), "klaar")
        second = opened.dossier("AFW-2026-0002")
        opened.answer(second, "probleem", Answer(verdict="paracetamol", text="Het valt mee."))
    return path


@pytest.fixture
def several(library: Path, filled: Path, afweging: Afweging) -> Afweging:
    """The program on a copy of that library."""
    library.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(filled, library)
    return afweging


def listed(said: Said) -> list[str]:
    assert said.code == 0, said.err
    return [one["kenmerk"] for one in json.loads(said.out)]


def test_real_dossiers_and_examples_never_stand_together(several: Afweging) -> None:
    assert listed(several("portfolio", "--format", "json")) == ["AFW-2026-0001", "AFW-2026-0002"]
    assert listed(several("portfolio", "--format", "json", "--examples")) == [f"VOORBEELD-{n}" for n in range(1, 8)]


def test_filters_and_order(several: Afweging) -> None:
    say = ("portfolio", "--format", "json")
    assert listed(several(*say, "--status", "vastgesteld")) == ["AFW-2026-0001"]
    assert listed(several(*say, "--tag", "Staal")) == ["AFW-2026-0001"]
    assert listed(several(*say, "--year", "1999")) == []
    assert listed(several(*say, "--examples", "--advice", "deelname")) == ["VOORBEELD-1", "VOORBEELD-2"]
    assert listed(several(*say, "--examples", "--phase", "toekenning")) == ["VOORBEELD-2", "VOORBEELD-3"]
    assert listed(several(*say, "--sort", "2")) == ["AFW-2026-0001", "AFW-2026-0002"]
    assert listed(several(*say, "--sort", "probleem", "--reverse")) == ["AFW-2026-0002", "AFW-2026-0001"]
    assert listed(several(*say, "--examples", "--sort", "14"))[-1] == "VOORBEELD-7"


def test_the_filter_of_the_screen_is_an_option(several: Afweging) -> None:
    say = ("portfolio", "--format", "json")
    assert listed(several(*say, "--filter", "status:vastgesteld")) == ["AFW-2026-0001"]
    assert listed(several(*say, "--filter", "\"echt DOSSIER 2\"")) == ["AFW-2026-0002"]
    assert listed(several(*say, "--filter", "trefwoord:staal", "--status", "concept")) == []
    assert listed(several(*say, "--examples", "--filter", "water")) == ["VOORBEELD-3"]
    said = several("report", "--portfolio", "--examples", "--filter", "fase:toekenning", "--format", "md", "-o", "-")
    assert said.code == 0
    assert "filter “fase:toekenning”" in said.out
    assert "VOORBEELD-2" in said.out
    assert "VOORBEELD-1 " not in said.out


def test_a_draft_stands_as_the_list_shows_it(several: Afweging) -> None:
    found = {one["kenmerk"]: one for one in json.loads(several("portfolio", "--format", "json").out)}
    assert (found["AFW-2026-0002"]["draft"], found["AFW-2026-0001"]["draft"]) == (True, False)
    assert found["AFW-2026-0002"]["questions"]["probleem"] == {"level": "paracetamol", "mark": "nee"}
    assert found["AFW-2026-0002"]["derived"] == "GEEN_ROL"
    assert found["AFW-2026-0002"]["deviates"]


def test_the_table_has_signs_and_a_legend(several: Afweging) -> None:
    said = several("portfolio")
    assert "AFW-2026-0002*" in said.out
    assert "+ ja; ± deels; − nee; ? nog niet bepaald; · niet meer aan de orde" in said.out
    assert "wijkt af van het afgeleide advies" in said.out
    nothing = several("portfolio", "--year", "1999")
    assert (nothing.code, nothing.out) == (0, "")
    assert "Geen dossier voldoet." in nothing.err


def test_csv_opens_in_a_spreadsheet_and_carries_out_nothing(several: Afweging, tmp_path: Path) -> None:
    target = tmp_path / "diep" / "portfolio.csv"
    assert several("portfolio", "--format", "csv", "-o", str(target)).code == 0
    content = target.read_bytes()
    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1][3] == "'=Echt dossier 1"
    heads = rows[0]
    assert heads[heads.index("2 Probleem"):][:1] == ["2 Probleem"]
    assert rows[2][heads.index("2 Probleem")] == "Paracetamol (−)"
    assert rows[2][heads.index("11 Impact")] == "niet meer aan de orde (·)"
    assert all(len(row) == len(heads) for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert several("portfolio", "--format", "csv").out


@pytest.mark.parametrize("cell", ["=1+1", "+31 70", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＠A1"])
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "tekst", "1=1", "− 2", "'=1"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert safe(cell) == cell


@pytest.mark.parametrize(("words", "code"), [
    (("portfolio", "--sort", "15"), Exit.USAGE),
    (("portfolio", "--status", "zomaar"), Exit.USAGE),
    (("portfolio", "--phase", "zomaar"), Exit.USAGE),
    (("portfolio", "--advice", "zomaar"), Exit.REFUSED),
    (("report", "--portfolio", "--format", "docx"), Exit.USAGE),
    (("report", "--portfolio", "AFW-2026-0001"), Exit.USAGE),
    (("report", "--portfolio", "--all"), Exit.USAGE),
    (("report", "--portfolio", "--kind", "beslisnota"), Exit.USAGE),
    (("report", "--portfolio", "--format", "html", "--archive", "a-2a"), Exit.USAGE),
    (("report", "--portfolio", "--year", "1999"), Exit.REFUSED),
    (("report", "AFW-2026-0001", "--examples"), Exit.USAGE),
    (("report", "AFW-2026-0001", "--filter", "water"), Exit.USAGE),
    (("portfolio", "--filter", "vraag:4 water"), Exit.REFUSED),
    (("portfolio", "--filter", "statsu:concept"), Exit.USAGE),
])
def test_what_makes_no_sense_is_refused_with_a_reason(several: Afweging, words: tuple[str, ...], code: Exit) -> None:
    said = several(*words)
    assert said.code == code
    assert said.out == ""
    assert said.err.strip()
    assert "programma" not in said.err


def test_the_report_lands_where_it_is_asked(several: Afweging, tmp_path: Path) -> None:
    said = several("report", "--portfolio", "--format", "html", "-o", str(tmp_path))
    assert said.code == 0, said.err
    target = Path(said.out.strip())
    assert target.parent == tmp_path
    page = target.read_text(encoding="utf-8")
    assert "AFW-2026-0002" in page
    assert "VOORBEELD" not in page
    assert "Pimpelmees" not in page
    assert "# Portfolio: De dossiers naast elkaar" in several("report", "--portfolio", "--format", "md", "-o", "-").out


def test_the_public_report_holds_finalised_dossiers_only_and_counts_the_others(several: Afweging) -> None:
    page = several("report", "--portfolio", "--public", "--format", "md", "-o", "-").out
    assert "AFW-2026-0001" in page
    assert "AFW-2026-0002" not in page
    assert "1 dossier staat er niet in" in page
    assert "staal" not in page
    assert several("report", "--portfolio", "--public", "--examples", "--format", "md", "-o", "-").code == Exit.REFUSED


def test_a_ministry_confidential_dossier_is_never_published(several: Afweging, library: Path) -> None:
    with Library.open(library, clock=lambda: NOW) as opened:
        dossier = opened.reopen(opened.dossier("AFW-2026-0001"), "rubriceren")
        secret = Classification(level=Marking.DEPARTEMENTAAL_VERTROUWELIJK)
        changed = replace(dossier.assessment, head=replace(dossier.assessment.head, classification=secret))
        opened.finalise(opened.save(dossier, changed), "klaar")
        assert [line.kenmerk for line in use.portfolio(opened, public=True).lines] == []
        assert use.portfolio(opened, public=True).withheld == 2
    inside = several("report", "--portfolio", "--format", "md", "-o", "-").out
    assert "DEPARTEMENTAAL VERTROUWELIJK" in inside


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "leeg.db", clock=lambda: NOW) as found:
        yield found


def test_an_empty_library_has_an_empty_portfolio(opened: Library) -> None:
    found = use.portfolio(opened)
    assert (found.lines, found.moment, found.withheld) == ((), None, 0)
    assert found.framework.id == opened.shipped_framework.id


def test_a_second_judgement_is_no_dossier_of_its_own(opened: Library) -> None:
    dossier = opened.new(Head(kenmerk="", title="Proef", peildatum=date(2026, 6, 1)), reason="begin")
    other = opened.new(Head(kenmerk="", title="Tweede", peildatum=date(2026, 6, 1)), reason="begin")
    second = replace(other.assessment, head=replace(other.assessment.head, second_of=f"{dossier.kenmerk}@1"))
    opened.save(other, second)
    assert [line.kenmerk for line in use.portfolio(opened).lines] == [dossier.kenmerk]
    assert [line.kenmerk for line in use.portfolio_apart(opened).lines] == [dossier.kenmerk]


def test_what_was_asked_is_told_in_words(opened: Library) -> None:
    found = use.portfolio(opened, Wanted(status=("vastgesteld",), phase=("toekenning",), years=(2025, 2026), advice=("DEELNAME",),
                                         tags=("staal",), examples=True), by="B.1")
    words = use.sentences("nl")
    assert use.chosen_words(found, words) == ("vastgesteld; toekenning; 2025, 2026; Nederlandse deelname, met focus; staal; "
                                              "de voorbeelden")
    assert use.order_words(found.framework, "B.1", words) == "stap B.1"
    assert use.order_words(found.framework, "probleem", words) == "2. Probleem"
    assert use.order_words(found.framework, "title", words) == "titel"
