"""ODT and DOCX, opened again: structure, notes, language, alternative text, identity, marks, and the same bytes."""

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from afweging import errors
from afweging.assessment.models import Classification, Marking
from afweging.errors import AfwegingError
from afweging.report import as_office, formats
from afweging.report.document import Document
from tests.report import factory

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
HOSTILE = ("<script>alert(1)</script> \\input{/etc/passwd} $x^2$ ![x](file:///etc/passwd) [a](javascript:x) "
           "{{7*7}} ```{=openxml}\n<w:p/>\n``` <w:p> ]]> &lt;b&gt; \x0b\x1b")


def marked() -> Document:
    full = factory.full()
    head = replace(full.head, classification=Classification(level=Marking.INTERN), title="Titel <b> & \"x\"", example=True)
    return factory.document(replace(full, head=head), language="en")


def opened(document: Document, form: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(formats.render(document, form))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def docx(pandoc: str) -> dict[str, bytes]:
    return opened(marked(), "docx")


@pytest.fixture(scope="module")
def odt(pandoc: str) -> dict[str, bytes]:
    return opened(marked(), "odt")


def said(part: bytes) -> str:
    return " ".join("".join(ET.fromstring(part).itertext()).split())


def test_docx_has_headings_lists_tables_and_notes(docx: dict[str, bytes]) -> None:
    body = ET.fromstring(docx["word/document.xml"])
    styles = [style.get(f"{W}val", "") for style in body.iter(f"{W}pStyle")]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(list(body.iter(f"{W}numPr"))) > 10
    heads = [table for table in body.iter(f"{W}tbl") if table.find(f".//{W}tblHeader") is not None]
    assert len(heads) > 10  # the table in each answer, the verdicts, the scales
    assert len(list(body.iter(f"{W}footnoteReference"))) == 1
    assert "political decision-making" in said(docx["word/footnotes.xml"])


def test_docx_says_what_it_is(docx: dict[str, bytes]) -> None:
    core = said(docx["docProps/core.xml"])
    assert 'Advice: Titel <b> & "x"' in core
    assert "2026-11-20T09:30:00Z" in core
    assert "en-GB" in core
    custom = docx["docProps/custom.xml"].decode()
    for name in ("kenmerk", "version", "versionHash", "frameworkHash", "status", "edition"):
        assert f'name="afweging-{name}"' in custom
    header, footer = said(docx["word/header1.xml"]), said(docx["word/footer1.xml"])
    for mark in ("INTERNAL", "DRAFT", "EXAMPLE"):
        assert mark in header
    assert "AFW-2026-0001" in footer
    assert b"NUMPAGES" in docx["word/footer1.xml"]
    assert b"afw-header" in docx["word/document.xml"]


def test_docx_has_languages_and_alternative_text(docx: dict[str, bytes]) -> None:
    assert b'w:val="en-GB"' in docx["word/styles.xml"]
    languages = {part.get(f"{W}val") for part in ET.fromstring(docx["word/document.xml"]).iter(f"{W}lang")}
    assert languages == {"nl"}
    described = [part.get("descr", "") for part in ET.fromstring(docx["word/document.xml"]).iter() if part.tag.endswith("}docPr")]
    assert [text[:10] for text in described] == ["The ladder", "What one l"]
    assert "base64" not in docx["word/document.xml"].decode()


def test_odt_has_headings_lists_tables_and_notes(odt: dict[str, bytes]) -> None:
    body = ET.fromstring(odt["content.xml"])
    levels = [int(head.get(f"{TEXT}outline-level", "0")) for head in body.iter(f"{TEXT}h")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(list(body.iter(f"{TEXT}list"))) > 10
    assert len(list(body.iter(f"{TABLE}table-header-rows"))) > 10
    notes = list(body.iter(f"{TEXT}note"))
    assert len(notes) == 1
    assert "political decision-making" in "".join(notes[0].itertext())


def test_odt_says_what_it_is(odt: dict[str, bytes]) -> None:
    meta = said(odt["meta.xml"])
    assert 'Advice: Titel <b> & "x"' in meta
    assert "2026-11-20T09:30:00Z" in meta
    for name in ("kenmerk", "version", "versionHash", "frameworkHash", "status", "edition"):
        assert f'"afweging-{name}"' in odt["meta.xml"].decode()
    styles = odt["styles.xml"].decode()
    for mark in ("INTERNAL", "DRAFT", "EXAMPLE", "AFW-2026-0001", "page-count"):
        assert mark in styles[styles.index("<style:header>"):]
    assert next(iter(odt)) == "mimetype"


def test_odt_has_languages_and_alternative_text(odt: dict[str, bytes]) -> None:
    styles = ET.fromstring(odt["styles.xml"])
    found = {(part.get(f"{FO}language"), part.get(f"{FO}country")) for part in styles.iter() if part.get(f"{FO}country")}
    assert found == {("en", "GB")}
    assert {part.get(f"{FO}language") for part in ET.fromstring(odt["content.xml"]).iter()} == {None, "nl"}
    described = [part.text or "" for part in ET.fromstring(odt["content.xml"]).iter(f"{SVG}desc")]
    assert [text[:10] for text in described] == ["The ladder", "What one l"]


@pytest.mark.parametrize("form", ["odt", "docx"])
def test_hostile_text_stays_text(form: str, pandoc: str) -> None:
    found = factory.judged(factory.ALL_YES, text=HOSTILE)
    head = replace(found.head, title="<w:t>x</w:t> ]]> &amp;", opsteller="</text:p><script>")
    parts = opened(factory.document(replace(found, head=head)), form)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)
            assert b"<script" not in part
            assert b"root:x:0" not in part
            assert b"javascript:" not in part.replace(b"(javascript:", b"")
    text = said(parts["content.xml" if form == "odt" else "word/document.xml"])
    assert "<script>alert(1)</script>" in text
    assert "\\input{/etc/passwd}" in text
    assert "$x^2$" in text
    assert len([name for name in parts if name.endswith((".png", ".jpg"))]) == 2


@pytest.mark.parametrize("form", ["odt", "docx"])
def test_a_public_file_has_no_names_and_no_closed_parts(form: str, pandoc: str) -> None:
    parts = opened(factory.document(factory.full(), public=True), form)
    assert not [name for name, part in parts.items() if b"GEHEIM-4711" in part or b"Kanarie" in part]


@pytest.mark.parametrize("form", ["odt", "docx"])
def test_the_same_version_is_the_same_bytes_in_any_process(form: str, pandoc: str, tmp_path: Path) -> None:
    script = ("import sys, hashlib; from tests.report import factory; from afweging.report import formats; "
              f"print(hashlib.sha256(formats.render(factory.document(factory.full()), {form!r})).hexdigest())")
    root = str(Path(__file__).parents[3])
    found = {
        subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": root, **changes}, cwd=tmp_path,
                       capture_output=True, text=True, check=True).stdout
        for changes in ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
                        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1", "TMPDIR": str(tmp_path)})
    }
    assert len(found) == 1


def test_without_pandoc_the_line_to_run_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_office, "find_spec", lambda _name: None)
    monkeypatch.setattr(as_office.shutil, "which", lambda _name: None)
    with pytest.raises(AfwegingError) as caught:
        formats.render(factory.document(factory.example()), "odt")
    assert caught.value.code is errors.PANDOC_MISSING
    assert as_office.install_line() == "make office"
    assert "make office" in str(caught.value)
    monkeypatch.setattr(as_office, "__file__", "/somewhere/else/entirely/x.py")
    assert as_office.install_line().endswith('-m pip install "afweging[office]"')


def test_a_pandoc_of_the_machine_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_office, "find_spec", lambda _name: None)
    monkeypatch.setattr(as_office.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert as_office.pandoc() == "/usr/bin/pandoc"


@pytest.mark.parametrize(("script", "code"), [("exit 3", errors.RENDER_REFUSED), ("exec sleep 9", errors.RENDER_DEADLINE)])
def test_a_pandoc_that_fails_or_hangs(script: str, code: errors.Code, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(as_office, "pandoc", lambda: str(program))
    monkeypatch.setattr(as_office, "SECONDS", 1)
    with pytest.raises(AfwegingError) as caught:
        formats.render(factory.document(factory.example()), "docx")
    assert caught.value.code is code


@pytest.mark.parametrize("form", ["odt", "docx"])
def test_public_ones_keep_silent(pandoc: str, form: str) -> None:
    parts = opened(factory.document(factory.full(), public=True), form)
    assert "art. 5.1" in said(parts["content.xml" if form == "odt" else "word/document.xml"])
    for name, part in parts.items():
        for canary in (b"GEHEIM-4711", b"Kanarie"):
            assert canary not in part, name
