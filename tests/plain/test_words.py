"""The table of commands: both languages, no clash, and each command exists."""

import pytest

from afweging import texts
from afweging.plain.loop import ACTIONS
from afweging.plain.words import COMMANDS, EVERYTHING, GROUPS, Command, command_named, nearest_word
from tests.plain.conftest import Stage


def test_every_command_does_something_and_nothing_else_is_done() -> None:
    assert list(ACTIONS) == [command.id for command in COMMANDS]
    assert {command.group for command in COMMANDS} == set(GROUPS)


def test_no_word_means_two_things() -> None:
    for command in COMMANDS:
        for word in (*command.dutch, *command.english):
            assert command_named(word) is command, word
            assert command_named(word.upper()) is command


def test_a_word_of_either_language_works_whatever_is_shown(stage: Stage) -> None:
    texts.use("en")
    assert "Question 7 of 14." in stage.play("ga 7").lines
    texts.use("nl")
    assert "Vraag 7 van 14." in stage.play("GO 7").lines


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_help_tells_what_each_command_does(stage: Stage, command: Command, language: texts.Language) -> None:
    texts.use(language)
    said = stage.play(f"help {command.word(language)}").lines
    sentence = texts.sentences(language).say(command.help)
    assert [line for line in said if line.startswith(command.word(language)) and line.endswith(sentence)]


def test_help_names_every_command_in_short_and_all_of_them_in_full(stage: Stage) -> None:
    short, full = stage.play("hulp").text, stage.play(f"hulp {EVERYTHING[0]}").text
    for command in COMMANDS:
        assert command.dutch[0] in short
        assert f"\n{command.dutch[0]}" in full


@pytest.mark.parametrize(("typed", "meant"), [("volgede", "volgende"), ("hlp", "hulp"), ("oordel", "oordeel"), ("verdct", "oordeel")])
def test_a_slip_is_met_with_the_nearest_command(stage: Stage, typed: str, meant: str) -> None:
    assert nearest_word(typed, "nl") == meant
    assert f"“{typed}” is geen opdracht. Bedoelt u {meant}? Typ hulp voor alle opdrachten." in stage.play(typed).lines


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_can_be_given_at_every_kind_of_question_and_ends(stage: Stage, command: Command) -> None:
    """Through a pipe that ends right after it: no endless loop, nothing lost, a farewell."""
    for question in ("1", "13", "14"):
        played = stage.play(f"go {question}", command.english[0])
        assert played.code == 0
        assert played.lines[-1] == texts._("Stopped. Everything is saved.")
        texts.use("nl")
