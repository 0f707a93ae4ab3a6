"""The questionnaire line by line, for screen readers, braille displays and pipes: no drawing, no colour, no cursor.

``run`` is the whole face: it is given an open library, a kenmerk and two streams.
"""

from afweging.plain.loop import run

__all__ = ("run",)
