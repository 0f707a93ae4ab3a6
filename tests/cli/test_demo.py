"""The verb demo: a library of its own for each language, and the report of the first example."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from afweging import texts
from afweging.cli import demo
from tests.cli.conftest import Said

Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.delenv("AFWEGING_DEMO_LIBRARY", raising=False)
    monkeypatch.setattr(demo, "default_path", lambda: tmp_path / "data" / "afweging.db")
    before = texts.active().language
    yield
    texts.use(before)


def test_it_makes_the_report_and_says_where(afweging: Run, tmp_path: Path) -> None:
    made = afweging("demo", "--no-screen", "--output", str(tmp_path / "uit.pdf"))
    assert made.code == 0
    assert made.out.strip() == str(tmp_path / "uit.pdf")
    assert (tmp_path / "uit.pdf").read_bytes().startswith(b"%PDF")
    assert str(tmp_path / "data" / "demo.db") in made.err


def test_english_has_a_library_of_its_own_with_the_same_kenmerken(
    afweging: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(demo, "report_or_html", lambda *_words: tmp_path / "uit.pdf")
    listed = {}
    for lang, name in (("nl", "demo.db"), ("en", "demo-en.db")):
        assert afweging("--lang", lang, "demo", "--no-screen").code == 0
        shown = afweging("--lang", lang, "--library", str(tmp_path / "data" / name), "find", "kenmerk:voorbeeld").out
        listed[lang] = [line.split()[0] for line in shown.splitlines() if line.startswith("VOORBEELD-")]
        assert ("Microelectronics" in shown, "Micro-elektronica" in shown) == ((lang == "en"), (lang == "nl"))
    assert sorted(listed["nl"]) == sorted(listed["en"])
    assert len(listed["nl"]) == len(set(listed["nl"])) == 11


def test_the_library_can_be_named(afweging: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFWEGING_DEMO_LIBRARY", str(tmp_path / "eigen.db"))
    monkeypatch.setattr(demo, "report_or_html", lambda *_words: tmp_path / "uit.pdf")
    assert afweging("demo", "--no-screen").code == 0
    assert afweging("--library", str(tmp_path / "eigen.db"), "second", "VOORBEELD-5", "--compare").code == 0
    assert not (tmp_path / "data").exists()
