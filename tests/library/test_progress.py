"""How far long work is, told by one program to another."""

import pytest

from afweging.library import progress


def test_nothing_is_told_unless_it_is_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(progress.ASKED, raising=False)
    progress.tell(step="pdf")
    assert capsys.readouterr().err == ""


def test_what_is_told_is_heard_and_a_sentence_is_not(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(progress.ASKED, "json")
    progress.tell(failed="Één", what="twee\nregels")
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert progress.heard(line) == {"failed": "Één", "what": "twee\nregels"}
    assert progress.heard('{"step": "pdf"}\n') is None
