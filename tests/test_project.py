"""What surrounds the code is in order: metadata, licence, setup, the two commands, and the closing line that decides."""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import afweging

from .test_architecture import PURE

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


# --- metadata -----------------------------------------------------------------------------------------------------

def test_one_version_everywhere() -> None:
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert PYPROJECT["project"]["version"] == afweging.__version__ == str(public["softwareVersion"])


def test_everything_the_package_names_exists() -> None:
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    sdist = PYPROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]
    named = [PYPROJECT["project"]["readme"], *PYPROJECT["project"]["license-files"], *wheel["packages"],
             *wheel["force-include"], *(name.lstrip("/") for name in sdist["include"])]
    assert not [name for name in named if not (ROOT / name).exists()]
    assert set(wheel["force-include"]) == {"frameworks", "seeds"}


def test_the_licence_is_complete_and_the_same_everywhere() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    articles = [int(number) for number in re.findall(r"^(\d+)\.\s?[A-Z]", text, re.MULTILINE)]
    assert articles == list(range(1, 16))
    assert "Appendix" in text
    assert text.rstrip().endswith("require the production of a new EUPL version.")
    words = " ".join(text.split())
    assert hashlib.sha256(words.encode()).hexdigest() == "b265314fe0920ed66121307961dabb70eb3c26c508d2362783e821bbb4a0e16c"
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert PYPROJECT["project"]["license"] == public["legal"]["license"] == "EUPL-1.2"


def test_the_changelog_begins_with_what_is_not_released_yet() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    for heading in headings[1:]:
        assert re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading)


def test_publiccode_keeps_to_its_standard() -> None:
    """The mandatory keys and limits of publiccode.yml 0.4."""
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert public["publiccodeYmlVersion"] == "0.4"
    assert {"name", "url", "platforms", "categories", "developmentStatus", "softwareType", "description", "legal", "maintenance",
            "localisation", "releaseDate"} <= set(public)
    assert re.fullmatch(r"https://\S+", public["url"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", public["releaseDate"])
    assert public["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert public["softwareType"] == "standalone/desktop"
    assert set(public["platforms"]) <= {"web", "windows", "mac", "linux", "ios", "android"}
    assert public["maintenance"]["type"] == "internal"
    assert public["maintenance"]["contacts"][0]["name"]
    assert set(public["localisation"]["availableLanguages"]) == set(public["description"]) == {"nl", "en"}
    for described in public["description"].values():
        assert len(described["shortDescription"]) <= 150
        assert 500 <= len(described["longDescription"]) <= 10_000
        assert described["features"]
        assert all(len(feature) <= 100 for feature in described["features"])


# --- the two commands ---------------------------------------------------------------------------------------------

def test_the_makefile_has_the_commands_that_are_promised() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert {"demo", "test", "lint", "types", "bench", "docs", "texts"} <= targets
    for page in ("README.md", "CONTRIBUTING.md"):
        named = re.findall(r"^make ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
        assert named
        assert set(named) <= targets


def test_the_coverage_bar_holds_for_exactly_the_pure_rooms() -> None:
    found = re.search(r"^PURE := (.+)$", MAKEFILE, re.MULTILINE)
    assert found
    rooms = {part.removeprefix("afweging/").removesuffix("/*").removesuffix(".py") for part in found[1].split(",")}
    assert rooms == PURE
    assert "--fail-under=100" in MAKEFILE
    assert PYPROJECT["tool"]["coverage"]["run"]["branch"] is True


@pytest.mark.parametrize("script", [".ci/run", "scripts/setup.sh"])
def test_scripts_are_executable_and_well_formed(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    shell = path.read_text(encoding="utf-8").splitlines()[0].rpartition("/")[2].split()[-1]
    assert subprocess.run([shell, "-n", str(path)], check=False).returncode == 0


# --- setup --------------------------------------------------------------------------------------------------------

@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The setup script, working on a folder of its own with an environment that looks finished."""
    spec = importlib.util.spec_from_file_location("setup_under_test", ROOT / "scripts/setup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in module.INPUTS:
        shutil.copy2(ROOT / name, tmp_path / name)
    venv = tmp_path.resolve() / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin/activate").write_text(f'VIRTUAL_ENV="{venv}"\nexport VIRTUAL_ENV\n', encoding="utf-8")
    for name, value in {"ROOT": tmp_path, "VENV": venv, "PYTHON": venv / "bin/python", "LOG": venv / "log",
                        "STAMP": venv / "afweging-setup.json"}.items():
        monkeypatch.setattr(module, name, value)
    return module


def _stamp(setup: ModuleType, **changes: object) -> None:
    found = {"key": setup.key(), "python": setup.version(), "profile": "test", "pdf": True, **changes}
    setup.STAMP.write_text(json.dumps(found), encoding="utf-8")


def test_setup_has_nothing_to_do_when_the_stamp_fits(setup: ModuleType) -> None:
    assert not setup.ready("run")
    _stamp(setup)
    assert setup.ready("run")
    assert setup.ready("test")
    assert not setup.ready("dev")


@pytest.mark.parametrize("changes", [{"key": "0"}, {"python": "3.10"}, {"profile": "run"}, {"profile": "?"}, {"pdf": False},
                                     {"more": 1}], ids=str)
def test_setup_begins_again_when_the_stamp_does_not_fit(setup: ModuleType, changes: dict[str, object]) -> None:
    _stamp(setup, **changes)
    assert not setup.ready("test")


def test_setup_begins_again_when_the_lock_file_changed_or_the_stamp_is_damaged(setup: ModuleType) -> None:
    _stamp(setup)
    (setup.ROOT / "uv.lock").write_text("other", encoding="utf-8")
    assert not setup.ready("run")
    setup.STAMP.write_text("{", encoding="utf-8")
    assert not setup.ready("run")


def test_setup_sees_that_the_checkout_was_moved(setup: ModuleType) -> None:
    _stamp(setup)
    for line in ('VIRTUAL_ENV="/elsewhere/.venv"', "    export VIRTUAL_ENV=/elsewhere/.venv", "VIRTUAL_ENV='/elsewhere/.venv'"):
        (setup.VENV / "bin/activate").write_text(line, encoding="utf-8")
        assert not setup.at_home()
        assert not setup.ready("run")
    (setup.VENV / "bin/activate").unlink()
    assert not setup.at_home()


def test_setup_keeps_to_the_mirror_that_pip_or_uv_was_told_of(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    monkeypatch.delenv("UV_INDEX_URL", raising=False)
    assert not setup.mirrored({})
    assert not setup.mirrored({"index-url": "https://pypi.org/simple/"})
    assert setup.mirrored({"index-url": "https://mirror.example/simple"})
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://mirror.example/simple")
    assert setup.mirrored({})
    monkeypatch.setattr(setup, "have_uv", lambda: True)
    monkeypatch.setattr(setup, "told", dict)
    assert [name for name, _way in setup.ways()] == ["pip + uv.lock", "pip"]
    monkeypatch.delenv("UV_DEFAULT_INDEX")
    assert [name for name, _way in setup.ways()] == ["uv", "pip + uv.lock", "pip"]
    monkeypatch.setattr(setup, "have_uv", lambda: False)
    assert [name for name, _way in setup.ways()] == ["pip"]


def test_setup_tries_the_next_way_and_tells_what_each_said(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    def no(words: str) -> object:
        def way(_profile: str) -> None:
            raise setup.SetupError(words)
        return way

    done: list[str] = []
    monkeypatch.setattr(setup, "run", lambda *_words, **_settings: "")
    monkeypatch.setattr(setup, "ways", lambda: [("uv", no("certificate")), ("pip", done.append)])
    setup.install("test")
    assert done == ["test"]
    assert "pip" in capsys.readouterr().err
    monkeypatch.setattr(setup, "ways", lambda: [("uv", no("certificate")), ("pip", no("no network"))])
    with pytest.raises(setup.SetupError, match=r"(?s)certificate.*no network"):
        setup.install("test")


def test_setup_names_the_line_for_pango_and_goes_on(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    asked: list[list[str]] = []

    def run(words: list[str], *_rest: object, **_settings: object) -> str:
        asked.append(words)
        raise setup.SetupError("missing")

    monkeypatch.setattr(setup, "run", run)
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)
    monkeypatch.setenv("AFWEGING_SETUP_SYSTEM", "no")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    assert setup.libraries() is False
    assert "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in capsys.readouterr().err
    assert not [words for words in asked if "apt-get" in words]


def test_setup_asks_apt_again_with_fresh_lists_and_never_asks_a_question(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def works(words: list[str]) -> bool:
        asked.append(" ".join(words))
        return "update" in words or len([line for line in asked if "install" in line]) > 1

    monkeypatch.setattr(setup, "works", works)
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.delenv("AFWEGING_SETUP_SYSTEM", raising=False)
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)
    setup.install_pango()
    assert ["install" if "install" in line else "update" for line in asked] == ["install", "update", "install"]
    assert all("DEBIAN_FRONTEND=noninteractive" in line and not line.startswith("sudo") for line in asked)
    assert " -y --no-install-recommends libpango-1.0-0" in asked[0]


def test_without_a_suitable_python_setup_says_so_in_both_languages(tmp_path: Path) -> None:
    shell = shutil.which("sh")
    assert shell
    (tmp_path / "scripts").mkdir()
    shutil.copy2(ROOT / "scripts/setup.sh", tmp_path / "scripts/setup.sh")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("dirname", "id"):
        (tools / name).symlink_to(str(shutil.which(name)))

    def say() -> "subprocess.CompletedProcess[str]":
        return subprocess.run([shell, str(tmp_path / "scripts/setup.sh"), "run"], env={"PATH": str(tools)}, text=True,
                              capture_output=True, check=False, timeout=30)

    ended = say()
    assert ended.returncode == 1
    assert "Geen Python 3.11 of nieuwer gevonden" in ended.stderr
    assert "No Python 3.11 or newer was found" in ended.stderr

    old = tools / "python3"  # a Python of the right age without the module venv, as Debian has it
    old.write_text(f'#!{shell}\ncase "$2" in *ensurepip*) exit 1 ;; *print*) echo 3.11 ;; esac\nexit 0\n', encoding="utf-8")
    old.chmod(0o755)
    ended = say()
    assert ended.returncode == 1
    assert "mist een onderdeel" in ended.stderr
    assert "lacks a part" in ended.stderr


# --- the closing line ---------------------------------------------------------------------------------------------

JUNIT = """<testsuites><testsuite>
<testcase classname="tests.store.test_chain" name="a" time="0.1"/>
<testcase classname="tests.test_docs" name="b" time="0.1"/>
<testcase classname="tests.test_docs" name="c" time="0.1"><skipped/></testcase>{more}
</testsuite></testsuites>"""
FAILURE = '<testcase classname="tests.store.test_chain" name="d" time="0.1"><failure/></testcase>'


@pytest.mark.parametrize(("more", "status", "code", "last"), [
    ("", 0, 0, "2 passed, 0 failed, 1 skipped"),
    (FAILURE, 1, 1, "2 passed, 1 failed, 1 skipped"),
    ("", 1, 1, "2 passed, 1 failed, 1 skipped"),  # the tests passed, the coverage bar did not
    (None, 1, 1, "0 passed, 1 failed"),
])
def test_the_last_line_of_continuous_integration_decides(
    tmp_path: Path, more: str | None, status: int, code: int, last: str,
) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy2(ROOT / ".ci/run", tmp_path / ".ci/run")
    tools = tmp_path / "tools"
    tools.mkdir()
    if more is not None:
        (tmp_path / "junit.xml").write_text(JUNIT.format(more=more), encoding="utf-8")
    fake = tools / "make"
    fake.write_text('#!/bin/sh\nfor word in "$@"; do case $word in JUNIT=*) folder=${word#*=} ;; esac; done\n'
                    f'[ ! -f junit.xml ] || cp junit.xml "$folder/rest.xml"\nexit {status}\n', encoding="utf-8")
    fake.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run(["bash", str(tmp_path / ".ci/run"), "test"], env=environment, capture_output=True, text=True, check=False,
                           timeout=60)
    assert ended.returncode == code, ended.stderr
    assert ended.stdout.splitlines()[-1] == last
