"""Files, YAML and JSON, frameworks, evidence and assessments: what is read and does not fit."""

from afweging.errors.kinds import Exit, coded
from afweging.texts import N_

R = Exit.REFUSED

# --- files --------------------------------------------------------------------------------------------------------
FILE_MISSING = coded("file.missing", R, N_("There is no file {file}."), N_("Check the name and the folder."))
FILE_NOT_A_FILE = coded("file.not-a-file", R, N_("{file} is a folder, not a file."), N_("Name a file inside it."))
FILE_NOTHING_INSIDE = coded("file.nothing-inside", R, N_("In {file} is nothing to read: no file that ends in {kinds}."),
                            N_("Name the folder that holds the files."))
FILE_UNREADABLE = coded("file.unreadable", R, N_("{file} cannot be read: {reason}."),
                        N_("Check the permissions of the file."))
FILE_UNWRITABLE = coded("file.unwritable", R, N_("{file} cannot be written: {reason}."),
                        N_("Nothing was lost. Free space or choose another place, then try again."))
FILE_TOO_LARGE = coded("file.too-large", R, N_("{file} is {size} MB; the limit is {limit} MB."),
                       N_("Check that this is the right file."))
FILE_NOT_TEXT = coded("file.not-text", R, N_("{file} is not text in UTF-8 (byte {position})."),
                      N_("Save the file as UTF-8 text, or check that it is the right file."))

# --- YAML and JSON files ------------------------------------------------------------------------------------------
YAML_SYNTAX = coded("yaml.syntax", R, N_("This is not valid YAML: {problem}."),
                    N_("Look at this line and the one before: often a colon, a quote or the indentation."))
YAML_EMPTY = coded("yaml.empty", R, N_("The file is empty."), N_("Check that this is the right file."))
YAML_REPEATED_KEY = coded("yaml.repeated-key", R, N_("The key “{key}” stands here twice (first on line {line})."),
                          N_("Keep one of the two."))
YAML_ALIAS = coded("yaml.alias", R, N_("References (& and *) and tags (!) are not allowed."),
                   N_("Write the value out in full."))
YAML_TOO_DEEP = coded("yaml.too-deep", R, N_("The file is nested more than {limit} levels deep."),
                      N_("Check that this is the right file."))
FILE_TOO_MANY = coded("file.too-many", R, N_("The file holds more than {limit} values."),
                      N_("Check that this is the right file."))
JSON_REPEATED_KEY = coded("json.repeated-key", R, N_("The key “{key}” stands twice in one object."),
                          N_("Keep one of the two."))
JSON_SYNTAX = coded("json.syntax", R, N_("This is not valid JSON (column {column})."),
                    N_("Look at this line and the one before: often a comma, a quote or a bracket."))
UNKNOWN_KEY = coded("file.unknown-key", R, N_("The key “{key}” is not known at {path}."),
                    N_("Did you mean “{nearest}”? Allowed: {allowed}."),
                    N_("Allowed: {allowed}."))
MISSING_KEY = coded("file.missing-key", R, N_("The key “{key}” is missing at {path}."), N_("Add it."))
WRONG_TYPE = coded("file.wrong-type", R, N_("{path} has a value of the wrong kind: {problem}."),
                   N_("Write the value in the expected form."))
WRONG_CHOICE = coded("file.wrong-choice", R, N_("“{found}” is not allowed at {path}."),
                     N_("Did you mean “{nearest}”? Allowed: {allowed}."),
                     N_("Allowed: {allowed}."))

# --- framework ----------------------------------------------------------------------------------------------------
ILL_FORMED_ID = coded("framework.ill-formed-id", R, N_("“{found}” is not a well-formed id at {path}."),
                      N_("Use letters, digits, hyphen, underscore or dot, and begin with a letter or digit."))
DUPLICATE_ID = coded("framework.duplicate-id", R, N_("The id “{found}” is used twice (first on line {line})."),
                     N_("Give one of the two another id."))
RESERVED_ID = coded("framework.reserved-id", R, N_("“{found}” is reserved and cannot be the id of a level."),
                    N_("Choose another id."))
DANGLING = coded("framework.dangling-reference", R, N_("{path} refers to “{found}”, which does not exist."),
                 N_("Did you mean “{nearest}”? Known: {allowed}."),
                 N_("Known: {allowed}."))
LEANS_ON_ITSELF = coded("framework.leans-on-itself", R, N_("Question “{found}” is said to lean on itself."),
                        N_("Name only earlier questions in leans_on."))
LEANS_ON_LATER = coded("framework.leans-on-later", R, N_("Question “{found}” is said to lean on “{later}”, which comes later."),
                       N_("Name only earlier questions in leans_on."))
LEANS_IN_CIRCLE = coded("framework.leans-in-circle", R, N_("These questions lean on each other in a circle: {circle}."),
                        N_("Let later questions lean on earlier ones only."))
UNREACHABLE_OUTCOME = coded("framework.unreachable-outcome", R, N_("The outcome “{found}” can never follow."),
                            N_("Let a step of the ladder lead to it, or take it out."))
MISSING_TRANSLATION = coded("framework.missing-translation", R, N_("The {language} text is missing or empty at {path}."),
                            N_("Fill in both languages."))
NO_ANCHOR = coded("framework.level-without-anchor", R, N_("The level “{found}” has no anchor text."),
                  N_("Write in one or two sentences when this level applies, in both languages."))
FEW_LEVELS = coded("framework.few-levels", R, N_("The scale “{found}” has fewer than two levels."),
                   N_("Add levels, lowest first."))
TABLE_ROWS = coded("framework.table-rows", R, N_("The table “{found}” needs prompts, and every one of them a proposal."),
                   N_("Give it prompts with origin: proposal; what the annex asks belongs under the prompts of the question."))
LEVEL_ORDER = coded("framework.level-order", R, N_("The levels of “{found}” do not rise from nee to ja."),
                    N_("Put the levels in order, least in favour first."))
CORRECTION = coded("framework.correction", R,
                   N_("The corrections at {path} do not turn the published text into the shown text: {problem}."),
                   N_("Every difference between the two needs a correction, and each published fragment stands there "
                      "once."))
QUESTION_NUMBER = coded("framework.question-number", R, N_("Question number {found} is not next in order."),
                        N_("Number the questions 1, 2, 3 … in the order in which they are asked."))
NO_SCALE = coded("framework.no-scale", R, N_("Question “{found}” has no scale."),
                 N_("Every question but the one that holds the advice needs one."))
NO_CONDITION = coded("framework.no-condition", R, N_("Question “{found}” can hold partly but has no condition text."),
                     N_("Add the condition that is printed then."))
NEWER_FORMAT = coded("framework.newer-format", R,
                     N_("This framework file has format {found}; this program reads format {known}."),
                     N_("Update the program, or use a file in that format."))
UNKNOWN_FRAMEWORK = coded("framework.unknown", R, N_("There is no framework “{found}”."), N_("Known: {allowed}."))

# --- glossary -----------------------------------------------------------------------------------------------------
DUPLICATE_TERM = coded("glossary.duplicate", R, N_("“{found}” stands in the glossary twice (first on line {line})."),
                       N_("Keep one of the two."))
TERM_EMPTY = coded("glossary.empty", R, N_("The {language} text is missing or empty here."), N_("Fill in both languages."))
UNKNOWN_TERM = coded("glossary.unknown", R, N_("“{found}” is not in the glossary."), N_("Did you mean “{nearest}”?"),
                     N_("The verb terms without a word lists all of them."))
ILL_FORMED_FORM = coded("glossary.ill-formed-form", R, N_("“{found}” is not a form in which a term can stand."),
                        N_("Write whole words, or the beginning of a word with one * at the end."))

# --- evidence -----------------------------------------------------------------------------------------------------
DUPLICATE_EVIDENCE = coded("evidence.duplicate-id", R, N_("The id “{found}” is used twice (first on line {line})."),
                           N_("Give one of the two another id."))
UNKNOWN_SOURCE = coded("evidence.unknown-source", R, N_("There is no source “{found}”."),
                       N_("Did you mean “{nearest}”? Known: {allowed}."),
                       N_("Known: {allowed}."))
UNKNOWN_SUCCESSOR = coded("evidence.unknown-successor", R, N_("There is no fact “{found}” that could take its place."),
                          N_("Did you mean “{nearest}”? Known: {allowed}."),
                          N_("Known: {allowed}."))
UNKNOWN_CABINET = coded("evidence.unknown-cabinet", R, N_("There is no cabinet “{found}”."),
                        N_("Did you mean “{nearest}”? Known: {allowed}."),
                        N_("Known: {allowed}."))
SUPERSESSION_CIRCLE = coded("evidence.circle", R, N_("Fact “{found}” ends up taking its own place, through “{next}”."),
                            N_("Let the youngest fact of the chain have no successor."))
ILL_FORMED_PERIOD = coded("evidence.ill-formed-period", R, N_("“{found}” is not a year, quarter, month or day."),
                          N_("Write 2022, 2021-Q4, 2022-04 or 2022-07-08."))
ILL_FORMED_LINES = coded("evidence.ill-formed-lines", R, N_("“{found}” does not name lines of a source."),
                         N_("Write line numbers such as 240 or 191-195."))
ILL_FORMED_PAPER = coded("evidence.ill-formed-paper", R, N_("“{found}” is not the stored form of a parliamentary paper."),
                         N_("Write dossier and number with a hyphen, such as 29826-147."))
TWO_DATES = coded("evidence.two-dates", R, N_("Source “{found}” has both the day it was published and an earliest day."),
                  N_("Keep published when the day is known, else not_before."))
OWN_ID = coded("evidence.own-id", R, N_("“{found}” is not an id for evidence of your own."),
               N_("Write E and two to four digits for a fact, B and two to four digits for a source, K and two to four digits "
                  "for a cabinet, such as {example}."))
OWN_EMPTY = coded("evidence.own-empty", R, N_("“{found}” has nothing at {path}."), N_("Fill in {path}."))
OWN_QUESTION = coded("evidence.own-question", R, N_("“{found}” is not the number of a question."),
                     N_("Name official numbers: {allowed}."))
OWN_TIMES = coded("evidence.own-twice", R, N_("“{found}” stands in the library already, with other content."), N_(
    "Give it an id that is free, such as {example}; or change the one in the library: afweging evidence add --change."))
OWN_UNKNOWN = coded("evidence.own-unknown", R, N_("There is no fact or source of your own “{found}”."),
                    N_("Did you mean “{nearest}”?"), N_("Add it first: afweging evidence add FILE."))
OWN_NOT = coded("evidence.not-own", R, N_("“{found}” came with the program and cannot be changed here."),
                N_("Add a fact of your own and cite that one."))
NOT_CITED = coded("evidence.not-cited", R, N_("Fact “{found}” is not cited at this question."), N_("Cite it with --cite."))
NOT_SUPERSEDED = coded("evidence.not-superseded", R, N_("Nothing has taken the place of fact “{found}” at the reference date."),
                       N_("It can stay cited."))

# --- assessment ---------------------------------------------------------------------------------------------------
UNKNOWN_QUESTION = coded("assessment.unknown-question", R, N_("There is no question “{found}”."),
                         N_("Name a question by its number or id: {allowed}."))
UNKNOWN_LEVEL = coded("assessment.unknown-level", R, N_("“{found}” is not a level of question {number}."),
                      N_("Did you mean “{nearest}”? Allowed: {allowed}."),
                      N_("Allowed: {allowed}."))
NO_VERDICT = coded("assessment.no-verdict", R, N_("Question {number} takes no verdict: it holds the advice itself."),
                   N_("Choose one of the outcomes as advice: {allowed}."))
UNKNOWN_PROMPT = coded("assessment.unknown-prompt", R, N_("“{found}” is not a prompt of question {number}."),
                       N_("Allowed: {allowed}."))
UNKNOWN_OUTCOME = coded("assessment.unknown-outcome", R, N_("“{found}” is not an advice of this framework."),
                        N_("Did you mean “{nearest}”? Allowed: {allowed}."),
                        N_("Allowed: {allowed}."))
UNKNOWN_GROUND = coded("assessment.unknown-ground", R, N_("“{found}” is not a ground of the Woo we know."),
                       N_("Allowed: {allowed}."))
OTHER_FRAMEWORK = coded("assessment.other-framework", R,
                        N_("This assessment was made under framework {found}, which is not known here."),
                        N_("Import it together with its framework file, or read it in the library where it was made."))
NEWER_FORM = coded("assessment.newer-form", R, N_("This file has form {found}; this program reads up to form {known}."),
                   N_("Update the program."))
