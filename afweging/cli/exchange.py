"""The verbs export and import."""

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from afweging import errors
from afweging.cli.opening import library
from afweging.cli.output import data, talk
from afweging.errors import AfwegingError
from afweging.library import Dossier, Library, default_path, imported
from afweging.library.many import file_name, write_file, written
from afweging.texts import _, ngettext

if TYPE_CHECKING:
    from afweging.framework.models import Framework


def export(options: Namespace) -> int:
    """Write assessments: one to standard output or a file, or any number to a folder, where one bad one never stops the rest."""
    if not options.dossiers and not options.all:
        raise AfwegingError(errors.MISSING_ARGUMENT, option="ID", verb="export")
    target = Path(options.output) if options.output else None
    if options.all:
        return _export_all(options, target or Path())
    names = tuple(dict.fromkeys(options.dossiers))
    with library(options, "either") as opened:
        if target is not None and len(names) > 1:
            from afweging.cli import many  # noqa: PLC0415 - only for several

            return errors.Exit.REFUSED if many.export(opened, names, target, options.format).failed else errors.Exit.FINE
        found = [replace(dossier, assessment=opened.carrying(dossier)) for dossier in opened.versions(names)]
    if target is None:
        for dossier in found:
            sys.stdout.write(written(dossier.assessment, options.format))
    else:
        data(str(_write(target, found[0], options.format)))
    return 0


def _export_all(options: Namespace, folder: Path) -> int:
    """Everything that can be read, also from a library that does not open: each body is tried on its own."""
    from afweging.cli import many  # noqa: PLC0415 - only for all of them
    from afweging.cli.evidence import write_own  # noqa: PLC0415 - the same
    from afweging.store.salvage import kenmerken  # noqa: PLC0415 - the same

    try:
        with library(options, "either") as opened:
            names = [entry.kenmerk for entry in opened.store.entries(order="kenmerk", descending=False)]
            failed = {one.name for one in many.export(opened, names, folder, options.format).failed}
            write_own(opened, folder)
            if unlisted := kenmerken(opened.store.path) - set(names):
                talk(str(AfwegingError(errors.STORE_DAMAGED, file=opened.store.path, reason=_("the list leaves dossiers out"))))
    except AfwegingError as error:
        if error.code is errors.FILE_UNWRITABLE:
            raise
        talk(str(error))
        return _salvage(options, folder)
    return _salvage(options, folder, unlisted | failed) if unlisted or failed else errors.Exit.FINE


def _salvage(options: Namespace, folder: Path, only: frozenset[str] = frozenset()) -> int:
    """Write every body that can still be read (of some dossiers only), and say how many are not intact."""
    from afweging.cli.evidence import salvage_own  # noqa: PLC0415 - only for damaged libraries
    from afweging.store.salvage import salvage  # noqa: PLC0415 - the same

    path = Path(options.library).expanduser() if options.library else default_path()
    saved = broken = 0
    salvage_own(path, folder)
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


def _write(target: Path, dossier: Dossier, form: str) -> Path:
    if target.is_dir():
        target = target / f"{file_name(dossier.kenmerk)}.{form}"
    write_file(target, written(dossier.assessment, form).encode())
    return target


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
                told = str(error)
                talk(told if told.startswith(name) else f"{name}: {told}")
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
