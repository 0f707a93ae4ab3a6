"""Make the fonts of the report: four static styles of IBM Plex Sans as TrueType, with their coverage and licence.

    python scripts/fonts.py            fetch the package from npm, decode, write afweging/report/fonts/
    python scripts/fonts.py --check    say whether the files in the tree are the ones this script makes

The package carries complete static fonts as WOFF2. They are decoded once, here, because WeasyPrint would do so again in
every run (1.2 to 1.5 times the time of a report). The letters are not changed, so the names stay (OFL-1.1 reserves
"Plex"). ``npm pack`` runs no scripts of the package, and its bytes are compared with the ones we looked at.

``coverage.txt`` holds the code points that all four styles can draw, as ranges in hexadecimal, so that the program need
not open a font to know whether it can print a character.
"""

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

PACKAGE = "@ibm/plex-sans@1.1.0"
PACKAGE_SHA256 = "c3818979c2a2c82927ea3e7c485e389a18de0b7462887dd4f7acc9a525568962"
STYLES = ("Regular", "Italic", "SemiBold", "Bold")
TARGET = Path(__file__).resolve().parent.parent / "afweging/report/fonts"


def fetch() -> bytes:
    """The package as npm serves it. Raises ``SystemExit`` when its bytes are not the known ones."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", PACKAGE, "--ignore-scripts", "--silent"], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)
        content = next(Path(folder).glob("*.tgz")).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != PACKAGE_SHA256:
        sys.exit(f"{PACKAGE} has other bytes than the package we looked at: {found}")
    return content


def ranges(points: Iterable[int]) -> str:
    """Code points as lines ``first-last`` in hexadecimal."""
    spans: list[list[int]] = []
    for point in sorted(points):
        if spans and point == spans[-1][1] + 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return "".join(f"{first:04X}-{last:04X}\n" for first, last in spans)


def made(package: bytes) -> dict[str, bytes]:
    """The files of the fonts folder, from the bytes of the package."""
    files: dict[str, bytes] = {}
    covered: set[int] | None = None
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        for style in STYLES:
            font = TTFont(_member(archive, f"package/fonts/complete/woff2/IBMPlexSans-{style}.woff2"),
                          recalcTimestamp=False)
            font.flavor = None
            buffer = io.BytesIO()
            font.save(buffer)
            files[f"IBMPlexSans-{style}.ttf"] = buffer.getvalue()
            covered = set(font.getBestCmap()) & (set(font.getBestCmap()) if covered is None else covered)
        files["LICENSE.txt"] = _member(archive, "package/LICENSE.txt").read()
    files["coverage.txt"] = ranges(covered or ()).encode()
    return files


def _member(archive: tarfile.TarFile, name: str) -> io.BytesIO:
    found = archive.extractfile(name)
    if found is None:
        sys.exit(f"{PACKAGE} has no {name}")
    return io.BytesIO(found.read())


def main() -> int:
    """Write the files, or with ``--check`` compare them; exit code 1 when they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args().check
    files = made(fetch())
    if check:
        different = [name for name, content in files.items() if (TARGET / name).read_bytes() != content]
        print("\n".join(f"differs: {name}" for name in different) or "the fonts are the ones this script makes")
        return 1 if different else 0
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (TARGET / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
