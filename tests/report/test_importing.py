"""WeasyPrint is imported without running programs or loading what is not used, and works as before."""

import json
import subprocess
import sys

import pytest

from afweging.report import importing

STARTED = r"""
import json, subprocess, sys, traceback
ran = []
sys.addaudithook(lambda event, args: ran.append(event) if event in ("subprocess.Popen", "os.posix_spawn", "os.system") else None)
from afweging.report import importing
importing.load()
import ctypes.util, weasyprint
from weasyprint.pdf import fonts
before = "fontTools.subset" in sys.modules or "fontTools.varLib" in sys.modules
options = fonts.subset.Options
import fontTools.subset, fontTools.varLib.instancer
try:
    fonts.instantiateVariableFont(None, {})
except Exception as error:
    fault = traceback.extract_tb(error.__traceback__)[-1].filename.replace("\\", "/").split("/")[-2]
print(json.dumps({"ran": ran, "before": before, "same": options is fontTools.subset.Options, "fault": fault,
                  "finder": ctypes.util.find_library.__module__, "version": weasyprint.__version__}))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the questions are left out on Linux only")
def test_no_program_is_run_and_unused_parts_come_when_asked_for() -> None:
    said = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, check=True, text=True).stdout
    assert json.loads(said) == {"ran": [], "before": False, "same": True, "fault": "instancer", "finder": "ctypes.util",
                                "version": "70.0"}


def test_a_library_under_another_name_is_asked_for_after_all(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bool] = []

    def missing(_name: str) -> None:
        import ctypes.util  # noqa: PLC0415 - as it is at that moment

        tried.append(ctypes.util.find_library.__module__ == "ctypes.util")
        raise OSError("cannot load library")

    monkeypatch.setattr(importing, "import_module", missing)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(OSError, match="cannot load"):
        importing.load()
    assert tried == [False, True]
