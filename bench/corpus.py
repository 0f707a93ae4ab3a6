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
from afweging.assessment.models import Answer, Assessment, Head, Phase
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import Framework
from afweging.library import Library, summary
from afweging.store.records import NewVersion

WORDS = 2_000
BATCH = 250


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
    dice, stock = random.Random(1), sentences()
    levels = {q.id: [level.id for level in scale.levels] for q in framework.questions if (scale := framework.scale_of(q))}
    example = read_file(shipped.examples()[0])
    reference = replace(example.framework, hash=fingerprint(framework))
    for number in range(1, count + 1):
        answers = {}
        for question in framework.questions:
            text, length = [], 0
            while length < words // len(framework.questions):
                text.append(dice.choice(stock))
                length += len(text[-1].split())
            level = dice.choice(levels[question.id]) if question.id in levels else None
            answers[question.id] = Answer(verdict=level, text=" ".join(text))
        head = Head(kenmerk=f"AFW-{2020 + number % 7}-{number:06d}", title=" ".join(dice.choice(stock).split()[:7]),
                    peildatum=date(2020, 1, 1) + timedelta(days=number % 2500), phase=dice.choice(list(Phase)),
                    directorate="Directie Topsectoren en Industriebeleid", opsteller="beleidsmedewerker")
        yield Assessment(form=1, head=head, framework=reference, answers=answers)


def fill(path: Path, count: int, words: int = WORDS) -> None:
    """A library with so many dossiers in it."""
    framework = load(shipped.default_framework())
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    with Library.open(path) as library:
        library.adopt(framework)
        batch: list[tuple[str, NewVersion]] = []
        for number, assessment in enumerate(assessments(framework, count, words), start=1):
            batch.append((assessment.head.kenmerk, NewVersion(
                body=canonical.text(assessment), framework_hash=assessment.framework.hash, author_role="beleidsmedewerker",
                created=begin + timedelta(minutes=number), reason="bench", summary=summary(framework, assessment))))
            if len(batch) == BATCH or number == count:
                with library.store.atomic():
                    for kenmerk, new in batch:
                        library.store.create(kenmerk, new)
                batch.clear()


def queries(count: int) -> list[str]:
    """Words and pairs of words that occur, and the beginnings of words, as an assessor types them."""
    dice, stock = random.Random(2), sentences()
    found = []
    for number in range(count):
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
