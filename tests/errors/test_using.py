"""The errors of what is asked and cannot be done: each told in full in both languages."""

import pytest

from afweging.errors import using
from afweging.errors.kinds import Code
from tests.errors.telling import codes_of, told_in_full


@pytest.mark.parametrize("code", codes_of(using), ids=lambda code: code.name)
def test_an_error_is_told_in_full_in_both_languages(code: Code) -> None:
    told_in_full(code)
