"""The command line as a tree of verbs. Only argparse is needed to read it, so that help appears at once.

``VERBS`` is the one table: help, completion, documentation and dispatch all derive from it.
"""

import argparse
import os
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from afweging import __version__
from afweging.cli.formatting import Parser, first_word
from afweging.cli.options import dossier as _dossier
from afweging.cli.options import head as _head
from afweging.cli.options import json as _json
from afweging.cli.options import reason as _reason
from afweging.texts import LANGUAGES, N_, _, ngettext


class Verb(NamedTuple):
    """A verb: its name, what it does in one line, where its function is, and the arguments it takes."""

    name: str
    help: str
    function: str
    """``module:function`` below ``afweging.cli``, imported only when the verb is used."""
    arguments: Callable[[Parser], None]


def _new(parser: Parser) -> None:
    parser.add_argument("title", metavar=_("TITLE"), help=_("what the dossier is about"))
    parser.add_argument("--kenmerk", metavar="ID", help=_("reference number; by default the next AFW-<year>-<number>"))
    _head(parser)


def _set(parser: Parser) -> None:
    _dossier(parser)
    parser.add_argument("--title", metavar=_("TITLE"), help=_("what the dossier is about"))
    _head(parser)
    parser.add_argument("--status", choices=("concept", "ter-meelezing"), help=_("how far it is; finalise makes it vastgesteld"))
    parser.add_argument("--memo-purpose", metavar=_("PURPOSE"), help=_("decision memo: beslissing or informatie"))
    parser.add_argument("--memo-from", metavar=_("NAME"), help=_("decision memo: directorate-general it comes from"))
    for option, text in (
        ("--memo-to", _("decision memo: addressee, a role; repeatable")),
        ("--memo-copy", _("decision memo: who gets a copy, a role; repeatable")),
        ("--memo-enclosure", _("decision memo: what goes along beside the advice; repeatable")),
        ("--memo-with", _("decision memo: on behalf of or in agreement with whom, a role; repeatable")),
        ("--memo-sign-off", _("decision memo: who initials it, a role; in order, repeatable")),
    ):
        parser.add_argument(option, action="append", metavar=_("TEXT") if option == "--memo-enclosure" else _("ROLE"), help=text)


def _answer(parser: Parser) -> None:
    _dossier(parser)
    parser.add_argument("question", metavar=_("QUESTION"), help=_("number 1 to 14, or id"))
    parser.add_argument("--verdict", metavar=_("LEVEL"), help=_(
        "level by id or official code, or onbekend; for question 14 the advice"))
    parser.add_argument("--missing", metavar=_("TEXT"), help=_("with onbekend: what is missing"))
    parser.add_argument("--text", metavar=_("FILE"), help=_("answer in Markdown from a file; - for standard input"))
    parser.add_argument("--tick", action="append", metavar=_("PROMPT[:EFFECT[:NOTE]]"),
                        help=_("prompt that was dealt with; effect -, 0, + or /; repeatable"))
    parser.add_argument("--cite", action="append", metavar=_("FACT"), help=_("fact to cite; repeatable"))
    parser.add_argument("--renew", action="append", metavar=_("FACT"), help=_(
        "cited fact that was superseded: cite what took its place; repeatable"))
    parser.add_argument("--source", action="append", metavar=_("GRADE:TITLE"), help=_("own source, grade A to D; repeatable"))
    parser.add_argument("--confidential", metavar=_("FILE"), help=_("closed part, left out of public versions"))
    parser.add_argument("--ground", metavar=_("ARTICLE"), help=_("ground of the Woo for the closed part, such as 5.1.1.c"))
    parser.add_argument("--owner", metavar=_("ROLE"), help=_("role that answers for this question"))
    parser.add_argument("--focus", metavar=_("TEXT"), help=_("question 14: where the focus lies"))
    parser.add_argument("--condition", action="append", metavar=_("TEXT"), help=_("question 14: own condition; repeatable"))
    parser.add_argument("--accumulation", metavar=_("TEXT"), help=_("question 14: reason when reservations pile up"))
    parser.add_argument("--deviation", metavar=_("FILE"), help=_("question 14: why the advice differs; - for standard input"))
    parser.add_argument("--role", metavar=_("ROLE"), help=_("question 14: role that gives the reason"))
    parser.add_argument("--second-reader", metavar=_("ROLE"), help=_("question 14: role of the second reader"))
    parser.add_argument("--next-moment", metavar=_("TEXT"), help=_("question 14: next decision moment"))
    parser.add_argument("--next-day", metavar=_("DATE"), help=_("question 14: day of that moment"))
    parser.add_argument("--clear", action="store_true", help=_("empty the answer first"))
    parser.add_argument("--confirm", action="store_true", help=_("the answer stands, though answers it leans on changed"))


def _remark(parser: Parser) -> None:
    _dossier(parser)
    parser.add_argument("question", nargs="?", metavar=_("QUESTION"), help=_("number 1 to 14, or id"))
    parser.add_argument("--text", metavar=_("TEXT|FILE"),
                        help=_("the remark or reply itself, or a file that holds it; - for standard input"))
    parser.add_argument("--reply", type=int, metavar="N", help=_("reply to remark N with --text"))
    parser.add_argument("--resolve", type=int, metavar="N", help=_("remark N is dealt with; with --text also a reply"))
    parser.add_argument("--reopen", type=int, metavar="N", help=_("remark N is not dealt with after all"))
    _json(parser)


def _consistency(parser: Parser) -> None:
    _dossier(parser)
    parser.add_argument("--question", metavar=_("QUESTION"), help=_("only about this question: number 1 to 14, or id"))
    parser.add_argument("--word", action="append", metavar=_("CHECK=TEXT"),
                        help=_("a word on a check that speaks; it counts when the dossier is finalised; repeatable"))
    _json(parser)


def _fill(parser: Parser) -> None:
    _dossier(parser)
    parser.add_argument("question", nargs="?", metavar=_("QUESTION"), help=_("number 1 to 14, or id, to begin with"))
    parser.add_argument("--plain", action="store_true", help=_("line by line, for screen readers and braille"))


def _find(parser: Parser) -> None:
    parser.add_argument("query", nargs="*", metavar=_("WORD"), help=_(
        "words in title, reference number, answers or remarks; “words in quotes” stand together; fields: status:, advice:, "
        "year:, question:, phase:, reference:, tag:, example:, such as status:draft or question:4"))
    parser.add_argument("--limit", type=int, default=50, metavar="N", help=_("at most this many"))
    parser.add_argument("--stale", action="store_true", help=_(
        "finalised dossiers that cite facts which lapsed since, and what reopening those verdicts would do"))
    parser.add_argument("--on", metavar=_("DATE"), help=_("with --stale: lapsed on this day; by default today"))
    _json(parser)


def _show(parser: Parser) -> None:
    _dossier(parser, version=True)
    parser.add_argument("--question", metavar=_("QUESTION"), help=_("only this question"))
    parser.add_argument("--history", action="store_true", help=_("the versions instead of the content"))
    _json(parser)


def _precedents(parser: Parser) -> None:
    _dossier(parser, version=True)
    parser.add_argument("question", nargs="?", metavar=_("QUESTION"), help=_("number 1 to 14, or id; without it all of them"))
    parser.add_argument("--limit", type=int, default=20, metavar="N", help=_("at most this many"))
    _json(parser)


def _language(parser: Parser) -> None:
    _dossier(parser, version=True)
    _json(parser)


def _terms(parser: Parser) -> None:
    parser.add_argument("word", nargs="*", metavar=_("WORD"), help=_(
        "a term or abbreviation, in Dutch or English; by default all"))
    parser.add_argument("--dossier", metavar=_("ID[@N]"), help=_("only the terms that this dossier uses"))
    _json(parser)


def _which(parser: Parser) -> None:
    """Which dossiers stand in the portfolio, shared by ``portfolio`` and ``report --portfolio``."""
    for option, name, text in (
        ("--status", _("STATUS"), _("portfolio: only these: concept, ter-meelezing, vastgesteld; repeatable")),
        ("--phase", _("PHASE"), _("portfolio: only dossiers of this decision moment; repeatable")),
        ("--advice", _("ADVICE"), _("portfolio: only dossiers with this advice, by id; repeatable")),
        ("--tag", _("WORD"), _("portfolio: only dossiers with this tag; repeatable")),
    ):
        parser.add_argument(option, action="append", metavar=name, help=text)
    parser.add_argument("--year", action="append", type=int, metavar=_("YEAR"),
                        help=_("portfolio: only reference dates in this year; repeatable"))
    parser.add_argument("--filter", metavar=_("TEXT"), help=_(
        "portfolio: only dossiers with these words and fields, as on the screen: \"water status:draft\""))
    parser.add_argument("--examples", action="store_true", help=_("portfolio: the examples in place of the real dossiers"))
    parser.add_argument("--sort", default="kenmerk", metavar=_("ORDER"), help=_(
        "portfolio: kenmerk, title, peildatum, status, advice, or a question by number or id"))
    parser.add_argument("--reverse", action="store_true", help=_("portfolio: the other way round"))


def _portfolio(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("--format", default="table", choices=("table", "csv", "json"), help=_("form; csv opens in a spreadsheet"))
    parser.add_argument("-o", "--output", metavar=_("FILE"), help=_("file to write to; by default standard output"))


def _advise(parser: Parser) -> None:
    parser.add_argument("what", nargs="?", metavar=_("ID[@N]|FILE"), help=_("dossier, or an assessment in JSON or YAML"))
    parser.add_argument("--batch", action="store_true", help=_("JSON lines with verdicts in, JSON lines with advice out"))
    parser.add_argument("--what-if", action="store_true", help=_("what would change the advice, and how firm it is"))
    _json(parser)


def _reopen(parser: Parser) -> None:
    _dossier(parser)
    _reason(parser, required=True)


def _record(parser: Parser) -> None:
    _reopen(parser)
    parser.add_argument("--because", action="append", metavar=_("QUESTION=WHY"), help=_(
        "why a verdict that was recorded before has changed; repeatable"))


def _finalise(parser: Parser) -> None:
    _record(parser)
    parser.add_argument("--word", action="append", metavar=_("CHECK=TEXT"), help=_(
        "why the answers stand though a consistency check warns; repeatable"))


def _history(parser: Parser) -> None:
    _dossier(parser)
    _json(parser)


def _compare(parser: Parser) -> None:
    parser.add_argument("one", metavar=_("ID[@N]"), help=_("dossier or version; alone: what changed in it last"))
    parser.add_argument("other", nargs="?", metavar=_("ID[@N]"), help=_("what to lay beside it, taken as the newer one"))
    _json(parser)


def _revert(parser: Parser) -> None:
    _dossier(parser)
    parser.add_argument("number", type=int, metavar="N", help=_("number of the version to put back"))
    _reason(parser, required=True)


def _report(parser: Parser) -> None:
    parser.add_argument("dossiers", nargs="*", metavar=_("ID[@N]"), help=_("dossiers; @N for version N"))
    parser.add_argument("--all", action="store_true", help=_("a report of every dossier, on all cores"))
    parser.add_argument("--resume", action="store_true", help=_(
        "with several dossiers: leave a PDF alone that is there already and made from the same version"))
    parser.add_argument("--kind", default="advies", metavar=_("KIND"), help=_("advies (the whole advice) or beslisnota"))
    parser.add_argument("--format", default="pdf", metavar=_("FORMAT"), help=_("pdf, html, md, json, odt or docx"))
    parser.add_argument("--language", choices=LANGUAGES, help=_("language of the report; by default that of the dossier"))
    parser.add_argument("--public", action="store_true", help=_("public version: no names, no closed parts"))
    parser.add_argument("--remarks", action="store_true",
                        help=_("with an annex of the remarks of readers; never in a public version"))
    parser.add_argument("--omitted", metavar=_("FILE"),
                        help=_("with --public: list of what was left out and why, as CSV, or as JSON in a .json file"))
    parser.add_argument("--archive", choices=("a-3a", "a-2a"), default="a-3a",
                        help=_("archival standard of the PDF; a-2a carries no data, for archives that refuse part 3"))
    parser.add_argument("-o", "--output", metavar=_("FILE"), help=_("file or folder to write to; - for standard output"))
    parser.add_argument("--portfolio", action="store_true", help=_(
        "one report of all dossiers beside each other, as pdf, html or md"))
    _which(parser)


def _export(parser: Parser) -> None:
    parser.add_argument("dossiers", nargs="*", metavar=_("ID[@N]"), help=_("dossiers; one goes to standard output"))
    parser.add_argument("--all", action="store_true", help=_("every dossier; reads damaged libraries as far as possible"))
    parser.add_argument("--format", default="json", choices=("json", "yaml"), help=_("form; both hold the same"))
    parser.add_argument("-o", "--output", metavar=_("FOLDER"), help=_("folder or file to write to"))


def _import(parser: Parser) -> None:
    parser.add_argument("files", nargs="+", metavar=_("FILE"),
                        help=_(
        "assessments in JSON or YAML, or PDF reports; - for standard input; of a folder all of them, also below it"))
    parser.add_argument("--framework", metavar=_("FILE"), help=_("framework file they were made under"))
    parser.add_argument("--as-new", action="store_true", help=_("give it a new reference number"))
    parser.add_argument("--update", action="store_true", help=_("when the dossier exists: add it as a new version"))


def _check(parser: Parser) -> None:
    parser.add_argument("hashes", nargs="*", metavar=_("HASH"), help=_(
        "hash as a report prints it, or its beginning: is the version it seals in the library?"))
    _json(parser)


def _backup(parser: Parser) -> None:
    parser.add_argument("target", nargs="?", metavar=_("FILE"), help=_("where to; by default the backup folder"))


def _restore(parser: Parser) -> None:
    parser.add_argument("backup", nargs="?", metavar=_("FILE"), help=_("backup to restore; without one the backups are listed"))
    parser.add_argument("--yes", action="store_true", help=_("carry it out; without this it only says what would change"))


def _framework(parser: Parser) -> None:
    verbs = parser.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    _json(verbs.add_parser("list", help=_("the frameworks that come with the program")))
    show = verbs.add_parser("show", help=_("questions, scales and rules of a framework"))
    show.add_argument("name", nargs="?", metavar=_("FILE"), help=_("framework file; by default ours"))
    _json(show)
    lint = verbs.add_parser("lint", help=_("check a framework file"))
    lint.add_argument("file", metavar=_("FILE"), help=_("framework file"))
    verbs.add_parser("schema", help=_("JSON Schema for framework files"))


def _evidence(parser: Parser) -> None:
    verbs = parser.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    listed = verbs.add_parser("list", help=_("the facts that may be cited; with words those in which all of them occur"))
    listed.add_argument("query", nargs="*", metavar=_("WORD"), help=_("words in id, text or source"))
    listed.add_argument("--question", type=int, metavar="N", help=_("only facts that serve this question"))
    listed.add_argument("--own", action="store_true", help=_("only facts of your own"))
    listed.add_argument("--on", metavar=_("DATE"), help=_("how they stand on this day; by default today"))
    _json(listed)
    show = verbs.add_parser("show", help=_("a fact or source with everything known of it, and its changes"))
    show.add_argument("name", metavar="ID", help=_("id of a fact, source or cabinet, such as F39, E01, B01 or K01"))
    _json(show)
    add = verbs.add_parser("add", help=_("add sources and facts of your own from a file"))
    add.add_argument("files", nargs="+", metavar=_("FILE"), help=_("YAML with sources and facts; - for standard input"))
    add.add_argument("--change", action="store_true", help=_("what is there already under an id becomes what the file says"))
    over = verbs.add_parser("supersede", help=_("say which fact took the place of another"))
    over.add_argument("name", metavar="ID", help=_("fact of your own, or one of ours"))
    over.add_argument("successor", metavar="ID", help=_(
        "fact that took its place, for one of ours a fact of your own; - for none"))
    export = verbs.add_parser("export", help=_("write your own sources and facts as YAML"))
    export.add_argument("-o", "--output", metavar=_("FILE"), help=_("file to write to; by default standard output"))


def _second(parser: Parser) -> None:
    parser.add_argument("dossier", nargs="?", metavar="ID", help=_("reference number of the dossier, or of its second judgement"))
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--done", action="store_true", help=_("close the second judgement, with --reason; it stays as it is then"))
    acts.add_argument("--compare", action="store_true", help=_(
        "once it is done: what the differences do to the advice, and which"))
    acts.add_argument("--reconcile", action="append", nargs="?", const="", metavar=_("QUESTION=LEVEL"), help=_(
        "what was agreed where the two differ, each with --why; becomes a version of the first dossier; repeatable"))
    acts.add_argument("--agreement", action="store_true", help=_("how far assessors agree over the whole library"))
    parser.add_argument("--why", action="append", metavar=_("TEXT"), help=_("why that was agreed, once for every --reconcile"))
    _reason(parser, required=False)
    _json(parser)


def _completion(parser: Parser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"), help=_("shell"))


def _none(parser: Parser) -> None:
    del parser


def _demo(parser: Parser) -> None:
    parser.add_argument("-o", "--output", metavar=_("FOLDER"), help=_("folder for the report; by default reports/"))
    parser.add_argument("--no-screen", action="store_true", help=_("do not open the screens afterwards"))


VERBS: Final[tuple[Verb, ...]] = (
    Verb("demo", N_("render the advice of an example dossier"), "demo:demo", _demo),
    Verb("new", N_("start a dossier"), "writing:new", _new),
    Verb("set", N_("change the head of a dossier"), "writing:set_head", _set),
    Verb("fill", N_("fill in a dossier, on the screen or line by line"), "filling:fill", _fill),
    Verb("answer", N_("answer one question"), "writing:answer", _answer),
    Verb("remark", N_("list the remarks of readers on a dossier; make, answer and resolve them"), "remarking:remark", _remark),
    Verb("consistency", N_("what the consistency checks say of a dossier, and a word on them"), "consistency:consistency",
         _consistency),
    Verb("record", N_("record the present state as a version"), "writing:record", _record),
    Verb("circulate", N_("send a dossier round to co-readers"), "reviewing:circulate", _record),
    Verb("finalise", N_("finalise a dossier: complete, frozen and sealed"), "writing:finalise", _finalise),
    Verb("reopen", N_("make a new draft of a finalised dossier"), "writing:reopen", _reopen),
    Verb("second", N_("judge a dossier a second time, blind; lay both side by side and reconcile"), "second:second", _second),
    Verb("find", N_("list and search dossiers"), "finding:find", _find),
    Verb("show", N_("show a dossier or a version of it"), "reading:show", _show),
    Verb("precedents", N_("how earlier finalised dossiers judged the same questions"), "precedents:precedents", _precedents),
    Verb("language", N_("hints on the language of a dossier: length, long sentences, the passive voice, abbreviations"),
         "language:language", _language),
    Verb("terms", N_("terms and abbreviations, explained"), "language:terms", _terms),
    Verb("portfolio", N_("all dossiers beside each other, question by question"), "portfolio:portfolio", _portfolio),
    Verb("history", N_("the versions of a dossier and what happened to it"), "reviewing:history", _history),
    Verb("compare", N_("what differs between two versions or dossiers, and what it does to the advice"), "reviewing:compare",
         _compare),
    Verb("revert", N_("put an earlier version back, as a new one"), "reviewing:revert", _revert),
    Verb("advise", N_("the advice that follows, and why"), "advising:advise", _advise),
    Verb("report", N_("make the advice report"), "reporting:report", _report),
    Verb("export", N_("write assessments as JSON or YAML"), "exchange:export", _export),
    Verb("import", N_("read assessments from JSON, YAML or PDF reports"), "exchange:import_files", _import),
    Verb("check", N_("verify the library: chain, schema, index"), "upkeep:check", _check),
    Verb("backup", N_("make a verified backup"), "upkeep:backup", _backup),
    Verb("restore", N_("put a backup back"), "upkeep:restore", _restore),
    Verb("evidence", N_("sources and facts that may be cited; add your own"), "evidence:evidence", _evidence),
    Verb("framework", N_("list, show or check frameworks"), "frameworks:framework", _framework),
    Verb("doctor", N_("is everything the program needs there?"), "upkeep:doctor", _json),
    Verb("completion", N_("completion script for a shell"), "frameworks:completion", _completion),
)


def build(words: Sequence[str] | None = None) -> Parser:
    """The parser in the active language. Exit code 2 on wrong usage, as argparse does.

    With ``words`` only the verb they name is built, when they name one: making all of them takes longer than most verbs do.
    """
    for name, function in (("_", _), ("ngettext", ngettext)):  # argparse keeps its own references to gettext
        setattr(argparse, name, function)
    parser = Parser(prog="afweging", description=_(
        "Weigh vertical EU industrial policy and participation in IPCEIs: fourteen questions, one advice."),
        epilog=_("Exit codes: 0 fine, 1 refused, 2 usage, 3 busy, 4 damage found, 5 stale version."))
    parser.add_argument("--version", action="version", version=f"afweging {__version__}",
                        help=_("show program's version number and exit"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("language; by default AFWEGING_LANG or the locale"))
    parser.add_argument("--library", metavar=_("FILE"), default=os.environ.get("AFWEGING_LIBRARY"),
                        help=_("library file; by default AFWEGING_LIBRARY or your data folder"))
    parser.add_argument("--as", dest="author", metavar=_("ROLE"), help=_("role you act in; by default the opsteller"))
    verbs = parser.add_subparsers(dest="verb", metavar=_("VERB"))
    asked = first_word(words or ())
    named = asked if any(asked == verb.name for verb in VERBS) else ""
    parser.meant = asked, [verb.name for verb in VERBS]
    for verb in VERBS:
        if named in ("", verb.name):
            made = verbs.add_parser(verb.name, help=_(verb.help), description=_(verb.help))
            if named or words is None:  # the list of verbs shows no options
                verb.arguments(made)
    return parser


def verb_named(name: str) -> Verb:
    """The verb with this name; argparse let no other through."""
    return next(verb for verb in VERBS if verb.name == name)
