"""Documents to report on: the shipped example, and small ones with given verdicts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from afweging import canonical, shipped
from afweging.advice.judge import advise
from afweging.assessment.interchange import read_file
from afweging.assessment.models import (
    Answer,
    Assessment,
    Budget,
    Citation,
    Classification,
    Conclusion,
    Confidential,
    DeviationReason,
    FreeSource,
    Marking,
    Memo,
    NextMoment,
    Person,
    Phase,
    Purpose,
    Status,
    Tick,
)
from afweging.evidence.loading import load as load_evidence
from afweging.evidence.models import Evidence
from afweging.evidence.own import Own, OwnCabinet, OwnFact, OwnRef, OwnSource, OwnText
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import Framework
from afweging.language.loading import load as load_glossary
from afweging.language.models import Glossary
from afweging.report.document import Document, Stamp
from afweging.texts import Language
from tests.conftest import IPCEI, assessment, by_code

MADE = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ALL_YES = "2 4 2 2 2 2 2 2 2 2 3 3 +1"
STOPS_AT_B1 = "2 3 1 2 2 2 2 1 1 0 - - -"
UNDECIDED = "1 3 1 2 2 2 1 onb onb 1 2 onb onb"
MANY_PARTLY = "2 3 2 2 2 2 2 1 1 1 1 1 0"
EMPTY = " ".join(["-"] * 13)

TEXT = """Eerste alinea met een bron [@F15] en **nadruk**.

## Een kop

- los

  met alinea
- tweede

| a | b |
|---|--:|
| 1 | 2 |
"""


def evidence() -> Evidence:
    """The evidence that is shipped."""
    return load_evidence(shipped.evidence() / "sources.yaml", shipped.evidence() / "facts.yaml")


@cache
def glossary() -> Glossary:
    """The terms that are shipped."""
    return load_glossary(shipped.glossary())


def document(of: Assessment, *, language: Language = "nl", public: bool = False, draft: bool = False,
             kind: str = "advies") -> Document:
    """A document of an assessment under the shipped framework."""
    framework = load(IPCEI)
    return Document(
        framework=framework, assessment=of, advice=advise(framework, of), evidence=evidence(), language=language, public=public, kind=kind,
        stamp=Stamp(number=3, hash=canonical.digest(canonical.text(of)), created=MADE, role="Beleidsmedewerker", reason="Proef",
                    draft=draft), glossary=glossary(),
    )


def example(name: str = "voorbeeld-me2") -> Assessment:
    """A shipped example dossier."""
    found = read_file(shipped.folder("seeds") / "dossiers" / f"{name}.yaml")
    return replace(found, framework=replace(found.framework, hash=fingerprint(load(IPCEI))))


def judged(row: str, *, text: str = TEXT, conclusion: Conclusion | None = None) -> Assessment:
    """An assessment with the verdicts of a row (codes in official order) and the same text to each question."""
    framework: Framework = load(IPCEI)
    answers = {
        name: Answer(verdict=verdict, missing="de scope" if verdict == "onbekend" else "", text=text)
        for name, verdict in by_code(framework, row).items()
    }
    return assessment(framework, answers=answers, conclusion=conclusion)


def full() -> Assessment:
    """An assessment that uses every field a report shows."""
    made = judged(ALL_YES, conclusion=Conclusion(
        outcome="DEELNAME", focus="Fotonica", conditions=("met een eigen bijdrage",),
        next_moment=NextMoment(text="Toekenning", day=date(2027, 3, 1))))
    rich = Answer(
        verdict="nodig", text=TEXT, facts=(Citation(fact="F02", grade="A"),), owner="RVO",
        sources=(FreeSource(title="Eigen berekening", grade="D"),), ticks=(Tick(prompt="9a"),),
        confidential=Confidential(text="GEHEIM-4711", ground="5.1.1.c"))
    head = replace(made.head, persons=(Person(role="auteur", name="Kanarie Jansen"),), opsteller="Beleidsmedewerker")
    return replace(made.with_answer("staatssteun", rich), head=head)


def everything() -> Assessment:
    """An assessment with a text of its own in every field that holds text; names and closed parts can be told apart."""
    made = full()
    memo = Memo(purpose=Purpose.INFORMATIE, directorate_general="kanarie DG", addressees=("kanarie minister",), copy_to=("kanarie SG",),
                enclosures=("kanarie brief",), co_signatories=("kanarie financiën",), sign_off=("kanarie directeur",))
    head = replace(
        made.head, memo=memo, phase=Phase.TOEKENNING, directorate="kanarie directie", opsteller="kanarie opsteller",
        persons=(Person(role="kanarie auteur", name="Geheimpje Pimpelmees"),), status=Status.TER_MEELEZING,
        classification=Classification(level=Marking.INTERN, set_by="kanarie chef", until=date(2030, 1, 1)), budget=Budget.GEDEKT,
        member_state="kanarie land", language="en", tags=("kanarie trefwoord",), example=True, title="kanarie titel")
    answer = replace(
        made.answer("staatssteun"), text="kanarie antwoord", missing="kanarie ontbreekt", owner="kanarie rol",
        ticks=(Tick(prompt="9a", note="kanarie notitie"),), sources=(FreeSource(title="kanarie bron", grade="D", place="kanarie plaats"),),
        confidential=Confidential(text="GEHEIM-4711", ground="5.1.1.c"))
    conclusion = Conclusion(
        outcome="GEEN_ROL", focus="kanarie focus", conditions=("kanarie voorwaarde",), accumulation="kanarie stapeling",
        deviation=DeviationReason(reason="kanarie reden", role="kanarie functie", date=date(2026, 1, 1), second_reader="kanarie lezer"),
        next_moment=NextMoment(text="kanarie moment", day=date(2027, 1, 1)))
    own = Own(
        cabinets=(OwnCabinet(id="K01", label=OwnText(nl="kanarie kabinet")),),
        sources=(OwnSource(id="B01", title=OwnText(nl="kanarie eigen bron"), author=OwnText(nl="kanarie maker"), place="kanarie adres",
                           date_note=OwnText(nl="kanarie datum")),),
        facts=(OwnFact(id="E01", text=OwnText(nl="kanarie feit", en="kanarie fact"), questions=(9,), valid_from="2026", grade="A",
                       refs=(OwnRef(source="B01", note=OwnText(nl="kanarie alinea")),), limited=OwnText(nl="kanarie grens"),
                       figures=("kanarie getal",)),))
    return replace(made.with_answer("staatssteun", answer), head=head, conclusion=conclusion, evidence=canonical.plain(own))
