"""Make ``.venv`` ready: the packages of ``uv.lock``, and the system libraries that WeasyPrint draws text with.

    python scripts/setup.py run | test | dev            make it so; quiet when nothing is to be done
    python scripts/setup.py --ready run | test | dev    exit code 0 when nothing is to be done

Started by ``setup.sh``, which finds a Python. Only the standard library is used here. Each way of installing is tried
in turn: uv from the lock file, pip with the versions of the lock file (pip reads the settings of the organisation, such
as a mirror or a certificate, which uv does not), and plain pip. Nothing asks a question or waits for a terminal.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
PYTHON: Final = VENV / "bin/python"
STAMP: Final = VENV / "afweging-setup.json"
LOG: Final = VENV / "afweging-setup.log"
INPUTS: Final = ("pyproject.toml", "uv.lock")
PROFILES: Final[Mapping[str, tuple[str, ...]]] = {
    "run": ("--no-dev",),
    "test": ("--no-dev", "--extra", "test"),
    "dev": ("--extra", "test"),
}
"""What each profile adds to ``uv sync``; each holds the one before it."""
ORDER: Final = tuple(PROFILES)
PANGO: Final = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""Debian's names of what WeasyPrint loads; the rest comes along with them."""
PROBE: Final = "import weasyprint.text.ffi as found; found.harfbuzz_subset or exit('no harfbuzz-subset')"


class SetupError(Exception):
    """A way of installing that did not work out; the next one may."""


class Stamp(NamedTuple):
    """What the environment was made ready for, kept inside it."""

    key: str
    python: str
    profile: str
    pdf: bool


def say(dutch: str, english: str) -> None:
    """One line of progress, in the language of the environment; Dutch when it names none of ours."""
    names = (os.environ.get(name) for name in ("AFWEGING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    language = next((name for name in names if name), "nl")
    print(f"afweging: {english if language.startswith('en') else dutch}", file=sys.stderr, flush=True)


def key() -> str:
    """The hash of everything the environment follows from."""
    return hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in INPUTS)).hexdigest()


def version() -> str:
    """The Python this runs on, as ``3.11``: packages of one do not fit another."""
    return "{}.{}".format(*sys.version_info)


def stamp() -> Stamp | None:
    """The stamp of the environment; None when there is none or it cannot be read."""
    try:
        return Stamp(**json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def covers(found: Stamp | None, profile: str, python: str) -> bool:
    """Whether the packages in the environment are those of the lock file, for this profile."""
    return (found is not None and found.key == key() and found.python == python and found.profile in ORDER
            and ORDER.index(found.profile) >= ORDER.index(profile) and at_home())


def at_home() -> bool:
    """Whether the environment was made for this folder: its scripts hold the full path, so a moved one fails."""
    with suppress(OSError):
        for line in (VENV / "bin/activate").read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.strip().removeprefix("export ").partition("=")
            if name == "VIRTUAL_ENV" and value.strip("'\"").startswith("/"):
                return Path(value.strip("'\"")).resolve() == VENV
        return True
    return False


@contextmanager
def alone() -> Iterator[None]:
    """One setup at a time, also under ``make -j``: the second waits and then finds nothing to do."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems cannot lock a folder; then we go on without
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def run(words: list[str], settings: Mapping[str, str] | None = None, *, talk: bool = False) -> str:
    """Run a command to its end without a terminal's input; its output. Raises ``SetupError`` when it ends badly.

    With ``talk`` and a terminal, what the command says to a person (a progress bar) goes straight there.
    """
    shown = talk and sys.stderr.isatty()
    try:
        ended = subprocess.run(
            words, cwd=ROOT, env={**os.environ, **(settings or {})}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=None if shown else subprocess.PIPE, text=True, errors="replace", check=False)
    except OSError as error:
        raise SetupError(str(error)) from None
    if ended.returncode:
        with suppress(OSError), LOG.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(words)}\n{ended.stdout}{ended.stderr or ''}\n[{ended.returncode}]\n")
        raise SetupError((ended.stderr or ended.stdout or "").strip())
    return ended.stdout


def works(words: list[str]) -> bool:
    """Whether a command ends well."""
    try:
        run(words)
    except SetupError:
        return False
    return True


# --- the environment ----------------------------------------------------------------------------------------------

def python_of_venv() -> str | None:
    """The version of the Python in ``.venv``; None when it does not run, or was left behind by an upgrade."""
    try:
        return run([str(PYTHON), "-c", "import pip, sys; print('{}.{}'.format(*sys.version_info))"]).strip()
    except SetupError:
        return None


def make_environment() -> None:
    """Make ``.venv`` unless a usable one is there already."""
    found = python_of_venv() if PYTHON.exists() else None
    if found and at_home() and tuple(map(int, found.split("."))) >= (3, 11):
        return
    say(f"omgeving maken in .venv (Python {version()}) …", f"making the environment in .venv (Python {version()}) …")
    if VENV.is_symlink():
        raise SetupError(f"{VENV} is a symbolic link")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def told() -> dict[str, str]:
    """What pip was told on this machine, by its files and by the environment: ``{"index-url": …, "cert": …}``."""
    lines = run([str(PYTHON), "-m", "pip", "config", "list"]).splitlines()  # the environment comes last, so it wins
    return {name.rpartition(".")[2]: value.strip("'\"") for name, _, value in (line.partition("=") for line in lines)}


def mirrored(settings: Mapping[str, str]) -> bool:
    """Whether packages must come from a mirror. The lock file names PyPI's own addresses, and uv keeps to those."""
    named = (settings.get("index-url"), *(os.environ.get(name) for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL")))
    return any(index and "//pypi.org/" not in index for index in named)


def uv(*words: str) -> None:
    """uv, working on our ``.venv`` whatever other one is active, with the certificate pip was given."""
    ours = {"UV_PROJECT_ENVIRONMENT": str(VENV), "VIRTUAL_ENV": str(VENV)}
    if (certificate := told().get("cert")) and "SSL_CERT_FILE" not in os.environ:
        ours["SSL_CERT_FILE"] = certificate
    run([str(PYTHON), "-m", "uv", *words], ours, talk=words[0] == "sync")


def pip(*words: str) -> None:
    """pip of the environment, without questions, and with uv's mirror when only uv was told of one."""
    ours = {"PIP_NO_INPUT": "1", "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if (index := os.environ.get("UV_DEFAULT_INDEX")) and "index-url" not in told():
        ours["PIP_INDEX_URL"] = index
    run([str(PYTHON), "-m", "pip", "install", "--quiet", *words], ours, talk=True)


def have_uv() -> bool:
    """Whether the environment has a uv that runs; it is installed when it does not."""
    if works([str(PYTHON), "-m", "uv", "--version"]):
        return True
    with suppress(SetupError):
        pip("--only-binary=uv", "uv>=0.9")
        return works([str(PYTHON), "-m", "uv", "--version"])
    return False


def by_uv(profile: str) -> None:
    """The lock file, by uv."""
    uv("sync", "--frozen", "--inexact", "--compile-bytecode", *PROFILES[profile])


def by_locked_pip(profile: str) -> None:
    """The versions and hashes of the lock file, fetched by pip; uv only writes the list, which needs no network."""
    listed = VENV / "afweging-requirements.txt"
    uv("export", "--frozen", "--quiet", "--no-emit-project", "--output-file", str(listed), *PROFILES[profile])
    pip("--require-hashes", "-r", str(listed))
    pip("--no-deps", "-e", ".")


def by_pip(profile: str) -> None:
    """The newest versions that fit, by pip alone."""
    pip("-e", {"run": ".", "test": ".[test]", "dev": ".[test]"}[profile],
        *(("mypy", "ruff", "types-pyyaml", "types-jsonschema") if profile == "dev" else ()))


def ways() -> list[tuple[str, Callable[[str], None]]]:
    """The ways of installing that are open on this machine, best first."""
    found: list[tuple[str, Callable[[str], None]]] = [("pip", by_pip)]
    if have_uv():
        found.insert(0, ("pip + uv.lock", by_locked_pip))
        if not mirrored(told()):
            found.insert(0, ("uv", by_uv))
    return found


def install(profile: str) -> None:
    """Install the packages in the first way that works. Raises ``SetupError`` with what each of them said."""
    said = []
    for name, way in ways():
        say(f"pakketten installeren met {name} …", f"installing packages with {name} …")
        try:
            way(profile)
        except SetupError as failure:
            said.append(f"--- {name}\n{failure}")
            say(f"dat lukt niet met {name}.", f"that does not work with {name}.")
            continue
        run([str(PYTHON), "-m", "compileall", "-q", "afweging"])  # the first start of the program is fast too
        return
    raise SetupError("\n".join(said))


# --- the system libraries -----------------------------------------------------------------------------------------

def pdf_possible(probe: str = "import weasyprint") -> bool:
    """Whether WeasyPrint finds its libraries; asked in a child process, because a failing import leaves traces."""
    return works([str(PYTHON), "-c", probe])


def root_words() -> list[str] | None:
    """What to put before a command to run it as root; None when that would take a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and works(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def install_pango() -> None:
    """Install the libraries by apt, where that is possible without a question; whether it worked shows afterwards."""
    before = root_words() if shutil.which("apt-get") and os.environ.get("AFWEGING_SETUP_SYSTEM") != "no" else None
    if before is None:
        return
    say(f"systeembibliotheken voor pdf installeren: {' '.join(PANGO)} …",
        f"installing the system libraries for PDF: {' '.join(PANGO)} …")
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    wanted = [*apt, "install", "-y", "--no-install-recommends", *PANGO]
    if not works(wanted) and works([*apt, "update"]):  # on a new machine apt does not know any package yet
        works(wanted)


def line_for_pango() -> str:
    """The line that installs the libraries on this machine."""
    lines = {"apt-get": f"apt-get install -y {' '.join(PANGO)}", "dnf": "dnf install -y pango",
             "zypper": "zypper install -y libpango-1_0-0", "pacman": "pacman -S --needed pango",
             "apk": "apk add pango", "brew": "brew install pango"}
    tool = next((tool for tool in lines if shutil.which(tool)), "apt-get")
    return lines[tool] if tool == "brew" or os.geteuid() == 0 else f"sudo {lines[tool]}"


def libraries() -> bool:
    """Look for the libraries, install them when allowed, else say how; whether PDF works."""
    if pdf_possible(PROBE):
        return True
    install_pango()
    if pdf_possible():
        return True
    print(f"""
Pdf's maken kan nog niet: de bibliotheek Pango ontbreekt. Rapporten worden nu HTML. Dit lost het op:
PDF cannot be made yet: the library Pango is missing. Reports will be HTML for now. This repairs it:

    {line_for_pango()}
""", file=sys.stderr, flush=True)
    return False


# --- all together -------------------------------------------------------------------------------------------------

def ready(profile: str) -> bool:
    """Whether nothing is to be done. Runs on the environment's own Python."""
    found = stamp()
    return covers(found, profile, version()) and found is not None and found.pdf


def setup(profile: str) -> None:
    """Make the environment ready for a profile. Raises ``SetupError`` when no way of installing worked."""
    started = time.monotonic()
    with alone():
        found = stamp()
        python = python_of_venv() if found else None
        current = found if python and covers(found, profile, python) else None
        if current is None:
            STAMP.unlink(missing_ok=True)  # interrupted half-way, it is not ready
            make_environment()
            if found and found.key == key() and found.profile in ORDER:  # what was there stays there
                profile = max(profile, found.profile, key=ORDER.index)
            install(profile)
            current = Stamp(key(), python_of_venv() or version(), profile, pdf=False)
        elif current.pdf:
            return
        pdf = libraries()
        STAMP.write_text(json.dumps(current._replace(pdf=pdf)._asdict()), encoding="utf-8")
        if current is not found or pdf:
            seconds = time.monotonic() - started
            say(f"klaar, in {seconds:.0f} seconden.", f"ready, in {seconds:.0f} seconds.")


def main(words: list[str]) -> int:
    """Carry out one command; 0 when the environment is ready."""
    match words:
        case ["--ready", profile] if profile in PROFILES:
            return 0 if ready(profile) else 1
        case [profile] if profile in PROFILES:
            try:
                setup(profile)
            except KeyboardInterrupt:
                return 130
            except (SetupError, OSError) as failure:
                print(f"\nHet opzetten is niet gelukt. · Setting up did not succeed.\n\n{failure}\n", file=sys.stderr)
                return 1
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
