"""Options that many verbs take, each said once."""

from afweging.cli.formatting import Parser
from afweging.texts import LANGUAGES, _


def dossier(parser: Parser, *, version: bool = False) -> None:
    """The dossier a verb is about; with ``version`` one version of it may be named."""
    text = _("reference number (kenmerk); @N for version N") if version else _("reference number (kenmerk)")
    parser.add_argument("dossier", metavar=_("ID[@N]") if version else "ID", help=text)


def json(parser: Parser) -> None:
    """The result as JSON."""
    parser.add_argument("--json", action="store_true", help=_("the result as JSON"))


def reason(parser: Parser, *, required: bool) -> None:
    """Why, for a verb that makes a version."""
    parser.add_argument("--reason", metavar=_("TEXT"), required=required, help=_("why; kept in the history"))


def head(parser: Parser) -> None:
    """The fields of the head, shared by ``new`` and ``set``."""
    parser.add_argument("--peildatum", metavar=_("DATE"), help=_("reference date, such as 2026-06-01"))
    parser.add_argument("--phase", metavar=_("PHASE"), help=_(
        "decision moment: verkennen, belangstellingspeiling, notificatie, toekenning, evaluatie"))
    parser.add_argument("--directorate", metavar=_("NAME"), help=_("directorate that writes the assessment"))
    parser.add_argument("--opsteller", metavar=_("ROLE"), help=_("role of the lead author, not a name"))
    parser.add_argument("--member-state", metavar=_("NAME"), help=_("member state it is written for"))
    parser.add_argument("--budget", metavar=_("STATE"), help=_("gedekt, gereserveerd, niet-gedekt or onbekend"))
    parser.add_argument("--marking", metavar=_("LEVEL"), help=_("geen, intern or departementaal-vertrouwelijk"))
    parser.add_argument("--marking-set-by", metavar=_("ROLE"), help=_("who set the marking"))
    parser.add_argument("--language", choices=LANGUAGES, help=_("language the answers are written in"))
    parser.add_argument("--tag", action="append", metavar=_("WORD"), help=_("market or technology; repeatable"))
    parser.add_argument("--person", action="append", metavar=_("ROLE=NAME"),
                        help=_("a name, left out of public versions; repeatable"))
