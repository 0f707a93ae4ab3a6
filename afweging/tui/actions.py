"""Everything a user can do on the screens, as one table: keys, footer, palette, help and the key file derive from it.

To add an action: add a row, and a method ``action_<method>`` on the app or on the screen of its place. The name is the
id in the key file; it never changes. Labels and help are English sentences that are translated when they are shown.
"""

from dataclasses import dataclass
from typing import Final, Literal

from afweging.texts import LANGUAGES, N_, sentences

Place = Literal["app", "library", "fill", "advice", "versions", "compare", "portfolio", "second"]
PLACES: Final[tuple[Place, ...]] = ("app", "library", "fill", "advice", "versions", "compare", "portfolio", "second")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a user can do. ``keys``: the first is shown, the others work as well."""

    id: str
    where: Place
    method: str
    """``record`` stands for ``action_record`` on the screen of this place, or on the app."""
    keys: tuple[str, ...]
    label: str
    """What the palette calls it: an English sentence with a Dutch one in the catalogue."""
    help: str
    """One sentence for F1."""
    words: str = ""
    """More words, Dutch and English, by which the palette finds it."""
    short: str = ""
    """What the footer calls it; an empty one is not in the footer."""
    priority: bool = False
    """Whether its keys go before those of the focused widget."""

    @property
    def footer(self) -> bool:
        """Whether it is in the footer (at most five a screen, those of the app included)."""
        return bool(self.short)

    def found_by(self, query: str) -> bool:
        """Whether every word of the query is in its labels (Dutch or English), its words, its id or its keys."""
        labels = " ".join(sentences(language).say(self.label) for language in LANGUAGES)
        known = f"{labels} {self.words} {self.id} {' '.join(self.keys)}".casefold()
        return all(word in known for word in query.casefold().split())


APP: Final = (
    Action("app.help", "app", "help", ("f1", "alt+h"), N_("Help on this part"),
           N_("Explains the part of the screen you are in, with its keys."), "uitleg toetsen keys explain", N_("Help"), True),
    Action("app.palette", "app", "palette", ("ctrl+p", "alt+p"), N_("All commands"),
           N_("Lists everything you can do here; type Dutch or English words to find it."),
           "palet palette zoeken search opdrachten", N_("Commands"), True),
    Action("app.quit", "app", "quit", ("ctrl+q", "alt+q"), N_("Quit"),
           N_("Closes the program. Everything typed is saved first."), "stoppen afsluiten sluiten exit close leave", "", True),
    Action("app.library", "app", "library", ("f10", "alt+shift+b"), N_("To the library"),
           N_("Goes back to the list of dossiers; what you typed is saved."), "bibliotheek lijst terug list back home"),
    Action("app.report", "app", "report", ("ctrl+r",), N_("Make the report (PDF)"),
           N_("Makes the advice report of this dossier while you go on working."), "rapport advies export afdrukken print"),
    Action("app.report_as", "app", "report_as", ("f12",), N_("Make another kind of report"),
           N_("Asks kind, edition, language and file: decision memo, public edition, ODT, Word and so on."),
           "rapport beslisnota openbaar odt docx word html markdown report memo public"),
    Action("app.cancel_report", "app", "cancel_report", ("alt+k",), N_("Cancel the report"),
           N_("Stops making the report; nothing is written."), "annuleren stop rapport"),
    Action("app.language", "app", "language", ("alt+l",), N_("Switch to English"),
           N_("Shows the program in the other language; dossiers stay as they are."),
           "taal nederlands engels english dutch language"),
    Action("app.theme", "app", "theme", ("alt+t",), N_("Choose colours"),
           N_("Colours of the screen, with high contrast and those of your own terminal."),
           "thema kleuren contrast donker licht theme colors dark light ansi"),
    Action("app.copy", "app", "copy", ("alt+y",), N_("Copy the selection"),
           N_("Sends the selected text to the clipboard of your terminal."), "kopieren klembord clipboard osc52"),
    Action("app.trouble", "app", "trouble", ("alt+w",), N_("What is wrong with the library"),
           N_("Says again what keeps the library from storing, and what to do."), "fout opslag vol alleen-lezen error full"),
    Action("app.retry", "app", "retry", ("f11",), N_("Try to store again"),
           N_("Tries again what could not be stored."), "opnieuw opslaan retry save"),
)

LIBRARY: Final = (
    Action("library.open", "library", "open", ("enter", "ctrl+o"), N_("Open the dossier"),
           N_("Opens the dossier under the cursor where you left off."), "openen invullen fill", N_("Open")),
    Action("library.new", "library", "new", ("ctrl+n", "f3"), N_("New dossier"),
           N_("Starts a dossier: title, reference date, phase, directorate and lead author."),
           "nieuw maken aanmaken create start", N_("New")),
    Action("library.advice", "library", "advice", ("f9", "alt+a"), N_("Show the advice"),
           N_("Shows what follows from the answers, step by step."), "advies ladder trap outcome", N_("Advice")),
    Action("library.duplicate", "library", "duplicate", ("f5", "alt+d"), N_("Duplicate the dossier"),
           N_("Makes a new draft with the same answers under a new reference number."), "dupliceren kopie copy kopieer"),
    Action("library.finalise", "library", "finalise", ("f8", "alt+v"), N_("Finalise the dossier"),
           N_("Freezes the dossier with a reason; shows first what is still in the way."),
           "vaststellen afronden bevriezen freeze seal finalize"),
    Action("library.reopen", "library", "reopen", ("alt+o",), N_("Reopen the dossier"),
           N_("Makes a new draft of a finalised dossier; the finalised version stays as it is."), "heropenen ontdooien"),
    Action("library.import", "library", "bring_in", ("f2", "alt+i"), N_("Import a file"),
           N_("Takes in a dossier from a JSON or YAML file, or from one of our PDF reports."),
           "importeren inlezen bestand file json yaml pdf"),
    Action("library.import-folder", "library", "import_folder", ("alt+shift+i",), N_("Import a folder"),
           N_("Takes in all dossiers in a folder and below it; can be interrupted, and goes on when done again."),
           "importeren inlezen map folder directory veel alles many all json yaml pdf"),
    Action("library.export", "library", "export", ("alt+e", "alt+shift+e"), N_("Export dossiers"),
           N_("Writes the dossiers that are shown, all of them or one, each to a JSON or YAML file in a folder."),
           "exporteren wegschrijven map alles veel bestanden folder all many files json yaml"),
    Action("library.reports", "library", "reports", ("alt+shift+r",), N_("Reports of many dossiers"),
           N_("Makes the reports of the dossiers that are shown, or of all; can be interrupted, and goes on when done again."),
           "rapporten alle veel map pdf opnieuw maken reports all many folder render again"),
    Action("library.search", "library", "search", ("ctrl+f", "alt+z"), N_("Search"),
           N_("Puts the cursor in the search box; from three letters on the answers are searched as well."),
           "zoeken vinden find filter"),
    Action("library.order", "library", "order", ("f7", "alt+s"), N_("Change the order of the list"),
           N_("Newest first, by title, by reference number, by status, least done first."), "sorteren volgorde sort order"),
    Action("library.clear", "library", "clear", ("escape",), N_("Show all dossiers"),
           N_("Empties the search box."), "alles wissen leeg all reset"),
    Action("library.versions", "library", "versions", ("f4", "alt+g"), N_("Versions of the dossier"),
           N_("Shows the history of the dossier under the cursor, and what changed in it."),
           "versies geschiedenis historie terugzetten wijzigingen history changes restore diff"),
    Action("library.portfolio", "library", "portfolio", ("alt+n",), N_("Portfolio: all dossiers beside each other"),
           N_("Shows all dossiers question by question, with the steps and the advice."),
           "portfolio matrix overzicht alle dossiers naast elkaar oordelen"),
    Action("library.compare", "library", "compare", ("f6", "alt+c"), N_("Compare two dossiers"),
           N_("Marks the dossier under the cursor; on another one it shows both beside each other."),
           "vergelijken naast elkaar verschillen compare side by side differences"),
    Action("library.second", "library", "second", ("alt+j",), N_("Second judgement"),
           N_("Begins a blind second judgement of the dossier under the cursor, goes on with it, or reconciles it."),
           "tweede oordeel beoordelaar blind dubbel verschillen oplossen second assessor reconcile agreement"),
    Action("library.circulate", "library", "circulate", ("alt+m",), N_("Send round for reading"),
           N_("Makes a version with the status “with co-readers”, so that others can read along."),
           "ter meelezing meelezen rondsturen circulate co-readers"),
    Action("library.backup", "library", "backup", ("alt+u",), N_("Make a backup"),
           N_("Writes a verified copy of the whole library to the backup folder; older ones are thinned out."),
           "back-up backup reservekopie kopie veiligstellen copy"),
    Action("library.evidence", "library", "evidence", ("alt+shift+w",), N_("All facts and sources"),
           N_("Looks through all facts by id, words or source; add a fact of your own or change one."),
           "feiten bronnen opzoeken eigen beheer facts sources own"),
    Action("library.stale", "library", "stale", ("alt+shift+s",), N_("Only dossiers with lapsed facts"),
           N_("Shows only finalised dossiers that cite facts which lapsed since, and what reopening those verdicts would do; "
              "once more shows all again."),
           "verouderd vervallen feiten herbeoordelen stale lapsed superseded re-judge"),
    Action("library.restore", "library", "restore", ("alt+r",), N_("Put a backup back"),
           N_("Shows first what would change, dossier by dossier; the present library is kept beside it."),
           "back-up backup reservekopie terugzetten herstellen restore"),
)

# --- owned by the builder of the fill screen ------------------------------------------------------------------------
FILL: Final = (
    Action("fill.next", "fill", "next_question", ("f8", "ctrl+pagedown", "alt+right"), N_("Next question"),
           N_("Goes to the next question."), "volgende vraag next", N_("Next"), True),
    Action("fill.side", "fill", "side", ("f4",), N_("Beside the question: next panel"),
           N_("Goes to guidance, prompts, facts or the closed part, and from there to the next of them."),
           "toelichting deelvragen feiten paneel guidance prompts facts panel", N_("Beside"), True),
    Action("fill.advice", "fill", "advice", ("f6", "ctrl+l"), N_("Show the advice"),
           N_("Shows the ladder, what is still open, and the conditions."), "advies ladder trap", N_("Advice"), True),
    Action("fill.previous", "fill", "previous_question", ("f7", "ctrl+pageup", "alt+left"), N_("Previous question"),
           N_("Goes to the previous question."), "vorige vraag terug previous back", "", True),
    Action("fill.next_open", "fill", "next_open", ("f9", "ctrl+n"), N_("Next open question"),
           N_("Goes to the next question that is not done."), "volgende open vraag onaf next unanswered", "", True),
    Action("fill.jump", "fill", "jump", ("ctrl+g",), N_("Go to a question"),
           N_("Shows all fourteen with a key each: any question is two keys away."), "ga naar vraag springen goto", "", True),
    Action("fill.verdict", "fill", "verdict", ("f2", "ctrl+o"), N_("To the verdict"),
           N_("Puts the cursor in the levels of the verdict."), "oordeel niveau verdict level", "", True),
    Action("fill.answer", "fill", "answer", ("f3", "alt+a"), N_("To the answer"),
           N_("Puts the cursor in the text of the answer."), "antwoord tekst schrijven answer text write", "", True),
    Action("fill.questions", "fill", "questions", ("f5",), N_("To the list of questions"),
           N_("Shows the fourteen questions with their state."), "vragen lijst overzicht voortgang questions progress", "", True),
    Action("fill.guidance", "fill", "panel_guidance", ("alt+o",), N_("Guidance"),
           N_("Shows what the annex says with this question."), "toelichting uitleg handreiking"),
    Action("fill.prompts", "fill", "panel_prompts", ("alt+d",), N_("Prompts"),
           N_("Shows the sub-questions to tick."), "deelvragen afvinken vinkjes tick"),
    Action("fill.facts", "fill", "panel_facts", ("alt+n",), N_("Facts"),
           N_("Shows the facts that may be cited here."), "feiten bronnen aanhalen cite sources"),
    Action("fill.closed", "fill", "panel_closed", ("alt+v",), N_("Closed part"),
           N_("Shows the part that the public version leaves out, with its ground of the Woo."),
           "vertrouwelijk geheim woo confidential"),
    Action("fill.precedents", "fill", "panel_precedents", ("alt+shift+e",), N_("Earlier dossiers"),
           N_("Shows how earlier finalised dossiers judged this question, and the median."),
           "precedenten eerdere dossiers mediaan verdeling vergelijkbaar precedents median distribution"),
    Action("fill.language", "fill", "panel_language", ("alt+shift+l",), N_("Language of the answer: length and hints"),
           N_("Counts the words and shows long sentences, the passive voice and abbreviations that are not explained."),
           "taal taalhints lengte lange zinnen lijdend passief afkortingen language hints long sentences passive abbreviations"),
    Action("fill.terms", "fill", "terms", ("alt+shift+t",), N_("Terms explained"),
           N_("Explains the terms and abbreviations in the question, its guidance and the answer."),
           "begrippen begrip woordenlijst uitleg betekenis afkortingen terms glossary meaning abbreviations"),
    Action("fill.conclusion", "fill", "panel_conclusion", ("alt+s",), N_("Conclusion: focus, conditions, reasons"),
           N_("Goes to question 14 and what belongs to the advice beside its text."),
           "slotsom focus voorwaarden afwijking conclusion conditions deviation"),
    Action("fill.published", "fill", "published", ("alt+u",), N_("The text as published"),
           N_("Turns between the reading shown and the letter of the annex, with every correction."),
           "gepubliceerd bijlage letterlijk correcties annex corrections"),
    Action("fill.find", "fill", "find", ("ctrl+f",), N_("Find in the answer"),
           N_("Finds words in the answer."), "zoeken vinden find search", "", True),
    Action("fill.editor", "fill", "editor", ("ctrl+t", "alt+e"), N_("Write in your own editor"),
           N_("Opens the text in the editor of VISUAL or EDITOR; what comes back can be undone."),
           "editor vim nano emacs bewerken"),
    Action("fill.source", "fill", "source", ("alt+j",), N_("Add a source of your own"),
           N_("Adds a source to the list of this answer, with what it is worth as evidence."), "bron toevoegen source add"),
    Action("fill.owner", "fill", "owner", ("alt+shift+a",), N_("Who answers for this question"),
           N_("Asks the role that answers for this question, not a name; it stands on the border of the answer."),
           "behandelaar rol verantwoordelijk eigenaar functie owner role responsible"),
    Action("fill.own_fact", "fill", "own_fact", ("alt+shift+f",), N_("Add a fact of your own"),
           N_("Puts a fact with its source in your library, so that every dossier can cite it."),
           "eigen feit toevoegen bron own fact add"),
    Action("fill.renew", "fill", "renew", ("alt+shift+s",), N_("Cite what superseded the facts cited here"),
           N_("Puts in the place of every superseded fact of this answer the fact that took its place."),
           "vervallen feit opvolger vervangen superseded successor replace"),
    Action("fill.evidence", "fill", "evidence", ("alt+shift+w",), N_("All facts and sources"),
           N_("Looks through all facts by id, words or source; add a fact of your own or change one."),
           "feiten bronnen opzoeken eigen beheer facts sources own"),
    Action("fill.head", "fill", "head", ("alt+g",), N_("Particulars of the dossier"),
           N_("Changes title, reference date, phase, roles, status, marking and budget cover."),
           "gegevens kop titel peildatum fase directie status rubricering head title date phase"),
    Action("fill.remarks", "fill", "panel_remarks", ("alt+shift+m",), N_("Remarks"),
           N_("Shows what readers remarked on this answer; add, reply, resolve."),
           "opmerkingen opmerking meelezen reactie lezer remark comment reply"),
    Action("fill.checks", "fill", "panel_checks", ("alt+shift+c",), N_("Consistency checks"),
           N_("Shows what the consistency checks say about this question; answer them with a word."),
           "consistentiecontroles controles controle waarschuwingen toelichting consistency checks warnings word"),
    Action("fill.confirm", "fill", "confirm", ("alt+shift+k",), N_("The answer stands: looked at again"),
           N_("Confirms an answer that leans on another one that changed later."),
           "bevestigen kijk opnieuw akkoord confirm look again stands"),
    Action("fill.save", "fill", "save", ("ctrl+s",), N_("Save now"),
           N_("Saves at once; saving also happens by itself, within a second."), "opslaan bewaren save"),
    Action("fill.record", "fill", "record", ("alt+r",), N_("Record as a version"),
           N_("Makes what stands here a version that never changes, with a reason."), "vastleggen versie record commit"),
    Action("fill.finalise", "fill", "finalise", ("alt+x",), N_("Finalise the dossier"),
           N_("Freezes the dossier with a reason; shows first what is still in the way."),
           "vaststellen afronden bevriezen freeze finalize"),
    Action("fill.reopen", "fill", "reopen", ("alt+c",), N_("Reopen the dossier"),
           N_("Makes a new draft of a finalised dossier; the finalised version stays as it is."), "heropenen ontdooien"),
    Action("fill.rescue", "fill", "rescue", ("alt+m",), N_("Write a rescue file"),
           N_("Writes everything that stands here to a file of its own, for when the library cannot store it."),
           "redding noodkopie reddingsbestand rescue emergency"),
    Action("fill.take_over", "fill", "take_over", ("alt+z",), N_("Go on with what stands here"),
           N_("When the dossier was changed elsewhere: records that as a version and goes on with your text. Nothing is lost."),
           "overnemen elders gewijzigd conflict stale take over"),
    Action("fill.undo", "fill", "undo", ("ctrl+z",), N_("Undo"),
           N_("Takes back the last verdict or tick; in a text the last typing."), "ongedaan maken terugdraaien undo"),
    Action("fill.redo", "fill", "redo", ("ctrl+y",), N_("Redo"),
           N_("Brings back what was undone."), "opnieuw herstellen redo"),
    Action("fill.versions", "fill", "versions", ("alt+shift+v",), N_("Versions of the dossier"),
           N_("Shows the history of this dossier and what changed; from an old version it goes back to that list."),
           "versies geschiedenis historie terugzetten wijzigingen history changes restore diff"),
    Action("fill.circulate", "fill", "circulate", ("alt+shift+r",), N_("Send round for reading"),
           N_("Makes a version with the status “with co-readers”, so that others can read along."),
           "ter meelezing meelezen rondsturen circulate co-readers"),
)

# --- owned by the builder of the advice screen ----------------------------------------------------------------------
ADVICE: Final = (
    Action("advice.back", "advice", "back", ("escape", "f6", "alt+left"), N_("Back to the dossier"),
           N_("Closes the advice."), "terug sluiten close", N_("Back")),
    Action("advice.look", "advice", "look", ("f9", "alt+o"), N_("Look at the derived advice now (this is logged)"),
           N_("Shows what follows so far, though verdicts are still missing; that you looked is logged."),
           "eerder kijken afgeleid advies early derived"),
    Action("advice.question", "advice", "to_question", ("f3", "alt+a"), N_("To question 14"),
           N_("Goes to the question that holds your advice."), "vraag 14 advies schrijven"),
    Action("advice.language", "advice", "language", ("alt+shift+l",), N_("Language of all answers: the hints"),
           N_("Lists the hints on the language of all answers, question by question; Enter goes to the sentence."),
           "taal taalhints lange zinnen lijdend passief afkortingen language hints long sentences passive abbreviations"),
)

# --- versions and comparison ----------------------------------------------------------------------------------------
VERSIONS: Final = (
    Action("versions.back", "versions", "back", ("escape", "alt+left"), N_("Back"),
           N_("Closes the list of versions."), "terug sluiten close", N_("Back")),
    Action("versions.open", "versions", "open", ("enter", "ctrl+o"), N_("Read this version"),
           N_("Shows the version under the cursor as it was, to read only."), "openen lezen bekijken open view", N_("Read")),
    Action("versions.compare", "versions", "compare", ("f6", "alt+c"), N_("Compare with another version"),
           N_("Shows the version under the cursor beside another one that you choose."),
           "vergelijken verschillen differences diff", N_("Compare")),
    Action("versions.restore", "versions", "restore", ("f8", "alt+v"), N_("Restore this version"),
           N_("Makes a new version with the content of the one under the cursor, with a reason; nothing is rewritten."),
           "terugzetten herstellen terugdraaien revert undo"),
    Action("versions.advice", "versions", "advice", ("f9", "alt+a"), N_("Show the advice"),
           N_("Shows what followed from the answers of this version, step by step."), "advies ladder trap outcome"),
    Action("versions.next", "versions", "next", ("f5", "alt+n"), N_("Next change"),
           N_("Goes to the next question that changed."), "volgende wijziging next"),
    Action("versions.previous", "versions", "previous", ("f4", "alt+d"), N_("Previous change"),
           N_("Goes to the question that changed before this one."), "vorige wijziging previous"),
)
COMPARE: Final = (
    Action("compare.back", "compare", "back", ("escape", "alt+left"), N_("Back"),
           N_("Closes the comparison."), "terug sluiten close", N_("Back")),
    Action("compare.next", "compare", "next", ("f8", "alt+n"), N_("Next part"),
           N_("Goes to the next question."), "volgende vraag verschil next question", N_("Next")),
    Action("compare.all", "compare", "all", ("f5", "alt+a"), N_("All questions or only what differs"),
           N_("Turns between all fourteen questions and only those that differ."),
           "alles alleen verschillen all only differences", N_("All/differences")),
    Action("compare.previous", "compare", "previous", ("f7", "alt+d"), N_("Previous part"),
           N_("Goes to the question before this one."), "vorige vraag previous question"),
    Action("compare.swap", "compare", "swap", ("f6", "alt+s"), N_("Change places"),
           N_("Puts what stands left on the right, and turns the direction of every change."),
           "omdraaien wisselen links rechts swap turn"),
)

# --- the portfolio --------------------------------------------------------------------------------------------------
PORTFOLIO: Final = (
    Action("portfolio.back", "portfolio", "back", ("escape", "alt+left"), N_("Back"),
           N_("Empties the filter; without one it closes the portfolio."), "terug sluiten alles tonen close", N_("Back")),
    Action("portfolio.open", "portfolio", "open", ("enter", "ctrl+o"), N_("Open the dossier"),
           N_("Opens the dossier under the cursor, at the question of that column."), "openen invullen fill", N_("Open")),
    Action("portfolio.order", "portfolio", "order", ("f7", "alt+s"), N_("Change the order"),
           N_("Orders by the column under the cursor; once more turns it round. On the first column: the next order."),
           "sorteren volgorde sort order", N_("Order")),
    Action("portfolio.search", "portfolio", "search", ("ctrl+f", "alt+z"), N_("Filter"),
           N_("Puts the cursor in the filter: words in title, tags, status, phase, year and advice."),
           "filteren zoeken find filter"),
    Action("portfolio.examples", "portfolio", "examples", ("f6", "alt+e"), N_("The examples or the real dossiers"),
           N_("Turns between the real dossiers and the examples; they never stand beside each other."),
           "voorbeelden echte examples"),
    Action("portfolio.report", "portfolio", "portfolio_report", ("f9", "alt+a"), N_("Report of the portfolio (PDF)"),
           N_("Makes a PDF of the dossiers that are shown, in this order, while you go on working."),
           "rapport afdrukken print pdf"),
    Action("portfolio.export", "portfolio", "export", ("f2", "alt+x"), N_("Export the portfolio"),
           N_("Asks the kind of file (PDF, HTML, CSV and so on), edition and folder; holds what is shown, in this order."),
           "exporteren wegschrijven csv json html openbaar spreadsheet rekenblad export public"),
)

SECOND: Final = (
    Action("second.back", "second", "back", ("escape", "alt+left"), N_("Back"),
           N_("Closes this page; what was settled is kept."), "terug sluiten close", N_("Back")),
    Action("second.settle", "second", "settle", ("f2", "alt+a"), N_("Settle this question"),
           N_("Asks which level was agreed on the question under the cursor, and why."),
           "oplossen afspreken overeenkomen niveau reden agree level why", N_("Settle")),
    Action("second.next", "second", "next", ("f8", "alt+n"), N_("Next difference"),
           N_("Goes to the next difference that is not settled."), "volgende verschil open next difference"),
    Action("second.record", "second", "record", ("f6", "alt+r"), N_("Record what was agreed"),
           N_("Makes what was agreed a new version of the first dossier, with both verdicts and why."),
           "vastleggen afronden versie record reconcile done", N_("Record")),
)

ACTIONS: Final = (*APP, *LIBRARY, *FILL, *ADVICE, *VERSIONS, *COMPARE, *PORTFOLIO, *SECOND)


def at(place: Place) -> tuple[Action, ...]:
    """The actions of a place, those of the app last; those of the app alone for ``app``."""
    own = tuple(action for action in ACTIONS if action.where == place)
    return own if place == "app" else own + APP


def action_named(name: str) -> Action | None:
    """The action with this id, if there is one."""
    return next((action for action in ACTIONS if action.id == name), None)
