"""Import WeasyPrint without the detours it takes.

WeasyPrint asks for each library by six names. For a name that is no file, Python runs a compiler, a linker and
``ldconfig`` to ask where the library could be: 87 programs, half of the time of the import. The last name of each library
is the one the dynamic linker knows; so on Linux those questions are left out, and asked after all when that fails.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module


def load() -> None:
    """Import WeasyPrint. Raises ``OSError`` when a library of Pango is missing."""
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
