"""Keys as people read them, and the table of the handbook."""

import pytest

from afweging.tui.actions import ACTIONS
from afweging.tui.key_table import markdown
from afweging.tui.keys import shown, shown_all


@pytest.mark.parametrize(("key", "read"), [
    ("ctrl+p", "^P"), ("f1", "F1"), ("f12", "F12"), ("alt+right", "Alt+→"), ("escape", "Esc"), ("enter", "Enter"),
    ("ctrl+pagedown", "^PgDn"), ("ctrl+shift+a", "Ctrl+Shift+A"), ("space", "Spatie"), ("alt+0", "Alt+0"),
])
def test_a_key_as_people_read_it(key: str, read: str) -> None:
    assert shown(key) == read


def test_all_keys_of_an_action() -> None:
    assert shown_all(("f1", "alt+h")) == "F1, Alt+H"


def test_the_table_of_the_handbook_holds_every_action_in_both_languages() -> None:
    for text in (markdown("nl"), markdown("en")):
        rows = [line for line in text.splitlines() if line.endswith("` |")]
        assert len(rows) == len(ACTIONS)
        assert all(line.count("|") == 5 for line in rows)
    assert "| ^N, F3 | Nieuw dossier |" in markdown("nl")
    assert "| ^N, F3 | New dossier |" in markdown("en")
