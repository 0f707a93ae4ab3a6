"""What stands beside the list of versions: the version itself, why verdicts changed, and everything that changed."""

from afweging.texts import _, active
from afweging.tui.compare.drawing import Pair, changes
from afweging.tui.compare.wrapping import Line, Sheet, Span, wrapped
from afweging.tui.versions.rows import VersionRow


def card(row: VersionRow, pair: Pair | None, width: int) -> Sheet:
    """The lines about one version; without a pair it is the first one."""
    lines: list[Line] = []
    for spans in _particulars(row):
        lines += wrapped(spans, width)
    lines.append(())
    if pair is None:
        lines += wrapped([Span(_("This is the first version; there is none before it."))], width)
        return Sheet(tuple(lines), (0,))
    below = changes(pair, width)
    offset = len(lines)
    return Sheet((*lines, *below.lines), (0, *(offset + stop for stop in below.stops)))


def _particulars(row: VersionRow) -> list[list[Span]]:
    if row.draft:
        at = active().moment(row.draft.saved.astimezone())
        began = _("The draft, saved {moment}; it began from version {number}.").format(moment=at, number=row.draft.base)
        return [[Span(began, "strong")], [Span(_("It is not recorded as a version yet."))]]
    info = row.info
    said = [active().moment(info.created.astimezone()), info.author_role]
    title = _("Version {number}").format(number=info.number)
    return [
        [Span(title, "strong"), Span(" · " + " · ".join(part for part in said if part))],
        [Span(f"{_('Reason')}: ", "strong"), Span(info.reason or "–")],
        [Span(f"{_('Hash')}: ", "strong"), Span(info.hash, "dim")],
    ]
