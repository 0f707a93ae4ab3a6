"""Objects of a PDF, written out once: the same objects, smaller work."""

import zlib
from types import SimpleNamespace
from typing import Any

from pydyf import PDF, Dictionary, Stream

from afweging.report.settling import settle


def _objects(pdf: Any) -> list[Any]:
    return list(pdf.objects)


def test_objects_keep_their_number_and_their_bytes() -> None:
    pdf = PDF()
    pdf.add_object(Dictionary({"A": 1}))
    before = _objects(pdf)
    settle(pdf)
    after = _objects(pdf)
    assert after[0] is before[0]
    assert [found.indirect for found in after[1:]] == [found.indirect for found in before[1:]]
    assert [found.reference for found in after] == [found.reference for found in before]
    assert all(found.compressible for found in after[1:])


def test_a_stream_is_compressed_and_says_so() -> None:
    plain, packed = Stream([b"abc"]), Stream([b"q", b"Q\nstream\n" * 50], {"N": 3}, compress=True)
    pdf = SimpleNamespace(objects=[plain, packed])
    plain.number, packed.number = 1, 2
    settle(pdf)
    assert b"Filter" not in pdf.objects[0].data
    head, _sign, rest = pdf.objects[1].data.partition(b"\nstream\n")
    assert head == b"<</N 3/Filter /FlateDecode/Length %d>>" % len(rest.removesuffix(b"\nendstream"))
    assert zlib.decompress(rest.removesuffix(b"\nendstream")) == b"q\n" + b"Q\nstream\n" * 50
    assert not pdf.objects[1].compressible
