"""Many dossiers at once on the library screen: import of a folder, export, reports; interrupted, done again, and what goes wrong."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from afweging import errors, shipped
from afweging.errors import AfwegingError
from afweging.library import Library, reading
from afweging.library.taking import Taker
from afweging.tui.library import reading as reading_window
from afweging.tui.library.jobs import ReportsJob
from afweging.tui.library.many_form import ManyForm
from afweging.tui.library.work import Outcome, Work, bar
from afweging.tui.palette import Palette
from tests.tui.playing import listed, messages, page, picture, play, settled, until

SIZES = [(60, 18), (80, 24), (160, 50)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three dossiers, one below another folder, and two bad files."""
    made = tmp_path / "map"
    (made / "diep").mkdir(parents=True)
    for place, path in zip((made, made, made / "diep"), shipped.examples(), strict=False):
        (place / path.name).write_bytes(path.read_bytes())
    (made / "aap.json").write_text('{"kapot": ', encoding="utf-8")
    (made / "noot.pdf").write_bytes(b"%PDF-1.7 onzin")
    return made


async def asked(pilot: "Pilot[int]", key: str, folder: Path | str, *keys: str) -> None:
    """Open a form, fill the folder in, press keys and begin."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, ManyForm))
    pilot.app.screen.query_one("#folder", Input).value = str(folder)
    await pilot.press(*keys, "enter")
    await settled(pilot)


async def ended(pilot: "Pilot[int]", seconds: float = 30) -> str:
    """Wait for the end; what came of it, all lines."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Work) and pilot.app.screen.has_class("-ended"), seconds)
    await settled(pilot)
    return pilot.app.screen.query_one(Outcome).text


@pytest.mark.parametrize("size", SIZES)
def test_a_folder_is_taken_in_and_bad_files_are_told_with_what_to_do(
        empty: Library, folder: Path, size: tuple[int, int]) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await asked(pilot, "alt+shift+i", folder)
        said = await ended(pilot)
        assert said.startswith("3 dossiers ingelezen.")
        assert "Niet gelukt: 2\naap.json\n" in said
        assert "[json.syntax]" in said
        assert "[report.broken-pdf]" in said
        assert "Gelukt: 3" in said
        assert "Niet gelukt: 2" in picture(pilot)
        assert "Esc sluit" in picture(pilot), picture(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(pilot)) == 3)
        await asked(pilot, "alt+shift+i", folder)
        assert "3 bestanden waren er al" in await ended(pilot)
        await pilot.press("enter")

    play(empty, script, size=size)
    assert empty.store.check() == ()


def test_english_speaks_english(empty: Library, folder: Path) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await asked(pilot, "alt+shift+i", folder)
        said = await ended(pilot)
        assert said.startswith("3 dossiers taken in.")
        assert "Did not go well: 2" in said

    play(empty, script, language="en")


@pytest.mark.parametrize(("typed", "said"), [
    ("", "Geef de naam van een map."), ("{folder}/weg", "Die map bestaat niet."),
    ("{folder}/aap.json", "Dit is een bestand. Noem de map waarin het staat."), ("x" * 4000, "Die map bestaat niet."),
    ("~niemand-die-zo-heet/x", "Die map bestaat niet.")])
def test_a_wrong_folder_is_said_in_the_form(empty: Library, folder: Path, typed: str, said: str) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await asked(pilot, "alt+shift+i", typed.format(folder=folder))
        form: object = pilot.app.screen
        assert isinstance(form, ManyForm)
        assert said in picture(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert page(pilot) is pilot.app.screen

    play(empty, script)


def test_a_folder_without_dossiers_says_so(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()

    async def script(pilot: "Pilot[int]") -> None:
        await asked(pilot, "alt+shift+i", tmp_path / "leeg")
        said = await ended(pilot)
        assert said.startswith("Gestopt")
        assert "valt niets te lezen" in said

    play(empty, script)


def held(monkeypatch: pytest.MonkeyPatch, at: int) -> tuple[threading.Event, threading.Event]:
    """Make the import wait at that file, until it may go on; both as events."""
    reached, go = threading.Event(), threading.Event()
    take, count = Taker.take, iter(range(1, 1000))

    def slowly(self: Taker, content: bytes, *, file: str) -> object:
        if next(count) == at:
            reached.set()
            assert go.wait(30)
        return take(self, content, file=file)

    monkeypatch.setattr(Taker, "take", slowly)
    return reached, go


def test_escape_interrupts_keeps_what_is_done_and_the_screen_answers_meanwhile(
        empty: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go = held(monkeypatch, 3)

    async def script(pilot: "Pilot[int]") -> None:
        await asked(pilot, "alt+shift+i", folder)
        await until(pilot, reached.is_set)
        await until(pilot, lambda: "2 van 5 · 1 niet gelukt" in picture(pilot))
        assert "[################........................] 40 %" in picture(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "Wordt onderbroken" in picture(pilot))
        await pilot.press("escape", "enter")
        assert isinstance(pilot.app.screen, Work)
        go.set()
        said = await ended(pilot)
        assert said.startswith("Onderbroken na 3 van 5. Doe hetzelfde nog eens om verder te gaan")
        await pilot.press("escape")
        await pilot.press("alt+shift+i")
        await until(pilot, lambda: isinstance(pilot.app.screen, ManyForm))
        assert pilot.app.screen.query_one("#folder", Input).value == str(folder), "the folder of before"
        await pilot.press("enter")
        assert "3 bestanden" not in await ended(pilot)

    play(empty, script)
    assert empty.store.count() == 3


def test_leaving_the_program_meanwhile_stops_it(empty: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go = held(monkeypatch, 2)
    jobs = []

    async def script(pilot: "Pilot[int]") -> None:
        await asked(pilot, "alt+shift+i", folder)
        await until(pilot, reached.is_set)
        assert isinstance(pilot.app.screen, Work)
        jobs.append(pilot.app.screen.job)
        await pilot.press("ctrl+q")

    play(empty, script)
    assert jobs[0].run.stopped
    go.set()


def test_what_ends_everything_is_said_first(empty: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Taker, _content: bytes, *, file: str) -> object:
        raise AfwegingError(errors.STORE_FULL, file=file)

    monkeypatch.setattr(Taker, "take", full)

    async def script(pilot: "Pilot[int]") -> None:
        await asked(pilot, "alt+shift+i", folder)
        said = await ended(pilot)
        assert said.startswith("Gestopt: er kon niets meer worden gedaan.")
        assert "[store.full]" in said

    play(empty, script)


@pytest.mark.parametrize(("keys", "versions", "dossiers"), [((), 1, 1), (("tab", "right"), 2, 1), (("tab", "left"), 1, 2)])
def test_a_dossier_that_is_there_with_other_content(
        empty: Library, tmp_path: Path, keys: tuple[str, ...], versions: int, dossiers: int) -> None:
    (tmp_path / "map").mkdir()
    text = shipped.examples()[0].read_text(encoding="utf-8")
    empty.take_in(text.replace("title: ", "title: Anders ", 1).encode(), file="anders.yaml")
    kenmerk = empty.entries()[0].kenmerk
    (tmp_path / "map" / "een.yaml").write_text(text, encoding="utf-8")

    async def script(pilot: "Pilot[int]") -> None:
        await asked(pilot, "alt+shift+i", tmp_path / "map", *keys)
        said = await ended(pilot)
        assert ("[dossier.exists]" in said) == (not keys)
        assert ("Lees de map nog eens in" in " ".join(said.split())) == (not keys)
        assert "--update" not in said

    play(empty, script)
    assert empty.dossier(kenmerk).info.number == versions
    assert empty.store.count() == dossiers


def test_the_import_of_one_file_takes_a_folder_as_well(empty: Library, folder: Path) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("f2")
        await settled(pilot)
        pilot.app.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ManyForm))
        assert pilot.app.screen.query_one("#folder", Input).value == str(folder)

    play(empty, script)


def test_one_file_is_read_aside_and_escape_leaves_it(
        empty: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go = threading.Event(), threading.Event()
    read = reading.read

    def slowly(content: bytes, file: str) -> object:
        reached.set()
        assert go.wait(30)
        return read(content, file)

    monkeypatch.setattr(reading_window, "read", slowly)
    one = next(folder.glob("*.yaml"))

    async def begin(pilot: "Pilot[int]") -> None:
        await pilot.press("f2")
        await settled(pilot)
        pilot.app.screen.query_one(Input).value = str(one)
        await pilot.press("enter")
        await until(pilot, reached.is_set)

    async def script(pilot: "Pilot[int]") -> None:
        await begin(pilot)
        await until(pilot, lambda: f"{one.name} wordt gelezen." in picture(pilot))
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is page(pilot)
        go.set()
        await settled(pilot)
        assert listed(pilot) == []
        await begin(pilot)
        await until(pilot, lambda: len(listed(pilot)) == 1)
        assert any("ingevoerd als versie 1" in said for said in messages(pilot))

    play(empty, script)


@pytest.mark.parametrize(("search", "keys", "number"), [
    ("", (), 7), ("water", (), 2), ("water", ("tab", "right"), 7), ("water", ("tab", "left"), 1), ("", ("tab", "right"), 1)])
def test_the_export_holds_what_is_shown_or_all_or_one(
        examples: Library, tmp_path: Path, search: str, keys: tuple[str, ...], number: int) -> None:
    target = tmp_path / "uit" / "nieuw"

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*search)
        await until(pilot, lambda: "doorzocht" not in picture(pilot))
        shown = len(listed(pilot))
        await asked(pilot, "alt+e", target, *keys)
        said = await ended(pilot)
        wanted = shown if search and not keys else number
        assert f"{wanted} dossier" in said
        assert len(list(target.glob("*.json"))) == wanted
        await pilot.press("escape")
        await asked(pilot, "alt+e", target, *keys)
        assert "dezelfde inhoud al" in await ended(pilot)

    play(examples, script)
    with Library.open(tmp_path / "ander.db") as other:
        for path in target.iterdir():
            other.take_in(path.read_bytes(), file=path.name)
        assert all(other.dossier(entry.kenmerk).assessment == examples.dossier(entry.kenmerk).assessment
                   for entry in other.entries())


def test_a_place_that_is_a_file_is_refused_in_the_form(examples: Library, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("een bestand")

    async def script(pilot: "Pilot[int]") -> None:
        for key in ("alt+e", "alt+shift+r"):
            await asked(pilot, key, tmp_path / "bezet" / "diep")
            assert isinstance(pilot.app.screen, ManyForm)
            assert "geen map." in picture(pilot)
            await pilot.press("escape")
            await settled(pilot)

    play(examples, script, size=(120, 30))


def test_an_empty_library_has_nothing_to_write(empty: Library) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        for key in ("alt+e", "alt+shift+r"):
            await pilot.press(key)
            await settled(pilot)
            assert pilot.app.screen is page(pilot)
            assert messages(pilot) == ["Er zijn nog geen dossiers in de bibliotheek."]
            pilot.app.clear_notifications()

    play(empty, script)


def test_reports_are_made_in_a_process_of_their_own_and_passed_over_the_second_time(
        examples: Library, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    target = tmp_path / "rapporten"

    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press(*"kenmerk:voorbeeld-3")
        await settled(pilot)
        await asked(pilot, "alt+shift+r", target)
        said = await ended(pilot, 120)
        assert said.startswith("1 rapport gemaakt.")
        assert [path.suffix for path in target.iterdir()] == [".pdf"]
        await pilot.press("escape")
        await asked(pilot, "alt+shift+r", target)
        assert "1 rapport was er al" in await ended(pilot, 120)

    play(examples, script)


def finished(job: ReportsJob) -> str:
    """Carry a job out here; its outcome."""
    job._carry_out()
    return " ".join(job.outcome())


def test_reports_name_what_could_not_be_made(examples: Library, tmp_path: Path) -> None:
    job = ReportsJob(examples.store.path, ["VOORBEELD-1", "WEG-1"], tmp_path / "uit", ("--format", "md"))
    assert finished(job) == "1 rapport gemaakt."
    assert [(one.name, one.code) for one in job.run.failed] == [("WEG-1", "store.unknown")]
    assert job.run.done == job.run.total == 2
    assert job.trouble is None


def test_reports_that_cannot_be_made_at_all_say_why(examples: Library, tmp_path: Path) -> None:
    job = ReportsJob(examples.store.path, ["VOORBEELD-1"], tmp_path, ("--format", "zomaar"))
    finished(job)
    assert job.trouble
    assert "zomaar" in job.trouble.what


def test_reports_that_are_stopped_before_they_begin_make_nothing(examples: Library, tmp_path: Path) -> None:
    job = ReportsJob(examples.store.path, ["VOORBEELD-1"], tmp_path / "uit", ("--format", "md"))
    job.stop()
    assert finished(job) == "0 rapporten gemaakt."
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(("words", "wanted"), [
    ("map inlezen", "library.import-folder"), ("import folder", "library.import-folder"), ("exporteren", "library.export"),
    ("export all", "library.export"), ("rapporten alle", "library.reports"), ("reports many", "library.reports")])
def test_the_palette_finds_it_by_dutch_and_english_words(examples: Library, words: str, wanted: str) -> None:
    async def script(pilot: "Pilot[int]") -> None:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        pilot.app.screen.query_one(Input).value = words
        await settled(pilot)
        assert wanted in [option.id for option in pilot.app.screen.query_one("OptionList")._options]  # type: ignore[attr-defined]

    play(examples, script)


def test_the_bar_is_never_longer_than_its_room() -> None:
    shown: Callable[[int, int], str] = bar
    assert shown(0, 0) == f"[{'.' * 40}] 0 %"
    assert shown(5, 10) == f"[{'#' * 20}{'.' * 20}] 50 %"
    assert shown(999, 1000) == f"[{'#' * 39}.] 99 %"
    assert shown(7, 7) == f"[{'#' * 40}] 100 %"
