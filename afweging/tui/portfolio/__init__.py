"""The portfolio screen: all dossiers beside each other, question by question."""
