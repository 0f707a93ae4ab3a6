"""An error is told with its place, what is wrong, what to do and its code; codes are unique; exit codes are an interface."""

import re

from afweging import errors, texts
from afweging.errors import AfwegingError, Code, Exit, Faults, catalogue, own_fault


def test_what_is_nearest_is_only_named_when_there_is_one() -> None:
    near = AfwegingError(errors.STORE_UNKNOWN, kenmerk="AFW-1", nearest="AFW-2026-0001")
    alone = AfwegingError(errors.STORE_UNKNOWN, kenmerk="AFW-1", nearest="")
    assert "Bedoelt u AFW-2026-0001?" in near.remedy()
    assert alone.remedy() == "Alle dossiers: afweging find."


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


def test_a_fault_of_our_own_names_its_kind_and_its_place_in_our_code_and_never_its_text() -> None:
    try:
        AfwegingError(errors.FILE_MISSING).what()
    except KeyError as error:
        said = own_fault(error)
    assert "KeyError" in said
    assert "errors/kinds.py:" in said
    assert "(ValueError in ?)" in own_fault(ValueError("wat er in een antwoord stond"))


def test_a_place_that_the_sentence_names_itself_is_said_once() -> None:
    texts.use("nl")
    frozen = AfwegingError(errors.DOSSIER_FROZEN, where="AFW-2026-0001", kenmerk="AFW-2026-0001")
    assert str(frozen).count("AFW-2026-0001 ") == 1, str(frozen)
    assert str(frozen).startswith("AFW-2026-0001 is vastgesteld")
    other = AfwegingError(errors.DOSSIER_FROZEN, where="AFW-2026-0001", kenmerk="AFW-2026-00012")
    assert str(other).startswith("AFW-2026-0001: AFW-2026-00012 ")
