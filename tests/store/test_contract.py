"""The contract of ``protocol.Store``: whatever keeps texts must pass this."""

import threading
import traceback
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from afweging import canonical, errors
from afweging.errors import AfwegingError, Code, Exit
from afweging.store.protocol import Store
from afweging.store.records import ALL, Content, Event, Filter, NewEvent, NewEvidence
from tests.store.making import FRAMEWORK, NOON, body, draft, summary, version

K = "AFW-2026-0001"


def refused(code: Code) -> "pytest.RaisesExc[AfwegingError]":
    return pytest.raises(AfwegingError, match=code.name, check=lambda error: error.code is code)


# --- kenmerken ----------------------------------------------------------------------------------------------------
def test_kenmerken_count_up_per_prefix_and_year(store: Store) -> None:
    assert [store.reserve("AFW", 2026, NOON) for _ in range(3)] == ["AFW-2026-0001", "AFW-2026-0002", "AFW-2026-0003"]
    assert store.reserve("AFW", 2027, NOON) == "AFW-2027-0001"
    assert store.reserve("VBD", 2026, NOON) == "VBD-2026-0001"


def test_an_unused_kenmerk_is_not_given_out_again(store: Store) -> None:
    store.reserve("AFW", 2026, NOON)
    assert store.reserve("AFW", 2026, NOON) == "AFW-2026-0002"
    store.create("AFW-2026-0001", version())
    assert store.reserve("afw", 2026, NOON) == "afw-2026-0003"


def test_a_kenmerk_from_elsewhere_counts_too(store: Store) -> None:
    store.create("AFW-2026-0041", version())
    store.create("dossier zonder nummer", version(reason="anders"))
    store.create("AFW-2026-00041", version(reason="vreemd gespeld"))
    assert store.reserve("AFW", 2026, NOON) == "AFW-2026-0042"


def test_more_than_9999_dossiers_a_year(store: Store) -> None:
    store.create("AFW-2026-9999", version())
    assert store.reserve("AFW", 2026, NOON) == "AFW-2026-10000"
    assert store.reserve("AFW", 2026, NOON) == "AFW-2026-10001"


# --- versions -----------------------------------------------------------------------------------------------------
def test_what_is_stored_comes_back_as_it_was(store: Store) -> None:
    new = version(body(q1="Coördinatie – «één» 🙂\n\tmet \\u0000 en “quotes”"), status="concept", advice="DEELNAME", tags="chips")
    info = store.create(K, new)
    found = store.version(K)
    assert found.body == new.body
    assert found.info == info
    assert (info.number, info.parent, info.kenmerk) == (1, "", K)
    assert (info.summary, info.status, info.phase, info.advice) == (new.summary, "concept", "", "DEELNAME")
    assert info.body_hash == canonical.digest(new.body)
    assert (info.created, info.author_role, info.reason) == (NOON, "beoordelaar", "eerste")


def test_versions_form_a_chain(store: Store) -> None:
    first = store.create(K, version())
    second = store.append(K, 1, version(body(q1="Twee"), minutes=1))
    third = store.append(K, 2, version(body(q1="Drie"), minutes=-5))
    assert [info.number for info in store.history(K)] == [1, 2, 3]
    assert (second.parent, third.parent) == (first.hash, second.hash)
    assert store.version(K).body == body(q1="Drie")
    assert store.version(K, 2).body == body(q1="Twee")


def test_the_hash_covers_everything(store: Store) -> None:
    first = store.create(K, version()).hash
    other = [
        store.create("AFW-2026-0002", version()).hash,
        store.create("AFW-2026-0003", version(reason="tweede")).hash,
        store.create("AFW-2026-0004", version(advice="GEEN_ROL")).hash,
    ]
    assert len({first, *other}) == 4


def test_times_come_back_in_utc(store: Store) -> None:
    zone = timezone(timedelta(hours=2))
    new = version()
    info = store.create(K, type(new)(**{**{name: getattr(new, name) for name in new.__slots__}, "created": datetime(2026, 7, 1, 14, tzinfo=zone)}))
    assert info.created == NOON
    assert store.version(K).info.created.tzinfo is UTC
    with pytest.raises(ValueError, match="time zone"):
        store.reserve("AFW", 2026, datetime(2026, 7, 1))


def test_a_kenmerk_is_found_whatever_its_case(store: Store) -> None:
    store.create(K, version())
    assert store.version("afw-2026-0001").info.kenmerk == K
    assert store.append("afw-2026-0001", 1, version()).kenmerk == K
    assert store.entry("Afw-2026-0001").number == 2
    assert len(store.history("afw-2026-0001")) == 2


def test_a_second_dossier_with_the_same_kenmerk_is_refused(store: Store) -> None:
    store.create(K, version())
    with refused(errors.STORE_EXISTS):
        store.create(K.lower(), version(reason="nog een"))
    assert len(store.history(K)) == 1


def test_a_stale_version_is_refused_and_changes_nothing(store: Store) -> None:
    store.create(K, version())
    store.append(K, 1, version(body(q1="Van een ander")))
    with refused(errors.STORE_STALE) as caught:
        store.append(K, 1, version(body(q1="Van mij")))
    assert caught.value.exit is Exit.STALE
    assert caught.value.values == {"kenmerk": K, "expected": 1, "found": 2}
    assert store.version(K).body == body(q1="Van een ander")
    assert store.search("mij") == ()


def test_an_unknown_dossier_names_the_nearest(store: Store) -> None:
    for number in range(1, 5):
        store.create(f"AFW-2026-{number:04d}", version(reason=str(number)))
    for verb in (
        lambda: store.version("AFW-2026-0005"),
        lambda: store.history("AFW-2026-0005"),
        lambda: store.entry("AFW-2026-0005"),
        lambda: store.append("AFW-2026-0005", 1, version()),
        lambda: store.save_draft(draft("AFW-2026-0005")),
        lambda: store.draft("AFW-2026-0005"),
        lambda: store.drop_draft("AFW-2026-0005", 1),
    ):
        with refused(errors.STORE_UNKNOWN) as caught:
            verb()
        assert "AFW-2026-000" in str(caught.value.values["nearest"])
    with refused(errors.STORE_UNKNOWN) as caught:
        store.version("ÿ" * 5000)
    assert caught.value.values["nearest"] == ""


def test_an_unknown_version_names_the_newest(store: Store) -> None:
    store.create(K, version())
    for number in (0, 2, -1):
        with refused(errors.STORE_UNKNOWN_VERSION) as caught:
            store.version(K, number)
        assert caught.value.values["newest"] == 1


def test_a_version_needs_a_framework_that_is_kept(store: Store) -> None:
    new = version()
    other = type(new)(**{**{name: getattr(new, name) for name in new.__slots__}, "framework_hash": "0" * 64})
    with refused(errors.STORE_NO_FRAMEWORK):
        store.create(K, other)
    assert store.content() == Content()


def test_versions_are_found_by_the_beginning_of_their_hash(store: Store) -> None:
    infos = [store.create(K, version()), store.append(K, 1, version())]
    for info in infos:
        assert store.with_hash(info.hash[:12].upper()) == (info,)
        assert store.with_hash(info.hash) == (info,)
    assert store.with_hash("0" * 64) == ()
    for wrong in ("", "abc", "zzzzzzzzzz", "12345678%"):
        with refused(errors.STORE_SHORT_HASH):
            store.with_hash(wrong)


def test_half_a_pair_is_refused_without_telling_the_text(store: Store) -> None:
    store.create(K, version())
    text = '{"q1":"' + "".join(("ge", "heim")) + ' \ud800"}'
    with refused(errors.STORE_TEXT) as caught:
        store.append(K, 1, version(text))
    assert caught.value.values == {"point": "D800"}
    assert "geheim" not in "".join(traceback.format_exception(caught.value))
    assert len(store.history(K)) == 1


def test_bodies_are_the_newest_versions(store: Store) -> None:
    store.create("AFW-2026-0002", version(body(q1="b")))
    store.create(K, version())
    store.append(K, 1, version(body(q1="a")))
    assert [(each.info.kenmerk, each.body) for each in store.bodies()] == [(K, body(q1="a")), ("AFW-2026-0002", body(q1="b"))]


def test_the_newest_versions_and_the_newest_with_a_status(store: Store) -> None:
    assert store.newest() == store.newest("vastgesteld") == ()
    final = summary('x","status":"concept', status="vastgesteld")
    store.create("AFW-2026-0002", version())
    store.create(K, version())
    store.append(K, 1, replace(version(body(q1="a")), summary=final))
    store.append(K, 2, version(body(q1="b")))
    assert store.newest() == ((K, 3), ("AFW-2026-0002", 1))
    assert store.newest("vastgesteld") == ((K, 2),)
    assert (K, 2) not in store.newest("concept")


# --- drafts -------------------------------------------------------------------------------------------------------
def test_a_draft_is_kept_beside_the_versions(store: Store) -> None:
    store.create(K, version())
    assert store.draft(K) is None
    saved = store.save_draft(draft(K, title="Nieuwe titel", minutes=3))
    assert (saved.revision, saved.behind) == (1, False)
    assert store.draft(K) == saved
    assert store.version(K).body == body()
    entry = store.entry(K)
    assert (entry.has_draft, entry.draft_behind, entry.summary.title) == (True, False, "Nieuwe titel")
    assert entry.updated == NOON + timedelta(minutes=3)


def test_saving_again_overwrites_the_draft(store: Store) -> None:
    store.create(K, version())
    saved = store.save_draft(draft(K))
    for turn in range(5):
        saved = store.save_draft(draft(K, body(q1=f"Stand {turn}" * turn * 500), revision=saved.revision))
    assert store.draft(K) == saved
    assert saved.revision == 6


def test_two_windows_cannot_overwrite_each_others_draft(store: Store) -> None:
    store.create(K, version())
    mine = store.save_draft(draft(K))
    theirs = store.save_draft(draft(K, body(q1="Van een ander"), revision=mine.revision))
    with refused(errors.STORE_STALE_DRAFT) as caught:
        store.save_draft(draft(K, body(q1="Van mij"), revision=mine.revision))
    assert caught.value.exit is Exit.STALE
    with refused(errors.STORE_STALE_DRAFT):
        store.save_draft(draft(K))
    with refused(errors.STORE_STALE_DRAFT):
        store.drop_draft(K, mine.revision)
    assert store.draft(K) == theirs


def test_a_dropped_draft_is_gone_and_its_revision_is_not_used_again(store: Store) -> None:
    store.create(K, version(title="Versie"))
    saved = store.save_draft(draft(K, title="Werk"))
    store.drop_draft(K, saved.revision)
    store.drop_draft(K, saved.revision)
    assert store.draft(K) is None
    assert store.entry(K).summary.title == "Versie"
    assert not store.entry(K).has_draft
    with refused(errors.STORE_STALE_DRAFT):
        store.save_draft(draft(K, revision=saved.revision))
    assert store.save_draft(draft(K)).revision == 2


def test_a_version_made_from_a_draft_uses_it_up(store: Store) -> None:
    store.create(K, version())
    saved = store.save_draft(draft(K, title="Werk"))
    store.append(K, 1, version(saved.body, title="Klaar"), draft=saved.revision)
    assert store.draft(K) is None
    assert store.entry(K).summary.title == "Klaar"


def test_a_version_from_a_changed_draft_is_refused_whole(store: Store) -> None:
    store.create(K, version())
    saved = store.save_draft(draft(K))
    store.save_draft(draft(K, revision=saved.revision))
    with refused(errors.STORE_STALE_DRAFT):
        store.append(K, 1, version(saved.body), draft=saved.revision)
    assert len(store.history(K)) == 1
    assert store.draft(K) is not None


def test_a_draft_that_fell_behind_is_told(store: Store) -> None:
    store.create(K, version())
    saved = store.save_draft(draft(K, title="Werk"))
    store.append(K, 1, version(title="Van een ander", minutes=9))
    found = store.draft(K)
    assert found is not None
    assert found.behind
    entry = store.entry(K)
    assert (entry.number, entry.has_draft, entry.draft_behind, entry.summary.title) == (2, True, True, "Werk")
    assert entry.updated == NOON + timedelta(minutes=9)
    assert store.save_draft(draft(K, revision=saved.revision)).behind


def test_a_draft_needs_a_version_to_begin_from(store: Store) -> None:
    store.create(K, version())
    for base in (0, 2):
        with refused(errors.STORE_UNKNOWN_VERSION):
            store.save_draft(draft(K, base=base))


# --- the list -----------------------------------------------------------------------------------------------------
def filled(store: Store) -> None:
    store.create("AFW-2025-0001", version(title="Éénmalige waterstof", status="concept", advice="GEEN_ROL", minutes=1))
    store.create("AFW-2026-0001", version(title="batterijen", status="vastgesteld", progress=14, tags="cellen", minutes=2))
    store.create("AFW-2026-0002", version(title="Chips", status="concept", phase="toekenning", example=True, minutes=3,
                                          second_of="AFW-2026-0001@1"))


def names(store: Store, which: Filter = ALL, **more: object) -> list[str]:
    return [entry.summary.title for entry in store.entries(which, **more)]  # type: ignore[arg-type]


def test_the_list_shows_the_newest_first(store: Store) -> None:
    filled(store)
    assert names(store) == ["Chips", "batterijen", "Éénmalige waterstof"]
    store.append("AFW-2025-0001", 1, version(title="Waterstof", minutes=9))
    assert names(store) == ["Waterstof", "Chips", "batterijen"]


def test_the_list_is_ordered_and_paged(store: Store) -> None:
    filled(store)
    assert names(store, order="title", descending=False) == ["batterijen", "Chips", "Éénmalige waterstof"]
    assert names(store, order="kenmerk", descending=False) == ["Éénmalige waterstof", "batterijen", "Chips"]
    assert names(store, order="progress")[0] == "batterijen"
    assert names(store, limit=1, offset=1) == ["batterijen"]
    assert names(store, limit=0) == []
    for order in ("peildatum", "status", "advice", "updated"):
        assert len(names(store, order=order)) == 3


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (Filter(words="eenmalig WATER"), ["Éénmalige waterstof"]),
        (Filter(words="cellen"), ["batterijen"]),
        (Filter(words="0002"), ["Chips"]),
        (Filter(words="%"), []),
        (Filter(status=("concept",)), ["Chips", "Éénmalige waterstof"]),
        (Filter(status=("concept", "vastgesteld")), ["Chips", "batterijen", "Éénmalige waterstof"]),
        (Filter(advice=("GEEN_ROL",)), ["Éénmalige waterstof"]),
        (Filter(phase=("toekenning",)), ["Chips"]),
        (Filter(kenmerken=("afw-2026-0001",)), ["batterijen"]),
        (Filter(example=False), ["batterijen", "Éénmalige waterstof"]),
        (Filter(years=(2025, 2026)), ["Chips", "batterijen", "Éénmalige waterstof"]),
        (Filter(years=(2025,)), []),
        (Filter(has_draft=True), ["Chips"]),
        (Filter(second=False), ["batterijen", "Éénmalige waterstof"]),
        (Filter(second=True), ["Chips"]),
        (Filter(second_of="afw-2026-0001"), ["Chips"]),
        (Filter(second_of="AFW-2026-000"), []),
        (Filter(has_draft=False), ["batterijen", "Éénmalige waterstof"]),
    ],
)
def test_the_list_can_be_filtered(store: Store, which: Filter, expected: list[str]) -> None:
    filled(store)
    store.save_draft(draft("AFW-2026-0002", title="Chips", status="concept", phase="toekenning", example=True, minutes=5,
                           second_of="AFW-2026-0001@1"))
    assert names(store, which) == expected
    assert store.count(which) == len(expected)


def test_the_content_is_counted(store: Store) -> None:
    assert store.content() == Content()
    filled(store)
    store.append("AFW-2025-0001", 1, version(minutes=4))
    store.save_draft(draft("AFW-2026-0001", minutes=7))
    assert store.content() == Content(dossiers=3, versions=4, drafts=1, newest=NOON + timedelta(minutes=7))


# --- frameworks and events ----------------------------------------------------------------------------------------
def test_a_framework_is_kept_once(store: Store) -> None:
    digest = store.keep_framework(FRAMEWORK)
    assert store.keep_framework(FRAMEWORK) == digest == canonical.digest(FRAMEWORK)
    assert store.framework(digest) == FRAMEWORK
    other = store.keep_framework("{}")
    assert store.frameworks() == (digest, other)
    with refused(errors.STORE_NO_FRAMEWORK):
        store.framework("0" * 64)


def test_events_come_back_newest_first(store: Store) -> None:
    first = store.record(NewEvent(kind="open", role="lezer", at=NOON, kenmerk=K, detail='{"a":"é"}'))
    second = store.record(NewEvent(kind="backup", role="beheer", at=NOON))
    assert (first.sequence, second.sequence) == (1, 2)
    assert store.events() == (second, first)
    assert store.events(K.lower()) == (first,)
    assert store.events(limit=1) == (second,)
    assert first.hash != second.hash


def test_events_of_some_kinds_only(store: Store) -> None:
    def note(kind: str, kenmerk: str | None = K) -> Event:
        return store.record(NewEvent(kind=kind, role="lezer", at=NOON, kenmerk=kenmerk))

    first, second, third, other = note("remark"), note("open"), note("remark"), note("remark", "AFW-2026-0002")
    reply, nowhere = note("remark-reply"), note("remark", None)
    assert store.events(K, kinds=("remark",)) == (third, first)
    assert store.events(kinds=("remark", "remark-reply")) == (nowhere, reply, other, third, first)
    assert store.events(kinds=("remark",), limit=1) == (nowhere,)
    assert store.events(K.lower(), kinds=("open",)) == (second,)
    assert store.events(kinds=("none such",)) == ()


def test_events_are_counted_per_dossier_and_kind(store: Store) -> None:
    assert store.tally(("remark",)) == {}
    for kind, kenmerk in (("remark", K), ("open", K), ("remark", K), ("remark-reply", K), ("remark", "B"), ("remark", None)):
        store.record(NewEvent(kind=kind, role="lezer", at=NOON, kenmerk=kenmerk))
    assert store.tally(("remark", "remark-reply")) == {K: {"remark": 2, "remark-reply": 1}, "B": {"remark": 1}}
    assert store.tally(()) == {}


# --- together or not at all ---------------------------------------------------------------------------------------
def test_verbs_inside_atomic_happen_together(store: Store) -> None:
    with pytest.raises(KeyError), store.atomic():  # noqa: PT012 - the block is the transaction
        store.create(K, version())
        store.record(NewEvent(kind="open", role="lezer", at=NOON))
        raise KeyError
    assert store.content() == Content()
    assert store.events() == ()
    with store.atomic():
        store.create(K, version())
        store.record(NewEvent(kind="open", role="lezer", at=NOON))
    assert store.content().dossiers == len(store.events()) == 1


def test_a_failed_verb_inside_atomic_leaves_the_others(store: Store) -> None:
    with store.atomic():
        store.create(K, version())
        with refused(errors.STORE_EXISTS):
            store.create(K, version())
        with pytest.raises(KeyError), store.atomic():  # noqa: PT012 - the block is the transaction
            store.create("AFW-2026-0002", version())
            raise KeyError
        store.create("AFW-2026-0003", version())
    assert [entry.kenmerk for entry in store.entries(order="kenmerk")] == ["AFW-2026-0003", K]
    assert store.check() == ()


def test_a_store_may_be_used_from_several_threads(store: Store) -> None:
    store.create(K, version())
    problems: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(15):
                store.record(NewEvent(kind=f"{number}-{turn}", role="r", at=NOON))
                store.search("staatssteun")
                store.create(f"DRAAD-{number}-{turn}", version())
        except BaseException as error:  # noqa: BLE001
            problems.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert [event.sequence for event in store.events()] == list(range(60, 0, -1))
    assert store.content().dossiers == 61
    assert store.check() == ()


def test_closing_twice_does_no_harm(store: Store) -> None:
    store.close()
    store.close()


# --- upkeep -------------------------------------------------------------------------------------------------------
def test_a_new_store_is_sound_and_so_is_a_used_one(store: Store) -> None:
    assert store.check() == ()
    filled(store)
    store.append("AFW-2025-0001", 1, version())
    store.save_draft(draft("AFW-2026-0001", title="Werk"))
    store.record(NewEvent(kind="open", role="lezer", at=NOON))
    assert store.check() == ()


def test_a_rebuilt_index_is_the_same(store: Store) -> None:
    filled(store)
    store.append("AFW-2025-0001", 1, version(minutes=11))
    store.save_draft(draft("AFW-2026-0001", title="Werk"))
    before = (store.entries(), store.search("staatssteun"), store.search("uitvoering"))
    told: list[tuple[int, int]] = []
    store.rebuild_index(lambda done, total: told.append((done, total)))
    assert (store.entries(), store.search("staatssteun"), store.search("uitvoering")) == before
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert store.check() == ()


def test_checking_tells_how_far_it_is(store: Store) -> None:
    filled(store)
    told: list[tuple[int, int]] = []
    assert store.check(lambda done, total: told.append((done, total))) == ()
    assert told[-1] == (3, 3)


def test_what_stands_in_a_summary_comes_back(store: Store) -> None:
    said = summary("T", status="s", phase="p", advice="a", progress=7, example=True, directorate="d", tags="x, y")
    store.create(K, version(title="T", status="s", phase="p", advice="a", progress=7, example=True, directorate="d", tags="x, y"))
    assert store.entry(K).summary == said
    assert store.history(K)[0].summary == said


# --- own evidence -------------------------------------------------------------------------------------------------
def test_own_evidence_comes_back_in_order_with_its_changes(store: Store) -> None:
    assert store.own_evidence() == ()
    kept = [store.keep_evidence(NewEvidence(kind=kind, name=name, role="lezer", at=NOON + timedelta(minutes=number), body=text))
            for number, (kind, name, text) in enumerate((("source", "B01", '{"a":"é “x”"}'), ("fact", "E01", "{}"), ("fact", "E01", "1")))]
    assert store.own_evidence() == tuple(kept)
    assert [(row.sequence, row.kind, row.name, row.body) for row in kept] == [
        (1, "source", "B01", '{"a":"é “x”"}'), (2, "fact", "E01", "{}"), (3, "fact", "E01", "1")]
    assert kept[2].at == NOON + timedelta(minutes=2)
    assert len({row.hash for row in kept}) == 3


def test_own_evidence_is_stored_with_what_happens_around_it_or_not_at_all(store: Store) -> None:
    def half() -> None:
        with store.atomic():
            store.keep_evidence(NewEvidence(kind="fact", name="E01", role="", at=NOON, body="{}"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert store.own_evidence() == ()
