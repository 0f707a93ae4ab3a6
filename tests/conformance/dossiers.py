"""The documents that are judged: each kind of report in each state, the awkward ones, and random ones.

A ``Case`` is a name with what is needed to make its document again, so that it can travel to another process and a
failure can be repeated alone.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any, Final

from afweging import canonical, shipped
from afweging.advice.judge import advise
from afweging.advice.portfolio import line
from afweging.assessment.interchange import FORM, read_file
from afweging.assessment.models import (
    WOO_GROUNDS,
    Answer,
    Assessment,
    Citation,
    Classification,
    Conclusion,
    Confidential,
    DeviationReason,
    FrameworkRef,
    FreeSource,
    Head,
    Marking,
    NextMoment,
    Person,
    Status,
    Tick,
)
from afweging.assessment.remarks import Remark, Reply
from afweging.evidence.loading import load as load_evidence
from afweging.evidence.models import Evidence
from afweging.framework.loading import fingerprint, load
from afweging.framework.models import Framework
from afweging.language.loading import load as load_glossary
from afweging.language.models import Glossary
from afweging.report.document import KINDS, Document, Stamp
from afweging.report.pdf import Archive
from afweging.report.portfolio import PortfolioDocument
from afweging.texts import Language
from tests.conformance import awkward
from tests.conformance.random_markdown import Author

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")
PORTFOLIOS: Final = ("one", "examples", "many")
SEED: Final = 20260708
_MADE: Final = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One document to judge. ``content`` names what it is about: ``full``, an awkward text, an example, or ``random``."""

    group: str
    content: str
    kind: str = "advies"
    language: Language = "nl"
    public: bool = False
    status: Status = Status.VASTGESTELD
    number: int = 0
    archive: Archive = "a-3a"

    @property
    def profiles(self) -> tuple[str, str]:
        """What veraPDF must find in it: PDF/UA-1 and the archival standard asked for."""
        return ("ua1", self.archive.removeprefix("a-"))

    @property
    def name(self) -> str:
        """A name that says how to make it again."""
        parts = [self.group, self.content if not self.number else f"{self.number:03d}", self.kind, self.language]
        parts += ["openbaar" if self.public else "intern", self.status.value, self.archive.replace("-", "")]
        return "-".join(parts)


def cases(random: int) -> list[Case]:
    """All documents, the slow ones first; ``random`` says how many random ones."""
    found = [Case(group="moeilijk", content=name, kind=kind, status=Status.CONCEPT, language="en" if name == "english" else "nl")
             for name in awkward.NAMES for kind in KINDS]
    found += [Case(group="stand", content="full", kind=kind, language=language, public=public, status=status)
              for kind, language, public, status in product(KINDS, LANGUAGES, (False, True), Status)]
    found += [Case(group="archief", content="full", kind=kind, public=public, archive="a-2a")
              for kind, public in product(KINDS, (False, True))]
    found += [Case(group="opmerkingen", content="full", language=language, status=Status.CONCEPT) for language in LANGUAGES]
    found += [Case(group="voorbeeld", content=path.stem, kind=kind, language=language)
              for path in sorted((shipped.folder("seeds") / "dossiers").glob("*.yaml")) for kind, language in product(KINDS, LANGUAGES)]
    found += [Case(group="portfolio", content=name, language=language, public=public, archive=archive)
              for name in PORTFOLIOS for language, public, archive in (("nl", False, "a-3a"), ("en", True, "a-3a"), ("nl", True, "a-2a"))]
    return [*found, *(_random_case(number) for number in range(1, random + 1))]


def _random_case(number: int) -> Case:
    random = Random(f"{SEED} case {number}")
    return Case(group="willekeurig", content="random", number=number, kind=random.choice((*KINDS, "advies")), language=random.choice(LANGUAGES),
                public=random.random() < .3, status=random.choice(list(Status)))


def document(case: Case) -> Document:
    """The document of a case."""
    if case.group == "voorbeeld":
        return _documented(case, _example(case.content))
    if case.group == "moeilijk":
        return _documented(case, _awkward(case.content))
    made = _documented(case, _random(case.number) if case.number else _full())
    return replace(made, remarks=_remarks()) if case.group == "opmerkingen" else made


def _remarks() -> tuple[Remark, ...]:
    """Remarks with all that a remark can have: several lines, signs of Markdown and HTML, many replies, no role."""
    replies = tuple(Reply(role=role, at=_MADE, text=text) for role, text in (
        ("opsteller", "Ja, zie bron 3."), ("", "Regel één\nregel twee"), ("lezer", "x" * 400), ("lezer", "| a | b |")))
    return (
        Remark(number=1, question="aanleiding", role="lezer", at=_MADE, version=1, text="# Kop\n\n- **vet** <b>&amp;</b>\n\nSlot \u2192 \u4f60",
               replies=replies),
        Remark(number=2, question="aanleiding", role="", at=_MADE, version=2, text="Nog een.", resolved=True, resolved_by="coördinator",
               resolved_at=_MADE),
        Remark(number=3, question="advies", role="lezer", at=_MADE, version=3, text="Een lange opmerking. " * 190),
    )


def portfolio(case: Case) -> PortfolioDocument:
    """The portfolio of a case: one dossier, the examples, or more random ones than fit on a page."""
    if case.content == "examples":
        of = [_example(path.stem) for path in sorted((shipped.folder("seeds") / "dossiers").glob("*.yaml"))]
    else:
        of = [_random(number) for number in range(1, 90 if case.content == "many" else 2)]
        of = [replace(one, head=replace(one.head, kenmerk=f"AFW-2026-{number:04d}", example=False, persons=()))
              for number, one in enumerate(of, start=1)]
    lines = tuple(line(framework(), canonical.plain(one), number=1, draft=case.content == "one") for one in of)
    return PortfolioDocument(framework=framework(), lines=lines, moment=_MADE, language=case.language, public=case.public,
                             order="kenmerk", withheld=3, archive=case.archive)


def _documented(case: Case, of: Assessment) -> Document:
    if case.group != "voorbeeld":
        of = replace(of, head=replace(of.head, status=case.status))
    stamp = Stamp(number=3, hash=canonical.digest(canonical.text(of)), created=_MADE, role="Beleidsmedewerker", reason="Proef",
                  draft=case.status is Status.CONCEPT and case.number % 2 == 1)
    return Document(framework=framework(), assessment=of, advice=advise(framework(), of), evidence=evidence(), stamp=stamp,
                    language=case.language, public=case.public, kind=case.kind, archive=case.archive, glossary=glossary())


@cache
def framework() -> Framework:
    """The framework that is shipped."""
    return load(Path(shipped.folder("frameworks")) / "ipcei.yaml")


@cache
def evidence() -> Evidence:
    """The evidence that is shipped."""
    return load_evidence(shipped.evidence() / "sources.yaml", shipped.evidence() / "facts.yaml")


@cache
def glossary() -> Glossary:
    """The terms that are shipped."""
    return load_glossary(shipped.glossary())


def _example(name: str) -> Assessment:
    found = read_file(shipped.folder("seeds") / "dossiers" / f"{name}.yaml")
    return replace(found, framework=replace(found.framework, hash=fingerprint(framework())))


def _blank(**head: Any) -> Assessment:
    given = {"kenmerk": "AFW-2026-0001", "title": "Proef", "peildatum": date(2026, 6, 1), **head}
    reference = FrameworkRef(id=framework().id, version=framework().version, hash=fingerprint(framework()))
    return Assessment(form=FORM, head=Head(**given), framework=reference)


def _levels(question_id: str) -> list[str]:
    question = framework().find(question_id)
    scale = framework().scale_of(question) if question else None
    return [level.id for level in scale.levels] if scale else []


def _best() -> dict[str, Answer]:
    """The highest level for every question: all are reached and shown."""
    found = {question.id: _levels(question.id) for question in framework().questions}
    return {name: Answer(verdict=levels[-1] if levels else None) for name, levels in found.items()}


def _full() -> Assessment:
    """An assessment that uses every field a report shows."""
    author = Author(Random(f"{SEED} full"))
    answers = {name: replace(answer, text=awkward.PLAIN) for name, answer in _best().items()}
    first, second, *_ = answers
    answers[first] = replace(
        answers[first], facts=(Citation(fact="F02", grade="A"), Citation(fact="F18")), owner="RVO", text=awkward.PLAIN + author.answer(),
        sources=(FreeSource(title="Eigen berekening", grade="D", place="blz. 3"),),
        confidential=Confidential(text="Bedrag **in onderhandeling**\n\n- een\n- twee", ground="5.1.2.b"))
    answers[second] = replace(answers[second], verdict="onbekend", missing="de scope van het project")
    made = _blank(
        persons=(Person(role="auteur", name="Kanarie Jansen"),), opsteller="Beleidsmedewerker", directorate="Directie Industrie",
        tags=("fotonica",), classification=Classification(level=Marking.DEPARTEMENTAAL_VERTROUWELIJK, set_by="directeur", until=date(2030, 1, 1)))
    conclusion = Conclusion(
        outcome="DEELNAME", focus="Fotonica", conditions=("met een eigen bijdrage", author.line()), accumulation="Alles is gewogen.",
        next_moment=NextMoment(text="Toekenning", day=date(2027, 3, 1)),
        deviation=DeviationReason(reason="Het belang is groter dan gedacht.", role="directeur", date=date(2026, 11, 1), second_reader="jurist"))
    return replace(made, answers=MappingProxyType(answers), conclusion=conclusion)


def _awkward(name: str) -> Assessment:
    """An assessment whose first answers hold one awkward text; some change the head as well."""
    made = _blank(title=awkward.TITLES.get(name, "Proef"), example=name == "example", language="en" if name == "foreign" else "nl")
    if name == "empty":
        return made
    answers = _best()
    for question_id, text in zip(answers, awkward.TEXTS.get(name, (awkward.PLAIN,)), strict=False):
        answers[question_id] = replace(answers[question_id], text=text)
    if name == "sources":
        first = next(iter(answers))
        many = tuple(FreeSource(title=f"Bron {number}: {'naam ' * 12}", grade="C", place="https://a.nl/" + "x" * 80) for number in range(120))
        answers[first] = replace(answers[first], sources=many)
    if name == "notes":
        answers = {question: _ticked(question, answer) for question, answer in answers.items()}
    conditions = tuple(f"voorwaarde {number}: {'tekst ' * 20}" for number in range(30)) if name == "conditions" else ()
    return replace(made, answers=MappingProxyType(answers), conclusion=Conclusion(conditions=conditions))


def _ticked(question_id: str, answer: Answer) -> Answer:
    question = framework().find(question_id)
    prompts = question.prompts if question else ()
    effect: Any = "+" if any(prompt.effect for prompt in prompts) else ""
    return replace(answer, ticks=tuple(Tick(prompt=prompt.id, effect=effect, note="Een notitie, " * 12 if effect else "") for prompt in prompts))


def _random(number: int) -> Assessment:
    """A random dossier: verdicts, texts and every optional part by chance, the same for the same number."""
    random = Random(f"{SEED} dossier {number}")
    author = Author(random)
    answers: dict[str, Answer] = {}
    for question in framework().questions:
        verdict = random.choice([*_levels(question.id) * 3, "onbekend", ""]) or None
        answers[question.id] = Answer(
            verdict=verdict if question.kind != "advice" else None, missing=author.line() if verdict == "onbekend" else "",
            text=author.answer(4) if random.random() < .3 else "",
            facts=(Citation(fact="F42"),) if random.random() < .2 else (), owner=author.line(2) if random.random() < .1 else "",
            sources=(FreeSource(title=author.line(), grade="B", place=author.line(3)),) if random.random() < .2 else (),
            confidential=Confidential(text=author.answer(2), ground=random.choice(WOO_GROUNDS)) if random.random() < .1 else None)
        if random.random() < .3:
            answers[question.id] = _ticked(question.id, answers[question.id])
    outcomes = [outcome.id for outcome in framework().ladder.outcomes]
    reason = DeviationReason(reason=author.line(30), role="directeur", date=date(2026, 11, 1)) if random.random() < .5 else None
    conclusion = Conclusion(outcome=random.choice([None, *outcomes]), focus=author.line() if random.random() < .5 else "",
                            conditions=tuple(author.line(20) for _ in range(random.randint(0, 4))), deviation=reason)
    made = _blank(
        title=author.line(20), example=random.random() < .3, language=random.choice(LANGUAGES),
        classification=Classification(level=random.choice(list(Marking))), persons=(Person(role="auteur", name="Kanarie Jansen"),))
    return replace(made, answers=MappingProxyType(answers), conclusion=conclusion)
