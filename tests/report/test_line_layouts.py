"""The lines that are kept until they are painted: the same report, from the methods this was written against."""

import hashlib
import inspect
import subprocess
import sys

from afweging.report import line_layouts, pdf
from tests.report.sample import page

TEXT = page("<p>" + "Een lange zin die over meer dan een regel gaat, met <a href='https://a.example'>een koppeling</a>. " * 9 + "</p>"
            "<ul><li>een</li><li>twee <em>drie</em></li></ul><p style='text-align: justify'>" + "uitgevulde tekst " * 40 + "</p>")

SOURCES = """
import inspect
from weasyprint.text.line_break import Layout
print(inspect.getsource(Layout.deactivate) + inspect.getsource(Layout.reactivate), end="")
"""
REPORT = """
import sys
from afweging.report import line_layouts, pdf
from tests.report.sample import about
{}
pdf.shut_out_system_fonts()
sys.stdout.buffer.write(pdf.render(sys.stdin.read(), about()))
"""


def _output(program: str, given: str = "") -> bytes:
    return subprocess.run([sys.executable, "-c", program], input=given.encode(), capture_output=True, check=True).stdout


def test_the_methods_are_the_ones_this_was_written_against() -> None:
    assert hashlib.sha256(_output(SOURCES)).hexdigest() == line_layouts.REPLACED_SHA256


def test_the_report_is_the_same_with_and_without() -> None:
    made = _output(REPORT.format(""), TEXT)
    assert made.startswith(b"%PDF-1.7")
    assert made == _output(REPORT.format("line_layouts.keep = lambda: None"), TEXT)


def test_keeping_twice_replaces_once() -> None:
    pdf.warm_up()
    from weasyprint.text.line_break import Layout  # noqa: PLC0415 - heavy

    before = Layout.reactivate
    line_layouts.keep()
    assert Layout.reactivate is before
    assert inspect.getmodule(before) is line_layouts
