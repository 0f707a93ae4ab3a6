"""Sources and facts of the user's own, and the cabinets they come from, beside those that come with the program.

They have the same keys as ours, but English may be left out and a source may be any document. Their ids begin with E
(facts), B (sources) and K (cabinets), which ours never use, so an update of ours never takes one. What a library holds
is merged with ours when it is opened (``merged``); a dossier that travels carries what it cites along (``carried``), and
where it arrives every id that is taken there by something else gets a free one (``settled``).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from afweging.evidence.models import Cabinet, Evidence, Fact, Source, SourceKind, SourceRef
from afweging.framework.models import Grade, Strict, Text

FACT, SOURCE, CABINET = "E", "B", "K"
"""How the ids of own facts, own sources and own cabinets begin."""
MARK: Final = "[nl]"
"""Stands before a Dutch text where an English one was asked for."""
_ID: Final = re.compile(r"[EBK]\d{2,4}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnText(Strict):
    """A text in Dutch, and in English when somebody wrote it."""

    nl: str
    en: str = ""

    @property
    def both(self) -> Text:
        """The text in both languages; Dutch with its mark where there is no English."""
        return Text(nl=self.nl, en=self.en or f"{MARK} {self.nl}")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnCabinet(Strict):
    """A cabinet that ours do not have, such as one of after this program; the keys mean what they mean in ``models.Cabinet``."""

    id: str
    label: OwnText

    @property
    def shipped(self) -> Cabinet:
        """The same as one of ours."""
        return Cabinet(id=self.id, label=self.label.both)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnSource(Strict):
    """A source of the user's own; the keys mean what they mean in ``models.Source``."""

    id: str
    title: OwnText
    kind: SourceKind = "document"
    kamerstuk: str | None = None
    published: date | None = None
    date_note: OwnText | None = None
    not_before: date | None = None
    author: OwnText | None = None
    cabinet: str | None = None
    """A cabinet of one's own, or one of ours."""
    place: str | None = None

    @property
    def shipped(self) -> Source:
        """The same as one of ours."""
        return Source(
            id=self.id, title=self.title.both, kind=self.kind, kamerstuk=self.kamerstuk, published=self.published,
            date_note=_both(self.date_note), not_before=self.not_before, author=_both(self.author), cabinet=self.cabinet,
            place=self.place,
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnRef(Strict):
    """A place in a source, which may be one of ours; see ``models.SourceRef``."""

    source: str
    lines: tuple[str, ...] = ()
    note: OwnText | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnFact(Strict):
    """A fact of the user's own; the keys mean what they mean in ``models.Fact``."""

    id: str
    text: OwnText
    questions: tuple[int, ...]
    refs: tuple[OwnRef, ...]
    valid_from: str
    superseded_by: str | None = None
    """A fact of one's own, or one of ours."""
    replaces: tuple[str, ...] = ()
    """Facts of ours whose place it takes, for as long as ours do not name a successor themselves."""
    limited: OwnText | None = None
    limited_from: str | None = None
    grade: Grade
    cabinet: str | None = None
    figures: tuple[str, ...] = ()

    @property
    def shipped(self) -> Fact:
        """The same as one of ours."""
        refs = tuple(SourceRef(source=ref.source, lines=ref.lines, note=_both(ref.note)) for ref in self.refs)
        return Fact(
            id=self.id, text=self.text.both, questions=self.questions, refs=refs, valid_from=self.valid_from,
            superseded_by=self.superseded_by, limited=_both(self.limited), limited_from=self.limited_from, grade=self.grade,
            cabinet=self.cabinet, figures=self.figures,
        )


def _both(text: OwnText | None) -> Text | None:
    return text.both if text else None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnFile(Strict):
    """A file with sources and facts of the user's own."""

    format: Literal["1"]
    cabinets: tuple[OwnCabinet, ...] = ()
    sources: tuple[OwnSource, ...] = ()
    facts: tuple[OwnFact, ...] = ()


Item = OwnCabinet | OwnSource | OwnFact
"""A cabinet, a source or a fact of the user's own."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Own(Strict):
    """Cabinets, sources and facts of the user's own, together."""

    cabinets: tuple[OwnCabinet, ...] = ()
    sources: tuple[OwnSource, ...] = ()
    facts: tuple[OwnFact, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The cabinets, then the sources, then the facts: each after what it refers to."""
        return (*self.cabinets, *self.sources, *self.facts)

    def find(self, name: str) -> Item | None:
        """The cabinet, source or fact with this id."""
        return next((item for item in self.items if item.id == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of all of them."""
        return tuple(one.id for one in self.items)

    def put(self, items: Iterable[Item]) -> "Own":
        """The same with these items added, or in place of those with their ids."""
        found: dict[str, Item] = {item.id: item for item in self.items}
        for item in items:
            found[item.id] = item
        return collected(found.values())


def collected(items: Iterable[Item]) -> Own:
    """Cabinets, sources and facts from a mixed row of them."""
    kept = tuple(items)
    return Own(cabinets=tuple(item for item in kept if isinstance(item, OwnCabinet)),
               sources=tuple(item for item in kept if isinstance(item, OwnSource)),
               facts=tuple(item for item in kept if isinstance(item, OwnFact)))


def is_own(name: str) -> bool:
    """Whether an id is one for evidence of the user's own."""
    return _ID.fullmatch(name) is not None


def free(letter: str, taken: Iterable[str]) -> str:
    """The id after the highest that was ever taken; an id is never given out twice."""
    numbers = (int(name[1:]) for name in taken if is_own(name) and name[0] == letter)
    return f"{letter}{max(numbers, default=0) + 1:02}"


def clashes(shipped: Evidence, own: Own) -> tuple[str, ...]:
    """Ids that both ours and the user's own have. It should never happen; when it does, the user's own counts."""
    ours: tuple[Cabinet | Source | Fact, ...] = (*shipped.cabinets, *shipped.sources, *shipped.facts)
    taken = {one.id for one in ours}
    return tuple(name for name in own.names if name in taken)


def merged(shipped: Evidence, own: Own) -> Evidence:
    """Everything that may be cited: ours, then the user's own."""
    names = set(clashes(shipped, own))
    places = {old: fact.id for fact in own.facts for old in fact.replaces}
    ours = (replace(one, superseded_by=one.superseded_by or places.get(one.id)) if one.id in places else one
            for one in shipped.facts if one.id not in names)
    return Evidence(
        cabinets=(*(one for one in shipped.cabinets if one.id not in names), *(one.shipped for one in own.cabinets)),
        sources=(*(one for one in shipped.sources if one.id not in names), *(one.shipped for one in own.sources)),
        facts=(*ours, *(one.shipped for one in own.facts)),
    )


def carried(own: Own, cited: Iterable[str]) -> Own:
    """The own facts among those cited, those that took the place of any of these, and the own sources and cabinets of them."""
    facts: dict[str, OwnFact] = {}
    waiting = list(dict.fromkeys(cited))
    while waiting:
        name = waiting.pop(0)
        waiting += [one.id for one in own.facts if name in one.replaces and one.id not in facts]
        found = own.find(name)
        if isinstance(found, OwnFact) and found.id not in facts:
            facts[found.id] = found
            waiting.append(found.superseded_by or "")
    names = {ref.source for fact in facts.values() for ref in fact.refs}
    sources = tuple(one for one in own.sources if one.id in names)
    named = {*(one.cabinet for one in sources), *(one.cabinet for one in facts.values())}
    return Own(cabinets=tuple(one for one in own.cabinets if one.id in named), sources=sources,
               facts=tuple(one for one in own.facts if one.id in facts))


# --- arriving elsewhere -------------------------------------------------------------------------------------------

Rows = Mapping[str, tuple[Item, ...]]
"""By id everything that ever stood in a library under it, oldest first; the last counts."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Settled:
    """What to add to a library, under ids that are free there, and which ids became others."""

    added: Own
    names: Mapping[str, str]
    """Old id to new id, only where they differ."""


def settled(coming: Own, rows: Rows) -> Settled:
    """Sources and facts from elsewhere as they can stand here. What stands here already is never changed.

    An equal one keeps the id it has here; one whose id is taken here by something else gets a free id, and everything
    that refers to it follows. Facts come after what takes their place, so that every reference is known in time.
    """
    names: dict[str, str] = {}
    added: dict[str, Item] = {}
    waiting: tuple[Item, ...] = (*coming.cabinets, *coming.sources, *_successors_first(coming.facts))
    for item in waiting:
        referring = with_references(item, names)
        name = _place(referring, {**rows, **{one: (kept,) for one, kept in added.items()}}, coming.names)
        if name not in rows and name not in added:
            added[name] = replace(referring, id=name)
        if name != item.id:
            names[item.id] = name
    return Settled(added=collected(added.values()), names=names)


def _place(item: Item, rows: Rows, coming: tuple[str, ...]) -> str:
    """The id an item has or gets here: its own when that is free or was ever it, that of an equal one, or a new one.

    The other ids that come along are left to those who have them, so that the same file always settles in the same way.
    """
    if item.id not in rows or item in rows[item.id]:
        return item.id
    equal = (name for name, kept in rows.items() if name not in coming and replace(item, id=name) in kept)
    return next(equal, "") or free(item.id[0], (*rows, *coming))


def with_references(item: Item, names: Mapping[str, str]) -> Item:
    """The same with the ids it refers to replaced; its own id stays."""
    if isinstance(item, OwnCabinet):
        return item
    cabinet = item.cabinet and names.get(item.cabinet, item.cabinet)
    if isinstance(item, OwnSource):
        return replace(item, cabinet=cabinet)
    refs = tuple(replace(ref, source=names.get(ref.source, ref.source)) for ref in item.refs)
    successor = item.superseded_by and names.get(item.superseded_by, item.superseded_by)
    return replace(item, refs=refs, superseded_by=successor, cabinet=cabinet)


def _successors_first(facts: tuple[OwnFact, ...]) -> tuple[OwnFact, ...]:
    """Every fact after the one that takes its place. The facts were checked: no chain runs in a circle."""
    by_id = {fact.id: fact for fact in facts}
    done: dict[str, OwnFact] = {}
    for fact in facts:
        chain = [fact]
        while (following := by_id.get(chain[-1].superseded_by or "")) is not None:
            chain.append(following)
        done |= {one.id: one for one in reversed(chain) if one.id not in done}
    return tuple(done.values())
