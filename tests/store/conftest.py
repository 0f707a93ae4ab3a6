"""The stores that the contract is tested against; a further implementation joins the list in ``params``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from afweging.store.protocol import Store
from tests.store.making import FRAMEWORK, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bibliotheek" / "afweging.db"


@pytest.fixture(params=["sqlite"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[Store]:
    made = {"sqlite": opened}[request.param](path)
    made.keep_framework(FRAMEWORK)
    yield made
    made.close()
