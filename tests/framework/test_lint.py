"""Every fault a framework file can have is told with file, line, what is wrong, the nearest name and what to do."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from afweging import errors, texts
from afweging.framework.lint import correction_problem
from afweging.framework.loading import problems
from afweging.framework.models import AnnexText, Correction, Text
from tests.conftest import BUS, IPCEI

FOLDER = BUS.parent
BROKEN = sorted(path for path in FOLDER.glob("*.yaml") if path != BUS)


@dataclass(frozen=True)
class Expected:
    """What the first two lines of a broken file promise: the words of the message, and its line."""

    words: tuple[str, ...]
    line: int


def expected(path: Path) -> Expected:
    first, second = path.read_text(encoding="utf-8").split("\n")[:2]
    words = tuple(first.removeprefix("# expect: ").split(" | "))
    return Expected(words, int(second.removeprefix("# line: ")))


@pytest.mark.parametrize("path", [BUS, IPCEI], ids=lambda path: path.stem)
def test_a_fine_framework_has_no_faults(path: Path) -> None:
    assert problems(path) == ()


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_each_fault_is_told_with_place_words_and_remedy(path: Path, language: texts.Language) -> None:
    texts.use(language)
    first = problems(path)[0]
    wanted = expected(path)
    assert first.where == f"{path}:{wanted.line}"
    for word in wanted.words:
        assert word in str(first)
    assert first.remedy()
    assert first.remedy() in str(first)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_each_fault_is_told_in_dutch_and_in_english(path: Path) -> None:
    first = problems(path)[0]
    dutch = (first.what(), first.remedy())
    texts.use("en")
    assert all(one != other for one, other in zip(dutch, (first.what(), first.remedy()), strict=True))


def test_every_fault_of_the_framework_section_has_a_broken_file() -> None:
    shown = {expected(path).words[0] for path in BROKEN}
    named = {code.name for code in errors.catalogue() if code.name.startswith(("framework.", "yaml."))}
    assert named - shown == {"framework.unknown"}  # a name on the command line, not a fault of a file


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = BUS.read_text(encoding="utf-8")
    file = tmp_path / "two.yaml"
    file.write_text(text.replace("number: 3", "number: 8").replace("rule: R2", "rule: R7"), encoding="utf-8")
    assert [error.code for error in problems(file)] == [errors.QUESTION_NUMBER, errors.DANGLING]


def test_two_scales_may_have_levels_of_the_same_name(tmp_path: Path) -> None:
    file = tmp_path / "same.yaml"
    file.write_text(BUS.read_text(encoding="utf-8").replace("ieders", "volledig"), encoding="utf-8")
    assert problems(file) == ()


def annex(shown: str, published: str | None, *corrections: tuple[str, str]) -> AnnexText:
    why = Text(nl="x", en="x")
    made = tuple(Correction(published=old, shown=new, reason=why) for old, new in corrections)
    return AnnexText(nl=shown, en="x", line=1, published=published, corrections=made)


def test_corrections_turn_the_published_text_into_the_shown_text() -> None:
    assert correction_problem(annex("de bus komt", "de bus komd", ("komd", "komt"))) == ""
    assert correction_problem(annex("de bus", None)) == ""
    assert correction_problem(annex("ja, de bus komt", "de bus komd", ("komd", "komt"), ("de bus", "ja, de bus"))) == ""


def test_a_correction_problem_shows_where_the_two_begin_to_differ() -> None:
    problem = correction_problem(annex("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxya", ("ab", "ab")))
    assert problem == "“…pqrstuvwxya…” ≠ “…pqrstuvwxyz…”"
    assert correction_problem(annex("de bus komt", "de bus", ("de", "de"))) == "“…de bus…” ≠ “…de bus komt…”"


@pytest.mark.parametrize(("fragment", "times"), [("x", 0), ("bu", 2), ("", 8)])
def test_a_corrected_fragment_stands_there_once(fragment: str, times: int) -> None:
    assert correction_problem(annex("bus bus", "bus bus", (fragment, "y"))) == f"“{fragment}” ({times}×)"


def test_questions_that_lean_on_later_ones_are_told_also_when_those_go_round_or_lean_on_nothing_known(tmp_path: Path) -> None:
    """The search for a way back ends, whatever the later questions lean on."""
    text = BUS.read_text(encoding="utf-8").replace("leans_on: [aanleiding]", "leans_on: [chauffeurs]")
    roster, heard = "        condition: {nl: mits het rooster rond is", "        condition: {nl: mits de buurt wordt gehoord"
    assert text.count(roster) == text.count(heard) == 1
    file = tmp_path / "round.yaml"
    file.write_text(text.replace(roster, f"        leans_on: [buurt]\n{roster}").replace(heard, f"        leans_on: [chauffeurs]\n{heard}"),
                    encoding="utf-8")
    assert [error.code for error in problems(file)] == [errors.LEANS_ON_LATER, errors.LEANS_IN_CIRCLE]
    file.write_text(text.replace(roster, f"        leans_on: [bus]\n{roster}"), encoding="utf-8")
    assert [error.code for error in problems(file)] == [errors.DANGLING, errors.LEANS_ON_LATER]
