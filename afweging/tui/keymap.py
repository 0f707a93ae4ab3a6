"""The user's own keys: a YAML file with the id of an action and the keys it gets.

    # ~/.config/afweging/keys.yaml
    library.new: ctrl+n, f3
    fill.next: alt+right

Everything is checked before anything is used: unknown actions, keys that do not exist, two actions on one key in the same
place, and that help, palette and quit stay reachable. What is wrong is named with its line, and keeps its default.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from textual.keys import Keys

from afweging import errors
from afweging.errors import AfwegingError
from afweging.tui.actions import ACTIONS, Action, action_named

Keymap = dict[str, tuple[str, ...]]
MODIFIERS: Final = ("ctrl", "alt", "shift", "super")
_NAMED: Final = {key.value for key in Keys if "+" not in key.value and not key.value.startswith("<")} | {
    "space", "comma", "full_stop", "slash", "question_mark", "minus", "plus", "equals_sign", "semicolon", "colon",
    "left_square_bracket", "right_square_bracket", "backslash", "apostrophe", "grave_accent"}
_TYPED: Final = re.compile(r"[a-z0-9]")
SWALLOWED: Final = frozenset({
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "backspace", "delete",
    "ctrl+a", "ctrl+c", "ctrl+d", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+v", "ctrl+w", "ctrl+x", "ctrl+y", "ctrl+z",
    "ctrl+i", "ctrl+m", "ctrl+h"})
"""Keys that a text field needs itself, or that terminals cannot tell from another key (Ctrl+I is Tab)."""


def key_file() -> Path:
    """Where it is: the config folder of the user, or ``AFWEGING_KEYS``."""
    if given := os.environ.get("AFWEGING_KEYS"):
        return Path(given)
    from platformdirs import user_config_path  # noqa: PLC0415 - only when a screen starts

    return user_config_path("afweging", appauthor=False) / "keys.yaml"


def load(path: Path) -> tuple[Keymap, tuple[AfwegingError, ...]]:
    """The keys that can be used, and everything that is wrong with the file. No file: the defaults."""
    if not path.is_file():
        return {}, ()
    from afweging.framework.yaml_reader import decode, read_bytes, read_tree  # noqa: PLC0415 - loads yaml

    try:
        tree = read_tree(decode(read_bytes(path), str(path)), str(path))
    except AfwegingError as error:
        return {}, getattr(error, "errors", (error,))
    if not isinstance(tree.data, dict):
        return {}, (AfwegingError(errors.KEYS_FORM, where=str(path)),) if tree.data else ()
    where = {name: tree.where((name,)) for name in tree.data}
    return checked({name: value if isinstance(value, str) else "-" for name, value in tree.data.items()}, where)


def checked(wanted: Mapping[str, str], where: Mapping[str, str]) -> tuple[Keymap, tuple[AfwegingError, ...]]:
    """The part of a key file that can be used, and what is wrong with the rest."""
    found: Keymap = {}
    wrong: list[AfwegingError] = []
    for name, value in wanted.items():
        keys = tuple(key for key in re.split(r"[,\s]+", value.strip().lower()) if key)
        action = action_named(name)
        if action is None:
            from afweging.framework.yaml_reader import nearest  # noqa: PLC0415 - only for a wrong file

            near = nearest(name, [action.id for action in ACTIONS])
            wrong.append(AfwegingError(errors.KEYS_UNKNOWN, where=where[name], found=name, nearest=near))
        elif bad := next((key for key in keys if not possible(key) and key not in action.keys), None if keys else "-"):
            wrong.append(AfwegingError(errors.KEYS_IMPOSSIBLE, where=where[name], key=bad, action=name))
        else:
            found[name] = keys
    while clash := next(_clashes(found), None):
        name, key, other = clash
        wrong.append(AfwegingError(errors.KEYS_CLASH, where=where[name], key=key, action=name, other=other))
        del found[name]
    return found, tuple(wrong)


def possible(key: str) -> bool:
    """Whether a key can be typed and does not take a text field its letters."""
    *modifiers, last = key.split("+")
    if key in SWALLOWED or len(set(modifiers)) != len(modifiers) or not set(modifiers) <= set(MODIFIERS):
        return False
    if modifiers == ["alt"] and (last in "bf" or not last.isalpha()) and _TYPED.fullmatch(last):
        return False  # ordinary terminals send these as word left, word right, and special signs
    if _TYPED.fullmatch(last):
        return bool(set(modifiers) & {"ctrl", "alt", "super"})
    return last in _NAMED and (bool(modifiers) or last in {"escape", "enter"} or bool(re.fullmatch(r"f\d{1,2}", last)))


def _clashes(found: Keymap) -> Iterator[tuple[str, str, str]]:
    """A rebound action, a key it wants, and the other action that has that key where both work."""
    for name in reversed(found):
        action = action_named(name)
        for key in found[name]:
            for other in ACTIONS:
                if action and other.id != name and together(action, other) and key in found.get(other.id, other.keys):
                    yield name, key, other.id


def together(one: Action, other: Action) -> bool:
    """Whether two actions are there at the same time, so that they cannot share a key."""
    return one.where == other.where or "app" in (one.where, other.where)
