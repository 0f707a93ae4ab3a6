"""A published framework never changes: every edition that comes with the program is pinned by its SHA-256 (promise 7).

A change is a new edition: a copy with another ``version``, a new line here, and never another hash on an old line.
"""

from pathlib import Path

import pytest

from afweging import canonical
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import Framework
from tests.conftest import IPCEI

FOLDER = IPCEI.parent
FIRST = FOLDER / "ipcei-2022-07-08.yaml"
PUBLISHED = {
    "2022-07-08": "d6a502bd7b3265cbf5e2b8b1707cd3b5d047eca164a189c13178c03868388517",
    "2022-07-08.2": "1a223c821326c6153a32a8e090c13f5bb1d8129463ecb7853cbfcfc88009aa93",
}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_was_published_is_what_is_here(path: Path) -> None:
    framework = load(path)
    assert fingerprint(framework) == PUBLISHED[framework.version]


def test_every_edition_has_a_version_of_its_own_and_stays_here() -> None:
    assert sorted(load(path).version for path in FOLDER.glob("*.yaml")) == sorted(PUBLISHED)


def test_the_editions_ask_the_same_questions_on_the_same_scales_by_the_same_rules(ipcei: Framework) -> None:
    first = load(FIRST)
    assert [(one.id, one.number, one.scale, one.kind) for one in first.questions] == \
        [(one.id, one.number, one.scale, one.kind) for one in ipcei.questions]
    assert (first.scales, first.ladder, first.rules) == (ipcei.scales, ipcei.ladder, ipcei.rules)
    assert list(first.annex_texts()) == list(ipcei.annex_texts())


def test_no_id_that_was_published_is_lost_or_means_another_thing(ipcei: Framework) -> None:
    for before, now in zip(load(FIRST).questions, ipcei.questions, strict=True):
        assert [prompt.id for prompt in before.prompts] == [prompt.id for prompt in now.prompts]
    assert {check.id for check in load(FIRST).checks} <= {check.id for check in ipcei.checks}


def test_the_first_edition_has_no_tables_and_its_text_does_not_show_that_others_have_them() -> None:
    assert all(question.tables == () for question in load(FIRST).questions)
    assert '"tables"' not in canonical.text(load(FIRST))


def test_the_tables_are_the_words_of_their_sources(ipcei: Framework) -> None:
    tables = {table.id: (question.number, table) for question in ipcei.questions for table in question.tables}
    assert {name: number for name, (number, _table) in tables.items()} == {"criteria-zes-markten": 5, "integrale-weging": 13}
    weighing = tables["integrale-weging"][1]
    assert [prompt.text.nl for prompt in weighing.prompts] == [
        "Europese strategische autonomie", "Clean Industrial Deal", "Circulaire doelen", "Gezondheid", "Schaarse ruimte", "Woonopgave",
        "Natuur", "Energie", "Water", "Arbeidsmarkt", "Grondstoffen",
    ]
    assert weighing.facts == ("F80", "F81")
    assert "29826, nr. 250" in weighing.source
    criteria = tables["criteria-zes-markten"][1]
    assert [prompt.id for prompt in criteria.prompts] == ["5-verdienvermogen", "5-weerbaarheid", "5-opgaven"]
    assert criteria.facts == ("F39", "F40")
    assert "29826, nr. 277" in criteria.source
    assert all(prompt.origin == "proposal" and prompt.effect for _number, table in tables.values() for prompt in table.prompts)
