"""The program, started once with the layer under it and then forked for every command: ``python -m tests.faults.server``.

Reads one JSON object a line from standard input and answers with one on standard output. Each command runs the real entry
of the program (``afweging.cli.main.run``) in a process of its own, with its own standard streams, and ends as that does.
"""

import ctypes
import gc
import io
import json
import os
import signal
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from afweging.cli import exchange, many, reading, upkeep, writing  # noqa: F401 - loaded once, before the forks
from afweging.cli.main import run
from afweging.library import Library  # noqa: F401
from afweging.store import backup, caches, checking, restore, salvage  # noqa: F401
from tests.faults.scenario import SEED

SECONDS = 60
"""A command that takes longer is ended, and counts as hanging."""


def layer() -> Any:
    """The layer as an object with the functions of ``shim.c``."""
    if os.environ.get("FAULTS_LAYER") == "python":
        from tests.faults import pylayer  # noqa: PLC0415 - only where there is no other

        return pylayer.installed()
    return ctypes.CDLL(None)


def carried_out(under: Any, asked: dict[str, Any]) -> dict[str, int]:
    """Fork, run one command, wait for its end."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        _become(under, asked, mouth)
    os.close(mouth)
    with os.fdopen(ear) as said:
        counted = said.read()
    _pid, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "counted": int(counted or -1)}


def _become(under: Any, asked: dict[str, Any], mouth: int) -> None:
    """In the child: the streams of the command, the fault, the program, and its end."""
    code = 70
    try:
        for number, name, flags in ((0, asked["stdin"], os.O_RDONLY), (1, asked["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
                                    (2, asked["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)):
            opened = os.open(name, flags, 0o600)
            os.dup2(opened, number)
            os.close(opened)
        os.environ.update(asked["environment"])
        signal.alarm(SECONDS)
        under.faults_clock(ctypes.c_long(asked["clock"]))
        under.faults_root(asked["root"].encode())
        if asked["log"]:
            under.faults_log(asked["log"].encode())
        kinds, at, error, act = asked["arm"]
        under.faults_arm(ctypes.c_uint(kinds), ctypes.c_long(at), error, act)
        try:
            code = run(asked["words"])
        except SystemExit as ended:
            code = int(ended.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:  # noqa: BLE001 - what the interpreter would print; it is looked for as a traceback
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        os.write(mouth, str(under.faults_counted()).encode())
        os._exit(code)


def _warm() -> None:
    """Carry out what loads the frameworks and the seeds, once, in a library that is thrown away."""
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(said), redirect_stderr(said):
        for words in (("new", "Eerste"), ("import", str(SEED)), ("export", "--all", "--output", folder)):
            if run(["--library", f"{folder}/warm.db", *words]) != 0:
                raise SystemExit(f"the program does not {words[0]}: {said.getvalue()}")


def main() -> None:
    """Serve until standard input ends."""
    commands, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    under = layer()
    _warm()
    gc.collect()
    gc.freeze()  # the forks share what is loaded, and do not look for garbage in it
    for line in commands:
        answers.write(json.dumps(carried_out(under, json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
