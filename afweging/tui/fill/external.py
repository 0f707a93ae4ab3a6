"""The user's own editor: the text goes out in a private file and comes back; a failure changes nothing."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from afweging import errors
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError

FALLBACKS = ("nano", "vi")
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


def edited(text: str, name: str, environment: Mapping[str, str]) -> str | None:
    """The text as it comes back from the editor, cleaned; None when nothing was changed.

    ``name`` is the name of the file, for the editor to show. Raises NO_EDITOR, EDITOR_FAILED; the text is then as it was.
    """
    command = editor(environment)
    with TemporaryDirectory(prefix="afweging-") as folder:  # made with mode 0700
        file = Path(folder) / f"{name}.md"
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8", newline="\n")
        try:
            ended = subprocess.run([*command, str(file)], check=False, env={**os.environ, **environment}).returncode
            if ended != 0:
                raise AfwegingError(errors.EDITOR_FAILED, found=command[0], reason=f"exit {ended}")
            found = file.read_text(encoding="utf-8")
        except OSError as error:
            raise AfwegingError(errors.EDITOR_FAILED, found=command[0], reason=error.strerror or "?") from error
        except UnicodeDecodeError:
            raise AfwegingError(errors.EDITOR_FAILED, found=command[0], reason="UTF-8") from None
    back = clean(found)
    # Editors end a file with a line break that the writer did not type.
    if back.endswith("\n") and not text.endswith("\n"):
        back = back[:-1]
    return None if back == text else back
