"""Take identity and attached files out of a PDF, in a process of its own.

``carried`` starts it as ``python -m afweging.report.extraction MEMORY SECONDS``, with the PDF on standard input. A PDF from
elsewhere can be made so that reading it takes any amount of memory or time; here it takes so much and no more. What
comes back is one line of JSON, then the bytes of the files it names. No text of the PDF is ever part of a message.
"""

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from afweging.report import bounds, xmp

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST: Final = 20_000_000
"""Bytes of one attached file; those of a report are a hundred times smaller."""
MOST: Final = 16
"""Attached files that are looked at; a report has two."""
BROKEN: Final = "broken"
ENCRYPTED: Final = "encrypted"
TOO_LARGE: Final = "too-large"
PORTFOLIO: Final = "portfolio"
PORTFOLIO_SIGNS: Final = ("portfolio.json", "Portfolio: ")
"""The file a portfolio carries, and how its title begins in both languages."""

_KNOWN: Final = {"LimitReachedError": TOO_LARGE, "DependencyError": ENCRYPTED, "FileNotDecryptedError": ENCRYPTED,
                 "WrongPasswordError": ENCRYPTED}
"""What pypdf's errors mean; a dependency is missing only for ciphers, and we read nothing enciphered."""


def main(memory: int, seconds: int, wanted: tuple[str, ...]) -> int:
    """Answer for the one PDF on standard input."""
    bounds.memory(memory)
    bounds.processor(seconds)
    logging.disable()  # pypdf tells what it finds strange, and quotes it
    head, bodies = answered(sys.stdin.buffer.read(), wanted)
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + b"".join(bodies))
    sys.stdout.buffer.flush()
    return 0


def answered(content: bytes, wanted: tuple[str, ...]) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    """What is said of a PDF: the identity in its metadata and the files with the wanted names, or what is wrong with it."""
    try:
        return _looked_into(content, wanted)
    except MemoryError:
        return {"error": TOO_LARGE}, ()
    except Exception as error:  # noqa: BLE001 - a PDF can break a reader in any way, and none of it is for the user
        return {"error": _KNOWN.get(type(error).__name__, BROKEN)}, ()


def _looked_into(content: bytes, wanted: tuple[str, ...]) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    from pypdf import PdfReader  # noqa: PLC0415 - 0.1 s, and the parent needs the names above only

    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        return {"error": ENCRYPTED}, ()
    identity = _identity(reader)
    if not identity and _is_portfolio(reader):
        return {"error": PORTFOLIO}, ()
    files = [(name, body) for name, body in _files(reader, wanted) if identity]
    if any(len(body) > LARGEST for _name, body in files):
        return {"error": TOO_LARGE}, ()
    head = {"identity": identity, "files": [[name, len(body)] for name, body in files]}
    return head, tuple(body for _name, body in files)


def _files(reader: "PdfReader", wanted: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for count, file in enumerate(reader.attachment_list):
        if count < MOST and file.name in wanted:
            yield file.name, file.content


def _is_portfolio(reader: "PdfReader") -> bool:
    """Whether it is a portfolio of ours, which has no identity: by the data it carries, or without data by what it is called."""
    about, (data, title) = reader.metadata, PORTFOLIO_SIGNS
    if about is None or not str(about.creator or "").startswith("afweging "):
        return False
    names = [file.name for count, file in enumerate(reader.attachment_list) if count < MOST]
    return data in names or (not names and str(about.title or "").startswith(title))


def _identity(reader: "PdfReader") -> dict[str, str]:
    """Our own properties of the metadata; none when the PDF is not ours."""
    root: Any = reader.trailer["/Root"]
    if "/Metadata" not in root:
        return {}
    packet: bytes = root["/Metadata"].get_object().get_data()
    if xmp.NAMESPACE.encode() not in packet or b"<!" in packet:  # no declarations: ours has none, and they can be bombs
        return {}
    own = f"{{{xmp.NAMESPACE}}}"
    found = ET.fromstring(packet).iter()  # noqa: S314 - bounded, and without declarations
    return {part.tag.removeprefix(own): part.text or "" for part in found if part.tag.startswith(own)}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), tuple(sys.argv[3:])))
