"""The JSON Schema accepts what the loader accepts in shape, and refuses what it refuses."""

from typing import Any

import jsonschema
import pytest
import yaml

from afweging.framework.schema import schema
from tests.conftest import BUS, IPCEI


def data(text: str) -> Any:
    """The file as an editor reads it: with dates left as text."""
    loader = type("Loader", (yaml.CSafeLoader,), {})
    loader.add_constructor("tag:yaml.org,2002:timestamp", lambda made, node: made.construct_scalar(node))
    return yaml.load(text, loader)


@pytest.mark.parametrize("path", [BUS, IPCEI], ids=lambda path: path.stem)
def test_the_schema_accepts_fine_frameworks(path) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(data(path.read_text(encoding="utf-8")), schema())


@pytest.mark.parametrize("name", ["unknown-key", "missing-key", "wrong-type-number", "wrong-type-list", "wrong-choice"])
def test_the_schema_refuses_wrong_shapes(name: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data((BUS.parent / f"{name}.yaml").read_text(encoding="utf-8")), schema())
