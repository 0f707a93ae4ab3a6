"""The verb remark, the count in the list, and looking again, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Afweging = Callable[..., Said]


def test_a_remark_is_made_answered_resolved_and_reopened(afweging: Afweging, me2: str) -> None:
    made = afweging("--as", "lezer DG", "remark", me2, "9", "--text", "Klopt het percentage?\nZie pagina 3.")
    assert (made.code, made.out) == (0, "1\n")
    assert "Opmerking 1 bij VOORBEELD-1 gemaakt" in made.err
    assert afweging("remark", me2, "13", "--text", "Tweede").out == "2\n"
    assert afweging("remark", me2, "--reply", "1", "--text", "Ja, nagerekend.").code == 0
    listed = afweging("remark", me2)
    assert "1 · vraag 9 Staatssteun · lezer DG · " in listed.out
    assert "  Klopt het percentage?\n  Zie pagina 3.\n  ↳ " in listed.out
    assert "Er staan 2 opmerkingen open." in listed.err
    assert afweging("remark", me2, "--resolve", "1", "--text", "Aangepast.").code == 0
    assert "afgehandeld door" in afweging("remark", me2, "9").out
    found = json.loads(afweging("remark", me2, "--json").out)
    assert [(one["number"], one["question"], one["resolved"]) for one in found] == [(1, "staatssteun", True), (2, "balans", False)]
    assert [reply["text"] for reply in found[0]["replies"]] == ["Ja, nagerekend.", "Aangepast."]
    assert found[0]["version"] == 1
    again = afweging("remark", me2, "--resolve", "1")
    assert (again.code, "al afgehandeld" in again.err) == (1, True)
    assert afweging("remark", me2, "--reopen", "1").code == 0
    assert afweging("check").code == 0


def test_a_remark_comes_from_a_file_or_from_standard_input(process: Afweging, me2: str, tmp_path: Path) -> None:
    file = tmp_path / "opmerking.txt"
    file.write_text("Uit een bestand\n", encoding="utf-8")
    assert process("remark", me2, "2", "--text", str(file)).code == 0
    assert process("remark", me2, "2", "--text", "-", stdin="Via de pijp é".encode()).code == 0
    assert process("remark", me2, "2", "--text", "x" * 5000).code == 1
    assert [one["text"] for one in json.loads(process("remark", me2, "--json").out)] == ["Uit een bestand", "Via de pijp é"]


@pytest.mark.parametrize(("words", "code", "said"), [
    (("9", "--text", "  "), 1, "remark.empty"), (("99", "--text", "x"), 1, "unknown-question"), (("--text", "x"), 2, "VRAAG"),
    (("--reply", "1"), 2, "--text"), (("--reply", "7", "--text", "x"), 1, "remark.unknown"), (("--reopen", "1"), 1, "remark.unknown"),
    (("--resolve", "een"), 2, "--resolve"),
])
def test_what_cannot_be_done_is_refused_and_leaves_nothing_behind(
    afweging: Afweging, me2: str, words: tuple[str, ...], code: int, said: str,
) -> None:
    refused = afweging("remark", me2, *words)
    assert refused.code == code
    assert said in refused.err
    assert "Er zijn geen opmerkingen" in afweging("remark", me2).err


def test_the_list_counts_open_remarks(afweging: Afweging, me2: str) -> None:
    assert "opmerking" not in afweging("find").out
    afweging("remark", me2, "1", "--text", "Eén")
    assert "voorbeeld, 1 opmerking " in afweging("find").out
    afweging("remark", me2, "2", "--text", "Twee")
    assert "2 opmerkingen" in afweging("find", "VOORBEELD").out
    afweging("remark", me2, "--resolve", "1")
    (entry,) = json.loads(afweging("find", "--json").out)
    assert entry["open_remarks"] == 1


def test_a_finalised_dossier_takes_remarks(afweging: Afweging, me2: str) -> None:
    done = afweging("finalise", me2, "--reason", "gereed")
    assert done.code == 0, done.err
    assert afweging("remark", me2, "3", "--text", "Achteraf").code == 0
    assert afweging("show", me2, "--json").out.count("Achteraf") == 0


def test_a_change_asks_to_look_again_until_it_is_confirmed(afweging: Afweging, me2: str) -> None:
    saved = afweging("answer", me2, "9", "--verdict", "onbekend", "--missing", "een besluit")
    assert "Vraag 10 leunt op dit antwoord" in saved.err
    assert saved.err.count("leunt op") == 1
    assert "kijk opnieuw: vraag 9 is gewijzigd" in afweging("show", me2).out
    assert "kijk opnieuw" in afweging("show", me2, "--question", "10").out
    refused = afweging("finalise", me2, "--reason", "gereed")
    assert refused.code == 1
    assert "Het antwoord op vraag 10 leunt op een antwoord dat later is gewijzigd (vraag 9)" in refused.err
    assert "staat nog open" not in refused.err
    afweging("remark", me2, "10", "--text", "Klopt dit?")
    assert "1 opmerking van een lezer staat nog open" in afweging("finalise", me2, "--reason", "gereed").err
    assert afweging("answer", me2, "10", "--confirm").code == 0
    assert "kijk opnieuw" not in afweging("show", me2).out
    assert "dossier.look-again" not in afweging("finalise", me2, "--reason", "gereed").err


def test_a_report_has_the_remarks_only_when_asked_and_never_a_public_one(afweging: Afweging, me2: str, tmp_path: Path) -> None:
    afweging("--as", "lezer", "remark", me2, "9", "--text", "Kolibrie")
    for words, code, said in (
        (("--public",), 1, "remark.internal"), (("--kind", "beslisnota"), 2, "--remarks"), (("--format", "json"), 2, "--remarks"),
    ):
        refused = afweging("report", me2, "--remarks", *words)
        assert (refused.code, said in refused.err) == (code, True)
    file = tmp_path / "rapport.md"
    assert afweging("report", me2, "--remarks", "--format", "md", "-o", str(file)).code == 0
    assert "Kolibrie" in file.read_text(encoding="utf-8")
    for words in ((), ("--public",)):
        assert afweging("report", me2, "--format", "md", "-o", str(file), *words).code == 0
        assert "Kolibrie" not in file.read_text(encoding="utf-8")
