"""Texts of several lines: typed until a line with a single dot, or written in an editor.

At a terminal every line is stored as soon as it is typed, behind the text that is there already, so that a kill loses at
most the line being typed. Input that ends before the dot is kept in the same way: nothing present is ever replaced by half
a text.
"""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from afweging.assessment.models import Assessment
from afweging.assessment.wording import clean, count_words
from afweging.errors import FILE_UNWRITABLE, AfwegingError
from afweging.framework.yaml_reader import decode, read_bytes
from afweging.plain.console import Console, EndOfInput
from afweging.plain.conversation import Conversation, Option, words_counted
from afweging.texts import _

END: Final = "."
"""The line that ends a text."""
DOT: Final = ".."
"""The line that stands for a line with a single dot."""
Put = Callable[[str], Assessment]
"""The dossier with this text in its place."""


def typed(console: Console) -> Iterator[str]:
    """The lines up to the one with a single dot. Raises ``EndOfInput`` when that never comes."""
    while (line := console.line()).strip() != END:
        yield END if line.strip() == DOT else line


def write(talk: Conversation, prompt: str, present: str, put: Put) -> None:
    """Ask for a text and save it. With a text present the user chooses to add to it or to replace it."""
    add = False
    if present.strip():
        chosen = talk.choose((
            Option("add", _("add to it")),
            Option("replace", _("replace it")),
        ))
        if chosen is None:
            return
        add = chosen == "add"
    talk.say(prompt, _("Type your text. End with a line that holds a single dot. A dot at once changes nothing."))
    lines, since, trouble = [], talk.assessment, False
    try:
        for line in typed(talk.console):
            lines.append(line)
            if talk.console.terminal and not trouble:
                trouble = _kept(talk, put(joined(present, lines)))
    except (EndOfInput, KeyboardInterrupt):
        _keep_unfinished(talk, put, present, lines)
        raise
    text = "\n".join(lines).strip("\n")
    if text.strip():
        talk.save(put(joined(present, lines) if add else text), since)
    else:
        talk.save(since, since)


def joined(present: str, lines: list[str]) -> str:
    """The present text with new lines as a paragraph behind it."""
    new = "\n".join(lines).strip("\n")
    return f"{present}\n\n{new}" if present.strip() and new.strip() else new or present


def _kept(talk: Conversation, assessment: Assessment) -> bool:
    """Store a text that is not finished; whether that failed, which is said once."""
    try:
        talk.session.keep(assessment)
    except AfwegingError as error:
        talk.error(error)
        return True
    return False


def _keep_unfinished(talk: Conversation, put: Put, present: str, lines: list[str]) -> None:
    if any(line.strip() for line in lines):
        _kept(talk, put(joined(present, lines)))
        talk.say(_("The input ended before the dot. What was typed is kept, behind what was there."))


# --- one line of a text ------------------------------------------------------------------------------------------

def change_line(talk: Conversation, present: str, put: Put, given: str = "") -> None:
    """Read the lines with their numbers and replace one by what is typed; a dot at once leaves that line out."""
    lines = present.split("\n")
    if not present.strip():
        talk.say(_("There is no text yet."))
        return
    chosen = talk.choose([Option(str(number), line) for number, line in enumerate(lines, start=1)], given=given)
    if chosen is None:
        return
    place, since = int(chosen) - 1, talk.assessment
    talk.say(_("Type the new line or lines. End with a line that holds a single dot. A dot at once takes the line out."))
    new: list[str] = []
    try:
        new.extend(typed(talk.console))
    except (EndOfInput, KeyboardInterrupt):
        _keep_unfinished(talk, put, present, new)
        raise
    talk.save(put("\n".join([*lines[:place], *new, *lines[place + 1:]])), since)


# --- an editor ---------------------------------------------------------------------------------------------------

def edit(talk: Conversation, present: str, put: Put) -> None:
    """Write a text in the editor of ``VISUAL`` or ``EDITOR``. When the editor fails nothing changes."""
    command = _editor()
    if not command:
        talk.say(_("No editor is set. Set EDITOR, for example: export EDITOR=nano"))
        return
    file = _lent(present)
    talk.say(_("The editor opens with {file}.").format(file=file))
    if not _edited(talk, [*command, str(file)]):
        talk.say(_("The editor reported a fault. Nothing was changed; your text is in {file}.").format(file=file))
        return
    try:
        text = clean(decode(read_bytes(file), str(file))).rstrip("\n")
    except AfwegingError as error:
        talk.error(error)
        return
    talk.save(put(text))
    talk.say(_("The text is empty now.") if not text else words_counted(count_words(text)) + ".")
    with suppress(OSError):  # the editor may have put a copy of its own there
        file.unlink()
        file.parent.rmdir()


def _editor() -> list[str]:
    """The command of the editor as words; empty when none is set or it cannot be read."""
    try:
        return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:  # a quote that does not end
        return []


def _lent(present: str) -> Path:
    """A file with the text, in a folder only the user can enter."""
    try:
        file = Path(tempfile.mkdtemp(prefix="afweging-")) / "text.md"
        file.write_text(present, encoding="utf-8", newline="\n")
    except OSError as error:
        raise AfwegingError(FILE_UNWRITABLE, file=tempfile.gettempdir(), reason=error.strerror) from None
    return file


def _edited(talk: Conversation, command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdin=talk.console.lend(), check=False).returncode == 0
    except (OSError, ValueError):
        return False
