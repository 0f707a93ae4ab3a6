"""These tests need pandoc, which is an optional extra: ``make office`` installs it and does not let them be skipped."""

import os

import pytest

from afweging.report import as_office


@pytest.fixture(scope="session")
def pandoc() -> str:
    """Where pandoc is; without it the tests are skipped with the line to run, or fail when everything is asked for."""
    found = as_office.pandoc()
    if found is None:
        says = f"pandoc is not installed; run: {as_office.install_line()}"
        if os.environ.get("AFWEGING_CI_FULL") == "1":
            pytest.fail(says)
        pytest.skip(says)
    return found
