"""Every error a user can meet: a code, where it happened, what is wrong, and what to do next.

The modules of this package together are the whole list; ``catalogue`` gives it.
"""

from afweging.errors.keeping import *  # noqa: F403 - the catalogue is one list, in three files
from afweging.errors.kinds import AfwegingError, Code, Exit, Faults, catalogue, own_fault
from afweging.errors.reading import *  # noqa: F403
from afweging.errors.using import *  # noqa: F403

__all__ = ("AfwegingError", "Code", "Exit", "Faults", "catalogue", "own_fault")
