"""Making a report: per page against a stock WeasyPrint report of the same kind in the same run, warm and as a process."""

import statistics
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

import pikepdf

from afweging import shipped
from afweging.library import Library
from afweging.report import fonts, formats, pdf, rendering
from bench import base_report
from bench.measure import Row, pairs, process

WARM_BAR, COLD_BAR = 0.8, 0.85


def rows(folder: Path, runs: int) -> list[Row]:
    """A full advice report of the first example against the base case, milliseconds per page."""
    pdf.shut_out_system_fonts()
    library = folder / "report.db"
    with Library.open(library) as opened:
        document = _document(opened)
        return [_warm(document, runs), _cold(library, folder, runs)]


def _document(opened: Library) -> formats.Document:
    from afweging.assessment.interchange import read_file

    path = shipped.folder("seeds") / "dossiers" / "voorbeeld-me2.yaml"
    info = opened.bring_in(read_file(path), file=path.name, reason="bench").info
    return opened.document(opened.dossier(info.kenmerk))


def _base_html() -> str:
    faces = [("Rapport", weight, style, (fonts.FOLDER / name).as_uri()) for (weight, style), name in fonts.FACES.items()]
    html, _data = base_report.build(fonts=faces, family="Rapport")
    return html.replace("<text ", '<text font-family="Rapport" ')


def _pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as opened:
        return len(opened.pages)


def _warm(document: formats.Document, runs: int) -> Row:
    from weasyprint import HTML

    html, counted = _base_html(), {}

    def base() -> float:
        begin = time.perf_counter()
        made = HTML(string=html).write_pdf(pdf_variant="pdf/a-3a")
        spent = time.perf_counter() - begin
        return spent / counted.setdefault("base", _pages(made))

    with rendering.Renderer() as renderer:
        def ours() -> float:
            begin = time.perf_counter()
            made = formats.render(document, "pdf", renderer=renderer)
            spent = time.perf_counter() - begin
            return spent / counted.setdefault("ours", _pages(made))

        return _row("advice report, warm, per page", ours, base, WARM_BAR, runs, counted)


def _cold(library: Path, folder: Path, runs: int) -> Row:
    script, counted = folder / "base.py", {}
    (folder / "base.html").write_text(_base_html(), encoding="utf-8")
    target = folder / "base.pdf"
    script.write_text(
        "from pathlib import Path\nfrom weasyprint import HTML\n"
        f"HTML(string=Path({str(folder / 'base.html')!r}).read_text()).write_pdf({str(target)!r}, pdf_variant='pdf/a-3a')\n",
        encoding="utf-8")
    program = str(Path(sys.executable).with_name("afweging"))
    with tempfile.TemporaryDirectory() as out:
        made = Path(out) / "ours.pdf"

        def base() -> float:
            spent = process((sys.executable, str(script)))
            return spent / counted.setdefault("base", _pages(target.read_bytes()))

        def ours() -> float:
            spent = process((program, "--library", str(library), "report", "VOORBEELD-1", "-o", str(made)))
            return spent / counted.setdefault("ours", _pages(made.read_bytes()))

        return _row("afweging report, cold, per page", ours, base, COLD_BAR, runs, counted)


def _row(what: str, ours: object, base: object, bar: float, runs: int, counted: dict[str, int]) -> Row:
    times, floors = pairs(ours, base, runs)
    ratio = statistics.median(a / b for a, b in zip(times, floors))
    return Row(what, statistics.median(times) * 1000, floor=f"base case {statistics.median(floors) * 1000:.0f} ms a page",
               ratio=ratio, bar=f"≤ {bar:g} ×", met=ratio <= bar, spread=(min(times) * 1000, max(times) * 1000),
               note=f"{counted['ours']} pages; base {counted['base']}", samples=[t * 1000 for t in times])
