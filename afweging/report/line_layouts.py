"""Keep the layout of a line of text from the moment it is broken until it is painted.

WeasyPrint 70.0 throws the Pango layout of every line away and makes it again, the same, to paint it: a twentieth of the
time of a report. A line that was painted is let go as before. Two private methods are replaced, ``Layout.deactivate`` and
``Layout.reactivate``; WeasyPrint is pinned for that reason, and a test compares their source with what this was written
against.
"""

from typing import Any, Final

REPLACED_SHA256: Final = "ce168e94c2b302a6ae2839ae81667992cc9150ad22fbc254f3acb8f0bdbd040c"
"""SHA-256 of the source of the two methods; see ``tests/report/test_line_layouts.py``."""


def keep() -> None:
    """Let WeasyPrint, which must be imported, keep layouts in this process from now on; doing it twice changes nothing."""
    from weasyprint.text.line_break import Layout  # noqa: PLC0415 - heavy, and only a PDF needs it

    if getattr(Layout, "kept", False):
        return
    let_go, make_again = Layout.deactivate, Layout.reactivate

    def deactivate(layout: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        if getattr(layout, "painting", False):
            let_go(layout)

    def reactivate(layout: Any, style: Any) -> None:  # noqa: ANN401
        if layout.justification_spacing or not hasattr(layout, "layout"):  # a justified line is painted wider
            make_again(layout, style)
        layout.painting = True

    Layout.deactivate, Layout.reactivate, Layout.kept = deactivate, reactivate, True
