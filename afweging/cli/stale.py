"""The option --stale of the verb find: finalised dossiers that cite facts which lapsed since."""

from argparse import Namespace

from afweging.cli.opening import as_day, library
from afweging.cli.output import as_json, data, day, paragraph, talk
from afweging.library import searching, stale, today
from afweging.texts import _, ngettext


def find_stale(options: Namespace, query: str) -> int:
    """List the stale dossiers, of those a query asks for when there is one."""
    on = as_day(options.on) if options.on else today()
    with library(options, "either") as opened:
        result, evidence = stale.find(opened, on), opened.evidence
        found = result.stale
        if query:
            wanted = {entry.kenmerk for entry in searching.find(opened, query, limit=max(1, opened.store.count())).entries}
            found = tuple(one for one in found if one.kenmerk in wanted)
    for kenmerk in result.damaged:
        talk(_("{kenmerk} is damaged, so nobody can tell; afweging check says more.").format(kenmerk=kenmerk))
    shown = found[:options.limit]
    if options.json:
        as_json([stale.as_data(one) for one in shown])
        return 0
    for one in shown:
        mark = f" · {_('example')}" if one.example else ""
        data(f"{one.kenmerk}@{one.number} · {_('reference date')} {day(one.peildatum)}{mark} · {one.title}")
        for lapsed in one.lapsed:
            data(paragraph(stale.lapsed_words(lapsed, evidence), "  "))
        data(paragraph(stale.effect_words(one), "  "))
    talk(ngettext("{number} finalised dossier cites facts that lapsed since, on {day}.",
                  "{number} finalised dossiers cite facts that lapsed since, on {day}.", len(found)).format(
                      number=len(found), day=day(on)))
    if len(found) > len(shown):
        talk(_("{shown} of {total} shown; see --limit.").format(shown=len(shown), total=len(found)))
    return 0
