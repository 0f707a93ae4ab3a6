"""The store."""

from afweging.errors.kinds import Exit, coded
from afweging.texts import N_

R, U, D = Exit.REFUSED, Exit.USAGE, Exit.DAMAGED

# --- store --------------------------------------------------------------------------------------------------------
STORE_BUSY = coded("store.busy", Exit.BUSY, N_("The library {file} is in use by another program right now."),
                   N_("Nothing was stored. Try again in a moment."))
STORE_LOCKED = coded("store.locked", Exit.BUSY,
                     N_("The library {file} was opened by {user} on {machine}, {since}."),
                     N_("Open it read-only, or wait until it is closed there. "
                        "Only when that computer stopped without closing it: remove the file {lock}."))
STORE_STALE = coded("store.stale", Exit.STALE,
                    N_("{kenmerk} was changed meanwhile: version {found} is the newest, not version {expected}."),
                    N_("Nothing was overwritten. Open the newest version and take over what you need."))
STORE_STALE_DRAFT = coded("store.stale-draft", Exit.STALE,
                          N_("The draft of {kenmerk} was changed or closed in another window."),
                          N_("Nothing was overwritten. Close one of the two windows and open the dossier again."))
STORE_UNKNOWN = coded("store.unknown", R, N_("There is no dossier {kenmerk}."),
                      N_("Did you mean {nearest}? All dossiers: afweging find."), N_("All dossiers: afweging find."))
STORE_UNKNOWN_VERSION = coded("store.unknown-version", R, N_("{kenmerk} has no version {number}."),
                              N_("The newest is version {newest}."))
STORE_EXISTS = coded("store.exists", R, N_("There already is a dossier {kenmerk}."),
                     N_("Choose another kenmerk, or store a new version of this one."))
STORE_NO_FRAMEWORK = coded("store.no-framework", R, N_("The library does not hold a framework with hash {hash}."),
                           N_("Import the framework together with the dossier."))
STORE_SHORT_HASH = coded("store.short-hash", U, N_("“{hash}” is not the beginning of a hash."),
                         N_("Give at least the first 8 hexadecimal digits, as printed in the report."))
STORE_TEXT = coded("store.text", R, N_("The text holds a character that cannot be stored (half of a pair, U+{point})."),
                   N_("Remove that character; it often comes from copying."))
STORE_NEWER = coded("store.newer", R,
                    N_("The library {file} was made by a newer program: form {found}, this program knows up to form {known}."),
                    N_("Update the program. Until then afweging export saves what can be read."))
STORE_FOREIGN = coded("store.foreign", R, N_("{file} is not a library of this program."),
                      N_("Check the name, or choose another place with --library."))
STORE_EMPTY = coded("store.empty", D, N_("The library {file} is empty: 0 bytes."),
                    N_("It was damaged from outside. Restore a backup (afweging restore); found: {backups}."))
STORE_GONE = coded("store.gone", D, N_("The library {file} is gone, but {remains} is still there."),
                   N_("No empty library was put in its place. Put the file back or restore a backup (afweging restore); "
                      "to start anew on purpose, move {remains} away first."))
STORE_DAMAGED = coded("store.damaged", D, N_("The library {file} is damaged: {reason}."),
                      N_("Save what can be read with afweging export, then restore a backup with afweging restore."))
STORE_DAMAGED_VERSION = coded("store.damaged-version", D,
                              N_("Version {number} of {kenmerk} is no longer what was stored."),
                              N_("Look at it with afweging export, and restore it from a backup."))
STORE_DAMAGED_DRAFT = coded("store.damaged-draft", D, N_("The draft of {kenmerk} is no longer what was stored."),
                            N_("Look at it with afweging export; the versions are stored apart from it."))
STORE_DAMAGED_FRAMEWORK = coded("store.damaged-framework", D,
                                N_("The framework with hash {hash} is no longer what was stored."),
                                N_("Restore a backup with afweging restore."))
STORE_DAMAGED_INDEX = coded("store.damaged-index", D,
                            N_("The list or the search index of {file} is damaged; the dossiers are not."),
                            N_("Let afweging check make them anew."))
STORE_FULL = coded("store.full", R, N_("The disk with {file} is full."),
                   N_("This was NOT stored; what was stored before is safe. Free some space, then store again."))
STORE_READ_ONLY = coded("store.read-only", R, N_("The library {file} can only be read: {reason}."),
                        N_("Nothing can be stored. Check the permissions, or copy the library to a place of your own."))
STORE_UNFINISHED = coded("store.unfinished", R,
                         N_("In {file} an interrupted save must be undone first, and nothing can be written there."),
                         N_("Open it once where it may be written; afweging export also works as it is."))
STORE_PERMISSION = coded("store.permission", R, N_("The library {file} may not be opened: {reason}."),
                         N_("Check the owner and the permissions of the file and its folder."))
STORE_MOVED = coded("store.moved", R, N_("The library {file} was moved or replaced while it was open."),
                    N_("This was NOT stored. Keep your text, and open the library again."))
STORE_IO = coded("store.io", R, N_("The library {file} could not be read or written: {reason}."),
                 N_("This was NOT stored. Check the disk or the network drive, then store again."))
STORE_OLD_SQLITE = coded("store.old-sqlite", R, N_("SQLite {found} is too old; at least {needed} is needed."),
                         N_("Use a newer Python."))
STORE_SHARED_PLACE = coded("store.shared-place", Exit.FINE,
                           N_("The library {file} is on a network drive or in a synchronised folder ({sort})."),
                           N_("One person at a time can write there; others read. "
                              "A folder on this computer is safer and faster."))
STORE_LOCK_TAKEN = coded("store.lock-taken", Exit.FINE,
                         N_("The lock of {user}, {since}, was left behind by a program that has stopped."),
                         N_("It was taken over; afweging check shows whether all is well."))
BACKUP_EXISTS = coded("backup.exists", R, N_("{file} exists already."), N_("Choose another name; backups are never overwritten."))
BACKUP_UNSOUND = coded("backup.unsound", D, N_("{file} is not a sound copy: {reason}."),
                       N_("It was not used. Look with afweging check whether the library itself is sound."))
