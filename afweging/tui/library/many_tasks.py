"""Many dossiers at once from the library screen: import of a folder, export, reports. Asked in a form, then watched."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afweging.texts import _, ngettext
from afweging.tui.library.listing import DossierList
from afweging.tui.library.many_form import Field, Given, ManyForm, readable, writable
from afweging.tui.page import Page
from afweging.tui.shell import shell

if TYPE_CHECKING:
    from afweging.library.many import Form
    from afweging.tui.library.jobs import Job

EXPORTS: Final = "afweging-export"
"""The folder that is offered for an export, in the present one."""


class ManyTasks(Page):
    """The work on many of the library screen; the screen itself shows the list."""

    def __init__(self) -> None:
        super().__init__()
        self._folders: dict[str, str] = {}
        """The folder that was used last for each kind of work: doing it again goes on where it was."""

    def load(self, keep: str = "") -> None:
        """Read the list anew."""
        raise NotImplementedError

    @property
    def narrowed(self) -> bool:
        """Whether the list shows fewer dossiers than there are."""
        raise NotImplementedError

    # --- import --------------------------------------------------------------------------------------------------

    def action_import_folder(self) -> None:
        """Ask the folder, and what becomes of dossiers that are there already with other content."""
        self.ask_folder()

    def ask_folder(self, folder: str = "") -> None:
        """The form for the import of a folder, with that folder filled in."""
        how = Field(name="how", label=_("If there"), options=(
            ("skip", _("leave the present one, name it")), ("update", _("add it as a new version")),
            ("new", _("everything as new dossiers"))))
        self.app.push_screen(ManyForm(
            _("Import a folder"), _("All JSON, YAML and PDF reports in it and in the folders below. What was taken in before is "
                                    "passed over."),
            (how,), folder=folder or self._last("import", ""), check=readable, button_label=_("Import")), self._import)

    def _import(self, given: Given | None) -> None:
        from afweging.tui.library.jobs import ImportJob  # noqa: PLC0415 - loaded when it is used

        if given:
            self._remember("import", given.folder)
            self._begin(ImportJob(shell(self).library, given.folder, given.chosen["how"]), self.load)

    # --- export and reports --------------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Ask which dossiers, in what form and where."""
        if self._nothing():
            return
        fields = (self._which(), Field(name="form", label=_("Form"), options=(
            ("json", "JSON"), ("yaml", _("YAML, easier to read")))))
        self.app.push_screen(ManyForm(
            _("Export dossiers"), _("Each to a file of its own, with everything that is in it; import reads it back."), fields,
            folder=self._last("export", str(Path.cwd() / EXPORTS)), check=writable, button_label=_("Export")), self._export)

    def _export(self, given: Given | None) -> None:
        from afweging.tui.library.jobs import ExportJob  # noqa: PLC0415 - as above

        if given and self._saved():
            self._remember("export", given.folder)
            form: Form = "yaml" if given.chosen["form"] == "yaml" else "json"
            self._begin(ExportJob(shell(self).library.store.path, self._names(given), given.folder, form))

    def action_reports(self) -> None:
        """Ask of which dossiers, what kind and where."""
        if self._nothing():
            return
        from afweging.library.folders import reports_folder  # noqa: PLC0415 - as above
        from afweging.tui.report_form import EDITIONS, FORMATS, KINDS, LANGUAGES  # noqa: PLC0415

        choices = (("kind", _("Kind"), KINDS), ("edition", _("Edition"), EDITIONS), ("language", _("Language"), LANGUAGES),
                   ("format", _("File"), FORMATS))
        fields = (self._which(), *(Field(name=name, label=label, options=[(value, _(word)) for value, word in words.items()])
                                   for name, label, words in choices))
        self.app.push_screen(ManyForm(
            _("Reports of many dossiers"),
            _("A report of each. PDFs that are there already and still up to date are skipped."), fields,
            folder=self._last("reports", str(reports_folder().absolute())), check=writable, button_label=_("Make reports")),
            self._reports)

    def _reports(self, given: Given | None) -> None:
        from afweging.tui.library.jobs import ReportsJob  # noqa: PLC0415 - as above

        if given and self._saved():
            self._remember("reports", given.folder)
            chosen = given.chosen
            words = ("--kind", chosen["kind"], "--format", chosen["format"], *(["--public"] * (chosen["edition"] == "public")),
                     *(["--language", chosen["language"]] * bool(chosen["language"])))
            self._begin(ReportsJob(shell(self).library.store.path, self._names(given), given.folder, words))

    def _nothing(self) -> bool:
        """Whether there is no dossier to do something with, which is then said."""
        if shell(self).library.store.count():
            return False
        shell(self).say(_("There are no dossiers in the library yet."))
        return True

    def _which(self) -> Field:
        """The choice of dossiers: those the list shows now, all, or the one under the cursor."""
        listed = self.query_one(DossierList)
        options = []
        if self.narrowed and listed.rows:
            number = len(listed.rows)
            options.append(("shown", ngettext("the {number} that is shown", "the {number} that are shown", number).format(
                number=number)))
        options.append(("all", _("all dossiers")))
        if listed.current:
            options.append(("one", _("only {kenmerk}").format(kenmerk=listed.current.entry.kenmerk)))
        return Field(name="which", label=_("Which"), options=options)

    def _names(self, given: Given) -> Sequence[str]:
        listed = self.query_one(DossierList)
        match given.chosen["which"]:
            case "shown":
                return [row.entry.kenmerk for row in listed.rows]
            case "one" if listed.current:
                return [listed.current.entry.kenmerk]
            case _:
                return [entry.kenmerk for entry in shell(self).library.store.entries(order="kenmerk", descending=False)]

    # --- carrying it out -----------------------------------------------------------------------------------------

    def _begin(self, job: "Job", then: Callable[[], None] = lambda: None) -> None:
        """Watch a job; ``then`` is called when its window closes."""
        from afweging.tui.library.work import Work  # noqa: PLC0415 - as above

        def over(_ended: object) -> None:
            then()

        self.app.push_screen(Work(job), over)

    def _saved(self) -> bool:
        """Everything typed must be in the library before it is read."""
        if all(page.flush() for page in self.app.screen_stack if isinstance(page, Page)):
            return True
        shell(self).say(_("Not everything could be saved, so nothing was written."), "error")
        return False

    def _last(self, kind: str, otherwise: str) -> str:
        return self._folders.get(kind, otherwise)

    def _remember(self, kind: str, folder: Path) -> None:
        self._folders[kind] = str(folder)
