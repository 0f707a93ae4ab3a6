"""The advice as text: the ladder, what is still open, and what the rules ask."""
