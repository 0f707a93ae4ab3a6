"""Import WeasyPrint without the detours it takes.

WeasyPrint asks for each library by six names. For a name that is no file, Python runs a compiler, a linker and
``ldconfig`` to ask where the library could be: 87 programs, half of the time of the import. The last name of each library
is the one the dynamic linker knows; so on Linux those questions are left out, and asked after all when that fails.

It also loads two large parts of fontTools that our reports never use: one makes subsets of fonts where HarfBuzz cannot,
one makes static fonts of variable ones. They are loaded when somebody does use them.
"""

import ctypes.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_LATER: Final = {"fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}
"""Modules to load when they are used, with the functions that WeasyPrint takes out of them at once."""


class Later(ModuleType):
    """Stands in for a module until something in it is asked for."""

    def __init__(self, name: str, functions: tuple[str, ...] = ()) -> None:
        super().__init__(name)
        for function in functions:
            setattr(self, function, self._calling(function))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module holds
        if name.startswith("__"):  # what the import itself asks
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)

    def _calling(self, function: str) -> Callable[..., Any]:
        def call(*given: object, **named: object) -> Any:  # noqa: ANN401
            return self.__getattr__(function)(*given, **named)

        return call


def load() -> None:
    """Import WeasyPrint. Raises ``OSError`` when a library of Pango is missing."""
    with _unused_parts_later():
        if sys.platform.startswith("linux"):
            with suppress(OSError), _no_questions():
                import_module("weasyprint")
        import_module("weasyprint")


@contextmanager
def _no_questions() -> Iterator[None]:
    """While this is open, libraries are found by their own name only."""
    original = ctypes.util.find_library
    ctypes.util.find_library = lambda _name: None  # type: ignore[assignment]
    try:
        yield
    finally:
        ctypes.util.find_library = original


@contextmanager
def _unused_parts_later() -> Iterator[None]:
    """While this is open, importing an unused part gives what stands in for it; afterwards it gives the part itself."""
    stand_ins = {name: Later(name, functions) for name, functions in _LATER.items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
