"""The verbs about the program itself: framework and completion."""

from argparse import Namespace
from pathlib import Path

from afweging import canonical, shipped
from afweging.cli.output import as_json, data, paragraph, table, talk
from afweging.framework.loading import fingerprint, load, problems
from afweging.framework.models import Framework
from afweging.texts import _, active, ngettext


def framework(options: Namespace) -> int:
    """List, show or check frameworks, or print the schema of their files."""
    actions = {"list": _list, "show": _show, "lint": _lint, "schema": _schema}
    return actions[options.action](options)


def completion(options: Namespace) -> int:
    """Print the completion script of a shell."""
    import shtab  # noqa: PLC0415 - only here

    from afweging.cli.parser import build  # noqa: PLC0415 - only here

    data(shtab.complete(build(), shell=options.shell))
    return 0


def _list(options: Namespace) -> int:
    language = active().language
    found = [(path, load(path)) for path in shipped.frameworks()]
    if options.json:
        as_json([
            {"id": one.id, "version": one.version, "title": one.title.at(language), "questions": len(one.questions),
             "hash": fingerprint(one), "file": str(path)}
            for path, one in found
        ])
        return 0
    data(table([(one.id, one.version, fingerprint(one)[:12], one.title.at(language)) for _path, one in found]))
    return 0


def _show(options: Namespace) -> int:
    one = load(Path(options.name) if options.name else shipped.default_framework())
    if options.json:
        as_json(canonical.plain(one))
        return 0
    _print(one)
    return 0


def _print(one: Framework) -> None:
    language = active().language
    data(f"{one.title.at(language)}\n{one.id} {one.version} · {fingerprint(one)}\n{one.source.citation}\n")
    for section in one.sections:
        data(section.title.at(language))
        for question in section.questions:
            _print_question(one, question.number)
    data(one.concluding.title.at(language))
    _print_question(one, one.concluding.question.number)
    data(_("Rules"))
    for rule in one.rules:
        data(paragraph(f"{rule.id}  {rule.text.at(language)}", "  "))


def _print_question(one: Framework, number: int) -> None:
    language = active().language
    question = one.find(str(number))
    if question is None:
        return
    data(f"\n  {question.number}. {question.title.at(language)}")
    if question.question:
        data(paragraph(question.question.at(language), "     "))
    data(paragraph(question.guidance.at(language), "     "))
    scale = one.scale_of(question)
    for level in scale.levels if scale else ():
        data(paragraph(f"[{level.code}] {level.label.at(language)}: {level.anchor.at(language)}", "       "))
    data("")


def _lint(options: Namespace) -> int:
    found = problems(Path(options.file))
    for error in found:
        talk(str(error))
    if found:
        talk(ngettext("{number} fault.", "{number} faults.", len(found)).format(number=len(found)))
        return max(error.exit for error in found)
    one = load(Path(options.file))
    data(_("{file} is fine: {id} {version}, {questions} questions, hash {hash}.").format(
        file=options.file, id=one.id, version=one.version, questions=len(one.questions), hash=fingerprint(one)))
    return 0


def _schema(options: Namespace) -> int:
    from afweging.framework.schema import schema  # noqa: PLC0415 - only here

    del options
    as_json(schema())
    return 0
