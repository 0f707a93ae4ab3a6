"""Taking in many files: what was taken in before is known again by its content, whatever the file is called now."""

import hashlib
import json
from dataclasses import dataclass, field

from afweging import canonical
from afweging.dossier import Imported
from afweging.framework.models import Framework
from afweging.library import Library
from afweging.library.reading import read

TAKEN: str = "file-taken-in"
"""The kind of event that remembers a file: the SHA-256 of its bytes, and the version that held it then."""


@dataclass(kw_only=True)
class Taker:
    """Takes in files one by one; a file with content that was taken in before is passed over."""

    library: Library
    framework: Framework | None = None
    as_new: bool = False
    update: bool = False
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read what was taken in before."""
        for event in self.library.store.events(kinds=(TAKEN,)):
            self._known.setdefault(json.loads(event.detail)["content"], event.kenmerk or "")

    def take(self, content: bytes, *, file: str) -> Imported | None:
        """Take in the content of a file; None when it was before. Raises as ``Library.take_in``."""
        digest = hashlib.sha256(content).hexdigest()
        if digest in self._known:
            return None
        ready = read(content, file, self.framework)
        with self.library.store.atomic():
            done = self.library.place(ready, as_new=self.as_new, update=self.update)
            detail = canonical.text({"content": digest, "version": done.info.number})
            self.library.log(TAKEN, done.info.kenmerk, detail)
        self._known[digest] = done.info.kenmerk
        return done
