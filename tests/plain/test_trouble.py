"""When something cannot be stored: said, kept, tried again, written elsewhere."""

import io
from pathlib import Path

import pytest

from afweging import errors
from afweging.assessment.interchange import read_file
from afweging.errors import AfwegingError, Exit
from afweging.library import Library
from afweging.plain import run
from tests.plain.conftest import KENMERK, LONG, Stage


class Full:
    """A disk that is full for a number of saves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        self.left, save = times, Library.save

        def fail(library: Library, *rest: object) -> object:
            if self.left > 0:
                self.left -= 1
                raise AfwegingError(errors.STORE_FULL, file="library.db")
            return save(library, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(Library, "save", fail)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))


def test_what_could_not_be_saved_is_never_called_saved_and_can_be_tried_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    Full(monkeypatch, 2)
    played = stage.play("antwoord", LONG, ".", "opslaan", "opslaan", "volgende")
    assert played.lines.count("De schijf met library.db is vol. Hier is NIET opgeslagen; wat eerder was opgeslagen, is "
                              "veilig. Maak ruimte vrij en sla opnieuw op.") + played.text.count("De schijf met") >= 2
    assert played.text.count("NIET opgeslagen. Uw tekst blijft bewaard") == 2
    assert played.lines.count("Opgeslagen 14:03:12.") == 1
    assert played.answer("aanleiding").text == LONG


def test_the_next_change_saves_what_was_left_behind_too(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    Full(monkeypatch, 1)
    played = stage.play("antwoord", LONG, ".", "oordeel 3")
    assert (played.answer("aanleiding").text, played.answer("aanleiding").verdict) == (LONG, "volledig")


def test_stopping_tries_once_more(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    Full(monkeypatch, 1)
    played = stage.play("antwoord", LONG, ".", "stop")
    assert played.code == 0
    assert played.answer("aanleiding").text == LONG


@pytest.mark.parametrize("script", [["antwoord", LONG, ".", "stop"], ["antwoord", LONG, "."], ["antwoord", LONG]])
def test_what_still_cannot_be_saved_at_the_end_goes_to_a_rescue_file(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: list[str]
) -> None:
    Full(monkeypatch, 99)
    played = stage.play(*script)
    assert played.code == Exit.REFUSED
    assert played.lines[-1] == "Gestopt, maar niet alles kon in de bibliotheek worden opgeslagen."
    assert played.assessment.answers == {}
    [file] = (tmp_path / "home").iterdir()
    assert read_file(file).answer("aanleiding").text == LONG
    assert file.stat().st_mode & 0o777 == 0o600
    assert [line for line in played.lines if str(file) in line]


def test_a_rescue_file_can_be_written_where_asked_but_never_over_another(stage: Stage, tmp_path: Path) -> None:
    target = tmp_path / "elders.yaml"
    played = stage.play("oordeel 3", f"noodbestand {target}", f"noodbestand {target}", "volgende")
    assert read_file(target).answer("aanleiding").verdict == "volledig"
    assert [line for line in played.lines if "kan niet worden geschreven" in line]
    assert "Vraag 2 van 14." in played.lines


def test_a_change_in_another_window_overwrites_nothing_and_can_be_resolved(stage: Stage, tmp_path: Path) -> None:
    """The other window saves between our lines; ``overnemen`` keeps its state as a version and goes on with ours."""
    other = Library.open(stage.path)

    class Script(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline(-1)
            if line == "oordeel 2\n":
                other.answer(other.dossier(KENMERK), "probleem", other.dossier(KENMERK).assessment.answer("x"))
                dossier = other.dossier(KENMERK)
                from dataclasses import replace  # noqa: PLC0415

                head = replace(dossier.assessment.head, directorate="Ander venster")
                other.save(dossier, replace(dossier.assessment, head=head))
            return line

    outgoing = io.StringIO()
    with stage.opened() as library:
        code = run(library, KENMERK, Script("oordeel 3\noordeel 2\novernemen\novernemen\n"), outgoing)
        kept = library.dossier(f"{KENMERK}@2").assessment
    other.close()
    assert code == 0
    assert "NIET opgeslagen." in outgoing.getvalue()
    assert "De stand van het andere venster is bewaard als versie 2. U gaat verder met uw eigen stand." in outgoing.getvalue()
    assert "Er is geen wijziging in een ander venster." in outgoing.getvalue()
    assert kept.head.directorate == "Ander venster"
    assert stage.stored().assessment.answer("aanleiding").verdict == "deels"


def test_an_undo_that_cannot_be_saved_is_not_lost(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    full = Full(monkeypatch, 0)

    class Script(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline(-1)
            full.left = 1 if line == "ongedaan\n" else full.left
            return line

    outgoing = io.StringIO()
    with stage.opened() as library:
        assert run(library, KENMERK, Script("oordeel 3\noordeel 2\nongedaan\nopslaan\n"), outgoing) == 0
    assert "NIET opgeslagen" in outgoing.getvalue()
    assert stage.stored().assessment.answer("aanleiding").verdict == "volledig"


def test_a_library_that_can_only_be_read_refuses_changes_before_anything_is_typed(stage: Stage) -> None:
    outgoing = io.StringIO()
    with Library.open(stage.path, mode="read") as library:
        code = run(library, KENMERK, io.StringIO("antwoord\nvolgende\noordeel\n"), outgoing)
    assert code == 0
    assert "Typ uw tekst" not in outgoing.getvalue()
    assert outgoing.getvalue().count("kan alleen worden gelezen") >= 2
    assert "Vraag 2 van 14." in outgoing.getvalue()


def test_a_dossier_that_does_not_exist_is_refused(stage: Stage) -> None:
    with stage.opened() as library, pytest.raises(AfwegingError) as caught:
        run(library, "AFW-2026-0009", io.StringIO(""), io.StringIO())
    assert caught.value.code is errors.STORE_UNKNOWN


class Deaf(io.StringIO):
    """A stream nobody reads any more after some lines."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.left = after

    def write(self, text: str, /) -> int:
        self.left -= 1
        if self.left < 0:
            raise BrokenPipeError
        return super().write(text)


@pytest.mark.parametrize("after", range(12))
def test_a_reader_that_goes_away_costs_nothing(stage: Stage, after: int) -> None:
    outgoing = Deaf(after)
    with stage.opened() as library:
        assert run(library, KENMERK, io.StringIO(f"oordeel 3\nantwoord\n{LONG}\n.\n"), outgoing) == 0
    acknowledged = outgoing.getvalue().count("Opgeslagen")
    answer = stage.stored().assessment.answer("aanleiding")
    assert [answer.verdict is not None, answer.text != ""].count(True) >= acknowledged


def test_an_interrupt_stops_in_order(stage: Stage) -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline(-1)
            if not line:
                raise KeyboardInterrupt
            return line

    outgoing = io.StringIO()
    with stage.opened() as library, pytest.raises(KeyboardInterrupt):
        run(library, KENMERK, Interrupted("antwoord\nHalf af\n"), outgoing)
    assert outgoing.getvalue().endswith("Gestopt. Alles is opgeslagen.\n")
    assert stage.stored().assessment.answer("aanleiding").text == "Half af"


def test_a_reader_that_goes_away_while_the_disk_is_full_leaves_a_rescue_file(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Full(monkeypatch, 99)
    with stage.opened() as library:
        code = run(library, KENMERK, io.StringIO("oordeel 3\n"), Deaf(4))
    assert code == Exit.REFUSED
    [file] = (tmp_path / "home").iterdir()
    assert read_file(file).answer("aanleiding").verdict == "volledig"
