"""The action table: one row for everything, and every row works."""

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from afweging.texts import sentences
from afweging.tui.actions import ACTIONS, PLACES, Action, Place, action_named, at
from afweging.tui.advice_screen import AdviceScreen
from afweging.tui.app import AfwegingApp
from afweging.tui.compare.screen import CompareScreen
from afweging.tui.fill.screen import FillScreen
from afweging.tui.keymap import possible, together
from afweging.tui.library.screen import LibraryScreen
from afweging.tui.portfolio.screen import PortfolioScreen
from afweging.tui.second.screen import ReconcileScreen
from afweging.tui.versions.screen import VersionsScreen

SAME_IN_TEXT = {"ctrl+z", "ctrl+y"}
"""Keys that a text field takes itself, for the same thing."""
CLASSES = {"app": AfwegingApp, "library": LibraryScreen, "fill": FillScreen, "advice": AdviceScreen, "versions": VersionsScreen,
           "second": ReconcileScreen, "compare": CompareScreen,
           "portfolio": PortfolioScreen}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_method_a_key_and_words_in_both_languages(action: Action) -> None:
    name = action.method.partition("(")[0]
    assert callable(getattr(CLASSES[action.where], f"action_{name}")), "no such method"
    assert action.id.startswith(f"{action.where}."), "the id names its place"
    for key in action.keys:
        assert possible(key) or key in SAME_IN_TEXT, f"{key} is needed for typing, or is no key"
    assert sentences("nl").say(action.label) != action.label, "no Dutch label"
    for query in (action.label, sentences("nl").say(action.label), action.id):
        assert action.found_by(query), f"not found by {query!r}"


@pytest.mark.parametrize("key", sorted({key for action in ACTIONS for key in action.keys if key.startswith("alt+")}))
def test_an_ordinary_terminal_can_send_it(key: str) -> None:
    *modifiers, last = key.split("+")
    if len(last) > 1:
        return  # an arrow: its sequence holds the modifier itself
    parser = XTermParser()
    typed = "\x1b" + (last.upper() if "shift" in modifiers else last)
    sent = [event.key for data in (typed, "") for event in parser.feed(data) if isinstance(event, events.Key)]
    assert sent == [key]


def test_no_two_actions_share_an_id_or_a_key_in_one_place() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    clashes = [(one.id, other.id, key) for one in ACTIONS for other in ACTIONS for key in one.keys
               if one.id < other.id and together(one, other) and key in other.keys]
    assert not clashes


@pytest.mark.parametrize("place", PLACES)
def test_the_footer_holds_five_at_most(place: Place) -> None:
    assert len([action for action in at(place) if action.footer]) <= 5


def test_the_palette_finds_parts_of_words_in_any_order() -> None:
    new = action_named("library.new")
    assert new is not None
    assert new.found_by("DOSSIER nieuw")
    assert new.found_by("create")
    assert not new.found_by("rapport")
    assert action_named("library.old") is None
