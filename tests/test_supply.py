"""What the program is made of: the page, the project file and the lock file name the same packages; a look not taken is not clean."""

import importlib.util
import json
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("supply", ROOT / "scripts/supply.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plain(name: str) -> str:
    """The name of a requirement as the lock file writes it."""
    return re.split(r"[\[<>=!~; ]", name, maxsplit=1)[0].lower().replace("_", "-")


def running(root: str, locked: dict[str, Any]) -> set[str]:
    """A package of the lock file with everything it brings along, on any system but those that only Windows needs."""
    found, left = set(), [root]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += [one["name"] for one in locked[name].get("dependencies", [])]
            for extra in locked[name].get("optional-dependencies", {}).values() if name != "afweging" else ():
                left += [one["name"] for one in extra if name in ("fonttools", "markdown-it-py") and one["name"] in PAGE]
    return found - {root}


def test_the_packages_asked_for_are_those_that_are_explained() -> None:
    asked = {plain(name) for name in PROJECT["dependencies"]}
    part = PAGE.partition("## Asked for by name\n")[2].partition("\n## ")[0]
    explained = set(re.findall(r"^\| ([\w-]+) \|", part, re.MULTILINE)) - {"package"}
    assert explained == asked
    for row in re.findall(r"^\| (?!package|---).*\|$", part, re.MULTILINE):
        assert all(cell.strip() for cell in row.strip("|").split("|")), row


def test_everything_that_is_brought_along_is_named() -> None:
    locked = {one["name"]: one for one in LOCK}
    for name in running("afweging", locked):
        assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", PAGE), name


def test_every_locked_package_has_a_hash() -> None:
    for one in LOCK:
        if one["name"] != "afweging":
            files = [*one.get("wheels", []), *([one["sdist"]] if "sdist" in one else [])]
            assert files, one["name"]
            assert all(file["hash"].startswith("sha256:") for file in files), one["name"]


@pytest.mark.parametrize(("answer", "expected", "said"), [
    ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, 0, "1 packages judged, 0 with"),
    ({"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1"}]}]}, 1, "a 1: CVE-1"),
    ({"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "no network"}]}, 2, "no network"),
    ({"dependencies": []}, 2, "no packages were named"),
    (None, 2, "nothing was judged"),
])
def test_a_look_that_could_not_be_taken_is_never_called_clean(
    capsys: pytest.CaptureFixture[str], answer: object, expected: int, said: str,
) -> None:
    assert loaded().judged(json.dumps(answer) if answer else "", "no route to host") == expected
    assert said in capsys.readouterr().out


def test_the_bill_of_materials_names_every_package_that_runs_with_hash_and_licence() -> None:
    supply = loaded()
    if not supply.UV.exists():
        pytest.skip("uv could not be installed here; the bill is made from its lock file")
    bill = supply.bill()
    parts = {part["name"]: part for part in bill["components"]}
    assert bill["bomFormat"] == "CycloneDX"
    assert {plain(name) for name in PROJECT["dependencies"]} <= parts.keys()
    assert "pytest" not in parts
    for name in ("textual", "pyyaml", "weasyprint", "pydyf"):
        assert parts[name]["licenses"][0]["license"]["name"], name
        assert all(file["hashes"] for file in parts[name]["externalReferences"]), name
