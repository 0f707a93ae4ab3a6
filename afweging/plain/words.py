"""Every command of this face as one table: its words in Dutch and English, what follows it, and what it does.

Both languages always work, whatever language is shown. Loop, help and handbook derive from this table.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal

from afweging.texts import N_, Language

Group = Literal["move", "question", "advice", "dossier", "library", "program"]
GROUPS: Final[dict[Group, str]] = {
    "move": N_("Moving"),
    "question": N_("This question"),
    "advice": N_("The advice"),
    "dossier": N_("The dossier"),
    "library": N_("The library"),
    "program": N_("The program"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its id, its words (Dutch first, then English; the first of each is shown), and one sentence."""

    id: str
    group: Group
    dutch: tuple[str, ...]
    english: tuple[str, ...]
    help: str
    follows: str = ""
    """What may stand behind it, in words for the help; empty when nothing may."""
    writes: bool = False
    """Whether it changes the dossier, so that it is refused for one that can only be read."""

    def word(self, language: Language) -> str:
        """The word shown in a language."""
        return (self.dutch if language == "nl" else self.english)[0]


COMMANDS: Final[tuple[Command, ...]] = (
    Command("next", "move", ("volgende", "overslaan"), ("next", "skip"), N_("To the next question.")),
    Command("back", "move", ("terug", "vorige"), ("back", "previous"), N_("To the question before this one.")),
    Command("go", "move", ("ga", "naar", "vraag"), ("go", "goto", "question"), N_("To a question by its number."),
            N_("number")),
    Command("open", "move", ("open",), ("open",), N_("To the next question that is not done.")),
    Command("overview", "move", ("overzicht",), ("overview", "list"),
            N_("All questions with their state and verdict.")),
    Command("find", "move", ("zoek",), ("find", "search"),
            N_("Find words in all answers of this dossier, or with fields such as status:draft in the library."), N_("words")),
    Command("read", "question", ("lees",), ("read",), N_("Read this question and its answer again.")),
    Command("guidance", "question", ("toelichting",), ("guidance", "explain"),
            N_("Read the guidance of this question.")),
    Command("verdict", "question", ("oordeel",), ("verdict",), N_("Choose the verdict."), N_("number"), writes=True),
    Command("missing", "question", ("ontbreekt",), ("missing",),
            N_("Say what is missing when the verdict is onbekend."), writes=True),
    Command("answer", "question", ("antwoord",), ("answer",),
            N_("Write the answer; a line with a single dot ends it."), writes=True),
    Command("line", "question", ("regel",), ("line",), N_("Change one line of the answer."), N_("number"), writes=True),
    Command("editor", "question", ("editor",), ("editor",), N_("Write the answer in your own editor."), writes=True),
    Command("prompts", "question", ("deelvragen",), ("prompts",), N_("Tick the sub-questions you dealt with.")),
    Command("facts", "question", ("feiten",), ("facts",),
            N_("Cite facts, search them, put them in the answer."), N_("word")),
    Command("precedents", "question", ("eerder", "precedenten"), ("earlier", "precedents"),
            N_("How earlier finalised dossiers judged this question."), N_("number")),
    Command("remarks", "question", ("opmerkingen", "opmerking"), ("remarks", "remark"),
            N_("Read what readers remarked on this answer; add, reply, mark as done.")),
    Command("checks", "question", ("controles", "controle"), ("checks", "check"),
            N_("Read what the consistency checks say about this question; give a word to one.")),
    Command("hints", "question", ("taalhints",), ("hints", "wording"),
            N_("The length of the answer, and hints on its language; with all for the whole dossier."), N_("all")),
    Command("terms", "question", ("begrippen", "begrip"), ("terms", "term"),
            N_("What the terms and abbreviations at this question mean, or one of your choice."), N_("word")),
    Command("confirm", "question", ("bevestig",), ("confirm",),
            N_("The answer stands, though an answer it leans on changed."), writes=True),
    Command("sources", "question", ("bronnen",), ("sources",), N_("Add or remove sources of your own.")),
    Command("confidential", "question", ("vertrouwelijk",), ("confidential",),
            N_("Write the closed part, with the ground of the Woo.")),
    Command("owner", "question", ("behandelaar",), ("owner",),
            N_("Say which role answers for this question."), writes=True),
    Command("clear", "question", ("wis",), ("clear",),
            N_("Empty the verdict, the answer or the whole question."), writes=True),
    Command("advice", "advice", ("advies",), ("advice",),
            N_("What follows from the answers, and why. Before all verdicts are given: advice anyway.")),
    Command("what-if", "advice", ("watals",), ("whatif",), N_("What would change the advice, and how firm it is.")),
    Command("focus", "advice", ("focus",), ("focus",), N_("Question 14: where the focus lies."), writes=True),
    Command("conditions", "advice", ("voorwaarden",), ("conditions",), N_("Question 14: conditions of your own.")),
    Command("deviation", "advice", ("afwijking",), ("deviation",),
            N_("Question 14: why your advice differs from the derived one."), writes=True),
    Command("accumulation", "advice", ("stapeling",), ("accumulation",),
            N_("Question 14: why the advice stands when many conditions hold only partly."), writes=True),
    Command("moment", "advice", ("moment",), ("moment",), N_("Question 14: the next decision moment."), writes=True),
    Command("stale", "dossier", ("verouderd",), ("stale",),
            N_("Finalised dossiers in the library that cite facts which lapsed since, and what reopening would do.")),
    Command("head", "dossier", ("kop",), ("head",), N_("Title, reference date, phase, status, marking and the rest.")),
    Command("undo", "dossier", ("ongedaan",), ("undo",), N_("Take back the last change."), writes=True),
    Command("redo", "dossier", ("opnieuw",), ("redo",), N_("Make the change again that was taken back."), writes=True),
    Command("record", "dossier", ("vastleggen",), ("record",),
            N_("Keep the present state as a version, with a reason."), writes=True),
    Command("circulate", "dossier", ("rondsturen",), ("circulate",),
            N_("Send the dossier round to co-readers, as a version."), writes=True),
    Command("versions", "dossier", ("versies",), ("versions",), N_("The versions of this dossier.")),
    Command("compare", "dossier", ("verschil",), ("compare", "changes"),
            N_("What changed since the last version, or between two, and what it does to the advice."),
            N_("one or two version numbers")),
    Command("restore", "dossier", ("terugzetten",), ("restore",),
            N_("Make a new version with the content of an earlier one, with a reason."), N_("number"), writes=True),
    Command("report", "dossier", ("rapport",), ("report",), N_("Make the report.")),
    Command("finalise", "dossier", ("vaststellen",), ("finalise", "finalize"),
            N_("Finalise the dossier: complete, and unchangeable from then on."), writes=True),
    Command("reopen", "dossier", ("heropenen",), ("reopen",), N_("Make a new draft of a finalised dossier.")),
    Command("duplicate", "dossier", ("dupliceren",), ("duplicate",),
            N_("Make a new draft with the same answers under a new reference number.")),
    Command("second", "dossier", ("tweede",), ("second",),
            N_("A second judgement, blind: begin it, close it, or settle with the first what differs.")),
    Command("save", "dossier", ("opslaan",), ("save",), N_("Say when it was saved; try again when that failed.")),
    Command("rescue", "dossier", ("noodbestand",), ("rescue",),
            N_("Write the dossier to a file elsewhere."), N_("file")),
    Command("takeover", "dossier", ("overnemen",), ("takeover",),
            N_("After a change in another window: keep that as a version, and go on with what stands here.")),
    Command("dossiers", "library", ("dossiers", "bibliotheek"), ("dossiers", "library"),
            N_("Search the library with words and fields (status:, advies:, jaar:, vraag:), and open another dossier."),
            N_("words")),
    Command("import", "library", ("importeren", "inlezen"), ("import",),
            N_("Take in a file, or everything in a folder; done again it goes on where it was."), N_("file or folder")),
    Command("export", "library", ("exporteren", "wegschrijven"), ("export",),
            N_("Write all dossiers to a folder, each to a file of its own; done again it goes on where it was."), N_("folder")),
    Command("help", "program", ("hulp", "help", "?"), ("help", "?"),
            N_("All commands, or one of them."), N_("command")),
    Command("language", "program", ("taal",), ("language",), N_("Switch between Dutch and English."), N_("nl or en")),
    Command("quit", "program", ("stop", "stoppen"), ("quit", "exit"), N_("Stop. Everything is saved already.")),
)

_BY_WORD: Final = {word: command for command in COMMANDS for word in (*command.dutch, *command.english)}
ANYWAY: Final = ("toch", "anyway")
"""What is typed behind ``advies`` to see it before all verdicts are given."""
EVERYTHING: Final = ("alles", "all")
"""What is typed behind ``hulp`` to hear what every command does."""


def command_named(word: str) -> Command | None:
    """The command with this word in either language, or None."""
    return _BY_WORD.get(word.casefold())


def nearest_word(word: str, language: Language) -> str:
    """The word shown for the command that looks most like it; empty when none does."""
    close = get_close_matches(word.casefold(), _BY_WORD, 1)
    return _BY_WORD[close[0]].word(language) if close else ""


def shown(command_id: str, language: Language) -> str:
    """The word of a command by its id."""
    return next(command.word(language) for command in COMMANDS if command.id == command_id)
