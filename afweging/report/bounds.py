"""Bounds on the process this runs in: for child processes that handle what somebody else wrote."""

import sys


def memory(most: int) -> None:
    """No more bytes of address space than this, where the system can hold us to it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def processor(seconds: int) -> None:
    """So many seconds of the processor from now on."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]))
