"""A PDF report in the import dialog of the library: taken in as it is, a public one only as a new dossier."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from afweging.library import Library
from afweging.report import formats
from afweging.tui.dialogs import Choice, Line
from tests.tui.playing import listed, messages, picture, play, until


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
