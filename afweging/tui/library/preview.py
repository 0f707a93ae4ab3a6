"""What is known of the dossier under the cursor, beside the list on a wide terminal."""

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.widget import Widget

from afweging.assessment.choices import PHASE, Phase
from afweging.library import REMARKED, Hit, Library
from afweging.texts import LANGUAGES, Language, _, active
from afweging.tui.library.rows import Row, advice_text, status_text

PREVIEW_WIDTH = 46
"""Columns the preview takes."""


def names(library: Library) -> dict[str, Mapping[Language, str]]:
    """What each outcome and each question is called, in the frameworks the library holds, by id."""
    found: dict[str, Mapping[Language, str]] = {}
    for kept in library.store.frameworks():
        framework = library.framework(kept)
        for outcome in framework.ladder.outcomes:
            found[outcome.id] = {language: outcome.label.at(language) for language in LANGUAGES}
        for question in framework.questions:
            found[question.id] = {language: f"{question.number}. {question.label.at(language)}" for language in LANGUAGES}
    return found


def hit_text(hit: Hit) -> Content:
    """The passage a search found, with the words in bold."""
    before, after = "… " if hit.snippet.cut_before else "", " …" if hit.snippet.cut_after else ""
    text = Content(hit.snippet.text)
    for start, end in hit.snippet.marks:
        text = text.stylize("bold underline", start, end)
    return Content.assemble(before, text, after)


class Preview(Widget):
    """A card about one dossier."""

    DEFAULT_CSS = """
    Preview { width: %d; height: 1fr; border-left: solid $panel; padding: 0 1; display: none; overflow-y: auto; }
    """ % PREVIEW_WIDTH  # noqa: UP031 - braces are CSS here

    def __init__(self) -> None:
        super().__init__()
        self._row: Row | None = None
        self._hit: Hit | None = None
        self._lapsed = ""
        self.labels: dict[str, Mapping[Language, str]] = {}

    def show(self, row: Row | None, hit: Hit | None, lapsed: str = "") -> None:
        """Show another dossier, with what a search found in it, and which facts in it lapsed when that was asked."""
        if (row, hit, lapsed) != (self._row, self._hit, self._lapsed):
            self._row, self._hit, self._lapsed = row, hit, lapsed
            self.refresh()

    def render(self) -> Content:
        """The card."""
        return Content("\n").join(self._lines(self._row)) if self._row else Content("")

    def _lines(self, row: Row) -> Iterator[Content]:
        entry = row.entry
        found = entry.summary
        yield Content.styled(found.title or _("(no title)"), "bold")
        if found.example:
            yield Content(_("EXAMPLE. Invented verdicts based on public sources. Not a position of the cabinet or the ministry."))
        yield Content("")
        for label, value in self._facts(row):
            yield Content.assemble((f"{label}: ", "$text-muted"), value)
        yield Content("")
        label = self.labels.get(found.advice, {}).get(active().language, "") if found.advice else ""
        yield Content.assemble((f"{_('Advice')}: ", "$text-muted"), label or advice_text(entry))
        if entry.has_draft:
            yield Content("")
            yield Content(_("There are changes since version {number} that are not recorded yet.").format(number=entry.number))
        if self._lapsed:
            yield Content("")
            yield Content(self._lapsed)
        if self._hit:
            yield Content("")
            kind, _colon, question = self._hit.place.partition(":")
            remark = _("remark") if kind == REMARKED else ""
            place = self.labels.get(question or kind, {}).get(active().language, "")
            yield Content.styled(" ".join(filter(None, (_("Found:"), remark, place))), "$text-muted")
            yield hit_text(self._hit)

    @staticmethod
    def _facts(row: Row) -> Iterator[tuple[str, str]]:
        entry = row.entry
        found, say = entry.summary, active()
        yield _("Reference"), entry.kenmerk
        if found.second_of:
            yield _("Second judgement of"), found.second_of
        yield _("Status"), status_text(entry)
        if found.phase in set(Phase):
            yield _("Phase"), say.say(PHASE[Phase(found.phase)])
        if found.peildatum:
            yield _("Reference date"), say.day(found.peildatum)
        if found.directorate:
            yield _("Directorate"), found.directorate
        yield _("Done"), _("{done} of 14 questions").format(done=found.progress)
        yield _("Version"), str(entry.number)
        yield _("Changed"), say.moment(entry.updated.astimezone())
