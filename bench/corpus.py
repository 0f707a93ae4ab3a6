"""Dossiers by the thousand, made from the words that come with the program: sentences of the examples and of the facts.

The words follow no author; the sizes do: about 2,000 words in fourteen answers, compounds included. Same number, same text.
"""

import json
import multiprocessing
import os
import random
import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, cycle, islice
from multiprocessing.queues import Queue
from pathlib import Path
from unittest.mock import patch

from afweging import canonical, shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Assessment, Head, Phase, Status
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import Framework
from afweging.library import Library, summary
from afweging.store import index
from afweging.store.index import SHAPE
from afweging.store.migrations import newest
from afweging.store.records import NewVersion, Version

WORDS = 2_000
COMPOUNDS = 200_000
BATCH = 2_000
"""Dossiers in one transaction of the store."""
SINGLY = 500
"""Dossiers stored one by one after the bulk of a large library."""
PATIENCE = 300
"""Seconds after which the second process must have given up."""
EDITION = 2
"""Rises when the same number no longer gives the same library, so that a kept one is made anew."""
KEPT = "AFWEGING_BENCH"
"""Environment variable: the folder where large libraries are kept between runs."""
CACHE = 400_000
"""kB of pages SQLite keeps while a library is made."""
COMMON = ("den", "het", "een", "van", "nie", "ing", "ste", "eid", "ver", "ond", "ten", "sch")
"""Letters that nearly every dossier has: what a search begins with while somebody types."""


def sentences() -> list[str]:
    """Sentences of the shipped dossiers and facts, without citations."""
    found: list[str] = []
    for path in shipped.examples():
        for answer in read_file(path).answers.values():
            found += re.split(r"(?<=[.!?])\s+", re.sub(r"\[@[^\]]*\]", "", answer.text))
    for name in ("facts.yaml",):
        text = (shipped.evidence() / name).read_text(encoding="utf-8")
        found += [line.strip() for line in text.splitlines() if len(line.split()) > 8]
    return sorted({one.strip() for one in found if len(one.split()) > 5})


def compounds() -> list[str]:
    """Long words of the kind Dutch makes at will: two words of the stock joined, so many that most of them are rare."""
    dice = random.Random(4)
    parts = sorted({word.lower() for one in sentences() for word in re.findall(r"[^\W\d_]{5,10}", one)})
    found: dict[str, None] = {}
    while len(found) < COMPOUNDS:
        found[dice.choice(parts) + dice.choice(parts)] = None
    return list(found)


def assessments(framework: Framework, count: int, words: int = WORDS) -> Iterator[Assessment]:
    """So many different assessments, the same ones each time.

    In every sentence one long word has made way for a compound; how often each compound occurs follows Zipf's law.
    """
    dice, questions = random.Random(1), framework.questions
    stock = [(*_around_a_word(one), len(one.split())) for one in sentences()]
    rare, weights = compounds(), list(accumulate(1 / (rank + 3) for rank in range(COMPOUNDS)))
    levels = {q.id: [level.id for level in scale.levels] for q in questions if (scale := framework.scale_of(q))}
    example = read_file(shipped.examples()[0])
    reference = replace(example.framework, hash=fingerprint(framework))
    for number in range(1, count + 1):
        supply = cycle(dice.choices(rare, cum_weights=weights, k=max(1, words // 4)))
        answers = {}
        for question in questions:
            text, length = [], 0
            while length < words // len(questions):
                before, after, size = dice.choice(stock)
                text.append(f"{before}{next(supply)}{after}")
                length += size
            level = dice.choice(levels[question.id]) if question.id in levels else None
            answers[question.id] = Answer(verdict=level, text=" ".join(text))
        head = Head(kenmerk=f"AFW-{2020 + number % 7}-{number:06d}", title=" ".join("".join(dice.choice(stock)[:2]).split()[:7]),
                    peildatum=date(2020, 1, 1) + timedelta(days=number % 2500), phase=dice.choice(list(Phase)),
                    directorate="Directie Topsectoren en Industriebeleid", opsteller="beleidsmedewerker")
        yield Assessment(form=1, head=head, framework=reference, answers=answers)


def _around_a_word(sentence: str) -> tuple[str, str]:
    """A sentence without its longest word: what stands before and after it."""
    longest = max(re.finditer(r"\w+", sentence), key=lambda found: len(found[0]))
    return sentence[: longest.start()], sentence[longest.end() :]


def versions(framework: Framework, count: int, words: int, status: Status | None) -> Iterator[tuple[str, NewVersion]]:
    """Kenmerken with their first versions, a minute apart; without a status one in nine is finalised."""
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    for number, made in enumerate(assessments(framework, count, words), start=1):
        given = status or (Status.VASTGESTELD if number % 9 == 0 else Status.CONCEPT)
        assessment = replace(made, head=replace(made.head, status=given))
        yield assessment.head.kenmerk, NewVersion(
            body=canonical.text(assessment), framework_hash=assessment.framework.hash, author_role="beleidsmedewerker",
            created=begin + timedelta(minutes=number), reason="bench", summary=summary(framework, assessment))


def fill(path: Path, count: int, words: int = WORDS, *, status: Status | None = Status.CONCEPT) -> None:
    """A library with so many dossiers of this status in it.

    All but the last are stored and indexed many at a time, because FTS5 writes a part of its index at every end of a
    transaction, also an inner one, and merges those parts over and over; the last ``SINGLY`` as an assessor stores them,
    so that the index has the many parts it has in use.
    """
    framework = load(shipped.default_framework())
    bulk = max(0, count - SINGLY) if count > BATCH else 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with Library.open(path) as library:
        library.adopt(framework)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "secure_delete=OFF", f"cache_size=-{CACHE}"):
            library.store._db.connection.execute(f"PRAGMA {pragma}")  # noqa: SLF001 - a library to measure may be made anew
        made = _from_another_process((count, words, status)) if count > BATCH else versions(framework, count, words, status)
        _in_bulk(library, islice(made, bulk))
        with library.store.atomic() if not bulk else nullcontext():
            for kenmerk, new in made:
                library.store.create(kenmerk, new)


def _in_bulk(library: Library, made: Iterator[tuple[str, NewVersion]]) -> None:
    store, known, stored = library.store, set[str](), list[Version]()
    with index.many(store._db):  # noqa: SLF001 - as above
        while batch := list(islice(made, BATCH)):
            with store.atomic():
                with patch.object(index, "put", lambda _db, _passages, version: stored.append(version)):
                    for kenmerk, new in batch:
                        store.create(kenmerk, new)
                for version in stored:
                    index.add(store._db, store._passages, version, known)  # noqa: SLF001
                stored.clear()


def _from_another_process(wanted: tuple[int, int, Status | None]) -> Iterator[tuple[str, NewVersion]]:
    """The versions, made by a second process while this one stores."""
    spawning = multiprocessing.get_context("spawn")
    queue: Queue[list[tuple[str, NewVersion]]] = spawning.Queue(maxsize=8)
    maker = spawning.Process(target=_make, args=(queue, *wanted), daemon=True)
    maker.start()
    while batch := queue.get(timeout=PATIENCE):
        yield from batch
    maker.join()


def _make(queue: "Queue[list[tuple[str, NewVersion]]]", count: int, words: int, status: Status | None) -> None:
    made = versions(load(shipped.default_framework()), count, words, status)
    for batch in iter(lambda: list(islice(made, 200)), []):
        queue.put(batch)
    queue.put([])


def kept(size: int, folder: Path) -> Path:
    """The library of so many dossiers of mixed status: the one kept in ``AFWEGING_BENCH``, else made; kept when that is given."""
    path = _place(size, folder)
    if not path.exists():
        part = path.with_suffix(".part")
        for old in (part, part.with_name(f"{part.name}-journal")):
            old.unlink(missing_ok=True)
        print(f"# making a library of {size:,} dossiers: {path}", file=sys.stderr)
        fill(part, size, status=None)
        part.rename(path)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
    return path


def is_kept(size: int) -> bool:
    """Whether a library of so many is kept already."""
    return KEPT in os.environ and _place(size, Path()).exists()


def _place(size: int, folder: Path) -> Path:
    return Path(os.environ.get(KEPT) or folder.parent) / f"library-{size}-{EDITION}-{newest()}-{SHAPE}.db"


def queries(count: int) -> list[str]:
    """Words and pairs of words that occur, beginnings of words, and letters that occur everywhere, as an assessor types them."""
    dice, stock = random.Random(2), sentences()
    found = []
    for number in range(count):
        if number % 8 == 0:
            found.append(COMMON[number // 8 % len(COMMON)])
            continue
        words = [word.strip(".,;:()") for word in dice.choice(stock).split() if len(word) > 4]
        if words:
            found.append(" ".join(dice.sample(words, min(len(words), 1 + number % 2)))[: 4 if number % 5 == 0 else 40])
    return found


def bodies(framework: Framework) -> list[str]:
    """A few verdict lines for ``advise --batch``: all questions, some left open."""
    dice = random.Random(3)
    sizes = {q.number: len(scale.levels) for q in framework.questions if (scale := framework.scale_of(q))}
    return [
        json.dumps({str(n): dice.randrange(size) for n, size in sizes.items() if dice.random() < 0.85})
        for _ in range(20_000)
    ]
