"""Keep the Dutch sentences in step with the code.

    python scripts/texts.py add < FILE      add or change translations: one per line, ``English => Dutch``
                                            (``\\n`` for a line break; plurals: ``one || many => een || veel``)
    python scripts/texts.py check           every sentence in the code has a Dutch one, no stale ones, .mo up to date
    python scripts/texts.py prune           drop the translations that no code uses any more
    python scripts/texts.py compile         write the .mo file anew

English is the language of the code, so only Dutch has a catalogue.
"""

import ast
import fcntl
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "afweging/locale/nl/LC_MESSAGES/afweging.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": 1, "N_": 1, "say": 1, "ngettext": 2, "plural": 2}
"""Names of the functions that mark a sentence, with how many of their arguments are sentences."""
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
Key = str | tuple[str, ...]
FIXED = datetime(2026, 1, 1, tzinfo=UTC)


@contextmanager
def locked() -> Iterator[Catalog]:
    """The catalogue, alone: whoever comes second waits."""
    with (PO.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield read()


def read() -> Catalog:
    """The Dutch catalogue as it stands. Its dates are fixed, or the compiled file would differ every minute."""
    catalogue = Catalog(locale="nl", charset="utf-8")
    if PO.exists():
        with PO.open("rb") as file:
            catalogue = read_po(file, locale="nl")
    catalogue.project, catalogue.version = "afweging", "1"
    catalogue.header_comment = "# Dutch sentences of afweging. Written by scripts/texts.py; see CONTRIBUTING.md."
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = "afweging"
    catalogue.creation_date = catalogue.revision_date = FIXED
    catalogue.fuzzy = False
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo file of a catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def save(catalogue: Catalog) -> None:
    """Write .po (sorted, without line numbers, so that changes read well) and .mo."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, sort_output=True, no_location=True, omit_header=False, width=120, ignore_obsolete=True)
    text = re.sub(r'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team):.*\n', "",
                  buffer.getvalue().decode(), flags=re.MULTILINE)
    PO.write_text(text, encoding="utf-8")
    MO.write_bytes(compiled(read()))


def used() -> dict[Key, str]:
    """Every sentence marked in the code, with the place where it stands.

    Read from the syntax tree: unlike a reader of tokens it also sees sentences inside f-strings, on every Python.
    """
    found: dict[Key, str] = {}
    for path in sorted((ROOT / "afweging").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (count := KEYWORDS.get(_called(node))):
                given = [part.value for part in node.args[:count] if isinstance(part, ast.Constant)]
                words = [value for value in given if isinstance(value, str)]
                if len(words) == count and words[0]:
                    found.setdefault(words[0] if count == 1 else tuple(words), f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def add(lines: list[str]) -> int:
    """Add ``English => Dutch`` lines; refuse lines whose placeholders differ."""
    wrong = 0
    with locked() as catalogue:
        for line in lines:
            english, arrow, dutch = line.rstrip("\n").replace("\\n", "\n").partition(" => ")
            if not line.strip():
                continue
            if not arrow or set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(dutch)):
                print(f"refused: {line.rstrip()}", file=sys.stderr)
                wrong += 1
                continue
            one, plural, many = english.partition(" || ")
            catalogue.delete(one)  # adding what is there already keeps the old translation
            if plural:
                een, _, veel = dutch.partition(" || ")
                catalogue.delete(one)  # adding alone would keep the translation that is there
                catalogue.add((one, many), (een, veel))
            else:
                catalogue.delete(english)
                catalogue.add(english, dutch)
        save(catalogue)
    return 1 if wrong else 0


def faults() -> list[str]:
    """What is not in step: untranslated, stale, fuzzy, other placeholders, an old .mo."""
    catalogue, code = read(), used()
    known: dict[Key, object] = {}
    problems = []
    for message in catalogue:
        if not message.id:
            continue
        known[tuple(message.id) if isinstance(message.id, tuple | list) else message.id] = message.string
        if message.fuzzy or not message.string or (isinstance(message.string, tuple | list) and not all(message.string)):
            problems.append(f"not translated: {message.id!r}")
    problems += [f"no Dutch for: {key!r} ({place})" for key, place in code.items() if key not in known]
    problems += [f"not used any more: {key!r}" for key in known if key not in code]
    for key, dutch in known.items():
        pairs = zip(key, dutch, strict=True) if isinstance(key, tuple) else [(key, dutch)]  # type: ignore[call-overload]
        problems += [f"other placeholders: {one!r}" for one, two in pairs
                     if set(PLACEHOLDER.findall(one)) != set(PLACEHOLDER.findall(str(two)))]
    if not MO.exists() or MO.read_bytes() != compiled(catalogue):
        problems.append("the .mo file is old: run scripts/texts.py compile")
    return problems


def prune() -> int:
    """Drop what no code uses."""
    with locked() as catalogue:
        code = used()
        for message in list(catalogue):
            key = tuple(message.id) if isinstance(message.id, tuple | list) else message.id
            if key and key not in code:
                catalogue.delete(message.id)
        save(catalogue)
    return 0


def main(arguments: list[str]) -> int:
    """Carry out one verb; exit code 1 when something is not in step."""
    match arguments:
        case ["add"]:
            return add(sys.stdin.readlines())
        case ["compile"]:
            with locked() as catalogue:
                save(catalogue)
            return 0
        case ["prune"]:
            return prune()
        case ["check"]:
            problems = faults()
            print("\n".join(problems) or "Dutch and English are in step")
            return 1 if problems else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
