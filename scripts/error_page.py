"""The page with every error of the program: what it says, in both languages, and what to do; each with an example.

The messages are made by the program itself from the catalogue (``afweging.errors``); only the names, numbers and places
in them are examples, and stand here. A code with a placeholder that has no example here fails the test of the page.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from afweging import texts
from afweging.errors import AfwegingError, Code, Exit, catalogue

PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

ROOMS: Final = {
    "store": "The library on disk", "backup": "Backups", "file": "Files that are read or written", "yaml": "YAML files",
    "json": "JSON files", "framework": "Framework files", "evidence": "Sources and facts",
    "assessment": "Assessments from a file",
    "report": "Reports", "second": "Second judgements", "library": "Parts that are not installed", "dossier": "Dossiers",
    "query": "Searching", "remark": "Remarks", "usage": "Use of the command line", "keys": "Keys of your own",
}
"""Heading per first part of a code's name; a part without one gets its own name as heading."""

EXAMPLE: Final[dict[str, Any]] = {
    "action": "library.new", "after": "ernstig", "allowed": "nee, deels, ja", "backups": "bibliotheek.db-backups",
    "before": "serieus",
    "changed": 9, "characters": "🜲", "check": "impact-balans", "circle": "balans, impact, balans", "column": 14,
    "duty": "reason for deviating", "expected": 3, "extra": "statistics", "field": "status", "file": "bibliotheek.db",
    "format": "odt", "found": "ernstg", "hash": "3f9a52c1", "kenmerk": "AFW-2026-0001", "key": "verdict", "kind": "advies",
    "kinds": ".json, .pdf, .yaml", "known": 2, "language": "en", "later": "balans", "limit": 200, "line": 12,
    "lock": "bibliotheek.db.lock", "machine": "PC-123", "nearest": "ernstig", "needed": "3.34", "newest": 4, "next": "F29",
    "number": 9, "numbers": "9, 12", "one": "--json", "option": "--phase", "other": "library.open", "part": "afweging.json",
    "path": "answers.probleem.verdict", "point": "U+0000", "position": 120, "problem": "a colon is missing",
    "reason": "SQLITE_IOERR_WRITE", "remains": "bibliotheek.db-journal", "rule": "R9", "second": "AFW-2026-0002", "seconds": 60,
    "signal": "SIGKILL", "since": "21 November 2026 14:05", "size": 350, "sort": "NFS",
    "speaking": "impact-balans", "state": "no verdict",
    "text": "The impact is none, and yet the balance is positive.", "user": "beleidsmedewerker", "verb": "answer",
    "what": "verdict",
}
"""What stands in an example for each placeholder."""

SPECIAL: Final[dict[str, dict[str, Any]]] = {
    "store.stale": {"found": 4}, "store.unknown": {"nearest": "AFW-2026-0002"},
    "store.newer": {"found": 9},
    "store.old-sqlite": {"found": "3.31"},
    "file.missing": {"file": "dossier.yaml"}, "file.not-a-file": {"file": "dossiers"},
    "file.nothing-inside": {"file": "dossiers"},
    "file.unreadable": {"file": "dossier.yaml", "reason": "Permission denied"},
    "file.unwritable": {"file": "advies.pdf", "reason": "No space left on device"},
    "file.too-large": {"file": "dossier.yaml"}, "file.not-text": {"file": "dossier.yaml"},
    "file.unknown-key": {"key": "verdickt", "nearest": "verdict", "path": "answers.probleem",
                         "allowed": "verdict, text, ticks, facts"},
    "file.missing-key": {"path": "answers.probleem"},
    "file.wrong-type": {"path": "head.peildatum", "problem": "Input should be a valid date"},
    "file.wrong-choice": {"path": "head.status", "found": "concep", "nearest": "concept", "allowed": "concept, vastgesteld"},
    "framework.reserved-id": {"found": "onbekend"}, "framework.level-without-anchor": {"found": "serieus"},
    "framework.few-levels": {"found": "ernst"}, "framework.level-order": {"found": "ernst"},
    "framework.ill-formed-id": {"found": "zeer ernstig", "path": "scales.ernst"},
    "framework.no-scale": {"found": "balans"}, "framework.no-condition": {"found": "balans"},
    "framework.missing-translation": {"path": "questions.balans.title"},
    "framework.correction": {"path": "questions.balans.title", "problem": "“Licht” does not stand there"},
    "framework.duplicate-id": {"found": "balans"},
    "framework.dangling-reference": {"found": "balnas", "nearest": "balans", "path": "ladder",
                                     "allowed": "balans, impact"},
    "framework.unknown": {"found": "ipcei-2", "allowed": "afwegingskader"}, "framework.newer-format": {"found": 9, "known": 1},
    "framework.unreachable-outcome": {"found": "NOG_NIET"}, "framework.question-number": {"found": 15},
    "framework.leans-on-later": {"found": "impact"}, "framework.leans-on-itself": {"found": "balans"},
    "evidence.duplicate-id": {"found": "F28"},
    "evidence.unknown-source": {"found": "S99", "nearest": "S9", "allowed": "000, 001, 002"},
    "evidence.unknown-successor": {"found": "F290", "nearest": "F29", "allowed": "F01, F02, F03"},
    "evidence.unknown-cabinet": {"found": "rute-4", "nearest": "rutte-4", "allowed": "rutte-4, schoof-demissionair"},
    "framework.table-rows": {"found": "integrale-weging"},
    "glossary.duplicate": {"found": "staatssteun"}, "glossary.unknown": {"found": "staatsteun", "nearest": "staatssteun"},
    "glossary.ill-formed-form": {"found": "staats*steun"},
    "evidence.circle": {"found": "F28"}, "evidence.ill-formed-period": {"found": "2026-13"},
    "evidence.ill-formed-lines": {"found": "240-"}, "evidence.ill-formed-paper": {"found": "29826"},
    "evidence.two-dates": {"found": "S45"}, "evidence.own-id": {"found": "F99", "example": "E04"},
    "evidence.own-empty": {"found": "E01", "path": "facts[1].questions"},
    "evidence.own-question": {"found": 15, "allowed": "1, 2, 3"},
    "evidence.own-twice": {"found": "E01", "example": "E04"}, "evidence.own-unknown": {"found": "E10", "nearest": "E01"},
    "evidence.not-own": {"found": "F39"}, "evidence.not-cited": {"found": "F23"}, "evidence.not-superseded": {"found": "F39"},
    "assessment.unknown-question": {"found": 15, "allowed": "1, 2, 3"}, "assessment.newer-form": {"found": 9, "known": 1},
    "assessment.other-framework": {"found": "afwegingskader 2031-01-01 (3f9a52c1)"},
    "assessment.unknown-prompt": {"found": "9z", "allowed": "9a, 9b, 9c"}, "assessment.unknown-ground": {"found": "5.9.9"},
    "assessment.unknown-outcome": {"found": "DEELNAM", "nearest": "DEELNAME", "allowed": "DEELNAME, DEELNAME_MITS"},
    "report.font-missing": {"file": "DejaVuSans.ttf"}, "report.pango-missing": {"line": "apt-get install -y libpango-1.0-0"},
    "report.pandoc-missing": {"line": "pip install 'afweging[office]'"}, "report.name-in-text": {"line": 3},
    "library.extra-missing": {"line": "pip install 'afweging[statistics]'"},
    "query.field": {"found": "statuz", "nearest": "status", "allowed": "status, advies, jaar, vraag"},
    "query.value": {"found": "concep", "nearest": "concept", "allowed": "concept, ter-meelezing, vastgesteld"},
    "usage.not-a-date": {"found": "31-02-2026"}, "usage.not-a-choice": {"found": "verken", "allowed": "verkennen, notificatie"},
    "usage.no-editor": {"found": "nano"}, "usage.editor-failed": {"found": "nano", "reason": "exit 1"},
    "keys.unknown": {"found": "libary.new", "nearest": "library.new"}, "keys.impossible": {"key": "ctrl+shift+é"},
    "keys.clash": {"key": "ctrl+n"}, "remark.unknown": {"found": 12, "allowed": "1, 2"},
    "dossier.unknown-fact": {"found": "F280", "nearest": "F28"},
    "report.encrypted-pdf": {"file": "advies.pdf"}, "report.broken-pdf": {"file": "advies.pdf"},
    "report.no-data": {"file": "advies.pdf"},
    "report.foreign-pdf": {"file": "brief.pdf"}, "report.changed-pdf": {"file": "advies.pdf"},
    "report.public-pdf": {"file": "advies-openbaar.pdf"}, "report.carrier-too-large": {"file": "advies.pdf"},
}
"""Where the usual example would not make sense."""


def placeholders(code: Code) -> set[str]:
    """The names that a code's sentences leave open."""
    return set(PLACEHOLDER.findall(code.what + code.remedy + code.alone))


def example(code: Code) -> AfwegingError:
    """An error with this code, its open places filled in. Raises ``KeyError`` for a placeholder without an example."""
    special = SPECIAL.get(code.name, {})
    return AfwegingError(code, **{name: special[name] if name in special else EXAMPLE[name] for name in placeholders(code)})


def page() -> str:
    """The page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    codes = catalogue()
    yield from (
        "# Errors",
        "",
        "<!-- Generated from the catalogue of errors by `make docs`; do not edit. -->",
        "",
        f"Every error a user can meet, {len(codes)} in all: its code, what it says in Dutch and English, and what to do.",
        "The code stands in square brackets behind the message, and does not change; scripts may count on it and on the exit",
        "code. The names and numbers below are examples. A message never holds the text of an answer.",
        "",
        "| exit code | meaning | errors |",
        "|---|---|---|",
    )
    for exit_code, meaning in MEANING.items():
        yield f"| {int(exit_code)} | {meaning} | {sum(1 for code in codes if code.exit is exit_code)} |"
    for room, of_room in groupby(sorted(codes, key=_place), key=_room):
        yield from ("", f"## {ROOMS.get(room, room.capitalize())}")
        for code in of_room:
            yield from ("", f"### `{code.name}`", "", f"Exit code {int(code.exit)}.", "")
            for language, name in LANGUAGES.items():
                texts.use(language)
                error = example(code)
                yield f"- {name}: {_plain(error.what())} *{_plain(error.remedy())}*"
    texts.use("nl")


LANGUAGES: Final[dict[texts.Language, str]] = {"nl": "Nederlands", "en": "English"}

MEANING: Final = {
    Exit.REFUSED: "refused, with the reason", Exit.USAGE: "wrong usage", Exit.BUSY: "busy: somebody else has the library open",
    Exit.DAMAGED: "damage found", Exit.STALE: "stale version: somebody else saved in the meantime",
}


def _room(code: Code) -> str:
    return code.name.partition(".")[0]


def _place(code: Code) -> tuple[int, str]:
    """Rooms in the order of ``ROOMS``; within a room as in the catalogue, because sorting is stable."""
    room = _room(code)
    return (list(ROOMS).index(room) if room in ROOMS else len(ROOMS), room)


def _plain(text: str) -> str:
    """A message within Markdown: nothing in it is markup."""
    return re.sub(r"([*_`<>|\\\[\]])", r"\\\1", " ".join(text.split()))
