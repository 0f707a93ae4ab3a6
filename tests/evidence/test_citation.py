"""Parliamentary papers in every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afweging.evidence.citation import parse, show, tidy

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


BLANKS = st.sampled_from(["", " ", "\u00a0", "."])
CALLED = st.sampled_from(["Kamerstuk ", "kamerstuk ", "Kamerstukken ", "Kamerstuknummer ", "Kamerstuknummer: ", "kst-", "KST ",
                          "Parliamentary Paper "])
HOUSE = st.sampled_from(["", "II ", "TK "])
YEAR = st.sampled_from(["", "2021/22, ", "2021/2022, ", "2021–2022, ", "2021-22, "])
BEFORE_NUMBER = st.sampled_from([", nr. ", " nr. ", ", nr ", "-", " - ", ", no. ", ", NR. "])
TEXTS = st.text(st.characters(categories=["Lu", "Ll", "Zs", "Po"]), max_size=20).filter(lambda text: "@" not in text)


@st.composite
def spelled(draw, called=CALLED):
    """A paper in some spelling, beside its stored form."""
    dossier, number = draw(st.integers(10_000, 99_999)), draw(st.integers(1, 9_999))
    shown_dossier = f"{dossier // 1000}{draw(BLANKS)}{dossier % 1000:03}"
    return f"{draw(called)}{draw(HOUSE)}{draw(YEAR)}{shown_dossier}{draw(BEFORE_NUMBER)}{number}", f"{dossier}-{number}"


@given(spelled(st.one_of(CALLED, st.just(""))))
def test_any_spelling_becomes_the_one_form(found):
    spelling, stored = found
    assert parse(spelling) == stored
    assert tidy(spelling) == show(stored, "nl")
    assert tidy(tidy(spelling)) == tidy(spelling)


@given(TEXTS, spelled(), st.sampled_from(["", ", p. 3", " (bijlage)", ", 8 juli 2022", "."]))
def test_a_paper_inside_a_description_becomes_the_one_form(before, found, after):
    spelling, stored = found
    assert tidy(f"{before} ({spelling}{after})").endswith(f"({show(stored, 'nl')}{after})")


@pytest.mark.parametrize("text", [
    "", "Rapport Wennink", "tel. 29826-147 bellen", "Kamerstukken I 2021/22, 29826, nr. 147", "COM(2024) 137",
    "Kamerstukken II 2021/22, 29826, nr. 147 en 148", "Kamerstuk 29826, nr. 147, nr. 148", "Kamerstuk 29826-14722",
    "blz. 29 826 nr. 147 van iets", "kamerstukkenarchief 29826-147x",
])
def test_a_description_without_one_named_paper_stays(text):
    assert tidy(text) == text


@given(st.text(max_size=80))
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)
