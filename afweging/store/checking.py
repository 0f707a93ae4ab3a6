"""Looks for everything that can be wrong with a store, and says which dossier and version it concerns.

Reads row by row, so one damaged page hides nothing but itself. Changes nothing.
"""

import sqlite3
from collections.abc import Iterator

from afweging import canonical
from afweging.errors import AfwegingError
from afweging.store.chain import draft_hash, event_hash
from afweging.store.database import Database, Row
from afweging.store.index import row_text
from afweging.store.listing import columns, words_of
from afweging.store.records import Cut, Finding, Kind, Summary, Tell, Version
from afweging.store.versions import BODY, COLUMNS, info, intact
from afweging.texts import _
