"""Write the objects of a PDF out once, before they are put into the file.

WeasyPrint 70.0 asks every object for its bytes twice when a file gets an identifier: for the hash in it and for the file.
Each time every stream is compressed anew, at the level that costs most for the least. Settled objects have their bytes.
"""

import zlib
from dataclasses import dataclass
from typing import Any, Final

LEVEL: Final = 6
"""The level of compression: a quarter of the time of level 9 for 2 % more bytes."""


@dataclass(slots=True)
class Settled:
    """An object of a PDF whose bytes are fixed; it has what ``pydyf.PDF.write`` asks of an object."""

    number: int
    generation: int
    free: str
    data: bytes
    compressible: bool
    offset: int = 0

    @property
    def reference(self) -> bytes:
        """How other objects point to this one."""
        return f"{self.number} {self.generation} R".encode()

    @property
    def indirect(self) -> bytes:
        """The object as it stands in the file."""
        return f"{self.number} {self.generation} obj\n".encode() + self.data + b"\nendobj"


def settle(pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Replace the objects of a ``pydyf.PDF`` by settled ones. Nothing may change in them afterwards."""
    from pydyf import Stream  # noqa: PLC0415 - comes with WeasyPrint

    for index, found in enumerate(pdf.objects):
        if found.free == "f":
            continue
        if isinstance(found, Stream) and found.compress:
            _compress(found)
        pdf.objects[index] = Settled(found.number, found.generation, found.free, found.data, found.compressible)


def _compress(stream: Any) -> None:  # noqa: ANN401
    """Compress a stream here, so that it need not be done while writing."""
    stream.compress = False
    plain = stream.data
    start = plain.index(b"\nstream\n") + len(b"\nstream\n")
    stream.stream = [zlib.compress(plain[start:-len(b"\nendstream")], LEVEL)]
    stream.extra = dict(stream.extra) | {"Filter": "/FlateDecode"}
