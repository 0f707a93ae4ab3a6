"""Starting the child of the tests, and ending it without mercy."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def start(what: str, *words: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.child", what, *map(str, words)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(what: str, *words: object) -> list[str]:
    """What a child says that ends by itself."""
    child = start(what, *words)
    out, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    return out.splitlines()


def kill(child: "subprocess.Popen[str]") -> list[str]:
    """SIGKILL, and what the child had said until then; a half line does not count."""
    child.kill()
    assert child.stdout is not None
    assert child.stdin is not None
    rest = child.stdout.read()
    child.stdout.close()
    child.stdin.close()
    child.wait()
    return [line.rstrip("\n") for line in rest.splitlines(keepends=True) if line.endswith("\n")]
