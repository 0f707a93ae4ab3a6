"""Generate the pages and schemas in ``docs/`` that follow from the framework and the code.

    python scripts/docs.py            write them
    python scripts/docs.py --check    exit code 1 when one of them is out of date

``corrections.md`` lists every reading of the annex that we show other than published, and why: never a silent
correction. The JSON Schemas let editors complete and check framework files and assessments.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent))

import error_page

from afweging import shipped
from afweging.assessment import interchange
from afweging.framework import schema as framework_schema
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import AnnexText, Framework

ROOT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = ROOT / "docs"


def places(framework: Framework) -> Iterator[tuple[str, AnnexText]]:
    """Every text of the annex with the place where a reader finds it, in the order of publication."""
    yield from (("Title", framework.title), ("Heading", framework.heading), ("Introduction", framework.intro))
    for section in framework.sections:
        yield f"Section {section.id}, heading", section.title
        for question in section.questions:
            yield from _of_question(f"Question {question.number}", question.title, question.question, question.guidance)
    concluding = framework.concluding
    yield "Conclusion, heading", concluding.title
    yield from ((f"Conclusion {statement.id}", statement.text) for statement in concluding.statements)
    asked = concluding.question
    yield from _of_question(f"Question {asked.number}", asked.title, asked.question, asked.guidance)
    yield "Footnote", framework.footnote


def _of_question(
    name: str, title: AnnexText, question: AnnexText | None, guidance: AnnexText,
) -> Iterator[tuple[str, AnnexText]]:
    yield f"{name}, title", title
    if question is not None:
        yield f"{name}, question", question
    yield f"{name}, guidance", guidance


def corrections(framework: Framework) -> str:
    """The page with the corrected readings, both readings and the reason of each."""
    corrected = [(place, text) for place, text in places(framework) if text.corrections]
    total = sum(len(text.corrections) for _place, text in corrected)
    first, last = framework.source.first_line, framework.source.last_line
    lines = [
        "# Corrected readings",
        "",
        "<!-- Generated from the framework file by `make docs`; do not edit. -->",
        "",
        f"The published annex, {framework.source.citation}, has a number of slips of the pen.",
        "Where we show another reading, this page gives both, with the reason. Everything else is shown letter for",
        f"letter; a test compares every text with the published one (lines {first} to {last} of the source).",
        "Nothing is corrected silently.",
        "",
        f"Framework `{framework.id}`, version {framework.version}, SHA-256 `{fingerprint(framework)}`:",
        f"{total} corrections in {len(corrected)} of {sum(1 for _ in framework.annex_texts())} texts.",
        "",
        "| where | line | published | shown | why |",
        "|---|---|---|---|---|",
    ]
    for place, text in corrected:
        for one in text.corrections:
            cells = (place, str(text.line), _cell(one.published), _cell(one.shown), one.reason.en)
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(fragment: str) -> str:
    """A fragment as the cell of a table, with its blanks visible."""
    return f"“{' '.join(fragment.split())}”".replace("|", "\\|") if fragment.strip() else "(nothing)"


def _json(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    return {
        DOCS / "corrections.md": corrections(load(shipped.default_framework())),
        DOCS / "errors.md": error_page.page(),
        DOCS / "framework.schema.json": _json(framework_schema.schema()),
        DOCS / "assessment.schema.json": _json(interchange.schema()),
    }


def stale() -> list[Path]:
    """The generated files that are missing or out of date."""
    return [path for path, text in generated().items()
            if not path.is_file() or path.read_text(encoding="utf-8") != text]


def main(words: list[str]) -> int:
    """Write or check; 0 when all is well."""
    match words:
        case []:
            for path, text in generated().items():
                if path in stale():
                    path.write_text(text, encoding="utf-8")
                    print(f"written: {path.relative_to(ROOT)}")
            return 0
        case ["--check"]:
            found = stale()
            for path in found:
                print(f"out of date: {path.relative_to(ROOT)}; run: make docs", file=sys.stderr)
            return 1 if found else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
