"""One value, one text, one hash.

The canonical form of a value is JSON with sorted keys, no white space, no escapes beyond what JSON demands, and without
the fields that hold their default (so a field added later does not change the text of an older value). Versions,
frameworks and reports are identified by the SHA-256 of this text.

``read`` turns canonical text back into a value. It trusts the text: use it only for what this program wrote itself and
whose hash was checked. Text from elsewhere goes through the strict readers of ``framework`` and ``assessment``.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, partial
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Builder = Callable[[Any], object]


def plain(value: object) -> Any:  # noqa: ANN401 - what comes out is JSON data
    """The value as JSON data: dataclasses become objects without their default fields, dates become ISO text."""
    if value is None or isinstance(value, str | bool | int):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(found) for f in fields(value) if (found := getattr(value, f.name)) != _default(f)}
    raise TypeError(f"no canonical form for {type(value).__name__}")


def text(value: object) -> str:
    """The canonical JSON text of a value."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(canonical_text: str) -> str:
    """SHA-256 of a canonical text, as 64 hexadecimal digits."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, which a list of dossiers can do without

    return sha256(canonical_text.encode()).hexdigest()


def read(kind: type[T], canonical_text: str) -> T:
    """The value whose canonical text this is.

    Raises ``ValueError`` or ``TypeError`` when the text is not of that kind.
    """
    return build(kind, json.loads(canonical_text))


def build(kind: type[T], data: object) -> T:
    """The value of the given kind from trusted JSON data."""
    return cast("T", _builder(cast("Any", kind))(data))


def _default(field: "Field[Any]") -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


@cache
def _builder(kind: Any) -> Builder:  # noqa: ANN401 - a type form: class, union or generic alias
    """What makes a value of this form from JSON data; worked out once, because a framework holds thousands of values."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return partial(_optional, _builder(next(option for option in inner if option is not NoneType)))
    if origin is Literal:
        return partial(_chosen, inner)
    if origin is tuple:
        return partial(_several, _builder(inner[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return partial(_named, _builder(inner[1]))
    return _builder_of_one(kind)


def _builder_of_one(kind: Any) -> Builder:  # noqa: ANN401 - a class, or a form that nothing can be made of
    if not isinstance(kind, type):
        return partial(_refused, kind)
    if is_dataclass(kind):
        return partial(_record, kind)
    if issubclass(kind, datetime | date):
        return partial(_moment, kind)
    return kind if issubclass(kind, Enum) else partial(_expect, kind)


@cache
def _builders(kind: type) -> dict[str, Builder]:
    """Those of the fields of a dataclass."""
    return {name: _builder(hint) for name, hint in get_type_hints(kind).items()}


def _record(kind: type, data: object) -> object:
    builders, given = _builders(kind), _expect(dict, data)
    if unknown := given.keys() - builders.keys():
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: builders[name](item) for name, item in given.items()})


def _optional(builder: Builder, data: object) -> object:
    return None if data is None else builder(data)


def _chosen(options: tuple[object, ...], data: object) -> object:
    if data not in options:
        raise TypeError(f"expected one of {options}, found another")
    return data


def _several(builder: Builder, data: object) -> object:
    return tuple([builder(item) for item in _expect(list, data)])


def _named(builder: Builder, data: object) -> object:
    return MappingProxyType({key: builder(item) for key, item in _expect(dict, data).items()})


def _refused(kind: object, _data: object) -> object:
    raise TypeError(f"no reader for this as {kind!r}")


def _moment(kind: type[date], data: object) -> object:
    return kind.fromisoformat(_expect(str, data))


def _expect(kind: type[T], data: object) -> T:
    if not isinstance(data, kind):
        raise TypeError(f"expected {kind.__name__}, found {type(data).__name__}")
    return data
