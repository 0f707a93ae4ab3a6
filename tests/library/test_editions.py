"""A new edition of the framework never eats answers (promise 7): dossiers keep the edition they were answered under.

The library here is one of before: made when the first edition was the only one. The program of today opens it.
"""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from afweging import plain
from afweging.assessment.interchange import read_file, to_json
from afweging.assessment.models import Answer, Head, Tick
from afweging.cli.main import run
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import Framework
from afweging.library import Library, finalising, history
from afweging.shipped import evidence, examples, folder

FIRST = load(folder("frameworks") / "ipcei-2022-07-08.yaml")
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
EXAMPLE, CONCEPT = "VOORBEELD-1", "AFW-2026-0001"
Said = tuple[int, str]


@pytest.fixture
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of before, with an example that was finalised and a concept that was not."""
    path = tmp_path / "library.db"
    monkeypatch.setenv("AFWEGING_LIBRARY", str(path))
    monkeypatch.setenv("AFWEGING_LANG", "nl")
    monkeypatch.setenv("AFWEGING_STATE", str(tmp_path / "state.json"))
    with Library.open(path, role="beleidsmedewerker", clock=lambda: NOW) as library:
        library.shipped_framework = FIRST
        given = read_file(next(one for one in examples() if one.stem == "voorbeeld-me2"))
        given = replace(given, framework=replace(given.framework, version=FIRST.version))
        library.bring_in(given, file="me2", reason="invoer")
        dossier = library.dossier(EXAMPLE)
        words = {warning.check: "gezien" for warning in finalising.warnings(library, dossier)}
        finalising.finalise(library, dossier, "akkoord", words=words)
        concept = library.new(Head(kenmerk="", title="Concept van toen", peildatum=date(2026, 6, 1)), reason="begin")
        library.answer(concept, "nationaal", Answer(verdict="past-deels", ticks=(Tick(prompt="5g"),)))
    return path


@pytest.fixture
def library(before: Path) -> Iterator[Library]:
    """The same library, opened by the program of today."""
    with Library.open(before, role="beleidsmedewerker", clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def afweging(before: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """The verbs of today on the library of before."""
    def call(*words: str) -> Said:
        capsys.readouterr()
        code = int(run(list(words)))
        return code, capsys.readouterr().out

    return call


def test_dossiers_of_before_keep_the_edition_they_were_answered_under(library: Library) -> None:
    for name in (EXAMPLE, CONCEPT):
        dossier = library.dossier(name)
        assert dossier.framework.version == FIRST.version
        assert dossier.assessment.framework.hash == fingerprint(FIRST)
        assert all(question.tables == () for question in dossier.framework.questions)


def test_new_dossiers_get_the_new_edition_beside_them(library: Library, ipcei: Framework) -> None:
    made = library.new(Head(kenmerk="", title="Nieuw", peildatum=date(2026, 6, 1)), reason="begin")
    assert made.framework.version == ipcei.version != FIRST.version
    kept = library.answer(made, "balans", Answer(ticks=(Tick(prompt="13-energie", effect="-", note="vol stroomnet"),)))
    assert library.dossier(kept.kenmerk).assessment.answer("balans").ticks[0].prompt == "13-energie"
    assert {one.version for one in library.frameworks()} == {ipcei.version, FIRST.version}
    assert list(library.store.check()) == []


def test_a_dossier_of_before_is_worked_on_finalised_again_and_copied_under_its_own_edition(library: Library) -> None:
    again = library.reopen(library.dossier(EXAMPLE), "nieuwe feiten")
    recorded = library.record(library.answer(again, "nationaal", replace(again.assessment.answer("nationaal"), text="Anders. " * 20)),
                              "aangevuld")
    assert recorded.framework.version == FIRST.version
    assert library.duplicate(recorded).framework.version == FIRST.version
    assert not history.compared(library, f"{EXAMPLE}@2", EXAMPLE).comparison.other_framework


def test_show_find_advise_and_answer_still_work_on_a_dossier_of_before(afweging: Callable[..., Said]) -> None:
    code, shown = afweging("show", CONCEPT, "--question", "5")
    assert (code, "Past deels" in shown) == (0, True)
    assert "Drie criteria" not in shown
    assert FIRST.version in afweging("show", EXAMPLE)[1]
    assert EXAMPLE in afweging("find", "advies:deelname")[1]
    assert afweging("advise", EXAMPLE)[0] == 0
    assert afweging("answer", CONCEPT, "13", "--tick", "13a:-:duur")[0] == 0
    assert afweging("answer", CONCEPT, "13", "--tick", "13-energie:-:vol")[0] == 1, "an aspect that edition does not have"


def test_the_report_of_a_dossier_of_before_names_its_edition(afweging: Callable[..., Said], tmp_path: Path) -> None:
    target = tmp_path / "oud.html"
    assert afweging("report", EXAMPLE, "--format", "html", "-o", str(target))[0] == 0
    text = target.read_text(encoding="utf-8")
    assert fingerprint(FIRST)[:12] in text.replace("\N{ZERO WIDTH SPACE}", "").replace("<wbr>", "")
    assert "Integrale weging" not in text


def test_a_dossier_of_before_is_filled_in_line_by_line(library: Library, tmp_path: Path) -> None:
    said = io.StringIO()
    script = io.StringIO("ga 13\ndeelvragen\n1\n3\nruim gedekt\n\nstop\n")
    assert plain.run(library, CONCEPT, script, said, reports=tmp_path) == 0
    assert "10 van 10: " in said.getvalue()
    assert "Tabel" not in said.getvalue()
    assert library.dossier(CONCEPT).assessment.answer("balans").ticks == (Tick(prompt="13a", effect="+", note="ruim gedekt"),)


def test_a_file_of_before_is_taken_in_anywhere(library: Library, tmp_path: Path) -> None:
    named = to_json(library.dossier(EXAMPLE).assessment)
    assert json.loads(named)["framework"]["hash"] == fingerprint(FIRST)
    with Library.open(tmp_path / "elsewhere.db", clock=lambda: NOW) as elsewhere:
        done = elsewhere.take_in(named.encode(), file="oud.json")
        assert elsewhere.dossier(done.info.kenmerk).framework.version == FIRST.version


def test_the_facts_behind_the_tables_exist(ipcei: Framework) -> None:
    from afweging.evidence.loading import load as load_evidence  # noqa: PLC0415 - only here

    found = load_evidence(evidence() / "sources.yaml", evidence() / "facts.yaml")
    named = [fact for question in ipcei.questions for table in question.tables for fact in table.facts]
    assert named
    assert all(found.fact(name) for name in named)
