"""The user's own editor: a text goes out in a private file and comes back; a failure changes nothing and loses nothing."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TextIO

from afweging import errors
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError
from afweging.framework.yaml_reader import decode, read_bytes

FALLBACKS: Final = ("nano", "vi")
"""What is used when neither VISUAL nor EDITOR names an editor."""


def editor(environment: Mapping[str, str]) -> list[str]:
    """The editor of the user as a command. Raises NO_EDITOR when there is none."""
    given = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        words = shlex.split(given)
    except ValueError:
        words = []
    words = words or [next((name for name in FALLBACKS if shutil.which(name)), "")]
    if not words[0] or shutil.which(words[0]) is None:
        raise AfwegingError(errors.NO_EDITOR, found=given or ", ".join(FALLBACKS))
    return words


def edited(
    text: str, name: str, environment: Mapping[str, str],
    stdin: TextIO | int | None = None, opening: Callable[[Path], None] | None = None,
) -> str | None:
    """The text as it comes back from the editor, cleaned; None when nothing was changed.

    ``name`` is the name of the file, for the editor to show; ``opening`` is told where it stands. Raises NO_EDITOR,
    FILE_UNWRITABLE, EDITOR_FAILED, and EDITOR_KEPT when the editor failed after it had written something: that file stays.
    Otherwise the file is gone when this returns, with whatever the editor put beside it.
    """
    command = editor(environment)
    file = _lent(text, name)
    keep = False
    try:
        if opening is not None:
            opening(file)
        _run([*command, str(file)], environment, stdin)
        back = clean(decode(read_bytes(file), str(file)))
    except AfwegingError as error:
        keep = _written(file, text)
        if not keep:
            raise AfwegingError(errors.EDITOR_FAILED, found=command[0], reason=_reason(error)) from None
        raise AfwegingError(errors.EDITOR_KEPT, found=command[0], reason=_reason(error), file=file) from None
    finally:
        if not keep:
            shutil.rmtree(file.parent, ignore_errors=True)
    # Editors end a file with a line break that the writer did not type.
    if back.endswith("\n") and not text.endswith("\n"):
        back = back[:-1]
    return None if back == text else back


def _lent(text: str, name: str) -> Path:
    """A file with the text that nobody else can read, in a folder only the user can enter, whatever the umask."""
    try:
        file = Path(tempfile.mkdtemp(prefix="afweging-")) / f"{name}.md"
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise AfwegingError(errors.FILE_UNWRITABLE, file=tempfile.gettempdir(), reason=error.strerror) from None
    return file


def _run(command: list[str], environment: Mapping[str, str], stdin: TextIO | int | None) -> None:
    try:
        ended = subprocess.run(command, check=False, env={**os.environ, **environment}, stdin=stdin).returncode
    except (OSError, ValueError) as error:
        raise AfwegingError(errors.EDITOR_FAILED, found=command[0], reason=getattr(error, "strerror", None) or "?") from None
    if ended:
        raise AfwegingError(errors.EDITOR_FAILED, found=command[0], reason=f"exit {ended}")


def _reason(error: AfwegingError) -> str:
    """Why, in a word or two: the exit code, or what is the matter with the file that came back."""
    return str(error.values["reason"]) if "reason" in error.values else error.what()


def _written(file: Path, text: str) -> bool:
    """Whether there is something of the user in the file that is nowhere else."""
    try:
        return file.read_bytes() not in {b"", text.encode()}
    except OSError:
        return False
