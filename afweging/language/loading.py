"""Reading the glossary: strict YAML, then every id, form and text checked with file and line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from afweging import errors
from afweging.errors import AfwegingError, Faults
from afweging.framework.yaml_reader import Path_, Tree, convert, decode, read_bytes, read_tree
from afweging.language.models import Glossary, Term
from afweging.language.recognising import FIRST
from afweging.texts import LANGUAGES


def load(path: Path) -> Glossary:
    """The glossary in a file. Raises ``AfwegingError`` or ``Faults`` with the file and line of every fault."""
    tree = read_tree(decode(read_bytes(path), str(path)), str(path))
    glossary = convert(Glossary, tree)
    found = tuple(_faults(glossary, tree))
    if found:
        raise Faults(found)
    return glossary


def _faults(glossary: Glossary, tree: Tree) -> Iterator[AfwegingError]:
    yield from _repeated([term.id for term in glossary.terms], "terms", "id", tree)
    yield from _repeated([one.short for one in glossary.abbreviations], "abbreviations", "short", tree)
    taken: dict[tuple[str, str], int] = {}
    for index, term in enumerate(glossary.terms):
        yield from _empty(term, index, tree)
        yield from _forms(term, index, taken, tree)
    for index, one in enumerate(glossary.abbreviations):
        for language in LANGUAGES:
            yield from _lacking(one.full.at(language), ("abbreviations", index, "full", language), tree)


def _repeated(names: Sequence[str], key: str, field: str, tree: Tree) -> Iterator[AfwegingError]:
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        line = tree.line((key, index, field))
        if name in first:
            yield AfwegingError(errors.DUPLICATE_TERM, where=tree.where((key, index, field)), found=name, line=first[name])
        first.setdefault(name, line)


def _empty(term: Term, index: int, tree: Tree) -> Iterator[AfwegingError]:
    for language in LANGUAGES:
        yield from _lacking(term.name.at(language), ("terms", index, "name", language), tree)
        yield from _lacking(term.explanation.at(language), ("terms", index, "explanation", language), tree)
        yield from _lacking("".join(term.forms.at(language)), ("terms", index, "forms", language), tree)


def _lacking(text: str, path: Path_, tree: Tree) -> Iterator[AfwegingError]:
    if not text.strip():
        yield AfwegingError(errors.TERM_EMPTY, where=tree.where(path), language=path[-1])


def _forms(term: Term, index: int, taken: dict[tuple[str, str], int], tree: Tree) -> Iterator[AfwegingError]:
    """Forms that nothing can match, and forms that another term has as well."""
    for language in LANGUAGES:
        for position, form in enumerate(term.forms.at(language)):
            path: Path_ = ("terms", index, "forms", language, position)
            body = form.removesuffix("*")
            if len(body) < FIRST or "*" in body or not body[0].isalnum() or not (body[-1].isalnum() or body.endswith("-")):
                yield AfwegingError(errors.ILL_FORMED_FORM, where=tree.where(path), found=form)
            elif (language, form) in taken:
                yield AfwegingError(errors.DUPLICATE_TERM, where=tree.where(path), found=form, line=taken[language, form])
            taken.setdefault((language, form), tree.line(path))
