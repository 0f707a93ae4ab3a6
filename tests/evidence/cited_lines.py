"""The sentences around the figures of the facts, taken from the source documents.

The documents are not part of this repository; ``tests/data/evidence_lines.yaml`` keeps just these sentences, so that
the figures can be checked anywhere. To write it anew after a change of the facts, from the root of the repository:

    python -m tests.evidence.cited_lines FOLDER-WITH-THE-SOURCES
"""

import re
import sys
from pathlib import Path

import yaml

from afweging.evidence.loading import load
from afweging.evidence.models import Evidence, Fact

ROOT = Path(__file__).parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
EXTRACT = ROOT / "tests" / "data" / "evidence_lines.yaml"
Sentences = dict[str, list[str]]


def shipped() -> Evidence:
    """The evidence in the seeds."""
    seeds = ROOT / "seeds" / "evidence"
    return load(seeds / "sources.yaml", seeds / "facts.yaml")


def from_files(evidence: Evidence, fact: Fact) -> bool:
    """Whether the fact was read in the source documents, so that its lines can be checked."""
    return all(source is not None and source.file is not None for source in map(evidence.source, _ids(fact)))


def cited(evidence: Evidence, fact: Fact, folder: Path) -> dict[str, str]:
    """The cited lines of a fact: the line for each place such as ``002:312``. Raises ``IndexError`` past the end."""
    found = {}
    for ref in fact.refs:
        lines = (folder / evidence.source(ref.source).file).read_text(encoding="utf-8").split("\n")
        for number in (number for lines_of in ref.ranges() for number in lines_of):
            found[f"{ref.source}:{number}"] = " ".join(lines[number - 1].split())
    return found


def around(fact: Fact, lines: dict[str, str]) -> Sentences:
    """The sentences with a figure of the fact, by place."""
    found: Sentences = {}
    for place, line in lines.items():
        for sentence in re.split(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[(\[“‘«])", line):
            if any(figure in sentence for figure in fact.figures):
                found.setdefault(place, []).append(sentence)
    return found


def extract(evidence: Evidence, folder: Path) -> dict[str, Sentences]:
    """The sentences for every fact that has figures."""
    facts = (fact for fact in evidence.facts if fact.figures and from_files(evidence, fact))
    return {fact.id: around(fact, cited(evidence, fact, folder)) for fact in facts}


def stored() -> dict[str, Sentences]:
    """The sentences as kept in the repository."""
    return yaml.safe_load(EXTRACT.read_text(encoding="utf-8"))


def _ids(fact: Fact) -> list[str]:
    return [ref.source for ref in fact.refs]


if __name__ == "__main__":
    content = yaml.safe_dump(extract(shipped(), Path(sys.argv[1])), allow_unicode=True, sort_keys=False, width=120)
    EXTRACT.write_text(f"# Written by tests/evidence/cited_lines.py; do not edit.\n{content}", encoding="utf-8")
