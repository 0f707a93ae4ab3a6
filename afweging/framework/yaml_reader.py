"""Strict YAML: every scalar is text, every key once, every value with its line.

``read_tree`` parses with libyaml and gives plain data beside the line of every value. ``convert`` turns such data into
one of our dataclasses through pydantic and reports each fault with file, line, what is wrong, the nearest valid name,
and what to do. Nothing is guessed: ``no`` stays the text "no", a date becomes a date only because the class asks for one.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_type_hints

from afweging import errors
from afweging.errors import AfwegingError, Code, Faults
from afweging.texts import _

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from yaml import Node

T = TypeVar("T")
Path_ = tuple[str | int, ...]
"""Where a value stands in a file: keys and positions from the top."""

SIZE_LIMIT = 20_000_000
"""Bytes; a framework or dossier is a thousand times smaller."""
DEPTH_LIMIT = 40
VALUE_LIMIT = 200_000
"""Values, keys included; the framework has about 5,000. Keeps memory and time bounded."""
FAULT_LIMIT = 100
"""Faults of one kind of reading; nobody mends more at a time."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Plain data of a YAML file, with the line of every value and key."""

    data: Any
    lines: dict[Path_, int]
    file: str

    def line(self, path: Path_) -> int:
        """The line (from 1) of a value, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def where(self, path: Path_) -> str:
        """File and line, as shown in messages; only the file where lines are not known, as in JSON."""
        return f"{self.file}:{self.line(path)}" if self.lines else self.file


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, with a clear error when it is missing, a folder, unreadable or far too large."""
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise AfwegingError(errors.FILE_TOO_LARGE, file=path, size=size // 1_000_000, limit=SIZE_LIMIT // 1_000_000)
        with path.open("rb") as stream:  # one byte more than allowed: devices and pipes tell no size
            found = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise AfwegingError(errors.FILE_MISSING, file=path) from None
    except (IsADirectoryError, NotADirectoryError):
        raise AfwegingError(errors.FILE_NOT_A_FILE, file=path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AfwegingError(errors.FILE_UNREADABLE, file=path, reason=reason) from None
    if len(found) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 1_000_000
        raise AfwegingError(errors.FILE_TOO_LARGE, file=path, size=f"> {limit}", limit=limit)
    return found


def decode(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, or an error that says at which byte it stops being text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AfwegingError(errors.FILE_NOT_TEXT, file=file, position=error.start) from None
    if "\0" in text:
        raise AfwegingError(errors.FILE_NOT_TEXT, file=file, position=len(text[: text.index("\0")].encode()))
    return text


def read_tree(text: str, file: str) -> Tree:
    """Parse YAML text to plain data with lines. Raises ``Faults`` or ``AfwegingError`` naming file and line."""
    import yaml  # noqa: PLC0415 - 15 ms that commands without a YAML file should not pay

    try:
        _refuse_hostile(yaml, text, file)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.reader.ReaderError as error:  # a control character; its position counts bytes
        line = text.encode()[: error.position].count(b"\n") + 1
        raise AfwegingError(errors.YAML_SYNTAX, where=f"{file}:{line}", problem=error.reason) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise AfwegingError(errors.YAML_SYNTAX, where=f"{file}:{line}", problem=error.problem) from None
    if root is None:
        raise AfwegingError(errors.YAML_EMPTY, where=f"{file}:1")
    found: list[AfwegingError] = []
    lines: dict[Path_, int] = {}
    data = _plain(root, (), Tree(None, lines, file), found)
    if found:
        raise Faults(tuple(found))
    return Tree(data, lines, file)


def _refuse_hostile(yaml: Any, text: str, file: str) -> None:  # noqa: ANN401 - the lazily imported module
    """Stop at aliases, tags and bombs before a tree is built; events cost little and cannot recurse."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise AfwegingError(errors.YAML_ALIAS, where=f"{file}:{event.start_mark.line + 1}")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH_LIMIT:
            raise AfwegingError(errors.YAML_TOO_DEEP, where=f"{file}:{event.start_mark.line + 1}", limit=DEPTH_LIMIT)
        if count > VALUE_LIMIT:
            raise AfwegingError(errors.FILE_TOO_MANY, where=f"{file}:{event.start_mark.line + 1}", limit=VALUE_LIMIT)


def refuse_bulk(data: object, file: str) -> None:
    """Stop at data, already in memory, that is nested too deep or has too many values; walks it layer by layer."""
    layer, depth, count = [data], 0, 0
    while layer:
        depth, count = depth + 1, count + len(layer)
        if depth > DEPTH_LIMIT:
            raise AfwegingError(errors.YAML_TOO_DEEP, where=file, limit=DEPTH_LIMIT)
        if count > VALUE_LIMIT:
            raise AfwegingError(errors.FILE_TOO_MANY, where=file, limit=VALUE_LIMIT)
        layer = [
            item
            for value in layer if isinstance(value, dict | list)
            for item in (value.values() if isinstance(value, dict) else value)
        ]


def refuse_newer(tree: Tree, key: str, known: int, code: Code) -> None:
    """Stop at a form newer than we read, before its unknown keys are called faults."""
    found = str(tree.data.get(key)) if isinstance(tree.data, dict) else ""
    if found.isascii() and found.isdecimal() and (len(found) > 6 or int(found) > known):
        raise AfwegingError(code, where=tree.where((key,)), found=brief(found), known=known)


def _plain(node: "Node", path: Path_, tree: Tree, found: list[AfwegingError]) -> Any:  # noqa: ANN401 - YAML data
    from yaml import ScalarNode, SequenceNode  # noqa: PLC0415 - loaded by the caller

    tree.lines[path] = node.start_mark.line + 1
    if isinstance(node, ScalarNode):
        empty = not node.style and node.value in ("", "~", "null")  # a style means quotes or a block
        return None if empty else node.value
    if isinstance(node, SequenceNode):
        return [_plain(item, (*path, index), tree, found) for index, item in enumerate(node.value)]
    data: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, ScalarNode) else "?"
        if name in data:
            first = tree.lines[(*path, name)]
            where = f"{tree.file}:{key.start_mark.line + 1}"
            found.append(AfwegingError(errors.YAML_REPEATED_KEY, where=where, key=brief(name), line=first))
            continue
        data[name] = _plain(value, (*path, name), tree, found)
        tree.lines[(*path, name)] = key.start_mark.line + 1
    return data


def shown(path: Path_) -> str:
    """A path as people read it: ``sections[1].questions[2].title`` (positions from 1)."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text or _("the top of the file")


def brief(name: str, limit: int = 60) -> str:
    """A name as found in a file, cut off when it is no name at all but a text."""
    return name if len(name) <= limit else f"{name[:limit]}…"


def nearest(name: str, allowed: list[str]) -> str:
    """The allowed name most like the one given; empty when none is like it, so that no foolish one is proposed."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a message

    cutoff = 0.6 if len(name) > 2 else 0.5  # of two characters one may be wrong: nk for nl
    close = get_close_matches(brief(name), allowed, n=1, cutoff=cutoff)
    return close[0] if close else ""


def listed(names: list[str], limit: int = 20) -> str:
    """Names for a message, cut off with an ellipsis when there are many."""
    return ", ".join(names[:limit]) + (", …" if len(names) > limit else "")


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":  # noqa: ANN401 - a class
    """What pydantic makes of a class; making it costs more than reading a file with it."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where foreign data is read

    return TypeAdapter(kind)


def convert(kind: type[T], tree: Tree) -> T:
    """Plain data to a dataclass through pydantic; every fault named with its line. Raises ``Faults``."""
    from pydantic import ValidationError  # noqa: PLC0415 - 70 ms, only where foreign data is read

    try:
        value = cast("T", _adapter(cast("Hashable", kind)).validate_python(tree.data))
    except ValidationError as error:
        records = error.errors(include_url=False, include_input=False)
        # A misspelt key is unknown and missing at once; the unknown one names its neighbour, so it comes first.
        records.sort(key=lambda record: record["type"] != "unexpected_keyword_argument")
        raise Faults(tuple(_explain(record, kind, tree) for record in records[:FAULT_LIMIT])) from None
    if loose := tuple(islice(_loose(value, tree.data, ()), FAULT_LIMIT)):
        raise Faults(tuple(_wrong_type(tree, path, kind_of_fault) for path, kind_of_fault in loose))
    return value


def read_file(path: Path, kind: type[T]) -> T:
    """The dataclass a YAML file describes. Raises ``AfwegingError`` or ``Faults`` with file and line."""
    return convert(kind, read_tree(decode(read_bytes(path), str(path)), str(path)))


def _explain(fault: Any, kind: type, tree: Tree) -> AfwegingError:  # noqa: ANN401 - pydantic's own error record
    path: Path_ = tuple(fault["loc"])
    where = tree.where(path)
    match fault["type"]:
        case "unexpected_keyword_argument":
            allowed = _keys(kind, path[:-1])
            key = str(path[-1])
            return AfwegingError(errors.UNKNOWN_KEY, where=where, key=brief(key), path=shown(path[:-1]),
                                 nearest=nearest(key, allowed), allowed=listed(allowed))
        case "missing":
            return AfwegingError(errors.MISSING_KEY, where=where, key=path[-1], path=shown(path[:-1]))
        case "literal_error" | "enum":
            allowed = [part.strip(" '") for part in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]
            value = _value_at(tree.data, path)
            return AfwegingError(errors.WRONG_CHOICE, where=where, path=shown(path), found=brief(value),
                                 nearest=nearest(value, allowed), allowed=listed(allowed))
    return _wrong_type(tree, path, fault["type"])


def _wrong_type(tree: Tree, path: Path_, kind: str) -> AfwegingError:
    """A value of the wrong kind, by pydantic's name of the fault; in a sentence of ours, in the user's language."""
    match kind.partition("_")[0]:
        case "string":
            problem = _("text is expected")
        case "int":
            problem = _("a whole number is expected")
        case "bool":
            problem = _("true or false is expected")
        case "date":
            problem = _("a date such as 2026-06-01 is expected")
        case "tuple":
            problem = _("a list is expected")
        case _other:
            problem = _("keys with values are expected")
    return AfwegingError(errors.WRONG_TYPE, where=tree.where(path), path=shown(path), problem=problem)


def _loose(value: object, data: Any, path: Path_) -> Iterator[tuple[Path_, str]]:  # noqa: ANN401 - YAML data
    """Numbers, dates and truth values that pydantic understood but that are not written as we write them.

    Without this, ``1767225600`` would be a date and ``off`` a truth value.
    """
    if is_dataclass(value):
        for name, item in data.items():
            yield from _loose(getattr(value, name), item, (*path, name))
    elif isinstance(value, Mapping):
        for name, item in data.items():
            yield from _loose(value.get(name), item, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(data):
            yield from _loose(value[index], item, (*path, index))
    elif isinstance(value, date | int):
        written = value.isoformat() if isinstance(value, date) else str(value).lower()
        if str(data).lower() != written:
            yield path, type(value).__name__


def _value_at(data: Any, path: Path_) -> str:  # noqa: ANN401 - YAML data
    for part in path:
        data = data[part]
    return str(data)


def _keys(kind: Any, path: Path_) -> list[str]:  # noqa: ANN401 - a type form
    """The keys a class allows at a path, found by walking its annotations."""
    for part in path:
        if is_dataclass(kind) and isinstance(kind, type):
            kind = get_type_hints(kind)[str(part)]
        else:  # a list (item class, ...) or a mapping (str, class)
            kind = get_args(kind)[0 if isinstance(part, int) else 1]
        if type(None) in get_args(kind):
            kind = next(option for option in get_args(kind) if option is not type(None))
    return [field.name for field in fields(kind)]
