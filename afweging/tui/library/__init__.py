"""The library screen (Bibliotheek): the list of dossiers and what can be done with them."""
