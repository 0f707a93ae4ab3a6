"""Faults in the glossary, each with its file and line; and the glossary that is shipped."""

import pytest

from afweging import errors, shipped
from afweging.errors import AfwegingError, Faults
from afweging.language.loading import load
from afweging.language.sentences import sentences

TEXT = """\
format: 1
terms:
  - id: een
    name: {nl: een, en: one}
    explanation: {nl: Uitleg., en: Explanation.}
    forms: {nl: [eerste, twee*], en: [first]}
  - id: twee
    name: {nl: twee, en: two}
    explanation: {nl: Meer uitleg., en: More.}
    forms: {nl: [tweede], en: [second]}
abbreviations:
  - {short: EU, full: {nl: Europese Unie, en: European Union}}
  - {short: VN, full: {nl: Verenigde Naties, en: United Nations}}
"""


@pytest.fixture
def read(tmp_path):
    """Read the glossary after replacing a piece of text in it."""

    def read(*changes):
        text = TEXT
        for old, new in changes:
            assert text.count(old) == 1
            text = text.replace(old, new)
        (tmp_path / "glossary.yaml").write_text(text, encoding="utf-8")
        return load(tmp_path / "glossary.yaml")

    return read


def test_a_fine_glossary_is_read(read):
    glossary = read()
    assert [term.id for term in glossary.terms] == ["een", "twee"]
    assert glossary.shorts == {"EU", "VN"}


@pytest.mark.parametrize(("old", "new", "code", "line"), [
    ("id: twee", "id: een", errors.DUPLICATE_TERM, 7),
    ("short: VN", "short: EU", errors.DUPLICATE_TERM, 13),
    ("[tweede]", "[eerste]", errors.DUPLICATE_TERM, 10),
    ("name: {nl: twee", 'name: {nl: ""', errors.TERM_EMPTY, 8),
    ("en: More.", 'en: " "', errors.TERM_EMPTY, 9),
    ("en: [second]", "en: []", errors.TERM_EMPTY, 10),
    ("en: United Nations", 'en: ""', errors.TERM_EMPTY, 13),
    ("twee*", "tw*ee", errors.ILL_FORMED_FORM, 6),
    ("twee*", "t*", errors.ILL_FORMED_FORM, 6),
    ("twee*", '"(twee"', errors.ILL_FORMED_FORM, 6),
    ("twee*", '"twee)"', errors.ILL_FORMED_FORM, 6),
    ("id: twee", "naam: twee", errors.UNKNOWN_KEY, 7),
    ("format: 1", "format: 2", errors.WRONG_CHOICE, 1),
])
def test_every_fault_has_its_line(read, old, new, code, line):
    with pytest.raises(AfwegingError) as caught:
        read((old, new))
    faults = caught.value.errors if isinstance(caught.value, Faults) else (caught.value,)
    assert faults[0].code is code
    assert faults[0].where.endswith(f"glossary.yaml:{line}")
    assert str(faults[0])


def test_the_beginning_of_a_word_may_end_in_a_hyphen(read):
    assert read(("twee*", '"twee-*"')).terms[0].forms.nl[1] == "twee-*"


GLOSSARY = load(shipped.glossary())


def test_the_terms_of_the_framework_are_all_there():
    """The terms of domain 7.2, by their Dutch names."""
    names = {term.name.nl for term in GLOSSARY.terms}
    assert names >= {
        "afwegingskader", "marktfalen", "transformatiefalen", "publiek belang", "nuloptie", "doeltreffend", "doelmatig", "oordeel",
        "onderbouwing", "afgeleid advies", "advies", "pas toe of leg uit", "peildatum", "beslismoment", "dossier", "kenmerk", "parafenroute",
        "paraaf", "beslisnota", "Kamerbrief", "Kamerstuk", "bewindspersoon", "meelezer", "penvoerder", "rubricering",
        "Departementaal Vertrouwelijk", "lakken", "openbare versie", "staatssteun", "financieringstekort (funding gap)", "nulscenario",
        "terugvorderingsmechanisme", "eerste industriële toepassing", "overloopeffect", "cofinanciering", "lidstaat", "gelijk speelveld",
        "mededinging", "brede welvaart", "verdienvermogen", "weerbaarheid", "open strategische autonomie", "strategische afhankelijkheid",
        "sleuteltechnologie", "waardeketen", "opschaling", "maatwerkafspraak", "voorbehoud", "belangstellingspeiling", "(pre)notificatie"}


@pytest.mark.parametrize("term", GLOSSARY.terms, ids=lambda term: term.id)
def test_an_explanation_is_short_and_differs_between_the_languages(term):
    for language in ("nl", "en"):
        text = term.explanation.at(language)
        assert text.endswith(".")
        assert len(text.split()) <= 50
        assert len(sentences(text)) <= 2
    assert term.explanation.nl != term.explanation.en
