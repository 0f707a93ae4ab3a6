"""Backups of the library: make one, which there are, what putting one back would change, and putting it back.

Sentences about them stand here as well, because the command line and the screens say the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from afweging.library import Library, opener
from afweging.store.backup import Backup, backups, free_name, thin
from afweging.store.records import Content, Tell
from afweging.store.restore import TURNS, RestorePlan, Turn, plan, restore
from afweging.texts import _, ngettext

__all__ = ("Backup", "Made", "RestorePlan", "amount", "consequences", "kept", "make", "preview", "put_back", "shortened",
           "thinned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that was made and verified: where, what it holds, and which older ones went."""

    path: Path
    content: Content
    removed: tuple[Backup, ...] = ()


def make(library: Library, target: Path | None = None, tell: Tell | None = None) -> Made:
    """Make a verified backup; without a target in the backup folder, where older ones then thin out."""
    now, store = opener().since, library.store
    path = target or free_name(store.path, now)
    held = store.backup(path, tell)
    return Made(path=path, content=held, removed=() if target else thin(store.path, now))


def kept(library: Library) -> tuple[Backup, ...]:
    """The backups in the backup folder, newest first."""
    return backups(library.store.path)


def preview(library: Library, chosen: Path) -> RestorePlan:
    """What putting a backup back would change. Raises BACKUP_UNSOUND, STORE_NEWER, FILE_MISSING."""
    return plan(library.store.path, chosen)


def put_back(library: Library, chosen: Path) -> Path | None:
    """Put a backup in place of the open library, which goes on with it; where the present one is kept.

    Raises what ``preview`` raises, and STORE_BUSY; the library then goes on as it was. Nobody else may be using it.
    """
    library.close()
    try:
        return restore(library.store.path, chosen, opener())
    finally:
        library.open_again()


def thinned(gone: Sequence[Backup]) -> str:
    """What thinning out removed, as a sentence."""
    said = ngettext("{number} older backup was removed: {names}.", "{number} older backups were removed: {names}.", len(gone))
    rule = _("All of the last two days are kept, the last of each day for two weeks, of each week for three months, and of "
             "each month for ever.")
    return f"{said.format(number=len(gone), names=shortened(one.path.name for one in gone))} {rule}"


def shortened(names: Iterable[str], most: int = 20) -> str:
    """Names for a sentence, cut off when there are many."""
    kept = list(names)
    return ", ".join(kept[:most]) + (", …" if len(kept) > most else "")


def consequences(change: RestorePlan, most: int = 20) -> Iterator[str]:
    """What restoring changes, as sentences that name so many dossiers each; one that says so when it changes nothing."""
    yield _("The backup holds {content}.").format(content=amount(change.backup))
    if change.present is None:
        yield _("There is no library now, or nothing of it can be read.")
        return
    yield _("The library now holds {content}.").format(content=amount(change.present))
    names = {kind: [one for one in change.turns if one.kind == kind] for kind in TURNS}
    for kind, sentence in (
        ("goes", _("Dossiers that disappear, because only the library has them: {names}.")),
        ("comes", _("Dossiers that come back: {names}.")),
        ("back", _("Dossiers that go back to an older version: {names}.")),
        ("forth", _("Dossiers that go forward to a newer version: {names}.")),
        ("other", _("Dossiers whose versions become other ones: {names}.")),
    ):
        if names[kind]:
            yield sentence.format(names=shortened((_turn(one) for one in names[kind]), most))
    if change.drafts_lost:
        yield _("Changes not recorded yet that would go: {names}.").format(names=shortened(change.drafts_lost, most))
    if change.drafts_gained:
        yield _("Changes not recorded yet that come back: {names}.").format(names=shortened(change.drafts_gained, most))
    if change.evidence_lost:
        yield _("Own sources and facts that would go, or become older: {names}.").format(
            names=shortened(change.evidence_lost, most))
    if change.evidence_gained:
        yield _("Own sources and facts that come back, or become other ones: {names}.").format(
            names=shortened(change.evidence_gained, most))
    if not any((change.turns, change.drafts_lost, change.drafts_gained, change.evidence_lost, change.evidence_gained)):
        yield _("Nothing changes: the backup and the library hold the same dossiers.")


def _turn(one: Turn) -> str:
    """A dossier with its versions: from the newest of now to the newest of the backup."""
    if one.kind in ("goes", "comes"):
        return ngettext("{kenmerk} ({number} version)", "{kenmerk} ({number} versions)", one.now or one.then).format(
            kenmerk=one.kenmerk, number=one.now or one.then)
    return f"{one.kenmerk} ({one.now} → {one.then})"


def amount(held: Content) -> str:
    """How much a library holds, in words."""
    dossiers = ngettext("{number} dossier", "{number} dossiers", held.dossiers).format(number=held.dossiers)
    versions = ngettext("{number} version", "{number} versions", held.versions).format(number=held.versions)
    drafts = ngettext("{number} unrecorded change", "{number} unrecorded changes", held.drafts).format(number=held.drafts)
    return f"{dossiers}, {versions}, {drafts}"
