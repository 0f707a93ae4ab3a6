"""How keys are written for people: ``ctrl+p`` as ^P, ``alt+right`` as Alt+→."""

from typing import Final

from afweging.texts import _

_SIGNS: Final = {
    "escape": "Esc", "enter": "Enter", "tab": "Tab", "backspace": "Backspace", "delete": "Del",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "shift": "Shift", "alt": "Alt", "super": "Super",
}


def shown(key: str) -> str:
    """One key as people read it."""
    *modifiers, last = key.split("+")
    name = _("Space") if last == "space" else _SIGNS.get(last) or (last.upper() if len(last) == 1 or last[1:].isdigit() else last)
    if modifiers == ["ctrl"]:
        return f"^{name}"
    return "+".join([*("Ctrl" if one == "ctrl" else _SIGNS.get(one, one) for one in modifiers), name])


def shown_all(keys: tuple[str, ...]) -> str:
    """All keys of an action, the first one first."""
    return ", ".join(shown(key) for key in keys)
