"""Whether the PDFs conform: veraPDF, our own structure lint, and three readers that must agree. Run by ``make conformance``."""
