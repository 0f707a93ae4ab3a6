"""What the public edition leaves out: the place and the ground of each, never the content. For the one who decides."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Final

from afweging.assessment.labels import WOO_MEANING
from afweging.report.document import Document
from afweging.report.places import passages
from afweging.report.verdicts import woo_ground
from afweging.texts import Sentences

PRIVACY: Final = "5.1.2.e"
"""The ground on which names of officials are left out: personal privacy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omitted:
    """One text that is left out. ``place``, ``ground`` and ``protects`` are in words."""

    kenmerk: str
    version: str
    place: str
    path: str
    article: str
    ground: str
    protects: str


def omitted(document: Document, words: Sentences) -> tuple[Omitted, ...]:
    """The list for an internal document of what its public edition leaves out; texts that are empty are none."""
    assessment, stamp = document.assessment, document.stamp
    found = []
    for passage in passages(document.framework, assessment, words):
        if passage.left_out and passage.text.strip():
            closed = assessment.answer(passage.path.split(".")[1]).confidential
            article = closed.ground if closed else PRIVACY
            found.append(Omitted(
                kenmerk=assessment.head.kenmerk, version=f"{stamp.number}{'+' if stamp.draft else ''}", place=passage.place,
                path=passage.path, article=article, ground=woo_ground(article, words),
                protects=words.say(WOO_MEANING.get(article, ""))))
    return tuple(found)


def as_json(items: Iterable[Omitted]) -> str:
    """The list as indented JSON."""
    return json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=2) + "\n"


def as_csv(items: Iterable[Omitted]) -> str:
    """The list as CSV with a line of heads."""
    target = io.StringIO()
    writer = csv.DictWriter(target, [field.name for field in fields(Omitted)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(item) for item in items)
    return target.getvalue()
