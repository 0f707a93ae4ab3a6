"""The loop: read a command, carry it out, until the user stops or the input ends."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TextIO

from afweging import texts
from afweging.assessment.check import question_named
from afweging.editing import Editing
from afweging.errors import AfwegingError, Exit
from afweging.library import Library
from afweging.library.evidence import clash_words, clashes
from afweging.plain import (
    advising,
    answering,
    checking,
    evidence,
    finding,
    heading,
    keeping,
    many,
    moving,
    precedents,
    remarking,
    reporting,
    seconding,
    showing,
    support,
    wording,
)
from afweging.plain.console import Console, EndOfInput, OutputGone
from afweging.plain.conversation import Conversation, Quit, told
from afweging.plain.session import Session
from afweging.plain.words import COMMANDS, EVERYTHING, GROUPS, Command, command_named, nearest_word, shown
from afweging.texts import LANGUAGES, _

Action = Callable[[Conversation, str], None]


def help_(talk: Conversation, given: str) -> None:
    """The words of all commands, group by group; one command with what it does; or all with what they do."""
    command = command_named(given)
    if command:
        talk.say(_described(command, talk))
    elif given.casefold() in EVERYTHING:
        talk.say(*(_described(one, talk) for one in COMMANDS))
    else:
        talk.say(*_in_short(talk))


def _in_short(talk: Conversation) -> Iterator[str]:
    for group, title in GROUPS.items():
        yield f"{_(title)}: {', '.join(one.word(talk.language) for one in COMMANDS if one.group == group)}."
    yield _("Type help and a command to hear what it does, or help all to hear everything.")
    yield _("Enter alone does the next thing at this question.")
    yield _("A text ends with a line that holds a single dot. A line with two dots stands for a single dot.")


def _described(command: Command, talk: Conversation) -> str:
    follows = f" {_(command.follows)}" if command.follows else ""
    return f"{command.word(talk.language)}{follows}: {_(command.help)}"


def language(talk: Conversation, given: str) -> None:
    """Switch to the other language, or to the one named; the dossier stays as it is."""
    named = texts.language_of(given) if given else next(one for one in LANGUAGES if one != talk.language)
    if named is None:
        talk.say(_("Type nl or en."))
        return
    texts.use(named)
    talk.section = ""
    talk.say(_("The program speaks English now. The dossier stays as it is."), *showing.question(talk))


def stop(_talk: Conversation, _given: str) -> None:
    """Stop."""
    raise Quit


ACTIONS: Final[Mapping[str, Action]] = {
    "next": moving.onwards, "back": moving.back, "go": moving.go, "open": moving.next_open,
    "overview": moving.overview, "find": finding.find,
    "read": answering.read, "guidance": answering.guidance, "verdict": answering.verdict, "missing": answering.missing,
    "answer": answering.answer, "line": answering.line, "editor": answering.editor, "prompts": support.prompts,
    "facts": support.facts, "precedents": precedents.precedents, "remarks": remarking.remarks, "checks": checking.checks,
    "hints": wording.hints, "terms": wording.terms, "confirm": remarking.confirm,
    "sources": support.sources,
    "confidential": support.confidential, "owner": answering.owner,
    "clear": answering.clear,
    "advice": advising.advice, "what-if": advising.what_if, "focus": advising.focus, "conditions": advising.conditions,
    "deviation": advising.deviation, "accumulation": advising.accumulation, "moment": advising.moment,
    "stale": evidence.stale, "head": heading.head, "undo": keeping.undo, "redo": keeping.redo, "record": keeping.record,
    "circulate": keeping.circulate, "versions": keeping.versions, "compare": keeping.compare, "restore": keeping.restore,
    "report": reporting.report, "finalise": keeping.finalise, "reopen": keeping.reopen, "duplicate": keeping.duplicate,
    "second": seconding.second,
    "save": keeping.save, "rescue": keeping.rescue, "takeover": keeping.takeover,
    "dossiers": finding.dossiers, "import": many.bring_in, "export": many.write_all,
    "help": help_, "language": language, "quit": stop,
}
"""What every command of the table does."""


def run(
    library: Library, kenmerk: str, incoming: TextIO, outgoing: TextIO, *,
    question: str | None = None, reports: Path | None = None,
) -> int:
    """The questionnaire of one dossier, line by line; the exit code.

    ``library`` is open and stays open; ``question`` is where to begin (number or id), by default the first that is not
    done; ``reports`` is the folder where reports land, by default the present one.
    Everything acknowledged with "Saved" is on disk. The end of the input is a way to stop like any other. When something
    could not be stored, it is written to a rescue file and the exit code is that of the error. Raises ``AfwegingError``
    when there is no such dossier, and ``KeyboardInterrupt`` after an orderly stop.
    """
    console = Console(incoming, outgoing)
    editing = Editing.open(library, kenmerk)
    talk = Conversation(console, Session(editing), editing.framework.questions[0], reports or Path())
    if question:
        talk.question = question_named(editing.framework, question)
    elif showing.is_done(talk, talk.question):
        talk.question = showing.next_open(talk) or talk.question
    try:
        for notice in library.store.notices:
            console.say(*told(notice))
        console.say(*_clashing(library))
        console.say(*showing.opening(talk), *showing.question(talk))
        while True:
            _turn(talk)
    except (Quit, EndOfInput, OutputGone):
        return _goodbye(talk)
    except KeyboardInterrupt:
        _goodbye(talk)
        raise


def _clashing(library: Library) -> Iterator[str]:
    """Ids of the user's own that an update brought as well, told here; evidence that cannot be read stops nothing."""
    library.on_clash = None
    try:
        names = clashes(library)
    except AfwegingError as error:
        yield from told(error)
        return
    if names:
        yield clash_words(names)


def _turn(talk: Conversation) -> None:
    """One command. Whatever is refused is said, and the next command can come."""
    step = moving.onward_step(talk)
    given = talk.ask(_("Command, Enter to {step}:").format(step=moving.step_text(talk, step)))
    word, _space, rest = given.partition(" ")
    command = command_named(word) if given else command_named(shown(step, "en"))
    try:
        if command is None:
            _unknown(talk, word)
        elif command.writes and talk.editing.locked is not None:
            raise talk.editing.locked
        else:
            question, assessment = talk.question, talk.assessment
            ACTIONS[command.id](talk, rest)
            if talk.question is question and talk.assessment is not assessment:
                talk.say(*checking.news(talk))
    except AfwegingError as error:
        talk.error(error)


def _unknown(talk: Conversation, word: str) -> None:
    if word.isdecimal():
        talk.say(_("A number alone is no command. Type {go} {number} for question {number}, or {verdict} {number} for a "
                   "verdict.").format(go=shown("go", talk.language), verdict=shown("verdict", talk.language), number=word[:6]))
        return
    close = nearest_word(word, talk.language)
    hint = " " + _("Did you mean {word}?").format(word=close) if close else ""
    talk.say(_("“{word}” is not a command.").format(word=word[:40]) + hint + " " + _("Type {help} for all commands.").format(
        help=shown("help", talk.language)))


def _goodbye(talk: Conversation) -> int:
    """Store what is not stored yet, say so or where it is instead, and return the exit code."""
    try:
        trouble = keeping.last_resort(talk)
        talk.say(_("Stopped, but not everything could be saved in the library.") if trouble else
                 _("Stopped. Everything is saved."))
    except OutputGone:
        trouble = talk.editing.trouble if talk.editing.dirty else None
    return trouble.exit if trouble else Exit.FINE
