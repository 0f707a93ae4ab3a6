"""Many dossiers at once: take in a file or a folder, write all of them to a folder. Reports of all are made by a verb.

How far it is, is said at every tenth when there are many. Ctrl+C interrupts; doing the same again goes on where it was.
"""

from collections.abc import Callable
from typing import Final

from afweging import errors
from afweging.library.folders import path_of
from afweging.library.many import Failed, Run, files_of, interrupted, take_in, write_out
from afweging.library.taking import Taker
from afweging.plain.conversation import Conversation, Option
from afweging.texts import _, ngettext

LONG: Final = 20
"""From so many things on, how far it is, is said in between."""


def bring_in(talk: Conversation, given: str) -> None:
    """Take in a file, or everything in a folder. Raises FILE_NOTHING_INSIDE, FILE_UNREADABLE and what the library refuses."""
    name = given or talk.ask(_("File or folder to take in, Enter to leave it:"))
    if not name:
        return
    how = talk.choose((
        Option("skip", _("leave dossiers that are there as they are"), _("They are named at the end.")),
        Option("update", _("add them as a new version")), Option("new", _("everything as new dossiers"))), "skip")
    if how is None:
        return
    if talk.editing.dirty:
        talk.session.store()
    paths = files_of([path_of(name)])
    taker = Taker(library=talk.editing.library, as_new=how == "new", update=how == "update")
    run = _followed(talk, len(paths), lambda run: take_in(run, taker, paths))
    new = len(run.made)
    talk.say(ngettext("{number} dossier taken in.", "{number} dossiers taken in.", new).format(number=new))
    if run.same:
        talk.say(ngettext("{number} file was there already and was passed over.",
                          "{number} files were there already and were passed over.", run.same).format(number=run.same))
    _tell_failed(talk, run)


def write_all(talk: Conversation, given: str) -> None:
    """Write all dossiers to a folder as JSON, each to a file of its own. Raises FILE_UNWRITABLE and errors of the library."""
    name = given or talk.ask(_("Folder to write all dossiers to, Enter to leave it:"))
    if not name:
        return
    if talk.editing.dirty:
        talk.session.store()
    library = talk.editing.library
    names = [entry.kenmerk for entry in library.store.entries(order="kenmerk", descending=False)]
    folder = path_of(name)
    run = _followed(talk, len(names), lambda run: write_out(run, library, names, folder, "json"))
    written = len(run.made)
    talk.say(ngettext("{number} dossier written.", "{number} dossiers written.", written).format(number=written))
    if run.same:
        talk.say(ngettext("{number} file held the same already and was left alone.",
                          "{number} files held the same already and were left alone.", run.same).format(number=run.same))
    _tell_failed(talk, run)
    talk.say(_("Reports of all dossiers are made outside this program: afweging report --all."))


def _followed(talk: Conversation, total: int, work: Callable[[Run], None]) -> Run:
    """Do the work, saying at every tenth how far it is; Ctrl+C ends it and the program goes on."""
    run = Run(total=total)

    def step() -> None:
        if total >= LONG and run.done * 10 // total != (run.done - 1) * 10 // total:
            talk.say(_("{done} of {total}").format(done=run.done, total=total))

    run.on_step = step
    try:
        work(run)
    except KeyboardInterrupt:
        talk.say("", interrupted(run))
    return run


def _tell_failed(talk: Conversation, run: Run) -> None:
    if run.failed:
        number = len(run.failed)
        talk.say(_("Did not go well: {number}").format(number=number))
        talk.items([f"{one.name}: {one.what} {_remedy(one)}".rstrip() for one in run.failed])


def _remedy(one: Failed) -> str:
    """What to do, in the words of this face where the error itself names options of the verb."""
    if one.code == errors.DOSSIER_EXISTS.name:
        return _("Import the folder again and choose what becomes of dossiers that are there already.")
    return one.remedy
