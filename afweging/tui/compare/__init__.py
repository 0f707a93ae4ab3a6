"""Two dossiers or versions beside each other (Vergelijken), and how a change is drawn as text."""
