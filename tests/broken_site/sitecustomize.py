"""Loaded by Python itself in every process that tests start while a switch of ``tests/broken_builds.py`` is on."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
sys.path.insert(0, ROOT)
try:
    from tests.broken_builds import activate
finally:
    sys.path.remove(ROOT)
activate()
