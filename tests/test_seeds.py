"""The example dossiers in ``seeds/dossiers``: complete, honest about their reference date, and judged as intended.

They are the first thing a new user reads, so they are held to more than an ordinary dossier: every answer motivated and
within its limit, every citation valid on the reference date, no names of people.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from afweging.advice.judge import advise
from afweging.advice.models import Duty
from afweging.assessment.interchange import fit, read, read_file, to_json, to_yaml
from afweging.assessment.models import WOO_GROUNDS, Assessment, Status
from afweging.assessment.wording import citations, clean, count_words
from afweging.evidence.loading import load as load_evidence
from afweging.evidence.models import Evidence, Standing
from afweging.framework.loading import fingerprint
from afweging.framework.loading import load as load_framework
from afweging.framework.models import UNKNOWN, Framework
from afweging.report.fonts import missing

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "seeds" / "dossiers").glob("*.yaml"))


@dataclass(frozen=True)
class Expected:
    """What an example is meant to show (domain 6). ``verdicts`` holds the codes of questions 1 to 13, in order."""

    verdicts: str
    derived: str
    chosen: str | None = None
    """The assessor's own advice; None when it is the derived one."""
    possible: frozenset[str] = frozenset()
    conditions: tuple[str, ...] = ()


EXPECTED = {
    "voorbeeld-me2": Expected(
        verdicts="volledig ernstig volledig aangetoond past-goed europees-nodig brede-steun voldoet nodig "
        "geen-alternatief groot toegezegd voordelen-groter",
        derived="DEELNAME",
    ),
    "voorbeeld-cis": Expected(
        verdicts="volledig serieus volledig aangetoond past-goed europees-nodig brede-steun voldoet-deels nodig "
        "geen-alternatief aanmerkelijk concreet voordelen-groter",
        derived="DEELNAME_MITS",
        chosen="DEELNAME",
        conditions=("innovatie",),
    ),
    "voorbeeld-waterstof": Expected(
        verdicts="volledig ernstig volledig aangetoond past-goed europees-nodig brede-steun voldoet nodig "
        "deels-alternatief aanmerkelijk concreet voordelen-groter",
        derived="DEELNAME_MITS",
        conditions=("alternatieven",),
    ),
    "voorbeeld-ast": Expected(
        verdicts="volledig ernstig volledig aangetoond past-goed europees-nodig brede-steun voldoet deels-onderbouwd "
        "geen-alternatief groot concreet voordelen-groter",
        derived="DEELNAME_MITS",
        conditions=("staatssteun",),
    ),
    "voorbeeld-cic": Expected(
        verdicts="volledig serieus volledig aangetoond past-deels europees-nodig brede-steun voldoet-deels "
        "deels-onderbouwd deels-alternatief beperkt verkennend nadelen-groter",
        derived="IPCEI_GEEN_DEELNAME",
    ),
    "voorbeeld-ai": Expected(
        verdicts="volledig serieus deels aangetoond past-goed europees-nodig brede-steun voldoet-deels "
        "deels-onderbouwd beter-alternatief - - -",
        derived="EUROPEES_GEEN_IPCEI",
    ),
    "voorbeeld-biotech": Expected(
        verdicts="deels serieus deels aangetoond past-goed europees-nodig onvoldoende-steun onbekend onbekend "
        "deels-alternatief aanmerkelijk onbekend onbekend",
        derived="NOG_NIET",
        possible=frozenset({"EUROPEES_GEEN_IPCEI", "IPCEI_GEEN_DEELNAME", "DEELNAME_MITS"}),
    ),
}

CRITERIA, ASPECTS = "criteria-zes-markten", "integrale-weging"
TABLES = {("voorbeeld-ast", CRITERIA), ("voorbeeld-ast", ASPECTS), ("voorbeeld-cic", CRITERIA), ("voorbeeld-cic", ASPECTS),
          ("voorbeeld-ai", CRITERIA), ("voorbeeld-biotech", CRITERIA)}
"""The optional tables that an example fills in: those of after their source that reach the question with a verdict."""

# People who appear in the sources or spoke for them. Names of officials never stand in an example.
SURNAMES = (
    "Adriaansens", "Karremans", "Veldhoven", "De Bat", "Blok", "Amhaouch", "Kostić", "Kostic", "Wennink", "Draghi",
    "Breton", "Vestager", "Habeck", "Altmaier", "Von der Leyen", "Van Haga", "Hagen", "Dassen", "Grinwis", "Dijk",
    "Martens-America", "Barrot",
)
ADDRESSED = re.compile(r"\b(?:dhr|mevr|mw|drs|ir|ing|mr|prof)\.|\b(?:de heer|mevrouw)\b|\w@\w", re.IGNORECASE)

each = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@cache
def framework() -> Framework:
    return load_framework(ROOT / "frameworks" / "ipcei.yaml")


@cache
def evidence() -> Evidence:
    return load_evidence(ROOT / "seeds" / "evidence" / "sources.yaml", ROOT / "seeds" / "evidence" / "facts.yaml")


@cache
def example(file: Path) -> Assessment:
    return read_file(file)


def texts(assessment: Assessment) -> dict[str, str]:
    """Every text a reader can see, by place."""
    found = {"title": assessment.head.title, "opsteller": assessment.head.opsteller, "focus": assessment.conclusion.focus,
             "directorate": assessment.head.directorate, "accumulation": assessment.conclusion.accumulation}
    for name, answer in assessment.answers.items():
        found |= {f"{name}.text": answer.text, f"{name}.missing": answer.missing, f"{name}.owner": answer.owner}
        found |= {f"{name}.tick.{tick.prompt}": tick.note for tick in answer.ticks}
        found |= {f"{name}.source.{index}": source.title for index, source in enumerate(answer.sources)}
        if answer.confidential:
            found[f"{name}.confidential"] = answer.confidential.text
    found |= {f"condition.{index}": text for index, text in enumerate(assessment.conclusion.conditions)}
    if deviation := assessment.conclusion.deviation:
        found |= {"deviation": deviation.reason, "deviation.role": deviation.role}
    if moment := assessment.conclusion.next_moment:
        found["next_moment"] = moment.text
    return found


def test_the_examples_are_the_ones_the_table_names() -> None:
    assert {file.stem for file in FILES} == set(EXPECTED)
    numbers = {file.stem: example(file).head.kenmerk for file in FILES}
    assert numbers == {name: f"VOORBEELD-{index}" for index, name in enumerate(EXPECTED, 1)}


@each
def test_fits_the_framework(file: Path) -> None:
    found = example(file)
    assert fit(framework(), found, file.name) is found
    assert (found.framework.id, found.framework.version) == (framework().id, framework().version)
    assert found.framework.hash in ("", fingerprint(framework()))


@each
def test_is_marked_as_an_example_and_names_roles_only(file: Path) -> None:
    head = example(file).head
    assert head.example
    assert head.status is Status.CONCEPT
    assert head.persons == ()
    assert all((head.title, head.directorate, head.opsteller, head.tags))
    for question, answer in example(file).answers.items():
        assert answer.owner, f"{question} has no owner"


@each
def test_has_the_verdicts_it_is_meant_to_show(file: Path) -> None:
    wanted = EXPECTED[file.stem].verdicts.split()
    asked = framework().questions[:13]
    found = [example(file).answer(question.id).verdict or "-" for question in asked]
    assert found == wanted


@each
def test_derived_and_chosen_advice(file: Path) -> None:
    wanted, found = EXPECTED[file.stem], example(file)
    advice = advise(framework(), found)
    assert advice.advice == wanted.derived
    assert advice.chosen == (wanted.chosen or wanted.derived)
    assert set(advice.outcomes) == (wanted.possible or {wanted.derived})
    if wanted.conditions:
        assert advice.conditions == wanted.conditions
    assert all(notice.met for notice in advice.notices), "the rules still ask something of the assessor"


def test_comply_or_explain_is_shown_by_exactly_one_example() -> None:
    deviating = [file.stem for file in FILES if advise(framework(), example(file)).deviates]
    assert deviating == ["voorbeeld-cis"]
    cis = example(ROOT / "seeds" / "dossiers" / "voorbeeld-cis.yaml")
    reason = cis.conclusion.deviation
    assert reason is not None
    assert count_words(reason.reason) >= framework().ladder.deviation.words
    assert reason.date <= cis.head.peildatum
    duties = {notice.duty for notice in advise(framework(), cis).notices}
    assert Duty.DEVIATION in duties


@each
def test_every_reached_question_is_motivated_within_its_limit(file: Path) -> None:
    found = example(file)
    reached = advise(framework(), found).reached
    for question in framework().questions:
        answer = found.answer(question.id)
        words = count_words(answer.text)
        if question.id not in reached:
            assert words == 0, f"{question.id} is not reached"
            continue
        assert framework().minimum_words <= words <= question.word_limit, f"{question.id}: {words} words"
        assert bool(answer.missing) == (answer.verdict == UNKNOWN), f"{question.id}: missing goes with onbekend"


@each
def test_cites_what_it_lists(file: Path) -> None:
    for question, answer in example(file).answers.items():
        listed = [citation.fact for citation in answer.facts]
        assert listed == list(citations(answer.text)), question


@each
def test_cites_only_facts_that_held_on_the_reference_date(file: Path) -> None:
    found = example(file)
    for question, answer in found.answers.items():
        for citation in answer.facts:
            fact = evidence().fact(citation.fact)
            assert fact is not None, f"{question} cites {citation.fact}, which does not exist"
            standing = evidence().validity(fact, found.head.peildatum).standing
            assert standing is Standing.VALID, f"{question} cites {fact.id}: {standing}"


@each
def test_every_scored_question_rests_on_more_than_an_own_estimate(file: Path) -> None:
    for question, answer in example(file).answers.items():
        if question == "advies" or answer.verdict in (None, UNKNOWN):
            continue
        grades = {source.grade for source in answer.sources}
        facts = [evidence().fact(citation.fact) for citation in answer.facts]
        grades |= {citation.grade or fact.grade for citation, fact in zip(answer.facts, facts, strict=True) if fact}
        assert grades - {"D"}, question


@each
def test_question_13_weighs_item_by_item(file: Path) -> None:
    balance = framework().find("13")
    assert balance is not None
    answer = example(file).answer(balance.id)
    asked = {prompt.id for prompt in balance.prompts if prompt.effect}
    weighed = {tick.prompt for tick in answer.ticks if balance.prompt(tick.prompt) in balance.prompts and tick.effect and tick.note}
    decided = answer.verdict not in (None, UNKNOWN)
    assert weighed == (asked if decided else set())


@each
def test_a_table_is_filled_in_whole_or_not_at_all_and_never_before_its_source(file: Path) -> None:
    found = example(file)
    for question in framework().questions:
        for table in question.tables:
            filled = [tick for tick in found.answer(question.id).ticks if tick.prompt in {prompt.id for prompt in table.prompts}]
            assert len(filled) in (0, len(table.prompts)), table.id
            assert all(tick.effect and tick.note for tick in filled), table.id
            if filled:
                standings = [evidence().validity(fact, found.head.peildatum).standing for fact in map(evidence().fact, table.facts) if fact]
                assert set(standings) == {Standing.VALID}, table.id
            assert bool(filled) == ((file.stem, table.id) in TABLES)


@each
def test_prompts_are_ticked_once_and_in_order(file: Path) -> None:
    for question, answer in example(file).answers.items():
        ticked = [tick.prompt for tick in answer.ticks]
        known = framework().find(question)
        assert known is not None
        assert ticked == [prompt.id for prompt in known.every_prompt if prompt.id in ticked], question


def test_one_closed_part_shows_the_mechanism_and_says_it_is_invented() -> None:
    closed = [answer.confidential for file in FILES for answer in example(file).answers.values() if answer.confidential]
    assert closed
    for part in closed:
        assert part.ground in WOO_GROUNDS
        assert "erzonnen" in part.text.split(".")[0]


@each
def test_names_no_real_person(file: Path) -> None:
    for place, text in texts(example(file)).items():
        named = [name for name in SURNAMES if re.search(rf"\b{re.escape(name)}\b", text)]
        assert not named, f"{place} names {named}"
        assert not ADDRESSED.search(re.sub(r"\[@\w+\]", "", text)), place


@each
def test_markdown_is_balanced(file: Path) -> None:
    for place, text in texts(example(file)).items():
        for block in re.split(r"\n\n|\n(?=- |\|)", text):
            bare = re.sub(r"^- ", "", block)
            assert bare.count("**") % 2 == 0, f"{place}: bold in «{block}»"
            assert bare.replace("**", "").count("*") % 2 == 0, f"{place}: italics in «{block}»"
            assert bare.count("[") == bare.count("]"), f"{place}: brackets in «{block}»"
            assert bare.count("(") == bare.count(")"), f"{place}: parentheses in «{block}»"
        assert "`" not in text, place
        assert "<" not in text, place
        for table in re.findall(r"(?:^\|.*\|\n?)+", text, re.MULTILINE):
            rows = table.strip().split("\n")
            assert len({row.count("|") for row in rows}) == 1, f"{place}: a row of another width"
            assert re.fullmatch(r"\|(?:---\|)+", rows[1]), f"{place}: a table without a line under its head"


@each
def test_texts_are_clean_and_typeset(file: Path) -> None:
    for place, text in texts(example(file)).items():
        assert text == clean(text).strip(), place
        assert not re.search(r" {2}|[ \t]\n|€ \d|\d (?:miljoen|miljard)| [,.;:]|\d\.\d%|EUR", text), place


@each
def test_every_character_can_be_printed(file: Path) -> None:
    for place, text in texts(example(file)).items():
        assert missing(text) == (), place


@each
def test_survives_the_round_trip(file: Path) -> None:
    found = example(file)
    assert read(to_yaml(found).encode(), "copy.yaml") == found
    assert read(to_json(found).encode(), "copy.json") == found


def test_no_two_answers_are_the_same() -> None:
    seen: dict[str, str] = {}
    for file in FILES:
        for question, answer in example(file).answers.items():
            for paragraph in filter(lambda part: count_words(part) >= 12, answer.text.split("\n\n")):
                here = f"{file.stem}.{question}"
                assert paragraph not in seen, f"{here} repeats {seen.get(paragraph)}: «{paragraph[:60]}…»"
                seen[paragraph] = here
