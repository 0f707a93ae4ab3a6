"""Change a sample as an unlucky disk or an unkind sender would; reproducible from a number."""

import random
from collections.abc import Callable
from typing import Final

TOKENS: Final = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1b[2J", b"\xe2\x80\xae", b"{", b"}", b"[", b"]", b":", b"- ", b"&a ", b"*a", b"!!python/object",
    b"? ", b"|-\n", b">", b"'", b'"', b"\n", b"\r\n", b"\t", b"---\n", b"...\n", b"%YAML 9.9\n", b"<<: ", b"null", b"~", b"no", b"1e999", b"0x7fffffffffffffff",
    b"99999999999999999999999999", b"-0", b"NaN", b"2026-13-45", b"</p><script>", b"<!--", b"]]>", b"&lt;", b"&#x110000;", b"../../etc/passwd",
    b"file:///etc/passwd", b"http://example.com/", b"@import url(x);", b"{{7*7}}", b"${x}", b"%s%n", b"\\", b"`", b"**", b"[@F", b"[@F15]", b"|", b"status:",
    b"endobj", b"stream\n", b"/Length 99999999999", b"/FlateDecode", b"obj<<", b"startxref\n-1\n", b"/Kids [1 0 R]", b"form: 2\n", b"format: 9\n",
)
"""What breaks readers: signs with a meaning in YAML, JSON, HTML, Markdown, PDF, terminals and searches, and extreme values."""


def mutated(sample: bytes, other: bytes, seed: int) -> bytes:
    """The sample with one to six changes."""
    chance = random.Random(seed)
    data = bytearray(sample)
    for _turn in range(chance.choice((1, 1, 2, 3, 6))):
        chance.choice(CHANGES)(data, other, chance)
    return bytes(data[:400_000])


def _place(data: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _flip(data: bytearray, _other: bytes, chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _token(data: bytearray, _other: bytes, chance: random.Random) -> None:
    place = _place(data, chance)
    data[place:place + chance.choice((0, 0, 1, 8))] = chance.choice(TOKENS)


def _cut(data: bytearray, _other: bytes, chance: random.Random) -> None:
    first, last = sorted((_place(data, chance), _place(data, chance)))
    if chance.random() < 0.5:
        last = min(last, first + chance.randrange(1, 60))
    del data[first:last]


def _double(data: bytearray, _other: bytes, chance: random.Random) -> None:
    first = _place(data, chance)
    part = bytes(data[first:first + chance.choice((1, 20, 300, 4_000))])
    data[first:first] = part * chance.choice((1, 2, 40))


def _splice(data: bytearray, other: bytes, chance: random.Random) -> None:
    first = chance.randrange(len(other) + 1)
    place = _place(data, chance)
    data[place:place] = other[first:first + chance.choice((5, 100, 2_000))]


def _lines(data: bytearray, _other: bytes, chance: random.Random) -> None:
    """Swap, indent or repeat lines: the grammar of YAML is in them."""
    lines = bytes(data).split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(3):
        case 0:
            lines[one], lines[two] = lines[two], lines[one]
        case 1:
            lines[one] = b" " * chance.randrange(9) + lines[one].lstrip()
        case _:
            lines.insert(two, lines[one])
    data[:] = b"\n".join(lines)


CHANGES: Final[tuple[Callable[[bytearray, bytes, random.Random], None], ...]] = (_flip, _token, _token, _cut, _double, _splice, _lines)
