"""Small pages for tests of the PDF engine."""

from datetime import UTC, datetime

from afweging.report.pdf import About


def about(**changes: object) -> About:
    """What a small PDF says about itself."""
    given = {"title": "Proef <b>", "description": "Een proef", "language": "nl", "created": datetime(2026, 11, 20, 9, tzinfo=UTC),
             "document_id": "0123456789abcdef" * 4, "identity": {"kenmerk": "AFW-2026-0001", "version": "3"}}
    return About(**{**given, **changes})  # type: ignore[arg-type]


def page(body: str) -> str:
    """A page with this body."""
    return f'<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body><main><h1>Proef</h1>{body}</main></body></html>'
