"""The page about speed says what was measured and kept, and what its parts are for; nothing is measured here."""

import json
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from afweging.library import Library
from bench import corpus, page, picture, results
from bench.measure import Row


@pytest.mark.parametrize("path", page.generated(), ids=lambda path: path.name)
def test_page_and_picture_are_what_the_kept_figures_give(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == page.generated()[path], "run: make bench ARGS=--page"


def test_every_part_is_measured_and_kept_with_the_state_of_the_machine() -> None:
    kept = json.loads(results.LATEST.read_text(encoding="utf-8"))
    assert set(kept) == set(page.TITLES)
    for part in kept.values():
        assert part["rows"]
        assert len(part["pulse_ms"]) == 2
        assert f"Fixed loop {part['pulse_ms'][0]:.1f} ms" in page.state(part)


def kept(*rows: Row, pulse: float = 7.1) -> dict[str, Any]:
    return {"store": {"date": "2026-01-01", "python": "3.11", "machine": "x", "cores": 2, "pulse_ms": [pulse, pulse + 0.1],
                      "busy": [0.0, 0.9], "runs": 1, "seconds": 1, "rows": results.rows_kept(list(rows))}}


def test_a_missed_bar_is_named_with_its_reason_and_a_met_one_is_counted() -> None:
    made = page.text(kept(Row("save a dossier", 3.0, ratio=4.5, bar="≤ 3 ×", met=False), Row("something new", 3.0, bar="≤ 1 ms", met=False),
                          Row("list", 2.0, bar="≤ 5 ms", met=True), Row("without a bar", 7.0)), {})
    assert "**1 of 3 bars are met.** Those that are not:" in made
    assert "- save a dossier: 3.00 ms (4.50 ×), where the bar is ≤ 3 ×.\n  The library keeps a rollback journal" in made
    assert f"- something new: 3.00 ms, where the bar is ≤ 1 ms.\n  {page.UNEXPLAINED}" in made
    assert "read with care" not in made.split("## Store")[1]
    assert "All bars" not in made


def test_a_part_is_called_busy_when_the_fixed_loop_took_longer_than_at_another_moment() -> None:
    calm, slow = kept(Row("list", 2.0))["store"], kept(Row("list", 2.0), pulse=16.0)["store"]
    assert "**The machine was busy" not in page.text({"store": calm, "search": calm}, {})
    made = page.text({"store": calm, "search": slow}, {})
    assert "**The machine was busy" not in made.split("## Search")[0]
    assert "**The machine was busy" in made.split("## Search")[1]
    assert "**The machine was busy" in page.text({"store": calm}, {**slow, "lines": {}})


def test_the_picture_has_a_point_for_every_figure_and_is_well_formed() -> None:
    lines = {"search": {"1": [0.5, 0.9], "10": [1.0, 2.0], "100000": [40.0, 90.0]}, "save": {"1": [2.0, 3.0]}}
    drawn = picture.svg(lines)
    root = ET.fromstring(drawn)
    names = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"search", "save", "1", "10", "100,000", "100 ms", "0.1 ms"} <= set(names)
    assert "list" not in names
    assert drawn.count("a4 4 0 1 0 8 0a") == 3
    close = ET.fromstring(picture.svg({name: {"1": [1.0, 1.0], "10": [5.0, 5.0]} for name in picture.NAMES}))
    heights = sorted(float(node.get("y", "")) for node in close.iter("{http://www.w3.org/2000/svg}text") if node.text in picture.NAMES)
    assert all(below - above >= picture.APART for above, below in pairwise(heights)), "no name over another"
    ET.fromstring(picture.svg({}))


def test_rows_are_kept_rounded_and_not_with_every_sample() -> None:
    (row,) = results.rows_kept([Row("x", 1.23456789, ratio=2.345678, samples=[0.123456] * 1000)])
    assert (row["value"], row["ratio"], len(row["samples"]), row["samples"][0]) == (1.2346, 2.3457, 112, 0.12)


def test_a_library_made_in_bulk_is_whole_and_searched_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "BATCH", 10)
    monkeypatch.setattr(corpus, "SINGLY", 5)
    monkeypatch.setenv(corpus.KEPT, str(tmp_path))
    assert not corpus.is_kept(24)
    path = corpus.kept(24, tmp_path / "elsewhere")
    assert path.parent == tmp_path
    assert corpus.is_kept(24)
    made = path.stat().st_mtime_ns
    assert corpus.kept(24, tmp_path) == path
    assert path.stat().st_mtime_ns == made
    corpus.fill(tmp_path / "singly.db", 9, status=None)
    with Library.open(path, mode="read") as library, Library.open(tmp_path / "singly.db", mode="read") as singly:
        assert library.store.content().dossiers == 24
        assert [one.kind for one in library.store.check()] == []
        words = [word for word in corpus.queries(30) if len(word) > 3]
        assert any(library.search(word) for word in words)
        assert {entry.summary.status for entry in library.entries()} == {"concept", "vastgesteld"}
        for entry in singly.entries():
            assert library.store.version(entry.kenmerk).info.hash == singly.store.version(entry.kenmerk).info.hash
            rows = "SELECT t.words FROM search_text t JOIN search_doc s ON s.id = t.rowid WHERE s.kenmerk = ?"
            assert library.store._db.rows(rows, (entry.kenmerk,)) == singly.store._db.rows(rows, (entry.kenmerk,))
