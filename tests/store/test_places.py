"""Telling a shared place from one of this computer alone."""

from pathlib import Path

import pytest

from afweging.store import places

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/thuis /home nfs4 rw 0 0
//server/deel /mnt/met\\040spatie cifs rw 0 0
/dev/sdb1 /home/lokaal ext4 rw 0 0
gvfsd-fuse /run/gvfs fuse.gvfsd-fuse rw 0 0
ntfs /mnt/usb fuse.ntfs-3g rw 0 0
host /mnt/c 9p rw 0 0
vreemd
"""


@pytest.fixture(autouse=True)
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS)
    monkeypatch.setattr(places, "_MOUNTS", table)
    return table


@pytest.mark.parametrize(
    ("path", "sort"),
    [
        ("/var/x.db", None),
        ("/home/anna/x.db", "nfs4"),
        ("/homes/anna/x.db", None),
        ("/home/lokaal/x.db", None),
        ("/mnt/met spatie/x.db", "cifs"),
        ("/run/gvfs/x.db", "fuse.gvfsd-fuse"),
        ("/mnt/usb/x.db", None),
        ("/mnt/c/Users/x.db", "9p"),
        ("/var/OneDrive - Ministerie van EZ/x.db", "OneDrive"),
        ("/var/Dropbox (Personal)/x.db", "Dropbox"),
        ("/var/Nextcloud/dossiers/x.db", "Nextcloud"),
        ("/var/Library/Mobile Documents/x.db", "iCloud"),
        ("/var/dropbox.db", None),
        ("/var/onedrivers/x.db", None),
    ],
)
def test_shared_places(path: str, sort: str | None) -> None:
    assert places.shared(Path(path)) == sort


def test_without_a_mount_table_only_names_tell(mounts: Path) -> None:
    mounts.unlink()
    assert places.shared(Path("/home/anna/x.db")) is None
    assert places.shared(Path("/home/Dropbox/x.db")) == "Dropbox"
