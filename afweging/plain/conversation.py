"""The conversation with one assessor about one dossier: what every command needs to speak, ask and save."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from afweging import texts
from afweging.assessment import leaning
from afweging.assessment.models import Answer, Assessment, Conclusion
from afweging.editing import Editing
from afweging.errors import NOT_A_DATE, AfwegingError, Faults
from afweging.framework.models import Framework, Question
from afweging.plain.console import Console
from afweging.plain.session import Session
from afweging.plain.words import command_named
from afweging.texts import Language, _, active, ngettext, read_day

EMPTY_MARK: Final = "-"
"""What is typed to empty a field of one line."""


class Quit(Exception):  # noqa: N818 - a wish, not an error
    """The user asked to stop."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: its value, what it is called, and what is read out with it."""

    value: str
    label: str
    text: str = ""


class Conversation:
    """Console, session and the question that is open."""

    def __init__(self, console: Console, session: Session, question: Question, reports: Path) -> None:
        self.console = console
        self.session = session
        self.question = question
        self.reports = reports
        """The folder where reports land unless asked otherwise."""
        self.section = ""
        """The section whose heading was read last."""
        self.checked: tuple[str, ...] = ()
        """What the consistency checks asked at the open question when it was said last."""

    @property
    def language(self) -> Language:
        """The language that is shown."""
        return texts.active().language

    @property
    def editing(self) -> Editing:
        """The dossier under our hands."""
        return self.session.editing

    @property
    def framework(self) -> Framework:
        """The framework of the dossier."""
        return self.editing.framework

    @property
    def assessment(self) -> Assessment:
        """The dossier as it is now."""
        return self.editing.assessment

    @property
    def answer(self) -> Answer:
        """The answer to the open question."""
        return self.assessment.answer(self.question.id)

    # --- speaking ------------------------------------------------------------------------------------------------

    def say(self, *lines: str) -> None:
        """Write lines."""
        self.console.say(*lines)

    def items(self, texts_: Sequence[str], *, first: int = 1) -> None:
        """Write a list: every item with its place in it; ``first`` for one that goes on where another ended."""
        total = first + len(texts_) - 1
        for number, text in enumerate(texts_, start=first):
            self.say(_("{number} of {total}: {text}").format(number=number, total=total, text=text))

    def error(self, error: AfwegingError) -> None:
        """Say what is wrong and what to do, and that something is not stored when that is so."""
        self.say(*told(error))
        if self.editing.dirty:
            self.say(_("NOT saved. Your text is kept as long as this program runs. Type save to try again, or rescue to "
                       "write it to another file."))

    # --- saving --------------------------------------------------------------------------------------------------

    def save(self, assessment: Assessment, since: Assessment | None = None) -> bool:
        """Save a changed dossier and acknowledge it; whether anything changed. Raises ``AfwegingError``."""
        changed = self.session.change(assessment, since)
        self.say(self.saved() if changed else _("Nothing has changed."))
        return changed

    def saved(self) -> str:
        """When the present state was stored, for a state that is."""
        moment = self.editing.saved_at or self.editing.info.created
        return _("Saved {time}.").format(time=f"{moment.astimezone():%H:%M:%S}")

    def put(self, **changes: Any) -> bool:  # noqa: ANN401 - the fields of an answer
        """Save changed fields of the answer to the open question."""
        return self.save(self.answered(replace(self.answer, **changes)))

    def answered(self, answer: Answer) -> Assessment:
        """The dossier with another answer to the open question; what leans on it is to be looked at again when it changes."""
        return leaning.changed(self.framework, self.assessment, self.question.id, answer)

    def conclude(self, **changes: Any) -> bool:  # noqa: ANN401 - the fields of a conclusion
        """Save changed fields of the conclusion."""
        return self.save(self.concluded(replace(self.assessment.conclusion, **changes)))

    def concluded(self, conclusion: Conclusion) -> Assessment:
        """The dossier with another conclusion."""
        return leaning.concluded(self.framework, self.assessment, conclusion)

    # --- asking --------------------------------------------------------------------------------------------------

    def ask(self, prompt: str) -> str:
        """One line; empty when the user pressed Enter alone."""
        return self.console.ask(prompt)

    def word(self, prompt: str) -> str:
        """One line that is a choice and no text: ``terug`` counts as Enter alone, ``stop`` ends the program."""
        found = self.ask(prompt)
        command = command_named(found)
        if command and command.id == "quit":
            raise Quit
        return "" if command and command.id == "back" else found

    def line(self, prompt: str, present: str) -> str:
        """A field of one line: Enter keeps it, a hyphen empties it."""
        if present:
            self.say(_("Now: {text}").format(text=present))
            found = self.ask(_("{prompt} Enter keeps it, a hyphen empties it:").format(prompt=prompt))
        else:
            found = self.ask(_("{prompt} Enter leaves it empty:").format(prompt=prompt))
        return present if not found else "" if found == EMPTY_MARK else found

    def day(self, prompt: str, present: date | None) -> date | None:
        """A date: asked again until it is one; Enter keeps what is there, a hyphen empties it."""
        while True:
            found = self.line(prompt, active().short_day(present) if present else "")
            if not found:
                return None
            if (day := read_day(found)) is not None:
                return day
            self.error(AfwegingError(NOT_A_DATE, found=found))

    def reason(self, prompt: str) -> str:
        """A reason that must be given; empty when the user changed his mind."""
        return self.ask(_("{prompt} Enter alone means: not now:").format(prompt=prompt))

    def choose(self, options: Sequence[Option], present: str = "", given: str = "") -> str | None:
        """One of several by number, id or label; asked again until it is one. None when Enter or ``terug`` was given.

        ``given`` is what stood behind the command; when it is one of them nothing is asked.
        """
        value = _chosen(options, given)
        if value is not None:
            return value
        if given:
            self.say(_not_one(given, len(options)))
        self._read_options(options, present)
        while found := self.word(self._choice_prompt(len(options))):
            value = _chosen(options, found)
            if value is not None:
                return value
            command = command_named(found)
            if command and command.id == "help":
                self._read_options(options, present)
            else:
                self.say(_not_one(found, len(options)))
        return None

    def _choice_prompt(self, total: int) -> str:
        return _("Number 1 to {total}, Enter to leave it:").format(total=total)

    def _read_options(self, options: Sequence[Option], present: str) -> None:
        for number, option in enumerate(options, start=1):
            mark = _(" (chosen now)") if present and option.value == present else ""
            head = _("Choice {number} of {total}: {label}.").format(
                number=number, total=len(options), label=f"{option.label}{mark}")
            self.say(f"{head} {option.text}".rstrip())


def _not_one(found: str, total: int) -> str:
    return _("“{found}” is not one of the choices. Type a number from 1 to {total}.").format(found=found[:60], total=total)


def _chosen(options: Sequence[Option], found: str) -> str | None:
    """The choice meant by a number, an id, a label, or words that stand in one label alone."""
    if found.isdecimal():
        number = int(found) if len(found) < 6 else 0
        return options[number - 1].value if 1 <= number <= len(options) else None
    wanted = found.casefold().rstrip(".")
    exact = next((option.value for option in options if wanted in (option.value.casefold(), option.label.casefold())), None)
    if exact is not None or not wanted:
        return exact
    close = [option.value for option in options if set(wanted.split()) <= set(option.label.casefold().split())]
    return close[0] if len(close) == 1 else None


def told(error: AfwegingError) -> Iterator[str]:
    """An error as sentences: what is wrong and what to do, a line for each when there are several."""
    found = error.errors if isinstance(error, Faults) else (error,)
    return (f"{one.what()} {one.remedy()}" for one in found)


def numbers(questions: Iterable[Question], language: Language) -> str:
    """Questions by number and label, as one enumeration."""
    return ", ".join(f"{question.number} {question.label.at(language)}" for question in questions)


def words_counted(number: int) -> str:
    """A number of words."""
    return ngettext("{number} word", "{number} words", number).format(number=number)
