"""The verb report: kinds, the public edition with its list, archives, and many dossiers in one go."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from afweging import errors
from afweging.cli import reports
from afweging.cli.progress import Progress
from afweging.errors import AfwegingError
from afweging.report import formats
from tests.cli.conftest import ME2, Said

Afweging = Callable[..., Said]
DOSSIERS = sorted(ME2.parent.glob("*.yaml"))


@pytest.fixture
def memo(afweging: Afweging, me2: str) -> str:
    """The example with everything a memo asks, a person, and a closed part."""
    assert afweging(
        "set", me2, "--memo-to", "Minister van EZ", "--memo-to", "Staatssecretaris", "--memo-from", "DG BI", "--memo-copy", "SG",
        "--memo-enclosure", "Kamerbrief", "--memo-with", "Minister van Financiën", "--memo-sign-off", "Directeur",
        "--memo-purpose", "informatie", "--status", "ter-meelezing", "--person", "auteur=Kanarie Pimpelmees").code == 0
    return me2


def test_the_memo_is_made_from_what_set_was_given(afweging: Afweging, memo: str, tmp_path: Path) -> None:
    said = afweging("report", memo, "--kind", "beslisnota", "--format", "md", "-o", str(tmp_path))
    assert said.code == 0
    path = Path(said.out.strip())
    assert path.name == "voorbeeld-1-beslisnota-concept-na-v1.md"
    text = path.read_text(encoding="utf-8")
    for needed in ("TER INFORMATIE", "TER MEELEZING", "Minister van EZ; Staatssecretaris", "DG BI / Directie Topsectoren", "SG",
                   "2. Kamerbrief", "Minister van Financiën", "1. Directeur", "Kanarie Pimpelmees (auteur)"):
        assert needed in text
    english = afweging("report", memo, "--kind", "beslisnota", "--format", "md", "--language", "en", "-o", str(tmp_path))
    path = Path(english.out.strip())
    assert path.name == "voorbeeld-1-beslisnota-concept-na-v1-en.md"
    assert "FOR INFORMATION" in path.read_text(encoding="utf-8")


def test_lists_of_the_memo_can_be_emptied_again(afweging: Afweging, memo: str) -> None:
    assert afweging("set", memo, "--memo-to", "").code == 0
    head = json.loads(afweging("show", memo, "--json").out)
    assert "addressees" not in json.dumps(head)
    assert "DG BI" in json.dumps(head)


@pytest.mark.parametrize(("words", "named"), [
    (("--memo-purpose", "ondertekening"), "beslissing"), (("--status", "vastgesteld"), "ter-meelezing")])
def test_wrong_words_for_the_memo_are_usage(afweging: Afweging, me2: str, words: tuple[str, ...], named: str) -> None:
    said = afweging("set", me2, *words)
    assert said.code == 2
    assert named in said.err


@pytest.mark.parametrize(("words", "named"), [
    (("VOORBEELD-1", "--kind", "kamerbrief"), "beslisnota"), (("VOORBEELD-1", "--format", "md", "--archive", "a-2a"), "--archive"),
    (("VOORBEELD-1", "--archive", "a-1b"), "a-2a"), ((), "ID"), (("VOORBEELD-1", "--omitted", "x.csv"), "--public"),
    (("--all", "-o", "-"), "--output")])
def test_wrong_words_for_a_report_are_usage(afweging: Afweging, me2: str, words: tuple[str, ...], named: str) -> None:
    said = afweging("report", *words)
    assert said.code == 2, said.err
    assert named in said.err


def test_the_public_version_comes_with_its_list(afweging: Afweging, memo: str, tmp_path: Path) -> None:
    target, listed = tmp_path / "x.md", tmp_path / "lijst.csv"
    said = afweging("report", memo, "--public", "--format", "md", "-o", str(target), "--omitted", str(listed))
    assert said.code == 0
    assert said.out.strip() == str(target)
    assert "Weggelaten: de naam van persoon 1: art. 5.1, tweede lid, onder e, Woo" in said.err
    assert "Weggelaten: vraag 9, vertrouwelijk deel: art. 5.1, eerste lid, onder c, Woo" in said.err
    assert "Pimpelmees" not in target.read_text(encoding="utf-8") + said.err + said.out
    rows = list(csv.DictReader(listed.read_text(encoding="utf-8").splitlines()))
    assert [row["article"] for row in rows] == ["5.1.2.e", "5.1.1.c"]
    assert afweging("report", memo, "--public", "--format", "md", "-o", str(target), "--omitted", str(tmp_path / "l.json")).code == 0
    assert [row["article"] for row in json.loads((tmp_path / "l.json").read_text(encoding="utf-8"))] == ["5.1.2.e", "5.1.1.c"]
    assert (tmp_path / "l.json").stat().st_mode & 0o077 == 0


def test_a_name_in_the_text_refuses_the_public_version_and_writes_nothing(afweging: Afweging, memo: str, tmp_path: Path) -> None:
    text = tmp_path / "t.md"
    text.write_text("Eerst dit.\n\nDan zegt pimpelméés dat.", encoding="utf-8")
    assert afweging("answer", memo, "4", "--text", str(text)).code == 0
    said = afweging("report", memo, "--public", "--format", "md", "-o", str(tmp_path / "x.md"), "--omitted", str(tmp_path / "l.csv"))
    assert said.code == 1
    assert "vraag 4, antwoord: Hier staat de naam van een persoon (regel 3, positie 10)" in said.err
    assert "pimpelm" not in (said.err + said.out).lower()
    assert not (tmp_path / "x.md").exists()
    assert not (tmp_path / "l.csv").exists()
    assert afweging("report", memo, "--format", "md", "-o", str(tmp_path / "x.md")).code == 0


def test_an_archive_without_part_three_gets_part_two(afweging: Afweging, me2: str, tmp_path: Path) -> None:
    said = afweging("report", me2, "--archive", "a-2a", "-o", str(tmp_path))
    assert said.code == 0, said.err
    with pikepdf.open(said.out.strip()) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfuaid:part"], len(pdf.attachments)) == ("2", "1", 0)


def test_many_at_once_on_all_cores(afweging: Afweging, tmp_path: Path) -> None:
    assert afweging("import", *map(str, DOSSIERS)).code == 0
    said = afweging("report", "--all", "--kind", "beslisnota", "-o", str(tmp_path / "uit"))
    assert said.code == 0, said.err
    made = sorted((tmp_path / "uit").iterdir())
    assert [path.name for path in made] == [f"voorbeeld-{number}-beslisnota-v1.pdf" for number in range(1, 8)]
    assert sorted(said.out.split()) == [str(path) for path in made]
    assert "7 van 7" in said.err
    assert "7 rapporten gemaakt." in said.err
    alone = afweging("report", "VOORBEELD-3", "--kind", "beslisnota", "-o", str(tmp_path / "een.pdf"))
    assert alone.code == 0
    assert (tmp_path / "een.pdf").read_bytes() == made[2].read_bytes()


def test_a_bad_dossier_never_stops_the_rest(afweging: Afweging, library: Path, tmp_path: Path) -> None:
    assert afweging("import", *map(str, DOSSIERS)).code == 0
    text = tmp_path / "t.md"
    text.write_text("x" * 60_000, encoding="utf-8")
    assert afweging("answer", "VOORBEELD-2", "4", "--text", str(text)).code == 0
    said = afweging("report", "VOORBEELD-1", "VOORBEELD-2", "NIET-ER", "VOORBEELD-3@9", "VOORBEELD-4", "VOORBEELD-4", "--format", "html",
                    "-o", str(tmp_path / "uit"))
    assert said.code == 1
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == ["voorbeeld-1-v1.html", "voorbeeld-4-v1.html"]
    ending = said.err.split("2 rapporten gemaakt.")[1]
    assert "Niet gemaakt: VOORBEELD-2: vraag 4:" in ending
    assert "Niet gemaakt: NIET-ER:" in ending
    assert "Niet gemaakt: VOORBEELD-3@9:" in ending


def test_a_damaged_dossier_is_named_and_the_rest_is_made(afweging: Afweging, library: Path, tmp_path: Path) -> None:
    assert afweging("import", *map(str, DOSSIERS[:3])).code == 0
    with sqlite3.connect(library) as broken:
        kept = dict(broken.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
        for name in kept:
            broken.execute(f"DROP TRIGGER {name}")
        first = broken.execute("SELECT kenmerk FROM version ORDER BY kenmerk LIMIT 1").fetchone()[0]
        broken.execute("UPDATE version SET body = replace(body, 'verdict', 'verdikt') WHERE kenmerk = ?", (first,))
        for sql in kept.values():
            broken.execute(sql)
    said = afweging("report", "--all", "--format", "json", "-o", str(tmp_path / "uit"))
    assert said.code == 1
    assert len(list((tmp_path / "uit").iterdir())) == 2
    assert f"Niet gemaakt: {first}:" in said.err


def test_public_reports_of_all_give_one_list(afweging: Afweging, tmp_path: Path) -> None:
    assert afweging("import", *map(str, DOSSIERS)).code == 0
    assert afweging("set", "VOORBEELD-2", "--person", "auteur=Kanarie Pimpelmees", "--directorate", "Bureau Pimpelmees").code == 0
    said = afweging("report", "--all", "--public", "--format", "md", "-o", str(tmp_path / "uit"), "--omitted", str(tmp_path / "l.csv"))
    assert said.code == 1
    assert "Niet gemaakt: VOORBEELD-2: de directie: Hier staat de naam" in said.err
    kenmerken = {row["kenmerk"] for row in csv.DictReader((tmp_path / "l.csv").read_text(encoding="utf-8").splitlines())}
    assert kenmerken
    assert "VOORBEELD-2" not in kenmerken


def test_kenmerken_that_give_the_same_file_name_give_two_files(afweging: Afweging, tmp_path: Path) -> None:
    for kenmerk in ("A/1", "A-1"):
        assert afweging("new", "Proef", "--kenmerk", kenmerk).code == 0
    assert afweging("report", "--all", "--format", "json", "-o", str(tmp_path / "uit")).code == 0
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == ["a-1-v1-2.json", "a-1-v1.json"]


def test_what_goes_wrong_with_all_stops_at_once(afweging: Afweging, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert afweging("import", *map(str, DOSSIERS)).code == 0
    calls = []

    def broken(*_given: object, **_named: object) -> bytes:
        calls.append(1)
        raise AfwegingError(errors.PANGO_MISSING, line="apt-get install x")

    monkeypatch.setattr(formats, "render", broken)
    said = afweging("report", "--all", "-o", str(tmp_path / "uit"))
    assert said.code == 1
    assert said.err.count("apt-get install x") == 1
    assert len(calls) <= 2 * reports.cores() + 1
    assert not (tmp_path / "uit").exists()


def test_a_fault_of_ours_in_one_dossier_is_named_without_its_text(
        afweging: Afweging, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bad, good = afweging("import", *map(str, DOSSIERS[:2])).out.split()
    real = formats.render

    def faulty(document: object, *given: object, **named: object) -> bytes:
        if document.assessment.head.kenmerk == bad:  # type: ignore[attr-defined]
            raise ValueError("geheime tekst")
        return real(document, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(formats, "render", faulty)
    said = afweging("report", "--all", "--format", "json", "-o", str(tmp_path / "uit"))
    assert said.code == 1
    assert f"Niet gemaakt: {bad}: Dit is een fout in het programma (ValueError" in said.err
    assert "geheime tekst" not in said.err
    assert said.out.strip().endswith(f"{good.lower()}-v1.json")


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def test_the_bar_shows_how_far_and_how_long_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    bar = Progress(4)
    for _number in range(3):
        bar.step()
    bar.say("een bericht")
    shown = terminal.getvalue()
    assert "3 van 4, nog 0:00" in shown
    assert "[" + "#" * 22 in shown
    assert shown.index("een bericht") > shown.index("\r ")
    bar.step()
    bar.clear()
    assert not terminal.getvalue().rstrip(" \r").endswith("]")


def test_elsewhere_it_is_a_line_at_every_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Progress(50)
    for _number in range(50):
        bar.step()
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "5 van 50"
    assert len(lines) == 10
