"""Dossiers by the thousand, made from the words that come with the program: sentences of the examples and of the facts.

The words follow no author; the sizes do: about 2,000 words in fourteen answers, compounds included. Same number, same text.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from afweging import canonical, shipped
from afweging.assessment.interchange import read_file
from afweging.assessment.models import Answer, Assessment, Head, Phase, Status
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import Framework
from afweging.library import Library, summary
from afweging.store.records import NewVersion

WORDS = 2_000
BATCH = 2_000
"""Dossiers in one transaction of the store."""
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


def assessments(framework: Framework, count: int, words: int = WORDS) -> Iterator[Assessment]:
    """So many different assessments, the same ones each time."""
    dice, stock, questions = random.Random(1), [(one, len(one.split())) for one in sentences()], framework.questions
    levels = {q.id: [level.id for level in scale.levels] for q in questions if (scale := framework.scale_of(q))}
    example = read_file(shipped.examples()[0])
    reference = replace(example.framework, hash=fingerprint(framework))
    for number in range(1, count + 1):
        answers = {}
        for question in questions:
            text, length = [], 0
            while length < words // len(questions):
                sentence, size = dice.choice(stock)
                text.append(sentence)
                length += size
            level = dice.choice(levels[question.id]) if question.id in levels else None
            answers[question.id] = Answer(verdict=level, text=" ".join(text))
        head = Head(kenmerk=f"AFW-{2020 + number % 7}-{number:06d}", title=" ".join(dice.choice(stock)[0].split()[:7]),
                    peildatum=date(2020, 1, 1) + timedelta(days=number % 2500), phase=dice.choice(list(Phase)),
                    directorate="Directie Topsectoren en Industriebeleid", opsteller="beleidsmedewerker")
        yield Assessment(form=1, head=head, framework=reference, answers=answers)


def fill(path: Path, count: int, words: int = WORDS, *, status: Status = Status.CONCEPT) -> None:
    """A library with so many dossiers of this status in it."""
    framework = load(shipped.default_framework())
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    with Library.open(path) as library:
        library.adopt(framework)
        library.store._db.connection.execute(f"PRAGMA cache_size=-{CACHE}")  # noqa: SLF001 - a corpus is large at once
        batch: list[tuple[str, NewVersion]] = []
        for number, made in enumerate(assessments(framework, count, words), start=1):
            assessment = replace(made, head=replace(made.head, status=status))
            batch.append((assessment.head.kenmerk, NewVersion(
                body=canonical.text(assessment), framework_hash=assessment.framework.hash, author_role="beleidsmedewerker",
                created=begin + timedelta(minutes=number), reason="bench", summary=summary(framework, assessment))))
            if len(batch) == BATCH or number == count:
                with library.store.atomic():
                    for kenmerk, new in batch:
                        library.store.create(kenmerk, new)
                batch.clear()


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
