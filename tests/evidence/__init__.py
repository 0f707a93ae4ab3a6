"""Tests of the evidence room and of its seed data."""
