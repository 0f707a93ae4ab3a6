"""The last page of the advice explains the terms that its answers use."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from afweging.assessment.models import Answer, Assessment, Confidential, Head
from afweging.language.models import Glossary
from afweging.library import Library
from afweging.report import formats
from afweging.report.rendering import Renderer
from afweging.report.view import view
from tests.report import factory, tree

PLAIN = "Hier staat niets bijzonders."


def using(text: str, closed: str = "") -> Assessment:
    made = factory.judged(factory.ALL_YES, text=PLAIN)
    confidential = Confidential(text=closed, ground="5.1.1.c") if closed else None
    return made.with_answer("overheidstaak", Answer(verdict="aangetoond", text=text, confidential=confidential))


def names(of: Assessment, **how: object) -> list[str]:
    return [row.label for row in view(replace(factory.document(of), **how)).terms]  # type: ignore[arg-type]


def test_only_terms_that_are_used_are_explained_by_alphabet() -> None:
    of = using("Zonder steun is er marktfalen. De nuloptie en het gelijk speelveld. Weer marktfalen.")
    assert names(of) == ["gelijk speelveld", "marktfalen", "nuloptie"]
    assert names(of, language="en") == ["do-nothing option", "level playing field", "market failure"]
    assert names(using(PLAIN)) == []
    assert names(of, glossary=Glossary()) == []
    (first, *_rest) = view(factory.document(of)).terms
    assert first.value == next(term.explanation.at("nl") for term in factory.glossary().terms if term.name.at("nl") == first.label)


def test_brackets_do_not_count_in_the_alphabet() -> None:
    found = names(using("De prenotificatie en de (pre)notificatie, de nuloptie en het voorbehoud."))
    assert found == ["nuloptie", "(pre)notificatie", "voorbehoud"]


def test_no_term_of_a_closed_part_is_public() -> None:
    of = using(PLAIN, closed="Er is marktfalen.")
    assert names(of) == ["marktfalen"]
    assert names(of, public=True) == []


@pytest.mark.parametrize("public", [False, True])
def test_the_terms_are_the_last_page_in_every_format(public: bool, renderer: Renderer) -> None:
    document = factory.document(using("Zonder steun is er marktfalen."), public=public)
    page = formats.render(document, "html").decode()
    assert re.findall(r'<h2 id="([\w-]+)"', page)[-1] == "begrippen"
    assert '<li><a href="#begrippen">Begrippen</a></li>' in page
    assert '<th scope="row">marktfalen</th>' in page
    assert "\n## Begrippen\n\n- **marktfalen**: " in formats.render(document, "md").decode()
    found = tree.read(formats.render(document, "pdf", renderer=renderer))
    assert found.faults == []
    assert "Begrippen" not in formats.render(factory.document(using(PLAIN)), "html").decode()


def test_the_memo_has_no_such_page() -> None:
    text = formats.render(factory.document(using("Zonder steun is er marktfalen."), kind="beslisnota"), "html").decode()
    assert "begrippen" not in text


def test_the_library_hands_its_terms_to_the_advice_only(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", role="lezer") as library:
        dossier = library.new(Head(kenmerk="", title="Proef", peildatum=factory.MADE.date()), reason="begin")
        assert library.document(dossier).glossary == library.glossary
        assert library.document(dossier, kind="beslisnota").glossary == Glossary()
