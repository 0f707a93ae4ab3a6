"""The words are the annex's words: the framework file against the published text, letter for letter.

The committed extract holds lines 832-869 of the source; where the source itself is at hand, the two must be equal.
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from afweging.framework.loading import load
from afweging.framework.models import AnnexText, Framework

ROOT = Path(__file__).parents[2]
EXTRACT = ROOT / "tests" / "data" / "annex_832_869.txt"
SOURCES = ROOT.parent / "shared" / "sources"
TAGS = re.compile(r"</?[pi]>")

IDS = ("aanleiding", "probleem", "oplossing", "overheidstaak", "nationaal", "meerwaarde", "aansluiting", "innovatie",
       "staatssteun", "alternatieven", "impact", "bereidheid", "balans", "advies")
OUTCOMES = ("GEEN_ROL", "NATIONAAL", "EUROPEES_GEEN_IPCEI", "IPCEI_GEEN_DEELNAME", "DEELNAME_MITS", "DEELNAME", "NOG_NIET")


def framework() -> Framework:
    return load(ROOT / "frameworks" / "ipcei.yaml")


TEXTS = [pytest.param(text, id=f"{text.line}-{text.exact[:20]}") for text in framework().annex_texts()]


def number_of(name: str) -> int:
    question = framework().find(name)
    assert question is not None, name
    return question.number


def compact(text: str) -> str:
    """The text without tags and without any white space."""
    return "".join(TAGS.sub("", text).split())


def extract_lines() -> dict[int, str]:
    lines = EXTRACT.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    first = framework().source.first_line
    return dict(enumerate(lines, start=first))


def test_extract_has_exactly_the_lines_that_the_framework_names() -> None:
    source = framework().source
    assert list(extract_lines()) == list(range(source.first_line, source.last_line + 1)) == list(range(832, 870))


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not beside this checkout")
def test_extract_equals_the_source() -> None:
    source = framework().source
    lines = (SOURCES / source.file).read_bytes().split(b"\n")
    assert EXTRACT.read_bytes() == b"\n".join(lines[source.first_line - 1 : source.last_line]) + b"\n"


@pytest.mark.parametrize("text", TEXTS)
def test_published_text_stands_letter_for_letter_on_its_line(text: AnnexText) -> None:
    assert text.exact in TAGS.sub("", extract_lines()[text.line])
    assert not TAGS.search(text.exact)
    assert "\t" not in text.exact


def test_nothing_of_the_annex_is_left_out() -> None:
    """Taking out all published texts in order leaves the numbers, the repeated table heads and the table rules, no more."""
    found = framework()
    rest = compact(EXTRACT.read_text(encoding="utf-8"))
    left = ""
    for text in found.annex_texts():
        before, part, rest = rest.partition(compact(text.exact))
        assert part, text.exact
        left += before
    head, rule = compact(found.heading.exact + found.intro.exact), "-----"
    numbers = {number: f"{number})" for number in range(1, 15)}
    numbers[1] = rule + numbers[1]
    for number, furniture in ((3, head), (9, rule + head)):
        numbers[number] = furniture + numbers[number]
    assert left + rest == "".join(numbers.values())


@pytest.mark.parametrize("text", TEXTS)
def test_corrections_lead_from_the_published_to_the_shown_text(text: AnnexText) -> None:
    """Each fragment occurs once, none overlap, and replacing each at its place gives exactly what we show."""
    assert (text.published is None) == (not text.corrections)
    spans = []
    for correction in text.corrections:
        assert text.exact.count(correction.published) == 1, correction.published
        assert correction.shown != correction.published
        start = text.exact.index(correction.published)
        spans.append((start, start + len(correction.published), correction.shown))
    spans.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    shown = text.exact
    for start, end, replacement in reversed(spans):
        shown = shown[:start] + replacement + shown[end:]
    assert shown == text.nl


@pytest.mark.parametrize("slip", ["ICPEI", "industriebeleid initiatief", "/-politiek initiatief", "/-politieke", "Licht er",
                                  "wilt", "nietodeloos", "NLse", "B. 1.", "EU lidstaten", "CoalitieAkkoord", "van op"])
def test_no_known_slip_is_shown_and_each_is_kept_as_published(slip: str) -> None:
    texts = list(framework().annex_texts())
    assert not [text.nl for text in texts if slip in text.nl]
    assert [text for text in texts if slip in text.exact]


def test_questions_have_their_official_numbers_and_our_ids() -> None:
    assert [(q.number, q.id) for q in framework().questions] == list(enumerate(IDS, start=1))
    assert [section.id for section in framework().sections] == ["A.1", "A.2", "B.1", "B.2"]
    assert [statement.sections for statement in framework().concluding.statements] == [("A.1", "A.2"), ("B.1", "B.2")]


def test_kinds_follow_the_decision_rules() -> None:
    kinds = {q.number: q.kind for q in framework().questions}
    special = {1: "information", 3: "information", 5: "weighing", 14: "advice"}
    assert kinds == {number: special.get(number, "necessary") for number in range(1, 15)}


def test_soft_limits_fit_five_pages() -> None:
    assert sum(q.word_limit for q in framework().questions) == 1960
    assert framework().minimum_words == 15


def test_every_level_says_when_it_applies() -> None:
    used = {q.scale for q in framework().questions} - {None}
    assert {scale.id for scale in framework().scales} == used
    for scale in framework().scales:
        anchors = [(level.anchor.nl, level.anchor.en) for level in scale.levels]
        assert all(len(text.split()) >= 8 for pair in anchors for text in pair), scale.id
        assert len(set(anchors)) == len(anchors)
        values = [level.truth for level in scale.levels]
        assert values == sorted(values)
        assert len({level.code for level in scale.levels}) == len(values)


def test_no_label_is_a_bare_yes_or_no() -> None:
    labels = [text for scale in framework().scales for level in scale.levels for text in (level.label.nl, level.label.en)]
    assert not {label.lower() for label in labels} & {"ja", "nee", "deels", "yes", "no", "partly"}


@pytest.mark.parametrize(("question", "values"), [
    ("probleem", "nee deels ja ja ja"), ("overheidstaak", "nee deels ja"), ("nationaal", "nee deels ja"),
    ("impact", "nee deels ja ja"), ("bereidheid", "nee deels ja ja"), ("balans", "nee nee deels ja ja"),
])
def test_levels_translate_as_the_decision_rules_say(question: str, values: str) -> None:
    found = framework().find(question)
    assert found is not None
    scale = framework().scale_of(found)
    assert scale is not None
    assert [level.value for level in scale.levels] == values.split()


def test_no_text_is_empty() -> None:
    def walk(value: object, path: str) -> None:
        if isinstance(value, str):
            assert value.strip() == value, path
            assert value or path.endswith((".source", ".grade", ".duty")), path
            assert "  " not in value, path
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                walk(item, f"{path}[{index}]")
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                walk(getattr(value, name), f"{path}.{name}")

    walk(framework(), "framework")


def test_ladder_asks_existing_questions_and_counts_ten_necessary_ones() -> None:
    ladder = framework().ladder
    necessary = [name for step in ladder.steps for name in step.necessary]
    weighing = [name for step in ladder.steps for name in step.weighing]
    assert {*necessary, *weighing, *ladder.required.questions} <= set(IDS)
    assert {number_of(name) for name in necessary} == {2, 4, 6, 7, 8, 9, 10, 11, 12, 13}
    assert len(necessary) == 10
    assert {number_of(name) for name in weighing} == {5, 7}
    assert [(step.section, step.necessary, step.weighing, step.fails) for step in ladder.steps] == [
        ("A.1", ("probleem", "overheidstaak"), ("nationaal",), "GEEN_ROL"),
        ("A.2", ("meerwaarde",), ("aansluiting",), "NATIONAAL"),
        ("B.1", ("aansluiting", "innovatie", "staatssteun", "alternatieven"), (), "EUROPEES_GEEN_IPCEI"),
        ("B.2", ("impact", "bereidheid", "balans"), (), "IPCEI_GEEN_DEELNAME"),
    ]
    assert tuple(outcome.id for outcome in ladder.outcomes) == OUTCOMES
    assert [outcome.id for outcome in ladder.outcomes if outcome.positive] == ["DEELNAME_MITS", "DEELNAME"]
    assert [rule.id for rule in framework().rules] == [f"R{number}" for number in range(11)]


def test_answers_build_on_earlier_questions_only() -> None:
    for question in framework().questions:
        assert all(number_of(name) < question.number for name in question.leans_on), question.id


def test_proposed_prompts_say_where_they_come_from_and_annex_prompts_do_not() -> None:
    for question in framework().questions:
        assert all(bool(prompt.source) == (prompt.origin == "proposal") for prompt in question.prompts)
        expected = [f"{question.number}{letter}" for letter in "abcdefghij"[: len(question.prompts)]]
        assert [prompt.id for prompt in question.prompts] == expected
    effects = [prompt.id for question in framework().questions for prompt in question.prompts if prompt.effect]
    assert effects == [f"13{letter}" for letter in "abcdefghi"]


def test_checks_are_those_of_the_domain_and_name_what_they_need() -> None:
    checks = {check.id: check for check in framework().checks}
    assert list(checks) == [
        "impact-balans", "alternatief-innovatie", "ernst-rol", "steun-zonder-financieringstekort", "te-weinig-lidstaten",
        "toezegging-zonder-stuk", "alleen-eigen-inschatting", "vervallen-feit", "jonger-feit", "afwijkend-van-eerder",
        "zelfde-tekst", "voorwaarde", "stapeling-van-voorbehouden", "pas-toe-of-leg-uit", "tweede-lezer",
    ]
    for check in checks.values():
        assert bool(check.prompts) == (check.test == "prompt-open"), check.id
        assert bool(check.grade) == (check.test == "only-grade"), check.id
        assert bool(check.duty) == (check.test == "duty-open"), check.id
        assert check.questions, check.id
