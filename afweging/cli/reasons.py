"""The words that go with a version on the command line: why verdicts turned, and what is said to consistency checks."""

from argparse import Namespace
from collections.abc import Mapping

from afweging import errors
from afweging.assessment.check import question_named
from afweging.assessment.wording import clean
from afweging.errors import AfwegingError
from afweging.library import Dossier


def because(dossier: Dossier, options: Namespace) -> Mapping[str, str]:
    """Why verdicts turned, by question id, from ``--because QUESTION=WHY``. Raises MISSING_ARGUMENT, UNKNOWN_QUESTION."""
    given = (_pair(text, "--because", "QUESTION=WHY", options.verb) for text in options.because or ())
    return {question_named(dossier.framework, name).id: why for name, why in given}


def words(options: Namespace) -> dict[str, str]:
    """A word on each consistency check, by check id, from ``--word CHECK=TEXT``. Raises MISSING_ARGUMENT."""
    return dict(_pair(text, "--word", "CHECK=TEXT", options.verb) for text in options.word or ())


def _pair(text: str, option: str, form: str, verb: str) -> tuple[str, str]:
    name, _equals, word = clean(text).partition("=")
    if not name.strip() or not word.strip():
        raise AfwegingError(errors.MISSING_ARGUMENT, option=f"{option} {form}", verb=verb)
    return name.strip(), word.strip()
