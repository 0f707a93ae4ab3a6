"""What the documentation says is true: its commands run, its examples are read, its links and names exist.

A page is one session: its blocks run in order, in a folder with a library that holds the example dossier.

- ``console`` blocks: lines after ``$`` are run; the lines below are what they print. ``…`` in a line stands for anything, a
  line of only ``…`` for any lines. A command that fails is followed by ``$ echo $?``.
- ``sh`` blocks are run and must end well. ``python`` blocks too. ``json`` and ``yaml`` blocks are read.
- ``<!-- file: NAME -->`` above a block saves it under that name first.
- ``<!-- not run: REASON -->`` above a block says why it is not run; such blocks are listed at the end of the run.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import jsonschema
import pytest
import yaml

from afweging.cli.parser import VERBS, build
from afweging.errors import Exit

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
RUN = {"console", "sh", "python", "json", "yaml"}
SHOWN_ONLY = {"", "text", "toml", "html"}
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
REMARK = re.compile(r"<!-- (?P<kind>not run|file): (?P<what>.+?) -->\s*$")
ENGLISH = {"AFWEGING_LANG": "en", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONUNBUFFERED": "1", "COLUMNS": "120"}


@dataclass(frozen=True)
class Block:
    """One fenced block of a page."""

    page: Path
    line: int
    language: str
    body: str
    remarks: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Where it stands."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def _blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        remarks, above = {}, text[: found.start()].rstrip()
        while remark := REMARK.search(above):
            remarks[remark["kind"]] = remark["what"]
            above = above[: remark.start()].rstrip()
        body = "".join(line.removeprefix(found["indent"]) for line in found["body"].splitlines(keepends=True))
        yield Block(page, text.count("\n", 0, found.start()) + 1, found["language"], body, remarks)


BLOCKS = [block for page in PAGES for block in _blocks(page)]


@pytest.fixture(scope="session")
def example_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the first example dossier; each page works on a copy."""
    library = tmp_path_factory.mktemp("docs") / "library.db"
    subprocess.run(
        [sys.executable, "-m", "afweging", "--library", str(library), "import", str(ROOT / "seeds/dossiers/voorbeeld-me2.yaml")],
        check=True, capture_output=True, cwd=ROOT, timeout=60)
    return library


@pytest.fixture
def session(tmp_path: Path, example_library: Path) -> "Session":
    """A folder to work in, with the files a checkout has and a library of its own."""
    for name in ("frameworks", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    library = tmp_path / "own" / "library.db"
    library.parent.mkdir()
    shutil.copy2(example_library, library)
    command = tmp_path / "own" / "afweging"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m afweging "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = {**os.environ, **ENGLISH, "AFWEGING_LIBRARY": str(library), "HOME": str(tmp_path / "own"),
                   "XDG_DATA_HOME": str(tmp_path / "own"), "PYTHONPATH": str(ROOT),
                   "PATH": f"{command.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    return Session(tmp_path, environment)


class Session:
    """A terminal in which the commands of one page are typed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.status = 0
        self.failed_at = ""

    def run(self, block: Block) -> None:
        """Do what a block says, and compare."""
        if name := block.remarks.get("file"):
            (self.folder / name).write_text(block.body, encoding="utf-8")
        match block.language:
            case "console":
                for command, expected in _commands(block.body):
                    self._console(block, command, expected)
                assert not self.status, f"{block}: “{self.failed_at}” ended with {self.status}, and the page does not say so"
            case "sh":
                output = self._shell("set -e\n" + block.body)
                assert not self.status, f"{block}: ended with {self.status}\n{output}"
            case "python":
                ended = self._process([sys.executable, "-c", block.body])
                assert not ended.returncode, f"{block}:\n{ended.stdout}"
            case "json":
                json.loads(block.body)
            case "yaml":
                assert yaml.safe_load(block.body)

    def _console(self, block: Block, command: str, expected: list[str]) -> None:
        if self.status and command != "echo $?":
            pytest.fail(f"{block}: “{self.failed_at}” ended with {self.status}, and the page does not say so")
        said = self._shell(f"(exit {self.status}); {command}")
        self.failed_at = command
        if not _same(expected, said.splitlines()):
            pytest.fail(f"{block}: $ {command}\n--- the page says\n" + "\n".join(expected) + f"\n--- it prints\n{said}")

    def _shell(self, script: str) -> str:
        ended = self._process(["bash", "-c", script])
        self.status = ended.returncode
        return ended.stdout

    def _process(self, words: list[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(words, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)


def _commands(body: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines it prints; a here-document belongs to its command."""
    command, output, ending = "", list[str](), ""
    for line in body.splitlines():
        if ending:
            command += f"\n{line}"
            ending = "" if line == ending else ending
        elif line.startswith("$ "):
            if command:
                yield command, output
            command, output = line[2:], []
            found = re.search(r"<<'?(\w+)'?", command)
            ending = found[1] if found else ""
        elif command.endswith("\\"):
            command += f"\n{line.removeprefix('> ')}"
        else:
            output.append(line)
    if command:
        yield command, output


def _same(expected: list[str], found: list[str]) -> bool:
    """Whether the lines printed are those of the page, with ``…`` for what differs from day to day."""
    pattern = "".join(r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
                      for line in expected)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in found)) is not None


def test_comparison_knows_lines_and_parts_of_lines() -> None:
    assert _same(["a…c", "…"], ["abbc", "x", "y"])
    assert _same(["…"], [])
    assert not _same(["a"], ["a", "b"])
    assert not _same(["a"], [])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_blocks_of_a_page_run(page: Path, session: Session) -> None:
    for block in (block for block in BLOCKS if block.page == page):
        assert block.language in RUN | SHOWN_ONLY, f"{block}: no rule for “{block.language}” blocks"
        if "not run" not in block.remarks:
            session.run(block)


def test_blocks_that_are_not_run_are_few_and_say_why() -> None:
    skipped = [block for block in BLOCKS if "not run" in block.remarks]
    for block in skipped:
        assert len(block.remarks["not run"]) > 10, f"{block}: why not?"
    executable = [block for block in BLOCKS if block.language in RUN]
    assert len(skipped) <= len(executable) / 3
    print("\n".join(f"not run: {block}: {block.remarks['not run']}" for block in skipped))


def test_every_page_is_found_and_has_blocks() -> None:
    assert {"README.md", "commands.md", "advice.md", "interchange.md", "framework-file.md"} <= {page.name for page in PAGES}
    assert len(BLOCKS) > 20


class _TextLoader(yaml.CSafeLoader):
    """YAML in which a date stays a text, as our own reader has it."""


_TextLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
    for letter, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


# --- names --------------------------------------------------------------------------------------------------------

def _section(verb: str) -> str:
    """The part of docs/commands.md about a verb."""
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^## `{verb}`\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_every_verb_and_option_is_in_the_documentation(verb: str) -> None:
    section = _section(verb)
    assert f"afweging {verb}" in section, f"docs/commands.md has no section with an example of {verb}"
    missing = [option for option in _options(verb) if not re.search(rf"{re.escape(option)}(?![\w-])", section)]
    assert not missing, f"docs/commands.md does not name {missing} under {verb}"


def _options(verb: str) -> list[str]:
    found = subprocess.run([sys.executable, "-m", "afweging", "--lang", "en", verb, "--help"], capture_output=True, text=True,
                           cwd=ROOT, check=True, timeout=60).stdout
    return sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", found)) - {"--help"})


def test_the_documentation_names_no_verb_that_does_not_exist() -> None:
    known = {verb.name for verb in VERBS}
    for page in PAGES:
        for verb in re.findall(r"^## `(\w+)`$", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert verb in known, f"{page.name} describes {verb}"
    for block in BLOCKS:
        if block.language in {"console", "sh"}:
            for verb in re.findall(r"(?:^|[|$] |bin/)afweging ([a-z]+)", block.body, re.MULTILINE):
                assert verb in known, f"{block} uses {verb}"


def test_exit_codes_in_the_documentation_are_those_of_the_program() -> None:
    for page in (ROOT / "README.md", ROOT / "docs/commands.md"):
        table = re.search(r"^\| exit code \|.*?\n\n", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        assert table
        assert [int(code) for code in re.findall(r"^\| (\d) \|", table[0], re.MULTILINE)] == [int(code) for code in Exit]
    assert build().epilog


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    missing = [target for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
               if "://" not in target and not (page.parent / target).exists()]
    assert not missing, f"{page.name} links to {missing}"


def test_generated_pages_and_schemas_are_up_to_date() -> None:
    ended = subprocess.run([sys.executable, str(ROOT / "scripts/docs.py"), "--check"], cwd=ROOT, capture_output=True, text=True,
                           check=False, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert ended.returncode == 0, ended.stderr


def test_schemas_accept_what_is_shipped_and_refuse_what_is_not_known() -> None:
    validator = jsonschema.Draft202012Validator
    framework = yaml.load((ROOT / "frameworks/ipcei.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    schema = json.loads((ROOT / "docs/framework.schema.json").read_text(encoding="utf-8"))
    validator.check_schema(schema)
    assert not [error.json_path for error in validator(schema).iter_errors(framework)]
    assert list(validator(schema).iter_errors({**framework, "unknown": 1}))

    schema = json.loads((ROOT / "docs/assessment.schema.json").read_text(encoding="utf-8"))
    validator.check_schema(schema)
    for path in (ROOT / "seeds/dossiers").glob("*.yaml"):
        dossier = yaml.load(path.read_text(encoding="utf-8"), _TextLoader)
        assert not [f"{path.name}: {error.json_path} {error.message}" for error in validator(schema).iter_errors(dossier)]
        assert list(validator(schema).iter_errors({**dossier, "unknown": 1}))


def test_the_tests_that_the_page_of_trust_leans_on_exist() -> None:
    text = (ROOT / "docs/trust.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/.]+)`", text)
    assert len(named) > 10
    missing = [name for name in named if not (ROOT / name).exists()]
    assert not missing
    assert len(re.findall(r"^\*\*\d\. ", text, re.MULTILINE)) == 8
