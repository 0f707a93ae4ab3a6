"""The documented form in which assessments travel: canonical JSON, and the same as YAML for people.

Reading is strict (unknown and repeated keys, wrong types and newer forms are refused) and cleans every text once
(``assessment.wording``). Writing and reading back gives an equal assessment, always.
"""

import json
from pathlib import Path
from typing import Any

from afweging import canonical, errors
from afweging.assessment.check import misfits
from afweging.assessment.models import Assessment
from afweging.assessment.wording import clean_data
from afweging.errors import AfwegingError, Faults
from afweging.evidence.own import Own
from afweging.framework.models import Framework
from afweging.framework.yaml_reader import (
    DEPTH_LIMIT,
    Tree,
    brief,
    convert,
    decode,
    read_bytes,
    read_tree,
    refuse_bulk,
    refuse_newer,
)

FORM = 1
"""The form this program writes, and the newest it reads."""


def to_json(assessment: Assessment) -> str:
    """The canonical JSON text."""
    return canonical.text(assessment)


def to_yaml(assessment: Assessment) -> str:
    """The same as YAML, in the order of the classes, long texts as blocks where YAML can hold them unchanged."""
    import yaml  # noqa: PLC0415 - only where YAML is written

    class Dumper(yaml.CSafeDumper):
        """A dumper of our own, so that its way of writing texts touches no other."""

    def text(dumper: Any, value: str) -> Any:  # noqa: ANN401 - yaml's own types
        style = "|" if "\n" in value and _fits_block(value) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return yaml.dump(canonical.plain(assessment), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)


def _fits_block(text: str) -> bool:
    """A YAML block keeps a text to the letter unless lines end in blanks, begin with one, or hold tabs."""
    return not any(line != line.rstrip() or line[:1] in (" ", "\t") for line in text.split("\n")) and "\t" not in text


def read(content: bytes, file: str) -> Assessment:
    """The assessment in a JSON or YAML text. Raises ``AfwegingError`` or ``Faults`` with the place of each fault."""
    text = decode(content, file)
    tree = _json_tree(text, file) if text.lstrip()[:1] == "{" else read_tree(text, file)
    try:
        cleaned = Tree(clean_data(tree.data), tree.lines, file)
    except AfwegingError as error:
        error.where = file
        raise
    refuse_newer(cleaned, "form", FORM, errors.NEWER_FORM)
    assessment = convert(Assessment, cleaned)
    if assessment.evidence:
        own_evidence(assessment, cleaned)
    return assessment


def own_evidence(assessment: Assessment, tree: Tree) -> Own:
    """The sources and facts of the user's own that an assessment carries. Raises ``Faults`` with the place of each fault."""
    lines = {path[1:]: line for path, line in tree.lines.items() if path[:1] == ("evidence",)}
    return convert(Own, Tree(dict(assessment.evidence), lines, tree.file))


def read_file(path: Path) -> Assessment:
    """The assessment in a JSON or YAML file."""
    return read(read_bytes(path), str(path))


def fit(framework: Framework, assessment: Assessment, file: str) -> Assessment:
    """The assessment itself when it fits the framework. Raises ``Faults`` naming everything that does not."""
    found = tuple(misfits(framework, assessment))
    for error in found:
        error.where = f"{file}: {error.where}"
    if found:
        raise Faults(found)
    return assessment


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the interchange form."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where a schema is asked for

    made = TypeAdapter(Assessment).json_schema()
    own = TypeAdapter(Own).json_schema()
    made["$defs"] |= own.pop("$defs", {})
    made["properties"]["evidence"] = {**own, "title": "Evidence"}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "afweging assessment"}


def _json_tree(text: str, file: str) -> Tree:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, value in pairs:
            if name in data:
                raise AfwegingError(errors.JSON_REPEATED_KEY, where=file, key=brief(name))
            data[name] = value
        return data

    def whole(digits: str) -> float:
        return int(digits) if len(digits) < 19 else float(digits)  # too long for a form number: refused by its type

    try:
        data = json.loads(text, object_pairs_hook=unique, parse_int=whole)
    except json.JSONDecodeError as error:
        raise AfwegingError(errors.JSON_SYNTAX, where=f"{file}:{error.lineno}", column=error.colno) from None
    except RecursionError:
        raise AfwegingError(errors.YAML_TOO_DEEP, where=file, limit=DEPTH_LIMIT) from None
    refuse_bulk(data, file)
    return Tree(data, {}, file)
