"""Lists of words, written as running text."""


def words(text: str) -> frozenset[str]:
    """The words of a text that is nothing but words."""
    return frozenset(text.split())
