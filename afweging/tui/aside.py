"""Work beside the screen: in a thread of its own that nobody waits for, also not at quit.

Textual's thread workers are waited for when the program ends; these are not. Only for work that may be broken off at any
moment: reading and searching, never writing.
"""

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from textual.message_pump import MessagePump

from afweging.errors import AfwegingError

T = TypeVar("T")


def aside(node: MessagePump, work: Callable[[], T], then: Callable[[T], None],
          failed: Callable[[AfwegingError], None]) -> None:
    """Do the work aside; ``then`` or ``failed`` is called on the screen's own thread, if it is still there.

    An error that is not ours is raised there as well, so that it is not lost.
    """

    def run() -> None:
        try:
            result = work()
        except AfwegingError as error:
            node.call_later(failed, error)
        except Exception as error:  # noqa: BLE001 - raised again where it is seen
            node.call_later(_again, error)
        else:
            node.call_later(then, result)

    Thread(target=run, name="afweging-aside", daemon=True).start()


def _again(error: Exception) -> None:
    raise error
