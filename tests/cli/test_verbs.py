"""Every verb does what it says, in Dutch and in English, for people and as JSON."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from afweging.assessment.interchange import read_file
from afweging.cli.parser import VERBS
from afweging.framework.loading import load
from afweging.library import Library
from afweging.shipped import default_framework
from tests.cli.conftest import ME2, Said

Afweging = Callable[..., Said]
ORDER = [question.id for question in load(default_framework()).questions]
"""The questions in the order in which they are asked."""


def test_a_dossier_from_start_to_finalised(afweging: Afweging, tmp_path: Path) -> None:
    kenmerk = afweging("new", "Chips voor morgen", "--peildatum", "2026-06-01", "--phase", "verkennen").out.strip()
    assert re.fullmatch(r"AFW-\d{4}-0001", kenmerk)
    example = read_file(ME2)
    text = tmp_path / "antwoord.md"
    for question, answer in sorted(example.answers.items(), key=lambda one: ORDER.index(one[0])):
        text.write_text(answer.text, encoding="utf-8")
        words = ["answer", kenmerk, question, "--text", str(text)]
        if answer.verdict:
            words += ["--verdict", answer.verdict]
        assert afweging(*words).code == 0
    refused = afweging("finalise", kenmerk, "--reason", "gereed")
    assert refused.code == 1
    assert "Vraag 14" in refused.err
    assert afweging("answer", kenmerk, "14", "--verdict", "DEELNAME", "--focus", "fotonica").code == 0
    recorded = afweging("record", kenmerk, "--reason", "alles beantwoord")
    assert recorded.code == 0
    assert "versie 2" in recorded.err
    warned = afweging("finalise", kenmerk, "--reason", "akkoord DG")
    assert warned.code == 1
    checks = re.findall(r"Controle ([a-z-]+), vraag", warned.err)
    assert checks == ["steun-zonder-financieringstekort", "vervallen-feit"]
    words = [part for check in checks for part in ("--word", f"{check}=nagegaan, klopt")]
    done = afweging("finalise", kenmerk, "--reason", "akkoord DG", *words)
    assert done.code == 0, done.err
    assert "versie 3" in done.err
    frozen = afweging("answer", kenmerk, "2", "--verdict", "serieus")
    assert frozen.code == 1
    assert "vastgesteld" in frozen.err
    assert afweging("reopen", kenmerk, "--reason", "nieuwe feiten").code == 0
    assert afweging("answer", kenmerk, "2", "--verdict", "serieus").code == 0
    history = json.loads(afweging("show", kenmerk, "--history", "--json").out)
    assert [one["number"] for one in history] == [1, 2, 3, 4]
    assert history[2]["reason"] == "akkoord DG"
    assert afweging("check").code == 0


def test_what_is_saved_is_what_was_written(afweging: Afweging, tmp_path: Path) -> None:
    kenmerk = afweging("new", "Proef").out.strip()
    text = tmp_path / "t.md"
    text.write_bytes("Café\r\nmet e\u0301\u202e\x1b[31m en ‘aanhaling’\n\n".encode())
    afweging("answer", kenmerk, "1", "--verdict", "2", "--text", str(text), "--tick", "1a", "--cite", "f15",
             "--source", "A:CBS, Industriemonitor", "--owner", "vakdirectie")
    answer = json.loads(afweging("show", kenmerk, "--question", "1", "--json").out)
    assert answer["text"] == "Café\nmet é[31m en ‘aanhaling’"
    assert answer["verdict"] == "volledig"
    assert answer["ticks"] == [{"prompt": "1a"}]
    assert answer["facts"] == [{"fact": "F15"}]
    assert answer["sources"] == [{"title": "CBS, Industriemonitor", "grade": "A"}]


def test_a_tick_with_effect_and_note_replaces_the_earlier_one(afweging: Afweging) -> None:
    kenmerk = afweging("new", "Proef").out.strip()
    afweging("answer", kenmerk, "13", "--tick", "13a:-:230 miljoen", "--tick", "13c:0")
    afweging("answer", kenmerk, "13", "--tick", "13a:0")
    answer = json.loads(afweging("show", kenmerk, "--question", "13", "--json").out)
    assert answer["ticks"] == [{"prompt": "13a", "effect": "0"}, {"prompt": "13c", "effect": "0"}]


def test_unknown_takes_what_is_missing_and_a_level_clears_it(afweging: Afweging) -> None:
    kenmerk = afweging("new", "Proef").out.strip()
    afweging("answer", kenmerk, "9", "--verdict", "onbekend", "--missing", "een project")
    assert json.loads(afweging("show", kenmerk, "--question", "9", "--json").out)["missing"] == "een project"
    afweging("answer", kenmerk, "9", "--verdict", "nodig")
    assert "missing" not in json.loads(afweging("show", kenmerk, "--question", "9", "--json").out)


def test_the_head_can_be_changed(afweging: Afweging) -> None:
    kenmerk = afweging("new", "Proef").out.strip()
    assert afweging("set", kenmerk, "--phase", "toekenning", "--budget", "gedekt", "--person", "opsteller=A. Voorbeeld",
                    "--marking", "intern", "--marking-set-by", "directeur", "--title", "Nieuwe titel").code == 0
    head = json.loads(afweging("show", kenmerk, "--json").out)["head"]
    assert head["title"] == "Nieuwe titel"
    assert head["phase"] == "toekenning"
    assert head["budget"] == "gedekt"
    assert head["persons"] == [{"role": "opsteller", "name": "A. Voorbeeld"}]
    assert head["classification"] == {"level": "intern", "set_by": "directeur"}


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_export_and_import_give_the_same(afweging: Afweging, me2: str, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"uit.{form}"
    assert afweging("export", me2, "--format", form, "-o", str(target)).code == 0
    again = afweging("import", str(target))
    assert again.code == 0
    assert "was er al" in again.err
    copied = afweging("import", str(target), "--as-new")
    assert copied.code == 0
    before = json.loads(afweging("show", me2, "--json").out)
    after = json.loads(afweging("show", copied.out.strip(), "--json").out)
    before["head"].pop("kenmerk")
    after["head"].pop("kenmerk")
    assert after == before


def test_export_to_standard_output_is_read_back(afweging: Afweging, me2: str) -> None:
    data = yaml.safe_load(afweging("export", me2, "--format", "yaml").out)
    assert data["head"]["kenmerk"] == me2
    assert data["form"] == 1


def test_import_of_other_content_asks_what_to_do(afweging: Afweging, me2: str, tmp_path: Path) -> None:
    changed = tmp_path / "anders.yaml"
    changed.write_text(re.sub(r"(?m)^  title: .*$", "  title: Anders", ME2.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    refused = afweging("import", str(changed))
    assert refused.code == 1
    assert "--update" in refused.err
    updated = afweging("import", str(changed), "--update")
    assert updated.code == 0
    assert "versie 2" in updated.err


def test_one_bad_file_does_not_stop_the_rest(afweging: Afweging, tmp_path: Path) -> None:
    bad = tmp_path / "fout.yaml"
    bad.write_text("form: 1\n", encoding="utf-8")
    result = afweging("import", str(bad), str(ME2))
    assert result.code == 1
    assert result.out.strip() == "VOORBEELD-1"
    assert "1 bestand is niet ingelezen" in result.err


def test_find_lists_and_searches(afweging: Afweging, me2: str) -> None:
    afweging("new", "Iets anders")
    assert "VOORBEELD-1" in afweging("find").out
    found = json.loads(afweging("find", "industri", "--json").out)
    assert [one["kenmerk"] for one in found] == [me2]
    assert found[0]["snippet"]
    assert afweging("find", "zzzzqqq").out == ""


def test_advise_says_what_would_change_it(afweging: Afweging, me2: str) -> None:
    said = afweging("advise", me2, "--what-if").out
    assert "ligt 1 niveau verder" in said
    assert "13 Balans: In evenwicht (nu: Voordelen groter)" in said
    assert said.index("Met één ander oordeel") < said.index("Nederlandse deelname, onder voorwaarden")
    assert "Elk oordeel telt mee" in said
    assert "Het advies hangt niet af van: 5 Nationaal" in afweging("advise", str(ME2.with_name("voorbeeld-cic.yaml")), "--what-if").out
    found = json.loads(afweging("advise", me2, "--what-if", "--json").out)
    assert (found["advice"], found["distance"]) == ("DEELNAME", 1)
    assert {"outcome": "DEELNAME_MITS", "changes": [{"number": 13, "question": "balans", "before": "voordelen-groter",
                                                      "level": "in-evenwicht",
                                                      "steps": 1}]} in found["single"]
    assert found["indifferent_numbers"] == []


def test_what_it_takes_to_decide_is_said_of_an_open_dossier(afweging: Afweging) -> None:
    kenmerk = afweging("new", "Chips voor morgen").out.strip()
    said = afweging("--lang", "en", "advise", kenmerk, "--what-if").out
    assert "not decided yet" in said
    assert "(now: open)" in said
    assert "With the fewest other verdicts together" in said


def test_advise_names_steps_and_verdicts(afweging: Afweging, me2: str) -> None:
    said = afweging("advise", me2).out
    assert "Afgeleid advies: Nederlandse deelname, met focus" in said
    for section in ("A.1.", "A.2.", "B.1.", "B.2."):
        assert section in said
    data = json.loads(afweging("advise", me2, "--json").out)
    assert data["advice"] == "DEELNAME"
    assert [step["bounds"] for step in data["steps"]] == [["ja", "ja"]] * 4
    assert json.loads(afweging("advise", str(ME2), "--json").out)["advice"] == "DEELNAME"


def test_looking_at_the_advice_early_is_said_and_logged(afweging: Afweging, me2: str, library: Path) -> None:
    kenmerk = afweging("new", "Proef").out.strip()
    assert "vastgelegd" in afweging("advise", kenmerk).err
    assert afweging("advise", me2).err == ""
    with Library.open(library) as opened:
        assert [event.kind for event in opened.store.events(kenmerk)] == ["advice-seen-early", "created"]
        assert [event.kind for event in opened.store.events(me2)] == ["imported"]


def test_batch_goes_on_after_a_bad_line(process: Callable[..., Said]) -> None:
    lines = b'{"1": 2, "2": 4, "8": null}\nniets\n\n{"15": 1}\n{"2": "paracetamol", "1": "deels", "3": "deels"}\n'
    said = process("advise", "--batch", stdin=lines)
    assert said.code == 1
    found = [json.loads(line) for line in said.out.splitlines()]
    assert [set(one) for one in found] == [
        {"steps", "outcomes", "advice", "conditions", "next"}, {"error", "line"}, {"error", "line"},
        {"steps", "outcomes", "advice", "conditions", "next"}]
    assert [one["line"] for one in found if "line" in one] == [2, 4]
    assert found[3]["advice"] == "GEEN_ROL"
    assert "2 van de 4" in said.err


def test_backup_and_restore(afweging: Afweging, me2: str, library: Path) -> None:
    target = afweging("backup").out.strip()
    assert Path(target).is_file()
    afweging("new", "Later gemaakt")
    plan = afweging("restore", target)
    assert plan.code == 0
    assert "AFW-" in plan.out
    assert "Later gemaakt" in afweging("find").out
    assert afweging("restore", target, "--yes").code == 0
    assert "Later gemaakt" not in afweging("find").out
    assert me2 in afweging("find").out
    assert target in afweging("restore").out


def test_frameworks(afweging: Afweging) -> None:
    assert "afwegingskader" in afweging("framework", "list").out
    shown = afweging("framework", "show").out
    assert "Ligt er een actieve taak voor de overheid?" in shown
    assert "R10" in shown
    assert json.loads(afweging("framework", "schema").out)["$schema"]
    assert "Is there an active task for government?" in afweging("--lang", "en", "framework", "show").out


def test_doctor_looks_at_everything(afweging: Afweging) -> None:
    looked = json.loads(afweging("doctor", "--json").out)
    names = {one["what"] for one in looked}
    assert {"programma", "PDF", "lettertypen", "terminal", "kader", "feitenbasis"} <= names
    assert all(one["repair"] for one in looked if one["state"] == "fault")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(afweging: Afweging, shell: str) -> None:
    assert "finalise" in afweging("completion", shell).out


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_of_every_verb(afweging: Afweging, verb: str, language: str) -> None:
    said = afweging("--lang", language, verb, "--help")
    assert said.code == 0
    assert said.out.startswith("gebruik: " if language == "nl" else "usage: ")


def test_without_a_terminal_the_screens_name_the_verb_to_use(process: Callable[..., Said]) -> None:
    for words in ((), ("fill", "AFW-1")):
        said = process(*words)
        assert said.code == 2
        assert "afweging find" in said.err


def test_language_of_option_environment_and_locale(process: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "gebruik" in process("--help").out
    assert "usage" in process("--lang=en", "--help").out
    monkeypatch.setenv("AFWEGING_LANG", "en")
    assert "usage" in process("--help").out
    monkeypatch.delenv("AFWEGING_LANG")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "gebruik" in process("--help").out
