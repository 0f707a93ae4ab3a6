"""Texts of several lines: typed until a line with a single dot, or written in an editor.

At a terminal every line is stored as soon as it is typed, behind the text that is there already, so that a kill loses at
most the line being typed. Input that ends before the dot is kept in the same way: nothing present is ever replaced by half
a text.
"""

import os
from collections.abc import Callable, Iterator
from typing import Final

from afweging.assessment.models import Assessment
from afweging.assessment.wording import count_words
from afweging.errors import AfwegingError
from afweging.external_editor import edited
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
    """Write a text in the editor of ``VISUAL`` or ``EDITOR``. When the editor fails nothing changes.

    Without one of these none is started: whoever works line by line may not be able to work in the editor we would choose.
    """
    if not (os.environ.get("VISUAL", "") + os.environ.get("EDITOR", "")).strip():
        talk.say(_("No editor is set. Set EDITOR, for example: export EDITOR=nano"))
        return
    try:
        text = edited(present, "text", os.environ, talk.console.lend(),
                      lambda file: talk.say(_("The editor opens with {file}.").format(file=file)))
    except AfwegingError as error:
        talk.error(error)
        return
    if text is None:
        talk.say(_("Nothing was changed."))
        return
    talk.save(put(text.rstrip("\n")))
    talk.say(_("The text is empty now.") if not text else words_counted(count_words(text)) + ".")
