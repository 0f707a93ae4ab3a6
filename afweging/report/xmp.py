"""The identity of a report in its XMP metadata: PDF/UA beside PDF/A, and what this report is a report of.

WeasyPrint writes the metadata of one standard (Kozea/WeasyPrint#2783). PDF/A allows properties it does not know only
when an extension schema in the same packet declares them, so the second identifier and our own properties bring one.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

NAMESPACE: Final = "urn:afweging:report:1"
"""The namespace of our own properties; it names them, there is nothing to fetch."""

PROPERTIES: Final[Mapping[str, str]] = {
    "kenmerk": "Identifier of the dossier",
    "version": "Number of the version of the assessment",
    "versionHash": "SHA-256 of the canonical form of the version",
    "dataHash": "SHA-256 of the attached assessment as it is in this edition",
    "framework": "Identifier and content version of the framework",
    "frameworkHash": "SHA-256 of the canonical form of the framework",
    "status": "Status of the assessment",
    "edition": "Internal or public edition of the report",
}
"""Our properties with what they mean; ``About.identity`` may use these and no others."""

_RDF_END: Final = b"</rdf:RDF>"
_UA: Final = "http://www.aiim.org/pdfua/ns/id/"


def extended(packet: bytes, *, language: str, identity: Mapping[str, str], document_id: str) -> bytes:
    """The metadata packet with PDF/UA-1, language, identity and document id (at least 32 hexadecimal digits) added.

    Raises ``KeyError`` for an identity property without declaration and ``ValueError`` for a packet without RDF.
    """
    if packet.count(_RDF_END) != 1:
        raise ValueError("no single RDF block in the metadata")
    own = "".join(f"<afw:{name}>{escape(value)}</afw:{name}>" for name, value in identity.items() if value)
    parts = (
        _description("pdfuaid", _UA, "<pdfuaid:part>1</pdfuaid:part>"),
        _description("dc", "http://purl.org/dc/elements/1.1/",
                     f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"),
        _description("xmpMM", "http://ns.adobe.com/xap/1.0/mm/",
                     f"<xmpMM:DocumentID>uuid:{UUID(hex=document_id[:32])}</xmpMM:DocumentID>"),
        _description("afw", NAMESPACE, own) if own else "",
        _schemas({name: PROPERTIES[name] for name in identity}),
    )
    return packet.replace(_RDF_END, "\n".join(filter(None, parts)).encode() + _RDF_END)


def _description(prefix: str, namespace: str, content: str) -> str:
    return f'<rdf:Description rdf:about="" xmlns:{prefix}={quoteattr(namespace)}>{content}</rdf:Description>'


def _schemas(declared: Mapping[str, str]) -> str:
    """The extension schemas: PDF/UA identification, and our own when it is used."""
    ua = _schema("PDF/UA identification", _UA, "pdfuaid", "Integer", {"part": "Part of ISO 14289 the file conforms to"})
    own = _schema("Identity of the report", NAMESPACE, "afw", "Text", declared) if declared else ""
    return (
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<pdfaExtension:schemas><rdf:Bag>{ua}{own}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


def _schema(title: str, namespace: str, prefix: str, kind: str, properties: Mapping[str, str]) -> str:
    entries = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{escape(meaning)}</pdfaProperty:description></rdf:li>"
        for name, meaning in properties.items()
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{entries}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
