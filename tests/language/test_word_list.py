"""Lists of words written as running text."""

from afweging.language.word_list import words


def test_the_words_of_a_text():
    assert words("aan  de\n slag") == {"aan", "de", "slag"}
    assert words("") == frozenset()
