"""The framework as a value: finding its parts."""

from dataclasses import FrozenInstanceError, replace

import pytest

from afweging.framework.models import Framework, Text, Value


def test_texts_are_given_in_either_language(bus: Framework) -> None:
    assert Text(nl="ja", en="yes").at("nl") == "ja"
    assert Text(nl="ja", en="yes").at("en") == "yes"
    assert bus.title.at("nl") == "Weegkader buurtbus"
    assert bus.title.at("en") == "Community bus framework"


def test_the_exact_text_is_the_published_one(bus: Framework) -> None:
    assert bus.intro.exact == "Met deze vraagen wordt bepaalt of er een buurtbus komt."
    assert bus.title.exact == bus.title.nl


def test_questions_are_found_by_id_and_by_number(bus: Framework) -> None:
    assert [question.number for question in bus.questions] == [1, 2, 3, 4, 5]
    assert bus.find("chauffeurs") == bus.find("3")
    assert bus.find("taxi") is None
    assert bus.find("") is None


def test_scales_and_sections_of_a_question(bus: Framework) -> None:
    advice, demand = bus.questions[-1], bus.questions[1]
    scale = bus.scale_of(demand)
    assert scale is not None
    assert scale.id == "steun"
    assert bus.scale_of(advice) is None
    section = bus.section_of(demand)
    assert section is not None
    assert section.id == "A"
    assert bus.section_of(advice) is None


def test_levels_have_a_rank_and_a_truth(bus: Framework) -> None:
    scale = bus.scales[1]
    assert [scale.rank(level.id) for level in scale.levels] == [0, 1, 2, 3]
    assert [level.truth for level in scale.levels] == [Value.NEE, Value.DEELS, Value.JA, Value.JA]
    assert scale.level("brede") == scale.levels[2]
    assert scale.level("breed") is None
    with pytest.raises(ValueError, match="breed"):
        scale.rank("breed")


def test_outcomes_are_found_by_id(bus: Framework) -> None:
    assert bus.ladder.outcome("TAXI").label.nl == "Taxi"


def test_annex_texts_come_in_published_order(bus: Framework) -> None:
    found = list(bus.annex_texts())
    assert found[0] is bus.title
    assert found[-1] is bus.footnote
    assert [text.line for text in found] == sorted(text.line for text in found)
    assert bus.questions[0].question in found
    assert len(found) == 19


def test_a_framework_is_compared_by_identity(bus: Framework) -> None:
    assert bus != replace(bus)
    with pytest.raises(FrozenInstanceError):
        bus.id = "x"  # type: ignore[misc]


def test_prompts_of_tables_are_found_but_stand_apart(ipcei: Framework) -> None:
    balance = ipcei.find("balans")
    assert balance is not None
    assert [prompt.id for prompt in balance.every_prompt] == [
        *(prompt.id for prompt in balance.prompts), *(prompt.id for table in balance.tables for prompt in table.prompts)]
    energy = balance.prompt("13-energie")
    assert energy is not None
    assert energy not in balance.prompts
    assert balance.prompt("13a") == balance.prompts[0]
    assert balance.prompt("5-opgaven") is None
