"""The map of the house (design 2): which room may know which, and what no room may do.

``MAP`` is the one table. Every import in the package is read from the source, also those inside functions and those for
the type checker only, and compared with it. To change the map, change the table, and say why in the commit.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "afweging"

DOMAIN = {"framework", "evidence", "assessment", "advice", "language"}
MAP: dict[str, set[str]] = {
    # the ground floor
    "texts": set(),
    "canonical": set(),
    "errors": {"texts"},
    "shipped": set(),
    # the pure rooms: framework -> assessment -> advice, supported by evidence
    "framework": {"canonical", "errors", "texts"},
    "evidence": {"canonical", "errors", "framework", "texts"},
    "assessment": {"canonical", "errors", "evidence", "framework", "texts"},
    "advice": {"assessment", "evidence", "framework", "texts"},
    "language": {"assessment", "errors", "framework", "texts"},
    # the store keeps texts and knows nothing of what they say
    "store": {"canonical", "errors", "texts"},
    "report": {"advice", "assessment", "canonical", "errors", "evidence", "framework", "language", "texts"},
    # the only places where the rooms meet: the use cases, and an editing session on one dossier
    "dossier": {"advice", "assessment", "errors", "framework", "store", "texts"},
    "library": {"advice", "assessment", "canonical", "dossier", "errors", "evidence", "framework", "language", "report", "shipped",
                "store", "texts"},
    "editing": {"advice", "assessment", "evidence", "framework", "keeping", "library", "store", "undoing"},
    "undoing": set(),
    "keeping": {"assessment", "errors", "framework", "library"},
    "external_editor": {"assessment", "errors", "framework"},
    # the faces: they show and ask
    "cli": {"advice", "assessment", "canonical", "errors", "evidence", "framework", "language", "library", "report",
            "shipped", "store", "texts"},
    "plain": {"advice", "assessment", "editing", "errors", "evidence", "external_editor", "framework", "language", "library",
              "report", "texts"},
    "tui": {"advice", "assessment", "canonical", "editing", "errors", "evidence", "external_editor", "framework", "language",
            "library", "texts", "undoing"},
    # the one place that knows all faces; the rest is for the types of what it hands over
    "__main__": {"cli", "library", "plain", "texts", "tui"},
}
FACES = {"cli", "plain", "tui"}
PURE = DOMAIN | {"canonical", "errors", "texts"}

HEAVY: dict[str, set[str]] = {
    # part that takes long to load -> where it may be imported at all
    "textual": {"tui"},
    "weasyprint": {"report"},
    "jinja2": {"report"},
    "markdown_it": {"report"},
    "pydantic": {"framework", "evidence", "assessment"},
    "yaml": {"framework", "evidence", "assessment"},
    "krippendorff": {"library"},
    "numpy": set(),
}
LOADERS = {"afweging.framework.yaml_reader", "afweging.framework.loading", "afweging.evidence.loading",
           "afweging.language.loading", "afweging.assessment.interchange"}
"""The only modules of the pure rooms that read files."""
IMPURE = {"sqlite3", "os", "subprocess", "socket", "time", "shutil", "tempfile", "threading", "asyncio", "random", "secrets",
          "uuid", "getpass", "platform", "locale", "urllib", "http", "signal", "logging", "io", "glob", "platformdirs"}
"""What a pure room may not import; files are for its loader alone."""
CLOCK = {"now", "today", "utcnow"}
ALLOWED_IMPURE = {
    "afweging.texts": {"os"},  # the language of the locale, asked once by a face
}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "core", "misc"}
MODULE_LINES, CLASS_LINES, FUNCTION_LINES = 400, 300, 60


@dataclass(frozen=True)
class Module:
    """One source file, read once."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]


@dataclass(frozen=True)
class Import:
    """One import as it stands in the source."""

    module: str
    target: str
    line: int
    top: bool
    """Whether it is carried out as soon as the module is loaded."""

    def __str__(self) -> str:
        """Where it stands, for the message of a failing test."""
        return f"{self.module}:{self.line} imports {self.target}"


def _name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(_name_of(path), path, ast.parse(text), text.count("\n"))


MODULES = {module.name: module for module in map(_read, sorted(PACKAGE.rglob("*.py")))}


def _room(name: str) -> str:
    """The room of a module of ours: ``afweging.store.chain`` -> ``store``; the package itself is ``afweging``."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def _targets(module: Module, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """What a statement imports, as full module names; ``from package import module`` counts as that module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    source = node.module or ""
    if node.level:
        above = module.package.split(".")[: len(module.package.split(".")) - node.level + 1]
        source = ".".join([*above, *([source] if source else [])])
    for alias in node.names:
        inner = f"{source}.{alias.name}"
        yield inner if inner in MODULES else source


def _lazy(tree: ast.Module) -> set[int]:
    """The nodes that do not run when the module is loaded: bodies of functions, and blocks for the type checker."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            found.update(id(inner) for inner in ast.walk(node) if inner is not node)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            found.update(id(inner) for part in node.body for inner in ast.walk(part))
    return found


def _imports(module: Module) -> Iterator[Import]:
    lazy = _lazy(module.tree)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for target in _targets(module, node):
                yield Import(module.name, target, node.lineno, id(node) not in lazy)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (Import(module.name, target, node.lineno, top=False) for target in _named(node))


def _named(call: ast.Call) -> Iterator[str]:
    """The start of a module name that is put together at run time: ``import_module(f"afweging.cli.{verb}")``."""
    for part in ast.walk(call):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.startswith("afweging"):
            yield part.value.rstrip(".")


IMPORTS = [found for module in MODULES.values() for found in _imports(module)]
OURS = [found for found in IMPORTS if found.target.split(".")[0] == "afweging"]
FOREIGN = [found for found in IMPORTS if found.target.split(".")[0] != "afweging"]


def _edges() -> dict[tuple[str, str], Import]:
    """Which room knows which, each with one place where that shows."""
    return {(_room(found.module), _room(found.target)): found for found in OURS
            if _room(found.module) != _room(found.target) and _room(found.target) != "afweging"}


def _drawn() -> dict[str, set[str]]:
    """The map as the imports draw it."""
    drawn: dict[str, set[str]] = {_room(name): set() for name in MODULES if name != "afweging"}
    for room, other in _edges():
        drawn.setdefault(room, set()).add(other)
    return drawn


def _line(room: str) -> str:
    """The line of the map that would be true."""
    return f'    "{room}": {{{", ".join(repr(other) for other in sorted(_drawn()[room]))}}},'.replace("'", '"')


def test_every_room_is_on_the_map() -> None:
    assert set(_drawn()) == set(MAP), "a room without a place on the map, or a place without a room"


def test_rooms_know_only_the_rooms_the_map_allows() -> None:
    strange = [f"{found}\n{_line(room)}" for (room, other), found in _edges().items() if other not in MAP.get(room, set())]
    assert not strange, "not on the map:\n" + "\n".join(strange)


def test_the_map_allows_nothing_that_is_not_used() -> None:
    unused = [f"{room} -> {other}\n{_line(room)}" for room, found in _drawn().items() for other in sorted(MAP[room] - found)]
    assert not unused, "on the map but used nowhere:\n" + "\n".join(unused)


def test_faces_do_not_know_each_other_and_nothing_knows_a_face() -> None:
    found = [str(place) for (room, other), place in _edges().items() if other in FACES and room != "__main__"]
    assert not found


def test_the_package_itself_imports_nothing() -> None:
    assert not [str(found) for found in IMPORTS if found.module == "afweging"]


def test_rooms_do_not_go_round_in_a_circle() -> None:
    edges: dict[str, set[str]] = {}
    for room, other in _edges():
        edges.setdefault(room, set()).add(other)
    assert _circle(edges) is None, f"a circle of rooms: {_circle(edges)}"


def test_modules_do_not_go_round_in_a_circle_even_lazily() -> None:
    edges: dict[str, set[str]] = {}
    for found in OURS:
        if found.target != found.module:
            edges.setdefault(found.module, set()).add(found.target)
    assert _circle(edges) is None, f"a circle of modules: {_circle(edges)}"


def _circle(edges: dict[str, set[str]]) -> list[str] | None:
    """One circle in a graph, as the list of its stations; None when there is none."""
    done: set[str] = set()

    def walk(station: str, path: list[str]) -> list[str] | None:
        if station in path:
            return [*path[path.index(station):], station]
        if station in done:
            return None
        found = next((circle for other in sorted(edges.get(station, ())) if (circle := walk(other, [*path, station]))), None)
        done.add(station)
        return found

    return next((circle for start in sorted(edges) if (circle := walk(start, []))), None)


def test_the_search_for_circles_finds_one() -> None:
    assert _circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]
    assert _circle({"a": {"b", "c"}, "b": {"c"}}) is None


# --- heavy parts --------------------------------------------------------------------------------------------------

def test_heavy_parts_are_imported_only_where_they_belong() -> None:
    strange = [str(found) for found in FOREIGN
               if (part := found.target.split(".")[0]) in HEAVY and _room(found.module) not in HEAVY[part]]
    assert not strange, "\n".join(strange)


def test_heavy_parts_are_not_loaded_on_the_way_to_the_first_verb() -> None:
    """What loading the program's entry and every module of the command line pulls in, without carrying out a verb."""
    starts = ["afweging.__main__", "afweging.cli.main", "afweging.cli.parser"]
    reached = _reached_at_once([name for name in starts if name in MODULES])
    heavy = [str(found) for found in FOREIGN if found.top and found.module in reached
             and found.target.split(".")[0] in HEAVY]
    assert not heavy, "\n".join(heavy)


def _reached_at_once(starts: list[str]) -> set[str]:
    """The modules of ours that are loaded along with these, packages above them included."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name in reached or name not in MODULES:
            continue
        reached.add(name)
        waiting += [found.target for found in OURS if found.module == name and found.top]
        waiting += [name.rpartition(".")[0]]
    return reached


def _loaded_by(*words: str, library: Path) -> set[str]:
    """The top-level modules that a command loads, by Python's own account."""
    environment = {**os.environ, "AFWEGING_LIBRARY": str(library), "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-X", "importtime", "-m", "afweging", *words], env=environment, cwd=library.parent,
                           capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    lines = [line for line in ended.stderr.splitlines() if line.startswith("import time:")]
    assert len(lines) > 20, "importtime told nothing"
    return {line.rpartition("|")[2].strip().split(".")[0] for line in lines}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["find", "--help"], ["find"], ["completion", "bash"]], ids=" ".join)
def test_a_command_that_opens_no_dossier_loads_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    assert not _loaded_by(*words, library=tmp_path / "library.db") & set(HEAVY)


@pytest.mark.parametrize("words", [["check"], ["framework", "list"]], ids=" ".join)
def test_no_command_but_report_loads_what_draws(words: list[str], tmp_path: Path) -> None:
    assert not _loaded_by(*words, library=tmp_path / "library.db") & {"textual", "weasyprint", "jinja2", "markdown_it"}


# --- purity -------------------------------------------------------------------------------------------------------

def test_pure_rooms_touch_neither_files_nor_clock_nor_machine() -> None:
    strange = [str(found) for found in FOREIGN
               if _room(found.module) in PURE and (part := found.target.split(".")[0]) in IMPURE
               and part not in ALLOWED_IMPURE.get(found.module, set())
               and not (found.module in LOADERS and part == "io")]
    assert not strange, "\n".join(strange)


def test_only_the_loaders_know_of_paths() -> None:
    strange = [str(found) for found in FOREIGN if found.target.split(".")[0] == "pathlib"
               and _room(found.module) in DOMAIN and found.module not in LOADERS]
    assert not strange, "\n".join(strange)


@pytest.mark.parametrize("name", [name for name in MODULES if _room(name) in PURE])
def test_pure_rooms_do_not_ask_for_the_time_or_open_a_file(name: str) -> None:
    for node in ast.walk(MODULES[name].tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called.rpartition(".")[2] not in CLOCK, f"{name}:{node.lineno} asks for the time"
            assert called not in {"open", "print", "input", "exec", "eval"}, f"{name}:{node.lineno} calls {called}"


# --- size and names -----------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", list(MODULES))
def test_a_module_says_what_it_is_for_and_stays_small(name: str) -> None:
    module = MODULES[name]
    assert module.lines <= MODULE_LINES, f"{name} has {module.lines} lines"
    assert not module.lines or ast.get_docstring(module.tree), f"{name} does not say what it is for"
    assert not FORBIDDEN_NAMES & set(name.split(".")), f"{name} says nothing about what is in it"


@pytest.mark.parametrize("name", list(MODULES))
def test_classes_and_functions_stay_small_and_public_ones_are_explained(name: str) -> None:
    tree = MODULES[name].tree
    wrong = []
    for node, public in _definitions(tree):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        most = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
        if lines > most:
            wrong.append(f"{name}:{node.lineno} {node.name} has {lines} lines; the limit is {most}")
        if public and not ast.get_docstring(node):
            wrong.append(f"{name}:{node.lineno} {node.name} has no docstring")
    assert not wrong, "\n".join(wrong)


Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _definitions(node: ast.AST, *, public: bool = True) -> Iterator[tuple[Definition, bool]]:
    """Every class and function, with whether it is public: no underscore anywhere on the way, not inside a function."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, Definition):
            shown = public and not inner.name.startswith("_")
            yield inner, shown
            yield from _definitions(inner, public=shown and isinstance(inner, ast.ClassDef))
        else:
            yield from _definitions(inner, public=public)


def test_every_module_of_the_pure_rooms_has_a_test_of_its_own_name() -> None:
    missing = [name for name, module in MODULES.items() if _room(name) in PURE and module.path.name != "__init__.py"
               and not list((ROOT / "tests").rglob(f"test_{name.rpartition('.')[2]}.py"))]
    assert not missing, "no test mirrors: " + ", ".join(missing)
