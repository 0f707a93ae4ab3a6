"""The head of the dossier, field by field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from afweging.assessment.labels import BUDGET, MARKING, MEMO_LISTS, PHASE, PURPOSE, STATUS
from afweging.assessment.lists import items, line, people, people_line
from afweging.assessment.models import Head, Marking, Purpose, Status
from afweging.plain.conversation import Conversation, Option
from afweging.texts import N_, _, active

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its label, its value in words, and how another value is asked (None: leave it)."""

    label: str
    shown: Callable[[Head], str]
    change: Callable[[Conversation, Head], Head | None]


def head(talk: Conversation, _given: str) -> None:
    """Read the head once and change fields by number until Enter; a changed field is read again."""
    talk.items([_line(field, talk.assessment.head) for field in FIELDS])
    while found := talk.word(_("Number of a field, Enter to go on:")):
        number = int(found) if found.isdecimal() and len(found) < 6 else 0
        if not 1 <= number <= len(FIELDS):
            talk.say(_("There is no number {found} in this list.").format(found=found[:20]))
            continue
        field = FIELDS[number - 1]
        changed = field.change(talk, talk.assessment.head)
        if changed is not None:
            talk.save(replace(talk.assessment, head=changed))
            talk.say(_line(field, talk.assessment.head))


def _line(field: Field, present: Head) -> str:
    return f"{_(field.label)}: {field.shown(present) or _('empty')}"


def _text(name: str, prompt: str, *, needed: bool = False) -> Callable[[Conversation, Head], Head | None]:
    def change(talk: Conversation, present: Head) -> Head | None:
        found = talk.line(_(prompt), getattr(present, name))
        if needed and not found:
            talk.say(_("This field cannot be empty."))
            return None
        changes: dict[str, Any] = {name: found}
        return replace(present, **changes)

    return change


def _one_of(name: str, labels: Mapping[E, str], leave_out: tuple[E, ...] = ()) -> Callable[[Conversation, Head], Head | None]:
    def change(talk: Conversation, present: Head) -> Head | None:
        chosen = talk.choose([Option(value.value, _(label)) for value, label in labels.items() if value not in leave_out],
                             getattr(present, name))
        changes: dict[str, Any] = dict.fromkeys([name], next((value for value in labels if value.value == chosen), None))
        return replace(present, **changes) if chosen else None

    return change


def _peildatum(talk: Conversation, present: Head) -> Head | None:
    found = talk.day(_("Reference date, such as 2026-06-01."), present.peildatum)
    if found is None:
        talk.say(_("This field cannot be empty."))
        return None
    return replace(present, peildatum=found)


def _marking(talk: Conversation, present: Head) -> Head | None:
    before: Any = present.classification
    chosen = talk.choose([Option(value.value, _(label)) for value, label in MARKING.items()], before.level)
    if chosen is None:
        return None
    changed = replace(before, level=Marking(chosen))
    if changed.level is not Marking.GEEN:
        changed = replace(changed, set_by=talk.line(_("Role that set the marking."), before.set_by),
                          until=talk.day(_("Last day of the marking, such as 2030-06-01."), before.until))
    return replace(present, classification=changed)


def _language(talk: Conversation, present: Head) -> Head | None:
    chosen = talk.choose((Option("nl", "Nederlands"), Option("en", "English")), present.language)
    return replace(present, language="en" if chosen == "en" else "nl") if chosen else None


def _tags(talk: Conversation, present: Head) -> Head | None:
    found = talk.line(_("Markets and technologies, with commas between them."), line(present.tags, ","))
    return replace(present, tags=items(found, ","))


def _persons(talk: Conversation, present: Head) -> Head | None:
    talk.say(_("Names stand here and nowhere else; the public version leaves them out."))
    found = talk.line(_("Role = name, with semicolons between them."), people_line(present.persons))
    return replace(present, persons=people(found))


def _marking_shown(present: Head) -> str:
    found = present.classification
    parts = [_(MARKING[found.level])]
    if found.set_by:
        parts.append(_("set by {role}").format(role=found.set_by))
    if found.until:
        parts.append(_("until {day}").format(day=active().day(found.until)))
    return ", ".join(parts)


def _memo(talk: Conversation, present: Head) -> Head | None:
    """The decision memo, field after field; Enter keeps each."""
    before = present.memo
    chosen = talk.choose([Option(value.value, _(label)) for value, label in PURPOSE.items()], before.purpose)
    changes: dict[str, Any] = {"purpose": Purpose(chosen)} if chosen else {}
    changes["directorate_general"] = talk.line(_("Directorate-general."), before.directorate_general)
    for name, label in MEMO_LISTS.items():
        found = talk.line(_("{label}, with semicolons between them.").format(label=_(label)), line(getattr(before, name)))
        changes[name] = items(found)
    return replace(present, memo=replace(before, **changes))


def _memo_shown(present: Head) -> str:
    memo = present.memo
    lists = [f"{_(label)}: {', '.join(getattr(memo, name))}" for name, label in MEMO_LISTS.items() if getattr(memo, name)]
    return ". ".join(filter(None, [_(PURPOSE[memo.purpose]), memo.directorate_general, *lists]))


FIELDS: Final[tuple[Field, ...]] = (
    Field(N_("Title"), lambda found: found.title, _text("title", N_("What the dossier is about."), needed=True)),
    Field(N_("Reference date"), lambda found: active().day(found.peildatum), _peildatum),
    Field(N_("Phase"), lambda found: _(PHASE[found.phase]), _one_of("phase", PHASE)),
    Field(N_("Directorate"), lambda found: found.directorate, _text("directorate", N_("Directorate that writes it."))),
    Field(N_("Drawn up by"), lambda found: found.opsteller, _text("opsteller", N_("Role of the lead author, not a name."))),
    Field(N_("Persons"), lambda found: people_line(found.persons), _persons),
    Field(N_("Status"), lambda found: _(STATUS[found.status]), _one_of("status", STATUS, (Status.VASTGESTELD,))),
    Field(N_("Marking"), _marking_shown, _marking),
    Field(N_("Budget cover"), lambda found: _(BUDGET[found.budget]), _one_of("budget", BUDGET)),
    Field(N_("Member state"), lambda found: found.member_state, _text("member_state", N_("Member state it is written for."),
                                                                      needed=True)),
    Field(N_("Language of the answers"), lambda found: "Nederlands" if found.language == "nl" else "English", _language),
    Field(N_("Tags"), lambda found: ", ".join(found.tags), _tags),
    Field(N_("Decision memo"), _memo_shown, _memo),
)
"""Every field of the head but the kenmerk, which never changes, and the mark of an example."""

