"""The verbs that look after the library: check, backup, restore, doctor."""

import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from afweging.cli.doctor import doctor
from afweging.cli.opening import library
from afweging.cli.output import as_json, data, moment, paragraph, table, talk
from afweging.errors import Exit
from afweging.library import default_path, opener
from afweging.library.backups import amount, consequences, make, thinned
from afweging.store.backup import backups
from afweging.store.records import Tell
from afweging.store.restore import plan
from afweging.store.restore import restore as put_back
from afweging.texts import _

__all__ = ["backup", "check", "doctor", "restore"]


def check(options: Namespace) -> int:
    """Verify the library: every hash, the chains, the list and the index. Repairs the last two; exit code 4 on damage.

    With hashes as reports print them, also whether the versions they seal are still there: an end of a chain that was cut
    off is seen in no other way.
    """
    with library(options, "either") as opened:
        found = opened.store.check(_progress())
        if any(one.repairable for one in found) and opened.store.read_only is None:
            opened.store.rebuild_index()
            talk(_("The list or the search index was not in order and was made anew; nothing was lost."))
            found = opened.store.check()
        held = opened.store.content()
        sealed = {printed: opened.store.with_hash(printed) for printed in options.hashes}
    if options.json:
        as_json({"findings": [asdict(one) for one in found], "content": asdict(held),
                 "hashes": {printed: [f"{one.kenmerk}@{one.number}" for one in infos] for printed, infos in sealed.items()}})
    elif not found:
        data(_("The library is sound: {content}.").format(content=amount(held)))
    for one in found:
        place = one.kenmerk + (f"@{one.number}" if one.number else "")
        talk(f"{place}: {one.what}" if place else one.what)
    for printed, infos in sealed.items():
        for info in infos:
            data(_("{hash} seals {kenmerk}@{number}, recorded {moment}.").format(
                hash=printed, kenmerk=info.kenmerk, number=info.number, moment=moment(info.created)))
        if not infos:
            talk(_("{hash} seals no version in this library. When a report of this library prints it, the version it was made "
                   "from is gone; a report of work in progress prints a hash of its own.").format(hash=printed))
    if found:
        talk(_("Make a copy of the library file first. “afweging export --all” saves all that can be read; "
               "“afweging restore” lists the backups."))
        return Exit.DAMAGED
    return Exit.FINE if all(sealed.values()) else Exit.DAMAGED


def backup(options: Namespace) -> int:
    """Make a verified backup and print where it is; older ones in the backup folder thin out."""
    with library(options, "either") as opened:
        made = make(opened, Path(options.target) if options.target else None, _progress())
    talk(_("Backup made and verified: {content}.").format(content=amount(made.content)))
    if made.removed:
        talk(thinned(made.removed))
    data(str(made.path))
    return Exit.FINE


def restore(options: Namespace) -> int:
    """List the backups, say what putting one back would change, or do it."""
    path = (Path(options.library).expanduser() if options.library else default_path()).absolute()
    if not options.backup:
        found = backups(path)
        if not found:
            talk(_("There are no backups in the backup folder yet."))
        else:
            data(table([(moment(one.made), f"{one.size // 1000} kB", str(one.path)) for one in found]))
        return Exit.FINE
    chosen = Path(options.backup)
    _say_plan(path, chosen)
    if not options.yes:
        talk(_("Nothing was changed. Add --yes to carry it out; the present library is kept beside it."))
        return Exit.FINE
    kept = put_back(path, chosen, opener())
    talk(_("Restored.") + (" " + _("The library as it was is kept as {file}.").format(file=kept) if kept else ""))
    return Exit.FINE


def _say_plan(path: Path, chosen: Path) -> None:
    for line in consequences(plan(path, chosen)):
        data(paragraph(line))


def _progress() -> Tell | None:
    """A counter on standard error for long work; none when nobody watches."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        if total > 1000 and (done == total or done % 500 == 0):
            print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return tell

