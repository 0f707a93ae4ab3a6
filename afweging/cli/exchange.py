"""The verbs export and import."""

import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from afweging import errors
from afweging.cli.opening import library
from afweging.cli.output import data, talk
from afweging.errors import AfwegingError
from afweging.library import Dossier, Library, default_path, imported
from afweging.texts import _, ngettext

if TYPE_CHECKING:
    from afweging.assessment.models import Assessment
    from afweging.framework.models import Framework


def export(options: Namespace) -> int:
    """Write assessments: one to standard output, or any number to a folder."""
    if not options.dossiers and not options.all:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="ID", verb="export")
    target = Path(options.output) if options.output else None
    if options.all:
        return _export_all(options, target or Path())
    with library(options, "either") as opened:
        found = list(opened.versions(tuple(options.dossiers)))
    if target is None:
        for dossier in found:
            sys.stdout.write(_written(dossier.assessment, options.format))
        return 0
    for dossier in found:
        data(str(_write(target, dossier, options.format, alone=len(found) == 1)))
    return 0


def _export_all(options: Namespace, folder: Path) -> int:
    """Everything that can be read, also from a library that does not open: each body is tried on its own."""
    from afweging.cli import many  # noqa: PLC0415 - only for all of them

    try:
        with library(options, "either") as opened:
            names = [entry.kenmerk for entry in opened.store.entries(order="kenmerk", descending=False)]
            files = dict(zip(names, _file_names(names), strict=True))

            def write(name: str) -> tuple[Path, bool]:
                target = folder / f"{files[name]}.{options.format}"
                content = _written(opened.dossier(name).assessment, options.format).encode()
                changed = not _holds(target, content)
                if changed:
                    write_file(target, content)
                return target, changed

            failed = many.write_out(names, write)
    except AfwegingError as error:
        if error.code is errors.FILE_UNWRITABLE:
            raise
        talk(str(error))
        return _salvage(options, folder)
    return _salvage(options, folder, frozenset(failed)) if failed else errors.Exit.FINE


def _file_names(names: Iterable[str]) -> Iterator[str]:
    """A name of its own for each kenmerk, also when two differ only in signs that a file name cannot have."""
    taken: set[str] = set()
    for name in map(file_name, names):
        found = next(one for one in chain((name,), (f"{name}-{number}" for number in count(2))) if one not in taken)
        taken.add(found)
        yield found


def _holds(target: Path, content: bytes) -> bool:
    """Whether a file holds exactly this."""
    try:
        return target.stat().st_size == len(content) and target.read_bytes() == content
    except OSError:
        return False


def _salvage(options: Namespace, folder: Path, only: frozenset[str] = frozenset()) -> int:
    """Write every body that can still be read (of some dossiers only), and say how many are not intact."""
    from afweging.store.salvage import salvage  # noqa: PLC0415 - only for damaged libraries

    path = Path(options.library).expanduser() if options.library else default_path()
    saved = broken = 0
    for piece in salvage(path):
        if only and piece.kenmerk not in only:
            continue
        number = "draft" if piece.number is None else f"v{piece.number}"
        mark = "" if piece.intact else "-DAMAGED"
        target = folder / f"{file_name(piece.kenmerk)}-{number}{mark}.json"
        write_file(target, piece.body.encode("utf-8", "replace"))
        data(str(target))
        saved, broken = saved + 1, broken + (not piece.intact)
    talk(_("{saved} texts saved, {broken} of them damaged.").format(saved=saved, broken=broken))
    return errors.Exit.DAMAGED


def _written(assessment: "Assessment", form: str) -> str:
    from afweging.assessment.interchange import to_json, to_yaml  # noqa: PLC0415 - only here

    return to_yaml(assessment) if form == "yaml" else to_json(assessment) + "\n"


def _write(target: Path, dossier: Dossier, form: str, *, alone: bool) -> Path:
    if not alone or target.is_dir():
        target = target / f"{file_name(dossier.kenmerk)}.{form}"
    write_file(target, _written(dossier.assessment, form).encode())
    return target


def file_name(kenmerk: str) -> str:
    """A kenmerk as part of a file name: letters, digits and hyphens, so that nothing in it can be a path."""
    return re.sub(r"[^A-Za-z0-9]+", "-", kenmerk).strip("-").lower() or "dossier"


def write_file(target: Path, content: bytes) -> None:
    """Write a file whole or not at all, in a folder that is made when needed; only the owner may read it."""
    from afweging.report.rendering import write  # noqa: PLC0415 - only when a file is written

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AfwegingError(errors.FILE_UNWRITABLE, file=target, reason=error.strerror) from None
    write(target, content)


def import_files(options: Namespace) -> int:
    """Take in assessments, from files or from all files below a folder; one bad file never stops the rest."""
    from afweging.framework.loading import load  # noqa: PLC0415 - only with --framework

    framework = load(Path(options.framework)) if options.framework else None
    failed: list[AfwegingError] = []
    with library(options) as opened:
        if any(Path(name).is_dir() for name in options.files):
            from afweging.cli import many  # noqa: PLC0415 - only for folders

            return many.take_in(opened, options, framework)
        for name in options.files:
            try:
                _import_one(opened, name, framework, options)
            except AfwegingError as error:
                failed.append(error)
                talk(f"{name}: {error}")
    if len(options.files) > 1 and failed:
        talk(ngettext("{number} file was not read.", "{number} files were not read.", len(failed)).format(
            number=len(failed)))
    return max((error.exit for error in failed), default=0)


def _import_one(opened: Library, name: str, framework: "Framework | None", options: Namespace) -> None:
    from afweging.framework.yaml_reader import SIZE_LIMIT, read_bytes  # noqa: PLC0415 - only here

    if name == "-":
        if sys.stdin is None:
            raise AfwegingError(errors.NO_INPUT)
        content = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    else:
        content = read_bytes(Path(name))
    done = opened.take_in(content, file=name, framework=framework, as_new=options.as_new, update=options.update)
    talk(imported(done))
    data(done.info.kenmerk)
