"""One child process makes the PDFs of all tests in this folder."""

from collections.abc import Iterator

import pytest

from afweging.report import formats
from afweging.report.rendering import Renderer
from tests.report import factory


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """A running child."""
    with Renderer() as started:
        yield started


@pytest.fixture(scope="session")
def example_pdf(renderer: Renderer) -> bytes:
    """The report of the shipped example."""
    return formats.render(factory.document(factory.example()), "pdf", renderer=renderer)


@pytest.fixture(scope="session")
def full_pdf(renderer: Renderer) -> bytes:
    """The internal report, in English, of an assessment that uses every field."""
    return formats.render(factory.document(factory.full(), language="en"), "pdf", renderer=renderer)
