"""What may be cited: sources, facts, whether a fact holds at a date, and what took its place."""
