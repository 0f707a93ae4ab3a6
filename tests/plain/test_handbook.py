"""The tables of the handbook are those of the program, and the transcript is what the program says."""

import os
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from afweging.assessment.models import Head
from afweging.plain import run
from afweging.plain.words import COMMANDS, GROUPS
from afweging.texts import sentences
from afweging.tui.actions import ACTIONS, PLACES
from tests.plain.conftest import Stage

PAGE = Path(__file__).parents[2] / "docs" / "handleiding.md"
DUTCH = sentences("nl")
NAMES = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "escape": "Esc", "enter": "Enter", "left": "←", "right": "→",
         "pageup": "PgUp", "pagedown": "PgDn", "up": "↑", "down": "↓", "space": "spatie", "delete": "Del", "tab": "Tab"}


def key(name: str) -> str:
    """A key as people read it: Ctrl+P."""
    return "+".join(NAMES.get(part, part.upper()) for part in name.split("+"))


def keys_table(place: str) -> str:
    """The keys of one place."""
    rows = [f"| {', '.join(key(name) for name in action.keys)} | {DUTCH.say(action.label)} | {DUTCH.say(action.help)} |"
            for action in ACTIONS if action.where == place]
    return "\n".join(["| toets | wat | uitleg |", "|---|---|---|", *rows])


def commands_table() -> str:
    """The commands of the line-by-line face."""
    rows = [f"| {' of '.join(f'`{word}`' for word in (command.dutch[0], command.english[0]))} | {DUTCH.say(command.help)} |"
            for group in GROUPS for command in COMMANDS if command.group == group]
    return "\n".join(["| opdracht | wat zij doet |", "|---|---|", *rows])


TABLES = {**{place: keys_table(place) for place in PLACES}, "plain": commands_table()}


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_those_of_the_program(name: str) -> None:
    """``HANDBOOK=write pytest tests/plain/test_handbook.py`` writes them anew."""
    page, mark = PAGE.read_text(encoding="utf-8"), f"<!-- table: {name} -->"
    found = re.search(rf"{re.escape(mark)}\n(?:\|.*\n)*", page)
    assert found, f"the handbook has no place for the table {name}"
    wanted = f"{mark}\n{TABLES[name]}\n"
    if os.environ.get("HANDBOOK") == "write":
        PAGE.write_text(page[:found.start()] + wanted + page[found.end():], encoding="utf-8")
    assert found[0] == wanted, "run this test once with HANDBOOK=write"


def test_the_transcript_is_what_the_program_says(stage: Stage) -> None:
    page = PAGE.read_text(encoding="utf-8")
    block = re.search(r"<!-- transcript -->\n```text\n(.*?)```", page, re.DOTALL)
    assert block
    with stage.opened() as library:
        library.new(Head(kenmerk="REKEN-1", title="IPCEI Rekenkracht", peildatum=date(2026, 6, 1)), reason="begin")
        outgoing = StringIO()
        run(library, "REKEN-1", StringIO(""), outgoing)
    assert outgoing.getvalue().startswith(block[1])


NAMED = {
    "Alt+L": ("app.language",), "F1": ("app.help",), "Ctrl+P": ("app.palette",), "Ctrl+R": ("app.report",), "Ctrl+Q": ("app.quit",),
    "F12": ("app.report_as",), "F10": ("app.library",), "F11": ("app.retry",), "Ctrl+N": ("library.new",), "Ctrl+F": ("library.search",),
    "F2": ("fill.verdict", "library.import", "portfolio.export"), "F3": ("fill.answer",), "F4": ("fill.side", "library.versions"),
    "F5": ("compare.all",), "F6": ("fill.advice", "versions.compare", "library.compare", "compare.swap", "second.record", "portfolio.examples"),
    "F7": ("compare.previous", "portfolio.order"), "F8": ("fill.next", "versions.restore", "compare.next", "library.finalise"),
    "F9": ("fill.next_open", "portfolio.report", "library.advice", "advice.look"), "Ctrl+G": ("fill.jump",), "Alt+G": ("fill.head",),
    "Alt+J": ("fill.source", "library.second"), "Alt+M": ("fill.rescue", "library.circulate"), "Alt+N": ("library.portfolio", "fill.facts"),
    "Alt+U": ("fill.published", "library.backup"), "Alt+V": ("fill.closed",), "Alt+R": ("fill.record", "library.restore"), "Alt+X": ("fill.finalise",),
    "Ctrl+Z": ("fill.undo",), "Alt+Z": ("fill.take_over",), "Alt+Shift+E": ("fill.precedents",),
    "Alt+Shift+M": ("fill.remarks",), "Alt+Shift+K": ("fill.confirm",), "Alt+Shift+V": ("fill.versions",),
    "Alt+Shift+R": ("fill.circulate", "library.reports"), "Alt+D": ("fill.prompts",), "Alt+S": ("fill.conclusion",), "Alt+E": ("library.export",),
    "Alt+Shift+A": ("fill.owner",), "Alt+Shift+C": ("fill.checks",), "Alt+Shift+F": ("fill.own_fact",),
    "Alt+Shift+I": ("library.import-folder",), "Alt+Shift+L": ("fill.language",), "Alt+Shift+S": ("fill.renew", "library.stale"),
    "Alt+Shift+T": ("fill.terms",), "Alt+Shift+W": ("fill.evidence", "library.evidence"),
}
"""The keys the running text names, and what they stand for there, place by place."""


def test_the_keys_named_in_the_running_text_do_what_it_says() -> None:
    page = re.sub(r"<!-- table: \w+ -->\n(?:\|.*\n)*", "", PAGE.read_text(encoding="utf-8"))
    keys = {action.id: [key(name) for name in action.keys] for action in ACTIONS}
    for named, actions in NAMED.items():
        for action in actions:
            assert named in keys[action], f"{named} is not {action} any more: {keys[action]}"
    found = set(re.findall(r"\b(?:Ctrl\+[A-Z]|Alt\+(?:Shift\+)?[A-Z]|F\d{1,2})\b", page))
    # F14, F15 and F28 are facts; Ctrl+D ends any input; Ctrl+S is of the window for a remark
    assert found - {"F14", "F15", "F28", "Ctrl+D", "Ctrl+S"} == set(NAMED)


def test_sentences_are_short_enough_to_read() -> None:
    """B1: on average at most fifteen words, and no sentence of more than thirty-five."""
    text = re.sub(r"```.*?```|<!--.*?-->", " ", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"^\|.*$|^#.*$", ". ", text, flags=re.MULTILINE)
    text = re.sub(r"^\s*(?:[-*]|\d+\.) ", ". ", text, flags=re.MULTILINE)
    found = [len(re.findall(r"\w[\w'’-]*", part)) for part in re.split(r"(?<=[.!?:;])\s+", text)]
    counts = [count for count in found if count > 2]
    assert len(counts) > 150
    assert sum(counts) / len(counts) <= 15
    assert max(counts) <= 35
