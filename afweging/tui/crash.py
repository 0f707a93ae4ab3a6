"""What happens when the program itself fails: nothing of an answer is shown or logged, and the way back is named."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from afweging.texts import _

LARGEST = 100_000
"""Bytes the log may grow to; a larger one begins anew."""


def log_file() -> Path:
    """Where faults are logged: beside the state of the screen."""
    from afweging.tui.state import state_file  # noqa: PLC0415 - only when something failed

    return state_file().with_name("faults.log")


def places(trace: TracebackType | None) -> list[str]:
    """Where it went wrong, outermost first: file, line and function of every step; no values, no text."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        found.append(f"{path.parent.name}/{path.name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found


def log(error: BaseException, path: Path) -> bool:
    """Add kind and place of an error to the log, readable by the owner only; whether that worked."""
    entry = f"{datetime.now().astimezone().isoformat(timespec='seconds')} {type(error).__name__}\n"
    entry += "".join(f"    {place}\n" for place in places(error.__traceback__))
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = not path.exists() or path.stat().st_size > LARGEST
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if new else os.O_APPEND)
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as stream:
            stream.write(entry)
        return True
    return False


def told(error: BaseException, *, saved: bool, logged: Path | None) -> str:
    """What the user reads after the screen is gone."""
    where = places(error.__traceback__)
    foreign = ("textual/", "asyncio/")
    ours = next((place for place in reversed(where) if not place.startswith(foreign)), where[-1] if where else "?")
    lines = [
        _("The program stopped because of a fault of its own ({kind} at {place}).").format(
            kind=type(error).__name__, place=ours.split(" ")[0]),
        _("Everything you typed is saved. Start the program again to go on where you were.") if saved else
        _("What you typed up to the last “saved” is safe; what came after it may be lost."),
    ]
    if logged:
        lines.append(_("Kind and place of the fault, without any text of yours, are in {file}. Please report it.").format(
            file=logged))
    return "\n".join(lines)
