"""The data in a PDF report: read back equal, and every other PDF refused with its reason."""

import hashlib
import io
import json
import resource
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from afweging import canonical, errors
from afweging.advice import portfolio as portfolios
from afweging.assessment.interchange import read as read_text
from afweging.assessment.interchange import to_json, to_yaml
from afweging.assessment.models import Assessment
from afweging.errors import AfwegingError, Code
from afweging.framework.loading import load
from afweging.report import bounds, carried, extraction, formats, pdf, portfolio_formats, xmp
from afweging.report.portfolio import DATA, PortfolioDocument
from afweging.report.rendering import Renderer
from afweging.texts import Language
from tests.conftest import IPCEI
from tests.report import factory
from tests.report.sample import about, page

EXAMPLES = sorted(path.stem for path in (Path(__file__).parents[2] / "seeds" / "dossiers").glob("*.yaml"))


def refused(content: bytes) -> Code:
    with pytest.raises(AfwegingError) as caught:
        carried.read(content, "rapport.pdf")
    assert "rapport.pdf" in str(caught.value)
    return caught.value.code


def small(renderer: Renderer, *, identity: dict[str, str] | None = None, **bodies: bytes) -> bytes:
    """A small report that carries what it is given, with hashes that agree unless ``identity`` says otherwise."""
    files = {formats.DATA: bodies.get("data", canonical.text(factory.example()).encode()),
             formats.FRAMEWORK: bodies.get("framework", canonical.text(load(IPCEI)).encode())}
    agreed = {"kenmerk": "X-1", "version": "1", "versionHash": "0" * 64, "edition": "internal",
              "dataHash": hashlib.sha256(files[formats.DATA]).hexdigest(),
              "frameworkHash": hashlib.sha256(files[formats.FRAMEWORK]).hexdigest()}
    attached = tuple(pdf.Attached(name=name, content=body, description="d") for name, body in files.items())
    return renderer.pdf(page("<p>x</p>"), about(identity=agreed | (identity or {})), attached)


def altered(content: bytes, change: Callable[[pikepdf.Pdf], object], **options: object) -> bytes:
    """The PDF after a change by another program."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as opened:
        change(opened)
        opened.save(saved, **options)  # type: ignore[arg-type]
    return saved.getvalue()


def with_data(body: bytes) -> Callable[[pikepdf.Pdf], object]:
    def change(opened: pikepdf.Pdf) -> None:
        opened.attachments[formats.DATA] = pikepdf.AttachedFileSpec(opened, body, filename=formats.DATA)

    return change


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_comes_back_equal_through_pdf_json_and_yaml(name: str, language: str, renderer: Renderer) -> None:
    given = factory.example(name)
    made = formats.render(factory.document(given, language=language), "pdf", renderer=renderer)  # type: ignore[arg-type]
    found = carried.read(made, "rapport.pdf")
    assert found.assessment == given
    assert canonical.text(found.framework) == canonical.text(load(IPCEI))
    for text in (to_json(given), to_yaml(given), formats.render(factory.document(given), "json").decode()):
        assert read_text(text.encode(), "x") == given


def test_there_are_seven_examples() -> None:
    assert len(EXAMPLES) == 7


def test_every_field_comes_back_and_a_public_report_says_what_it_is(full_pdf: bytes, renderer: Renderer) -> None:
    assert carried.read(full_pdf, "x").assessment == factory.full()
    made = formats.render(factory.document(factory.full(), public=True), "pdf", renderer=renderer)
    found = carried.read(made, "x").assessment
    assert found.public
    assert "GEHEIM-4711" not in canonical.text(found)
    assert "Kanarie" not in canonical.text(found)


def test_a_pdf_is_known_by_how_it_begins() -> None:
    assert carried.is_pdf(b"%PDF-1.7")
    assert carried.is_pdf(b"\xef\xbb\xbf\n%PDF-1.4")
    assert not carried.is_pdf(b'{"form": 1}')
    assert not carried.is_pdf(b"title: '%PDF-'")


def test_pdfs_that_are_not_ours_are_refused(renderer: Renderer) -> None:
    foreign = pikepdf.new()
    foreign.add_blank_page()
    saved = io.BytesIO()
    foreign.save(saved)
    assert refused(saved.getvalue()) is errors.CARRIER_FOREIGN
    assert refused(renderer.pdf(page("<p>x</p>"), about(identity={}))) is errors.CARRIER_FOREIGN
    assert refused(altered(small(renderer), lambda opened: opened.Root.__delitem__("/Metadata"))) is errors.CARRIER_FOREIGN


@pytest.mark.parametrize("archive", ["a-3a", "a-2a"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_portfolio_is_called_what_it_is(renderer: Renderer, archive: pdf.Archive, language: Language) -> None:
    framework = load(IPCEI)
    line = portfolios.line(framework, json.loads(canonical.text(factory.example())), number=1)
    document = PortfolioDocument(framework=framework, lines=(line,), moment=datetime(2026, 6, 1, tzinfo=UTC), language=language,
                                 archive=archive)
    assert refused(portfolio_formats.render(document, "pdf", renderer=renderer)) is errors.CARRIER_PORTFOLIO
    assert extraction.PORTFOLIO_SIGNS[0] == DATA


def test_a_report_whose_identity_was_taken_out_is_no_portfolio(renderer: Renderer) -> None:
    bare = about(identity={})
    attached = (pdf.Attached(name=formats.DATA, content=b"{}", description="d"),)
    assert refused(renderer.pdf(page("<p>x</p>"), bare, attached)) is errors.CARRIER_FOREIGN


def test_a_report_without_its_data_is_refused(renderer: Renderer) -> None:
    document = replace(factory.document(factory.example()), archive="a-2a")
    assert refused(formats.render(document, "pdf", renderer=renderer)) is errors.CARRIER_EMPTY
    one = altered(small(renderer), lambda opened: opened.attachments.__delitem__(formats.FRAMEWORK))
    assert refused(one) is errors.CARRIER_CHANGED


def test_changed_data_is_refused(renderer: Renderer) -> None:
    made = small(renderer)
    assert carried.read(altered(made, lambda opened: opened.Root.__setattr__("PageMode", pikepdf.Name.UseOutlines)), "x").assessment == factory.example()
    data = json.loads(canonical.text(factory.example()))
    data["head"]["title"] = "Iets anders"
    changed = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert refused(altered(made, with_data(changed))) is errors.CARRIER_CHANGED
    assert refused(small(renderer, identity={"dataHash": "0" * 64})) is errors.CARRIER_CHANGED
    assert refused(small(renderer, identity={"frameworkHash": "0" * 64})) is errors.CARRIER_CHANGED
    assert refused(small(renderer, identity={"edition": "public"})) is errors.CARRIER_CHANGED


def test_data_with_hashes_that_agree_must_still_be_what_we_write(renderer: Renderer) -> None:
    loose = json.dumps(json.loads(canonical.text(factory.example())), indent=1).encode()
    assert refused(small(renderer, data=loose)) is errors.CARRIER_CHANGED
    text = canonical.text(load(IPCEI))
    for framework in (b"{}", b"[" * 100_000, b"\xff", text.replace('"id":"afwegingskader"', '"id":"anders"').encode(),
                      json.dumps(json.loads(text), indent=1).encode(), text.replace('"A.1"', '"A.9"').encode()):
        assert refused(small(renderer, framework=framework)) is errors.CARRIER_CHANGED
    with pytest.raises(AfwegingError) as caught:
        carried.read(small(renderer, data=b'{"form":1,"extra":2}'), "rapport.pdf")
    assert caught.value.where.startswith(f"rapport.pdf: {formats.DATA}")


def test_a_password_and_damage_are_refused(renderer: Renderer) -> None:
    made = small(renderer)
    locked = altered(made, lambda _opened: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refused(locked) is errors.CARRIER_ENCRYPTED
    for broken in (b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 5000, made[:2000], b"%PDF-1.7\nstartxref\n99999999\n%%EOF"):
        assert refused(broken) in (errors.CARRIER_BROKEN, errors.CARRIER_FOREIGN)


def test_bombs_stay_within_bounds(renderer: Renderer) -> None:
    def bomb(opened: pikepdf.Pdf) -> None:
        packed = zlib.compress(b" " * 400_000_000, 9)
        opened.attachments[formats.DATA] = pikepdf.AttachedFileSpec(opened, b"{}", filename=formats.DATA)
        stream = opened.attachments[formats.DATA].obj.EF.F
        stream.write(packed, filter=pikepdf.Name.FlateDecode)

    assert refused(altered(small(renderer), bomb, compress_streams=False)) is errors.CARRIER_TOO_LARGE


def test_many_files_and_declarations_are_not_looked_at(renderer: Renderer) -> None:
    def crowd(opened: pikepdf.Pdf) -> None:
        for number in range(40):
            opened.attachments[f"a{number:03}"] = pikepdf.AttachedFileSpec(opened, b"x", filename=f"a{number:03}")

    assert refused(altered(small(renderer), crowd)) is errors.CARRIER_EMPTY
    packet = f'<!DOCTYPE x [<!ENTITY a "b">]><x xmlns:afw="{xmp.NAMESPACE}"><afw:kenmerk>&a;</afw:kenmerk></x>'.encode()
    assert refused(altered(small(renderer), lambda opened: opened.Root.Metadata.write(packet))) is errors.CARRIER_FOREIGN


def test_a_reader_that_takes_too_long_or_dies_is_refused(monkeypatch: pytest.MonkeyPatch, example_pdf: bytes) -> None:
    monkeypatch.setattr(carried, "SECONDS", 0.001)
    assert refused(example_pdf) is errors.CARRIER_TOO_LARGE
    monkeypatch.setattr(carried, "SECONDS", 15)
    monkeypatch.setattr(carried, "MEMORY", 1 << 20)
    assert refused(example_pdf) is errors.CARRIER_TOO_LARGE


def test_what_the_child_answers(example_pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    head, bodies = extraction.answered(example_pdf, (formats.DATA,))
    assert head["identity"]["kenmerk"] == "VOORBEELD-1"
    assert head["files"] == [[formats.DATA, len(bodies[0])]]
    monkeypatch.setattr(extraction, "LARGEST", 100)
    assert extraction.answered(example_pdf, (formats.DATA,)) == ({"error": extraction.TOO_LARGE}, ())

    def exhausted(*_given: object) -> None:
        raise MemoryError

    monkeypatch.setattr(extraction, "_looked_into", exhausted)
    assert extraction.answered(b"", ()) == ({"error": extraction.TOO_LARGE}, ())


def test_no_name_of_the_pdf_reaches_a_message(renderer: Renderer) -> None:
    data: Assessment = replace(factory.example(), head=replace(factory.example().head, title="GEHEIM-4711"))
    made = small(renderer, data=canonical.text(data).encode(), identity={"dataHash": "0" * 64})
    with pytest.raises(AfwegingError) as caught:
        carried.read(made, "rapport.pdf")
    assert "GEHEIM" not in str(caught.value)


def test_bounds_hold_on_this_system(monkeypatch: pytest.MonkeyPatch) -> None:
    set_: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda which, limits: set_.append((which, limits)))
    bounds.memory(1 << 30)
    bounds.processor(5)
    assert set_[0] == (resource.RLIMIT_AS, (1 << 30, 1 << 30))
    assert set_[1][0] == resource.RLIMIT_CPU
    assert set_[1][1][0] >= 6
    set_.clear()
    monkeypatch.setattr(bounds.sys, "platform", "win32")
    bounds.memory(1)
    bounds.processor(1)
    assert not set_
