"""The container of ODT and DOCX: a zip, written so that the same parts are the same bytes."""

import io
import zipfile
from typing import Final

_FIRST: Final = ("mimetype", "[Content_Types].xml", "_rels/.rels")
"""What readers look for at the beginning; ODF asks that ``mimetype`` stands there as it is, not compressed."""
_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def unpacked(content: bytes) -> dict[str, bytes]:
    """Name to content."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist() if not name.endswith("/")}


def packed(parts: dict[str, bytes]) -> bytes:
    """The container: fixed order, fixed times, nothing of this machine."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(parts, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compresslevel=9)
    return made.getvalue()
