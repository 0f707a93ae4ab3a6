"""The child process that makes PDFs; ``rendering`` starts it as ``python -m afweging.report.child MEMORY SECONDS FOLDER``.

It loads the engine first, then answers orders from standard input until that ends. Only the name of an error goes back,
never a message: a message may hold the text of an answer.

When the program is killed or its terminal is closed, the child stops at once, in the middle of a report as well, and takes
its temporary folder along: nobody else will.
"""

import gc
import json
import os
import shutil
import signal
import sys
import threading
import time
from contextlib import suppress
from datetime import datetime
from typing import IO, Any

from afweging.errors import RENDER_MEMORY, RENDER_REFUSED, AfwegingError
from afweging.report import bounds, pdf


def main(memory: int, seconds: int) -> int:
    """Answer orders until there are no more."""
    bounds.memory(memory)
    pdf.shut_out_system_fonts()
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what an engine prints must not come between the answers
    with suppress(AfwegingError, MemoryError):  # said again, to the parent, at the first order
        pdf.warm_up()
    gc.freeze()
    gc.disable()  # a report makes a great many objects and drops them all at once: collect between reports, not during
    while line := incoming.readline():
        order = _read(incoming, json.loads(line))
        bounds.processor(seconds)
        head, body = _answered(order)
        outgoing.write(json.dumps(head | {"size": len(body)}).encode() + b"\n" + body)
        outgoing.flush()
        gc.collect()
    return 0


def _answered(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        return {}, pdf.render(**order)
    except AfwegingError as error:
        return {"error": error.code.name, "values": {name: str(value) for name, value in error.values.items()}}, b""
    except MemoryError:
        return {"error": RENDER_MEMORY.name, "values": {}}, b""
    except Exception as error:  # noqa: BLE001 - whatever it is, its text must not leave this process
        return {"error": RENDER_REFUSED.name, "values": {"kind": type(error).__name__}}, b""


def _read(incoming: IO[bytes], head: dict[str, Any]) -> dict[str, Any]:
    html = incoming.read(head["html"]).decode()
    about = head["about"]
    about |= {"created": datetime.fromisoformat(about["created"]), "keywords": tuple(about["keywords"])}
    attached = tuple(
        pdf.Attached(name=file["name"], description=file["description"], content=incoming.read(file["size"]))
        for file in head["attached"]
    )
    return {"html": html, "about": pdf.About(**about), "attached": attached, "archive": head["archive"]}


def _end_with(parent: int, folder: str) -> None:
    """Wait until the program is gone; then remove the folder and stop, whatever is being done."""
    while os.getppid() == parent:
        time.sleep(0.5)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


if __name__ == "__main__":
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # a closed terminal ends the program, and its end ends us
    threading.Thread(target=_end_with, args=(os.getppid(), sys.argv[3]), daemon=True).start()
    try:
        sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
    finally:
        shutil.rmtree(sys.argv[3], ignore_errors=True)
