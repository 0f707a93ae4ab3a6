"""A PDF report in the import dialog of the library: taken in as it is, a public one only as a new dossier."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from afweging import errors
from afweging.errors import AfwegingError
from afweging.library import Library
from afweging.library.reading import Ready
from afweging.report import formats
from afweging.tui.dialogs import Choice, Line, Message
from afweging.tui.help import HelpWindow
from afweging.tui.library import reading
from afweging.tui.library.reading import Reading
from tests.tui.playing import listed, messages, page, picture, play, settled, until


def test_a_report_is_taken_in_and_a_public_one_offers_a_new_dossier_only(
    examples: Library, empty: Library, tmp_path: Path,
) -> None:
    dossier = examples.dossier("VOORBEELD-1")
    whole, public = tmp_path / "heel.pdf", tmp_path / "openbaar.pdf"
    whole.write_bytes(formats.render(examples.document(dossier), "pdf"))
    public.write_bytes(formats.render(examples.document(dossier, public=True), "pdf"))

    async def script(pilot: "Pilot[int]") -> None:
        for path in (whole, public):
            await pilot.press("f2")
            await until(pilot, lambda: isinstance(pilot.app.screen, Line))
            pilot.app.screen.query_one(Input).value = str(path)
            await pilot.press("enter")
            if path is public:
                await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
                assert "nieuwe versie" not in picture(pilot)
                await pilot.press("enter")
                await until(pilot, lambda: "AFW-2026-0001" in listed(pilot))
            else:
                await until(pilot, lambda: any("gelijk aan wat het rapport bevat" in said for said in messages(pilot)))

    play(empty, script)
    assert empty.dossier("VOORBEELD-1").assessment == dossier.assessment
    assert empty.dossier("AFW-2026-0001").assessment.public


def held_up(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the reading of files wait until the test says so."""
    go, read = Event(), reading.read

    def slow(content: bytes, file: str) -> Ready:
        assert go.wait(30)
        if content == b"kapot":
            raise AfwegingError(errors.CARRIER_FOREIGN, file=file)
        return read(content, file)

    monkeypatch.setattr(reading, "read", slow)
    return go


async def reads(pilot: "Pilot[int]", path: Path) -> None:
    """Begin to take a file in, up to the window over the reading."""
    await pilot.press("f2")
    await until(pilot, lambda: isinstance(pilot.app.screen, Line))
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, Reading))


@pytest.fixture
def report(examples: Library, tmp_path: Path) -> Callable[[], Path]:
    """A dossier as a file, and then nothing left of it in the library that is played on."""
    def make() -> Path:
        path = tmp_path / "dossier.json"
        path.write_bytes(formats.render(examples.document(examples.dossier("VOORBEELD-1")), "json"))
        return path
    return make


def test_while_a_file_is_read_the_screen_goes_on_and_escape_takes_nothing_in(
    examples: Library, report: Callable[[], Path], monkeypatch: pytest.MonkeyPatch,
) -> None:
    go, path = held_up(monkeypatch), report()

    async def script(pilot: "Pilot[int]") -> None:
        await reads(pilot, path)
        await until(pilot, lambda: "dossier.json wordt gelezen" in picture(pilot))
        await until(pilot, lambda: "0:01 bezig" in picture(pilot))
        assert "Esc stopt" in picture(pilot)
        await pilot.resize_terminal(60, 18)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is page(pilot))
        go.set()
        await until(pilot, lambda: not any(one.name == "afweging-aside" for one in enumerate_threads()))
        await settled(pilot)
        assert pilot.app.screen is page(pilot)
        assert not messages(pilot)

    play(examples, script)
    assert len(examples.entries()) == 7


@pytest.mark.parametrize("content", [None, b"kapot"])
def test_what_was_read_while_the_help_was_open_is_not_lost(
    examples: Library, report: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None,
) -> None:
    go, path = held_up(monkeypatch), report()
    if content:
        path.write_bytes(content)

    async def script(pilot: "Pilot[int]") -> None:
        await reads(pilot, path)
        window = pilot.app.screen
        assert isinstance(window, Reading)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpWindow))
        assert "Esc stopt" in picture(pilot)
        go.set()
        await until(pilot, lambda: window._found is not None)
        assert isinstance(pilot.app.screen, HelpWindow)
        await pilot.press("escape")
        if content:
            await until(pilot, lambda: isinstance(pilot.app.screen, Message))
        else:
            await until(pilot, lambda: any("VOORBEELD-1 was er al" in said for said in messages(pilot)))

    play(examples, script)
