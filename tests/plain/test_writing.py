"""Texts of several lines, one line of them, and the editor."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.assessment.wording import clean
from tests.plain.conftest import Stage

FIRST = "aanleiding"


@pytest.mark.parametrize(("typed", "kept"), [
    (["Een regel"], "Een regel"),
    (["Een", "", "twee"], "Een\n\ntwee"),
    (["Een", "..", "twee"], "Een\n.\ntwee"),
    ([" . ."], " . ."), (["..."], "..."), (["  Ingesprongen"], "  Ingesprongen"),
    (["stop", "volgende", "hulp", "ga 7"], "stop\nvolgende\nhulp\nga 7"),
    (["", "", "Een", "", ""], "Een"),
    (["# Kop", "- punt", "**vet** [@F15]"], "# Kop\n- punt\n**vet** [@F15]"),
    (["é ë ï € “”"], "é ë ï € “”"),
])
def test_a_text_ends_with_a_dot_and_is_kept_as_typed(stage: Stage, typed: list[str], kept: str) -> None:
    assert stage.play("antwoord", *typed, ".").answer(FIRST).text == kept


@pytest.mark.parametrize("end", [".", " . ", ".\t"])
def test_blanks_around_the_dot_do_not_matter(stage: Stage, end: str) -> None:
    played = stage.play("antwoord", "Een", end, "volgende")
    assert played.answer(FIRST).text == "Een"
    assert "Vraag 2 van 14." in played.lines


def test_a_dot_at_once_changes_nothing(stage: Stage) -> None:
    stage.play("antwoord", "Een", ".")
    for choice in ("1", "2"):
        played = stage.play("antwoord", choice, ".")
        assert played.answer(FIRST).text == "Een"
        assert "Er is niets veranderd." in played.lines


def test_a_text_that_is_there_is_added_to_or_replaced_as_chosen(stage: Stage) -> None:
    stage.play("antwoord", "Een", ".")
    assert stage.play("antwoord", "1", "Twee", ".").answer(FIRST).text == "Een\n\nTwee"
    assert stage.play("antwoord", "vervangen", "Drie", ".").answer(FIRST).text == "Drie"
    assert stage.play("antwoord", "").answer(FIRST).text == "Drie"


def test_one_line_is_changed_taken_out_or_becomes_several(stage: Stage) -> None:
    stage.play("antwoord", "Een", "twee", "drie", ".")
    played = stage.play("regel 2", "2a", "2b", ".")
    assert played.answer(FIRST).text == "Een\n2a\n2b\ndrie"
    assert stage.play("regel", "1", ".").answer(FIRST).text == "2a\n2b\ndrie"
    said = stage.play("regel", "9", "").lines
    assert "Keuze 3 van 3: drie." in said
    assert "“9” is geen keuze. Typ een nummer van 1 tot en met 3." in said
    assert "Er is nog geen tekst." in stage.play("ga 2", "regel").lines


@given(lines=st.lists(st.text(st.characters(blacklist_categories=["Cs"]), max_size=40), max_size=8))
def test_any_text_is_kept_to_the_letter_after_cleaning(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    stage = Stage(tmp_path_factory.mktemp("any") / "library.db")
    typed = [line for raw in lines for line in clean(raw).split("\n")]
    wanted = "\n".join(typed).strip("\n")
    stuffed = [".." if line.strip() == "." else line for line in typed if line.strip() != ".."]
    wanted = "\n".join("." if line == ".." else line for line in stuffed).strip("\n")
    played = stage.play("antwoord", *stuffed, ".", "lees")
    assert played.answer(FIRST).text == (clean(wanted) if wanted.strip() else "")
    assert played.code == 0


# --- the end of the input ----------------------------------------------------------------------------------------

def test_input_that_ends_before_the_dot_is_kept_behind_what_was_there(stage: Stage) -> None:
    stage.play("antwoord", "Oud", ".")
    played = stage.play("antwoord", "2", "Nieuw maar niet af")
    assert played.answer(FIRST).text == "Oud\n\nNieuw maar niet af"
    assert "De invoer eindigde voor de punt. Wat is getypt, is bewaard, achter wat er al stond." in played.lines
    assert played.lines[-1] == "Gestopt. Alles is opgeslagen."


def test_a_line_being_changed_when_the_input_ends_is_kept_too(stage: Stage) -> None:
    stage.play("antwoord", "Een", "twee", ".")
    assert stage.play("regel 1", "Nieuw").answer(FIRST).text == "Een\ntwee\n\nNieuw"


def test_nothing_typed_before_the_end_changes_nothing(stage: Stage) -> None:
    stage.play("antwoord", "Oud", ".")
    played = stage.play("antwoord", "2")
    assert played.answer(FIRST).text == "Oud"
    assert "De invoer eindigde voor de punt" not in played.text


# --- the editor --------------------------------------------------------------------------------------------------

def editor(tmp_path: Path, script: str) -> str:
    """An editor that is a shell script; ``$1`` is the file."""
    path = tmp_path / "my editor"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return f"'{path}'"


@pytest.mark.parametrize("variable", ["EDITOR", "VISUAL"])
def test_the_editor_gets_the_answer_and_what_it_writes_is_saved(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    stage.play("antwoord", "Oud", ".")
    monkeypatch.setenv(variable, editor(tmp_path, 'cp "$1" "$(dirname "$0")/seen"; printf "Nieuw\\r\\nmet e\\314\\201\\n" > "$1"'))
    played = stage.play("editor", "ongedaan", "opnieuw", "volgende")
    assert (tmp_path / "seen").read_text() == "Oud"
    assert played.answer(FIRST).text == "Nieuw\nmet é"
    assert "Vraag 2 van 14." in played.lines, "the editor took our input"
    file = next(line for line in played.lines if line.startswith("De editor opent met")).removesuffix(".").split()[-1]
    assert not Path(file).exists()


@pytest.mark.parametrize("script", ['printf x > "$1"; exit 3', 'rm "$1"', 'printf "\\377\\376" > "$1"', 'rm "$1"; mkdir "$1"'])
def test_an_editor_that_fails_changes_nothing(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    stage.play("antwoord", "Oud", ".")
    monkeypatch.setenv("EDITOR", editor(tmp_path, script))
    played = stage.play("editor", "volgende")
    assert played.answer(FIRST).text == "Oud"
    assert "Vraag 2 van 14." in played.lines


@pytest.mark.parametrize("command", ["/does/not/exist", "'unbalanced", " "])
def test_an_editor_that_does_not_exist_is_said(stage: Stage, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("EDITOR", command)
    played = stage.play("editor", "volgende")
    assert "Vraag 2 van 14." in played.lines
    assert played.code == 0


def test_without_an_editor_the_way_to_set_one_is_said(stage: Stage) -> None:
    assert "Er is geen editor ingesteld. Stel EDITOR in, bijvoorbeeld: export EDITOR=nano" in stage.play("editor").lines


def test_an_emptied_file_empties_the_answer_and_says_so(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.play("antwoord", "Oud", ".")
    monkeypatch.setenv("EDITOR", editor(tmp_path, ': > "$1"'))
    played = stage.play("editor")
    assert played.answer(FIRST).text == ""
    assert "De tekst is nu leeg." in played.lines
