"""Make the pictures of the screens in the handbook and the README from the running program.

    python scripts/pictures.py      writes docs/pictures/*.svg and, where poppler is there, the first page of a report

The program runs without a terminal on a library with the example dossiers and a clock that stands still, so the same
program gives the same pictures.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

os.environ["TZ"] = "Europe/Amsterdam"
os.environ["TEXTUAL_ANIMATIONS"] = "none"

from textual.pilot import Pilot

from afweging import shipped
from afweging.assessment.interchange import read_file
from afweging.library import Library
from afweging.tui.app import AfwegingApp

PICTURES: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SAMPLE: Final = PICTURES.parents[1] / "reports" / "advies-voorbeeld-me2.pdf"
MOMENT: Final = datetime(2026, 6, 1, 12, 3, 12, tzinfo=UTC)
WIDE, SMALL = (140, 40), (80, 24)
Act = Callable[["Pilot[int]"], Awaitable[None]]


async def nothing(pilot: "Pilot[int]") -> None:
    """The screen as it opens."""
    await pilot.pause(0.5)


def keys(*names: str) -> Act:
    """Press keys, with time for what they start."""

    async def act(pilot: "Pilot[int]") -> None:
        await pilot.pause(0.5)
        for name in names:
            await pilot.press(name)
            await pilot.pause(0.3)

    return act


SHOTS: Final[dict[str, tuple[str, str | None, tuple[int, int], Act]]] = {
    # name -> dossier (none: the list), question, size, what is done first
    "bibliotheek": ("", None, SMALL, nothing),
    "invullen": ("VOORBEELD-1", "alternatieven", WIDE, nothing),
    "invullen-smal": ("VOORBEELD-1", "probleem", SMALL, keys("f2")),
    "feiten": ("VOORBEELD-4", "impact", SMALL, keys("f4", "f4", "f4")),
    "advies": ("VOORBEELD-7", None, (100, 36), keys("f6")),
    "opdrachten": ("VOORBEELD-1", "aanleiding", SMALL, keys("ctrl+p")),
}


async def shoot(library: Library, name: str) -> str:
    """One picture as SVG."""
    dossier, question, size, act = SHOTS[name]
    app = AfwegingApp(library, dossier=dossier, question=question, language="nl")
    async with app.run_test(size=size) as pilot:
        await act(pilot)
        return own(app.export_screenshot(title="afweging"), name)


def own(svg: str, name: str) -> str:
    """The picture without addresses of fonts elsewhere, and with a name that does not change with the content."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", f"terminal-{name}", svg)
    return svg.replace("Fira Code", "DejaVu Sans Mono")


def report_page(library: Library) -> None:
    """The sample report, and its first page as a picture for the README; the picture needs poppler's pdftoppm."""
    from afweging.report import formats  # noqa: PLC0415 - Pango may be missing

    SAMPLE.write_bytes(formats.render(library.document(library.dossier("VOORBEELD-1")), "pdf"))
    print(SAMPLE)
    if shutil.which("pdftoppm") is None:
        print("pdftoppm is not here, so the picture of the report stays as it is (Debian: poppler-utils)", file=sys.stderr)
        return
    subprocess.run(["pdftoppm", "-r", "70", "-f", "1", "-l", "1", "-singlefile", "-png", str(SAMPLE),
                    str(PICTURES / "advies-voorbeeld")], check=True)


def main() -> int:
    """Make all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = name  # nothing of the user's own settings
        with Library.open(folder / "voorbeelden.db", clock=lambda: MOMENT, role="beleidsmedewerker") as library:
            for path in shipped.examples():
                library.bring_in(read_file(path), file=path.name, reason="voorbeeld")
            for shot in SHOTS:
                (PICTURES / f"{shot}.svg").write_text(asyncio.run(shoot(library, shot)), encoding="utf-8")
                print(PICTURES / f"{shot}.svg")
            report_page(library)
    return 0


if __name__ == "__main__":
    sys.exit(main())
