"""``docs/speed.md`` and its picture, made from the kept figures and nothing else: every bar, met or not, and why not."""

import math
from pathlib import Path
from typing import Any

from bench import picture, results

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE, PICTURE = DOCS / "speed.md", DOCS / "pictures" / "speed.svg"
TITLES = {
    "program": "Starting the program, and the engine", "store": "Store: saving, listing, many dossiers beside each other",
    "search": "Search", "memory": "Memory that stays flat", "report": "Making a report", "lists": "Lists on the screen",
    "screen": "Typing and the screens",
}
_MADE = ("A dataclass takes a third of a millisecond to make when its module is loaded, because its methods are written and compiled "
         "then. ")
WHY = {
    "afweging find": _MADE + "A list makes only those of its rows (tests/cli/test_start.py watches that). What remains is mostly "
                     "Python's own: pathlib, typing, argparse, dataclasses and sqlite3 take twice an empty interpreter.",
    "afweging advise": _MADE + "An advice needs the forty of the framework, the assessment and the advice: nearly twice an empty "
                       "interpreter. Python's own pathlib, typing, argparse, dataclasses, hashlib and sqlite3 take more than twice "
                       "one; reading the answers and the exact framework of the dossier, and judging, less than one.",
    "start to usable library": _MADE + "The list is shown before anything is loaded but the list: what a key asks for comes with the key. "
                               "What remains beside Textual itself is our own screens, the store, and the first hundred rows.",
    "save a dossier": "The library keeps a rollback journal (design 6), which reaches the disk in five steps where the floor takes "
                      "one: the journal, its folder, its header, the library, and the end of the journal. A write-ahead log would "
                      "take one step, but it does not work on network shares and in synchronised folders, where assessors keep "
                      "their files, and the design rules it out. Keeping the journal filled (PERSIST) would take a "
                      "quarter off, and leave the text of earlier pages in it, also what was erased. Saving is done by a thread beside "
                      "the typing, so nobody waits for it: see the rise of the key echo. What remains is the number of steps.",
    "key echo p95: rise": "The rise is the difference between two measurements, each with a spread of about as much. Of twelve keys a "
                          "second about two meet a save: the thread that saves and the screen share one interpreter, and the line "
                          "that says so is drawn between two keys. With saving the echo is still faster than that of a bare field.",
    "phrase": "Of every space in a text the index holds the characters around it, three before and five after: a phrase is only "
              "looked for in the dossiers that have all of those inside it. What remains is a phrase too short for any, for which "
              "trigrams are followed through every dossier; and one of which thousands of dossiers have all of them and yet not "
              "the phrase: then the texts of those are read, or, when they are more than one dossier in twelve, trigrams followed.",
    "search over": "An index of trigrams reads every dossier for a word whose letters occur everywhere; the words of the index say "
                   "which dossiers hold a rare word, and the borders between words which dossiers may hold a phrase. What remains "
                   "is common words within one question, which are looked at dossier by dossier.",
    "dossiers: filter": "The rows that are asked for stand apart on the disk, each beside its dossier. Where they are not in memory "
                        "yet, reading them is most of the time: three quarters of what the first filter takes when nothing showed "
                        "the list before. The program shows it before anything can be filtered.",
    "list of": "The filter goes through all rows in the program itself; what is drawn is only what is in view.",
    "reports by one command": "As many processes make reports as there are cores, but beside other programs they get only their "
                              "share; what is measured is the part of all cores that they got.",
    "memory while": "The processes that make reports load their fonts and texts as they need them, so the first reports count "
                    "for more.",
}
"""What stands in the name of a row to the reason why its bar may be missed, and what remains."""
UNEXPLAINED = "No cause found yet; compare with a run on a quiet machine before believing it."


def write() -> list[Path]:
    """Write the page and its picture where they differ from what the figures give; which were written."""
    found = []
    for path, text in generated().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            found.append(path)
    return found


def generated() -> dict[Path, str]:
    """The page and the picture with their content."""
    latest, growth = results.read(results.LATEST), results.read(results.SCALING)
    return {PAGE: text(latest, growth), PICTURE: picture.svg(growth.get("lines", {}))}


def text(latest: dict[str, Any], growth: dict[str, Any]) -> str:
    """The page."""
    parts = [(TITLES[name], latest[name]) for name in TITLES if name in latest]
    calmest = min((pulse for part in (*latest.values(), growth) if part for pulse in part["pulse_ms"]), default=math.inf)
    rows = [row for _title, part in parts for row in part["rows"]]
    barred = [row for row in rows if row["met"] is not None]
    missed = [row for row in barred if not row["met"]]
    lines = [
        "# Speed", "", "<!-- Made by `python bench/run.py --page` from bench/results; do not edit. -->", "",
        "Every bar of the design, as measured by `make bench`: the floor and ours in turn, in the same run. Milliseconds belong to",
        "one machine on one day; ratios travel. Nothing of this is a test. A fixed loop is timed before and after each part: where it",
        "took much longer than at the calmest moment, read that part with care.", "",
        f"**{len(barred) - len(missed)} of {len(barred)} bars are met.** {'Those that are not:' if missed else ''}".rstrip(), "",
        *_missed(missed)]
    for title, part in parts:
        lines += [f"## {title}", "", table(part["rows"]), "", state(part, calmest), ""]
    return "\n".join([*lines, *_growth(growth, calmest), *_again()]) + "\n"


def _missed(rows: list[dict[str, Any]]) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for row in rows:
        reason = next((why for part, why in WHY.items() if part in row["what"]), UNEXPLAINED)
        by_reason.setdefault(reason, []).append(f"{_what(row)}: {_value(row)}{_ratio(row)}, where the bar is {row['bar']}")
    found = []
    for reason, said in by_reason.items():
        found += [f"- {'; '.join(said)}.", f"  {reason}"]
    return [*found, ""] if found else []


def table(rows: list[dict[str, Any]]) -> str:
    """Rows as a table."""
    lines = ["| what | measured | from – to | floor | ratio | bar | met |", "|---|--:|--:|---|--:|---|---|"]
    for row in rows:
        spread = "" if row["spread"] == [0, 0] else f"{_number(row['spread'][0])} – {_number(row['spread'][1])}"
        met = {True: "yes", False: "**no**", None: ""}[row["met"]]
        what = f"{_what(row)} ({row['note']})" if row["note"] else _what(row)
        cells = (what, _value(row), spread, row["floor"], _ratio(row).strip(" ()"), row["bar"], met)
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines)


def state(part: dict[str, Any], calmest: float = math.inf) -> str:
    """How the machine was while a part was measured; ``calmest`` is the shortest time the fixed loop took in any part.

    How many programs wanted a core is told, but decides nothing: ours do too.
    """
    before, after = part["pulse_ms"]
    care = "" if max(before, after) < 1.3 * min(before, after, calmest) else " **The machine was busy: read with care.**"
    return (f"Measured on {part['date']}, Python {part['python']}, {part['cores']} cores ({part['machine']}). Fixed loop {before:.1f} ms "
            f"before and {after:.1f} ms after; programs that wanted a core, ours with them, per core: {max(part['busy']):.1f}.{care}")


def _growth(growth: dict[str, Any], calmest: float) -> list[str]:
    if not growth:
        return []
    names = picture.NAMES
    sizes = sorted({int(size) for line in growth["lines"].values() for size in line})
    lines = ["## How it grows", "", "![Milliseconds of searching, listing, saving and making reports against the number of dossiers]"
             f"(pictures/{PICTURE.name})", "", "Median and, in brackets, 95th percentile in milliseconds. Reports: all of a library by one "
             "command, beyond a hundred as long per report.", "",
             f"| dossiers | {' | '.join(names.values())} |", f"|--:|{'--:|' * len(names)}"]
    for size in sizes:
        cells = [growth["lines"].get(name, {}).get(str(size)) for name in names]
        lines.append(f"| {size:,} | {' | '.join(f'{_number(cell[0])} ({_number(cell[1])})' if cell else '–' for cell in cells)} |")
    return [*lines, "", state(growth, calmest), ""]


def _again() -> list[str]:
    return [
        "## Measuring again", "",
        "`make bench` measures everything once; `make bench ARGS=--quick` with fewer runs. Name a folder in `AFWEGING_BENCH` to keep the",
        "large libraries between runs: then 100,000 dossiers are searched as well, once such a library is there",
        "(`make bench ARGS='--only search --sizes 100000'` makes it: 10 GB). `make bench ARGS=--scaling` measures the picture, and",
        "`make bench ARGS=--page` only writes this page. Every measurement with its samples is kept in `bench/results/`."]


def _what(row: dict[str, Any]) -> str:
    return str(row["what"]).replace("|", "\\|")


def _value(row: dict[str, Any]) -> str:
    return f"{_number(row['value'])} {row['unit']}"


def _ratio(row: dict[str, Any]) -> str:
    return "" if row["ratio"] is None else f" ({row['ratio']:.2f} ×)"


def _number(value: float) -> str:
    """Three digits that matter."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
