"""What starting the screens loads: nothing that draws reports, and pydantic and YAML only when they are needed."""

import os
import subprocess
import sys
from pathlib import Path

from afweging.library import Library

ROOT = Path(__file__).parents[2]
PROGRAM = """
import asyncio, sys
from pathlib import Path
from afweging.library import Library
from afweging.tui.app import AfwegingApp
async def show():
    with Library.open(Path(sys.argv[1])) as library:
        app = AfwegingApp(library)
        async with app.run_test() as pilot:
            await pilot.pause()
            await pilot.press("down", "w", "a")
            await pilot.pause()
asyncio.run(show())
print(" ".join(sorted(name for name in sys.modules)))
"""


def test_the_list_loads_nothing_heavy(examples: Library) -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM, str(examples.store.path)], capture_output=True, text=True, cwd=ROOT,
                           env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    loaded = set(ended.stdout.split())
    for heavy in ("weasyprint", "jinja2", "markdown_it", "pydantic", "yaml", "fontTools", "PIL",
                  "textual.widgets._text_area", "textual.widgets._markdown", "afweging.tui.fill.screen"):
        assert heavy not in loaded, f"{heavy} is loaded before anybody needs it"


def test_the_way_in_loads_nothing_before_there_is_a_terminal() -> None:
    program = "import sys, afweging.tui.start; print(' '.join(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True)
    loaded = set(ended.stdout.split())
    assert "textual" not in loaded
    assert "afweging.library" not in loaded
