"""Keeps a store of today's form for tomorrow's tests: ``python -m tests.store.make_old_store``. Run it once per form."""

import gzip
import json
import tempfile
from pathlib import Path

from afweging.store.migrations import newest
from afweging.store.records import NewEvent, NewEvidence
from tests.store.making import FRAMEWORK, NOON, body, draft, opened, version

FOLDER = Path(__file__).parent / "old_stores"


def main() -> None:
    target = FOLDER / f"v{newest()}.db.gz"
    if target.exists():
        raise SystemExit(f"{target} is there already; an old store is never changed")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        store = opened(path)
        store.keep_framework(FRAMEWORK)
        for _ in range(3):
            store.reserve("AFW", 2026, NOON)
        store.create("AFW-2026-0001", version(body(q1="Staatssteun en coördinatie «één»"), title="Eerste", tags="chips"))
        store.append("AFW-2026-0001", 1, version(body(q1="Staatssteunkader"), minutes=1, title="Eerste", status="vastgesteld"))
        store.create("AFW-2025-0007", version(body(q1="Waterstof"), minutes=2, title="Tweede", example=True))
        store.save_draft(draft("AFW-2025-0007", body(q1="Waterstof met steun"), minutes=3, title="Tweede, werk"))
        store.record(NewEvent(kind="create", role="beoordelaar", at=NOON, kenmerk="AFW-2026-0001", detail='{"a":1}'))
        store.record(NewEvent(kind="backup", role="beheer", at=NOON))
        store.keep_evidence(NewEvidence(kind="fact", name="E01", role="beoordelaar", at=NOON, body='{"id":"E01"}'))
        store.keep_evidence(NewEvidence(kind="fact", name="E01", role="beoordelaar", at=NOON, body='{"id":"E01","grade":"A"}'))
        entries = store.entries(order="kenmerk", descending=False)
        said = {
            "versions": [[info.kenmerk, info.number, info.hash, store.version(info.kenmerk, info.number).body]
                         for entry in entries for info in store.history(entry.kenmerk)],
            "drafts": [[each.kenmerk, each.base, each.body] for entry in entries if (each := store.draft(entry.kenmerk))],
            "events": [[event.sequence, event.kind, event.hash] for event in store.events()],
            "frameworks": [store.framework(digest) for digest in store.frameworks()],
            "hits": [hit.kenmerk for hit in store.search("steun")],
            "evidence": [[row.sequence, row.name, row.hash, row.body] for row in store.own_evidence()],
        }  # fmt: skip
        store.close()
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    text = json.dumps(said, ensure_ascii=False, indent=1)
    target.with_name(target.name.replace(".db.gz", ".json")).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
