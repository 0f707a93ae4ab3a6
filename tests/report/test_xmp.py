"""The identity in the metadata."""

from xml.etree import ElementTree as ET

import pytest

from afweging.report import xmp

PACKET = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta>'


def extended(**identity: str) -> str:
    return xmp.extended(PACKET, language="nl", identity=identity, document_id="ab" * 32).decode()


def test_the_packet_stays_well_formed_whatever_the_values() -> None:
    made = extended(kenmerk='<AFW & "1">', version="3")
    ET.fromstring(made)
    assert "&lt;AFW &amp;" in made
    assert "<pdfuaid:part>1</pdfuaid:part>" in made
    assert "uuid:abababab-abab-abab-abab-abababababab" in made


def test_every_own_property_is_declared() -> None:
    made = extended(**dict.fromkeys(xmp.PROPERTIES, "x"))
    for name in xmp.PROPERTIES:
        assert f"<pdfaProperty:name>{name}</pdfaProperty:name>" in made
    assert xmp.NAMESPACE in made


def test_without_identity_there_is_no_own_schema() -> None:
    assert xmp.NAMESPACE not in extended()


def test_an_undeclared_property_and_a_strange_packet_are_refused() -> None:
    with pytest.raises(KeyError):
        extended(naam="x")
    with pytest.raises(ValueError, match="RDF"):
        xmp.extended(b"<x/>", language="nl", identity={}, document_id="ab" * 32)
