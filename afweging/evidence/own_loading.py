"""Reading and writing files with sources and facts of the user's own: the same strict YAML as ours."""

from collections.abc import Iterator
from dataclasses import replace

from afweging import errors
from afweging.errors import AfwegingError, Faults
from afweging.evidence.citation import parse
from afweging.evidence.loading import fact_faults, source_faults
from afweging.evidence.models import Evidence
from afweging.evidence.own import CABINET, FACT, SOURCE, Own, OwnFile, OwnText, free, is_own, merged
from afweging.framework.yaml_reader import Path_, Tree, brief, convert, decode, listed, nearest, read_tree, shown

QUESTIONS = range(1, 15)
"""The official numbers of the questions a fact can serve."""


def read(content: bytes, file: str, shipped: Evidence, present: Own) -> Own:
    """The sources and facts in a file; they may refer to ours and to what is in the library already.

    Raises ``AfwegingError`` or ``Faults`` with the file and line of every fault.
    """
    tree = read_tree(decode(content, file), file)
    found = convert(OwnFile, tree)
    sources = tuple(replace(one, kamerstuk=parse(one.kamerstuk) or one.kamerstuk) if one.kamerstuk else one
                    for one in found.sources)
    own = Own(cabinets=found.cabinets, sources=sources, facts=found.facts)
    if wrong := tuple(faults(own, shipped, present, tree)):
        raise Faults(wrong)
    return own


def faults(own: Own, shipped: Evidence, present: Own, tree: Tree) -> Iterator[AfwegingError]:
    """Everything wrong with sources and facts of the user's own, at the places of a tree (without lines: its name)."""
    yield from _id_faults(own, present, tree)
    part = merged(Evidence(cabinets=()), own)
    whole = merged(shipped, present.put(own.items))
    yield from source_faults(part, whole, tree)
    yield from fact_faults(part, whole, tree)
    yield from _empty(own, tree)
    ours = [fact.id for fact in shipped.facts]
    for index, fact in enumerate(own.facts):
        for name in fact.replaces:
            if name not in ours:
                where = tree.where(("facts", index, "replaces"))
                yield AfwegingError(errors.UNKNOWN_FACT, where=where, found=brief(name), nearest=nearest(name, ours))
        for number in fact.questions:
            if number not in QUESTIONS:
                where = tree.where(("facts", index, "questions"))
                allowed = listed([str(one) for one in QUESTIONS])
                yield AfwegingError(errors.OWN_QUESTION, where=where, found=brief(str(number)), allowed=allowed)


def _id_faults(own: Own, present: Own, tree: Tree) -> Iterator[AfwegingError]:
    taken = [item.id for item in present.items]
    named = (("cabinets", CABINET, own.cabinets), ("sources", SOURCE, own.sources), ("facts", FACT, own.facts))
    for key, letter, items in named:
        for index, name in enumerate(item.id for item in items):
            if not is_own(name) or name[0] != letter:
                where = tree.where((key, index, "id"))
                yield AfwegingError(errors.OWN_ID, where=where, found=brief(name), example=free(letter, taken))


def _empty(own: Own, tree: Tree) -> Iterator[AfwegingError]:
    """What must hold something and does not."""
    wanted: list[tuple[str, Path_, object]] = [
        (cabinet.id, ("cabinets", index, "label", "nl"), _said(cabinet.label)) for index, cabinet in enumerate(own.cabinets)]
    for index, source in enumerate(own.sources):
        wanted.append((source.id, ("sources", index, "title", "nl"), _said(source.title)))
    for index, fact in enumerate(own.facts):
        wanted += [(fact.id, ("facts", index, "text", "nl"), _said(fact.text)),
                   (fact.id, ("facts", index, "questions"), fact.questions),
                   (fact.id, ("facts", index, "refs"), fact.refs)]
    for name, path, value in wanted:
        if not value:
            yield AfwegingError(errors.OWN_EMPTY, where=tree.where(path), found=brief(name), path=shown(path))


def _said(text: OwnText) -> str:
    return text.nl.strip()


def written(own: Own) -> str:
    """The file that ``read`` reads back as the same sources and facts."""
    import yaml  # noqa: PLC0415 - only where YAML is written

    from afweging import canonical  # noqa: PLC0415 - only where a file is written

    class Dumper(yaml.CSafeDumper):
        """A dumper of our own, so that its way of writing texts touches no other."""

    return yaml.dump({"format": "1", **canonical.plain(own)}, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)
