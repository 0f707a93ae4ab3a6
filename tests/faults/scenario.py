"""A day of work in verbs: everything that stores something is in it, and what each says when it is done."""

from pathlib import Path
from typing import Final

from tests.faults.program import SECRET, Verb

SEED: Final = Path(__file__).parents[2] / "seeds" / "dossiers" / "voorbeeld-me2.yaml"
FIRST: Final = "AFW-1"
EXAMPLE: Final = "VOORBEELD-1"
TEXT: Final = f"{SECRET}. De lidstaten hebben hun bijdrage op papier toegezegd.\n" * 40


def answered(number: int, verdict: str = "2", more: str = "") -> Verb:
    """An answer with text of two pages."""
    return Verb(("answer", FIRST, str(number), "--verdict", verdict, "--text", "-"), "opgeslagen", TEXT + more)


NEW: Final = Verb(("new", "Proef met een titel", "--kenmerk", FIRST, "--peildatum", "2026-06-01", "--opsteller", "Beoordelaar"), FIRST)
BACKUP: Final = Verb(("backup", "{folder}/data/kopie.db"), "kopie.db")
SET: Final = Verb(("set", FIRST, "--directorate", "Directie Industrie", "--tag", "chips"), "opgeslagen")
RECORD: Final = Verb(("record", FIRST, "--reason", "Na het teamoverleg"), "vastgelegd")
IMPORT: Final = Verb(("import", str(SEED)), "versie 1")
ALL: Final = Verb(("export", "--all", "--output", "{folder}/uit"), "afw-1.json", reads=True)
CHECK: Final = Verb(("check",), "in orde", reads=True)
DAY: Final = (
    NEW,
    answered(1),
    Verb(("new", "Een tweede", "--peildatum", "2026-06-01"), "AFW-"),
    answered(2, "3"),
    RECORD,
    IMPORT,
    SET,
    BACKUP,
    answered(1, "1", "Meer. " * 2000),
    Verb(("remark", EXAMPLE, "2", "--text", "-"), "", "Een opmerking van een meelezer.\n"),
    Verb(("backup",), ".db"),
    Verb((*RECORD.words, "--because", "1=De cijfers ontbreken"), RECORD.says),
    Verb(("restore", "{folder}/data/kopie.db", "--yes"), "Teruggezet", swaps=True),
    answered(3, "2"),
    ALL,
    CHECK,
)
"""In the order of the day; ``restore`` puts the copy of the morning back."""
SHORT: Final = (NEW, answered(1), RECORD, BACKUP, answered(2, "3", "Meer. " * 1000))
"""The same in a minute."""
UPGRADE: Final = (CHECK, Verb(("backup", "{folder}/data/kopie.db"), "kopie.db"))
"""What a user does with the library of an older program: the first verb brings it up to date."""
