"""The versions of one dossier (Versies): what changed, opened to read, restored, compared."""
