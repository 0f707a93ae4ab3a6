"""What the parts of a comparison are called, and how they read; the same on every face."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from afweging.assessment.comparison import Direction, Move
from afweging.assessment.models import (
    Answer,
    Citation,
    Classification,
    Conclusion,
    Confidential,
    DeviationReason,
    FreeSource,
    Head,
    Marking,
    Memo,
    NextMoment,
    Person,
    Phase,
    Status,
    Tick,
)
from afweging.assessment.rewording import pieces
from afweging.framework.models import Framework
from afweging.library import differences
from afweging.texts import use

DAY = date(2026, 6, 1)


def paths(value: Any, path: str = "") -> Iterator[str]:
    """Every path a comparison can name below a value."""
    for field in fields(value):
        yield f"{path}{field.name}"
        inner = getattr(value, field.name)
        if is_dataclass(inner):
            yield from paths(inner, f"{path}{field.name}.")


def test_every_field_of_an_assessment_has_a_name() -> None:
    full = [
        Head(kenmerk="", title="", peildatum=DAY, memo=Memo(), classification=Classification()),
        Answer(confidential=Confidential(text="", ground="")),
        Conclusion(deviation=DeviationReason(reason="", role="", date=DAY), next_moment=NextMoment(text="")),
    ]
    whole = {"memo", "classification"}  # always there on both sides, so only their parts are named
    missing = {path for one in full for path in paths(one)} - set(differences.FIELDS) - whole
    assert not missing
    assert differences.field_name("text") == "Antwoord"
    assert differences.field_name("onbekend") == "onbekend"


@pytest.mark.parametrize(("move", "words"), [
    (Move(Direction.UP, 1), "▲ 1 niveau hoger"), (Move(Direction.UP, 2), "▲ 2 niveaus hoger"), (Move(Direction.DOWN, 1), "▼ 1 niveau lager"),
    (Move(Direction.UP, 0), "▲ hoger"), (Move(Direction.DOWN, 0), "▼ lager"), (Move(Direction.NONE, 0), ""),
    (Move(Direction.OPENED, 0), "○ weer open"), (Move(Direction.CLOSED, 0), "● nu beoordeeld"),
])
def test_a_move_is_a_sign_and_a_word(move: Move, words: str) -> None:
    assert differences.move_words(move) == words


@pytest.mark.parametrize(("value", "words"), [
    (None, "–"), ("", "–"), ((), "–"), (True, "ja"), (False, "nee"), (DAY, "1 juni 2026"), (Phase.TOEKENNING, "toekenning"),
    (Status.TER_MEELEZING, "ter meelezing"), (Marking.INTERN, "intern"), ("gewoon", "gewoon"), (("a", "b"), "a; b"), (3, "3"),
    (Citation(fact="F15"), "F15"), (Citation(fact="F15", grade="B"), "F15 (B)"),
    (FreeSource(title="CBS", grade="A", place="p. 3"), "CBS, p. 3 (A)"), (Confidential(text="x", ground="5.2"), "x (5.2)"),
    (Person(role="lid", name="A. B."), "lid: A. B."), (Tick(prompt="vreemd", effect="+", note="kort"), "vreemd (+): kort"),
    (DeviationReason(reason="Zo.", role="directeur", date=DAY), "Zo. (directeur, 1 juni 2026)"),
    (NextMoment(text="begroting", day=DAY), "begroting, 1 juni 2026"), (NextMoment(text="begroting"), "begroting"),
])
def test_values_read_as_people_write_them(ipcei: Framework, value: object, words: str) -> None:
    assert differences.value_words(value, ipcei) == words


def test_levels_outcomes_and_prompts_by_their_labels(ipcei: Framework) -> None:
    question = ipcei.find("probleem")
    assert question is not None
    assert differences.level_words(ipcei, question, "ernstig") == "Ernstig"
    assert differences.level_words(ipcei, question, "onbekend") == "nog niet te beoordelen"
    assert differences.level_words(ipcei, question, "vreemd") == "vreemd"
    assert differences.level_words(ipcei, ipcei.concluding.question, None) == "–"
    assert differences.outcome_words(ipcei, "DEELNAME") == "Nederlandse deelname, met focus"
    assert differences.outcome_words(ipcei, "VREEMD") == "VREEMD"
    assert differences.outcome_words(ipcei, None) == "–"
    prompt = question.prompts[0]
    assert differences.value_words(Tick(prompt=prompt.id), ipcei) == prompt.text.nl
    use("en")
    assert differences.value_words(Tick(prompt=prompt.id), ipcei) == prompt.text.en


def test_a_word_diff_as_text_leaves_out_what_is_far_from_any_change() -> None:
    far = " ".join(f"w{number}" for number in range(60))
    assert differences.marked(pieces("De markt faalt.", "De markt slaagt niet.")) == "De markt [-faalt-]{+slaagt niet+}."
    assert differences.marked(pieces("Een twee", "Een\n\ntwee")) == "Een[-␣-] {+¶+}\n\ntwee"
    around = differences.marked(pieces(f"{far} oud {far}", f"{far} nieuw {far}"))
    assert around.startswith("… w47 w48")
    assert "w59 [-oud-]{+nieuw+} w0" in around
    assert around.endswith("w12 …")
    between = differences.marked(pieces(f"a {far} b", f"c {far} d"))
    assert "… w47" in between
    assert differences.marked(pieces("a b c oud", "a b c nieuw")) == "a b c [-oud-]{+nieuw+}"


def test_events_have_a_name(ipcei: Framework) -> None:
    assert differences.event_words("verdict-changed") == "oordeel gewijzigd"
    assert differences.event_words("iets-nieuws") == "iets-nieuws"
