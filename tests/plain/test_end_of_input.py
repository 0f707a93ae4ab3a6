"""The input may end at any character, and any input may come: what was acknowledged is in the library."""

import io
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from afweging import canonical
from afweging.library import Dossier, Library
from afweging.plain import run
from afweging.plain.words import COMMANDS
from tests.plain.conftest import KENMERK, LONG, Stage

SCRIPT = "\n".join([
    "", "3", "", f"alfa {LONG}", "bravo", ".", "deelvragen", "1", "2", "", "feiten", "1 tekst", "", "ga 2", "oordeel", "6",
    "charlie", "ga 4", "oordeel 3", "antwoord", "delta", "", "echo", ".", "antwoord", "1", "foxtrot", ".", "regel 1",
    "golf", "hotel", ".", "vertrouwelijk", "2", "india", ".", "bronnen", "juliett", "1", "kilo", "", "kop", "4", "lima", "1",
    "mike", "", "ga 13", "deelvragen", "1", "1", "november", "", "ga 14", "oordeel 1", "antwoord", "oscar", ".", "focus",
    "quebec", "voorwaarden", "romeo", "", "moment", "sierra", "2026-09-01", "vastleggen", "tango", "ga 3", "antwoord",
    "uniform", ".", "ongedaan", "opnieuw", "stop", "",
])


class Witness(io.StringIO):
    """Writes down what the library holds at every acknowledgement."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.seen: list[Dossier] = []

    def write(self, text: str, /) -> int:
        if "Opgeslagen" in text:
            self.seen.append(self.library.dossier(KENMERK))
        return super().write(text)


def played(stage: Stage, text: str) -> Witness:
    """Play the text; the library is read through a second door at every acknowledgement."""
    with stage.opened() as library, stage.opened() as second:
        outgoing = Witness(second)
        assert run(library, KENMERK, io.StringIO(text), outgoing) == 0
    assert outgoing.getvalue().endswith("Gestopt. Alles is opgeslagen.\n")
    return outgoing


def test_the_script_itself_reaches_its_end_and_acknowledges_every_change(stage: Stage) -> None:
    seen = played(stage, SCRIPT).seen
    assert len(seen) > 25
    states = [dossier.assessment for dossier in seen]
    assert all(one != later for one, later in pairwise(states)), "an acknowledgement without a change"
    final = stage.stored().assessment
    assert final.answer("oplossing").text == "uniform"
    assert final.conclusion.conditions == ("romeo",)


class Whole:
    """What the library held at every acknowledgement of the whole script; with a short name for failing examples."""

    def __init__(self, stage: Stage) -> None:
        self.bodies = [canonical.text(dossier.assessment.answers) for dossier in played(stage, SCRIPT).seen]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The whole script, played once."""
    return Whole(Stage(tmp_path_factory.mktemp("whole") / "library.db"))


@settings(max_examples=80)
@given(cut=st.integers(0, len(SCRIPT)))
@example(cut=0)
@example(cut=SCRIPT.index("foxtrot") + 4)
@example(cut=SCRIPT.index("india") + 6)
def test_input_cut_at_any_character_loses_nothing_acknowledged(
    tmp_path_factory: pytest.TempPathFactory, whole: Whole, cut: int
) -> None:
    stage = Stage(tmp_path_factory.mktemp("cut") / "library.db")
    outgoing = played(stage, SCRIPT[:cut])
    final = stage.stored()
    if outgoing.seen:
        last = outgoing.seen[-1].assessment
        assert final.assessment == last or "De invoer eindigde voor de punt" in outgoing.getvalue()
    for place, dossier in enumerate(outgoing.seen[:-1]):  # the last line may be cut, and then says something else
        assert canonical.text(dossier.assessment.answers) == whole.bodies[place], place
    lines = SCRIPT[:cut].split("\n")[:-1]
    for word in ("bravo", "echo", "foxtrot", "hotel", "india", "oscar"):
        assert word not in lines or word in canonical.text(final.assessment), word


@settings(max_examples=50)
@given(st.lists(st.one_of(
    st.sampled_from([word for command in COMMANDS for word in (*command.dutch, *command.english)
                     if command.id not in ("report", "rescue", "editor")]),
    st.sampled_from(["", "1", "2", "3", "99", ".", "..", "-", "toch", "2026-06-01", "ga 14", "oordeel 1", "terug"]),
    st.text(max_size=30),
), max_size=40))
def test_any_input_ends_in_order(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """No crash, no endless loop, whatever is typed; and what is said holds no control character."""
    stage = Stage(tmp_path_factory.mktemp("any") / "library.db")
    text = "".join(f"{line}\n" for line in lines)
    found = stage.play_text(text)
    assert found.code == 0
    assert found.lines[-1] in ("Gestopt. Alles is opgeslagen.", "Stopped. Everything is saved.")
    assert not [sign for sign in found.text if ord(sign) < 32 and sign not in "\n\t"]
