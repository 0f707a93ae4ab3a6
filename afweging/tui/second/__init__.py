"""A second judgement on the screen: begin it, close it, and reconcile what differs."""
