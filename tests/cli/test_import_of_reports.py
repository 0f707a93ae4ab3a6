"""A PDF report gives the assessment back: into another library, under a framework it brings itself, and never by accident."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from afweging import canonical, errors
from afweging.errors import AfwegingError
from afweging.framework.loading import load
from afweging.library import Library, imported
from afweging.report import formats
from tests.cli.conftest import Said
from tests.conftest import IPCEI
from tests.report import factory

Afweging = Callable[..., Said]


@pytest.fixture
def other(tmp_path: Path) -> str:
    """Another library, still empty."""
    return str(tmp_path / "elders.db")


def test_a_report_restores_an_equal_assessment_and_says_so(afweging: Afweging, me2: str, other: str, tmp_path: Path) -> None:
    report = tmp_path / "rapport.pdf"
    assert afweging("report", me2, "-o", str(report)).code == 0
    restored = afweging("--library", other, "import", str(report))
    assert (restored.code, restored.out.strip()) == (0, me2)
    assert "hersteld als versie 1, gelijk aan wat het rapport bevat" in restored.err
    assert afweging("--library", other, "export", me2).out == afweging("export", me2).out
    again = afweging("import", str(report))
    assert again.code == 0
    assert "was er al (versie 1), gelijk aan wat het rapport bevat" in again.err
    copied = afweging("import", str(report), "--as-new")
    assert "ingevoerd als versie 1" in copied.err
    english = afweging("--library", other, "--lang", "en", "import", str(report))
    assert "equal to what the report carries" in english.err


def test_a_report_of_an_earlier_version_is_there_already_under_its_number(
    afweging: Afweging, me2: str, tmp_path: Path,
) -> None:
    report, file = tmp_path / "eerder.pdf", tmp_path / "eerder.yaml"
    assert afweging("report", f"{me2}@1", "-o", str(report)).code == 0
    file.write_text(afweging("export", f"{me2}@1", "--format", "yaml").out, encoding="utf-8")
    assert afweging("answer", me2, "4", "--missing", "iets").code == 0
    over_draft = afweging("import", str(file))
    assert (over_draft.code, "was er al, gelijk (versie 1)" in over_draft.err) == (0, True), over_draft.err
    assert afweging("record", me2, "--reason", "aangevuld").code == 0
    before = afweging("history", me2, "--json").out
    for name, words in ((report, "was er al (versie 1), gelijk aan wat het rapport bevat"), (file, "was er al, gelijk (versie 1)")):
        said = afweging("import", str(name))
        assert (said.code, said.out.strip()) == (0, me2), said.err
        assert words in said.err
    assert afweging("history", me2, "--json").out == before
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Anders ", 1), encoding="utf-8")
    other = afweging("import", str(file))
    assert (other.code, "dossier.exists" in other.err) == (1, True)


def test_a_file_that_is_called_pdf_and_is_none_says_so(afweging: Afweging, tmp_path: Path) -> None:
    for content in (b"key: [half\n", b"", b"\xff\xfe"):
        wrong = tmp_path / "M.PDF"
        wrong.write_bytes(content)
        said = afweging("import", str(wrong))
        assert said.code == 1
        assert "report.broken-pdf" in said.err
        assert "M.PDF is geen gave PDF" in said.err
        assert "YAML:" not in said.err


def test_a_public_report_becomes_a_new_dossier_or_nothing(afweging: Afweging, me2: str, other: str, tmp_path: Path) -> None:
    report = tmp_path / "openbaar.pdf"
    assert afweging("report", me2, "--public", "-o", str(report)).code == 0
    for words in ([], ["--update"]):
        refused = afweging("--library", other, "import", str(report), *words)
        assert refused.code == 1
        assert "report.public-pdf" in refused.err
        assert me2 in refused.err
    taken = afweging("--library", other, "import", str(report), "--as-new")
    assert taken.code == 0
    assert "openbaar rapport" in taken.err
    assert taken.out.strip() != me2


def test_files_that_are_no_report_are_refused_one_by_one(afweging: Afweging, me2: str, tmp_path: Path) -> None:
    broken, report = tmp_path / "kapot.pdf", tmp_path / "heel.pdf"
    broken.write_bytes(b"%PDF-1.7\nniets")
    assert afweging("report", me2, "-o", str(report)).code == 0
    said = afweging("import", str(broken), str(report))
    assert said.code == 1
    assert said.out.strip() == me2
    assert "report.broken-pdf" in said.err


def test_a_report_from_standard_input(process: Callable[..., Said], me2: str, tmp_path: Path) -> None:
    report = tmp_path / "rapport.pdf"
    assert process("report", me2, "-o", str(report)).code == 0
    said = process("import", "-", stdin=report.read_bytes())
    assert (said.code, said.out.strip()) == (0, me2)


def test_a_framework_the_library_does_not_know_comes_along(tmp_path: Path) -> None:
    known = load(IPCEI)
    newer = replace(known, version="2030-01-01")
    fingerprint = canonical.digest(canonical.text(newer))
    given = factory.example()
    given = replace(given, framework=replace(given.framework, version=newer.version, hash=fingerprint))
    made = formats.render(replace(factory.document(given), framework=newer), "pdf")
    with Library.open(tmp_path / "a.db") as library:
        done = library.take_in(made, file="rapport.pdf")
        assert library.dossier(done.info.kenmerk).assessment == given
        assert fingerprint in library.store.frameworks()
        assert done.restored
        assert not done.known
        with pytest.raises(AfwegingError) as caught:
            library.take_in(b"%PDF-1.7", file="x.pdf")
        assert caught.value.code is errors.CARRIER_BROKEN
        assert {entry.kenmerk for entry in library.entries()} == {given.head.kenmerk}
        assert given.head.kenmerk in imported(done)
