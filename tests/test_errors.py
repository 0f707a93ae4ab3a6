"""Every error says where, what and what to do, in Dutch and in English, with its code and exit code."""

import re

import pytest

from afweging import errors, texts
from afweging.errors import AfwegingError, Code, Exit, Faults, catalogue

PLACEHOLDER = re.compile(r"\{(\w+)\}")
CODES = pytest.mark.parametrize("code", catalogue(), ids=lambda code: code.name)


def filled(code: Code) -> AfwegingError:
    names = set(PLACEHOLDER.findall(code.what + code.remedy))
    return AfwegingError(code, where="f.yaml:3", **{name: f"<{name}>" for name in names})


@CODES
def test_an_error_is_told_in_full_in_both_languages(code: Code) -> None:
    error = filled(code)
    told = {}
    for language in texts.LANGUAGES:
        texts.use(language)
        told[language] = str(error)
        assert told[language] == f"f.yaml:3: {error.what()} {error.remedy()} [{code.name}]"
        assert error.what().endswith(".")
        assert error.remedy().strip() == error.remedy() != ""
    assert set(PLACEHOLDER.findall(code.what)) == set(re.findall(r"<(\w+)>", error.what()))
    assert told["nl"] != told["en"]


def test_code_names_are_unique_and_say_their_room() -> None:
    names = [code.name for code in catalogue()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+\.[a-z0-9-]+", name) for name in names)
    constants = [value for value in vars(errors).values() if isinstance(value, Code)]
    assert len(constants) == len(names)


def test_exit_codes_are_an_interface() -> None:
    assert [(one.name, one.value) for one in Exit] == [
        ("FINE", 0), ("REFUSED", 1), ("USAGE", 2), ("BUSY", 3), ("DAMAGED", 4), ("STALE", 5),
    ]


def test_without_a_place_only_the_sentences_are_told() -> None:
    texts.use("en")
    error = AfwegingError(errors.YAML_EMPTY)
    assert str(error) == "The file is empty. Check that this is the right file. [yaml.empty]"
    assert error.exit is Exit.REFUSED
    assert error.args == ("yaml.empty",)


def test_several_errors_are_told_one_per_line_with_the_gravest_exit_code() -> None:
    texts.use("en")
    grave = Code("test.grave", Exit.DAMAGED, "Broken.", "Mend it.")
    found = Faults((AfwegingError(errors.FILE_MISSING, where="a", file="x"), AfwegingError(grave)))
    assert str(found) == (
        "a: There is no file x. Check the name and the folder. [file.missing]\nBroken. Mend it. [test.grave]"
    )
    assert found.exit is Exit.DAMAGED
    assert found.code is errors.FILE_MISSING
