"""What a report says, in words, before any layout."""

from dataclasses import replace
from datetime import date

import pytest

from afweging.assessment.models import Answer, Citation, Classification, Conclusion, DeviationReason, Marking, Status, Tick
from afweging.report import formats
from afweging.report.models import QuestionView
from afweging.report.verdicts import woo_ground
from afweging.report.view import view
from afweging.texts import Language, sentences
from tests.report import factory

REASON = " ".join(["omdat"] * 30)


def test_the_advice_comes_with_focus_conditions_moment_and_reservation() -> None:
    shown = view(factory.document(factory.full()))
    assert shown.advice.outcome == "Nederlandse deelname, met focus"
    assert shown.advice.conditions == ("met een eigen bijdrage",)
    assert {row.label: row.value for row in shown.advice.rows} == {
        "Focus": "Fotonica", "Budgetdekking": "onbekend", "Volgend beslismoment": "1 maart 2027: Toekenning"}
    assert shown.advice.footnote.startswith("Daadwerkelijke deelname")
    assert shown.advice.remarks == ()


def test_thirteen_verdicts_each_with_word_sign_and_place() -> None:
    rows = view(factory.document(factory.judged(factory.ALL_YES))).verdicts
    assert [row.number for row in rows] == list(range(1, 14))
    assert (rows[1].verdict.word, rows[1].verdict.sign, rows[1].verdict.place) == ("Ernstig", "+", "4 van 5")
    assert {row.step for row in rows} == {"A.1", "A.2", "B.1", "B.2"}


def test_questions_after_the_step_that_decides_are_not_relevant_any_more() -> None:
    shown = view(factory.document(factory.judged(factory.STOPS_AT_B1)))
    assert shown.advice.outcome == "Europees initiatief, maar niet via een IPCEI"
    assert [row.verdict.value for row in shown.verdicts][-3:] == ["skipped"] * 3
    assert [step.value for step in shown.ladder.steps] == ["ja", "ja", "nee", "skipped"]
    assert shown.ladder.steps[2].ends_here
    assert shown.ladder.decided
    assert shown.advice.footnote == ""
    assert "De opsteller heeft nog geen advies gekozen" in shown.advice.remarks[0]


def test_an_undecided_dossier_names_what_is_possible_and_what_to_answer_first() -> None:
    shown = view(factory.document(factory.judged(factory.UNDECIDED)))
    assert shown.advice.outcome == "Nog niet te bepalen"
    assert any(remark.startswith("Nog mogelijk: Europees initiatief") for remark in shown.advice.remarks)
    assert "Beantwoord eerst de vragen 8 en 9." in shown.advice.remarks
    assert shown.ladder.steps[2].result == "Nee tot deels"
    assert shown.ladder.steps[2].remark == "Hangt af van de vragen 8 en 9."
    assert not shown.ladder.decided
    assert "Vraag 8, Innovatie: nog niet te beoordelen. Ontbreekt: de scope" in shown.open_points
    assert shown.advice.conditions_title == "Aandachtspunten uit de oordelen"


def test_without_a_reason_and_a_goal_no_advice_follows() -> None:
    shown = view(factory.document(factory.judged("0" + factory.ALL_YES[1:])))
    assert any(remark == "Er volgt nog geen advies: aanleiding of doel ontbreekt." for remark in shown.advice.remarks)


def test_a_deviation_prints_both_the_reason_and_who_gave_it() -> None:
    given = DeviationReason(reason=REASON, role="Directeur", date=date(2026, 5, 4), second_reader="FEZ")
    conclusion = Conclusion(outcome="DEELNAME", deviation=given, accumulation="Toch verantwoord.")
    shown = view(factory.document(factory.judged("2 3 2 2 2 2 2 1 1 1 1 1 -1", conclusion=conclusion)))
    rows = {row.label: row.value for row in shown.deviation}
    assert rows["Afgeleid advies"] == "IPCEI, maar zonder Nederlandse deelname"
    assert rows["Reden"] == REASON
    assert rows["Door"] == "Directeur, 4 mei 2026"
    assert rows["Tweede lezer"] == "FEZ"
    assert rows["Stapeling van voorbehouden"] == "Toch verantwoord."
    assert any("wijkt af" in remark for remark in shown.advice.remarks)


def test_a_duty_that_is_not_met_is_shown_as_missing() -> None:
    shown = view(factory.document(factory.judged(factory.MANY_PARTLY, conclusion=Conclusion(outcome="DEELNAME"))))
    rows = {row.label: row.value for row in shown.deviation}
    assert rows["Reden"] == rows["Stapeling van voorbehouden"] == "niet gegeven"


def test_conditions_come_from_the_verdicts_that_hold_partly() -> None:
    shown = view(factory.document(factory.judged("2 3 2 2 2 2 2 1 2 2 3 3 +1", conclusion=Conclusion(outcome="DEELNAME_MITS"))))
    assert shown.advice.conditions == ("Mits de scope wordt beperkt tot projecten die aan de innovatie-eis voldoen (vraag 8)",)
    assert shown.conclusions[1].steps[0].remark == "Bepalend: vraag 8."
    assert "Vraag 8, Innovatie: Voldoet voor een deel van de scope. Telt als deels." in shown.conclusions[1].steps[0].grounds
    assert shown.conclusions[0].steps[0].grounds[-1].endswith("Weegt één stap milder mee: ja.")


def test_the_public_version_is_made_without_the_closed_parts() -> None:
    inside = str(view(factory.document(factory.full())))
    outside = str(view(factory.document(factory.full(), public=True)))
    assert "GEHEIM-4711" in inside
    assert "Kanarie Jansen" in inside
    assert "GEHEIM-4711" not in outside
    assert "Kanarie" not in outside
    assert "[gelakt: art. 5.1, eerste lid, onder c, Woo]" in outside
    assert "openbare versie" in outside


@pytest.mark.parametrize(("ground", "nl", "en"), [
    ("5.1.2.e", "art. 5.1, tweede lid, onder e, Woo", "art. 5.1, second paragraph, under e, Woo"),
    ("5.2", "art. 5.2, Woo", "art. 5.2, Woo"),
])
def test_the_ground_to_withhold_as_officials_write_it(ground: str, nl: str, en: str) -> None:
    assert woo_ground(ground, sentences("nl")) == nl
    assert woo_ground(ground, sentences("en")) == en


def test_sources_are_numbered_by_first_appearance_and_say_when_they_lapsed() -> None:
    made = factory.judged(factory.ALL_YES, text="Zie [@F26] en [@F15].")
    shown = view(factory.document(replace(made, head=replace(made.head, peildatum=date(2022, 9, 1)))))
    assert [source.title[-5:] for source in shown.sources] == ["[F26]", "[F15]"]
    assert shown.sources[1].flag == "Jonger dan de peildatum"
    assert shown.references["F26"].number == 1
    topsectors = next(fact for fact in factory.evidence().facts if fact.superseded_by)
    later = made.with_answer("aanleiding", replace(made.answer("aanleiding"), facts=(Citation(fact=topsectors.id),)))
    shown = view(factory.document(replace(later, head=replace(later.head, peildatum=date(2030, 1, 1)))))
    assert any(source.flag.startswith("Vervallen, vervangen door") for source in shown.sources)


def test_own_sources_and_overruled_grades() -> None:
    shown = view(factory.document(factory.full()))
    assert next(source for source in shown.sources if source.title == "Eigen berekening").details == ("D",)
    assert next(source for source in shown.sources if "[F02]" in source.title).details[0] == "A"


def test_head_marking_example_status_and_footer() -> None:
    made = factory.example()
    closed = Classification(level=Marking.DEPARTEMENTAAL_VERTROUWELIJK, set_by="directeur", until=date(2030, 1, 1))
    shown = view(factory.document(replace(made, head=replace(made.head, classification=closed))))
    assert shown.marking == "DEPARTEMENTAAL VERTROUWELIJK"
    assert shown.example == ("VOORBEELD. Verzonnen oordelen op basis van openbare bronnen. Geen standpunt van het kabinet of het "
                             "ministerie.")
    assert shown.unfinished
    assert shown.footer == f"VOORBEELD-1 · versie 3 · CONCEPT · {shown.short_hash}"
    facts = {row.label: row.value for row in shown.facts}
    assert facts["Rubricering"] == "Departementaal Vertrouwelijk, vastgesteld door directeur, tot 1 januari 2030"
    assert facts["Peildatum"] == "1 september 2022"


def test_a_finalised_version_is_not_called_unfinished_but_a_draft_of_it_is() -> None:
    made = factory.full()
    made = replace(made, head=replace(made.head, status=Status.VASTGESTELD))
    assert not view(factory.document(made)).unfinished
    draft = view(factory.document(made, draft=True))
    assert draft.unfinished
    assert "concept na versie 3" in draft.footer


def test_english_throughout_with_dutch_answers() -> None:
    shown = view(factory.document(factory.full(), language="en"))
    assert shown.kind == "Advice"
    assert shown.advice.outcome == "Dutch participation, with focus"
    assert shown.verdicts[0].label == "Reason"
    assert shown.answer_language == "nl"
    assert shown.sections[0].title.startswith("A.1. Is an active government role")


def test_every_question_has_prompts_and_thirteen_asks_for_effects() -> None:
    shown = view(factory.document(factory.example()))
    questions = [question for section in shown.sections for question in section.questions]
    assert [question.number for question in questions] == list(range(1, 15))
    assert [question.number for question in questions if question.effects] == [13]
    assert questions[0].prompts_title == "Behandelde deelvragen: 5 van 5"
    assert questions[13].verdict is None
    assert questions[8].sources_label == "Bronnen"
    assert [source.number for source in questions[8].sources] == sorted(source.number for source in questions[8].sources)


def _asked(row: str, *, language: Language = "nl", **answers: Answer) -> dict[int, QuestionView]:
    made = factory.judged(row)
    for name, answer in answers.items():
        made = made.with_answer(name, answer)
    shown = view(factory.document(made, language=language))
    return {question.number: question for section in shown.sections for question in section.questions}


def test_a_question_without_an_answer_says_so_and_lists_no_sub_questions() -> None:
    """What a minister sees of an open question is one line, and not a list of what was not dealt with."""
    stopped = _asked(factory.STOPS_AT_B1, aanleiding=Answer(), impact=Answer())
    assert (stopped[1].empty, stopped[1].prompts_title, stopped[1].prompts) == ("Nog niet beantwoord.", "", ())
    assert stopped[11].empty.startswith("Niet beantwoord: een eerdere stap")
    assert (stopped[11].prompts_title, stopped[11].prompts) == ("", ())
    assert _asked(factory.EMPTY, language="en", aanleiding=Answer())[1].empty == "Still to be answered."


def test_sub_questions_are_listed_once_one_of_them_was_dealt_with() -> None:
    answered = _asked(factory.ALL_YES)[1]
    assert (answered.empty, answered.prompts_title, answered.prompts) == ("", "Behandelde deelvragen: 0 van 5", ())
    ticked = _asked(factory.ALL_YES, aanleiding=Answer(ticks=(Tick(prompt="1b"),)))[1]
    assert (ticked.empty, ticked.prompts_title) == ("Nog niet beantwoord.", "Behandelde deelvragen: 1 van 5")
    assert [prompt.ticked for prompt in ticked.prompts] == [False, True, False, False, False]


@pytest.mark.parametrize("form", ["html", "md"])
def test_no_format_lists_sub_questions_of_open_questions(form: str) -> None:
    made = factory.judged(factory.EMPTY, text="")
    text = formats.render(factory.document(made), form).decode()
    assert text.count("Nog niet beantwoord.") == 14
    assert "Behandelde deelvragen" not in text
    assert "wie neemt het initiatief" not in text.lower()
    assert "wie neemt het initiatief" in formats.render(factory.document(factory.example()), form).decode().lower()


def test_an_english_report_says_where_the_framework_stands_in_english_and_names_it_in_dutch() -> None:
    method = view(factory.document(factory.example(), language="en")).method
    assert "(Kamerstuk 29826, nr. 147, annex (8 July 2022))" in method.paragraphs[0]
    (name,) = [row for row in method.rows if row.label == "Official name, in Dutch"]
    assert name.value == ("Afwegingskader Verticaal EU Industriebeleid, in het bijzonder voor deelname aan IPCEI's, "
                          "Kamerstuk 29826, nr. 147, bijlage (8 juli 2022)")
    page = formats.render(factory.document(factory.example(), language="en"), "html").decode()
    assert '<td lang="nl">Afwegingskader Verticaal' in page
    dutch = view(factory.document(factory.example())).method
    assert "(Kamerstuk 29826, nr. 147, bijlage (8 juli 2022))" in dutch.paragraphs[0]
    assert not [row for row in dutch.rows if row.language]


def test_the_method_lets_a_reviewer_repeat_it() -> None:
    shown = view(factory.document(factory.example())).method
    values = {row.label: row.value for row in shown.rows}
    assert len(values["Hash van het kader (SHA-256)"]) == len(values["Hash van de versie (SHA-256)"]) == 64
    assert [row.label for row in shown.rules] == [f"R{number}" for number in range(11)]
    assert len(shown.scales) == 13
    assert shown.scales[12].nee == "Nadelen veel groter; Nadelen groter"
    drafted = view(factory.document(factory.example(), draft=True)).method
    assert any("concept na versie 3" in row.value for row in drafted.rows)


@pytest.mark.parametrize("kind", ["advies", "beslisnota"])
def test_a_second_judgement_says_so_on_every_page(kind: str) -> None:
    made = factory.full()
    second = replace(made, head=replace(made.head, second_of="AFW-2026-0009@4"))
    notice = "Tweede oordeel, blind gegeven, over AFW-2026-0009, versie 4. Dit is niet het advies van dat dossier."
    for public in (False, True):
        found = factory.document(second, kind=kind, public=public)
        assert view(found).second == notice
        assert "· Tweede oordeel over AFW-2026-0009 ·" in view(found).footer
        assert f'<p class="example">{notice}</p>' in formats.render(found, "html").decode()
        assert f"**{notice}**" in formats.render(found, "md").decode()
    assert view(factory.document(made, kind=kind)).second == ""
    assert "weede oordeel" not in formats.render(factory.document(made, kind=kind), "html").decode()


PARTLY = "2 3 2 2 2 2 2 1 2 2 3 3 +1"


def test_conditions_of_the_derived_advice_are_no_conditions_of_another_one() -> None:
    own = "Rapporteer jaarlijks."
    shown = view(factory.document(factory.judged(PARTLY, conclusion=Conclusion(outcome="DEELNAME_MITS", conditions=(own,)))))
    assert shown.advice.conditions == (
        "Mits de scope wordt beperkt tot projecten die aan de innovatie-eis voldoen (vraag 8)", own)
    assert shown.deviation == ()
    shown = view(factory.document(factory.judged(PARTLY, conclusion=Conclusion(outcome="DEELNAME", conditions=(own,)))))
    assert shown.advice.conditions == (own,)
    rows = {row.label: row.value for row in shown.deviation}
    assert rows["Voorwaarden van het afgeleide advies"].startswith("1. Mits de scope wordt beperkt")


def test_the_chapter_is_called_after_what_is_in_it() -> None:
    reason = Conclusion(outcome="DEELNAME_MITS", accumulation="Toch verantwoord.")
    shown = view(factory.document(factory.judged(factory.MANY_PARTLY, conclusion=reason)))
    assert shown.titles.deviation == "Stapeling van voorbehouden"
    assert any("Zie “Stapeling van voorbehouden”" in remark for remark in shown.advice.remarks)
    assert view(factory.document(factory.judged(factory.MANY_PARTLY, conclusion=Conclusion(outcome="DEELNAME")))).titles.deviation == "Afwijking"


def test_the_number_of_a_paper_is_not_translated() -> None:
    shown = view(factory.document(factory.judged(factory.ALL_YES, text="See [@F26]."), language="en"))
    assert "Kamerstuk 29826, nr. 147" in " ".join(shown.sources[0].details)


@pytest.mark.parametrize(("written", "language", "shown"), [
    ("Nederland", "en", "the Netherlands"), ("the Netherlands", "nl", "Nederland"), ("België", "en", "België")])
def test_the_country_that_is_filled_in_by_default_follows_the_language_of_the_report(
    written: str, language: Language, shown: str,
) -> None:
    made = factory.judged(factory.ALL_YES)
    made = replace(made, head=replace(made.head, member_state=written))
    facts = {row.label: row for row in view(factory.document(made, language=language)).facts}
    row = facts["Member state" if language == "en" else "Lidstaat"]
    assert (row.value, row.own) == (shown, written == "België")
