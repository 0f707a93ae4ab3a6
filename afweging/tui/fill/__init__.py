"""The fill screen: one question at a time, with everything that helps to answer it."""
