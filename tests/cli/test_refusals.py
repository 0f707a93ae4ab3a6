"""Refusals that a wrong word on the command line meets: the code, what is wrong, and the exit code of each."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from afweging import errors
from afweging.errors import Code
from tests.cli.conftest import ME2, Said

Afweging = Callable[..., Said]


def refused(said: Said, code: Code) -> None:
    """This error and no other, with its exit code; nothing on standard output."""
    assert said.code == int(code.exit), said
    assert f"[{code.name}]" in said.err
    assert said.out == ""


@pytest.mark.parametrize(("words", "code"), [
    (("new", "Batterijen", "--peildatum", "31-02-2026"), errors.NOT_A_DATE),
    (("answer", "VOORBEELD-1", "9", "--tick", "9a:x"), errors.NOT_A_CHOICE),
    (("answer", "VOORBEELD-1", "9", "--source", "zonder waardering"), errors.MISSING_ARGUMENT),
    (("answer", "VOORBEELD-1", "9", "--focus", "fotonica"), errors.NOT_FOR_QUESTION),
    (("advise",), errors.MISSING_ARGUMENT),
    (("report", "--portfolio", "--all"), errors.NOT_TOGETHER),
    (("compare", "VOORBEELD-1"), errors.ONE_VERSION),
    (("import", "LEEG"), errors.FILE_NOTHING_INSIDE),
], ids=lambda value: value.name if isinstance(value, Code) else None)
def test_a_wrong_word_is_refused_by_its_own_code(
    afweging: Afweging, me2: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: Code,
) -> None:
    assert me2
    monkeypatch.chdir(tmp_path)
    (tmp_path / "LEEG").mkdir()
    refused(afweging(*words), code)


def test_before_the_first_version_there_is_nothing_to_compare_with(afweging: Afweging, me2: str) -> None:
    assert afweging("answer", me2, "9", "--verdict", "deels", "--because", "9=nieuw inzicht").code in (0, 2)
    assert afweging("set", me2, "--title", "Een andere titel").code == 0
    assert afweging("record", me2, "--reason", "andere titel").code == 0
    refused(afweging("compare", f"{me2}@1"), errors.FIRST_VERSION)


def test_a_fact_that_is_not_there_is_refused_with_the_nearest_one(afweging: Afweging, me2: str) -> None:
    near = afweging("answer", me2, "2", "--cite", "F288")
    refused(near, errors.UNKNOWN_FACT)
    assert "Bedoelt u F28?" in near.err
    far = afweging("answer", me2, "2", "--cite", "zomaar iets")
    refused(far, errors.UNKNOWN_FACT)
    assert "Bedoelt u" not in far.err


def test_without_a_terminal_there_are_no_screens_and_without_input_nothing_to_read(
    process: Callable[..., Said], afweging: Afweging, me2: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    refused(process("fill", me2), errors.NO_TERMINAL)
    monkeypatch.setattr(sys, "stdin", None)  # as when a service starts the program with its input closed
    refused(afweging("answer", me2, "9", "--text", "-"), errors.NO_INPUT)
    assert ME2.exists()
