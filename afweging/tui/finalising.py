"""What is asked before a version is made, gathered from a dossier: completeness and checks first, then why verdicts turned.

For the fill screen and for the list alike. Gathering reads the evidence, so it is done aside.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from afweging.assessment.completeness import Progress
from afweging.editing import Editing
from afweging.errors import AfwegingError
from afweging.framework.models import Framework
from afweging.library import hindrances
from afweging.library.check_words import about, sign, state
from afweging.library.finalising import Spoken
from afweging.library.remarks import open_count
from afweging.library.turning import Turn
from afweging.texts import _, active, ngettext
from afweging.tui.fill.signs import verdict_words
from afweging.tui.page import Page
from afweging.tui.reasons import Ask, Reasons
from afweging.tui.waiting import Waiting

TURN, CHECK = "turn:", "check:"
"""What the names of the two kinds of lines begin with."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Asked:
    """What stands in the way, and what a word is asked for."""

    framework: Framework
    progress: Progress
    turns: tuple[Turn, ...] = ()
    checks: tuple[Spoken, ...] = ()
    """The consistency checks that speak; those that a word answers and that have none yet are asked about."""
    hindrances: tuple[AfwegingError, ...] = ()
    remarks: int = 0
    """Remarks of readers that nobody resolved yet."""
    language: str = ""
    """The words and hints on the language, in one line; they block nothing."""


def recording(editing: Editing) -> Asked:
    """What is asked before the present state is recorded or sent round. Raises the errors of the library."""
    return Asked(framework=editing.framework, progress=editing.progress, turns=editing.turned())


def finalising(editing: Editing) -> Asked:
    """What stands in the way of finalising, and what is asked. Raises the errors of the library."""
    from afweging.language.hints import dossier_language  # noqa: PLC0415 - only before finalising
    from afweging.language.telling import in_one_line  # noqa: PLC0415 - the same

    return Asked(
        framework=editing.framework, progress=editing.progress, turns=editing.turned(), checks=editing.spoken_checks(),
        hindrances=tuple(hindrances(editing.dossier)), remarks=open_count(editing.library, editing.kenmerk),
        language=in_one_line(dossier_language(editing.framework, editing.assessment, editing.library.glossary)))


def look(page: Page, gather: Callable[[], Asked], then: Callable[[Asked], None],
         failed: Callable[[AfwegingError], None]) -> None:
    """Gather aside, behind a window that says so; nothing happens any more when the user closes that window."""

    def over(found: Asked | AfwegingError | None) -> None:
        if isinstance(found, AfwegingError):
            failed(found)
        elif found:
            then(found)

    page.app.push_screen(Waiting(
        _("Completeness and checks are being looked at."), gather, keys=_("Esc changes nothing."),
        explained=_("Before a dossier is finalised the program looks at what is still in the way and at the consistency checks. "
                    "Nothing is changed by that; what it finds is shown next.")), over)


def finalise_window(title: str, found: Asked) -> Reasons:
    """The window that shows completeness and checks, and asks everything finalising asks."""
    why = _("After this nothing changes any more unless it is reopened; the hash is printed in the report. Why now?")
    return Reasons(title, why, button_label=_("Finalise"), notes=notes(found), asks=asks(found))


def circulate_window(found: Asked) -> Reasons:
    """The window that asks what co-readers are asked, and why verdicts turned."""
    return Reasons(_("Send round for reading"), _("A version is made for co-readers. What do you ask of them?"),
                   button_label=_("Send round"), notes=notes(found)[:1], asks=asks(found))


def notes(found: Asked) -> list[str]:
    """How complete the dossier is, and what readers still ask."""
    done = _("{done} of {total} questions are done.").format(done=found.progress.done, total=found.progress.total)
    lines = [f"✓ {done}" if found.progress.complete else f"! {done}"]
    if found.remarks:
        lines.append("! " + ngettext("{number} remark of a reader is still open.", "{number} remarks of readers are still open.",
                                     found.remarks).format(number=found.remarks))
    lines += _check_notes(found)
    if conditions := [one for one in found.checks if one.asks == "nothing"]:
        numbers = ", ".join(str(question.number) for question in found.framework.questions
                            if any(question.id in one.questions for one in conditions))
        lines.append(f"· {_('These questions give a condition in the advice: {numbers}.').format(numbers=numbers)}")
    return [*lines, f"· {found.language}"] if found.language else lines


def _check_notes(found: Asked) -> list[str]:
    """What the checks ask, in a line or two; what rules R8 and R9 ask stands among what is in the way."""
    open_, answered = len(unanswered(found)), sum(one.word is not None for one in found.checks)
    lines = []
    if open_:
        lines.append("! " + ngettext("{number} consistency check asks for a word.", "{number} consistency checks ask for a word.",
                                     open_).format(number=open_))
    if answered:
        lines.append("✓ " + ngettext("{number} consistency check was answered before.",
                                     "{number} consistency checks were answered before.", answered).format(number=answered))
    return lines or [f"✓ {_('No consistency check asks for a word.')}"]


def in_the_way(found: Asked) -> list[str]:
    """The paragraphs of the window that says why finalising is not possible yet: completeness, what blocks, the checks."""
    blocked = [f"✗ {one.what()} {one.remedy()}" for one in found.hindrances]
    speaking = [f"! {_said(found, one)}" for one in found.checks if one.open]
    answered = [f"{sign(one)} {_said(found, one)} {state(one)}" for one in found.checks if one.word is not None]
    checks = [*speaking, *answered]
    return [*notes(found), "", *blocked, *([""] if checks else []), *checks]


def unanswered(found: Asked) -> list[Spoken]:
    """The checks that a word answers and that have none yet."""
    return [one for one in found.checks if one.asks == "word" and one.open]


def _said(found: Asked, one: Spoken) -> str:
    """What a check says, with the questions it is about."""
    return f"{one.text.at(active().language)} ({about(found.framework, one)})"


def asks(found: Asked) -> list[Ask]:
    """A line for every check without a word, and one for every verdict that turned."""
    lines = [Ask(f"{CHECK}{one.check}", f"! {_said(found, one)}", _("Please give a word to this check; it stays in the history."))
             for one in unanswered(found)]
    return lines + [Ask(f"{TURN}{turn.question}", _turn_text(found.framework, turn),
                        _("Please say why this verdict changed; it stays in the history.")) for turn in found.turns]


def _turn_text(framework: Framework, turn: Turn) -> str:
    question = framework.find(turn.question)
    if question is None:
        return turn.question
    language = active().language
    before, after = (verdict_words(framework, question, verdict, language) for verdict in (turn.before, turn.after))
    name = f"{question.number} {question.label.at(language)}"
    return _("The verdict on {question} changed: {before} → {after}. Why?").format(question=name, before=before, after=after)


def sorted_out(answers: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What the user wrote: why each verdict turned by question id, and the words by check id."""
    because = {name.removeprefix(TURN): text for name, text in answers.items() if name.startswith(TURN)}
    words = {name.removeprefix(CHECK): text for name, text in answers.items() if name.startswith(CHECK)}
    return because, words
