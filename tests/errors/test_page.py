"""Catalogue, page and tests in step: every code has its example on the page, and some test meets it."""

import re
import sys
from pathlib import Path

import pytest

from afweging import errors, texts
from afweging.errors import Code, catalogue

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import error_page  # noqa: E402 - a script of the project, not a package

NAMES = {value: name for name, value in vars(errors).items() if isinstance(value, Code)}
WORDS = {word for path in sorted((ROOT / "tests").rglob("*"))
         if path.suffix in {".py", ".yaml", ".txt", ".md"} and path != Path(__file__)
         for word in re.findall(r"[A-Z][A-Z_]+|[a-z]+\.[a-z-]+", path.read_text(encoding="utf-8"))}
"""What could be the name of a code anywhere in the tests."""
PAGE = (ROOT / "docs/errors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", catalogue(), ids=lambda code: code.name)
def test_some_test_meets_the_code(code: Code) -> None:
    assert NAMES[code] in WORDS or code.name in WORDS


@pytest.mark.parametrize("code", catalogue(), ids=lambda code: code.name)
def test_the_page_shows_the_code_with_every_place_filled_in(code: Code) -> None:
    assert f"### `{code.name}`\n" in PAGE
    for language in texts.LANGUAGES:
        texts.use(language)
        shown = error_page.example(code)
        assert not re.search(r"\{\w+\}", shown.what() + shown.remedy())


def test_examples_are_only_given_for_codes_that_exist() -> None:
    names = {code.name for code in catalogue()}
    assert error_page.SPECIAL.keys() <= names
    used = {place for code in catalogue() for place in error_page.placeholders(code)}
    assert error_page.EXAMPLE.keys() <= used
