"""JSON Schema of framework files, so that editors complete and check them."""

from typing import Any

from afweging.framework.models import Framework


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a framework file."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where a schema is asked for

    made = TypeAdapter(Framework).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "afweging framework file"}
