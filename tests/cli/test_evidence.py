"""The verb evidence, find --stale, answer --renew, and own evidence beside exported dossiers."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from afweging import shipped
from tests.cli.conftest import ME2, Said

Afweging = Callable[..., Said]
FILE = """\
format: 1
sources:
  - {id: B01, title: {nl: Rapport van de Rekenkamer}, published: 2026-03-01, kamerstuk: "29 826 nr. 300", place: rekenkamer.nl}
facts:
  - id: E01
    text: {nl: "Het rapport noemt 12 projecten."}
    questions: [2, 9]
    refs: [{source: B01, note: {nl: p. 3}}]
    valid_from: 2026-03
    grade: A
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "eigen.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_own_facts_are_added_listed_and_shown(afweging: Afweging, own: Path) -> None:
    added = afweging("evidence", "add", str(own))
    assert (added.code, added.out.split()) == (0, ["B01", "E01"])
    assert "2 toegevoegd: B01, E01." in added.err
    assert "2 stonden er al" in afweging("evidence", "add", str(own)).err
    for words in (["rekenkamer"], ["29826-300"], ["kamerstuk 29826, nr. 300"], ["29", "826", "nr.", "300"], ["e01"], ["12 projecten"], ["--own"]):
        listed = afweging("evidence", "list", *words)
        assert listed.out.startswith("E01 · maart 2026 · A · eigen feit\n"), words
        assert "1 feit." in listed.err
    assert afweging("evidence", "list", "rekenkamer", "--question", "5").out == ""
    shown = afweging("evidence", "show", "e01").out
    assert "Vragen: 2, 9" in shown
    assert "Aan te halen vanaf 1 maart 2026" in shown
    assert "B01: Rapport van de Rekenkamer, Kamerstuk 29826, nr. 300, 1 maart 2026, p. 3" in shown
    assert "rekenkamer.nl" in afweging("evidence", "show", "B01").out
    assert "Feiten: E01" in afweging("evidence", "show", "b01").out


def test_facts_of_ours_are_listed_with_how_they_stand(afweging: Afweging) -> None:
    assert "F22 · 8 juli 2022 · B · VERVALLEN, zie F37" in afweging("evidence", "list", "F22", "--on", "2026-06-01").out
    assert "VERVALLEN" not in afweging("evidence", "list", "F22", "--on", "2022-09-01").out
    assert "JONGER DAN DE PEILDATUM" in afweging("evidence", "list", "F22", "--on", "01-01-2022").out
    (found,) = json.loads(afweging("evidence", "list", "F22", "--on", "2026-06-01", "--json").out)
    assert (found["standing"], found["successor"], found["own"], found["citable_from"]) == ("superseded", "F37", False, "2022-07-08")
    shown = json.loads(afweging("evidence", "show", "004", "--json").out)
    assert shown["kamerstuk"] == "29826-277"


def test_a_change_needs_a_word_and_is_kept_with_what_stood_there(afweging: Afweging, own: Path) -> None:
    afweging("evidence", "add", str(own))
    own.write_text(FILE.replace("12 proj", "13 proj"), encoding="utf-8")
    refused = afweging("evidence", "add", str(own))
    assert (refused.code, refused.out) == (1, "")
    assert "evidence.own-twice" in refused.err
    assert "1 gewijzigd: E01. 1 stond er al: B01." in afweging("evidence", "add", str(own), "--change").err
    shown = json.loads(afweging("evidence", "show", "E01", "--json").out)
    assert [change["content"]["text"]["nl"] for change in shown["changes"]] == [
        "Het rapport noemt 13 projecten.", "Het rapport noemt 12 projecten."]
    assert "Gewijzigd " in afweging("evidence", "show", "E01").out
    assert afweging("check").code == 0


def test_faults_in_a_file_are_named_with_file_and_line(afweging: Afweging, own: Path) -> None:
    own.write_text(FILE.replace("E01", "F99").replace("valid_from: 2026-03", "valid_from: ooit"), encoding="utf-8")
    refused = afweging("evidence", "add", str(own))
    assert refused.code == 1
    assert f"{own}:5: “F99” kan geen id zijn" in refused.err
    assert f"{own}:9: “ooit” is geen jaar, kwartaal, maand of dag." in refused.err
    assert afweging("evidence", "list", "--own").out == ""
    assert afweging("evidence", "show", "E44").code == 1
    assert afweging("evidence", "show", "Q1").code == 1


def test_an_own_fact_is_superseded_and_written_to_a_file(afweging: Afweging, own: Path, tmp_path: Path) -> None:
    afweging("evidence", "add", str(own))
    assert "VERVALLEN, zie F39" in afweging("evidence", "supersede", "E01", "f39").out
    assert "superseded_by: F39" in afweging("evidence", "export").out
    target = tmp_path / "uit.yaml"
    assert afweging("evidence", "export", "-o", str(target)).out.strip() == str(target)
    assert "3 toegevoegd" not in afweging("evidence", "add", str(target)).err
    assert "VERVALLEN" not in afweging("evidence", "supersede", "E01", "-").out
    assert afweging("evidence", "supersede", "E01", "E99").code == 1


def test_own_facts_come_in_through_standard_input(process: Callable[..., Said]) -> None:
    done = process("evidence", "add", "-", stdin=FILE.encode())
    assert (done.code, done.out.split()) == (0, ["B01", "E01"])


def test_own_evidence_stands_beside_exported_dossiers_also_of_a_damaged_library(
    afweging: Afweging, own: Path, tmp_path: Path, library: Path,
) -> None:
    afweging("evidence", "add", str(own))
    afweging("import", str(ME2))
    whole = tmp_path / "heel"
    assert afweging("export", "--all", "-o", str(whole)).code == 0
    kept = (whole / "own-evidence.yaml").read_text(encoding="utf-8")
    assert "Rapport van de Rekenkamer" in kept
    content = bytearray(library.read_bytes())
    content[:16] = b"x" * 16
    library.write_bytes(content)
    saved = tmp_path / "gered"
    assert afweging("export", "--all", "-o", str(saved)).code == 4
    assert (saved / "own-evidence.yaml").read_text(encoding="utf-8") == kept


def test_no_own_evidence_makes_no_file(afweging: Afweging, tmp_path: Path) -> None:
    afweging("import", str(ME2))
    afweging("export", "--all", "-o", str(tmp_path / "uit"))
    assert not (tmp_path / "uit" / "own-evidence.yaml").exists()


def test_a_dossier_takes_its_own_facts_to_another_library(afweging: Afweging, own: Path, tmp_path: Path) -> None:
    afweging("evidence", "add", str(own))
    afweging("new", "Proef", "--peildatum", "2026-06-01")
    afweging("answer", "AFW-2026-0001", "2", "--cite", "e01")
    file = tmp_path / "uit.yaml"
    assert afweging("export", "AFW-2026-0001", "--format", "yaml", "-o", str(file)).code == 0
    other = ("--library", str(tmp_path / "ander.db"))
    said = afweging(*other, "import", str(file)).err
    assert "Meegekomen eigen bronnen en feiten: B01, E01." in said
    assert "Het rapport noemt 12 projecten." in afweging(*other, "evidence", "list", "--own").out
    assert '"fact": "E01"' in afweging(*other, "show", "AFW-2026-0001", "--json").out


# --- superseded facts ---------------------------------------------------------------------------------------------

def test_the_successor_is_cited_in_place_of_a_superseded_fact(afweging: Afweging, tmp_path: Path) -> None:
    text = tmp_path / "antwoord.md"
    text.write_text("Zie [@F22] en [@F67].", encoding="utf-8")
    afweging("new", "Proef", "--peildatum", "2026-06-01")
    afweging("answer", "AFW-2026-0001", "5", "--text", str(text), "--cite", "F22")
    assert afweging("answer", "AFW-2026-0001", "5", "--renew", "f22").code == 0
    answer = json.loads(afweging("show", "AFW-2026-0001", "--question", "5", "--json").out)
    assert (answer["text"], answer["facts"]) == ("Zie [@F37] en [@F67].", [{"fact": "F37"}])
    assert "evidence.not-superseded" in afweging("answer", "AFW-2026-0001", "5", "--renew", "F37").err
    assert "evidence.not-cited" in afweging("answer", "AFW-2026-0001", "5", "--renew", "F23").err
    assert "dossier.unknown-fact" in afweging("answer", "AFW-2026-0001", "5", "--renew", "F999").err


def test_a_source_of_an_answer_is_written_in_one_way(afweging: Afweging) -> None:
    afweging("new", "Proef")
    afweging("answer", "AFW-2026-0001", "5", "--source", "A:Kamerstukken II 2021/22, 29826, nr. 147, p. 3",
             "--source", "B:29 826 nr. 147", "--source", "C:29826-147 gesprekken")
    answer = json.loads(afweging("show", "AFW-2026-0001", "--question", "5", "--json").out)
    assert [source["title"] for source in answer["sources"]] == [
        "Kamerstuk 29826, nr. 147, p. 3", "Kamerstuk 29826, nr. 147", "29826-147 gesprekken"]


def test_stale_dossiers_are_found_with_what_reopening_would_do(afweging: Afweging) -> None:
    afweging("import", str(ME2))
    assert "0 vastgestelde dossiers" in afweging("find", "--stale", "--on", "2026-06-01").err
    assert afweging("finalise", "VOORBEELD-1", "--reason", "klaar").code == 0
    found = afweging("find", "--stale", "--on", "2026-06-01")
    assert "VOORBEELD-1@2 · peildatum 1 september 2022 · voorbeeld" in found.out
    assert "F23 is vervallen; ervoor in de plaats kwam F38: " in found.out
    assert "Met die oordelen heropend is het advies niet meer te bepalen; nog mogelijk: " in " ".join(found.out.split())
    assert "1 vastgesteld dossier haalt feiten aan" in found.err
    (one,) = json.loads(afweging("find", "--stale", "--on", "2026-06-01", "--json").out)
    assert (one["kenmerk"], one["advice"], one["reopened"]["advice"], one["reopened"]["undecided"]) == (
        "VOORBEELD-1", "DEELNAME", "NOG_NIET", True)
    assert {(each["fact"], each["successor"]) for each in one["lapsed"]} == {("F23", "F38")}
    assert json.loads(afweging("find", "--stale", "--on", "2025-10-16", "--json").out) == []
    assert json.loads(afweging("find", "xyzzy", "--stale", "--on", "2026-06-01", "--json").out) == []
    assert len(json.loads(afweging("find", "fase:notificatie", "--stale", "--on", "2026-06-01", "--json").out)) == 1


def test_a_day_without_stale_is_refused(afweging: Afweging) -> None:
    assert afweging("find", "--on", "2026-06-01").code == 2
    assert afweging("find", "--stale", "--on", "morgen").code == 2


def test_a_cabinet_of_ones_own_is_added_and_shown(afweging: Afweging, own: Path) -> None:
    text = own.read_text(encoding="utf-8").replace("sources:\n", "cabinets:\n  - {id: K01, label: {nl: kabinet na 2026}}\nsources:\n")
    own.write_text(text.replace("grade: A", "grade: A\n    cabinet: K01").replace("place:", "cabinet: K01, place:"), encoding="utf-8")
    assert afweging("evidence", "add", str(own)).out.split() == ["K01", "B01", "E01"]
    assert "Kabinet: kabinet na 2026" in afweging("evidence", "show", "E01").out
    assert "Kabinet: kabinet na 2026" in afweging("evidence", "show", "B01").out
    assert afweging("evidence", "show", "k01").out.split("\n")[:3] == ["K01 · kabinet na 2026", "  Bronnen: B01", "  Feiten: E01"]
    assert "Cabinet: [nl] kabinet na 2026" in afweging("--lang", "en", "evidence", "show", "E01").out
    assert json.loads(afweging("evidence", "show", "K01", "--json").out)["own"] is True
    assert "kabinet-Rutte IV" in afweging("evidence", "show", "rutte-4").out
    assert "Kabinet: kabinet-Rutte IV" in afweging("evidence", "show", "F22").out
    copy = own.parent / "copy.yaml"
    assert afweging("evidence", "export", "--output", str(copy)).code == 0
    assert "3 stonden er al: K01, B01, E01." in afweging("evidence", "add", str(copy)).err
    own.write_text(text.replace("id: K01", "id: rutte-5"), encoding="utf-8")
    wrong = afweging("evidence", "add", str(own))
    assert wrong.code == 1
    assert f"{own.name}:3" in wrong.err
    assert "K met twee tot vier cijfers voor een kabinet, bijvoorbeeld K02" in " ".join(wrong.err.split())
    assert "for a cabinet, such as K02" in " ".join(afweging("--lang", "en", "evidence", "add", str(own)).err.split())


NEWS = """
  - id: E01
    text: {nl: "Nieuw van het programma.", en: "New in the program."}
    questions: [2]
    refs: [{source: "004", lines: ["51"]}]
    valid_from: 2025-10-17
    grade: B
    cabinet: schoof-demissionair
"""
"""A fact that an update of the program could bring, under an id of the user's own."""


@pytest.fixture
def update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Bring the update."""
    def bring() -> None:
        newer = Path(shutil.copytree(shipped.evidence(), tmp_path / "newer"))
        with (newer / "facts.yaml").open("a", encoding="utf-8") as facts:
            facts.write(NEWS)
        monkeypatch.setattr(shipped, "evidence", lambda: newer)

    return bring


def test_an_id_that_an_update_brings_as_well_is_said_once_by_what_opens_evidence(
        afweging: Afweging, me2: str, own: Path, update: Callable[[], None], tmp_path: Path) -> None:
    afweging("evidence", "add", str(own))
    said = "Het programma heeft nu ook E01."
    assert said not in afweging("evidence", "list", "E01").err
    update()
    verbs = (["evidence", "list"], ["evidence", "show", "E01"], ["find", "--stale"], ["consistency", me2],
             ["report", me2, "--format", "md", "--output", str(tmp_path / "advies.md")])
    for words in verbs:
        found = afweging(*words)
        assert (found.code, (found.out + found.err).count(said)) == (0, 1), words
    assert "E01 · maart 2026" in afweging("evidence", "show", "E01").out
    assert said in afweging("--lang", "nl", "evidence", "list", "--json").err
    assert "The program now also has E01." in afweging("--lang", "en", "evidence", "list").err
    assert json.loads(afweging("evidence", "list", "--json").out)
    for words in (["find"], ["show", me2]):
        assert said not in afweging(*words).err, words
