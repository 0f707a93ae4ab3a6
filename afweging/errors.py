"""Every error a user can meet: a code, where it happened, what is wrong, and what to do next.

The catalogue below is the whole list. A code never changes its name or its exit code; its sentences may. Sentences are
shown in the active language. Values filled into a sentence are names, numbers and places, never the text of an answer.
"""

from enum import IntEnum
from typing import Final, NamedTuple

from afweging.texts import N_, _


class Exit(IntEnum):
    """Exit codes of the program; an interface for scripts (design 9)."""

    FINE = 0
    REFUSED = 1
    USAGE = 2
    BUSY = 3
    DAMAGED = 4
    STALE = 5


class Code(NamedTuple):
    """One kind of error: its stable name, its exit code, what is wrong and what to do (both with {placeholders})."""

    name: str
    exit: Exit
    what: str
    remedy: str


class AfwegingError(Exception):
    """An error for the user: shown as one message, never as a traceback."""

    def __init__(self, code: Code, *, where: str = "", **values: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.where = where
        self.values = values

    @property
    def exit(self) -> Exit:
        """The exit code the program ends with."""
        return self.code.exit

    def what(self) -> str:
        """What is wrong, in the active language."""
        return _(self.code.what).format(**self.values)

    def remedy(self) -> str:
        """What to do next, in the active language."""
        return _(self.code.remedy).format(**self.values)

    def __str__(self) -> str:
        """Where, what and what to do, on one line, with the code for whoever looks it up."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what()} {self.remedy()} [{self.code.name}]"


class Faults(AfwegingError):  # noqa: N818 - "faults" is our word for the errors of a file
    """Several errors found in one go, such as all faults of a file."""

    def __init__(self, errors: tuple[AfwegingError, ...]) -> None:
        first = errors[0]
        super().__init__(first.code, where=first.where, **first.values)
        self.errors = errors

    @property
    def exit(self) -> Exit:
        """The gravest exit code among the errors."""
        return max(error.exit for error in self.errors)

    def __str__(self) -> str:
        """One line per error."""
        return "\n".join(str(error) for error in self.errors)


_ALL: Final[dict[str, Code]] = {}


def _code(name: str, exit_code: Exit, what: str, remedy: str) -> Code:
    _ALL[name] = found = Code(name, exit_code, what, remedy)
    return found


def catalogue() -> tuple[Code, ...]:
    """All codes, in the order of this file."""
    return tuple(_ALL.values())


R, U, D = Exit.REFUSED, Exit.USAGE, Exit.DAMAGED

# --- files --------------------------------------------------------------------------------------------------------
FILE_MISSING = _code("file.missing", R, N_("There is no file {file}."), N_("Check the name and the folder."))
FILE_NOT_A_FILE = _code("file.not-a-file", R, N_("{file} is a folder, not a file."), N_("Name a file inside it."))
FILE_UNREADABLE = _code("file.unreadable", R, N_("{file} cannot be read: {reason}."),
                        N_("Check the permissions of the file."))
FILE_UNWRITABLE = _code("file.unwritable", R, N_("{file} cannot be written: {reason}."),
                        N_("Nothing was lost. Free space or choose another place, then try again."))
FILE_TOO_LARGE = _code("file.too-large", R, N_("{file} is {size} MB; the limit is {limit} MB."),
                       N_("Check that this is the right file."))
FILE_NOT_TEXT = _code("file.not-text", R, N_("{file} is not text in UTF-8 (byte {position})."),
                      N_("Save the file as UTF-8 text, or check that it is the right file."))
FILE_UNKNOWN_FORM = _code("file.unknown-form", R, N_("{file} is not a form we know: {found}."),
                          N_("Known forms: {known}."))

# --- YAML and JSON files ------------------------------------------------------------------------------------------
YAML_SYNTAX = _code("yaml.syntax", R, N_("This is not valid YAML: {problem}."),
                    N_("Look at this line and the one before: often a colon, a quote or the indentation."))
YAML_EMPTY = _code("yaml.empty", R, N_("The file is empty."), N_("Check that this is the right file."))
YAML_REPEATED_KEY = _code("yaml.repeated-key", R, N_("The key “{key}” stands here twice (first on line {line})."),
                          N_("Keep one of the two."))
YAML_ALIAS = _code("yaml.alias", R, N_("References (& and *) and tags (!) are not allowed."),
                   N_("Write the value out in full."))
YAML_TOO_DEEP = _code("yaml.too-deep", R, N_("The file is nested more than {limit} levels deep."),
                      N_("Check that this is the right file."))
FILE_TOO_MANY = _code("file.too-many", R, N_("The file holds more than {limit} values."),
                      N_("Check that this is the right file."))
JSON_REPEATED_KEY = _code("json.repeated-key", R, N_("The key “{key}” stands twice in one object."),
                          N_("Keep one of the two."))
JSON_SYNTAX = _code("json.syntax", R, N_("This is not valid JSON (column {column})."),
                    N_("Look at this line and the one before: often a comma, a quote or a bracket."))
UNKNOWN_KEY = _code("file.unknown-key", R, N_("The key “{key}” is not known at {path}."),
                    N_("Did you mean “{nearest}”? Allowed: {allowed}."))
MISSING_KEY = _code("file.missing-key", R, N_("The key “{key}” is missing at {path}."), N_("Add it."))
WRONG_TYPE = _code("file.wrong-type", R, N_("{path} has a value of the wrong kind: {problem}."),
                   N_("Write the value in the expected form."))
WRONG_CHOICE = _code("file.wrong-choice", R, N_("“{found}” is not allowed at {path}."),
                     N_("Did you mean “{nearest}”? Allowed: {allowed}."))

# --- framework ----------------------------------------------------------------------------------------------------
ILL_FORMED_ID = _code("framework.ill-formed-id", R, N_("“{found}” is not a well-formed id at {path}."),
                      N_("Use letters, digits, hyphen, underscore or dot, and begin with a letter or digit."))
DUPLICATE_ID = _code("framework.duplicate-id", R, N_("The id “{found}” is used twice (first on line {line})."),
                     N_("Give one of the two another id."))
RESERVED_ID = _code("framework.reserved-id", R, N_("“{found}” is reserved and cannot be the id of a level."),
                    N_("Choose another id."))
DANGLING = _code("framework.dangling-reference", R, N_("{path} refers to “{found}”, which does not exist."),
                 N_("Did you mean “{nearest}”? Known: {allowed}."))
UNREACHABLE_OUTCOME = _code("framework.unreachable-outcome", R, N_("The outcome “{found}” can never follow."),
                            N_("Let a step of the ladder lead to it, or take it out."))
MISSING_TRANSLATION = _code("framework.missing-translation", R, N_("The {language} text is missing or empty at {path}."),
                            N_("Fill in both languages."))
NO_ANCHOR = _code("framework.level-without-anchor", R, N_("The level “{found}” has no anchor text."),
                  N_("Write in one or two sentences when this level applies, in both languages."))
FEW_LEVELS = _code("framework.few-levels", R, N_("The scale “{found}” has fewer than two levels."),
                   N_("Add levels, lowest first."))
LEVEL_ORDER = _code("framework.level-order", R, N_("The levels of “{found}” do not rise from nee to ja."),
                    N_("Put the levels in order, least in favour first."))
CORRECTION = _code("framework.correction", R,
                   N_("The corrections at {path} do not turn the published text into the shown text: {problem}."),
                   N_("Every difference between the two needs a correction, and each published fragment stands there "
                      "once."))
QUESTION_NUMBER = _code("framework.question-number", R, N_("Question number {found} is not next in order."),
                        N_("Number the questions 1, 2, 3 … in the order in which they are asked."))
NO_SCALE = _code("framework.no-scale", R, N_("Question “{found}” has no scale."),
                 N_("Every question but the one that holds the advice needs one."))
NO_CONDITION = _code("framework.no-condition", R, N_("Question “{found}” can hold partly but has no condition text."),
                     N_("Add the condition that is printed then."))
NEWER_FORMAT = _code("framework.newer-format", R,
                     N_("This framework file has format {found}; this program reads format {known}."),
                     N_("Update the program, or use a file in that format."))
UNKNOWN_FRAMEWORK = _code("framework.unknown", R, N_("There is no framework “{found}”."), N_("Known: {allowed}."))

# --- evidence -----------------------------------------------------------------------------------------------------
DUPLICATE_EVIDENCE = _code("evidence.duplicate-id", R, N_("The id “{found}” is used twice (first on line {line})."),
                           N_("Give one of the two another id."))
UNKNOWN_SOURCE = _code("evidence.unknown-source", R, N_("There is no source “{found}”."),
                       N_("Did you mean “{nearest}”? Known: {allowed}."))
UNKNOWN_SUCCESSOR = _code("evidence.unknown-successor", R, N_("There is no fact “{found}” that could take its place."),
                          N_("Did you mean “{nearest}”? Known: {allowed}."))
UNKNOWN_CABINET = _code("evidence.unknown-cabinet", R, N_("There is no cabinet “{found}”."),
                        N_("Did you mean “{nearest}”? Known: {allowed}."))
SUPERSESSION_CIRCLE = _code("evidence.circle", R, N_("Fact “{found}” ends up taking its own place, through “{next}”."),
                            N_("Let the youngest fact of the chain have no successor."))
ILL_FORMED_PERIOD = _code("evidence.ill-formed-period", R, N_("“{found}” is not a year, quarter, month or day."),
                          N_("Write 2022, 2021-Q4, 2022-04 or 2022-07-08."))
ILL_FORMED_LINES = _code("evidence.ill-formed-lines", R, N_("“{found}” does not name lines of a source."),
                         N_("Write line numbers such as 240 or 191-195."))
ILL_FORMED_PAPER = _code("evidence.ill-formed-paper", R, N_("“{found}” is not the stored form of a parliamentary paper."),
                         N_("Write dossier and number with a hyphen, such as 29826-147."))

# --- assessment ---------------------------------------------------------------------------------------------------
UNKNOWN_QUESTION = _code("assessment.unknown-question", R, N_("There is no question “{found}”."),
                         N_("Name a question by its number or id: {allowed}."))
UNKNOWN_LEVEL = _code("assessment.unknown-level", R, N_("“{found}” is not a level of question {number}."),
                      N_("Did you mean “{nearest}”? Allowed: {allowed}."))
NO_VERDICT = _code("assessment.no-verdict", R, N_("Question {number} takes no verdict: it holds the advice itself."),
                   N_("Choose one of the outcomes as advice: {allowed}."))
UNKNOWN_PROMPT = _code("assessment.unknown-prompt", R, N_("“{found}” is not a prompt of question {number}."),
                       N_("Allowed: {allowed}."))
UNKNOWN_OUTCOME = _code("assessment.unknown-outcome", R, N_("“{found}” is not an advice of this framework."),
                        N_("Did you mean “{nearest}”? Allowed: {allowed}."))
UNKNOWN_GROUND = _code("assessment.unknown-ground", R, N_("“{found}” is not a ground of the Woo we know."),
                       N_("Allowed: {allowed}."))
OTHER_FRAMEWORK = _code("assessment.other-framework", R,
                        N_("This assessment was made under framework {found}, which is not known here."),
                        N_("Import it together with its framework file, or read it in the library where it was made."))
NEWER_FORM = _code("assessment.newer-form", R, N_("This file has form {found}; this program reads up to form {known}."),
                   N_("Update the program."))

# --- store --------------------------------------------------------------------------------------------------------
STORE_BUSY = _code("store.busy", Exit.BUSY, N_("The library {file} is in use by another program right now."),
                   N_("Nothing was stored. Try again in a moment."))
STORE_LOCKED = _code("store.locked", Exit.BUSY,
                     N_("The library {file} was opened by {user} on {machine}, {since}."),
                     N_("Open it read-only, or wait until it is closed there. "
                        "Only when that computer stopped without closing it: remove the file {lock}."))
STORE_STALE = _code("store.stale", Exit.STALE,
                    N_("{kenmerk} was changed meanwhile: version {found} is the newest, not version {expected}."),
                    N_("Nothing was overwritten. Open the newest version and take over what you need."))
STORE_STALE_DRAFT = _code("store.stale-draft", Exit.STALE,
                          N_("The draft of {kenmerk} was changed or closed in another window."),
                          N_("Nothing was overwritten. Close one of the two windows and open the dossier again."))
STORE_UNKNOWN = _code("store.unknown", R, N_("There is no dossier {kenmerk}."),
                      N_("Did you mean {nearest}? All dossiers: afweging find."))
STORE_UNKNOWN_VERSION = _code("store.unknown-version", R, N_("{kenmerk} has no version {number}."),
                              N_("The newest is version {newest}."))
STORE_EXISTS = _code("store.exists", R, N_("There already is a dossier {kenmerk}."),
                     N_("Choose another kenmerk, or store a new version of this one."))
STORE_NO_FRAMEWORK = _code("store.no-framework", R, N_("The library does not hold a framework with hash {hash}."),
                           N_("Import the framework together with the dossier."))
STORE_SHORT_HASH = _code("store.short-hash", U, N_("“{hash}” is not the beginning of a hash."),
                         N_("Give at least the first 8 hexadecimal digits, as printed in the report."))
STORE_TEXT = _code("store.text", R, N_("The text holds a character that cannot be stored (half of a pair, U+{point})."),
                   N_("Remove that character; it often comes from copying."))
STORE_NEWER = _code("store.newer", R,
                    N_("The library {file} was made by a newer program: form {found}, this program knows up to form {known}."),
                    N_("Update the program. Until then afweging export saves what can be read."))
STORE_FOREIGN = _code("store.foreign", R, N_("{file} is not a library of this program."),
                      N_("Check the name, or choose another place with --library."))
STORE_EMPTY = _code("store.empty", D, N_("The library {file} is empty: 0 bytes."),
                    N_("It was damaged from outside. Restore a backup (afweging restore); found: {backups}."))
STORE_GONE = _code("store.gone", D, N_("The library {file} is gone, but {remains} is still there."),
                   N_("No empty library was put in its place. Put the file back or restore a backup (afweging restore); "
                      "to start anew on purpose, move {remains} away first."))
STORE_DAMAGED = _code("store.damaged", D, N_("The library {file} is damaged: {reason}."),
                      N_("Save what can be read with afweging export, then restore a backup with afweging restore."))
STORE_DAMAGED_VERSION = _code("store.damaged-version", D,
                              N_("Version {number} of {kenmerk} is no longer what was stored."),
                              N_("Look at it with afweging export, and restore it from a backup."))
STORE_DAMAGED_DRAFT = _code("store.damaged-draft", D, N_("The draft of {kenmerk} is no longer what was stored."),
                            N_("Look at it with afweging export; the versions are stored apart from it."))
STORE_DAMAGED_FRAMEWORK = _code("store.damaged-framework", D,
                                N_("The framework with hash {hash} is no longer what was stored."),
                                N_("Restore a backup with afweging restore."))
STORE_DAMAGED_INDEX = _code("store.damaged-index", D,
                            N_("The list or the search index of {file} is damaged; the dossiers are not."),
                            N_("Let afweging check make them anew."))
STORE_FULL = _code("store.full", R, N_("The disk with {file} is full."),
                   N_("This was NOT stored; what was stored before is safe. Free some space, then store again."))
STORE_READ_ONLY = _code("store.read-only", R, N_("The library {file} can only be read: {reason}."),
                        N_("Nothing can be stored. Check the permissions, or copy the library to a place of your own."))
STORE_UNFINISHED = _code("store.unfinished", R,
                         N_("In {file} an interrupted save must be undone first, and nothing can be written there."),
                         N_("Open it once where it may be written; afweging export also works as it is."))
STORE_PERMISSION = _code("store.permission", R, N_("The library {file} may not be opened: {reason}."),
                         N_("Check the owner and the permissions of the file and its folder."))
STORE_MOVED = _code("store.moved", R, N_("The library {file} was moved or replaced while it was open."),
                    N_("This was NOT stored. Keep your text, and open the library again."))
STORE_IO = _code("store.io", R, N_("The library {file} could not be read or written: {reason}."),
                 N_("This was NOT stored. Check the disk or the network drive, then store again."))
STORE_OLD_SQLITE = _code("store.old-sqlite", R, N_("SQLite {found} is too old; at least {needed} is needed."),
                         N_("Use a newer Python."))
STORE_SHARED_PLACE = _code("store.shared-place", Exit.FINE,
                           N_("The library {file} is on a network drive or in a synchronised folder ({sort})."),
                           N_("One person at a time can write there; others read. "
                              "A folder on this computer is safer and faster."))
STORE_LOCK_TAKEN = _code("store.lock-taken", Exit.FINE,
                         N_("The lock of {user}, {since}, was left behind by a program that has stopped."),
                         N_("It was taken over; afweging check shows whether all is well."))
BACKUP_EXISTS = _code("backup.exists", R, N_("{file} exists already."), N_("Choose another name; backups are never overwritten."))
BACKUP_UNSOUND = _code("backup.unsound", D, N_("{file} is not a sound copy: {reason}."),
                       N_("It was not used. Look with afweging check whether the library itself is sound."))

# --- report -------------------------------------------------------------------------------------------------------
ANSWER_TOO_LARGE = _code("report.answer-too-large", R, N_("The answer is {size} kB; the limit is {limit} kB."),
                         N_("Shorten it, or put the details in a source and cite it."))
ANSWER_TABLE_ROWS = _code("report.table-rows", R, N_("The tables of the answer have {found} rows; the limit is {limit}."),
                          N_("Give the main figures and cite the source for the rest."))
ANSWER_TABLE_COLUMNS = _code("report.table-columns", R, N_("A table of the answer has more than {limit} columns."),
                             N_("Split the table, or swap rows and columns."))
ANSWER_LIST_ITEMS = _code("report.list-items", R, N_("The lists of the answer have {found} items; the limit is {limit}."),
                          N_("Shorten the list, or put it in a source and cite it."))
ANSWER_NESTING = _code("report.nesting", R, N_("Lists, quotes or marks are nested more than {limit} deep in the answer."),
                       N_("Use fewer levels."))
PANGO_MISSING = _code("report.pango-missing", R,
                      N_("A PDF cannot be made: the Pango libraries are not installed on this machine."),
                      N_("Install them with “{line}”, or make the report as HTML (--format html)."))
FONT_FILE_MISSING = _code("report.font-missing", R, N_("The font file {file} of the program is missing."),
                          N_("Install the program again, or make the report as HTML (--format html)."))
GLYPH_MISSING = _code("report.glyph-missing", R, N_("The fonts of the report lack these characters: {characters}."),
                      N_("This is a fault in the style of the report. Make the report as HTML (--format html) and report it."))
RENDER_DEADLINE = _code("report.deadline", R, N_("The PDF was not ready after {seconds} seconds and was stopped."),
                        N_("Shorten very long answers, tables or lists, or make the report as HTML (--format html)."))
RENDER_MEMORY = _code("report.out-of-memory", R, N_("The PDF needs more memory than it may use."),
                      N_("Shorten very long answers, tables or lists, or make the report as HTML (--format html)."))
RENDER_CRASHED = _code("report.crashed", R, N_("The process that makes the PDF ended unexpectedly (signal {signal})."),
                       N_("Try again; if it happens again, make the report as HTML (--format html) and report the fault."))
RENDER_REFUSED = _code("report.refused", R, N_("The PDF engine could not make a PDF of this dossier ({kind})."),
                       N_("Make the report as HTML (--format html) and report the fault."))
PANDOC_MISSING = _code("report.pandoc-missing", R,
                       N_("{format} needs pandoc, which is not installed."),
                       N_("Install it with “{line}”, or choose another format, such as html."))
CARRIER_BROKEN = _code("report.broken-pdf", R, N_("{file} is not a sound PDF."),
                       N_("Ask for the file again, or import the dossier as JSON or YAML."))
CARRIER_ENCRYPTED = _code("report.encrypted-pdf", R, N_("{file} is protected by a password."),
                          N_("Import the report as it was made, or the dossier as JSON or YAML."))
CARRIER_FOREIGN = _code("report.foreign-pdf", R, N_("{file} is not a report of this program."),
                        N_("Only a PDF made by afweging report can be imported; else use JSON or YAML."))
CARRIER_EMPTY = _code("report.no-data", R, N_("{file} is a report without its data."),
                      N_("Ask for the report in PDF/A-3, which carries the data, or for the dossier as JSON or YAML."))
CARRIER_CHANGED = _code("report.changed-pdf", R,
                        N_("{file} was changed after it was made: {part} is not what the report was made from."),
                        N_("Nothing was imported. Ask for the report as it was made."))
CARRIER_TOO_LARGE = _code("report.carrier-too-large", R, N_("Reading {file} takes more memory or time than it may."),
                          N_("Nothing was imported. Check that this is the right file."))
CARRIER_PUBLIC = _code("report.public-pdf", R,
                       N_("{file} is the public version of {kenmerk}: names and closed parts are not in it."),
                       N_("Import the internal report, or use --as-new to make a new dossier of what is public."))
NAME_IN_TEXT = _code("report.name-in-text", R,
                     N_("The name of a person stands here (line {line}, position {position}), so there is no public version "
                        "yet."),
                     N_("Write the role instead; names belong in the person fields only."))
TEXT_TOO_LARGE = _code("report.text-too-large", R, N_("This text is {size} kB; the limit is {limit} kB."),
                       N_("Shorten it, or put the details in an answer or a source."))
TOO_MANY = _code("report.too-many", R, N_("There are {found} of these; the limit is {limit}."),
                 N_("Leave out what is not needed."))
RENDER_CANCELLED = _code("report.cancelled", R, N_("Making the PDF was cancelled."), N_("Nothing was written."))

# --- library and command line -------------------------------------------------------------------------------------
DOSSIER_FROZEN = _code("dossier.frozen", R, N_("{kenmerk} is finalised and cannot be changed."),
                       N_("Reopen it first, with a reason: afweging reopen."))
DOSSIER_NOT_FROZEN = _code("dossier.not-frozen", R, N_("{kenmerk} is not finalised."), N_("There is nothing to reopen."))
DOSSIER_EXISTS = _code("dossier.exists", R, N_("{kenmerk} is in the library already, with other content."),
                       N_("Use --update to add a version, or --as-new to give it a new reference number."))
QUESTION_OPEN = _code("dossier.question-open", R, N_("Question {number} is not done ({state})."),
                      N_("Give a verdict with a reason, or “onbekend” with what is missing."))
DUTY_OPEN = _code("dossier.duty-open", R, N_("Rule {rule} asks for a reason that is not there yet ({duty})."),
                  N_("Write it at question 14."))
UNKNOWN_FACT = _code("dossier.unknown-fact", R, N_("There is no fact “{found}”."), N_("Did you mean {nearest}?"))
NOT_A_DATE = _code("usage.not-a-date", U, N_("“{found}” is not a date."), N_("Write it as 2026-06-01."))
NOT_A_CHOICE = _code("usage.not-a-choice", U, N_("“{found}” is not allowed for {option}."), N_("Allowed: {allowed}."))
MISSING_ARGUMENT = _code("usage.missing-argument", U, N_("{option} is missing."), N_("See afweging {verb} --help."))
NOT_FOR_QUESTION = _code("usage.not-for-question", U, N_("{option} does not belong to question {number}."),
                         N_("See afweging answer --help."))
NO_TERMINAL = _code("usage.no-terminal", U, N_("The screens need a terminal, and this is none."),
                    N_("Use a verb, such as afweging find, show, answer, advise or report; afweging fill ID --plain asks "
                       "the questions line by line."))
KEYS_FORM = _code("keys.form", U, N_("The key file does not hold one action with its keys on each line."),
                  N_("Write lines such as: library.new: ctrl+n, f3. The default keys are used."))
KEYS_UNKNOWN = _code("keys.unknown", U, N_("There is no action “{found}”."),
                     N_("Did you mean {nearest}? The line is skipped."))
KEYS_IMPOSSIBLE = _code("keys.impossible", U,
                        N_("“{key}” cannot be a key of {action}: it does not exist or is needed for typing."),
                        N_("Use a function key or a letter with ctrl or alt. The default keys are used."))
KEYS_CLASH = _code("keys.clash", U, N_("{action} wants {key}, but {other} has it in the same place."),
                   N_("Give one of them another key. The default keys of {action} are used."))
NO_INPUT = _code("usage.no-input", U, N_("Standard input is closed, so there is nothing to read."),
                 N_("Name a file, or send the text to standard input."))
NO_EDITOR = _code("usage.no-editor", U, N_("There is no editor “{found}” here."),
                  N_("Set EDITOR to the name of your editor, for example: export EDITOR=nano"))
EDITOR_FAILED = _code("usage.editor-failed", R, N_("The editor {found} failed ({reason})."), N_("The text is as it was."))
