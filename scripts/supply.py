"""What the program is made of: a bill of materials, and a look for known weaknesses.

    python scripts/supply.py sbom [FILE]     a CycloneDX bill of materials of what runs, from uv.lock, with licences
    python scripts/supply.py audit           ask the public lists of weaknesses about every locked package (pip-audit)

``audit`` ends with 0 only when every package was judged and none has a known weakness; with 1 when one has; with 2 when a
package could not be judged, for example without a network. A look that could not be taken is never called clean.
"""

import json
import subprocess
import sys
import tempfile
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
UV: Final = ROOT / ".venv" / "bin" / "uv"
NOTICE: Final = {"DejaVu": "Bitstream-Vera"}
"""What is shipped inside our own package and is not a Python package: the fonts of the report, and their licence."""
EXPORT: Final = ("export", "--frozen", "--quiet", "--no-dev", "--no-emit-project")

FINE, WEAK, UNJUDGED = 0, 1, 2


def bill() -> dict[str, Any]:
    """The bill of materials as CycloneDX 1.5: the packages of uv.lock that run, with hashes, and the licence of each."""
    made = subprocess.run([UV, *EXPORT, "--format", "cyclonedx1.5"], cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(made.stdout)
    for part in found["components"]:
        if licence := licence_of(part["name"]):
            part["licenses"] = [{"license": {"name": licence}}]
    found["components"] += [
        {"type": "data", "bom-ref": name.lower(), "name": f"{name} fonts", "licenses": [{"license": {"id": licence}}]}
        for name, licence in NOTICE.items()
    ]
    return found


def licence_of(name: str) -> str:
    """The licence an installed package names for itself; empty when it is not installed here (another system's package)."""
    try:
        # a Message in every version of Python, which the type of importlib.metadata does not say
        told: Message = metadata(name)  # type: ignore[assignment]
    except PackageNotFoundError:
        return ""
    named = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    return str(told.get("License-Expression") or " / ".join(named) or (told.get("License") or "").partition("\n")[0])


def audit() -> int:
    """Ask pip-audit about every locked package; what is wrong, and what could not be judged, on standard output."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "requirements.txt"
        subprocess.run([UV, *EXPORT, "--format", "requirements-txt", "--output-file", wanted], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
        ended = subprocess.run(
            [UV, "tool", "run", "--quiet", "pip-audit", "--requirement", wanted, "--require-hashes", "--disable-pip",
             "--format", "json", "--progress-spinner", "off"],
            check=False, capture_output=True, text=True)
    return judged(ended.stdout, ended.stderr)


def judged(output: str, complaint: str) -> int:
    """What pip-audit's JSON says, in words; and the exit code that goes with it."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        print(f"pip-audit gave no answer, so nothing was judged:\n{complaint[-600:]}")
        return UNJUDGED
    weak = [one for one in packages if one.get("vulns")]
    skipped = [one for one in packages if "skip_reason" in one]
    for one in weak:
        print(f"{one['name']} {one['version']}: {', '.join(vuln['id'] for vuln in one['vulns'])}")
    if skipped or not packages:
        print(f"not judged: {len(skipped)} of {len(packages)} packages; first reason: "
              f"{skipped[0]['skip_reason'] if skipped else 'no packages were named'}")
    print(f"{len(packages) - len(skipped)} packages judged, {len(weak)} with a known weakness")
    return WEAK if weak else UNJUDGED if skipped or not packages else FINE


def main(words: list[str]) -> int:
    """Do what is asked; the exit code."""
    match words:
        case ["sbom", *rest] if len(rest) < 2:
            text = json.dumps(bill(), ensure_ascii=False, indent=2) + "\n"
            if rest:
                Path(rest[0]).parent.mkdir(parents=True, exist_ok=True)
                Path(rest[0]).write_text(text, encoding="utf-8")
                print(f"{rest[0]}: {text.count('bom-ref')} parts")
            else:
                print(text, end="")
            return FINE
        case ["audit"]:
            return audit()
    print(__doc__, file=sys.stderr)
    return UNJUDGED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
