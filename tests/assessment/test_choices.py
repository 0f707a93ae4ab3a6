"""The moments and states of a dossier: their words are those that every face shows, and the models know the same ones."""

from afweging.assessment import choices, labels, models


def test_the_models_and_the_labels_know_the_same_ones() -> None:
    assert (models.Phase, models.Status) == (choices.Phase, choices.Status)
    assert (labels.PHASE, labels.STATUS) == (choices.PHASE, choices.STATUS)


def test_every_one_has_a_word_of_its_own() -> None:
    assert tuple(choices.STATUS) == tuple(choices.Status)
    assert tuple(choices.PHASE) == tuple(choices.Phase)
    assert len({*choices.STATUS.values(), *choices.PHASE.values()}) == len(choices.Status) + len(choices.Phase)
