"""One value, one text, one hash.

The canonical form of a value is JSON with sorted keys, no white space, no escapes beyond what JSON demands, and without
the fields that hold their default (so a field added later does not change the text of an older value). Versions,
frameworks and reports are identified by the SHA-256 of this text.

``read`` turns canonical text back into a value. It trusts the text: use it only for what this program wrote itself and
whose hash was checked. Text from elsewhere goes through the strict readers of ``framework`` and ``assessment``.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


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
    return cast("T", _build(kind, data))


def _default(field: "Field[Any]") -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(kind: Any, data: object) -> object:  # noqa: ANN401 - a type form: class, union or generic alias
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if data is None:
            return None
        return _build(next(option for option in get_args(kind) if option is not NoneType), data)
    if origin is Literal and data in get_args(kind):
        return data
    if origin is tuple:
        return tuple(_build(get_args(kind)[0], item) for item in _expect(list, data))
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        inner = get_args(kind)[1]
        return MappingProxyType({key: _build(inner, item) for key, item in _expect(dict, data).items()})
    if not isinstance(kind, type):
        raise TypeError(f"no reader for this as {kind!r}")
    return _build_class(kind, data)


def _build_class(kind: type, data: object) -> object:
    if is_dataclass(kind):
        hints, given = _hints(kind), _expect(dict, data)
        if unknown := given.keys() - hints.keys():
            raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        return kind(**{name: _build(hints[name], item) for name, item in given.items()})
    if issubclass(kind, Enum):
        return kind(data)
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(_expect(str, data))
    return _expect(kind, data)


def _expect(kind: type[T], data: object) -> T:
    if not isinstance(data, kind):
        raise TypeError(f"expected {kind.__name__}, found {type(data).__name__}")
    return data
