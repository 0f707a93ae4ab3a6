"""Reading the evidence files: strict YAML, then every id, date and line reference checked with file and line."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from afweging import errors
from afweging.errors import AfwegingError, Code, Faults
from afweging.evidence.citation import parse
from afweging.evidence.models import Evidence, Fact, FactFile, SourceFile, SourceRef
from afweging.evidence.period import first_day
from afweging.framework.yaml_reader import Tree, brief, convert, decode, listed, nearest, read_bytes, read_tree


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def load(sources: Path, facts: Path) -> Evidence:
    """The evidence in two files. Raises ``AfwegingError`` or ``Faults`` with the file and line of every fault."""
    source_tree, fact_tree = _tree(sources), _tree(facts)
    source_file, fact_file = convert(SourceFile, source_tree), convert(FactFile, fact_tree)
    evidence = Evidence(cabinets=source_file.cabinets, sources=source_file.sources, facts=fact_file.facts)
    found = (*source_faults(evidence, evidence, source_tree), *fact_faults(evidence, evidence, fact_tree))
    if found:
        raise Faults(found)
    return evidence


def _tree(path: Path) -> Tree:
    return read_tree(decode(read_bytes(path), str(path)), str(path))


def source_faults(part: Evidence, whole: Evidence, tree: Tree) -> Iterator[AfwegingError]:
    """Everything wrong with the sources of one file; what they refer to may stand anywhere in the whole."""
    yield from _repeated(part.cabinets, "cabinets", tree)
    yield from _repeated(part.sources, "sources", tree)
    for index, source in enumerate(part.sources):
        where = tree.where(("sources", index, "cabinet"))
        yield from _dangling(errors.UNKNOWN_CABINET, source.cabinet, whole.cabinets, where)
        if source.kamerstuk is not None and parse(source.kamerstuk) != source.kamerstuk:
            where = tree.where(("sources", index, "kamerstuk"))
            yield AfwegingError(errors.ILL_FORMED_PAPER, where=where, found=brief(source.kamerstuk))
        if source.published is not None and source.not_before is not None:
            yield AfwegingError(errors.TWO_DATES, where=tree.where(("sources", index, "not_before")), found=source.id)


def fact_faults(part: Evidence, whole: Evidence, tree: Tree) -> Iterator[AfwegingError]:
    """Everything wrong with the facts of one file; what they refer to may stand anywhere in the whole."""
    yield from _repeated(part.facts, "facts", tree)
    for index, fact in enumerate(part.facts):
        where = tree.where(("facts", index, "cabinet"))
        yield from _dangling(errors.UNKNOWN_CABINET, fact.cabinet, whole.cabinets, where)
        where = tree.where(("facts", index, "superseded_by"))
        yield from _dangling(errors.UNKNOWN_SUCCESSOR, fact.superseded_by, whole.facts, where)
        if _runs_in_a_circle(whole, fact):
            yield AfwegingError(errors.SUPERSESSION_CIRCLE, where=where, found=fact.id, next=fact.superseded_by)
        for key, label in (("valid_from", fact.valid_from), ("limited_from", fact.limited_from)):
            if label is not None and not _is_period(label):
                where = tree.where(("facts", index, key))
                yield AfwegingError(errors.ILL_FORMED_PERIOD, where=where, found=brief(label))
        yield from _ref_faults(fact, index, whole, tree)


def _ref_faults(fact: Fact, index: int, whole: Evidence, tree: Tree) -> Iterator[AfwegingError]:
    for position, ref in enumerate(fact.refs):
        path = ("facts", index, "refs", position)
        yield from _dangling(errors.UNKNOWN_SOURCE, ref.source, whole.sources, tree.where((*path, "source")))
        if not _has_lines(ref):
            where = tree.where((*path, "lines"))
            yield AfwegingError(errors.ILL_FORMED_LINES, where=where, found=brief(listed(list(ref.lines))))


def _repeated(items: Sequence[_Named], key: str, tree: Tree) -> Iterator[AfwegingError]:
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        line = tree.line((key, index, "id"))
        if item.id in first:
            where = tree.where((key, index, "id"))
            yield AfwegingError(errors.DUPLICATE_EVIDENCE, where=where, found=item.id, line=first[item.id])
        first.setdefault(item.id, line)


def _dangling(code: Code, found: str | None, items: Sequence[_Named], where: str) -> Iterator[AfwegingError]:
    known = [item.id for item in items]
    if found is not None and found not in known:
        yield AfwegingError(code, where=where, found=brief(found), nearest=nearest(found, known), allowed=listed(known))


def _runs_in_a_circle(evidence: Evidence, fact: Fact) -> bool:
    last = fact
    for successor in evidence.successors(fact):
        last = successor
    return last.superseded_by == fact.id


def _is_period(label: str) -> bool:
    try:
        first_day(label)
    except ValueError:
        return False
    return True


def _has_lines(ref: SourceRef) -> bool:
    try:
        ref.ranges()
    except ValueError:
        return False
    return True
