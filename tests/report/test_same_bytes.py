"""Every format: the same version gives the same bytes, in any process, time zone, locale and order of hashing."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from afweging.report import as_office, formats
from afweging.report.rendering import Renderer
from tests.report import factory

SCRIPT = """
import hashlib, json, sys
from afweging.report import formats
from tests.report import factory
document = factory.document(factory.full(), language="en")
print(json.dumps({name: hashlib.sha256(formats.render(document, name)).hexdigest() for name in json.loads(sys.argv[1])}))
"""


def test_every_format_is_the_same_in_any_process(renderer: Renderer, tmp_path: Path) -> None:
    names = [name for name in formats.FORMATS if name not in ("odt", "docx") or as_office.pandoc()]
    document = factory.document(factory.full(), language="en")
    here = {name: hashlib.sha256(formats.render(document, name, renderer=renderer)).hexdigest() for name in names}
    assert {"pdf", "html", "md", "json"} <= here.keys()
    for changes in ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "AFWEGING_LANG": "nl"},
                    {"PYTHONHASHSEED": "2", "LC_ALL": "C", "AFWEGING_LANG": "en", "SOURCE_DATE_EPOCH": "7", "TMPDIR": str(tmp_path)}):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, json.dumps(names)], cwd=tmp_path, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **changes})
        assert json.loads(done.stdout) == here
