"""What must hold of every code in a table of errors."""

import re
from types import ModuleType

from afweging import texts
from afweging.errors import AfwegingError, Code

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def codes_of(table: ModuleType) -> list[Code]:
    """The codes that stand in a module."""
    return [value for value in vars(table).values() if isinstance(value, Code)]


def told_in_full(code: Code) -> None:
    """Where, what and what to do, in Dutch and in English, with everything filled in."""
    names = set(PLACEHOLDER.findall(code.what + code.remedy + code.alone))
    error = AfwegingError(code, where="f.yaml:3", **{name: f"<{name}>" for name in names})
    alone = AfwegingError(code, **{**dict.fromkeys(names, "x"), "nearest": ""})
    told = {}
    for language in texts.LANGUAGES:
        texts.use(language)
        told[language] = str(error)
        assert told[language] == f"f.yaml:3: {error.what()} {error.remedy()} [{code.name}]"
        assert error.what().endswith(".")
        assert error.remedy().strip() == error.remedy() != ""
        assert alone.remedy().strip() != ""
    assert set(PLACEHOLDER.findall(code.what)) == set(re.findall(r"<(\w+)>", error.what()))
    assert told["nl"] != told["en"]
