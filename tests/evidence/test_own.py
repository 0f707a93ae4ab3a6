"""Sources and facts of the user's own: merged with ours, carried along, and settled where they arrive."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from afweging import canonical
from afweging.evidence.models import Cabinet, Evidence, Fact, Source, SourceRef, Standing
from afweging.evidence.own import (
    Item,
    Own,
    OwnCabinet,
    OwnFact,
    OwnRef,
    OwnSource,
    OwnText,
    carried,
    clashes,
    collected,
    free,
    is_own,
    merged,
    settled,
)
from afweging.framework.models import Text

from .cited_lines import shipped

WORDS = Text(nl="tekst", en="text")
OURS = Evidence(
    sources=(Source(id="S1", title=WORDS, kind="web", published=date(2022, 1, 1)),),
    facts=(Fact(id="F01", text=WORDS, questions=(2,), refs=(SourceRef(source="S1"),), valid_from="2022", grade="B"),),
)


def source(name: str = "B01", title: str = "bron", **parts: object) -> OwnSource:
    return OwnSource(id=name, title=OwnText(nl=title), **parts)  # type: ignore[arg-type]


def fact(name: str = "E01", text: str = "feit", *, of: str = "B01", successor: str | None = None, since: str = "2026") -> OwnFact:
    return OwnFact(id=name, text=OwnText(nl=text), questions=(2,), refs=(OwnRef(source=of),), valid_from=since, grade="A",
                   superseded_by=successor)


def cabinet(name: str = "K01", label: str = "kabinet") -> OwnCabinet:
    return OwnCabinet(id=name, label=OwnText(nl=label))


OWN = Own(sources=(source(), source("B02", "andere")),
          facts=(fact(successor="E02"), fact("E02", "later", of="B02", successor="F01"), fact("E03", of="S1")))


def rows(*items: Item) -> dict[str, tuple[Item, ...]]:
    found: dict[str, tuple[Item, ...]] = {}
    for item in items:
        found[item.id] = (*found.get(item.id, ()), item)
    return found


def test_an_own_fact_is_a_fact_like_ours() -> None:
    own = replace(fact(), limited=OwnText(nl="let op", en="beware"), limited_from="2027", cabinet="c", figures=("3%",),
                  refs=(OwnRef(source="B01", lines=("3",), note=OwnText(nl="voetnoot")),))
    found = own.shipped
    assert (found.id, found.questions, found.grade, found.cabinet, found.figures) == ("E01", (2,), "A", "c", ("3%",))
    assert found.limited == found.limit_at(date(2027, 1, 1)) == Text(nl="let op", en="beware")
    assert found.limit_at(date(2026, 12, 31)) is None
    assert found.refs == (SourceRef(source="B01", lines=("3",), note=Text(nl="voetnoot", en="[nl] voetnoot")),)


def test_dutch_stands_with_its_mark_where_there_is_no_english() -> None:
    assert (fact().shipped.text.at("nl"), fact().shipped.text.at("en")) == ("feit", "[nl] feit")
    assert OwnText(nl="feit", en="fact").both == Text(nl="feit", en="fact")


def test_an_own_source_is_a_source_like_ours() -> None:
    found = source(kind="web", kamerstuk="29826-1", not_before=date(2026, 1, 2), date_note=OwnText(nl="zonder datum"),
                   author=OwnText(nl="x"), cabinet="c", place="hier").shipped
    assert (found.kamerstuk, found.earliest, found.place, found.file) == ("29826-1", date(2026, 1, 2), "hier", None)


def test_ours_and_own_together() -> None:
    found = merged(OURS, OWN)
    assert [one.id for one in found.facts] == ["F01", "E01", "E02", "E03"]
    assert [one.id for one in found.sources] == ["S1", "B01", "B02"]
    assert merged(OURS, Own()) == OURS
    assert clashes(OURS, OWN) == ()


def test_an_own_fact_takes_the_place_of_ours_until_ours_name_a_successor() -> None:
    own = Own(sources=(source(),), facts=(replace(fact(since="2026-05"), replaces=("F01",)),))
    evidence = merged(OURS, own)
    ours = evidence.fact("F01")
    assert ours is not None
    assert evidence.validity(ours, date(2026, 4, 30)).standing is Standing.VALID
    assert evidence.validity(ours, date(2026, 5, 1)).successor == evidence.fact("E01")
    named = replace(OURS, facts=(replace(OURS.facts[0], superseded_by="F02"), replace(OURS.facts[0], id="F02")))
    kept = merged(named, own).fact("F01")
    assert kept is not None
    assert kept.superseded_by == "F02"
    assert carried(own, ("F01",)).names == ("B01", "E01")
    assert carried(own, ("F02",)) == Own()


def test_an_own_fact_keeps_its_id_when_ours_takes_it() -> None:
    theirs = replace(OURS, facts=(*OURS.facts, replace(OURS.facts[0], id="E01")), sources=(*OURS.sources, replace(OURS.sources[0], id="B02")))
    assert clashes(theirs, OWN) == ("B02", "E01")
    found = merged(theirs, OWN)
    assert [one.text.nl for one in found.facts if one.id == "E01"] == ["feit"]
    assert [one.title.nl for one in found.sources if one.id == "B02"] == ["andere"]


def test_our_evidence_never_uses_ids_of_the_user() -> None:
    ours = shipped()
    assert [one.id for one in (*ours.facts, *ours.sources, *ours.cabinets) if is_own(one.id)] == []


def test_ids_are_never_given_out_twice() -> None:
    assert free("E", ()) == "E01"
    assert free("E", ("E01", "E07", "B30", "F99", "E1")) == "E08"
    assert free("B", ("E01", "B99")) == "B100"
    assert [name for name in ("E1", "E01", "E12345", "e01", "B0001", "F01", "E01x") if is_own(name)] == ["E01", "B0001"]


def test_own_things_are_found_and_put() -> None:
    assert OWN.find("E02") == OWN.facts[1]
    assert OWN.find("B02") == OWN.sources[1]
    assert OWN.find("F01") is None
    assert OWN.put((fact("E01", "anders"), fact("E09"))).names == ("B01", "B02", "E01", "E02", "E03", "E09")
    assert collected(OWN.items) == OWN


def test_what_is_carried_is_what_is_cited_with_successors_and_sources() -> None:
    assert carried(OWN, ("F01", "E01", "E99")).names == ("B01", "B02", "E01", "E02")
    assert carried(OWN, ("E03",)).names == ("E03",)
    assert carried(OWN, ("B01",)) == Own()


GOVERNED = Own(cabinets=(cabinet(), cabinet("K02", "volgend kabinet")), sources=(source(cabinet="K01"),),
               facts=(replace(fact(), cabinet="K02"), replace(fact("E02"), cabinet="rutte-4")))


def test_an_own_cabinet_is_a_cabinet_like_ours() -> None:
    ours = replace(OURS, cabinets=(Cabinet(id="rutte-4", label=WORDS),))
    found = merged(ours, GOVERNED)
    assert [one.id for one in found.cabinets] == ["rutte-4", "K01", "K02"]
    assert found.cabinet("K02") == Cabinet(id="K02", label=Text(nl="volgend kabinet", en="[nl] volgend kabinet"))
    theirs = replace(ours, cabinets=(*ours.cabinets, Cabinet(id="K01", label=WORDS)))
    assert clashes(theirs, GOVERNED) == ("K01",)
    assert [one.label.nl for one in merged(theirs, GOVERNED).cabinets] == ["tekst", "kabinet", "volgend kabinet"]
    assert (is_own("K01"), free("K", ("K01", "E07"))) == (True, "K02")
    assert collected(GOVERNED.items) == GOVERNED


def test_the_cabinets_of_what_is_cited_come_along() -> None:
    assert carried(GOVERNED, ("E01",)).names == ("K01", "K02", "B01", "E01")
    assert carried(GOVERNED, ("E02",)).names == ("K01", "B01", "E02")
    assert carried(GOVERNED, ("F01",)) == Own()


def test_a_cabinet_whose_id_is_taken_becomes_another_and_references_follow() -> None:
    found = settled(GOVERNED, rows(cabinet("K01", "iets anders")))
    assert found.names == {"K01": "K03"}
    assert (found.added.sources[0].cabinet, found.added.facts[0].cabinet) == ("K03", "K02")
    assert settled(GOVERNED, rows(*GOVERNED.items)).added == Own()


# --- arriving elsewhere -------------------------------------------------------------------------------------------

def test_in_an_empty_library_everything_keeps_its_id() -> None:
    found = settled(OWN, {})
    assert collected(sorted(found.added.items, key=lambda item: item.id)) == OWN
    assert found.names == {}


def test_what_is_there_already_is_not_added() -> None:
    assert settled(OWN, rows(*OWN.items)).added == Own()


def test_what_was_changed_here_since_stays_changed() -> None:
    here = rows(*OWN.items, fact("E01", "hier gewijzigd", successor="E02"))
    assert settled(OWN, here) == settled(OWN, rows(*OWN.items))


def test_a_taken_id_becomes_another_and_references_follow() -> None:
    here = rows(source("B01", "iets anders"), fact("E02", "iets anders", of="S1"))
    found = settled(OWN, here)
    assert found.names == {"B01": "B03", "E02": "E04"}
    assert sorted(found.added.names) == ["B02", "B03", "E01", "E03", "E04"]
    first, later = found.added.find("E01"), found.added.find("E04")
    assert isinstance(first, OwnFact)
    assert isinstance(later, OwnFact)
    assert (first.superseded_by, first.refs[0].source) == ("E04", "B03")
    assert (later.superseded_by, later.refs[0].source) == ("F01", "B02")


def test_the_same_file_again_finds_what_it_became() -> None:
    here = rows(source("B01", "iets anders"), fact("E02", "iets anders", of="S1"))
    first = settled(OWN, here)
    again = settled(OWN, {**here, **rows(*first.added.items)})
    assert again.added == Own()
    assert again.names == first.names


NAMES = st.sampled_from(["E01", "E02", "E03", "E04"])


@st.composite
def owns(draw: st.DrawFn) -> Own:
    """Sources and facts without circles, under ids that may be anything."""
    cabinets = draw(st.lists(st.builds(cabinet, st.sampled_from(["K01", "K02", "K03"]), st.sampled_from("pq")), max_size=3,
                             unique_by=lambda one: one.id))
    governing = st.sampled_from([None, "rutte-4", *(one.id for one in cabinets)])
    sources = draw(st.lists(st.builds(source, st.sampled_from(["B01", "B02", "B03"]), st.sampled_from("ab"), cabinet=governing),
                            min_size=1, max_size=3, unique_by=lambda one: one.id))
    names = draw(st.lists(NAMES, max_size=4, unique=True))
    facts = []
    for place, name in enumerate(names):
        successor = draw(st.sampled_from([None, "F01", *names[:place]]))
        made = fact(name, draw(st.sampled_from("xy")), of=draw(st.sampled_from([one.id for one in sources])), successor=successor)
        facts.append(replace(made, cabinet=draw(governing)))
    return Own(cabinets=tuple(cabinets), sources=tuple(sources), facts=tuple(draw(st.permutations(facts))))


def unfolded(own: Own, name: str) -> object:
    """What a fact says with everything it refers to, without ids of the user's own."""
    found = own.find(name)
    if isinstance(found, OwnCabinet):
        return found.label.nl
    if isinstance(found, OwnSource):
        return canonical.text(replace(found, id="", cabinet=None)), unfolded(own, found.cabinet or "-")
    if found is None:
        return name
    refs = [unfolded(own, ref.source) for ref in found.refs]
    return found.text.nl, refs, unfolded(own, found.superseded_by or "-"), unfolded(own, found.cabinet or "-")


@given(owns(), owns())
def test_whatever_was_here_what_arrives_says_the_same_as_where_it_came_from(coming: Own, here: Own) -> None:
    found = settled(coming, rows(*here.items))
    there = here.put(found.added.items)
    assert not set(found.added.names) & set(here.names)
    for name in coming.names:
        assert unfolded(there, found.names.get(name, name)) == unfolded(coming, name)
    assert settled(coming, rows(*there.items)).added == Own()


def test_a_fact_of_a_day_before_its_source_cannot_be_cited_yet() -> None:
    own = Own(sources=(source(published=date(2026, 5, 1)),), facts=(fact(since="2020"),))
    evidence = merged(OURS, own)
    known = evidence.fact("E01")
    assert known is not None
    assert evidence.validity(known, date(2026, 4, 30)).standing is Standing.NOT_YET
    assert evidence.validity(known, date(2026, 5, 1)).standing is Standing.VALID
