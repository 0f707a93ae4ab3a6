"""The public edition: names and closed parts are gone from everything, and who decides gets the list."""

import csv
import io
import json
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pikepdf
import pytest

from afweging import canonical, errors, texts
from afweging.assessment.labels import WOO_MEANING
from afweging.assessment.models import WOO_GROUNDS, Assessment, Confidential, Person
from afweging.errors import Faults
from afweging.report import formats
from afweging.report.document import KINDS, Document, edition, public
from afweging.report.omitted import as_csv, as_json, omitted
from afweging.report.rendering import Renderer
from afweging.report.verdicts import woo_ground
from afweging.report.view import view
from afweging.texts import sentences
from tests.report import factory

CANARIES = ("Pimpelmees", "Geheimpje", "Winterkoning", "GEHEIM-4711", "GEHEIM-4712")
"""In names and closed parts; searched without regard to capitals."""


def secretive() -> Assessment:
    """Every field filled, two persons, closed parts at two questions."""
    made = factory.everything()
    persons = (*made.head.persons, Person(role="jurist", name="J. Winterkoning"))
    other = replace(made.answer("innovatie"), confidential=Confidential(text="Ook GEHEIM-4712\n\n- en meer", ground="5.1.2.b"))
    return replace(made.with_answer("innovatie", other), head=replace(made.head, persons=persons))


def leaks(content: bytes) -> set[str]:
    """The canaries in some bytes, in any of the encodings a file may use."""
    low = content.lower()
    coded = {name: [name.lower().encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le")] for name in CANARIES}
    return {name for name, forms in coded.items() if any(form in low for form in forms) or _wide(name) in low}


def _wide(name: str) -> bytes:
    """As hexadecimal digits, the way content streams and some strings write."""
    return name.lower().encode().hex().encode()


def everything_in(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Each string, name, stream (raw and decoded) and attachment of a PDF, with where it is; the trailer included."""
    pdf = pikepdf.open(io.BytesIO(content))
    yield "file", content
    yield from _inside(pdf.trailer, "trailer")
    for number, item in enumerate(pdf.objects):
        yield from _inside(item, f"object {number}")
    for name, file in pdf.attachments.items():
        yield f"attachment {name}", name.encode() + file.get_file().read_bytes()
    with pdf.open_metadata() as meta:
        yield "xmp", "\n".join(map(str, meta.items())).encode()


def _inside(item: pikepdf.Object, place: str) -> Iterator[tuple[str, bytes]]:
    if isinstance(item, pikepdf.Stream):
        yield f"{place} raw", item.read_raw_bytes()
        yield f"{place} stream", item.read_bytes()
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in item.items():
            yield f"{place} key", key.encode()
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from _inside(value, f"{place} {key}")
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from _inside(value, place)
    elif isinstance(item, pikepdf.String):
        yield f"{place} string", bytes(item) + str(item).encode()
    elif isinstance(item, pikepdf.Name):
        yield f"{place} name", str(item).encode()


def shown_text(content: bytes, folder: Path) -> bytes:
    """The text a reader sees, by poppler: glyph numbers hide it from a search through the streams."""
    path = folder / "x.pdf"
    path.write_bytes(content)
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout


def documents(*, public: bool) -> Iterator[Document]:
    for kind in KINDS:
        for language in texts.LANGUAGES:
            yield factory.document(secretive(), kind=kind, language=language, public=public)


def test_no_canary_in_anything_of_a_public_pdf(renderer: Renderer, tmp_path: Path) -> None:
    for document in documents(public=True):
        made = formats.render(document, "pdf", renderer=renderer)
        found = {place: names for place, part in everything_in(made) if (names := leaks(part))}
        assert not found
        seen = shown_text(made, tmp_path)
        assert not leaks(seen)
        assert sentences(document.language).say("public version").encode() in seen


def test_the_search_finds_them_in_the_internal_pdf(renderer: Renderer, tmp_path: Path) -> None:
    """The test of the test: what is looked through holds them all when nothing is left out."""
    made = formats.render(factory.document(secretive()), "pdf", renderer=renderer)
    found: dict[str, set[str]] = {}
    for place, part in everything_in(made):
        for name in leaks(part):
            found.setdefault(name, set()).add(place.split()[0])
    assert set(found) == set(CANARIES)
    assert all("attachment" in places for places in found.values())
    assert leaks(shown_text(made, tmp_path)) == set(CANARIES)
    assert not leaks(zlib.compress(b"GEHEIM-4711"))


def test_no_canary_in_any_other_format_nor_in_a_file_name() -> None:
    for name in formats.FORMATS.keys() & {"html", "md", "json"}:
        for document in documents(public=True):
            made = formats.render(document, name)
            assert not leaks(made)
            assert not leaks(_unpacked(made))
            assert not leaks(formats.file_name(document, name).encode())
            assert "openbaar" in formats.file_name(document, name)
        assert leaks(formats.render(factory.document(secretive()), name)) == set(CANARIES)


def _unpacked(content: bytes) -> bytes:
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            return b"".join(packed.read(name) for name in packed.namelist())
    except BadZipFile:
        return content


def test_the_attached_data_is_public_and_says_so(renderer: Renderer) -> None:
    pdf = pikepdf.open(io.BytesIO(formats.render(factory.document(secretive(), public=True), "pdf", renderer=renderer)))
    file = pdf.attachments[formats.DATA]
    data = json.loads(file.get_file().read_bytes())
    assert data["public"] is True
    assert [person["name"] for person in data["head"]["persons"]] == ["", ""]
    assert data["answers"]["staatssteun"]["confidential"] == {"text": "", "ground": "5.1.1.c"}
    assert "openbare gegevens" in file.description
    assert canonical.read(Assessment, canonical.text(public(secretive()))) == public(secretive())
    assert "public" not in canonical.plain(secretive())


def test_what_is_gone_is_shown_with_its_ground() -> None:
    for language, shape in (("nl", "[gelakt: art. 5.1, {}, Woo]"), ("en", "[redacted: art. 5.1, {}, Woo]")):
        shown = str(view(factory.document(secretive(), public=True, language=language)))
        words = ("tweede lid, onder e", "eerste lid, onder c", "tweede lid, onder b") if language == "nl" else (
            "second paragraph, under e", "first paragraph, under c", "second paragraph, under b")
        assert all(shape.format(one) in shown for one in words)
        memo = str(view(factory.document(secretive(), public=True, language=language, kind="beslisnota")).memo)
        assert shape.format(words[0]) in memo


@pytest.mark.parametrize("ground", WOO_GROUNDS)
def test_every_ground_is_written_out_in_both_languages(ground: str) -> None:
    nl, en = sentences("nl"), sentences("en")
    article, *rest = ground.split(".")[1:]
    assert woo_ground(ground, nl).startswith(f"art. 5.{article}, ")
    assert woo_ground(ground, en).startswith(f"art. 5.{article}, ")
    if rest:
        assert woo_ground(ground, nl) == f"art. 5.1, {('eerste', 'tweede')[int(rest[0]) - 1]} lid, onder {rest[1]}, Woo"
        assert woo_ground(ground, en) == f"art. 5.1, {('first', 'second')[int(rest[0]) - 1]} paragraph, under {rest[1]}, Woo"
    assert nl.say(WOO_MEANING[ground]) != en.say(WOO_MEANING[ground])


def test_a_name_in_any_text_refuses_the_public_edition_and_tells_where() -> None:
    made = secretive()
    named = replace(made.with_answer("impact", replace(made.answer("impact"), text="Goed.\n\nZegt PIMPELMEES zelf.")),
                    conclusion=replace(made.conclusion, focus="zie winterkoning"))
    for kind in KINDS:
        with pytest.raises(Faults) as caught:
            edition(factory.document(named, public=True, kind=kind))
    assert [(error.code, error.where, error.values) for error in caught.value.errors] == [
        (errors.NAME_IN_TEXT, "vraag 11, antwoord", {"line": 3, "position": 6}),
        (errors.NAME_IN_TEXT, "de focus", {"line": 1, "position": 5})]
    assert not leaks(str(caught.value).encode())
    assert edition(factory.document(named)).assessment is named


@pytest.mark.parametrize("path", [
    "title", "directorate", "opsteller", "member_state", "kenmerk", "tags", "persons", "memo"])
def test_no_field_of_the_head_is_passed_over(path: str) -> None:
    made = secretive()
    value: object = {"tags": ("x", "pimpelmees"), "persons": (Person(role="mevrouw Pimpelmees", name="Geheimpje Pimpelmees"),),
                     "memo": replace(made.head.memo, sign_off=("Pimpelmees",))}.get(path, "bij Pimpelmees thuis")
    with pytest.raises(Faults):
        edition(factory.document(replace(made, head=replace(made.head, **{path: value})), public=True))


def test_the_reason_and_role_of_the_version_are_searched_too() -> None:
    document = factory.document(secretive(), public=True)
    for part in ("reason", "role"):
        with pytest.raises(Faults):
            edition(replace(document, stamp=replace(document.stamp, **{part: "namens Pimpelmees"})))


def test_public_data_stays_public() -> None:
    """A report of data that was made public already is a public report, whatever is asked."""
    document = factory.document(public(secretive()))
    assert view(document).edition == "openbare versie"
    assert "openbaar" in formats.file_name(document, "pdf")


def test_the_list_of_what_is_left_out_has_places_and_grounds_but_no_content() -> None:
    document = factory.document(secretive(), public=True)
    found = omitted(document, sentences("nl"))
    assert [(item.place, item.article) for item in found] == [
        ("de naam van persoon 1", "5.1.2.e"), ("de naam van persoon 2", "5.1.2.e"), ("vraag 8, vertrouwelijk deel", "5.1.2.b"),
        ("vraag 9, vertrouwelijk deel", "5.1.1.c")]
    assert json.loads(as_json(found))[3]["ground"] == "art. 5.1, eerste lid, onder c, Woo"
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert rows[0]["protects"] == "de eerbiediging van de persoonlijke levenssfeer"
    assert (rows[0]["kenmerk"], rows[0]["version"], rows[0]["path"]) == ("AFW-2026-0001", "3", "head.persons.1.name")
    assert not leaks(as_json(found).encode() + as_csv(found).encode())
    assert omitted(factory.document(public(secretive())), sentences("nl")) == ()


def test_messages_of_a_public_report_say_nothing_of_closed_parts() -> None:
    made = secretive()
    odd = replace(made.answer("staatssteun"), confidential=Confidential(text="😀", ground="5.2"))
    made = made.with_answer("staatssteun", odd)
    assert not formats.messages(factory.document(made, public=True))
    assert "vertrouwelijk deel" in formats.messages(factory.document(made))[0]


def test_what_it_is_a_copy_of_stays_inside() -> None:
    made = secretive()
    copy = replace(made, head=replace(made.head, copied_from="AFW-2025-0009@3"))
    assert edition(factory.document(copy, public=True)).assessment.head.copied_from == ""
    assert edition(factory.document(copy)).assessment.head.copied_from == "AFW-2025-0009@3"
