"""Reports, second judgements, the library and the command line: what the user asks and cannot be done."""

from afweging.errors.kinds import Exit, coded
from afweging.texts import N_

R, U = Exit.REFUSED, Exit.USAGE

# --- report -------------------------------------------------------------------------------------------------------
ANSWER_TOO_LARGE = coded("report.answer-too-large", R, N_("The answer is {size} kB; the limit is {limit} kB."),
                         N_("Shorten it, or put the details in a source and cite it."))
ANSWER_TABLE_ROWS = coded("report.table-rows", R, N_("The tables of the answer have {found} rows; the limit is {limit}."),
                          N_("Give the main figures and cite the source for the rest."))
ANSWER_TABLE_COLUMNS = coded("report.table-columns", R, N_("A table of the answer has more than {limit} columns."),
                             N_("Split the table, or swap rows and columns."))
ANSWER_LIST_ITEMS = coded("report.list-items", R, N_("The lists of the answer have {found} items; the limit is {limit}."),
                          N_("Shorten the list, or put it in a source and cite it."))
ANSWER_NESTING = coded("report.nesting", R, N_("Lists, quotes or marks are nested more than {limit} deep in the answer."),
                       N_("Use fewer levels."))
PANGO_MISSING = coded("report.pango-missing", R,
                      N_("A PDF cannot be made: the Pango libraries are not installed on this machine."),
                      N_("Install them with “{line}”, or make the report as HTML (--format html)."))
FONT_FILE_MISSING = coded("report.font-missing", R, N_("The font file {file} of the program is missing."),
                          N_("Install the program again, or make the report as HTML (--format html)."))
GLYPH_MISSING = coded("report.glyph-missing", R, N_("The fonts of the report lack these characters: {characters}."),
                      N_("This is a fault in the style of the report. Make the report as HTML (--format html) and report it."))
RENDER_DEADLINE = coded("report.deadline", R, N_("The PDF was not ready after {seconds} seconds and was stopped."),
                        N_("Shorten very long answers, tables or lists, or make the report as HTML (--format html)."))
RENDER_MEMORY = coded("report.out-of-memory", R, N_("The PDF needs more memory than it may use."),
                      N_("Shorten very long answers, tables or lists, or make the report as HTML (--format html)."))
RENDER_CRASHED = coded("report.crashed", R, N_("The process that makes the PDF ended unexpectedly (signal {signal})."),
                       N_("Try again; if it happens again, make the report as HTML (--format html) and report the fault."))
RENDER_REFUSED = coded("report.refused", R, N_("The PDF engine could not make a PDF of this dossier ({kind})."),
                       N_("Make the report as HTML (--format html) and report the fault."))
PANDOC_MISSING = coded("report.pandoc-missing", R,
                       N_("{format} needs pandoc, which is not installed."),
                       N_("Install it with “{line}”, or choose another format, such as html."))
CARRIER_BROKEN = coded("report.broken-pdf", R, N_("{file} is not a sound PDF."),
                       N_("Ask for the file again, or import the dossier as JSON or YAML."))
CARRIER_ENCRYPTED = coded("report.encrypted-pdf", R, N_("{file} is protected by a password."),
                          N_("Import the report as it was made, or the dossier as JSON or YAML."))
CARRIER_FOREIGN = coded("report.foreign-pdf", R, N_("{file} is not a report of this program."),
                        N_("Only a PDF made by afweging report can be imported; else use JSON or YAML."))
CARRIER_PORTFOLIO = coded("report.portfolio-pdf", R,
                          N_("{file} is a portfolio: it shows several dossiers beside each other and carries none of them."),
                          N_("Nothing was imported. Import the report of each dossier, or the dossiers as JSON or YAML."))
CARRIER_EMPTY = coded("report.no-data", R, N_("{file} is a report without its data."),
                      N_("Ask for the report in PDF/A-3, which carries the data, or for the dossier as JSON or YAML."))
CARRIER_CHANGED = coded("report.changed-pdf", R,
                        N_("{file} was changed after it was made: {part} is not what the report was made from."),
                        N_("Nothing was imported. Ask for the report as it was made."))
CARRIER_TOO_LARGE = coded("report.carrier-too-large", R, N_("Reading {file} takes more memory or time than it may."),
                          N_("Nothing was imported. Check that this is the right file."))
CARRIER_PUBLIC = coded("report.public-pdf", R,
                       N_("{file} is the public version of {kenmerk}: names and closed parts are not in it."),
                       N_("Import the internal report, or use --as-new to make a new dossier of what is public."))
NAME_IN_TEXT = coded("report.name-in-text", R,
                     N_("The name of a person stands here (line {line}, position {position}), so there is no public version "
                        "yet."),
                     N_("Write the role instead; names belong in the person fields only."))
TEXT_TOO_LARGE = coded("report.text-too-large", R, N_("This text is {size} kB; the limit is {limit} kB."),
                       N_("Shorten it, or put the details in an answer or a source."))
TOO_MANY = coded("report.too-many", R, N_("There are {found} of these; the limit is {limit}."),
                 N_("Leave out what is not needed."))
RENDER_CANCELLED = coded("report.cancelled", R, N_("Making the PDF was cancelled."), N_("Nothing was written."))

# --- second judgements --------------------------------------------------------------------------------------------
SECOND_NONE = coded("second.none", R, N_("{kenmerk} has no second judgement."), N_("Start one: afweging second {kenmerk}."))
SECOND_OPEN = coded("second.open", R, N_(
    "The second judgement {second} is not done yet, so the two are not shown side by side."),
                    N_("First finish it: afweging second {second} --done --reason TEXT."))
SECOND_STAYS = coded("second.stays", R, N_("{kenmerk} is a second judgement that is done; it stays as it is."),
                     N_("What differs is reconciled in the first dossier: afweging second {kenmerk} --compare."))
SECOND_NOT_FINALISED = coded("second.not-finalised", R, N_("{kenmerk} is a second judgement: it is closed, not finalised."),
                             N_("Close it when every verdict is given: afweging second {kenmerk} --done --reason TEXT."))
SECOND_DRAFT = coded("second.draft", R, N_("{kenmerk} has changes that are not recorded yet, so there is no version to judge."),
                     N_("Record them first: afweging record {kenmerk} --reason TEXT."))
SECOND_EARLY = coded("second.early", R, N_("{kenmerk} does not have a verdict on every question yet."),
                     N_("A second judgement begins when the first is complete and recorded."))
SECOND_WAITS = coded("second.waits", R, N_("The second judgement {second} of {kenmerk} is done and waits to be reconciled."),
                     N_("Look at what differs: afweging second {second} --compare."))
SECOND_CHANGED = coded("second.changed", R, N_("{kenmerk} was changed after version {number} was judged a second time: {what}."),
                       N_("Restore what was judged, or have the present version judged: afweging second {kenmerk}."))
SECOND_RECONCILED = coded("second.reconciled", R, N_("The second judgement {second} was reconciled already."),
                          N_("See the history: afweging show {kenmerk} --history."))
SECOND_UNSETTLED = coded("second.unsettled", R, N_("Not every difference is settled: question {numbers}."),
                         N_("Choose a level for each and say why: --reconcile QUESTION=LEVEL --why TEXT."))
SECOND_EQUAL = coded("second.equal", R, N_("Question {number} was judged alike; there is nothing to settle."),
                     N_("Leave it out: equal verdicts are taken over."))
SECOND_WHY = coded("second.why", R, N_("There is no reason for what was agreed on question {number}."),
                   N_("Say why: --why TEXT, once for every --reconcile and in the same order."))
EXTRA_MISSING = coded("library.extra-missing", R, N_("This needs the extra “{extra}”, which is not installed."),
                      N_("Install it: {line}"))

PORTFOLIO_EMPTY = coded("report.portfolio-empty", R, N_("No dossier fits what was asked for the portfolio."),
                        N_("Ask for fewer conditions; --examples shows the examples, --public only what is finalised."))

# --- library and command line -------------------------------------------------------------------------------------
FILTER_QUESTION = coded("portfolio.filter-question", R, N_("A portfolio is not filtered by what stands in an answer (vraag:)."),
                        N_("Use words, status:, advies:, jaar:, fase:, kenmerk: or trefwoord:; in answers searches "
                           "afweging find."))
DOSSIER_FROZEN = coded("dossier.frozen", R, N_("{kenmerk} is finalised and cannot be changed."),
                       N_("Reopen it first, with a reason: “Reopen the dossier” on the screens, or afweging reopen."))
DOSSIER_NOT_FROZEN = coded("dossier.not-frozen", R, N_("{kenmerk} is not finalised."), N_("There is nothing to reopen."))
DOSSIER_EXISTS = coded("dossier.exists", R, N_("{kenmerk} is in the library already, with other content."),
                       N_("Use --update to add a version, or --as-new to give it a new reference number."))
VERSION_PAST = coded("dossier.version-past", R, N_(
    "This is version {number} of {kenmerk} as it was recorded; it does not change."),
    N_("Restore it as a new version to go on from it."))
QUESTION_OPEN = coded("dossier.question-open", R, N_("Question {number} is not done ({state})."),
                      N_("Give a verdict with a reason, or “onbekend” with what is missing."))
DUTY_OPEN = coded("dossier.duty-open", R, N_("Rule {rule} asks for a reason that is not there yet ({duty})."),
                  N_("Write it at question 14."))
QUERY_FIELD = coded("query.field", U, N_("There is no search field “{found}”."), N_(
    "Did you mean {nearest}? To search for a word with a colon, put it in quotes. Fields: {allowed}."),
    N_("To search for a word with a colon, put it in quotes. Fields: {allowed}."))
QUERY_VALUE = coded("query.value", U, N_("“{field}:” cannot search for “{found}”."),
                    N_("Did you mean {nearest}? It takes: {allowed}."),
                    N_("It takes: {allowed}."))
REMARK_EMPTY = coded("remark.empty", R, N_("There is no text, so there is no remark."), N_("Write what is to be looked at."))
REMARK_TOO_LONG = coded("remark.too-long", R, N_("The remark has {size} characters; the limit is {limit}."),
                        N_("Shorten it, or make several remarks."))
REMARK_UNKNOWN = coded("remark.unknown", R, N_("There is no remark {found} on this dossier."), N_("There are: {allowed}."))
REMARK_RESOLVED = coded("remark.resolved", R, N_("Remark {number} is resolved already."),
                        N_("Reopen it if there is more to say."))
REMARK_OPEN = coded("remark.open", R, N_("Remark {number} is still open."), N_("There is nothing to reopen."))
REMARKS_INTERNAL = coded("remark.internal", R, N_("Remarks are internal, so they cannot be in a public version."),
                         N_("Leave out --remarks, or leave out --public."))
LOOK_AGAIN = coded("dossier.look-again", R,
                   N_("The answer to question {number} leans on an answer that changed later (question {changed})."),
                   N_("Look at it again, then confirm it (at the question itself, or afweging answer {kenmerk} {number} "
                      "--confirm) or change it."))
VERDICT_TURNED = coded("dossier.verdict-turned", R, N_(
    "The verdict on question {number} was {before} in the version before and is {after} now, without a reason."), N_(
    "Say why it changed; on the command line with --because {number}=WHY."))
VERDICT_STANDS = coded("dossier.verdict-stands", R, N_("The verdict on question {number} did not turn, so it needs no reason."),
                       N_("Leave out that reason, or name the question whose verdict changed."))
CHECK_OPEN = coded("dossier.check-open", R, N_("Check {check}, question {numbers}: {text}."), N_(
    "Change the answer, or say why it stands; on the command line with --word {check}=TEXT."))
CHECK_LONG = coded("dossier.check-long", R, N_("The word on check {check} has {size} characters; the limit is {limit}."),
                   N_("Shorten it; what needs more room belongs in the answer."))
CHECK_SILENT = coded("dossier.check-silent", R, N_("The check {check} has nothing to say here, so it needs no word."),
                     N_("Checks that speak: {speaking}."))
VERSION_SAME = coded("dossier.version-same", R, N_("{kenmerk} is what it was in version {number}."),
                     N_("There is nothing to put back."))
ONE_VERSION = coded("dossier.one-version", R, N_("{kenmerk} has one version and no changes since."),
                    N_("Name what to compare it with: afweging compare {kenmerk} OTHER."))
FIRST_VERSION = coded("dossier.first-version", R, N_("That is the first version of {kenmerk}; nothing came before it."),
                      N_("Name what to compare it with: afweging compare {kenmerk}@1 OTHER."))
UNKNOWN_FACT = coded("dossier.unknown-fact", R, N_("There is no fact “{found}”."), N_("Did you mean {nearest}?"),
                     N_("The facts for a question stand beside it on the screen; each is cited by its own id."))
NOT_A_DATE = coded("usage.not-a-date", U, N_("“{found}” is not a date."), N_("Write it as 01-06-2026 or 2026-06-01."))
NOT_A_CHOICE = coded("usage.not-a-choice", U, N_("“{found}” is not allowed for {option}."), N_("Allowed: {allowed}."))
MISSING_ARGUMENT = coded("usage.missing-argument", U, N_("{option} is missing."), N_("See afweging {verb} --help."))
NOT_TOGETHER = coded("usage.not-together", U, N_("{one} and {other} do not go together."), N_("Leave one of them out."))
NOT_FOR_QUESTION = coded("usage.not-for-question", U, N_("{option} does not belong to question {number}."),
                         N_("See afweging answer --help."))
NO_TERMINAL = coded("usage.no-terminal", U, N_("The screens need a terminal, and this is none."),
                    N_("Use a verb, such as afweging find, show, answer, advise or report; afweging fill ID --plain asks "
                       "the questions line by line."))
KEYS_FORM = coded("keys.form", U, N_("The key file does not hold one action with its keys on each line."),
                  N_("Write lines such as: library.new: ctrl+n, f3. The default keys are used."))
KEYS_UNKNOWN = coded("keys.unknown", U, N_("There is no action “{found}”."),
                     N_("Did you mean {nearest}? The line is skipped."),
                     N_("The line is skipped."))
KEYS_IMPOSSIBLE = coded("keys.impossible", U,
                        N_("“{key}” cannot be a key of {action}: it does not exist or is needed for typing."),
                        N_("Use a function key or a letter with ctrl or alt. The default keys are used."))
KEYS_CLASH = coded("keys.clash", U, N_("{action} wants {key}, but {other} has it in the same place."),
                   N_("Give one of them another key. The default keys of {action} are used."))
NO_INPUT = coded("usage.no-input", U, N_("Standard input is closed, so there is nothing to read."),
                 N_("Name a file, or send the text to standard input."))
NO_EDITOR = coded("usage.no-editor", U, N_("There is no editor “{found}” here."),
                  N_("Set EDITOR to the name of your editor, for example: export EDITOR=nano"))
EDITOR_FAILED = coded("usage.editor-failed", R, N_("The editor {found} failed ({reason})."), N_("The text is as it was."))
EDITOR_KEPT = coded("usage.editor-kept", R, N_("The editor {found} failed ({reason})."),
                    N_("The text is as it was. What you wrote in the editor is kept in {file}; remove that file when you have "
                       "it."))
