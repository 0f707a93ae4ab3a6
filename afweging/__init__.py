"""Weigh Dutch participation in IPCEIs and vertical EU industrial policy, question by question.

The package is a house with rooms; ``tests/test_architecture.py`` holds the map. Data flows one way:
framework -> assessment -> advice -> report. The store keeps, the evidence supports, the faces only show and ask.
"""

__version__ = "0.1.0"
