"""Parliamentary papers in every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.evidence.citation import parse, show

CHAPTERS = ["", "-I", "-IIA", "-IIB", "-IV", "-V", "-VIII", "-IX", "-X", "-XIII", "-XVII", "-XXIII", "-A", "-J", "-20", "-30"]
PAPERS = st.builds(
    lambda dossier, chapter, number: f"{dossier}{chapter}-{number}",
    st.integers(10_000, 99_999), st.sampled_from(CHAPTERS), st.integers(1, 9_999),
)


@pytest.mark.parametrize(
    "spelling",
    [
        "29826-147",
        "29826, nr. 147",
        "29 826 nr. 147",
        "29 826, nr. 147",
        "29.826, nr. 147",
        "Kamerstuk 29826, nr. 147",
        "kamerstuk 29 826, nr 147",
        "Kamerstuk 29\u00a0826, nr.\u00a0147",
        "Kamerstuknummer 29826-147",
        "Kamerstuknummer: 29826-147",
        "Kamerstukken II 2021/22, 29826, nr. 147",
        "Kamerstukken II 2021/2022, 29 826, nr. 147",
        "Kamerstukken II 2021–2022, 29826 nr. 147.",
        "kst-29826-147",
        "Parliamentary Paper 29826, no. 147",
        "  29826 -  147 ",
    ],
)
def test_every_spelling_gives_the_same_stored_form(spelling):
    assert parse(spelling) == "29826-147"


@pytest.mark.parametrize(
    ("spelling", "stored", "dutch"),
    [
        ("Kamerstukken II 2024/2025, 36600 XIII, nr. 70", "36600-XIII-70", "Kamerstuk 36600 XIII, nr. 70"),
        ("Kamerstuknummer 36600-XIII-22", "36600-XIII-22", "Kamerstuk 36600 XIII, nr. 22"),
        ("Kamerstukken II 2024/2025, 36725, XXIII nr. 8", "36725-XXIII-8", "Kamerstuk 36725 XXIII, nr. 8"),
        ("Kamerstuknummer 21501-30-621", "21501-30-621", "Kamerstuk 21501-30, nr. 621"),
        ("21501-20, nr. 2268", "21501-20-2268", "Kamerstuk 21501-20, nr. 2268"),
        ("36800-a-5", "36800-A-5", "Kamerstuk 36800 A, nr. 5"),
    ],
)
def test_budget_chapters_and_sub_dossiers_are_kept(spelling, stored, dutch):
    assert parse(spelling) == stored
    assert show(stored, "nl") == dutch


@pytest.mark.parametrize(
    "text",
    ["", "29826", "Kamerstuk 29826", "29826-0", "29826-", "2982-147", "298261-147", "29826147", "29 826 en 32 813, nr. 135",
     "Kamerstukken I 2021/22, 29826, nr. 147", "COM(2024) 137", "zie Kamerstuk 29826, nr. 147", "29826, nr. 147 en 148"],
)
def test_what_is_not_exactly_one_paper_is_refused(text):
    assert parse(text) is None


def test_shown_in_both_languages():
    assert show("29826-147", "nl") == "Kamerstuk 29826, nr. 147"
    assert show("29826-147", "en") == "Parliamentary Paper 29826, no. 147"


@pytest.mark.parametrize("text", ["29826, nr. 147", "29826", ""])
def test_only_a_stored_form_can_be_shown(text):
    with pytest.raises(ValueError):
        show(text, "nl")


@given(PAPERS, st.sampled_from(["nl", "en"]))
def test_what_is_shown_reads_back_as_the_same_paper(paper, language):
    assert parse(paper) == paper
    assert parse(show(paper, language)) == paper


@given(st.text(max_size=60))
def test_any_text_gives_a_stored_form_or_nothing(text):
    found = parse(text)
    assert found is None or parse(found) == found
