"""What belongs to the advice of question 14 beside its text: focus, conditions, next moment, and the reasons of R8 and R9."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from afweging.advice.models import Duty
from afweging.assessment.wording import count_words
from afweging.editing import Editing
from afweging.framework.models import Question
from afweging.texts import N_, _, active, read_day
from afweging.tui.fill.text import TextField

LABELS = {
    "focus": N_("Focus: technology, part of the chain, type of company"),
    "conditions": N_("Conditions of your own, one on each line"),
    "moment": N_("Next decision moment: what is decided then"),
    "day": N_("On which day (2026-06-01), if known"),
    "accumulation": N_("Why the advice stands though much holds only partly (R8)"),
    "reason": N_("Why the advice differs from the derived one (R9)"),
    "role": N_("Role of the person who answers for differing"),
    "second": N_("Role of the second reader (when more positive than a “no” allows)"),
}


class ConclusionPanel(VerticalScroll, can_focus=False):
    """One field below the other; Tab goes on."""

    DEFAULT_CSS = """
    ConclusionPanel Static { height: auto; text-style: bold; margin-top: 1; }
    ConclusionPanel .remark { text-style: none; margin-top: 0; }
    ConclusionPanel TextField { max-height: 8; border-left: solid $border-blurred; }
    ConclusionPanel TextField:focus { border-left: thick $border; }
    """

    def __init__(self, editing: Editing) -> None:
        super().__init__(id="conclusion")
        self._editing = editing

    def compose(self) -> ComposeResult:
        """A label, a remark and a field for each part."""
        locked = self._editing.locked is not None
        for name in LABELS:
            yield Static(Content(""), id=f"label-{name}")
            yield Static(Content(""), id=f"remark-{name}", classes="remark")
            yield TextField(id=f"field-{name}", read_only=locked)

    def show(self, _question: Question) -> None:
        """Show what stands there now."""
        found = self._editing.assessment.conclusion
        deviation, moment = found.deviation, found.next_moment
        texts = {
            "focus": found.focus, "conditions": "\n".join(found.conditions), "accumulation": found.accumulation,
            "moment": moment.text if moment else "", "day": active().short_day(moment.day) if moment and moment.day else "",
            "reason": deviation.reason if deviation else "", "role": deviation.role if deviation else "",
            "second": deviation.second_reader if deviation else "",
        }
        for name, text in texts.items():
            self._field(name).hold(text, partial(self._keep, name))
            self.query_one(f"#label-{name}", Static).update(Content(_(LABELS[name])))
        self.update_remarks()

    def update_remarks(self) -> None:
        """What the rules ask of each part, as far as the derived advice may be seen."""
        remarks = self._remarks()
        for name in LABELS:
            remark = self.query_one(f"#remark-{name}", Static)
            remark.display = name in remarks
            remark.update(Content(remarks.get(name, "")))

    def _remarks(self) -> dict[str, str]:
        remarks = {}
        if (text := self._field("day").text.strip()) and read_day(text) is None:
            remarks["day"] = _("“{text}” is not a date; it is not kept. Write it as 01-06-2026 or 2026-06-01.").format(
                text=text[:20])
        if not self._editing.advice_shown:
            return remarks
        advice = self._editing.advice
        if advice.conditions:
            numbers = [question.number for question in self._editing.framework.questions if question.id in advice.conditions]
            remarks["conditions"] = _("Conditions follow from questions: {questions}.").format(
                questions=", ".join(map(str, numbers)))
        for notice in advice.notices:
            state = _("done") if notice.met else _("still to be written")
            if notice.duty is Duty.ACCUMULATION:
                remarks["accumulation"] = _("Asked for here: {state}.").format(state=state)
            elif notice.duty is Duty.DEVIATION:
                needed = self._editing.framework.ladder.deviation.words
                words = count_words(self._field("reason").text)
                remarks["reason"] = _("Asked for here: {state}; {words} of at least {needed} words.").format(
                    state=state, words=words, needed=needed)
            elif notice.duty is Duty.SECOND_READER:
                remarks["second"] = _("Asked for here: {state}.").format(state=state)
        return remarks

    def _field(self, name: str) -> TextField:
        return self.query_one(f"#field-{name}", TextField)

    def _keep(self, name: str, _text: str) -> None:
        texts = {part: self._field(part).text for part in LABELS}
        if name == "conditions":
            self._editing.set_conclusion(conditions=tuple(line for line in texts[name].split("\n") if line.strip()))
        elif name in ("focus", "accumulation"):
            self._editing.set_conclusion(**{name: texts[name]})  # type: ignore[arg-type]
        elif name in ("moment", "day"):
            self._editing.set_next_moment(texts["moment"], read_day(texts["day"]))
        else:
            self._editing.set_deviation(texts["reason"], texts["role"], texts["second"])

    def explain(self) -> str:
        """What F1 says; the rule of deviating only where the advice does deviate and that may be seen."""
        said = _("What belongs to the advice beside its text. Tab goes to the next field. ").strip()
        if "reason" not in self._remarks():
            return said
        return f"{said} {self._editing.framework.ladder.deviation.text.at(active().language)}"
